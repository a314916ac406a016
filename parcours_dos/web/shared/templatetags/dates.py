"""Days and hours as each language writes them: « 28 novembre 2026 », « 14 h 05 », "14:05"."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils.formats import date_format
from django.utils.translation import pgettext

register = template.Library()


@register.filter(expects_localtime=True)
def day(moment: date) -> str:
    """The day, with its year."""
    return date_format(moment, pgettext("format", "j F Y"))


@register.filter(expects_localtime=True)
def day_of_week(moment: date) -> str:
    """The day, with its name and its year."""
    return date_format(moment, pgettext("format", "l j F Y"))


@register.filter(expects_localtime=True)
def day_of_month(moment: date) -> str:
    """The day, without its year."""
    return date_format(moment, pgettext("format", "j F"))


@register.filter(expects_localtime=True)
def hour(moment: datetime) -> str:
    """The hour and the minutes."""
    return date_format(moment, pgettext("format", r"G \h i"))
