"""Mischief, accidents and old cookies: always a page that helps, never a broken one, nothing told."""

import logging
import random
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from parcours_dos.web.shared import sealed_cookie
from parcours_dos.web.shared.headers import POLICY

from .pages import PAGES
from .person import plain
from .walker import begin, visit_all

COOKIE = sealed_cookie.NAME


@pytest.fixture
def begun(visitor: Client) -> Client:
    """A visitor who has just begun."""
    begin(visitor)
    return visitor


SCRIPTS_AND_STYLES = r'<script(?! src="/static/)|<style|\sstyle=|\son\w+=|javascript:'


@pytest.mark.parametrize("name", PAGES)
def test_every_page_carries_the_strict_headers_and_nothing_loose(name: str) -> None:
    answer = PAGES[name].seen()
    assert answer["Content-Security-Policy"] == POLICY
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    html = answer.content.decode()
    assert not re.search(SCRIPTS_AND_STYLES, html)
    assert re.search(r'href="tel:(15|112)"', html)


@pytest.mark.parametrize(("address", "status"), [("/rien", 404), ("/question/rien", 404), ("/effacer", 405)])
def test_a_refusal_helps_and_gives_the_number(address: str, status: int, visitor: Client) -> None:
    answer = visitor.get(address)
    assert answer.status_code == status
    html = plain(answer.content.decode())
    assert "Appelez le 112, jour et nuit" in html
    assert "Revenir au début" in html
    begin(visitor)
    assert "Appelez le 15 ou le 112" in plain(visitor.get(address).content.decode())


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_a_wrong_method_is_refused(method: str, begun: Client) -> None:
    seen = [page.seen() for page in PAGES.values()]
    opened = {answer.request["PATH_INFO"] for answer in seen if answer.status_code == 200}  # type: ignore[attr-defined]  # set by the client
    for address in {*opened, "/sante"}:
        answer = getattr(begun, method)(address)
        assert answer.status_code == 405
        assert answer["Allow"]
        assert b'href="tel:15"' in answer.content


def test_a_form_that_is_not_ours_is_refused(visitor: Client) -> None:
    strict = Client(enforce_csrf_checks=True, SERVER_NAME="127.0.0.1")
    answer = begin(strict)
    assert answer.status_code == 403
    assert "Appelez le 112" in plain(answer.content.decode())


def test_another_host_is_refused(visitor: Client) -> None:
    answer = Client(SERVER_NAME="ailleurs.example").get("/")
    assert answer.status_code == 400
    assert "Appelez le 112" in plain(answer.content.decode())


@pytest.mark.parametrize("size", [200, 20_000, 500_000])
def test_an_enormous_answer_is_refused_calmly(size: int, begun: Client) -> None:
    answer = begun.post("/question/person", {"age_years": "9" * size})
    assert answer.status_code == (422 if size < 32_768 else 400)
    assert len(answer.content) < 20_000


ODD: list[dict[str, object]] = [
    {},
    {"age_years": "-3"},
    {"age_years": "121"},
    {"age_years": "34.5"},
    {"age_years": "trente"},
    {"age_years": "٣٤"},
    {"age_years": "\x00"},
    {"age_years": "<script>alert(1)</script>"},
    {"age_years": "34", "age_years-inconnu": "1"},
    {"age_years": ["34", "35"]},
    {"age_years": "34", "pregnancy_possible": ["oui", "non"], "pregnant_or_recent_birth": "peut-être"},
    {"motor_grade": "1", "chest_pain": "oui"},
]


@pytest.mark.parametrize("form", ODD, ids=str)
def test_an_odd_answer_is_explained(form: dict[str, object], begun: Client) -> None:
    answer = begun.post("/question/person", form)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "<title>Erreur" in html
    assert "<script>" not in html
    assert COOKIE not in answer.cookies


def test_two_answers_that_contradict_each_other_are_explained(begun: Client) -> None:
    form = {"age_years": "80", "pregnant_or_recent_birth": "oui", "pregnancy_possible": "non"}
    answer = begun.post("/question/person", form)
    assert answer.status_code == 422
    assert "Une grossesse est indiquée à un âge" in plain(answer.content.decode())


