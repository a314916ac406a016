"""How do published cases come out? Each one is run as if it answered, and compared with its reference.

`render` draws the whole report, in French; `python -m tests.case_report` writes it to docs/cases.md.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from typing import Literal, cast

import yaml

from parcours_dos.pathway import facts as facts_at_the_door
from parcours_dos.pathway.decision import Decision, Urgency, decide
from parcours_dos.pathway.loading import load
from parcours_dos.pathway.rulebook import POLICIES, Rulebook
from parcours_dos.pathway.shapes import Answerer, Policy

from . import followed_report
from .pathway.interview import MOMENT, Facts, interview, knowing, site

HOUSE = Path(__file__).resolve().parent.parent
CASES = HOUSE / "tests" / "cases"
PAGE = HOUSE / "docs" / "cases.md"

Reader = Literal["patient", "clinician"]
Verdict = Literal["same", "accepted", "other_professional", "too_late", "too_early"]

TIER = {
    "emergency_now": 3,
    "urgent_24_48h": 2,
    "doctor_planned": 1,
    "specialist": 1,
    "physio_on_prescription": 0,
    "physio_direct": 0,
    "self_care": 0,
}
IN_FRENCH = {
    "emergency_now": "urgence",
    "urgent_24_48h": "médecin en 24 à 48 h",
    "doctor_planned": "médecin, rendez-vous",
    "specialist": "spécialiste",
    "physio_on_prescription": "kiné sur ordonnance",
    "physio_direct": "kiné sans ordonnance",
    "self_care": "soins par soi-même",
}
VERDICTS: dict[Verdict, str] = {
    "same": "identique",
    "accepted": "admis",
    "other_professional": "même délai, autre personne",
    "too_late": "**trop tard**",
    "too_early": "trop tôt",
}
DELAYS = {"emergency": "urgence", "within_48h": "48 h", "planned": "rendez-vous", "routine": "sans urgence"}
POLICY_NAMES: dict[Policy, str] = {"source_document": "Document de départ", "graded": "Graduée"}
READER_NAMES: dict[Reader, str] = {"patient": "La personne seule", "clinician": "Avec l'examen d'un soignant"}
REGIONS = {"lumbar": "bas du dos", "thoracic": "milieu du dos", "cervical": "cou"}


@dataclass(frozen=True)
class Case:
    """One published case: what the person could say, what an examination adds, and its reference."""

    name: str
    source: str
    region: str
    patient: Facts
    examination: Facts | None
    disposition: str
    also_acceptable: tuple[str, ...]
    patient_report_sufficient: bool

    @property
    def acceptable(self) -> tuple[str, ...]:
        """Every answer that the reference admits, its own first."""
        return (self.disposition, *self.also_acceptable)

    @property
    def readers(self) -> tuple[Reader, ...]:
        """Who can answer: the person, and a clinician when an examination is described."""
        return ("patient",) if self.examination is None else ("patient", "clinician")

    def known(self, reader: Reader) -> Facts:
        """What this reader knows; an examination corrects what the person said."""
        return {**self.patient, **((self.examination or {}) if reader == "clinician" else {})}


@dataclass(frozen=True)
class Run:
    """One case, answered by one reader under one policy."""

    case: Case
    reader: Reader
    policy: Policy
    decision: Decision
    written: Urgency
    disposition: str
    screens: int
    questions: int

    @property
    def verdict(self) -> Verdict:
        """Our answer beside the reference."""
        if self.disposition == self.case.disposition:
            return "same"
        if self.disposition in self.case.acceptable:
            return "accepted"
        tiers = [TIER[name] for name in self.case.acceptable]
        if TIER[self.disposition] < min(tiers):
            return "too_late"
        return "too_early" if TIER[self.disposition] > max(tiers) else "other_professional"

    @property
    def is_miss(self) -> bool:
        """Is our answer none of those that the reference admits?"""
        return self.verdict not in ("same", "accepted")

    @property
    def must_be_explained(self) -> bool:
        """Is it a miss, or an emergency that we treat as less, even where the reference admits it?"""
        was_emergency = self.case.disposition == "emergency_now"
        return self.is_miss or (was_emergency and self.decision.urgency.name != "emergency")


def disposition(decision: Decision, facts: Facts, rulebook: Rulebook) -> str:
    """Our outcome, in the seven words of the references."""
    match decision.urgency.name, decision.first_contact:
        case "emergency", _:
            return "emergency_now"
        case "within_48h", _:
            return "urgent_24_48h"
        case "planned", _:
            return "specialist" if specialist_for_a_sign(decision, rulebook) else "doctor_planned"
        case _, "self_care":
            return "self_care"
        case _, "physiotherapist":
            held = rulebook.conditions["prescription_held"].value(facts)
            return "physio_on_prescription" if held else "physio_direct"
        case _:
            return "physio_on_prescription"


def specialist_for_a_sign(decision: Decision, rulebook: Rulebook) -> bool:
    """Is a specialist named because of a warning sign, and not only in case the pain lasts?"""
    said = {(also.professional, also.why) for also in decision.also}
    return any(e.flags and (e.professional, e.why) in said for e in rulebook.orientation.also)


def run(case: Case, reader: Reader, policy: Policy) -> Run:
    """Let one reader answer the whole questionnaire for one case, then decide."""
    rulebook = load()
    answerer: Answerer = reader
    answer = knowing(case.known(reader))
    main = interview(rulebook, answer, policy, answerer)
    # The optional last chapter can only name one more professional: it is answered, and not counted.
    more = interview(rulebook, answer, policy, answerer, begun=main.facts, more="advice")
    facts = facts_at_the_door.read(rulebook, more.facts, answerer)
    decision = _decide(facts, answerer, policy)
    written = _decide(facts_at_the_door.read(rulebook, case.known(reader), answerer), answerer, policy)
    ours = disposition(decision, facts, rulebook)
    counted = (len(main.screens), len(main.asked))
    return Run(case, reader, policy, decision, written.urgency, ours, *counted)


def _decide(facts: Facts, answerer: Answerer, policy: Policy) -> Decision:
    rulebook = load()
    return decide(rulebook, facts, answerer, MOMENT, rulebook.countries["FR"], site(policy))


@cache
def cases() -> tuple[Case, ...]:
    """The published cases, with their references."""
    lines = (CASES / "cases.jsonl").read_text("utf-8").splitlines()
    references = {line["id"]: line for line in map(json.loads, lines)}
    encoded = yaml.safe_load((CASES / "published.yaml").read_text("utf-8"))
    return tuple(_case(entry, references[entry["id"]]) for entry in encoded)


def _case(entry: Mapping[str, object], line: Mapping[str, object]) -> Case:
    reference = cast("Mapping[str, object]", line["reference"])
    return Case(
        name=str(entry["id"]),
        source=str(entry["source"]),
        region=str(cast("Mapping[str, object]", line["presenting"])["region"]),
        patient=cast("Facts", entry["patient"]),
        examination=cast("Facts | None", entry.get("examination")),
        disposition=str(reference["disposition"]),
        also_acceptable=tuple(cast("list[str]", reference["also_acceptable"])),
        patient_report_sufficient=bool(line["patient_report_sufficient"]),
    )


@cache
def runs() -> tuple[Run, ...]:
    """Every case, every reader, every policy."""
    return tuple(run(c, reader, policy) for c in cases() for reader in c.readers for policy in POLICIES)


def to_explain() -> dict[tuple[str, Policy], list[Run]]:
    """The runs that a sentence must explain, by case and policy."""
    found: dict[tuple[str, Policy], list[Run]] = {}
    for one in runs():
        if one.must_be_explained:
            found.setdefault((one.case.name, one.policy), []).append(one)
    return found


def explanations() -> dict[tuple[str, Policy], str]:
    """What was written by hand about each miss, by case and policy."""
    written = yaml.safe_load((CASES / "explanations.yaml").read_text("utf-8"))
    return {(name, policy): text for name, said in written.items() for policy, text in said.items()}


# --- the report


def render() -> str:
    """The whole report, in French."""
    parts = [*_head(), *_summary(), CONVENTIONS, *_tables(), *_explained()]
    parts += [*followed_report.section(), *_limits()]
    return "\n".join(parts).rstrip() + "\n"


def _head() -> Iterable[str]:
    rulebook = load()
    yield "# Les cas publiés, passés un par un\n"
    yield "Page écrite par `python -m tests.case_report`. Ne pas la modifier à la main.\n"
    yield (
        f"{len(cases())} cas publiés de mal de dos ou de cou répondent au questionnaire ({_by_region()}). "
        "Le résultat est comparé à une réponse de référence, cas par cas, sous les deux politiques. "
        f"Édition des règles : {rulebook.edition.name}. Lieu : France, mercredi 25 novembre 2026 à midi.\n"
    )


def _summary() -> Iterable[str]:
    yield "## En bref\n"
    yield (
        "| Politique | Qui répond | Cas | Identique | Identique ou admis | Trop tard | Trop tôt "
        "| Même délai, autre personne | Écrans (médiane, plus) | Questions (médiane, plus) |"
    )
    yield "| --- | --- " + "| ---: " * 8 + "|"
    for policy in POLICIES:
        for reader in READER_NAMES:
            yield _summary_row(
                policy, reader, [r for r in runs() if (r.policy, r.reader) == (policy, reader)]
            )
    late = [r for r in runs() if r.verdict == "too_late"]
    names = sorted({r.case.name for r in late if r.case.patient_report_sufficient})
    yield (
        "\n« Trop tard » : moins urgent que tout ce que la référence admet. « Trop tôt » : plus urgent. "
        f"Cas jugés trop tard alors que ce que dit la personne suffisait : {_listed(names)}. "
        "Chaque écart est expliqué plus bas.\n"
    )


def _summary_row(policy: Policy, reader: Reader, here: Sequence[Run]) -> str:
    count = {verdict: sum(r.verdict == verdict for r in here) for verdict in VERDICTS}
    cells = [
        POLICY_NAMES[policy],
        READER_NAMES[reader],
        len(here),
        count["same"],
        count["same"] + count["accepted"],
        count["too_late"],
        count["too_early"],
        count["other_professional"],
        f"{median(r.screens for r in here):g}, {max(r.screens for r in here)}",
        f"{median(r.questions for r in here):g}, {max(r.questions for r in here)}",
    ]
    return _cells(cells)


CONVENTIONS = """\
## Comment lire cette page

