"""H5. A result holds for 24 hours: nothing makes the answers live longer, and the page says so."""

from datetime import UTC, datetime, timedelta

from django.test import Client

from parcours_dos.web.shared import sealed_cookie
from tests.web.person import plain
from tests.web.walker import visit_all

COOKIE = sealed_cookie.NAME
MINUTE = timedelta(minutes=1)


def content(visitor: Client) -> tuple[bytes, datetime]:
    """What the browser holds, and since when."""
    return sealed_cookie.unseal(visitor.cookies[COOKIE].value, datetime.now(UTC))


def made_older(visitor: Client, age: timedelta) -> datetime:
    """The same answers, as if they had been given that long ago."""
    kept, _ = content(visitor)
    since = (datetime.now(UTC) - age).replace(microsecond=0)
    visitor.cookies[COOKIE] = sealed_cookie.seal(kept, since)
    return since


def test_the_page_says_until_when_it_holds(visitor: Client) -> None:
    result = plain(visit_all(visitor, {})[-1])
    assert "Il vaut 24 heures" in result
    assert "Si un signe change, répondez de nouveau" in result


def test_a_result_of_yesterday_is_not_shown(visitor: Client) -> None:
    visit_all(visitor, {})
    made_older(visitor, sealed_cookie.LIFE - MINUTE)
    assert visitor.get("/resultat").status_code == 200
    made_older(visitor, sealed_cookie.LIFE + MINUTE)
    assert visitor.get("/resultat")["Location"] == "/recommencer"


def test_answering_again_does_not_make_old_answers_young(visitor: Client) -> None:
    visit_all(visitor, {})
    since = made_older(visitor, sealed_cookie.LIFE - 5 * MINUTE)
    changed = visitor.post("/question/where", {"cases": "pain_mid_back"})
    assert changed.status_code == 303
    assert content(visitor)[1] == since


def test_closing_the_browser_forgets(visitor: Client) -> None:
    visit_all(visitor, {})
    cookie = visitor.cookies[COOKIE]
    assert (cookie["max-age"], cookie["expires"]) == ("", "")
