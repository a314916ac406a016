"""The command and the API give the same count, to the byte, and refuse the same things."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from django.core.cache import cache

from parcours_dos.cli import main
from tests.api.program import Program, problem_of

from .stories import every

COST, ON = "/api/cost", "2026-11-28"
DAYS = [day.isoformat() for day in every(3, 20, date(2026, 12, 1))]
CARE: Mapping[str, tuple[str, dict[str, object]]] = {
    "nothing but an act": ("FR", {"act": "mid_back"}),
    "a threshold falls": (
        "FR",
        {
            "act": "low_back_common",
            "prescription": {"date": "2026-11-10", "sessions": 10},
            "done": ["2026-11-16", "2026-11-20"],
            "planned": DAYS,
            "earlier": ["2026-01-05", "2026-01-09"],
            "cover": ["long_illness"],
            "deductible_paid": "44.50",
        },
    ),
    "straight to a team": ("FR", {"act": "neck_common", "access": "direct_team", "planned": DAYS}),
    "a fee": ("FR", {"act": "neck_trauma", "planned": DAYS[:3], "fee": 25}),
    "a work accident": ("FR", {"act": "low_back_operated", "planned": DAYS[:3], "cover": ["work_accident"]}),
    "the fee of this year": ("BE", {"act": "common", "planned": DAYS}),
    "outside": ("BE", {"act": "common", "planned": DAYS[:2], "fee": "40.00", "contracted": False}),
    "two situations": ("BE", {"act": "common", "planned": DAYS[:2], "others": ["2026-03-02", "2026-03-05"]}),
    "the back school": ("BE", {"act": "back_school", "planned": DAYS, "cover": ["preferential"]}),
}
REFUSED: Mapping[str, tuple[dict[str, object], str]] = {
    "no act": ({}, "act"),
    "an unknown act": ({"act": "sore_knee"}, "act"),
    "an unknown field": ({"act": "mid_back", "colour": "red"}, "colour"),
    "a day that is none": ({"act": "mid_back", "planned": ["2026-02-30"]}, "planned.1"),
    "400 sessions": ({"act": "mid_back", "prescription": {"date": "2026-11-01", "sessions": 400}},
                     "prescription.sessions"),
    "before the tariffs": ({"act": "mid_back", "done": ["2024-02-21"]}, "date"),
}  # fmt: skip


@pytest.fixture
def program() -> Iterator[Program]:
    """A program that nobody came before."""
    cache.clear()
    yield Program()
    cache.clear()


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What the command prints."""
    capsys.readouterr()
    main(("cost", *words))
    return capsys.readouterr().out


@pytest.mark.parametrize(("country", "care"), CARE.values(), ids=CARE)
def test_the_same_count_to_the_byte(
    country: str,
    care: dict[str, object],
    program: Program,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    kept = tmp_path / "care.json"
    kept.write_text(json.dumps(care))
    answer = program.send(COST, {"care": care, "country": country, "on": ON})
    assert answer.status_code == 200, answer.content
    again = json.dumps(json.loads(answer.content), ensure_ascii=False, indent=2) + "\n"
    assert again == printed(capsys, str(kept), "--json", "--on", ON, "--country", country)


@pytest.mark.parametrize(("care", "fact"), REFUSED.values(), ids=REFUSED)
def test_the_same_refusal(
    care: dict[str, object], fact: str, program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "care.json"
    kept.write_text(json.dumps(care))
    told = json.loads(printed(capsys, str(kept), "--json", "--on", ON))["errors"]
    refused = problem_of(
        program.send(COST, {"care": care, "country": "FR", "on": ON}), 422, "invalid-request"
    )
    assert refused["errors"] == [{name: one[name] for name in ("fact", "reason", "allowed")} for one in told]
    assert fact in [one["fact"] for one in told]
    assert refused["emergency_number"] == "15"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "care"),
        ({"care": None}, "care"),
        ({"care": []}, "care"),
        ({"care": {"act": "mid_back"}, "cure": 1}, "cure"),
        ({"care": {"act": "mid_back"}, "country": "XX"}, "country"),
        ({"care": {"act": "mid_back"}, "country": 3}, "country"),
        ({"care": {"act": "mid_back"}, "on": "demain"}, "on"),
    ],
)
def test_a_demand_that_has_not_the_form_is_refused(body: object, field: str, program: Program) -> None:
    refused = problem_of(program.send(COST, body), 422, "invalid-request")
    assert field in [error["fact"] for error in refused["errors"]]


def test_money_is_a_decimal_text_and_the_unknown_is_null(program: Program) -> None:
    told = json.loads(
        program.send(COST, {"care": CARE["the fee of this year"][1], "country": "BE", "on": ON}).content
    )
    assert told["session"] == {
        "insurer": None, "share": "6.25", "deductible": "0.00", "extra": "0.00", "price": None
    }  # fmt: skip
    assert (told["total"]["share"], told["total"]["price"], told["to_pay"]) == ("125.00", None, "125.00")
    assert "Honoraires de 2026 : non lus" in told["not_given"]
    figure = next(figure for figure in told["figures"] if figure["value"] == "6.25")
    assert (figure["since"], figure["source"], figure["status"]) == ("2019-09-01", "BE-MC-KINE", "confirmed")


def test_the_words_follow_the_language_that_is_asked(program: Program) -> None:
    answer = program.send(COST, {"care": {"act": "mid_back"}, "country": "FR"}, **{"Accept-Language": "en"})
    assert json.loads(answer.content)["act"]["label"] == "Mid back, not operated"


def test_the_command_says_what_is_left_and_when_to_act(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "care.yaml"
    kept.write_text(
        "act: low_back_common\ndone: [2026-11-20]\nplanned:\n" + "".join(f"  - {day}\n" for day in DAYS)
    )
    said = printed(capsys, str(kept), "--on", ON)
    for words in (
        "1 faites, il en reste 14.",
        "la séance du 2027-01-12 est la première au-delà",
        "Envoyez la demande le 2026-12-28 au plus tard",
        "À envoyer : le formulaire de demande",
        "C'est un plafond, pas un but.",
        "Assurance Maladie : 9,73 €",
        "Si une mutuelle paie sa part : 22,00 €",
        "8,09 depuis le 2026-01-01",
        "source secondaire",
    ):
        assert words in said, words


def test_the_command_names_the_line_to_mend(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "care.yaml"
    kept.write_text("act: mid_back\nplanned:\n  - 2026-12-01\n  - 2026-12-01\n")
    assert main(("cost", str(kept), "--on", ON)) == 2
    assert "planned.2 (ligne 4) : deux séances le 2026-12-01." in capsys.readouterr().err