- **Silence.** Un texte publié ne répond qu'à quelques questions. Tel qu'écrit, tout le monde irait chez
  le médecin : ce qui n'est pas su ne rassure pas. La colonne « Tel qu'écrit » montre ce plancher.
  Pour le reste, une personne simulée répond à chaque question posée : ce que dit le texte ; sinon « Non »
  à un oui/non, et « Je ne sais pas » à un nombre ou à un choix. **C'est une convention de ce rapport**,
  pas une règle du logiciel : un « Non » supposé peut cacher un signe.
- **Examen.** « Avec l'examen » : un soignant répond, et l'examen corrige la personne. Une mesure que le
  texte ne donne pas (résidu urinaire, force cotée) prend la valeur que les règles prévoient quand
  personne ne l'a faite.
- **Écrans, questions.** Comptés jusqu'au dernier écran utile. Le dernier chapitre, facultatif, ne change
  que les conseils : il est rempli mais pas compté.
- **Signe †.** À la lecture du cas, ce que dit la personne ne suffit pas à le reconnaître.

Nos résultats sont traduits dans les sept mots des références, du plus au moins urgent :

| Rang | Notre résultat | Mot de la référence |
| ---: | --- | --- |
| 3 | urgence | urgence |
| 2 | médecin en 24 ou 48 heures | médecin en 24 à 48 h |
| 1 | rendez-vous médical, un signe fait aussi nommer un spécialiste | spécialiste |
| 1 | rendez-vous médical, avec ou sans spécialiste si la douleur dure | médecin, rendez-vous |
| 0 | sans urgence, médecin | kiné sur ordonnance |
| 0 | sans urgence, kinésithérapeute, ordonnance en main | kiné sur ordonnance |
| 0 | sans urgence, kinésithérapeute | kiné sans ordonnance |
| 0 | sans urgence, soins par soi-même | soins par soi-même |
"""

EXPLAINED = """\
## Chaque écart, expliqué

