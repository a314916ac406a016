"""What a country says of prices and limits can be counted: dates, amounts and names hold together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

import msgspec

from parcours_dos.pathway import shapes
from parcours_dos.pathway.documents import Document, Path
from parcours_dos.pathway.shapes import CountryFile, DatedFigure, PaymentEntry

from .files import Loader

CURRENCIES = ("EUR",)
IN_DATES = "Écrivez AAAA-MM-JJ."


@dataclass(frozen=True)
class _Checked:
    """The payment of one country, and where to note what is wrong with it."""

    loader: Loader
    name: str
    document: Document

    def wrong(self, path: Path, entry: str, reason: str, cure: str) -> None:
        line = self.document.line(("payment", *path))
        self.loader.problem(self.name, line, entry, reason, cure)

    def missing(self, path: Path, kind: str, said: Iterable[str], known: Sequence[str]) -> None:
        """Each name that is said exists."""
        for word in said:
            if word not in known:
                reason = f"« {word} » n'existe pas ({kind})."
                self.wrong(path, word, reason, f"Choisissez parmi : {', '.join(known)}.")

    def once(self, kind: str, names: Sequence[str]) -> None:
        for rank, name in enumerate(names):
            if name in names[:rank]:
                self.wrong((kind, rank), name, "ce nom sert déjà.", "Choisissez un autre nom.")

    def dated(self, path: Path, entry: str, series: Sequence[DatedFigure], empty: str = "") -> None:
        """The dates of a series can be read, and follow each other, each once."""
        if not series and empty:
            self.wrong(path, entry, empty, "Ajoutez une ligne avec sa date.")
        days: list[date] = []
        for rank, figure in enumerate(series):
            try:
                days.append(date.fromisoformat(figure.since))
            except ValueError:
                self.wrong((*path, rank), entry, f"« {figure.since} » n'est pas une date.", IN_DATES)
                continue
            if len(days) > 1 and days[-1] <= days[-2]:
                cure = "Rangez-les de la plus ancienne à la plus récente, une ligne par date."
                self.wrong((*path, rank), entry, "les dates ne se suivent pas.", cure)

    def money(self, path: Path, entry: str, series: Sequence[DatedFigure], known: bool = False) -> None:
        """A series of amounts: exact decimals, or `null` where no source gives them."""
        self.dated(path, entry, series, "il n'y a aucun montant.")
        self._values(path, entry, series, _is_amount, known, "un nombre", "Écrivez par exemple 17.88.")

    def whole(self, path: Path, entry: str, series: Sequence[DatedFigure]) -> None:
        """A series of whole numbers, each known."""
        self.dated(path, entry, series, "il n'y a aucun nombre.")
        self._values(path, entry, series, _is_whole, True, "un nombre entier", "Écrivez par exemple 15.")

    def _values(
        self,
        path: Path,
        entry: str,
        series: Sequence[DatedFigure],
        fits: Callable[[str], bool],
        known: bool,
        what: str,
        cure: str,
    ) -> None:
        for rank, figure in enumerate(series):
            if figure.value is None and known:
                self.wrong((*path, rank), entry, "cette valeur ne peut pas être inconnue.", cure)
            elif figure.value is not None and not fits(figure.value):
                self.wrong((*path, rank), entry, f"« {figure.value} » n'est pas {what}.", cure)


def check_payment(loader: Loader, name: str, country: shapes.CountryFile, document: Document) -> None:
    """The prices and limits of a country can be counted; else each fault is told with its line and cure."""
    payment = country.payment
    if payment is None:
        return
    checked = _Checked(loader, name, document)
    if payment.currency not in CURRENCIES:
        reason = f"la monnaie « {payment.currency} » n'est pas connue."
        checked.wrong(("currency",), payment.currency, reason, f"Choisissez parmi : {', '.join(CURRENCIES)}.")
    for kind in ("acts", "ways", "covers", "limits"):
        checked.once(kind, [entry.name for entry in getattr(payment, kind)])
    _check_acts(checked, payment)
    _check_who_pays(checked, payment)
    _check_ways(checked, payment, [law.fact for law in country.law])
    _check_limits(checked, payment)


def _check_acts(checked: _Checked, payment: PaymentEntry) -> None:
    keyed = [
        *(act.coefficient for act in payment.acts),
        *([payment.assessment] if payment.assessment else []),
    ]
    if any(keyed):
        checked.money(("key",), "key", payment.key, known=True)
    for rank, act in enumerate(payment.acts):
        if bool(act.coefficient) == bool(act.price):
            reason = "il faut un prix, ou un coefficient, et pas les deux."
            checked.wrong(("acts", rank), act.name, reason, "Gardez l'un des deux.")
        for word in ("coefficient", "price"):
            series: list[DatedFigure] = getattr(act, word)
            if series:
                checked.money(("acts", rank, word), act.name, series, known=word == "coefficient")
    rules = payment.assessment
    if rules is not None:
        checked.money(("assessment", "coefficient"), "assessment", rules.coefficient, known=True)
        if not 0 < rules.first < rules.next or rules.every < 1:
            reason = "ces rangs de séance ne se suivent pas."
            checked.wrong(
                ("assessment",), "assessment", reason, "Écrivez first < next, et every à partir de 1."
            )


def _check_who_pays(checked: _Checked, payment: PaymentEntry) -> None:
    acts, covers = [act.name for act in payment.acts], [cover.name for cover in payment.covers]
    ordinary = [share.act for share in payment.shares if share.cover is None]
    for rank, share in enumerate(payment.shares):
        path: Path = ("shares", rank)
        checked.missing(path, "acte", [share.act], acts)
        checked.missing(path, "couverture", [share.cover] if share.cover else [], covers)
        checked.money((*path, "amounts"), share.act, share.amounts)
    for rank, act in enumerate(payment.acts):
        if not payment.percent and act.name not in ordinary:
            reason = "rien ne dit qui paie cet acte."
            checked.wrong(("acts", rank), act.name, reason, "Ajoutez percent, ou sa ligne dans shares.")
    if payment.percent:
        checked.money(("percent",), "percent", payment.percent, known=True)
    if payment.deductible is not None:
        for word in ("per_act", "per_day", "per_year"):
            series: list[DatedFigure] = getattr(payment.deductible, word)
            checked.money(("deductible", word), word, series, known=True)
    if payment.outside is not None:
        checked.money(("outside", "lower_by"), "outside", payment.outside.lower_by)
        checked.missing(("outside", "spared"), "couverture", payment.outside.spared, covers)
    for rank, note in enumerate(payment.notes):
        checked.missing(("notes", rank), "acte", note.acts, acts)


def _check_ways(checked: _Checked, payment: PaymentEntry, laws: Sequence[str]) -> None:
    for rank, way in enumerate(payment.ways):
        checked.missing(("ways", rank, "law"), "loi", [way.law] if way.law else [], laws)
    if not any(way.needs_prescription and way.law is None for way in payment.ways):
        reason = "aucun accès n'est ouvert à tous."
        checked.wrong(("ways",), "ways", reason, "Ajoutez l'accès avec une ordonnance, sans date.")


def _check_limits(checked: _Checked, payment: PaymentEntry) -> None:
    acts, ways = [act.name for act in payment.acts], [way.name for way in payment.ways]
    limits = [limit.name for limit in payment.limits]
    for rank, limit in enumerate(payment.limits):
        path: Path = ("limits", rank)
        checked.whole((*path, "most"), limit.name, limit.most)
        checked.missing((*path, "acts"), "acte", limit.acts, acts)
        checked.missing((*path, "ways"), "accès", limit.ways, ways)
        checked.missing((*path, "after"), "limite", [limit.after] if limit.after else [], limits)
        if (limit.counted == "beyond_year") != (limit.after is not None):
            reason = "« after » va avec « counted: beyond_year », et avec lui seul."
            checked.wrong(path, limit.name, reason, "Nommez la limite au-delà de laquelle on compte.")
        if (limit.counted in ("episode", "once")) != (limit.months is not None and limit.months > 0):
            reason = "« months » va avec « counted: episode » ou « once », et avec eux seuls."
            checked.wrong(path, limit.name, reason, "Écrivez en combien de mois on compte.")


def _is_amount(text: str) -> bool:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return False
    return value.is_finite() and value >= 0 and text.isascii() and "e" not in text.lower() and "_" not in text


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4


def with_doors(country: CountryFile) -> CountryFile:
    """The country, each way to the physiotherapist opened and closed by the dates of its law."""
    if country.payment is None:
        return country
    dates = {law.fact: law.values for law in country.law}
    ways = [
        msgspec.structs.replace(way, doors=dates.get(way.law, []) if way.law else [])
        for way in country.payment.ways
    ]
    return msgspec.structs.replace(country, payment=msgspec.structs.replace(country.payment, ways=ways))