def test_one_yes_is_enough_in_an_emergency(visitor: Client) -> None:
    visit_all(visitor, {})
    answer = visitor.post("/question/now", {"chest_pain": "oui"})
    assert answer["Location"] == "/resultat"
    assert "Appelez le 15 maintenant" in plain(visitor.get("/resultat").content.decode())


def test_a_yes_with_blanks_shows_the_number_above_the_errors(visitor: Client) -> None:
    visit_all(visitor, {})
    answer = visitor.post("/question/pelvis", {"saddle_numbness": "oui"})
    assert answer.status_code == 422
    assert "appelez le 15 maintenant" in plain(answer.content.decode())


def test_none_of_these_goes_with_nothing_else(begun: Client) -> None:
    begun.post(
        "/question/person",
        {"age_years": "34", "pregnant_or_recent_birth": "non", "pregnancy_possible": "non"},
    )
    for cases in ([], ["aucun", "pain_neck"], ["aucun", "inconnu"], ["rien"]):
        assert begun.post("/question/where", {"cases": cases}).status_code == 422


def test_not_knowing_a_list_opens_it_line_by_line(begun: Client) -> None:
    begun.post(
        "/question/person",
        {"age_years": "34", "pregnant_or_recent_birth": "non", "pregnancy_possible": "non"},
    )
    opened = begun.post("/question/where", {"cases": ["pain_low_back", "inconnu"]})
    html = opened.content.decode()
    assert opened.status_code == 200
    assert re.search(r'name="pain_low_back" value="oui"[^>]* checked', html)
    half = {"un-par-un": "1", "pain_low_back": "oui", "pain_mid_back": "non"}
    assert begun.post("/question/where", half).status_code == 422
    assert begun.post("/question/where", {**half, "pain_neck": "inconnu"}).status_code == 303
    again = begun.get("/question/where").content.decode()
    assert re.search(r'name="pain_neck" value="inconnu"[^>]* checked', again)
    html = plain(re.sub(r"<[^>]+>", " ", begun.get("/resultat").content.decode()))
    assert "Le cou Je ne sais pas" in html


def test_a_page_not_reached_yet_leads_to_the_one_being_asked(begun: Client) -> None:
    for ask in (begun.get, begun.post):
        answer = ask("/question/night")
        assert answer.status_code == 303
        assert answer["Location"] == "/question/person"


@pytest.mark.parametrize("address", ["/question/person", "/resultat"])
def test_without_answers_a_page_leads_to_the_start(address: str, visitor: Client) -> None:
    assert visitor.get(address)["Location"] == "/recommencer"


def test_answers_live_24_hours(begun: Client) -> None:
    born = datetime.now(UTC)
    kept = sealed_cookie.seal(b'{"country":"FR","who":"patient","steps":[]}', born)
    assert sealed_cookie.unseal(kept, born + timedelta(hours=23, minutes=59))
    with pytest.raises(sealed_cookie.Unreadable):
        sealed_cookie.unseal(kept, born + timedelta(hours=24, minutes=1))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b'{"who":"patient","steps":[]}',
        b'{"country":"XX","who":"patient","steps":[]}',
        b'{"country":"FR","who":"clinician","steps":[]}',
        b'{"country":"FR","who":"patient","steps":[["x",{"sore_knee":true}]]}',
    ],
)
def test_answers_of_another_edition_are_forgotten(content: bytes, visitor: Client) -> None:
    visitor.cookies[COOKIE] = sealed_cookie.seal(content, datetime.now(UTC))
    assert visitor.get("/resultat")["Location"] == "/recommencer"
    assert "Vos réponses ne sont plus là" in plain(visitor.get("/").content.decode())


@pytest.mark.parametrize("text", ["", "x", "é", "gAAAAA", "a" * 4000])
def test_a_cookie_that_is_not_ours_is_forgotten(text: str, visitor: Client) -> None:
    visitor.cookies[COOKIE] = text
    assert visitor.get("/resultat").status_code == 302


