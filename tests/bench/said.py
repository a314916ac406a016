"""A figure beside its limit, said in one line."""

from __future__ import annotations


def at_most(what: str, figure: float, most: float, unit: str) -> bool:
    """Print a figure and its upper limit; True when it holds."""
    held = figure <= most
    print(f"{what} : {figure:.1f} {unit} ; limite {most:g} {unit} ; {'tenue' if held else 'DÉPASSÉE'}")
    return held


def at_least(what: str, figure: float, least: float) -> bool:
    """Print a figure and its lower limit; True when it holds."""
    held = figure >= least
    print(f"{what} : {figure:.2f} ; au moins {least:g} ; {'tenu' if held else 'NON TENU'}")
    return held