Un écart est un résultat que la référence n'admet pas. S'y ajoute toute urgence de référence dont nous ne
faisons pas une urgence, même quand la référence l'admet. Les phrases sont écrites à la main dans
`tests/cases/explanations.yaml` ; elles nomment la règle et la source qui décident.
"""

LIMITS = """\
## Limites

- {everyone} cas publiés ({regions}) : trop peu pour un taux.
- Les maladies graves y sont surreprésentées : {grave} cas sur {everyone} demandent un médecin en 48 heures ou
  plus vite. Ces nombres ne disent rien d'un cabinet.
- {unseen} cas ne se reconnaissent pas à ce que dit la personne (†) : {names}.
- Une seule personne a codé les textes ; les références viennent d'un seul lecteur ; aucun clinicien ne
  les a revues.
- Les textes sont courts : la plupart des réponses simulées sont des « Non » supposés.
- Imagerie, analyses de sang, réflexes abolis, sang dans les urines ou les crachats, lumière qui blesse
  les yeux, ventre douloureux hors grossesse : aucun fait ne les porte.
- Aucune règle n'a été changée pour un cas.
"""


def _tables() -> Iterable[str]:
    for policy in POLICIES:
        yield f"## Cas par cas, politique « {POLICY_NAMES[policy].lower()} »\n"
        yield (
            "| Région | Cas | Référence (aussi admis) | Tel qu'écrit | La personne seule | Écart "
            "| Écrans, questions | Avec l'examen | Écart |"
        )
        yield "| --- | --- | --- | --- | --- | --- | ---: | --- | --- |"
        for case in cases():
            yield _case_row(case, {r.reader: r for r in runs() if r.case is case and r.policy == policy})
        yield ""


def _case_row(case: Case, by: Mapping[Reader, Run]) -> str:
    alone, examined = by["patient"], by.get("clinician")
    also = ", ".join(IN_FRENCH[name] for name in case.also_acceptable)
    cells = [
        REGIONS[case.region],
        case.name + ("" if case.patient_report_sufficient else " †"),
        IN_FRENCH[case.disposition] + (f" ({also})" if also else ""),
        _hurry(alone.written),
        IN_FRENCH[alone.disposition],
        VERDICTS[alone.verdict],
        f"{alone.screens}, {alone.questions}",
        IN_FRENCH[examined.disposition] if examined else "–",
        VERDICTS[examined.verdict] if examined else "–",
    ]
    return _cells(cells)


def _hurry(urgency: Urgency) -> str:
    return f"{urgency.within_hours} h" if urgency.within_hours else DELAYS[urgency.name]


def _explained() -> Iterable[str]:
    yield EXPLAINED
    said = explanations()
    for (name, policy), here in to_explain().items():
        verdicts = " ; ".join(f"{READER_NAMES[r.reader].lower()} : {VERDICTS[r.verdict]}" for r in here)
        yield f"- **{name}**, {POLICY_NAMES[policy].lower()} ({verdicts}). {said.get((name, policy), '?')}"
    used = sorted(key for key in load().sources if any(f"{key})" in text for text in said.values()))
    titles = "\n".join(f"- {key} : {load().sources[key].title} ({load().sources[key].by})." for key in used)
    yield f"\nSources nommées :\n\n{titles}\n"


def _limits() -> Iterable[str]:
    unseen = [case.name for case in cases() if not case.patient_report_sufficient]
    grave = sum(TIER[case.disposition] >= TIER["urgent_24_48h"] for case in cases())
    yield LIMITS.format(
        everyone=len(cases()), regions=_by_region(), grave=grave, unseen=len(unseen), names=_listed(unseen)
    )


def _by_region() -> str:
    """How many cases each region has."""
    count = Counter(REGIONS[case.region] for case in cases())
    return ", ".join(f"{name} : {count[name]}" for name in REGIONS.values())


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) if names else "aucun"


def _cells(cells: Iterable[object]) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


if __name__ == "__main__":
    PAGE.write_text(render(), "utf-8")
