"""Questionnaires and scores in plain data, as programs receive them: by the command, or by the web."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from parcours_dos.pathway.outcome import Plain, cited
from parcours_dos.pathway.shapes import Status
from parcours_dos.pathway.shapes.instruments import Direction, Region, RightsEntry, Translation

from .asked import Scored
from .change import Apart, Change, Verdict
from .instrument import Instrument
from .rights import Act, ShownItem, may, words
from .score import Number, Part

HUNDREDTH = Decimal("0.01")


class PlainRights(Plain, frozen=True, kw_only=True):
    """Whose the words are, what their owner says, and what may be done with them here."""

    holder: str
    stated: str
    show: bool
    print: bool
    change: bool
    source: str
    place: str
    status: Status


class PlainChoice(Plain, frozen=True, kw_only=True):
    """One possible answer: the number to send, and its words when they may be shown."""

    value: int
    label: str | None


class PlainItem(Plain, frozen=True, kw_only=True):
    """One question: its code, what it is about, its words when they may be shown, the numbers allowed."""

    code: str
    concept: str
    text: str | None
    choices: list[PlainChoice]


class PlainScoreKind(Plain, frozen=True, kw_only=True):
    """One number that the answers give."""

    name: str
    label: str
    low: int
    high: int
    direction: Direction


class PlainInstrument(Plain, frozen=True, kw_only=True):
    """A questionnaire. `confirm`: `read_all` must be true, because nothing ticked means zero."""

    name: str
    label: str
    measures: str
    regions: list[Region]
    recall: str
    minutes: int
    version: str
    translation_status: Translation
    text_source: str | None
    rights: PlainRights
    confirm: bool
    codes: dict[str, str]
    items: list[PlainItem]
    scores: list[PlainScoreKind]


class PlainPart(Plain, frozen=True, kw_only=True):
    """One number: exact as a fraction, and rounded to two decimals, half up, as text."""

    name: str
    label: str
    rounded: str
    numerator: int
    denominator: int
    low: int
    high: int
    direction: Direction
    used: list[str]
    missing: list[str]


class PlainBand(Plain, frozen=True, kw_only=True):
    """Where the score stands. `indicative`: the limit is not the same in every study."""

    name: str
    label: str
    advice: str | None
    indicative: bool
    source: str
    place: str
    status: Status


class PlainRemark(Plain, frozen=True, kw_only=True):
    """What must be said about this score, and the professional whose line helps."""

    name: str
    text: str
    helps: str | None
    source: str
    place: str
    status: Status


class PlainChange(Plain, frozen=True, kw_only=True):
    """How one number moved: the two raw numbers, and whether the difference is more than noise."""

    name: str
    before: str
    after: str
    difference: str
    percent: str | None
    verdict: Verdict


class PlainScored(Plain, frozen=True, kw_only=True):
    """A score. `not_comparable`: why the earlier answers cannot be set beside these."""

    instrument: str
    label: str
    version: str
    scores: list[PlainPart]
    band: PlainBand | None
    remarks: list[PlainRemark]
    use: str
    limits: str
    changes: list[PlainChange] | None
    not_comparable: Apart | None


def instruments(known: Mapping[str, Instrument]) -> list[PlainInstrument]:
    """Every questionnaire, with only the words that may be shown."""
    return [_instrument(instrument) for instrument in known.values()]


def in_plain(scored: Scored) -> PlainScored:
    """A score as programs receive it."""
    entry, found, compared = scored.instrument.entry, scored.score, scored.compared
    band = found.band
    return PlainScored(
        instrument=scored.instrument.name,
        label=entry.label,
        version=entry.version,
        scores=[_part(scored.instrument, part) for part in found.parts.values()],
        band=None
        if band is None
        else PlainBand(
            name=band.name,
            label=band.label,
            advice=band.advice,
            indicative=band.indicative,
            **cited(band),
        ),
        remarks=[
            PlainRemark(
                name=remark.name,
                text=remark.text,
                helps=remark.helps,
                **cited(remark),
            )
            for remark in found.remarks
        ],
        use=entry.use,
        limits=entry.limits,
        changes=None if compared is None else [_change(change) for change in compared.changes.values()],
        not_comparable=None if compared is None else compared.apart,
    )


def rounded(number: Number) -> str:
    """A number to two decimals at most, half up, exact until then: « 4 », « 4.33 », « -2.5 »."""
    exact = Fraction(number)
    found = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(HUNDREDTH, ROUND_HALF_UP)
    text = format(found, "f")
    return text.rstrip("0").rstrip(".")


def _instrument(instrument: Instrument) -> PlainInstrument:
    entry = instrument.entry
    return PlainInstrument(
        name=instrument.name,
        label=entry.label,
        measures=entry.measures,
        regions=list(entry.regions),
        recall=entry.recall,
        minutes=entry.minutes,
        version=entry.version,
        translation_status=entry.translation_status,
        text_source=entry.text_source,
        rights=_rights(instrument, entry.rights),
        confirm=instrument.confirmed_by_hand,
        codes=dict(entry.codes),
        items=[_item(item) for item in words(instrument).items],
        scores=[
            PlainScoreKind(
                name=name, label=score.label, low=score.low, high=score.high, direction=score.direction
            )
            for name, score in entry.scores.items()
        ],
    )


def _rights(instrument: Instrument, entry: RightsEntry) -> PlainRights:
    def allowed(act: Act) -> bool:
        return may(instrument, act).why != "rights"

    return PlainRights(
        holder=entry.holder,
        stated=entry.stated,
        show=allowed("show"),
        print=allowed("print"),
        change=allowed("change"),
        **cited(entry),
    )


def _item(item: ShownItem) -> PlainItem:
    choices = [PlainChoice(value=choice.value, label=choice.label) for choice in item.choices]
    return PlainItem(code=item.code, concept=item.concept, text=item.text, choices=choices)


def _part(instrument: Instrument, part: Part) -> PlainPart:
    entry, exact = instrument.entry.scores[part.name], Fraction(part.value)
    return PlainPart(
        name=part.name,
        label=entry.label,
        rounded=rounded(part.value),
        numerator=exact.numerator,
        denominator=exact.denominator,
        low=entry.low,
        high=entry.high,
        direction=entry.direction,
        used=list(part.used),
        missing=list(part.missing),
    )


def _change(change: Change) -> PlainChange:
    return PlainChange(
        name=change.name,
        before=rounded(change.before),
        after=rounded(change.after),
        difference=rounded(change.difference),
        percent=None if change.percent is None else rounded(change.percent),
        verdict=change.verdict,
    )
