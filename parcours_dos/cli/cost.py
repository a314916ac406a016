"""`cost`: what care costs, how many sessions the payer takes, and when to act."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from datetime import date

from parcours_dos.pathway import circumstances
from parcours_dos.pathway.documents import Document
from parcours_dos.pathway.facts import Problem
from parcours_dos.pathway.loading import load
from parcours_dos.pathway.payment import plain
from parcours_dos.pathway.payment.care import CareError, CareProblem
from parcours_dos.pathway.payment.plain import Cost, PlainAmounts, PlainCounter
from parcours_dos.pathway.payment.tariffs import NotYet
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import CountryFile, PaymentEntry

from . import printed, said
from .refusals import DONE, InputError

NOT_GIVEN = "non confirmé"
PARTS = ("insurer", "share", "deductible", "extra", "price")


def cost(options: argparse.Namespace) -> int:
    """Count and price a course of sessions, and say it in words, or as JSON."""
    rulebook = load()
    country = circumstances.country(rulebook, options.country)
    today = said.moment(options.on, country).date()
    document = said.document(options.file)
    found = counted(rulebook, country, document, today)
    if options.json:
        print(printed.as_json(found))
    else:
        assert country.payment is not None
        print("\n".join(_in_words(rulebook, country.payment, found)))
    return DONE


def counted(rulebook: Rulebook, country: CountryFile, document: Document, today: date) -> Cost:
    """The account of a document, or the refusal with its line."""
    try:
        return plain.cost(country, document.data, today, rulebook.edition.name)
    except CareError as error:
        raise InputError([_placed(problem, document) for problem in error.problems]) from None
    except NotYet as error:
        raise InputError([error.problem]) from None


def _placed(problem: CareProblem, document: Document) -> Problem:
    line = document.lines.get(problem.path)
    return Problem(problem.fact, problem.reason, problem.allowed, line)


def _in_words(rulebook: Rulebook, payment: PaymentEntry, cost: Cost) -> Iterator[str]:
    yield cost.act.label + (f" ({cost.act.code})" if cost.act.code else "")
    yield ""
    yield "Ce qui reste, et quand agir :"
    yield from _dashed(_left(rulebook, cost))
    yield ""
    yield from _price(payment, cost)
    yield from printed.listed("Ce qu'aucune source lue ne donne", cost.not_given)
    yield ""
    yield "D'où viennent les chiffres :"
    for figure in cost.figures:
        value = _value(figure.value)
        when = f" depuis le {figure.since}" if figure.since else ""
        yield f"  - {figure.name} : {value}{when} {printed.source_of(rulebook, figure)}"
    notes = [f"{note.text} {printed.source_of(rulebook, note)}" for note in cost.notes]
    yield from printed.listed("À savoir", notes)
    yield ""
    yield f"Compté le {cost.on.isoformat()}. {printed.edition(rulebook)}"


def _left(rulebook: Rulebook, cost: Cost) -> Iterator[str]:
    prescription = cost.prescription
    if prescription.left is not None:
        yield f"Ordonnance : il reste {prescription.left} séances sur {prescription.sessions}."
    if prescription.begin_by is not None and not any(not line.planned for line in cost.lines):
        yield f"La première séance a lieu le {prescription.begin_by.isoformat()} au plus tard."
    if prescription.new_one_on is not None:
        yield f"Il faut une nouvelle ordonnance pour la séance du {prescription.new_one_on.isoformat()}."
    for counter in cost.counters:
        source = printed.source_of(rulebook, counter)
        yield f"{counter.label} : {_state(counter)} {counter.text} {source}"
        yield from _act(cost, counter)
    if not cost.counters:
        yield "Aucune limite ne touche ces séances."
    elif any(counter.then == "approval" for counter in cost.counters):
        yield cost.ceiling


def _state(counter: PlainCounter) -> str:
    if counter.most == 0:
        return "un accord est à demander."
    until = f", jusqu'au {counter.until.isoformat()}" if counter.until else ""
    return f"{counter.used} faites, il en reste {counter.left}{until}."


def _act(cost: Cost, counter: PlainCounter) -> Iterator[str]:
    if counter.fell_on is not None:
        yield f"  Limite passée le {counter.fell_on.isoformat()}."
    if counter.falls_on is None:
        return
    yield f"  Limite atteinte : la séance du {counter.falls_on.isoformat()} est la première au-delà."
    if counter.act_by is not None:
        late = counter.act_by < cost.on
        yield (
            "  Trop tard pour être sûr d'un accord ce jour-là : demandez-le maintenant, ou reculez la séance."
            if late
            else f"  Envoyez la demande le {counter.act_by.isoformat()} au plus tard : {cost.approval.text}"
        )
    if counter.then in ("approval", "agreement") and cost.approval.send:
        yield f"  À envoyer : {', '.join(cost.approval.send)}."


def _price(payment: PaymentEntry, cost: Cost) -> Iterator[str]:
    names = {
        "insurer": payment.insurer,
        "share": payment.complement,
        "deductible": payment.deductible.label if payment.deductible else "",
        "extra": "Supplément, à votre charge",
        "price": "Total",
    }
    sessions = len({(line.day, line.session) for line in cost.lines})
    more = " et leurs bilans" if len(cost.lines) > sessions else ""
    yield f"Prix, par séance, puis pour {sessions} séances{more} :"
    for part in PARTS:
        one, whole = _money(cost.session, part), _money(cost.total, part)
        if part in ("price", "insurer", "share") or (one, whole) != (euros("0.00"), euros("0.00")):
            yield f"  {names[part]} : {one} ; {whole}"
    yield f"À payer en tout : {euros(cost.to_pay)}"
    if payment.percent:
        yield f"Si une mutuelle paie sa part : {euros(cost.to_pay_covered)}"


def _value(value: str | int | bool | None) -> str:
    if value is None:
        return NOT_GIVEN
    return ("oui" if value else "non") if isinstance(value, bool) else str(value).replace(".", ",")


def euros(text: str | None) -> str:
    """An amount as it is written in French."""
    return NOT_GIVEN if text is None else f"{text.replace('.', ',')} €"


def _money(amounts: PlainAmounts, part: str) -> str:
    return euros(getattr(amounts, part))


def _dashed(lines: Iterable[str]) -> Iterator[str]:
    return (f"    {line.strip()}" if line.startswith("  ") else f"  - {line}" for line in lines)
