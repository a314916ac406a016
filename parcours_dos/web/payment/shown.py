"""The account as a person reads it: what is left and when to act, then who pays what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from parcours_dos.pathway.payment.account import PARTS, Account, Line, Part
from parcours_dos.pathway.payment.counters import Counter
from parcours_dos.pathway.payment.tariffs import Money, added, last_begun, months_later
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import CoverEntry, PaymentEntry, Sourced
from parcours_dos.web.public.sourced import name_of

from .words import said

NOT_GIVEN = gettext_lazy("non confirmé")


@dataclass(frozen=True)
class Limit:
    """One limit: its name, what is left, what to do and by when, what it means, where it comes from."""

    label: str
    left: str
    acts: tuple[str, ...]
    send: tuple[str, ...]
    text: str
    source: str
    pressing: bool


@dataclass(frozen=True)
class Row:
    """Who pays, for one session and for all."""

    who: str
    one: str
    whole: str


@dataclass(frozen=True)
class Detail:
    """One act on one day, and what stays to pay for it."""

    day: date
    what: str
    price: str
    insurer: str
    rest: str
    planned: bool


@dataclass(frozen=True)
class Figure:
    """A figure that was used, since when, and its source."""

    name: str
    value: str
    since: date | None
    source: str


@dataclass(frozen=True)
class Shown:
    """The whole result of the calculator."""

    act: str
    limits: tuple[Limit, ...]
    ceiling: str
    prescription: tuple[str, ...]
    prescription_label: str
    prescription_source: str
    lead: str
    caption: str
    rows: tuple[Row, ...]
    has_sessions: bool
    several_prices: bool
    not_given: tuple[str, ...]
    covers: tuple[str, ...]
    details: tuple[Detail, ...]
    figures: tuple[Figure, ...]
    notes: tuple[Figure, ...]
    prices_source: str


def shown(book: Rulebook, payment: PaymentEntry, found: Account) -> Shown:
    """The account, ready for a page."""
    limits = tuple(_limit(book, payment, found, counter) for counter in found.counters if _matters(counter))
    sessions = [line for line in found.lines if line.is_session]
    price = next(figure for name, figure in found.figures if name == found.act.label)
    return Shown(
        act=found.act.label,
        limits=limits,
        ceiling=payment.ceiling if limits else "",
        prescription=tuple(_prescription(payment, found)),
        prescription_label=payment.prescription.label,
        prescription_source=_source(book, payment.prescription),
        lead=_lead(payment, found),
        caption=_caption(found, len(sessions)),
        rows=tuple(_rows(payment, found)),
        has_sessions=bool(sessions),
        several_prices=len({line.amounts for line in sessions}) > 1,
        not_given=tuple(dict.fromkeys(_not_given(found))),
        covers=tuple(_covers(payment, found)),
        details=tuple(_detail(line) for line in found.lines),
        figures=tuple(_figure(book, name, figure) for name, figure in found.figures),
        notes=tuple(
            Figure(note.text, "", None, _source(book, note))
            for note in payment.notes
            if not note.acts or found.act.name in note.acts
        ),
        prices_source=_source(book, price),
    )


def euros(money: Money, whole: bool = False) -> str:
    """An amount as the language writes it; unknown is said, never taken for nothing."""
    if money is None:
        return str(NOT_GIVEN)
    round_one = whole and money == int(money)
    amount = number_format(money, 0 if round_one else 2, use_l10n=True)
    return _("%(amount)s €") % {"amount": amount}


# --- what is left, and when to act


def _matters(counter: Counter) -> bool:
    """A count of what is beyond another one is told once something is beyond."""
    return counter.entry.counted != "beyond_year" or counter.used > 0 or any(counter.numbers)


def _limit(book: Rulebook, payment: PaymentEntry, found: Account, counter: Counter) -> Limit:
    entry = counter.entry
    pressing = counter.falls_on is not None or counter.fell_on is not None
    asks = entry.then in ("approval", "agreement")
    return Limit(
        label=entry.label,
        left=_left(counter),
        acts=tuple(_acts(payment, found.on, counter)),
        send=tuple(payment.approval.send) if pressing and asks else (),
        text=entry.text,
        source=_source(book, counter.limit.figure),
        pressing=pressing,
    )


def _left(counter: Counter) -> str:
    if counter.limit.most == 0:
        return ""
    used = ngettext("%(n)s séance comptée", "%(n)s séances comptées", counter.used) % {"n": counter.used}
    left = ngettext("il en reste %(n)s", "il en reste %(n)s", counter.left) % {"n": counter.left}
    if counter.until is None:
        return _("%(used)s, %(left)s.") % {"used": used, "left": left}
    told = {"used": used, "left": left, "day": said(counter.until)}
    return _("%(used)s, %(left)s jusqu'au %(day)s.") % told


def _acts(payment: PaymentEntry, today: date, counter: Counter) -> Iterable[str]:
    if counter.fell_on is not None:
        yield _("Cette limite est passée depuis la séance du %(day)s.") % {"day": said(counter.fell_on)}
    if counter.falls_on is None:
        return
    day = said(counter.falls_on)
    if counter.limit.most > 0 and counter.fell_on is None:
        yield _("La séance du %(day)s est la première au-delà.") % {"day": day}
    if counter.act_by is not None and counter.act_by >= today:
        yield _("Demande à envoyer le %(day)s au plus tard.") % {"day": said(counter.act_by)}
    elif counter.act_by is not None:
        yield _("Demande à envoyer maintenant : le silence ne vaudra accord qu'après cette séance.")
    elif counter.entry.then == "agreement":
        yield _("Accord à demander avant la séance du %(day)s.") % {"day": day}
    if counter.entry.then in ("approval", "agreement"):
        yield payment.approval.text


def _prescription(payment: PaymentEntry, found: Account) -> Iterable[str]:
    care, rules = found.care, payment.prescription
    way = next(way for way in payment.ways if way.name == care.access)
    if care.prescribed is None:
        if way.needs_prescription:
            yield rules.text
        return
    if care.prescribed_sessions is not None:
        left = max(0, care.prescribed_sessions - len(care.done))
        told = {"n": left, "all": care.prescribed_sessions}
        yield (
            ngettext(
                "Il reste %(n)s séance sur les %(all)s de votre ordonnance.",
                "Il reste %(n)s séances sur les %(all)s de votre ordonnance.",
                left,
            )
            % told
        )
    if not care.done:
        last = said(months_later(care.prescribed, rules.begin_within_months))
        yield _("Première séance le %(day)s au plus tard.") % {"day": last}
    if found.new_prescription_on is not None:
        yield _("Il faut une nouvelle ordonnance, ou un renouvellement, pour la séance du %(day)s.") % {
            "day": said(found.new_prescription_on)
        }


# --- what it costs


def _lead(payment: PaymentEntry, found: Account) -> str:
    if not found.lines:
        return ""
    whole, covered = found.to_pay, found.to_pay_covered
    if whole is None:
        return " ".join([_("Ce qui vous reste à payer n'est pas connu en entier."), *_known(found)])
    if not payment.percent or whole == covered:
        return _("Il vous reste %(all)s à payer.") % {"all": euros(whole, whole=True)}
    told = {"covered": euros(covered, whole=True), "all": euros(whole, whole=True)}
    return _("Il vous reste %(covered)s si votre mutuelle paie sa part, %(all)s sinon.") % told


def _known(found: Account) -> Iterable[str]:
    """What is known of it, and for how many sessions."""
    known = [line for line in found.lines if _rest(line) is not None]
    sessions = sum(line.is_session for line in known)
    if sessions:
        told = {"n": sessions, "amount": euros(added(*map(_rest, known)), whole=True)}
        yield (
            ngettext(
                "Connu : %(amount)s pour %(n)s séance.", "Connu : %(amount)s pour %(n)s séances.", sessions
            )
            % told
        )


def _caption(found: Account, sessions: int) -> str:
    if not found.lines:
        return _("Pour une séance au %(day)s") % {"day": said(found.on)}
    told = ngettext("Pour %(n)s séance", "Pour %(n)s séances", sessions) % {"n": sessions}
    assessments = len(found.lines) - sessions
    if not assessments:
        return told
    more = ngettext("%(n)s bilan", "%(n)s bilans", assessments) % {"n": assessments}
    return _("%(sessions)s et %(assessments)s") % {"sessions": told, "assessments": more}


def _rows(payment: PaymentEntry, found: Account) -> Iterable[Row]:
    names: dict[Part, str] = {
        "insurer": payment.insurer,
        "share": payment.complement,
        "deductible": payment.deductible.label if payment.deductible else "",
        "extra": _("Supplément, à votre charge"),
        "price": _("Total"),
    }
    always = {"insurer", "share", "price"} | ({"deductible"} if payment.deductible else set())
    for part in PARTS:
        amounts = found.session.part(part), found.total(part)
        if part in always or any(amounts) or (part == "extra" and None in amounts):
            yield Row(names[part], *(euros(money) for money in amounts))


def _not_given(found: Account) -> Iterable[str]:
    yield from (figure.place for _name, figure in found.not_given)
    for limit in found.untold:
        yield _("Qui paie combien au-delà de cette limite : %(limit)s") % {"limit": limit.label}
    if found.session.price is None and found.care.fee is None and not found.care.contracted:
        yield _("Prix demandé par ce kinésithérapeute : écrivez-le dans « Plus de détails »")


def _covers(payment: PaymentEntry, found: Account) -> Iterable[str]:
    """What each situation would change, for who has not ticked it."""
    for cover in payment.covers:
        if cover.name not in found.care.cover:
            effects = list(_effects(payment, found, cover))
            if effects:
                yield _("%(cover)s : %(effects)s.") % {"cover": cover.label, "effects": ", ".join(effects)}


def _effects(payment: PaymentEntry, found: Account, cover: CoverEntry) -> Iterable[str]:
    if cover.percent is not None:
        told = {"insurer": payment.insurer, "percent": cover.percent.value}
        yield _("%(insurer)s paie %(percent)s %%") % told
    if cover.deductible is not None:
        words = {
            True: _("la franchise reste due"),
            False: _("pas de franchise"),
            None: _("franchise : non confirmé"),
        }
        yield words[cover.deductible.value]
    for share in payment.shares:
        if share.act == found.act.name and share.cover == cover.name:
            figure = last_begun(share.amounts, found.on)
            if figure is not None and figure.value is not None:
                yield _("part de %(amount)s par séance") % {"amount": euros(Decimal(figure.value))}


# --- the detail


def _detail(line: Line) -> Detail:
    rest = euros(_rest(line))
    return Detail(line.day, line.label, euros(line.price), euros(line.insurer), rest, line.planned)


def _rest(line: Line) -> Money:
    return added(line.share, line.deductible, line.extra)


def _figure(book: Rulebook, name: str, figure: Sourced) -> Figure:
    value = getattr(figure, "value", None)
    since = getattr(figure, "since", None)
    words = {None: str(NOT_GIVEN), True: _("oui"), False: _("non")}
    text = words[value] if value is None or isinstance(value, bool) else _number(str(value))
    return Figure(name, text, date.fromisoformat(since) if since else None, _source(book, figure))


def _number(text: str) -> str:
    decimals = len(text.partition(".")[2])
    return str(number_format(Decimal(text), decimals, use_l10n=True))


def _source(book: Rulebook, figure: Sourced) -> str:
    told = {
        "source": name_of(book, figure.source),
        "place": figure.place,
        "status": book.wording.statuses[figure.status],
    }
    return _("%(source)s : %(place)s. Statut : %(status)s.") % told
