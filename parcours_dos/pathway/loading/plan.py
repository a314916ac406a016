"""plan.yaml: every name exists, every range can be kept, and nothing is said for nobody."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from parcours_dos.pathway import shapes
from parcours_dos.pathway.documents import Document
from parcours_dos.pathway.plan import schedule
from parcours_dos.pathway.rulebook import Reading

from .files import Loader
from .names import Known, check_countries, every, named

PLAN = "plan.yaml"


def plan_conditions(loader: Loader, plan: shapes.PlanFile, document: Document) -> dict[str, Reading]:
    """Every condition of the plan, by its text."""
    found: dict[str, Reading] = {}
    for path, entry in every(plan, ()):
        for text in _texts_of(entry):
            if text not in found:
                reading = loader.reading(text, PLAN, document.line(path), text)
                if reading is not None:
                    found[text] = reading
    return found


def _texts_of(entry: object) -> Iterable[str]:
    if isinstance(entry, shapes.PlanRow | shapes.OpenEntry):
        yield from entry.known
        yield from getattr(entry, "not_known", ())
    elif (when := getattr(entry, "when", None)) is not None:
        yield when


def check_plan(loader: Loader, plan: shapes.PlanFile, known: Known, document: Document) -> None:
    """Conditions, stretches and countries named in the plan exist; ranges rise, and their weeks suffice."""
    conditions = {condition.name for condition in plan.conditions}
    phases = {phase.name for phase in plan.phases}
    for path, entry in every(plan, ()):
        line = document.line(path)
        check_countries(loader, PLAN, entry, known, line)
        for missing in () if entry is plan else sorted(set(getattr(entry, "conditions", ())) - conditions):
            reason, cure = f"la situation « {missing} » n'existe pas.", "Prenez-la sous conditions."
            loader.problem(PLAN, line, named(entry), reason, cure)
        if isinstance(entry, shapes.StepEntry) and entry.phase not in phases:
            loader.problem(
                PLAN, line, entry.phase, "cette étape n'est pas décrite.", "Ajoutez-la sous phases."
            )
        for pair in _pairs(entry):
            if pair[0] > pair[1]:
                reason = f"{list(pair)} : le premier nombre dépasse le second."
                loader.problem(PLAN, line, named(entry), reason, "Écrivez [le moins, le plus].")
    for rank, condition in enumerate(plan.conditions):
        _check_weeks(loader, condition, document.line(("conditions", rank)))
    _check_last(loader, plan.lengths, "lengths", document)


def check_plan_is_paid(
    loader: Loader, plan: shapes.PlanFile, countries: Iterable[shapes.CountryFile], document: Document
) -> None:
    """Each condition has an act that pays it in each country, and each way is known to one of them."""
    paying = [(country.name, country.payment) for country in countries if country.payment is not None]
    for rank, condition in enumerate(plan.conditions):
        for name, payment in paying:
            if not any(condition.name in act.conditions for act in payment.acts):
                reason = f"aucun soin ne paie « {condition.name} » ({name})."
                cure = "Nommez-la sous payment, acts, conditions."
                loader.problem(PLAN, document.line(("conditions", rank)), condition.name, reason, cure)
    known = {way.name for _, payment in paying for way in payment.ways}
    for rank, way in enumerate(plan.ways):
        if paying and way.name not in known:
            reason, cure = "aucun pays ne connaît cet accès.", "Prenez-le sous payment, ways."
            loader.problem(PLAN, document.line(("ways", rank)), way.name, reason, cure)


def _pairs(entry: object) -> Iterable[tuple[int, int]]:
    if isinstance(entry, msgspec.Struct):
        for field in shapes.fields_of(type(entry)):
            value = getattr(entry, field.name)
            if isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], int):
                yield value


def _check_weeks(loader: Loader, condition: shapes.ConditionEntry, line: int) -> None:
    """Whatever the number of sessions inside the range, its weeks are inside theirs."""
    least, most = condition.sessions
    if least < 1 or not condition.steps or any(d < 1 for step in condition.steps for d in step.every_days):
        reason = "il faut au moins une séance, une étape, et un jour entre deux séances."
        loader.problem(PLAN, line, condition.name, reason, "Corrigez ces nombres.")
        return
    for sessions in range(least, most + 1):
        weeks = schedule.weeks(schedule.split(condition, sessions))
        if not condition.weeks[0] <= weeks <= condition.weeks[1]:
            reason = f"{sessions} séances prennent {weeks} semaines, hors de {list(condition.weeks)}."
            loader.problem(PLAN, line, condition.name, reason, "Changez weeks, steps ou start_sessions.")
            return


def _check_last(loader: Loader, rows: list[shapes.LengthEntry], section: str, document: Document) -> None:
    """The last row holds for everyone left."""
    if not rows or rows[-1].when is not None or rows[-1].country:
        cure = "Terminez par une ligne sans country ni when."
        loader.problem(PLAN, document.line((section,)), section, "personne ne doit rester sans durée.", cure)
