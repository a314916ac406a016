"""Colours that hold for weak eyes, on a dark screen, and through a black-and-white printer."""

import pytest

from parcours_dos.figures.palette import PEOPLE, colours, contrast


@pytest.mark.parametrize("person", sorted(PEOPLE))
def test_on_white_the_ink_carries_the_drawing(person: str) -> None:
    light = colours(person, "light")
    assert contrast(light["ink"], light["paper"]) >= 7
    assert contrast(light["far ink"], light["paper"]) >= 3
    assert contrast(light["arrow"], light["paper"]) >= 4.5


@pytest.mark.parametrize("person", sorted(PEOPLE))
def test_on_dark_the_fills_carry_it(person: str) -> None:
    dark = colours(person, "dark")
    for part in ("skin", "shirt", "legging"):
        assert contrast(dark[part], dark["paper"]) >= 5, part
    assert contrast(dark["hair"], dark["paper"]) >= 3
    assert contrast(dark["arrow"], dark["paper"]) >= 7
    assert contrast(dark["shirt"], dark["ink"]) >= 5.5


@pytest.mark.parametrize("person", sorted(PEOPLE))
@pytest.mark.parametrize("variant", ["light", "print"])
def test_shirt_and_legging_differ_in_lightness(person: str, variant: str) -> None:
    found = colours(person, variant)
    assert contrast(found["shirt"], found["legging"]) >= 1.5


def test_black_on_white_is_the_strongest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1
