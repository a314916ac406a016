"""The rules in full, a page for each, and an invented person on whom to try them."""

import html as entities
import re
import subprocess
import sys
from typing import Protocol

import pytest
from django.http import HttpResponse
from django.test import Client

from parcours_dos.pathway import editions
from parcours_dos.pathway.loading import FOLDER, load
from parcours_dos.pathway.rulebook import TIERS
from parcours_dos.pathway.written import every_rule
from parcours_dos.web.authors.trial import as_lines
from parcours_dos.web.public.result import SHAPES
from parcours_dos.web.shared.templatetags.typography import typeset

from .person import plain

BOOK = load()
SIGNS = [flag.name for flag in BOOK.flags]
ORDER = ["now", "soon", "planned", "calm"]
NAMES = list(dict.fromkeys(rule.name for rule in every_rule(BOOK)))
PERSON = {"by": "patient", "country": "FR", "policy": "source_document", "on": "2026-11-25T12:00"}


class Answer(Protocol):
    """What a visitor receives."""

    @property
    def content(self) -> bytes: ...


def words(answer: Answer) -> str:
    """The text of a page, with plain spaces and apostrophes."""
    text = entities.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))
    return re.sub(r"\s+", " ", plain(text.replace("\u00a0", " ")))


def tried(visitor: Client, **form: str) -> HttpResponse:
    return visitor.post("/et-si", {**PERSON, **form})  # type: ignore[return-value]  # as stubs see it


# --- the list


def test_the_list_leads_to_every_rule_and_stays_light(visitor: Client) -> None:
    answer = visitor.get("/regles")
    html = answer.content.decode()
    assert len(answer.content) < 30_000
    for flag in BOOK.flags:
        assert f'href="/regles/{flag.name}"' in html
        assert plain(flag.entry.reason) in words(answer)
    order = [
        html.index(f'/regles/{f.name}"')
        for f in sorted(BOOK.flags, key=lambda f: ORDER.index(SHAPES[f.level["source_document"]]))
    ]
    assert order == sorted(order), "the most urgent come first"


def listed(answer: Answer) -> set[str]:
    return set(re.findall(r'href="/regles/(\w+)"', answer.content.decode()))


def test_the_list_is_sieved_by_urgency_and_status(visitor: Client) -> None:
    emergencies = {f.name for f in BOOK.flags if TIERS[f.level["source_document"]] == "emergency"}
    confirmed = {f.name for f in BOOK.flags if f.entry.status == "confirmed"}
    assert listed(visitor.get("/regles", {"delai": "now"})) == emergencies
    assert listed(visitor.get("/regles", {"statut": "confirmed"})) == confirmed
    both = visitor.get("/regles", {"delai": "now", "statut": "confirmed"})
    assert listed(both) == emergencies & confirmed
    assert f"{len(emergencies & confirmed)} règles sur {len(SIGNS)}" in words(both)


@pytest.mark.parametrize("odd", ["rien", "<script>", "x" * 5000, "\x00"])
def test_a_sieve_that_does_not_exist_shows_everything(odd: str, visitor: Client) -> None:
    answer = visitor.get("/regles", {"delai": odd, "statut": odd})
    assert answer.status_code == 200
    assert listed(answer) == set(SIGNS)


# --- one rule


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_has_its_page(name: str, visitor: Client) -> None:
    answer = visitor.get(f"/regles/{name}")
    assert answer.status_code == 200
    assert f"name: {name}" in words(answer) or f"{name}: {{is:" in words(answer)
    assert "En échec" not in words(answer)


def test_a_page_says_what_the_rule_says_from_where_and_who_checked(visitor: Client) -> None:
    told = words(visitor.get("/regles/leg_weakness_reported"))
    entry = BOOK.flag("leg_weakness_reported").entry
    for part in (entry.reason, entry.place, BOOK.sources[entry.source].title, *entry.rows):
        assert plain(part) in told
    assert plain(BOOK.wording.statuses[entry.status].capitalize()) in told
    assert "Politique prudente" in told
    assert "Politique graduée" in told
    assert f"Personne encore : édition de travail ({BOOK.edition.name})" in told
    for verdict in ("Présent", "Écarté", "En doute"):
        assert verdict in told
    assert "Un signe d'alerte l'emporte toujours" in told
    assert "Règle écrite pour cette édition." in told


