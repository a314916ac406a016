"""`diff`: two editions of the knowledge in plain French, and the people who are told something else.

Exit codes are those of `diff`: 0 the same, 1 different, 2 an edition that cannot be read.
"""

from __future__ import annotations

import argparse
import io
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

import yaml

from parcours_dos.pathway.editions import (
    Difference,
    Moved,
    Outcome,
    Someone,
    differences,
    moved,
    own_cases,
)
from parcours_dos.pathway.explain import told
from parcours_dos.pathway.facts import CHECK, Problem
from parcours_dos.pathway.loading import FOLDER, KnowledgeError, load
from parcours_dos.pathway.rulebook import TIERS, Rulebook

from . import printed, said
from .explain import ANSWER
from .refusals import DONE, FAILED, InputError

PEOPLE = Path("tests") / "cases" / "people.yaml"
PUBLISHED = Path("tests") / "cases" / "published.yaml"
KNOWLEDGE = "parcours_dos/knowledge"
SPEECH = Path("languages") / "fr" / "words.yaml"
GROUPS = {
    "signs": "Signes d'alerte",
    "facts": "Faits",
    "derived": "Faits déduits",
    "always": "Réponses qui ne vont pas ensemble",
    "first_contact": "Premier contact",
    "reasons": "Raisons du premier contact",
    "courses": "Noms de l'évolution",
    "meanwhile": "Conseils en attendant",
    "avoid": "Choses à éviter",
    "doctor_notes": "Notes pour le médecin",
    "come_back": "Quand refaire le point",
    "come_back_if": "Quand revenir plus tôt",
    "disagreements": "Désaccords entre sources",
    "also": "Autres professionnels",
    "professionals": "Professionnels décrits",
    "sources": "Sources",
    "not_encoded": "Lignes qui ne sont pas des règles",
    "routes": "Chemins",
    "law": "Lois",
    "plan": "Plan de soins",
    "payment": "Prix et limites",
    "instruments": "Questionnaires",
}
WHAT = {"added": "ajouté", "removed": "retiré", "changed": "changé"}
PARTS = {
    "sentence": "la règle",
    "sentence_graded": "la règle, politique graduée",
    "urgency": "le délai",
    "suspected": "ce qu'elle fait craindre",
    "reason": "la raison",
    "source": "la source",
    "place": "l'endroit dans la source",
    "status": "le statut",
    "sign": "le poids d'une réponse inconnue",
    "family": "la famille",
    "rows": "les lignes de la référence",
    "cases": "le nombre de cas",
    "question": "la question",
    "phrase": "la phrase",
    "condition": "la condition",
    "text": "le texte",
    "title": "le titre",
    "phone": "le numéro",
}


def diff(options: argparse.Namespace) -> int:
    """Say what changed between two editions, and for whom."""
    moment = None
    with ExitStack() as kept:
        old, new = (_edition(name, kept) for name in (options.old, options.new))
        country = next(iter(new.countries.values()))
        moment = said.moment(options.on, country)
        changes = differences(old, new)
        people = [*_people(options.people), *own_cases(old, new)]
        who = list(_once(moved(old, new, people, moment)))
    if options.json:
        plain = {
            "old": old.edition.name,
            "new": new.edition.name,
            "differences": [asdict(change) for change in changes],
            "people": len(people),
            "moved": [_plain(each) for each in who],
        }
        print(printed.as_json(plain))
    else:
        print("\n".join(_in_words(old, new, changes, who, len(people))))
    return FAILED if changes or who else DONE


# --- the two editions


def _edition(name: str, kept: ExitStack) -> Rulebook:
    """The knowledge of a folder, or of a git revision of this checkout."""
    path = Path(name)
    if path.is_dir():
        inside = path / KNOWLEDGE
        folder = inside if inside.is_dir() else path
    else:
        folder = _from_git(name, Path(kept.enter_context(tempfile.TemporaryDirectory())))
    if not (folder / SPEECH).exists():
        folder = _with_todays_words(folder, Path(kept.enter_context(tempfile.TemporaryDirectory())))
    try:
        return load(folder.resolve())
    except KnowledgeError as error:
        problems = [Problem(f"{name}, {p.file}", p.reason, p.cure, p.line) for p in error.problems]
        told = "sa forme n'est pas celle que ce logiciel lit."
        cure = "Comparez avec le logiciel de cette édition, ou corrigez ce qui suit."
        raise InputError([Problem(name, told, cure), *problems[:5]]) from None


def _with_todays_words(folder: Path, into: Path) -> Path:
    """The first editions did not carry the words that say a rule: those of today say them."""
    copied = into / "knowledge"
    shutil.copytree(folder, copied)
    (copied / SPEECH).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(FOLDER / SPEECH, copied / SPEECH)
    return copied


def _from_git(revision: str, into: Path) -> Path:
    if revision.startswith("-"):
        raise InputError(
            [Problem(revision, "ce n'est pas une révision.", "Donnez un dossier ou une révision.")]
        )
    command = ["git", "archive", "--format=tar", revision, KNOWLEDGE]
    try:
        top = _git(["git", "rev-parse", "--show-toplevel"]).decode().strip()
        archive = _git(command, top)
    except (OSError, subprocess.CalledProcessError):
        reason = "ce n'est ni un dossier de connaissance, ni une révision de ce dépôt."
        cure = "Donnez un dossier, ou par exemple HEAD, une étiquette, un début d'empreinte."
        raise InputError([Problem(revision[:60], reason, cure)]) from None
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(into, filter="data")
    return into / KNOWLEDGE


