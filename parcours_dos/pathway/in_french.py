"""The whole rulebook as a French document, for the clinicians who read and sign it.

Nothing here is written by hand: change a rule, write the document again, read the difference.
"""

from __future__ import annotations

from collections.abc import Iterable

from .in_words import rule_sentence
from .plan.in_french import pages as care_pages
from .rulebook import POLICIES, Rulebook
from .shapes import LineEntry, RowEntry, Sourced, StatementEntry


def document(rulebook: Rulebook) -> str:
    """The rulebook as one Markdown page."""
    parts = [
        "# Le livre des règles\n",
        "Page écrite par le programme à partir de `parcours_dos/knowledge/`. Ne pas la modifier à la main.\n",
        f"Édition : **{rulebook.edition.title}** ({rulebook.edition.name}). {rulebook.edition.notice}\n",
        *_flags(rulebook),
        *_first_contact(rulebook),
        *_professionals(rulebook),
        *care_pages(rulebook),
        *_guides(rulebook),
        *_derived(rulebook),
        *_not_encoded(rulebook),
        *_sources(rulebook),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _flags(rulebook: Rulebook) -> Iterable[str]:
    yield f"\n## Signes d'alerte ({len(rulebook.flags)} règles)\n"
    words = rulebook.wording
    for flag in rulebook.flags:
        entry, source = flag.entry, rulebook.sources[flag.entry.source]
        yield f"\n### {entry.name}\n"
        cautious, graded = (rule_sentence(rulebook, flag, policy) for policy in POLICIES)
        if cautious == graded:
            yield f"- {cautious}"
        else:
            yield f"- Politique {words.policies['source_document']} : {cautious}"
            yield f"- Politique {words.policies['graded']} : {graded}"
        yield f"- Pourquoi : {entry.reason}"
        yield f"- Fait craindre : {entry.suspected}. {words.signs[entry.sign].capitalize()}."
        year = f", {source.year}" if source.year else ""
        yield f"- Source : {source.title} ({source.by}{year}) ; {entry.place}."
        rows = ", ".join(entry.rows)
        yield f"- Statut : {words.statuses[entry.status]}. Lignes : {rows}. Cas : {len(entry.cases)}."


def _row(rulebook: Rulebook, row: RowEntry) -> str:
    words = [rulebook.wording.urgency[tier].rule for tier in row.urgency]
    conditions = [f"il est établi que {_said(rulebook, text)}" for text in row.known]
    conditions += [f"il n'est pas établi que {_said(rulebook, text)}" for text in row.not_known]
    tail = f" ; {' ; '.join(conditions)}" if conditions else ""
    return f"Délai : {' ou '.join(words)}{tail}."


def _said(rulebook: Rulebook, text: str) -> str:
    return rulebook.said(rulebook.conditions[text].written)


def _first_contact(rulebook: Rulebook) -> Iterable[str]:
    yield "\n## Qui voir d'abord\n"
    for row in rulebook.orientation.first_contact:
        contact = rulebook.professionals.professionals[row.contact].label
        status = rulebook.wording.statuses[row.status]
        yield f"- **{contact}** ({row.name}). {_row(rulebook, row)} Statut : {status}."
    for country in rulebook.countries.values():
        yield f"\n### Par quel chemin, {country.name}\n"
        for route in country.routes:
            yield f"- **{route.title}** ({route.name}). {_row(rulebook, route)} {route.text}"
        yield f"\n### Ce que dit la loi, par date, {country.name}\n"
        for law in country.law:
            for value in law.values:
                holds = "oui" if value.holds else "non"
                phrase = rulebook.facts[law.fact].phrase
                status = rulebook.wording.statuses[value.status]
                yield f"- Depuis le {value.since} : {phrase} : {holds}. {value.place} ({status})."


def _professionals(rulebook: Rulebook) -> Iterable[str]:
    file = rulebook.professionals
    yield "\n## Les professionnels\n"
    for entry in file.professionals.values():
        yield f"\n### {entry.label}\n"
        for part, words in rulebook.wording.professional.items():
            for statement in getattr(entry, part):
                where, cited = _where_and_since(statement), _cited(rulebook, statement)
                yield f"- {words}{where} : {statement.text} {cited}"
    yield "\n### Kinésithérapeute et ostéopathe, côte à côte\n"
    yield "| Question | Kinésithérapeute | Ostéopathe |"
    yield "| --- | --- | --- |"
    for row in file.comparison:
        sides = (f"{side.text} {_cited(rulebook, side)}" for side in (row.physiotherapist, row.osteopath))
        yield f"| {row.criterion} | {' | '.join(sides)} |"


def _guides(rulebook: Rulebook) -> Iterable[str]:
    yield "\n## Pages à lire\n"
    for guide in rulebook.guides.values():
        yield f"\n### {guide.title}\n"
        yield f"- {guide.lead}"
        yield f"- D'abord : {guide.caution.text} {_cited(rulebook, guide.caution)}"
        for part in guide.parts:
            yield f"\n#### {part.title}\n"
            yield from _lines(rulebook, part.lines)
            for myth in part.myths:
                yield f"- « {myth.belief} » {myth.answer}"
                yield from _lines(rulebook, myth.lines, "  ")
            for position in part.positions:
                yield f"- {position.title} : {position.shows}"
                yield from _lines(rulebook, position.lines, "  ")


def _lines(rulebook: Rulebook, lines: Iterable[LineEntry], indent: str = "") -> Iterable[str]:
    for line in lines:
        where = f" ({', '.join(line.country)})" if line.country else ""
        yield f"{indent}- {line.text}{where} {_cited(rulebook, line)}"


def _where_and_since(statement: StatementEntry) -> str:
    said = [*statement.country, *([f"depuis le {statement.since}"] if statement.since else [])]
    return f" ({', '.join(said)})" if said else ""


def _cited(rulebook: Rulebook, entry: Sourced) -> str:
    return f"({entry.source}, {entry.place} ; {rulebook.wording.statuses[entry.status]})"


def _derived(rulebook: Rulebook) -> Iterable[str]:
    yield "\n## Faits déduits\n"
    for name, reading in rulebook.derived.items():
        phrase = rulebook.words[name].phrase
        yield f"- `{name}` : {phrase}. C'est-à-dire : {rulebook.said(reading.written)}."
    yield "\n### Réponses qui ne vont pas ensemble\n"
    for constraint in rulebook.constraints:
        yield f"- {constraint.entry.message}"


def _not_encoded(rulebook: Rulebook) -> Iterable[str]:
    yield "\n## Lignes de la référence qui ne sont pas des règles\n"
    for row, why in rulebook.not_encoded.items():
        yield f"- {row} : {why}"


def _sources(rulebook: Rulebook) -> Iterable[str]:
    yield "\n## Sources\n"
    for key, source in rulebook.sources.items():
        year = f", {source.year}" if source.year else ""
        link = f" <{source.url}>" if source.url else ""
        yield f"- {key} : {source.title} ({source.by}{year}), rang {source.rank}.{link}"
