"""Chapter 3. Words must exist: every name, every bound and every choice is checked before anyone is read."""

from __future__ import annotations

import pytest

from parcours_dos.language.check import check
from parcours_dos.language.errors import ConditionError
from parcours_dos.language.parse import parse

from .vocabulary import VOCABULARY

SENSIBLE = [
    "rain and not map",
    "hours >= 1",  # the lowest number is 0: this threshold decides
    "hours < 24",
    "hours == 0",
    "hours != 24",
    "hours in [0, 24]",
    "degrees > -20",
    "slope > 'flat'",
    "slope < 'steep'",
    "slope == 'flat'",
    "path == 'road'",
    "path != 'road'",
    "path in ['road', 'river']",
    "at_least(2, rain, slope >= 'gentle', hours > 8)",
]

# text; the character where the fact is named; what is wrong; what to do
SENSELESS = [
    # a name that does not exist
    ("rian", 1, "« rian » n'existe pas", "« rain »"),
    ("rain and snow_on_the_summit", 10, "« snow_on_the_summit » n'existe pas", "facts.yaml"),
    ("Rain", 1, "« Rain » n'existe pas", "« rain »"),
    ("at_least", 1, "« at_least » n'existe pas", "facts.yaml"),
    ("altitude > 3", 1, "« altitude » n'existe pas", "facts.yaml"),
    # a yes/no is said alone
    ("rain == 1", 1, "« rain » est un oui/non", "not rain"),
    ("rain == 'yes'", 1, "« rain » est un oui/non", "not rain"),
    ("rain in [1]", 1, "« rain » est un oui/non", "not rain"),
    # a number or a choice is compared
    ("hours", 1, "n'est pas un oui/non", "« hours == ... »"),
    ("rain and not path", 14, "n'est pas un oui/non", "« path == ... »"),
    ("at_least(1, rain, slope)", 19, "n'est pas un oui/non", "« slope == ... »"),
    # a number is compared with a number within its bounds
    ("hours == '8'", 1, "« hours » est un nombre", "sans guillemets"),
    ("hours in [1, '8']", 1, "« hours » est un nombre", "sans guillemets"),
    ("hours > 25", 1, "25 est hors des bornes", "de 0 à 24"),
    ("hours > -1", 1, "-1 est hors des bornes", "de 0 à 24"),
    ("hours in [1, 30]", 1, "30 est hors des bornes", "de 0 à 24"),
    ("degrees <= -21", 1, "-21 est hors des bornes", "de -20 à 40"),
    # a threshold that everyone, or no one, passes
    ("hours >= 0", 1, "toujours ou jamais", "à l'intérieur"),
    ("hours < 0", 1, "toujours ou jamais", "à l'intérieur"),
    ("hours <= 24", 1, "toujours ou jamais", "à l'intérieur"),
    ("hours > 24", 1, "toujours ou jamais", "à l'intérieur"),
    ("slope >= 'flat'", 1, "toujours ou jamais", "à l'intérieur"),
    ("slope < 'flat'", 1, "toujours ou jamais", "à l'intérieur"),
    ("slope <= 'steep'", 1, "toujours ou jamais", "à l'intérieur"),
    ("slope > 'steep'", 1, "toujours ou jamais", "à l'intérieur"),
    # a choice is one of those listed
    ("path == 'sea'", 1, "« sea » n'est pas un choix", "road, forest, river"),
    ("path == 'Road'", 1, "« Road » n'est pas un choix", "road, forest, river"),
    ("path == ''", 1, "n'est pas un choix", "road, forest, river"),
    ("path == 3", 1, "« 3 » n'est pas un choix", "road, forest, river"),
    ("path in ['road', 'sea']", 1, "« sea » n'est pas un choix", "road, forest, river"),
    ("slope >= 'vertical'", 1, "« vertical » n'est pas un choix", "flat, gentle, steep"),
    # only an ordered choice has a more and a less
    ("path > 'road'", 1, "« path » n'a pas d'ordre", "== ou in"),
    ("path <= 'river'", 1, "« path » n'a pas d'ordre", "== ou in"),
    # the place is the very word that is wrong, not one that looks like it
    ("rain_or_snow or rain and wind", 1, "« rain_or_snow » n'existe pas", "facts.yaml"),
    ("hours_left > 2 and hours > 2", 1, "« hours_left » n'existe pas", "« hours »"),
    ("hours > 2 and hours > 99", 15, "99 est hors des bornes", "de 0 à 24"),
    ("path == 'road' or path == 'sea'", 19, "« sea » n'est pas un choix", "road, forest, river"),
    ("path in ['road', 'river'] and at_least(1, rain, road)", 49, "« road » n'existe pas", "facts.yaml"),
    ("(rain\n and hours)", 12, "n'est pas un oui/non", "« hours == ... »"),
]


@pytest.mark.parametrize("text", SENSIBLE)
def test_accepted(text: str) -> None:
    """Every name exists and every threshold can be passed or not."""
    check(parse(text), VOCABULARY, text)


@pytest.mark.parametrize(("text", "column", "reason", "cure"), SENSELESS, ids=[row[0] for row in SENSELESS])
def test_refused(text: str, column: int, reason: str, cure: str) -> None:
    """What no walker could ever answer as written is refused, with its place and what to write instead."""
    condition = parse(text)
    with pytest.raises(ConditionError) as refusal:
        check(condition, VOCABULARY, text)
    found = refusal.value
    assert reason in found.reason
    assert cure in found.cure
    assert (found.column, found.text) == (column, text)
