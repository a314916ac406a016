"""« Ce que je dirai au soignant »: the answers as plain sentences, to be said aloud in half a minute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from parcours_dos.pathway.facts import settle
from parcours_dos.pathway.rulebook import Rulebook

from .asking import place_of
from .current import journey_of
from .journey import Journey
from .private import is_volunteered, speaks_of
from .result import Clause, Page, in_own_words, page, sentence, where_it_hurts
from .review import label, question

MOST_REFUSED = 6


@dataclass(frozen=True)
class Part:
    """One thing to tell, in a few sentences. On paper, some of it stands elsewhere on the sheet."""

    title: str
    sentences: tuple[Clause, ...]
    on_paper: bool = True

    @property
    def private(self) -> bool:
        """Is there nothing here that may be printed?"""
        return all(sentence.private for sentence in self.sentences)


@require_safe
def spoken(request: HttpRequest) -> HttpResponse:
    """The page to read aloud, or to show."""
    now = timezone.now()
    begun = journey_of(request, now)
    if begun is None:
        return redirect("start_again")
    place = place_of(begun)
    told = page(place, begun, now)
    return render(
        request, "public/spoken.html", {"parts": to_tell(place.rulebook, begun, told), "page": told}
    )


def to_tell(book: Rulebook, journey: Journey, told: Page) -> tuple[Part, ...]:
    """Where and since when, what there is, what is not known, what there is not, the advice, a question."""
    answered = _Answered(book, journey)
    parts = (
        Part(_("Où, et depuis quand"), (*answered.places(), *answered.measured())),
        Part(_("Ce qu'il y a"), tuple(answered.present())),
        Part(_("Ce que je ne sais pas"), tuple(answered.unknown())),
        Part(_("Ce qu'il n'y a pas"), tuple(answered.refused()), on_paper=False),
        Part(_("Le conseil que j'ai reçu"), tuple(_advice(told)), on_paper=False),
        Part(_("Ma question"), (_expected(told),)),
    )
    return tuple(part for part in parts if part.sentences)


@dataclass(frozen=True)
class _Answered:
    """What a person answered, sentence by sentence."""

    book: Rulebook
    journey: Journey

    def places(self) -> Iterator[Clause]:
        for name in where_it_hurts(self.book, self.journey):
            yield self._clause(name, in_own_words(self.book, name, self.journey))

    def measured(self) -> Iterator[Clause]:
        """Ages, durations, and what gets better or worse."""
        for name, answer in self._tellable():
            entry = self.book.facts[name]
            if answer is not None and (entry.type == "integer" or entry.ordered):
                said = label(self.book, name, answer)
                clause = _("%(what)s : %(answer)s") % {
                    "what": self.book.words[name].phrase,
                    "answer": f"{said[0].lower()}{said[1:]}",
                }
                yield self._clause(name, sentence(self.book, self.book.wording.says.sure, clause))

    def present(self) -> Iterator[Clause]:
        """What was answered yes, elsewhere than on the list of places."""
        places = set(where_it_hurts(self.book, self.journey))
        for name, answer in self._tellable():
            if answer is True and name not in places:
                yield self._clause(name, self._own(name))

    def unknown(self) -> Iterator[Clause]:
        """What was asked and is not known."""
        for name, answer in self._tellable():
            if answer is None and self.book.facts[name].type == "yes_no":
                yield self._clause(name, self._own(name, sure=False))

    def refused(self) -> Iterator[Clause]:
        """The gravest signs answered no, in one sentence: as questions, which nobody hears as a complaint."""
        facts, screens = self.book.facts, self.book.screens
        names = [
            name
            for name, answer in self._tellable()
            if answer is False
            and facts[name].worse == "yes"
            and screens[str(facts[name].screen)].emergency
            and not speaks_of(self.book, [name])
        ]
        gravest = sorted(names, key=lambda name: -facts[name].gravity)[:MOST_REFUSED]
        if gravest:
            quoted = self.book.wording.grammar.quoted.format
            asked = ", ".join(quoted(question(self.book, name)) for name in gravest)
            yield Clause(_("J'ai répondu non à ces questions : %(questions)s.") % {"questions": asked})

    def _tellable(self) -> Iterable[tuple[str, object]]:
        """Every answer, clarified; not what was offered in confidence."""
        answers = settle(self.journey.facts).items()
        return [(name, answer) for name, answer in answers if not is_volunteered(self.book, name)]

    def _clause(self, name: str, text: str) -> Clause:
        return Clause(text, speaks_of(self.book, [name]))

    def _own(self, name: str, sure: bool = True) -> str:
        """In the first person; what the rules only say of « the person » becomes question and answer."""
        entry, own = self.book.facts[name], self.journey.answerer == "patient"
        if own and not entry.say and _("la personne") in self.book.words[name].phrase:
            said = _("« %(question)s » Oui.") if sure else _("« %(question)s » Je ne sais pas.")
            return said % {"question": question(self.book, name)}
        return in_own_words(self.book, name, self.journey, sure)


def _advice(told: Page) -> Iterator[Clause]:
    advice = _("Parcours Dos m'a donné ce conseil : « %(advice)s ».") % {"advice": told.route.title}
    yield Clause(advice, told.private)
    for reason in told.reasons[:1]:
        why = _("La raison donnée : « %(reason)s »") % {"reason": reason.sentence}
        yield Clause(why, told.private or reason.private)
    if not told.settled:
        yield Clause(_("Je n'ai pas répondu à toutes les questions."))


def _expected(told: Page) -> Clause:
    if told.level == "now":
        return Clause(_("Que faut-il faire maintenant ?"), told.private)
    if told.level == "calm":
        return Clause(_("Que faire en plus, et quand faut-il revenir vous voir ?"))
    return Clause(_("De quoi peut-il s'agir, et que faire d'ici là ?"))
