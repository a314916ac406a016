"""A person who answers the questions: « non » to everything, except what they have to say."""

from collections.abc import Mapping
from dataclasses import dataclass

from playwright.sync_api import Page

Told = Mapping[str, str]
PLAIN: Told = {"age_years": "34", "cases": "pain_low_back"}
CONTINUE = "main button[type=submit]"
LEFT, STILL_THERE = "document.querySelector('main').dataset.left = ''", "main[data-left]"
WHERE = f"[location.href, document.querySelector('{STILL_THERE}') !== null]"
FIELDS = """() => {
    const fields = {};
    for (const input of document.querySelectorAll('main input:not([type=hidden])'))
        (fields[input.name] ??= [input.name, input.type, []])[2].push(input.value);
    return Object.values(fields);
}"""


ANSWER = """chosen => {
    for (const [name, kind, value] of chosen) {
        const all = [...document.querySelectorAll("main input")].filter(one => one.name === name);
        const one = kind === "text" ? all[0] : all.find(one => one.value === value);
        if (kind === "text") one.value = value;
        if (kind === "text") one.dispatchEvent(new Event("input", {bubbles: true}));
        else if (!one.checked) one.click();
    }
}"""


def choose(told: Told, name: str, values: list[str]) -> str:
    """What this person answers to a field: what they have to say, else no, else the first answer."""
    for wanted in (told.get(name, ""), "non", "aucun"):
        if wanted in values:
            return wanted
    return values[0]


@dataclass
class Person:
    """Someone in front of a browser, on our site."""

    page: Page
    site: str

    def start(self, who: str = "patient", country: str = "FR", at: str = "/") -> None:
        """Open the site, in a language, choose the country, and begin."""
        self.page.goto(f"{self.site}{at}")
        self.page.check(f"#pays-{country}")
        self.page.check(f"#who-{who}")
        self.next()

    def next(self) -> None:
        """Send the form, and wait for the page that answers."""
        self.follow(CONTINUE)

    def follow(self, what: str) -> None:
        """Press a link or a button that leads to a page, and wait for that page."""
        self.page.evaluate(LEFT)
        with self.page.expect_navigation():
            self.page.click(what)
        address, still_there = self.page.evaluate(WHERE)
        self.page.wait_for_url(address)  # a script may tell it in two steps
        if still_there:  # the address may change before the page
            self.page.locator(STILL_THERE).wait_for(state="detached")

    def fill(self, told: Told) -> None:
        """Answer the page on the screen, by hand."""
        for name, kind, value in self._answers(told):
            if kind == "text":
                self.page.fill(f"[name='{name}']", value)
            else:
                self.page.check(f"[name='{name}'][value='{value}']")

    def answer(self, told: Told) -> None:
        """The same in one go, by script: on the way to the page that a test is about."""
        self.page.evaluate(ANSWER, self._answers(told))

    def _answers(self, told: Told) -> list[tuple[str, str, str]]:
        """Each field of the page: its name, its kind, and what is answered."""
        told = {**PLAIN, **told}
        return [
            (name, kind, told.get(name, "1") if kind == "text" else choose(told, name, values))
            for name, kind, values in self.page.evaluate(FIELDS)
            if not name.endswith("-inconnu")
        ]

    def go(self, told: Told, until: str = "", by_hand: bool = False) -> list[str]:
        """Answer page after page, to the result or to a page; the pages met."""
        met = []
        while "/question/" in self.page.url:
            name = self.page.url.rsplit("/", 1)[1]
            met.append(name)
            if name == until or len(met) > 40:
                break
            (self.fill if by_hand else self.answer)(told)
            self.next()
        return met

    @property
    def heading(self) -> str:
        """The first heading of the page, with plain spaces."""
        return plain(self.page.locator("h1").first.inner_text())

    @property
    def text(self) -> str:
        """All the words of the page, with plain spaces."""
        return plain(self.page.locator("main").inner_text())


def plain(text: str) -> str:
    """The text with plain spaces and apostrophes, on one line."""
    return " ".join(text.replace("’", "'").split())