def test_the_lines_of_the_file_are_shown_to_the_letter(visitor: Client) -> None:
    """No French space, no curly apostrophe: what is shown can be copied back into the file."""
    page = visitor.get("/regles/saddle_numbness").content.decode()
    found = re.search(r"<pre[^>]*><code>(.*?)</code></pre>", page, re.DOTALL)
    assert found
    written = (FOLDER / "red_flags.yaml").read_text("utf-8")
    assert entities.unescape(found[1]) in written
    assert "d'" in entities.unescape(found[1]) or "l'" in entities.unescape(found[1])


def test_what_is_typed_and_code_keep_their_plain_spaces() -> None:
    kept = "<textarea>\nl'eau : 3 jours</textarea><pre><code>l'eau : <b>3 jours</b></code></pre>"
    done = typeset(f"<p>l'eau : 3 jours</p>{kept}", "fr")
    assert done == f"<p>l’eau\u00a0: 3\u00a0jours</p>{kept}"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("sadle_numbness", "saddle_numbness"),
        ("age_years", "C'est un fait, pas une règle"),
        ("zzzzzzzzz", "Partez de la liste des règles"),
        ("%3Cscript%3E", "Aucune règle ne porte ce nom"),
        ("x" * 3000, "Aucune règle ne porte ce nom"),
    ],
)
def test_an_unknown_name_gets_a_page_that_helps(name: str, told: str, visitor: Client) -> None:
    answer = visitor.get(f"/regles/{name}")
    assert answer.status_code == 404
    assert told in words(answer)
    assert 'href="tel:' in answer.content.decode()
    assert "<script>" not in answer.content.decode()


