"""Whatever is sent, and whatever breaks: nothing of it in the logs, nor on the page of our fault."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import cast
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from parcours_dos.web.shared.headers import POLICY
from parcours_dos.web.shared.sealed_cookie import CLINICIAN, NAME

from .person import plain
from .walker import begin, visit_all

MARK = "zqx7kwy"  # in everything that is sent; nobody else writes it
SENT = f"<{MARK}>"
PAGES = ["/", "/question/person", "/question/where", "/resultat", "/soignant", "/soignant/faits", "/et-si"]
PAGES += ["/en/", "/en/question/pelvis", "/effacer", "/quitter", f"/regles/{MARK}", f"/{MARK}", f"/en/{MARK}"]
API = ["/api/orientation", "/api/questions/next", "/api/facts", f"/api/rules/{MARK}", f"/api/{MARK}"]


class Broken(RuntimeError):
    """A fault of ours, whose message holds an answer."""


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What our own handler writes, as talkative as a site may set it."""
    logger = logging.getLogger("parcours_dos")
    handlers = {logging.getLogger(name).handlers[0] for name in ("django", "parcours_dos")}
    written, level = io.StringIO(), logger.level
    former = [(one, one.setStream(written)) for one in handlers if isinstance(one, logging.StreamHandler)]
    logger.setLevel(logging.INFO)
    yield written
    logger.setLevel(level)
    for one, stream in former:
        one.setStream(stream)


def bodies() -> list[dict[str, object]]:
    """A text in every place where one can be sent."""
    file = SimpleUploadedFile(f"{MARK}.txt", MARK.encode(), f"text/{MARK}")
    form = {"age_years": SENT, "cases": [SENT, MARK], "who": SENT, "code": SENT, "facts": f"{MARK}: 3"}
    said = json.dumps({"facts": {MARK: SENT, "age_years": SENT}, "answerer": SENT, MARK: 1})
    return [
        {"data": {**form, MARK: SENT, "changes": SENT, "on": SENT, "country": SENT}},
        {"data": {"file": file, **form}},
        {"data": said, "content_type": "application/json"},
        {"data": MARK, "content_type": f"text/{MARK}"},
        {"data": f"age_years={MARK * 10_000}", "content_type": "application/x-www-form-urlencoded"},
        {
            "data": "&".join(f"{MARK}{n}=1" for n in range(400)),
            "content_type": "application/x-www-form-urlencoded",
        },
        {"data": f'{{"facts": {MARK}', "content_type": "application/json"},
        {"data": "--x\r\n" + MARK, "content_type": "multipart/form-data; boundary=x"},
    ]


def told(written: io.StringIO, capfd: pytest.CaptureFixture[str]) -> str:
    """All that was written, in our log and beside it."""
    beside = capfd.readouterr()
    return f"{written.getvalue()}{beside.out}{beside.err}"


def test_no_log_line_holds_anything_that_was_sent(
    lines: io.StringIO, capfd: pytest.CaptureFixture[str]
) -> None:
    visitor = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
    begin(visitor)
    odd = {"User-Agent": MARK, "Referer": f"http://{MARK}/", "Accept-Language": MARK, "HX-Target": MARK}
    for address in PAGES + API:
        for body in bodies():
            assert visitor.post(address, **body, headers=odd).status_code < 500  # type: ignore[arg-type]  # as listed
        for strange in ("PUT", MARK.upper()):
            assert visitor.generic(strange, f"{address}?{MARK}={MARK}", MARK).status_code < 500
        elsewhere = visitor.get(address, {MARK: SENT}, headers={**odd, "Host": f"{MARK}.example"})
        assert elsewhere.status_code in (303, 400, 404, 406)
    for name in (NAME, CLINICIAN):
        visitor.cookies[name] = MARK
        for address in PAGES:
            assert visitor.get(address).status_code < 500
    written = told(lines, capfd)
    assert written.count("\n") > 200
    assert all(json.loads(line)["time"] for line in written.splitlines())
    assert MARK not in written.lower()


FAULTS = {
    "/resultat": "parcours_dos.web.public.views.page",
    "/en/resultat": "parcours_dos.web.public.views.page",
    "/question/person": "parcours_dos.web.public.views.asked_at",
    "/en/question/person": "parcours_dos.web.public.views.asked_at",
    "/soignant/resultat": "parcours_dos.web.clinician.views.page",
    "/soignant/faits": "parcours_dos.web.clinician.views.groups",
    "/en/soignant/faits": "parcours_dos.web.clinician.views.groups",
    "/et-si": "parcours_dos.web.authors.what_if.trials.read",
    "/api/orientation": "parcours_dos.web.api.views.decide",
    "/api/questions/next": "parcours_dos.web.api.views.next_screen",
    "/api/facts": "parcours_dos.web.api.views._facts",
}


@pytest.mark.parametrize("address", FAULTS)
@pytest.mark.parametrize("depth", ["view", "frame"])
def test_a_fault_of_ours_helps_and_tells_nothing(
    address: str, depth: str, lines: io.StringIO, capfd: pytest.CaptureFixture[str]
) -> None:
    """The page is there even when what draws the frame of every page is broken too."""
    answer = asked(address, "" if depth == "view" else "parcours_dos.web.shared.frame.country_of")
    assert answer.status_code == 500
    assert answer["Content-Security-Policy"] == POLICY
    assert answer["Cache-Control"] == "no-store"
    text = answer.content.decode()
    for leak in (MARK, "Broken", "Traceback", "views.py", str(Path(__file__).parents[2]), "Django"):
        assert leak not in text
    if address.startswith("/api/"):
        problem = json.loads(text)
        assert answer["Content-Type"] == "application/problem+json"
        assert (problem["status"], problem["emergency_number"]) == (500, "112")
    else:
        assert '<a href="tel:' in text or 'class="phone" href="tel:' in text
        english = address.startswith("/en/")
        assert f'<html lang="{"en" if english else "fr"}">' in text
        assert ("We have a problem" if english else "Nous avons un problème") in plain(text)
    written = told(lines, capfd)
    assert '"error": "Broken"' in written
    assert MARK not in written


def asked(address: str, also: str) -> HttpResponse:
    """Ask for a page while something is broken in it, and perhaps something more."""
    visitor = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
    visit_all(visitor, {"leg_tingling": "oui"})
    visitor.post("/soignant/faits", {"country": "FR", "age_years": "34"})
    fault = Broken(f"age_years={MARK}")
    with patch(FAULTS[address], side_effect=fault), patch(also or FAULTS[address], side_effect=fault):
        if address.startswith("/api/") and "facts" not in address:
            return cast(HttpResponse, visitor.post(address, {"facts": {}}, content_type="application/json"))
        return cast(HttpResponse, visitor.get(address))


def test_even_without_rules_the_number_is_given() -> None:
    visitor = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
    with (
        patch("parcours_dos.web.shared.frame.rulebook", side_effect=Broken(MARK)),
        patch("parcours_dos.web.public.views.rulebook", side_effect=Broken(MARK)),
    ):
        for address in ("/", "/en/", "/sante"):
            answer = cast(HttpResponse, visitor.get(address))
            assert answer.status_code == 500
            assert b'<a href="tel:112">112</a>' in answer.content
            assert MARK.encode() not in answer.content
