"""The command line: the same answers as the site, for programs and for rule authors.

Exit codes: 0 done, 1 a check or a proof failed, 2 the input cannot be taken.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from parcours_dos.pathway import cases, documents, in_french, questions
from parcours_dos.pathway.decision import Decision, as_plain, decide, plain_change, what_would_change
from parcours_dos.pathway.facts import FactsError, Problem, read
from parcours_dos.pathway.loading import FOLDER, KnowledgeError, load
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.pathway.shapes import EVERYONE, Answerer, CountryFile, FactEntry, SiteFile
from parcours_dos.pathway.site import SiteError, read_site

DONE, FAILED, REFUSED = 0, 1, 2
YEARS = range(2000, 2101)  # the years whose laws and holidays can be known


class InputError(ValueError):
    """Input that cannot be taken: what it is about, why, and what to do next."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in problems))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except InputError as error:
        return _refuse(error.problems, getattr(options, "json", False))
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        sys.stderr.close()
        return DONE


def _refuse(problems: Sequence[Problem], as_json: bool) -> int:
    if as_json:
        listed = [asdict(problem) for problem in problems]
        print(json.dumps({"errors": listed}, ensure_ascii=False, indent=2))
    for problem in problems:
        print(f"Erreur : {problem}", file=sys.stderr)
    return REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="parcours-dos", description="Qui voir pour un mal de dos, et sous quel délai."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMANDE")
    orient = commands.add_parser("orient", help="orienter une personne à partir de ses faits (YAML ou JSON)")
    orient.add_argument("file", metavar="FICHIER", help="un fichier, ou - pour l'entrée standard")
    orient.add_argument("--by", choices=EVERYONE, default="patient", help="qui répond (défaut : patient)")
    orient.add_argument("--country", default=None, help="le pays, en deux lettres (défaut : FR)")
    orient.add_argument(
        "--on", default=None, help="AAAA-MM-JJ (midi), ou un instant avec fuseau (défaut : maintenant)"
    )
    orient.add_argument("--site", default=None, metavar="FICHIER", help="le fichier du site")
    orient.add_argument("--json", action="store_true", help="le résultat en JSON")
    orient.set_defaults(command=_orient)
    facts = commands.add_parser("facts", help="la liste des faits que les règles connaissent")
    facts.add_argument("--json", action="store_true", help="la liste en JSON")
    facts.set_defaults(command=_facts)
    rulebook = commands.add_parser("rulebook", help="toutes les règles, en français")
    rulebook.set_defaults(command=_rulebook)
    check = commands.add_parser("check", help="vérifier la connaissance et les cas de chaque règle")
    check.add_argument(
        "--knowledge", default=None, metavar="DOSSIER", help="un autre dossier de connaissance"
    )
    check.set_defaults(command=_check)
    prove = commands.add_parser("prove", help="prouver les promesses pour toute personne possible")
    prove.set_defaults(command=_prove)
    return parser


# --- orient


def _orient(options: argparse.Namespace) -> int:
    rulebook = load()
    site = _site(options.site, rulebook)
    country = _country(rulebook, options.country or (site.country if site else "FR"))
    moment = _moment(options.on, country)
    answerer: Answerer = options.by
    document = _document(options.file)
    try:
        facts = read(rulebook, document.data, answerer)
    except FactsError as error:
        raise InputError([_placed(problem, document) for problem in error.problems]) from None
    decision = decide(rulebook, facts, answerer, moment, country, site)
    if options.json:
        change = what_would_change(rulebook, facts, answerer, moment, country, site)
        plain = {**as_plain(decision), "would_change": plain_change(change)}
        print(json.dumps(plain, ensure_ascii=False, indent=2))
    else:
        print(_in_words(rulebook, decision))
    return DONE


def _placed(problem: Problem, document: documents.Document) -> Problem:
    """The problem with its line, when the fact stands on a line of its own."""
    return replace(problem, line=document.lines.get((problem.fact,)))


def _document(name: str) -> documents.Document:
    try:
        content = sys.stdin.buffer.read(documents.LARGEST + 1) if name == "-" else _bytes(name)
        return documents.read_bytes(content)
    except OSError as error:
        reason = f"le fichier ne s'ouvre pas ({error.strerror})."
        raise InputError([Problem(name, reason, "Vérifiez son nom.")]) from None
    except documents.DocumentError as error:
        where = "entrée standard" if name == "-" else name
        raise InputError([Problem(where, error.reason, error.cure, error.line)]) from None


def _bytes(name: str) -> bytes:
    with Path(name).open("rb") as file:
        return file.read(documents.LARGEST + 1)


def _site(name: str | None, rulebook: Rulebook) -> SiteFile | None:
    if name is None:
        return None
    try:
        return read_site(rulebook, _document(name))
    except SiteError as error:
        raise InputError(error.problems) from None


