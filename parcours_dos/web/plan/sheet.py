"""The plan on one sheet of paper: a PDF made on the server, kept nowhere, without anything private."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from string import ascii_lowercase

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from parcours_dos.web.public.asking import Place
from parcours_dos.web.public.sourced import Sourced
from parcours_dos.web.shared import paper
from parcours_dos.web.shared.templatetags.dates import day, day_of_week

from .page import Page

ALPHABET = ascii_lowercase
TEMPLATE = Path(__file__).with_name("sheet.typ")


class _Notes:
    """The sources cited, numbered in the order in which they are met, and in each its places, lettered."""

    def __init__(self) -> None:
        self.sources: dict[str, list[str]] = {}

    def mark(self, said: Sourced) -> str:
        """The mark under which a source and a place in it stand at the foot of the sheet, as « 3b »."""
        places = self.sources.setdefault(said.source, [])
        place = _("%(place)s (%(status)s)") % {"place": said.place, "status": said.status}
        if place not in places:
            places.append(place)
        return f"{list(self.sources).index(said.source) + 1}{_letter(places.index(place))}"

    def cited(self, said: Sourced) -> dict[str, object]:
        """A sentence with the mark of its source."""
        return {"text": said.sentence, "note": self.mark(said)}

    def all_cited(self, some: Iterable[Sourced]) -> list[dict[str, object]]:
        """The sentences that anyone may read, each with the mark of its source."""
        return [self.cited(said) for said in some if not said.private]

    @property
    def lines(self) -> list[str]:
        """The sources, as they stand at the foot."""
        told = []
        for source, places in self.sources.items():
            lettered = " · ".join(f"{_letter(rank)}) {place}" for rank, place in enumerate(places))
            told.append(_("%(source)s : %(places)s.") % {"source": source, "places": lettered})
        return told


def _letter(rank: int) -> str:
    return ALPHABET[rank] if rank < len(ALPHABET) else str(rank + 1)


def content(place: Place, told: Page, now: datetime) -> dict[str, object]:
    """All that the sheet says, ready to be set; what is private is not in it."""
    notes, edition = _Notes(), place.rulebook.edition
    said: dict[str, object] = {
        "brand": "Parcours Dos",
        "title": _("Votre plan de soins"),
        "notice": paper.notice(place.rulebook.edition),
        "given": paper.unbroken(day(timezone.localtime(now))),
        "headline": told.headline,
        "condition": told.condition,
        "span": told.span,
        **_number(told, notes),
        **_rhythm(told, notes),
        **_cost(told, notes),
        **_content(told, notes),
        **_next(place, told, notes),
        "summary": [{"name": line.name, "said": line.said} for line in told.summary if not line.private],
        "steps": [
            {"label": step.label, **notes.cited(step.said), "contact": step.contact} for step in told.routing
        ],
        "words": _words(place),
    }
    said["notes"] = notes.lines
    said["foot"] = _foot(edition.title)
    return paper.ready(said, get_language() or "fr")


def _number(told: Page, notes: _Notes) -> dict[str, object]:
    lead = _("Votre kinésithérapeute ajuste ce nombre après le premier bilan.")
    return {
        "lead": lead,
        "text": notes.cited(told.text),
        "prescribed": notes.cited(told.prescribed),
        "ranges": [
            {
                "kind": _("%(kind)s, %(rank)s") % {"kind": bar.kind, "rank": bar.rank.lower()},
                "label": bar.label,
                "number": bar.number,
                "note": notes.mark(bar.said),
                "start": float(bar.start or 0) if bar.start else None,
                "end": float(bar.end) if bar.end else None,
                "limit": bar.limit,
            }
            for bar in told.axis.bars
            if not bar.private
        ],
        "length": told.axis.length,
        "reconciled": told.reconciled,
    }


def _rhythm(told: Page, notes: _Notes) -> dict[str, object]:
    return {
        "points": [
            {"when": point.when, "title": point.title, "dots": point.dots, "check": point.check}
            for point in told.points
        ],
        "minutes": {"text": told.minutes, "note": notes.mark(told.minutes_source)},
    }


def _cost(told: Page, notes: _Notes) -> dict[str, object]:
    cost = told.cost
    return {
        "cost_lead": cost.lead,
        "cost_caption": cost.caption,
        "rows": [{"who": row.who, "one": row.one, "whole": row.whole} for row in cost.rows],
        "whole": cost.has_sessions,
        "not_given": list(cost.not_given),
        "price_note": notes.mark(told.price),
        "limits": [
            {
                "label": row.limit.label,
                "said": " ".join(filter(None, (row.limit.left, row.warning, *row.limit.acts))),
                "text": row.limit.text,
                "note": notes.mark(row.said),
            }
            for row in told.limits
        ],
    }


def _content(told: Page, notes: _Notes) -> dict[str, object]:
    groups = ((group.title, notes.all_cited(group.said)) for group in told.content)
    return {
        "groups": [{"title": title, "said": said} for title, said in groups if said],
        "not_offered": notes.all_cited(told.not_offered),
        "goals": [
            {
                **notes.cited(goal.said),
                "how": _("%(measure)s. But : %(target)s, le %(date)s.")
                % {"measure": goal.measure, "target": goal.target, "date": paper.unbroken(day(goal.on))},
            }
            for goal in told.goals
            if not goal.said.private
        ],
        "varies": notes.all_cited((*told.longer, *told.shorter)),
    }


def _next(place: Place, told: Page, notes: _Notes) -> dict[str, object]:
    review = _("On fait le point : %(date)s.") % {"date": paper.unbroken(day_of_week(told.review_on))}
    return {
        "expect": notes.all_cited(told.expect),
        "review": review,
        "advance": notes.all_cited(told.advance),
        "stop": notes.all_cited(told.stop),
        "see_again": notes.all_cited(told.see_again),
        "signs": list(told.signs_now),
        "reasons": notes.all_cited(told.reasons),
    }


def _words(place: Place) -> dict[str, str]:
    """The titles of the sheet."""
    number = {"number": place.country.emergency_number}
    return {
        "rhythm": _("Votre rythme"),
        "ranges": _("Pourquoi ce nombre, et pas un autre"),
        "cost": _("Ce que cela coûte"),
        "who": _("Qui paie"),
        "one": _("Par séance"),
        "whole": _("En tout"),
        "not_given": _("Ce qu'aucune source lue ne donne :"),
        "limits": _("Ce que l'assurance permet"),
        "content": _("Ce qu'on fait pendant les séances"),
        "not_offered": _("Pas proposé d'office"),
        "goals": _("Des objectifs qui se mesurent"),
        "varies": _("Ce qui change ce nombre pour vous"),
        "next": _("À quoi s'attendre, et quand refaire le point"),
        "stop": _("Quand arrêter les séances"),
        "signs": _("Appelez le %(number)s tout de suite") % number,
        "see_again": _("Revoyez un médecin"),
        "reasons": _("Pourquoi ce plan"),
        "summary": _("Pour votre kinésithérapeute"),
        "before": _("Avant la kinésithérapie"),
        "notes": _("Sources"),
    }


def _foot(edition: str) -> list[str]:
    rules = _(
        "Règles : %(title)s. C'est une proposition : "
        "votre kinésithérapeute vous examine, la change et la signe."
    )
    mine = _("Parcours Dos n'est pas un dispositif médical.")
    return [f"{rules % {'title': edition}} {mine}"]
