"""On every page, nonsense first: refused and explained, or read for what it says, never for more."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import cycle
from typing import Any

import pytest
from django.test import Client

from parcours_dos.pathway.decision import decide
from parcours_dos.web.public import journey
from parcours_dos.web.public.asking import place_of
from parcours_dos.web.public.journey import Journey
from parcours_dos.web.shared import sealed_cookie
from parcours_dos.web.shared.rules import rulebook
from parcours_dos.web.shared.sealed_cookie import NAME

from .person import Told
from .site import HOST
from .test_fuzzed import NASTY, explains, helps
from .walker import fields_of, visit_all

TRIES = 4
OF_OTHER_PAGES = ["weight_loss", "chest_pain", "cases", "un-par-un", "age_years", "age_years-inconnu", "x"]
PEOPLE: Mapping[str, Told] = {
    "low_back": {},
    "neck": {"cases": "pain_neck"},
    "mid_back": {"cases": "pain_mid_back"},
    "hurt": {"blow_or_fall": "oui-et", "trauma_days": "43"},
    "numb": {"saddle_numbness": "oui"},
    "child": {"age_years": "4"},
    "old": {"age_years": "81", "weight_loss": "oui"},
    "sad": {"distress": "oui", "suicidal_thoughts": "oui"},
    "pregnant": {"pregnant_or_recent_birth": "oui"},
    "in_doubt": {"chest_pain": "inconnu", "saddle_numbness": "inconnu", "history": "inconnu"},
}


def kept(client: Client) -> Journey:
    """The journey that the cookie holds."""
    content, since = sealed_cookie.unseal(client.cookies[NAME].value, datetime.now(UTC))
    return journey.read(rulebook(), rulebook().countries, content, since)


def said(form: Mapping[str, object], name: str) -> list[str]:
    """Everything that a form says of a name."""
    value = form.get(name, [])
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]


def meant(form: Mapping[str, object], fact: str, answer: object) -> bool:
    """Can this answer be read in this form? Written apart from the program that reads it."""
    own, boxes = said(form, fact), said(form, "cases")
    if answer is True:
        volunteered = any("oui-et" in said(form, name) for name in form)
        return own == ["oui"] or own == ["oui-et"] or fact in boxes or volunteered
    if answer is False:
        return own == ["non"] or (fact not in boxes and bool(boxes) and "inconnu" not in boxes)
    if answer is None:
        return own == ["inconnu"] or f"{fact}-inconnu" in form or "inconnu" in boxes
    digits = re.sub(r"\D", "", " ".join(own))
    return own == [answer] or (digits.isascii() and digits.lstrip("0") == str(answer).lstrip("0"))


class Clumsy(Client):
    """Someone who sends nonsense to each page before answering it."""

    def __init__(self, seed: str) -> None:
        super().__init__(SERVER_NAME=HOST)
        self.chance = random.Random(seed)
        self.sent = self.taken = 0

    def post(self, path: str, data: Any = None, *args: Any, **more: Any) -> Any:
        """Send nonsense many times, then what was asked, the cookie being what it was."""
        if "/question/" in path and isinstance(data, dict):
            before = self.cookies[NAME].value
            for form in self.nonsense(path, data):
                self.look(path, form, before)
                self.cookies[NAME] = before
        return super().post(path, data, *args, **more)

    def nonsense(self, path: str, good: Mapping[str, object]) -> Iterator[dict[str, object]]:
        """Forms that look like the good one, spoilt in several places."""
        offered = fields_of(super().get(path).content.decode())
        for _ in range(TRIES):
            form: dict[str, object] = dict(good)
            for name in self.chance.sample(sorted(offered), self.chance.randint(1, len(offered))):
                form[name] = self.value(offered[name])
            for name in self.chance.sample(OF_OTHER_PAGES, 2):
                if name not in offered:
                    form[name] = self.value(["oui", "non"])
            if self.chance.random() < 0.2:
                form.pop(self.chance.choice(sorted(form)))
            yield form

    def value(self, offered: Sequence[str]) -> object:
        """Nothing, nonsense, one answer, or several at once."""
        values = [self.chance.choice([*NASTY, "97", *offered, *offered]) for _ in range(3)]
        return self.chance.choice([[], values[0], values[1], values])

    def look(self, path: str, form: Mapping[str, object], before: str) -> None:
        """What the site made of a spoilt form."""
        answer = super().post(path, form)
        self.sent += 1
        helps(answer)  # type: ignore[arg-type]  # as the stubs see it
        if answer.status_code == 422:
            explains(answer)  # type: ignore[arg-type]  # as the stubs see it
        if answer.status_code != 303:
            assert NAME not in answer.cookies
            assert self.cookies[NAME].value == before
            return
        self.taken += 1
        page = path.rsplit("/", 1)[1]
        step = next(step for step in kept(self).steps if step.address == page)
        for fact, value in step.answers.items():
            assert meant(form, fact, value), (path, form, fact, value)


@pytest.mark.parametrize(("name", "who"), list(zip(PEOPLE, cycle(["patient", "carer"]), strict=False)))
def test_nonsense_on_the_way_changes_nothing(name: str, who: str) -> None:
    """Each person answers for themselves or is helped: the pages met are the same, in other words."""
    clumsy, careful = Clumsy(f"{name} {who}"), Client(SERVER_NAME=HOST)
    for visitor in (clumsy, careful):
        visit_all(visitor, PEOPLE[name], who=who)
    assert clumsy.sent > 2 * TRIES
    assert 0 < clumsy.taken < clumsy.sent / 2
    assert kept(clumsy).steps == kept(careful).steps
    assert urgency(clumsy) == urgency(careful)


def urgency(visitor: Client) -> object:
    begun = kept(visitor)
    place = place_of(begun)
    return decide(place.rulebook, begun.facts, begun.answerer, begun.since, place.country, place.site).urgency