def _country(rulebook: Rulebook, code: str) -> CountryFile:
    country = rulebook.countries.get(code.upper())
    if country is None:
        known = ", ".join(rulebook.countries)
        raise InputError(
            [Problem("country", f"« {code} » n'est pas couvert.", f"Choisissez parmi : {known}.")]
        )
    return country


def _moment(said: str | None, country: CountryFile) -> datetime:
    zone = ZoneInfo(country.timezone)
    if said is None:
        return datetime.now(zone)
    cure = "Écrivez 2026-11-25, ou 2026-11-25T20:30+01:00."
    try:
        if len(said) == len("2026-11-25"):
            moment = datetime.combine(date.fromisoformat(said), time(12), zone)
        else:
            moment = datetime.fromisoformat(said)
    except ValueError:
        raise InputError([Problem("on", f"« {said[:40]} » n'est pas une date.", cure)]) from None
    if moment.tzinfo is None:
        raise InputError([Problem("on", "il manque le fuseau horaire.", cure)])
    if moment.year not in YEARS:
        raise InputError(
            [Problem("on", "cette année est hors du calendrier.", f"De {YEARS[0]} à {YEARS[-1]}.")]
        )
    return moment


def _in_words(rulebook: Rulebook, decision: Decision) -> str:
    lines = [decision.route.title, decision.route.text, ""]
    if not decision.settled:
        lines += ["Résultat provisoire : il manque des réponses.", ""]
    lines += ["Pourquoi :"]
    for reason in decision.because:
        source = rulebook.sources[reason.source]
        status = in_french.STATUS_WORDS[reason.status]
        lines.append(f"  - {reason.sentence} [{source.by} ; {reason.place} ; {status}]")
    if decision.other_urgency.level != decision.urgency.level:
        words = in_french.TIER_WORDS[_tier(decision.other_urgency.level)]
        lines += [
            "",
            f"L'autre politique ({in_french.POLICY_WORDS[decision.other_policy]}) dirait : {words}.",
        ]
    for title, texts in (
        ("Aussi", [f"{also.label} : {also.why}" for also in decision.also]),
        ("En attendant", [entry.text for entry in decision.meanwhile]),
        ("À éviter", [entry.text for entry in decision.avoid]),
        ("Revenez plus tôt si", [sign.text for sign in decision.come_back_if]),
        ("Il manque", [_asked(rulebook.facts[name]) for name in decision.missing]),
    ):
        if texts:
            lines += ["", f"{title} :", *(f"  - {text}" for text in texts)]
    if decision.come_back_on is not None:
        lines += ["", f"Refaire le point le {decision.come_back_on.isoformat()}. {decision.come_back_text}"]
    lines += ["", f"Règles : édition {decision.edition}. {rulebook.edition.notice}"]
    return "\n".join(lines)


def _tier(level: int) -> str:
    return tuple(in_french.TIER_WORDS)[level]


def _asked(fact: FactEntry) -> str:
    return str(fact.question) + (f" ({fact.find_out})" if fact.find_out else "")


# --- facts, rulebook, check, prove


def _facts(options: argparse.Namespace) -> int:
    rulebook = load()
    listed = [_plain_fact(rulebook, name, fact) for name, fact in rulebook.facts.items() if fact.who]
    if options.json:
        print(json.dumps(listed, ensure_ascii=False, indent=2))
        return DONE
    for plain in listed:
        print(f"{plain['name']} ({plain['type']}) : {plain['question']}")
    return DONE


def _plain_fact(rulebook: Rulebook, name: str, fact: FactEntry) -> dict[str, object]:
    bands = rulebook.bands.get(name, ())
    return {
        "name": name,
        "type": fact.type,
        "bounds": [fact.min, fact.max] if fact.type == "integer" else None,
        "choices": fact.choices or None,
        "question": fact.question,
        "hint": fact.hint,
        "who": list(fact.who),
        "only_if": fact.only_if,
        "bands": dict(zip(questions.labels(bands, fact.unit), [b.lowest for b in bands], strict=True))
        or None,
    }


def _rulebook(options: argparse.Namespace) -> int:
    print(in_french.document(load()), end="")
    return DONE


def _check(options: argparse.Namespace) -> int:
    rulebook = load(Path(options.knowledge) if options.knowledge else FOLDER)
    failures = cases.failures(rulebook)
    for failure in failures:
        print(failure)
    if date.fromisoformat(rulebook.edition.next_review) < datetime.now(UTC).date():
        print(f"Attention : cette édition devait être relue le {rulebook.edition.next_review}.")
    if not rulebook.edition.checked_by:
        print(f"Attention : {rulebook.edition.notice}")
    total = sum(len(flag.entry.cases) for flag in rulebook.flags)
    print(
        f"{len(rulebook.flags)} règles, {len(rulebook.facts)} faits, {total} cas : {len(failures)} en échec."
    )
    return FAILED if failures else DONE


def _prove(options: argparse.Namespace) -> int:
    from proofs.__main__ import main as prove  # the solver is loaded only here

    return prove()


if __name__ == "__main__":
    sys.exit(main())
