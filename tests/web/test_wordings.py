"""The plain words that replace the traps of medical language, as people read them."""

import re

import pytest
from django.test import Client

from .person import plain
from .walker import visit_all

# What a page about back pain must ask, word for word, and the trap that each wording avoids.
WORDINGS = {
    "périnée": "Sentez-vous moins bien la zone entre vos jambes, par exemple en vous essuyant ?",
    "perte de contrôle": "Avez-vous depuis peu du mal à uriner, ou des fuites ?",
    "depuis toujours": "c'était déjà ainsi avant",
    "sensation rectale": "Sentez-vous moins bien le passage des selles ?",
    "faiblesse": "Un pied traîne-t-il, ou une jambe a-t-elle perdu sa force ?",
    "force et douleur": "Seule la douleur me bloque",
    "sciatique": "Avez-vous mal ou des fourmillements dans les deux jambes ?",
    "traumatisme": "Avez-vous eu un choc ou une chute ?",
    "date du choc": "Quand ?",
    "fièvre": "Avez-vous 38 °C ou plus ?",
    "sans thermomètre": "Pas mesuré",
    "frissons": "Tremblez-vous de froid ?",
    "cancer guéri": "Avez-vous déjà eu un cancer, même guéri ou ancien ?",
    "leucémie": "Leucémie et myélome",
    "réveils nocturnes": "La nuit, la douleur reste-t-elle forte dans toutes les positions ?",
    "corticoïdes": "Prenez-vous de la cortisone en comprimés depuis 3 mois ou plus ?",
    "raideur méningée": "Fièvre, et menton impossible à baisser ?",
    "coups": "quelqu'un m'a blessé",
    "idées noires": "Pensez-vous à mourir ou à vous faire du mal ?",
    "cortisone inhalée": "Sprays et crèmes : non",
}
TOLD = {"bladder_change": "oui", "bladder_before": "oui", "blow_or_fall": "oui", "trauma_days": "43"}
FEVERISH = {"cases": "pain_neck", "fever_38": "oui"}
SAD = {"distress": "oui"}


@pytest.fixture(scope="module")
def asked() -> str:
    """All that three people read: an old leak and an old fall; a fever and a stiff neck; a low mood."""
    journeys = [visit_all(Client(SERVER_NAME="127.0.0.1"), told) for told in (TOLD, FEVERISH, SAD)]
    pages = [page for pages in journeys for page in pages]
    return " ".join(plain(re.sub(r"<[^>]+>", " ", page)) for page in pages)


@pytest.mark.parametrize("trap", WORDINGS)
def test_the_plain_wording_is_asked(trap: str, asked: str) -> None:
    assert WORDINGS[trap] in asked


def test_no_word_that_frightens_is_asked(asked: str) -> None:
    for word in ("usé", "coincé", "abîmée"):
        assert not re.search(rf"\b{word}\b", asked)
