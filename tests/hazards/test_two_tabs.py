"""H21. Two tabs of one browser, one of them left behind: the last word counts, and no sign is lost."""

from django.test import Client

from tests.web.person import plain
from tests.web.walker import visit_all

PELVIS = ("saddle_numbness", "bladder_change", "bowel_change", "sexual_change")


def test_a_tab_left_behind_takes_no_later_sign_back(visitor: Client) -> None:
    visit_all(visitor, {"weight_loss": "oui"})
    before = plain(visitor.get("/resultat").content.decode())
    visitor.post("/question/pelvis", dict.fromkeys(PELVIS, "non"))  # the old tab sends what it had
    after = plain(visitor.get("/resultat").content.decode())
    assert "Médecin aujourd'hui ou demain" in before
    assert "Médecin aujourd'hui ou demain" in after


def test_a_sign_told_in_the_old_tab_is_heard(visitor: Client) -> None:
    visit_all(visitor, {})
    visitor.post("/question/pelvis", {**dict.fromkeys(PELVIS, "non"), "saddle_numbness": "oui"})
    assert "Urgence : maintenant" in plain(visitor.get("/resultat").content.decode())


def test_a_page_that_is_no_longer_asked_leads_on(visitor: Client) -> None:
    visit_all(visitor, {"chest_pain": "oui"})
    late = visitor.post("/question/daily", {"distress": "non"})
    assert late.status_code == 303
    assert late["Location"] == "/resultat"
    assert "Urgence : maintenant" in plain(visitor.get("/resultat").content.decode())
