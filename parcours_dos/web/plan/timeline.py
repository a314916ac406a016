"""The rhythm of a plan as points in time: stretches of sessions, the day of review, the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parcours_dos.pathway.plan.proposal import Plan
from parcours_dos.pathway.plan.schedule import DAYS, Stretch
from parcours_dos.web.shared.templatetags.dates import day as in_words

DOT = "●"


@dataclass(frozen=True)
class Point:
    """A stretch of sessions, or a day on which one looks back (`check`). One dot a session."""

    when: str
    title: str
    text: str
    dots: int = 0
    check: bool = False

    @property
    def drawn(self) -> str:
        """One dot a session."""
        return DOT * self.dots


def timeline(found: Plan) -> tuple[Point, ...]:
    """The stretches in order, the review in its place, the end last."""
    if not found.days:
        return (_review(found),)
    first = found.days[0]
    points = [(days[0], _stretch(found, stretch, days, first, again)) for stretch, days, again in _cut(found)]
    points.append((found.review_on, _review(found)))
    if found.end_on > found.review_on:
        points.append((found.end_on, _end(found)))
    points.sort(key=lambda point: (point[0], point[1].check))
    return tuple(point for _day, point in points)


def rhythm(stretch: Stretch) -> str:
    """« 2 séances par semaine », « 1 séance tous les 10 jours »."""
    per_week = stretch.per_week
    if per_week >= 1 and per_week.denominator == 1:
        told = ngettext("%(n)s séance par semaine", "%(n)s séances par semaine", int(per_week))
        return told % {"n": int(per_week)}
    return _("1 séance tous les %(n)s jours") % {"n": round(stretch.mean_days)}


def _cut(found: Plan) -> Iterable[tuple[Stretch, Sequence[date], bool]]:
    """Each stretch with its days, cut in two where the review falls within it."""
    held = len(found.care.done)
    owners = [stretch for stretch in found.stretches for _rank in range(stretch.sessions)][held:]
    for stretch, pairs in groupby(zip(owners, found.days, strict=False), key=lambda pair: pair[0]):
        days = [day for _owner, day in pairs]
        parts = [[day for day in days if (day <= found.review_on) is early] for early in (True, False)]
        kept = [part for part in parts if part]
        yield from ((stretch, part, rank > 0) for rank, part in enumerate(kept))


def _stretch(found: Plan, stretch: Stretch, days: Sequence[date], first: date, again: bool) -> Point:
    entry = found.phases[stretch.phase]
    title = _("On poursuit") if again else entry.label
    told = _("%(title)s : %(rhythm)s") % {"title": title, "rhythm": rhythm(stretch)}
    begin, end = ((day - first).days // DAYS + 1 for day in (days[0], days[-1]))
    if begin == end:
        when = _("Semaine %(n)s") % {"n": begin}
    elif begin + 1 == end:
        when = _("Semaines %(begin)s et %(end)s") % {"begin": begin, "end": end}
    else:
        when = _("Semaines %(begin)s à %(end)s") % {"begin": begin, "end": end}
    return Point(when, told, "" if again else entry.text, len(days))


def _review(found: Plan) -> Point:
    text = _("Vos objectifs se mesurent ce jour-là.")
    return Point(in_words(found.review_on), _("On fait le point"), text, check=True)


def _end(found: Plan) -> Point:
    return Point(in_words(found.end_on), _("Fin de ce plan"), _("Dernière séance proposée."), check=True)