def _git(command: list[str], folder: str | None = None) -> bytes:
    return subprocess.run(command, cwd=folder, check=True, capture_output=True).stdout


# --- the people


def _people(name: str | None) -> Iterator[Someone]:
    """Those of the file that was named; else the invented and the published people of this checkout."""
    files = [Path(name)] if name else [file for file in (PEOPLE, PUBLISHED) if file.exists()]
    for file in files:
        try:
            entries = yaml.safe_load(file.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, yaml.YAMLError):
            cure = "Donnez un fichier YAML de personnes."
            raise InputError([Problem(str(file), "ce fichier ne se lit pas.", cure)]) from None
        if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
            cure = "Écrivez une liste : name, who, facts."
            raise InputError([Problem(str(file), "ce n'est pas une liste de personnes.", cure)])
        for entry in entries:
            yield from _someone(file, entry)


def _someone(file: Path, entry: Mapping[str, object]) -> Iterator[Someone]:
    where = f"{file.name}, {entry.get('name') or entry.get('id') or '?'}"
    who = str(entry.get("who") or entry.get("id") or entry.get("name") or "")
    for word in ("facts", "patient"):
        facts = entry.get(word)
        if isinstance(facts, Mapping):
            yield Someone(who, where, "patient", dict(facts))
    found = entry.get("examination")
    patient = entry.get("patient")
    if isinstance(found, Mapping) and isinstance(patient, Mapping):
        yield Someone(f"{who}, examiné", where, "clinician", {**patient, **found})


def _once(found: Iterable[Moved]) -> Iterator[Moved]:
    """A case that moves the same way with everything else calm is told once."""
    seen: set[tuple[str, str, Outcome, Outcome]] = set()
    for each in found:
        key = (each.someone.who, each.someone.where, each.before, each.after)
        if key not in seen:
            yield each
        seen.add(key)


# --- in words


def _in_words(
    old: Rulebook, new: Rulebook, changes: tuple[Difference, ...], who: list[Moved], total: int
) -> Iterator[str]:
    yield f"De l'édition {old.edition.name} à l'édition {new.edition.name}."
    if not changes:
        yield "\nAucune règle ne change."
    for group in dict.fromkeys(change.group for change in changes):
        word, _, country = group.partition(" ")
        yield f"\n{GROUPS[word]}{f', {country}' if country else ''}"
        for change in changes:
            if change.group == group:
                yield from _change(change)
    yield f"\nLes personnes : {total} essayées sous les deux éditions, deux politiques, chaque pays commun."
    if not who:
        yield "Pour aucune, le délai ou le premier contact ne change."
    for each in who:
        yield from _moved(old, new, each)


def _change(change: Difference) -> Iterator[str]:
    parts = {part.word: part for part in change.parts}
    if change.what != "changed":
        words = ("sentence", "question", "condition", "text", "title", "label", "phrase")
        part = next((parts[word] for word in words if word in parts), change.parts[0])
        yield f"  - {change.name}, {WHAT[change.what]} : {part.after or part.before}"
        return
    yield f"  - {change.name}, {WHAT[change.what]} :"
    for part in change.parts:
        yield f"      {PARTS.get(part.word, part.word)}"
        yield f"        avant      : {part.before or '(rien)'}"
        yield f"        maintenant : {part.after or '(rien)'}"


def _moved(old: Rulebook, new: Rulebook, each: Moved) -> Iterator[str]:
    where = [] if len(each.countries) > 1 else list(each.countries)
    if len(each.policies) == 1:
        where.append(f"politique {new.wording.policies[each.policies[0]]}")
    who = each.someone.who or _facts(old, new, each.someone)
    who += " ; rien d'autre" if each.someone.else_calm else ""
    yield f"  - {who} ({'; '.join([each.someone.where, *where])})"
    yield f"      avant      : {_outcome(old, each.before)}"
    yield f"      maintenant : {_outcome(new, each.after)}"


def _facts(old: Rulebook, new: Rulebook, someone: Someone) -> str:
    clauses = []
    for name, value in someone.facts.items():
        book = new if name.removesuffix(CHECK) in new.facts else old
        clause = told(book, name, value)
        clauses.append(ANSWER[clause.answer] + clause.clause)
    return " ; ".join(clauses)


def _outcome(rulebook: Rulebook, outcome: Outcome) -> str:
    if outcome.contact is None:
        return f"réponses refusées ({outcome.refused})"
    contact = rulebook.professionals.professionals[outcome.contact].label
    return f"{rulebook.wording.urgency[TIERS[outcome.level]].rule} ; d'abord : {contact.lower()}"


def _plain(each: Moved) -> Mapping[str, object]:
    return {
        "who": each.someone.who or None,
        "where": each.someone.where,
        "by": each.someone.by,
        "facts": dict(each.someone.facts),
        "else_calm": each.someone.else_calm,
        "before": _plain_outcome(each.before),
        "after": _plain_outcome(each.after),
        "countries": list(each.countries),
        "policies": list(each.policies),
    }


def _plain_outcome(outcome: Outcome) -> Mapping[str, object]:
    if outcome.contact is None:
        return {"refused": outcome.refused}
    return {"urgency": TIERS[outcome.level], "first_contact": outcome.contact}