def test_changing_an_answer_forgets_what_it_made_meaningless(visitor: Client) -> None:
    visit_all(visitor, {"blow_or_fall": "oui", "trauma_days": "43"})
    assert "Était-ce violent" in plain(visitor.get("/question/accident_more").content.decode())
    visitor.post("/question/accident", {"blow_or_fall": "non"})
    assert visitor.get("/question/accident_more").status_code == 303
    assert b"provisoire" not in visitor.get("/resultat").content


def test_an_exception_is_asked_again_when_its_sign_changes(visitor: Client) -> None:
    told = {"bladder_change": "oui", "bladder_before": "oui"}
    visit_all(visitor, told)
    no = dict.fromkeys(("saddle_numbness", "bladder_change", "bowel_change", "sexual_change"), "non")
    visitor.post("/question/pelvis", no)
    answer = visitor.post("/question/pelvis", {**no, "bladder_change": "oui"})
    assert answer["Location"].startswith("/question/pelvis_before")


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_answered_the_journey_ends_well(seed: int, visitor: Client) -> None:
    chance = random.Random(seed)

    def pick(name: str, values: list[str]) -> str:
        calm = [value for value in values if value in ("non", "aucun")]
        return chance.choice(calm if calm and chance.random() < 0.8 else values)

    pages = visit_all(visitor, {"age_years": str(chance.randint(0, 99)), "onset_age_years": "30"}, pick)
    assert len(visitor.cookies[COOKIE].value) < 3000
    assert "Pourquoi ce conseil" in pages[-1]
    assert "Ce conseil est provisoire" not in pages[-1]
    assert max(len(page.encode()) for page in pages) < 30_000


def test_a_fault_of_ours_gives_the_number_and_tells_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*args: object) -> None:
        raise RuntimeError("secret answer")

    monkeypatch.setattr("parcours_dos.web.public.views.page", broken)
    visitor = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
    begin(visitor)
    with _log_to_stderr():
        answer = visitor.get("/resultat")
    assert answer.status_code == 500
    assert b'href="tel:15"' in answer.content
    said = capfd.readouterr().err
    assert "RuntimeError" in said
    assert "secret" not in said
    assert "resultat" not in said


class _log_to_stderr:
    """Our handler wrote down the stream of the first test; give it the one of this test."""

    def __enter__(self) -> None:
        self.handler = logging.getLogger("django").handlers[0]
        assert isinstance(self.handler, logging.StreamHandler)
        self.former = self.handler.setStream(sys.stderr)

    def __exit__(self, *error: object) -> None:
        assert isinstance(self.handler, logging.StreamHandler)
        self.handler.setStream(self.former)


def test_the_server_says_it_is_well(visitor: Client) -> None:
    assert visitor.get("/sante").content.startswith(b"ok ")


def test_the_style_sheet_is_small_and_kept(visitor: Client) -> None:
    html = visitor.get("/").content.decode()
    address = re.search(r'rel="stylesheet" href="([^"]+)"', html)
    assert address
    answer = visitor.get(address[1])
    sheet = b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # a file
    assert answer["Content-Type"].startswith("text/css")
    assert "max-age=31536000" in answer["Cache-Control"]
    assert len(sheet) < 24_000


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, "PARCOURS_DOS_SECRET_KEY manque"),
        ({"PARCOURS_DOS_SECRET_KEY": "court"}, "trop court"),
        ({"PARCOURS_DOS_SECRET_KEY": "x" * 40}, "PARCOURS_DOS_HOSTS manque"),
    ],
)
def test_without_its_key_the_site_refuses_to_start(environment: dict[str, str], told: str) -> None:
    run = [sys.executable, "-c", "import parcours_dos.web.settings"]
    done = subprocess.run(run, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert told in done.stderr


def test_with_its_key_the_cookies_are_secure() -> None:
    environment = {"PARCOURS_DOS_SECRET_KEY": "x" * 40, "PARCOURS_DOS_HOSTS": "dos.example"}
    show = (
        "import parcours_dos.web.settings as s; print(s.ANSWERS_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.DEBUG)"
    )
    done = subprocess.run(
        [sys.executable, "-c", show], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["True", "True", "False"]
