"""Check each questionnaire: its items, its scores, its bands, the rights of its owner, its examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import product

from parcours_dos.pathway import shapes
from parcours_dos.pathway.documents import Document, Path
from parcours_dos.pathway.instruments import cases
from parcours_dos.pathway.instruments.instrument import Instrument, ready
from parcours_dos.pathway.shapes.instruments import InstrumentEntry, ScoreEntry

from .files import Loader
from .names import check_sources

FOLDER = "instruments"
Fault = tuple[Path, str, str]


def files_of(loader: Loader) -> list[str]:
    """The questionnaires of this edition; the first editions had none."""
    return sorted(f"{FOLDER}/{path.name}" for path in (loader.folder / FOLDER).glob("*.yaml"))


def read_instruments(
    loader: Loader,
    entries: Mapping[str, InstrumentEntry],
    sources: Mapping[str, shapes.Source],
    professionals: Iterable[str],
    documents: Mapping[str, Document],
) -> dict[str, Instrument]:
    """The questionnaires, ready to be scored; what is wrong with them is noted."""
    found: dict[str, Instrument] = {}
    for file, entry in entries.items():
        document = documents[file]
        check_sources(loader, sources, file, entry, document)
        faults = [*_names(entry, professionals), *_rights(entry)]
        if not faults:
            name = file.removeprefix(f"{FOLDER}/").removesuffix(".yaml")
            found[name] = ready(name, entry)
            faults = [*_ranges(found[name]), *_bands(entry)]
            faults += [] if faults else _cases(found[name])
        for path, reason, cure in faults:
            loader.problem(file, document.line(path), ".".join(map(str, path)), reason, cure)
    return found


def _names(entry: InstrumentEntry, professionals: Iterable[str]) -> Iterable[Fault]:
    """Every name used inside the file exists there, once."""
    for code, times in Counter(item.code for item in entry.items).items():
        if times > 1:
            yield ("items",), f"la question « {code} » est écrite deux fois.", "Gardez-en une."
    codes = {item.code for item in entry.items}
    for rank, item in enumerate(entry.items):
        if item.scale not in entry.scales:
            yield ("items", rank), f"l'échelle « {item.scale} » n'existe pas.", "Écrivez-la dans « scales »."
    for name, scale in entry.scales.items():
        values = Counter(choice.value for choice in scale.choices)
        if any(times > 1 for times in values.values()):
            yield ("scales", name), "deux réponses ont le même nombre.", "Donnez un nombre à chacune."
        if (scale.kind == "choice") != bool(scale.choices) or scale.low >= scale.high:
            yield (
                ("scales", name),
                "cette échelle n'a pas de réponses.",
                "Donnez « choices », ou low et high.",
            )
    for name, score in entry.scores.items():
        for code in score.items:
            if code not in codes:
                cure = "Prenez-la dans « items »."
                yield ("scores", name, "items"), f"la question « {code} » n'existe pas.", cure
        if not 1 <= score.minimum <= len(score.items):
            yield ("scores", name), "« minimum » ne va pas avec le nombre de questions.", "Corrigez-le."
        if score.missing == "unticked_is_zero" and entry.confirm is None:
            reason = "une feuille vide ressemblerait à un score de zéro."
            yield ("scores", name), reason, "Ajoutez « confirm »."
    for rank, band in enumerate(entry.bands):
        for name in sorted(set(band.where) - set(entry.scores)):
            yield ("bands", rank), f"le score « {name} » n'existe pas.", "Prenez-le dans « scores »."
    for rank, remark in enumerate(entry.remarks):
        for name in sorted(set(remark.reached) - set(entry.scores)):
            yield ("remarks", rank), f"le score « {name} » n'existe pas.", "Prenez-le dans « scores »."
        if remark.helps is not None and remark.helps not in professionals:
            reason = f"le professionnel « {remark.helps} » n'existe pas."
            yield ("remarks", rank), reason, "Ajoutez-le à professionals.yaml."


def _rights(entry: InstrumentEntry) -> Iterable[Fault]:
    """No word of somebody else stands in a file that may not show it, and each text has its origin."""
    spoken = [rank for rank, item in enumerate(entry.items) if item.text is not None]
    if spoken and not entry.rights.show:
        reason = "ce texte ne peut pas être montré : le droit de le montrer manque."
        yield ("items", spoken[0]), reason, "Retirez-le ; un site qui a le droit l'apporte."
    if spoken and len(spoken) < len(entry.items):
        yield ("items",), "une partie des textes manque.", "Donnez-les tous, ou aucun."
    if bool(spoken) == (entry.translation_status == "missing"):
        reason = "« translation_status » ne dit pas si les textes sont là."
        yield ("translation_status",), reason, "Écrivez missing sans texte, sinon own, official ou published."
    if spoken and entry.translation_status in ("official", "published") and not entry.text_source:
        yield ("text_source",), "l'origine des textes manque.", "Dites où ils ont été lus."


def _ranges(instrument: Instrument) -> Iterable[Fault]:
    """The range that is written is the one that the answers can give."""
    for name, score in instrument.entry.scores.items():
        low, high = _reach(instrument, score)
        if (low, high) != (score.low, score.high):
            reason = f"ce score va de {low} à {high}, pas de {score.low} à {score.high}."
            yield ("scores", name), reason, "Corrigez low et high."


def _reach(instrument: Instrument, score: ScoreEntry) -> tuple[int, int]:
    points = [instrument.points[code].values() for code in score.items]
    if score.method in ("sum", "count"):
        return sum(map(min, points)), sum(map(max, points))
    return min(map(min, points)), max(map(max, points))


def _bands(entry: InstrumentEntry) -> Iterable[Fault]:
    """Whatever the scores, exactly one band holds."""
    if not entry.bands:
        return
    names = sorted({name for band in entry.bands for name in band.where})
    if any(entry.scores[name].method == "mean" for name in names):
        yield ("bands",), "une moyenne ne se découpe pas en paliers.", "Retirez « bands »."
        return
    for rank, band in enumerate(entry.bands):
        if any(len(ends) != 2 or ends[0] > ends[1] for ends in band.where.values()):
            yield ("bands", rank), "un palier a un début et une fin.", "Écrivez par exemple [0, 3]."
            return
    ranges = (range(entry.scores[name].low, entry.scores[name].high + 1) for name in names)
    for values in product(*ranges):
        scores = dict(zip(names, values, strict=True))
        holding = [
            rank
            for rank, band in enumerate(entry.bands)
            if all(low <= scores[name] <= high for name, (low, high) in band.where.items())
        ]
        said = ", ".join(f"{name} = {value}" for name, value in scores.items())
        if not holding:
            yield ("bands",), f"aucun palier pour {said}.", "Étendez un palier jusque-là."
            return
        if len(holding) > 1:
            yield ("bands", holding[1]), f"deux paliers pour {said}.", "Séparez-les."
            return


def _cases(instrument: Instrument) -> Iterable[Fault]:
    for rank, told in cases.failures(instrument):
        case = instrument.entry.cases[rank]
        yield (
            ("cases", rank),
            f"l'exemple « {case.name} » échoue : {told}.",
            "Corrigez la règle ou l'exemple.",
        )
