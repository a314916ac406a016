"""The form as the template draws it: groups that open when they matter, lines, and who said what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from parcours_dos.pathway.facts import Facts
from parcours_dos.pathway.rulebook import Rulebook
from parcours_dos.web.public.forms import NO_NUMBER, UNKNOWN, YES
from parcours_dos.web.public.review import label
from parcours_dos.web.shared.options import Option, options

from .form import ALL_NO, NOT_ASKED, Filled, choices, filled, names, screens_of

FIRST_OPEN = 3
NOTHING = "–"


@dataclass(frozen=True)
class Line:
    """One fact: its words, its choices or its number, what the patient said, what is wrong."""

    fact: str
    label: str
    options: tuple[Option, ...]
    text: str
    unit: str
    unknown_name: str
    unknown: bool
    note: str
    remark: str

    @property
    def target(self) -> str:
        """Where a link to this line leads."""
        return f"f-{self.fact}"


@dataclass(frozen=True)
class Group:
    """Lines of one theme."""

    name: str
    title: str
    lines: tuple[Line, ...]
    open: bool
    present: int
    answered: int
    all_no: str


def groups(
    rulebook: Rulebook, form: Filled, told: Facts, who: str, remarks: Mapping[str, str]
) -> tuple[Group, ...]:
    """All the groups, the gravest first; open: the first ones, and those where something stands out.

    `told` is what the patient's code said, and `who` names the person who said it.
    """
    found, notes = [], _Notes(rulebook, told, filled(rulebook, told), who)
    for rank, (screen, facts) in enumerate(screens_of(rulebook, names(rulebook)).items()):
        lines = tuple(_line(rulebook, name, form, notes, remarks.get(name, "")) for name in facts)
        present = sum(form.get(name) in (YES, UNKNOWN) for name in facts)
        answered = sum(name in form or name + NO_NUMBER in form for name in facts)
        stands_out = rank < FIRST_OPEN or present > 0 or any(line.remark for line in lines)
        yes_no = any(rulebook.facts[name].type == "yes_no" for name in facts)
        title = rulebook.screens[screen].title
        found.append(Group(screen, title, lines, stands_out, present, answered, ALL_NO if yes_no else ""))
    return tuple(found)


@dataclass(frozen=True)
class _Notes:
    """What to write beside a line about the patient's own answer."""

    rulebook: Rulebook
    told: Facts
    form: Filled
    who: str

    def of(self, name: str, form: Filled) -> str:
        """Nothing, « said by », or what was said when the line now says something else."""
        if name not in self.told:
            return ""
        same = all(self.form.get(key) == form.get(key) for key in (name, name + NO_NUMBER))
        if same and self.rulebook.facts[name].type != "integer":
            return _("dit par %(who)s") % {"who": self.who}
        said = label(self.rulebook, name, self.told[name])
        return _("%(who)s a dit : %(said)s") % {"who": self.who, "said": said.lower()}


def worded(rulebook: Rulebook, name: str) -> str:
    """A fact in the third person; what only a professional can know is said as they say it."""
    entry = rulebook.facts[name]
    text = entry.phrase if "patient" in entry.who else str(entry.question)
    return f"{text[0].upper()}{text[1:]}"


def _line(rulebook: Rulebook, name: str, form: Filled, notes: _Notes, remark: str) -> Line:
    entry, value = rulebook.facts[name], form.get(name, NOT_ASKED)
    known = {key: text for key, (text, _answer) in choices(entry).items()}
    offered = {**known, NOT_ASKED: NOTHING} if known else {}
    return Line(
        fact=name,
        label=worded(rulebook, name),
        options=options(offered, value),
        text="" if known else value,
        unit=entry.unit,
        unknown_name=name + NO_NUMBER,
        unknown=bool(form.get(name + NO_NUMBER)),
        note=notes.of(name, form),
        remark=remark,
    )