def test_the_pages_never_load_the_solver() -> None:
    code = (
        "import tests.web.site, sys; from django.test import Client; "
        "c = Client(SERVER_NAME='127.0.0.1'); assert c.get('/regles/fever').status_code == 200; "
        "sys.exit(any(name.split('.')[0] in ('z3', 'proofs') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# --- what if


def test_a_case_is_tried_from_the_page_of_its_rule(visitor: Client) -> None:
    cases = BOOK.flag("saddle_numbness").entry.cases
    for rank, case in enumerate(cases):
        answer = visitor.post("/et-si", {"rule": "saddle_numbness", "case": str(rank)})
        assert answer.status_code == 200
        page = answer.content.decode()
        assert as_lines(case.facts) in entities.unescape(page)
        assert f'value="{case.by}" selected' in page
        assert f'value="{case.policy}" selected' in page
        assert "Rien ne bouge" in words(answer)


def test_a_change_moves_the_decision_the_sign_and_the_reasons(visitor: Client) -> None:
    whole = as_lines({**calm(), "saddle_numbness": False})
    answer = tried(visitor, facts=whole, rule="saddle_numbness", **{"change-saddle_numbness": "oui"})
    told = words(answer)
    urgency = BOOK.wording.urgency
    assert f"Avant {plain(urgency['none'].title)}" in told
    assert f"Maintenant {plain(urgency['emergency'].title)}" in told
    assert "Avant : écarté. Maintenant : présent." in told
    _, _, reasons = told.partition("Raisons en plus")
    assert plain(BOOK.flag("saddle_numbness").entry.reason) in reasons


def calm() -> dict[str, object]:
    """Someone well, who answered everything."""
    return dict(editions.calm(BOOK, "patient"))


@pytest.mark.parametrize(
    ("said", "state"),
    [("oui", "présent"), ("non", "écarté"), ("inconnu", "en doute"), ("retirer", "en doute")],
)
def test_each_answer_can_be_put_in_the_place_of_another(said: str, state: str, visitor: Client) -> None:
    before = "true" if said != "oui" else "false"
    answer = tried(
        visitor,
        facts=f"saddle_numbness: {before}",
        rule="saddle_numbness",
        **{"change-saddle_numbness": said},
    )
    assert f"Maintenant : {state}." in words(answer)


def test_the_rest_can_be_answered_calmly_so_that_one_sign_shows(visitor: Client) -> None:
    before = tried(visitor, facts="cold_sweat: true", rule="cold_sweat", **{"change-cold_sweat": "non"})
    assert "Provisoire" in words(before)
    calmly = tried(
        visitor, facts="cold_sweat: true", rule="cold_sweat", fill="1", **{"change-cold_sweat": "non"}
    )
    told, urgency = words(calmly), BOOK.wording.urgency
    assert f"Avant {plain(urgency['emergency'].title)}" in told
    assert f"Maintenant {plain(urgency['none'].title)}" in told
    assert "saddle_numbness: false" in told


def test_other_facts_are_written_as_lines_and_the_policy_counts(visitor: Client) -> None:
    whole = as_lines({**calm(), "age_years": 40})
    told = {
        p: words(tried(visitor, facts=whole, changes="age_years: 60", policy=p))
        for p in BOOK.wording.policies
    }
    assert told["source_document"] != told["graded"]
    assert all("age_years: 60" in text for text in told.values())


WRONG = [
    ({"facts": "sadle_numbness: true"}, "Ligne 1 :", "saddle_numbness", "#facts"),
    ({"facts": "age_years: 40\nfever_38: maybe"}, "Ligne 2 :", "fever_38", "#facts"),
    ({"facts": "age_years: 40", "changes": "\nage_years: 400"}, "Ligne 2 :", "age_years", "#changes"),
    ({"facts": "- a\n- b"}, "Ligne 1 :", "pas des faits", "#facts"),
    ({"facts": "a: [1"}, "Ligne", "YAML", "#facts"),
    ({"facts": "a: &x 1\nb: *x"}, "Ligne 1 :", "renvois", "#facts"),
    ({"changes": "assessed_by_doctor: true"}, "Ligne 1 :", "soignant", "#changes"),
    (
        {"facts": "age_years: 40", "rule": "over_55", "change-age_years": "vieux"},
        "age_years",
        "nombre",
        "#change-age_years",
    ),
    ({"on": "demain"}, "date", "2026-11-25T20:30", "#on"),
    ({"on": "9999-11-25T12:00"}, "date", "2026-11-25T20:30", "#on"),
]


@pytest.mark.parametrize(("form", "where", "what", "target"), WRONG, ids=[str(row[0])[:40] for row in WRONG])
def test_what_cannot_be_read_is_said_with_its_line(
    form: dict[str, str], where: str, what: str, target: str, visitor: Client
) -> None:
    answer = tried(visitor, **form)
    assert answer.status_code == 422
    _, _, told = words(answer).partition("À corriger")
    assert where in told
    assert what in told
    assert f'href="{target}"' in answer.content.decode()
    assert f'id="{target[1:]}"' in answer.content.decode()


@pytest.mark.parametrize(
    "form",
    [
        {"by": "nobody", "country": "ZZ", "policy": "none", "on": ""},
        {"rule": "nobody", "case": "0"},
        {"rule": "saddle_numbness", "case": "99"},
        {"rule": "saddle_numbness", "case": "-1"},
        {"rule": "saddle_numbness", "case": "²"},
        {"facts": "x" * 20_000},
        {"facts": "\x00"},
        {"change-nothing": "oui", "change-": "oui"},
        {"rule": "<script>alert(1)</script>"},
    ],
    ids=lambda form: str(form)[:40],
)
def test_mischief_gets_a_page(form: dict[str, str], visitor: Client) -> None:
    answer = tried(visitor, **form)
    assert answer.status_code in (200, 422)
    assert "<script>alert" not in answer.content.decode()


def test_nothing_is_kept_and_nothing_stands_in_an_address(visitor: Client) -> None:
    first = visitor.get("/et-si", {"facts": "saddle_numbness: true"})
    assert "saddle_numbness: true" not in first.content.decode()
    answer = tried(visitor, facts="saddle_numbness: true")
    assert "saddle_numbness: true" in answer.content.decode()
    assert "saddle_numbness" not in str(visitor.cookies)
    assert "saddle_numbness: true" not in visitor.get("/et-si").content.decode()


def test_what_is_private_is_not_printed(visitor: Client) -> None:
    private = tried(visitor, facts="suicidal_thoughts: true").content.decode()
    ordinary = tried(visitor, facts="fever_38: true").content.decode()
    part = re.compile(r'<section class="stack( noprint)?" aria-labelledby="bouge">')
    found, other = part.search(private), part.search(ordinary)
    assert found
    assert other
    assert found[1]
    assert not other[1]
    assert '<form class="screen' in ordinary, "what was typed is never printed"


@pytest.mark.parametrize("address", ["/regles", "/regles/saddle_numbness", "/et-si"])
def test_the_pages_exist_in_english(address: str, visitor: Client) -> None:
    answer = visitor.get(f"/en{address}")
    assert answer.status_code == 200
    assert '<html lang="en">' in answer.content.decode()
