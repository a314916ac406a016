"""H11. On the smallest telephone, the number to call is seen before anything else."""

import pytest

from tests.web.person import Person
from tests.web.walker import arrive

PHONE = "main a.phone"
WIDE, HIGH = 360, 640


@pytest.mark.parametrize("told", [{"chest_pain": "oui"}, {"saddle_numbness": "oui"}], ids=str)
def test_the_number_is_on_the_first_screen(told: dict[str, str], person: Person) -> None:
    person.page.set_viewport_size({"width": WIDE, "height": HIGH})
    arrive(person, told)
    button = person.page.locator(PHONE).first
    box = button.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= HIGH
    assert str(button.get_attribute("href")).startswith("tel:")
