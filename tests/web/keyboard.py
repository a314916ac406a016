"""A person who has only a keyboard: Tab, Space, arrows, Enter. Where they are must always be seen."""

from dataclasses import dataclass

import pytest

from .person import FIELDS, PLAIN, Person, Told, choose

MOST_TABS = 200
HERE = "document.activeElement"
SEEN = f"""[{HERE}, {HERE}.closest('label') ?? {HERE}].some(part => {{
    const style = getComputedStyle(part);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
}})"""
UNCOVERED = f"""(box => box.bottom > 0 && box.top < innerHeight)({HERE}.getBoundingClientRect())"""
WORDS = f"({HERE}.innerText ?? '').replaceAll('’', \"'\").replaceAll('\\u00a0', ' ')"


@dataclass
class Typist(Person):
    """Someone who answers and follows links without a mouse."""

    def tab_to(self, test: str, what: str) -> None:
        """Tab until what has the focus passes a test; each stop must be seen."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            somewhere, seen, uncovered, reached = self.page.evaluate(
                f"[{HERE} !== document.body, {SEEN}, {UNCOVERED}, {test}]"
            )
            if not somewhere:
                continue
            assert seen, f"the focus is not seen: {self.page.evaluate(HERE + '.outerHTML')}"
            assert uncovered
            if reached:
                return
        pytest.fail(f"{what} cannot be reached by keyboard")

    def start(self, who: str = "patient", country: str = "FR", at: str = "/") -> None:
        """Skip to the page itself, choose the country, and begin."""
        self.page.goto(f"{self.site}{at}")
        self.page.keyboard.press("Tab")
        assert self.page.evaluate(f"{HERE}.className") == "skip"
        self.page.keyboard.press("Enter")
        self._pick("country", country)
        self._pick("who", who)
        self.next()

    def next(self) -> None:
        """Enter, from the last field, sends the form."""
        self._enter()

    def follow(self, what: str) -> None:
        """Tab to a link or a button, and press it."""
        if what.startswith("text="):
            words = what.removeprefix("text=")
            self.tab_to(f'{WORDS}.includes("{words}")', words)
        else:
            self.tab_to(f'{HERE}.matches("{what}")', what)
        self._enter()

    def fill(self, told: Told) -> None:
        """Type a number, tick a place, go with the arrows to an answer."""
        told = {**PLAIN, **told}
        for name, kind, values in self.page.evaluate(FIELDS):
            if kind == "text":
                self.tab_to(f"{HERE}.name === '{name}'", name)
                self.page.keyboard.press("Control+A")
                self.page.keyboard.type(told.get(name, "1"))
            elif not name.endswith("-inconnu"):
                self._pick(name, choose(told, name, values))

    def answer(self, told: Told) -> None:
        """There is no quicker way by keyboard."""
        self.fill(told)

    def _pick(self, name: str, value: str) -> None:
        self.tab_to(f"{HERE}.name === '{name}'", name)
        several = self.page.evaluate(f"{HERE}.type") == "checkbox"
        for _ in range(MOST_TABS):
            if self.page.evaluate(f"{HERE}.value") == value:
                break
            self.page.keyboard.press("Tab" if several else "ArrowDown")
        if not self.page.evaluate(f"{HERE}.checked"):
            self.page.keyboard.press("Space")
        assert self.page.evaluate(f"{HERE}.checked && {HERE}.name") == name
        assert self.page.evaluate(SEEN)

    def _enter(self) -> None:
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.page.wait_for_url(self.page.evaluate("location.href"))
