"""The calculator works alone: no account, no script, nothing kept, nothing in an address."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from unittest.mock import patch

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

import tests.web.site  # noqa: F401  # our site, made ready
from parcours_dos.web.shared.days import day_of, going_back, going_on
from tests.web.person import plain

NOW = "2026-11-28T12:00:00+00:00"
FRENCH = {
    "country": "FR",
    "asked": "1",
    "act": "low_back_common",
    "rhythm": "2",
    "to_come": "8",
    "start": "30/11/2026",
}
BELGIAN = {"country": "BE", "asked": "1", "act": "common", "rhythm": "2", "to_come": "9", "done": "12"}


def said(html: bytes) -> str:
    """What a page says."""
    return " ".join(plain(re.sub(r"<[^>]+>", " ", html.decode())).split())


def asked(form: dict[str, object], address: str = "/cout", status: int = 200) -> str:
    """What the calculator answers on 28 November 2026."""
    with patch("parcours_dos.web.payment.views.timezone.now", return_value=datetime.fromisoformat(NOW)):
        answer = Client(SERVER_NAME="127.0.0.1").post(address, form)
    assert answer.status_code == status
    assert answer["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer or not answer.cookies.get("reponses")
    return said(answer.content)


def test_it_asks_the_country_first_then_only_what_counts_there() -> None:
    visitor = Client(SERVER_NAME="127.0.0.1")
    first = said(visitor.get("/cout").content)
    assert "Dans quel pays ?" in first
    french = said(visitor.post("/cout", {"country": "FR"}).content)
    assert "Affection de longue durée" in french
    assert "Comment vous venez" in french
    belgian = said(visitor.post("/cout", {"country": "BE"}).content)
    assert "Intervention majorée (BIM)" in belgian
    assert "Comment vous venez" not in belgian
    assert "Séances de cette année, pour autre chose" in belgian


def test_what_is_left_comes_first_then_who_pays() -> None:
    page = asked(FRENCH)
    assert (
        page.index("Ce qui reste, et quand agir")
        < page.index("Ce que cela coûte")
        < page.index("Séances déjà faites")
    )
    assert "Il vous reste 9 € si votre mutuelle paie sa part, 75,66 € sinon." in page
    assert "Assurance Maladie 9,73 € 91,03 €" in page
    assert "Mutuelle, ou vous 7,15 € 66,66 €" in page
    assert "Total 17,88 € 166,69 €" in page
    assert "C'est un plafond, pas un but." in page
    assert "Urgence : 15" in page


def test_the_day_to_ask_is_said() -> None:
    page = asked(
        {**FRENCH, "to_come": "18", "prescribed": "10 novembre 2026", "done": "16/11/2026\n20 novembre 2026"}
    )
    assert "2 séances comptées, il en reste 13." in page
    assert "La séance du 14 janvier 2027 est la première au-delà." in page
    assert "Demande à envoyer le 30 décembre 2026 au plus tard." in page


def test_what_is_not_known_is_said_and_no_total_is_made_over_it() -> None:
    page = asked(BELGIAN)
    assert "Ce qui vous reste à payer n'est pas connu en entier. Connu : 112,50 € pour 18 séances." in page
    assert "Honoraires de 2026 : non lus" in page
    assert "Total non confirmé non confirmé" in page
    assert "Certaines dates sont estimées" in page
    assert "31,40" in asked({**BELGIAN, "fee": "31,40 €"})


@pytest.mark.parametrize(
    ("wrong", "field", "remark"),
    [
        ({"act": ""}, "act", "Choisissez ce qui est soigné."),
        ({"act": "sore_knee"}, "act", "Choisissez une des réponses proposées."),
        (
            {"done": "30/02/2026"},
            "done",
            "« 30/02/2026 » n'est pas une date. Écrivez par exemple 12/03/2026.",
        ),
        ({"done": "29/11/2026"}, "done", "Le 29 novembre 2026 n'est pas encore venu."),
        ({"done": "20/11/2026\n20/11/2026"}, "done", "Deux séances le 20 novembre 2026."),
        ({"done": "20/11/2026\n16/11/2026"}, "done", "Le 16 novembre 2026 vient après le 20 novembre 2026."),
        ({"done": "20/02/2024"}, "done", "Les prix ne sont connus qu'à partir du 22 février 2024."),
        ({"done": "500"}, "done", "500 séances, c'est trop pour ce calcul."),
        ({"prescribed": "hier"}, "prescribed", "« hier » n'est pas une date."),
        ({"prescribed": "29/11/2026"}, "prescribed", "Le 29 novembre 2026 n'est pas encore venu."),
        (
            {"prescribed": "10/11/2025"},
            "prescribed",
            "cette ordonnance devait servir avant le 10 novembre 2026",
        ),
        ({"prescribed": "27/11/2026", "done": "3"}, "done", "Ce nombre ne tient pas depuis votre ordonnance"),
        ({"prescribed": "10/11/2026", "prescribed_sessions": "0"}, "prescribed_sessions", "0 séances"),
        ({"prescribed": "10/11/2026", "prescribed_sessions": "400"}, "prescribed_sessions", "400 séances"),
        ({"prescribed_sessions": "8"}, "prescribed", "Écrivez aussi la date de l'ordonnance."),
        ({"to_come": "beaucoup"}, "to_come", "Écrivez un nombre entier de 0 à 200."),
        ({"start": "27/11/2026"}, "start", "Le 27 novembre 2026 est passé."),
        ({"fee": "cher"}, "fee", "« cher » n'est pas un montant. Écrivez par exemple 30,80."),
        ({"paid": "-3"}, "paid", "« -3 » n'est pas un montant."),
        ({"access": "window"}, "access", "Choisissez une des réponses proposées."),
    ],
)
def test_a_mistake_is_told_twice_and_nothing_is_lost(wrong: dict[str, str], field: str, remark: str) -> None:
    form = {**FRENCH, "done": "16/11/2026", "fee": "25", **wrong}
    answer = Client(SERVER_NAME="127.0.0.1")
    with patch("parcours_dos.web.payment.views.timezone.now", return_value=datetime.fromisoformat(NOW)):
        html = answer.post("/cout", form)
    assert html.status_code == 422
    page, text = plain(html.content.decode().replace("&#x27;", "'")), said(html.content)
    assert text.count(remark) == 2
    assert f'href="#{field}"' in page
    assert f'id="{field}-erreur"' in page
    assert "Erreur :" in page.partition("</title>")[0]
    assert "Ce que cela coûte" not in text.partition("Ce que coûtent les séances")[2]
    assert "Urgence : 15" in text
    for name, value in form.items():
        if name in ("done", "prescribed", "prescribed_sessions", "to_come", "start", "fee", "paid"):
            assert value in html.content.decode(), name


def test_all_mistakes_are_told_at_once() -> None:
    html = asked(
        {**FRENCH, "act": "", "done": "x", "fee": "cher", "prescribed": "10/11/2026", "to_come": "?"},
        status=422,
    )
    for text in ("Choisissez ce qui est soigné.", "« x »", "« cher »", "de 0 à 200"):
        assert html.count(text) == 2


def test_the_same_in_english() -> None:
    page = asked({**FRENCH, "start": "30 November 2026"}, "/en/cout")
    assert "Lombalgie" not in page
    assert "166.69" in page


WRITTEN = [
    ("12/03/2026", date(2026, 3, 12)),
    ("2026-03-12", date(2026, 3, 12)),
    ("12 mars 2026", date(2026, 3, 12)),
    ("1er août 2026", date(2026, 8, 1)),
    ("lundi 2 févr. 2026", date(2026, 2, 2)),
    ("3.4.2026", date(2026, 4, 3)),
    ("12 March 2026", date(2026, 3, 12)),
    ("2nd Sept 2026", date(2026, 9, 2)),
    ("29/02/2028", date(2028, 2, 29)),
    ("29/02/2026", None),
    ("12/03", None),
    ("mars 2026", None),
    ("12 ju 2026", None),
    ("12 jui 2026", None),
    ("juin", None),
    ("", None),
    ("12/03/26", None),
    ("99999999-01-01", None),
]


@pytest.mark.parametrize(("text", "day"), WRITTEN)
def test_a_day_is_read_as_people_write_it(text: str, day: date | None) -> None:
    assert day_of(text) == day


@given(st.text(max_size=40))
def test_any_text_is_a_day_or_none(text: str) -> None:
    assert day_of(text) is None or isinstance(day_of(text), date)


@given(
    st.dates(date(2024, 1, 1), date(2030, 1, 1)),
    st.integers(0, 60),
    st.sampled_from([0.5, 0.7, 1.0, 2.0, 3.0]),
)
def test_days_told_by_their_number_follow_each_other(first: date, number: int, rhythm: float) -> None:
    coming = [date.fromisoformat(day) for day in going_on(first, number, rhythm)]
    assert len({*coming}) == number
    assert coming == sorted(coming)
    assert all(day.weekday() < 5 and day >= first for day in coming)
    gone = [date.fromisoformat(day) for day in going_back(first, number, rhythm)]
    assert len({*gone}) == number
    assert gone == sorted(gone)
    assert not gone or gone[-1] == first
    assert not gone or first - gone[0] <= timedelta(days=number * 7 / rhythm)


def test_whatever_breaks_no_line_and_no_page_tells_what_was_typed(capfd: pytest.CaptureFixture[str]) -> None:
    visitor = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
    mark = "zqx7kwy"
    with patch("parcours_dos.web.payment.views.account", side_effect=RuntimeError(mark)):
        answer = visitor.post("/cout", {**FRENCH, "start": "", "fee": "12,34"})
    assert answer.status_code == 500
    beside = capfd.readouterr()
    for told in (answer.content.decode(), beside.out, beside.err):
        assert mark not in told
        assert "12,34" not in told
