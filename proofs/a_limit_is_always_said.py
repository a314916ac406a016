"""A plan that passes a limit of the payer always says so: every condition, act, way, number and period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from parcours_dos.pathway.payment.account import account
from parcours_dos.pathway.payment.care import Care
from parcours_dos.pathway.payment.tariffs import NotYet
from parcours_dos.pathway.plan import schedule
from parcours_dos.pathway.plan.proposal import thresholds
from parcours_dos.pathway.rulebook import DEFAULT_POLICY, Rulebook
from parcours_dos.pathway.shapes import ConditionEntry, CountryFile, PaymentEntry

from .model import Model
from .promise import Examined, first

SENTENCE = (
    "Un plan qui dépasse une limite de l'assurance le dit toujours, quels que soient le soin et la date."
)
A_YEAR = timedelta(days=365)


def must_meet(rulebook: Rulebook) -> Mapping[str, str]:
    """Some plan passes a limit, and some range alone does: else nothing was examined."""
    words = {"plan": "Aucun plan ne dépasse de limite.", "range": "Aucune fourchette ne dépasse de limite."}
    return words if rulebook.plan is not None else {}


def examine(model: Model) -> Examined:
    """Every plan of this country; who the person is changes nothing here, so one model is enough."""
    plan, payment = model.rulebook.plan, model.country.payment
    if plan is None or payment is None or (model.answerer, model.policy) != ("patient", DEFAULT_POLICY):
        return Examined()
    met: set[str] = set()
    broken = [
        complaint
        for condition in plan.conditions
        for care in _cares(payment, condition, model.country)
        for complaint in _unsaid(payment, condition, care, met)
    ]
    return Examined(broken=first(broken), met=frozenset(met))


def _cares(payment: PaymentEntry, condition: ConditionEntry, country: CountryFile) -> Iterator[Care]:
    """The condition under each act that pays it, each way, each period and each number of sessions."""
    least, most = condition.sessions
    for act in payment.acts:
        if condition.name not in act.conditions:
            continue
        for way in payment.ways:
            for start in _periods(payment):
                for number in (least, (least + most) // 2, most):
                    days = schedule.dates(schedule.split(condition, number), start, country)
                    held = tuple(start - timedelta(days=n) for n in range(30, 0, -1))
                    yield Care(act=act.name, access=way.name, planned=days)
                    yield Care(act=act.name, access=way.name, planned=days, earlier=held)


def _periods(payment: PaymentEntry) -> Iterator[date]:
    """Each day on which a limit or a key changes, and a year later."""
    changes = {f.since for series in (payment.key, *(limit.most for limit in payment.limits)) for f in series}
    for day in sorted(map(date.fromisoformat, changes)):
        yield day
        yield day + A_YEAR


def _unsaid(payment: PaymentEntry, condition: ConditionEntry, care: Care, met: set[str]) -> Iterator[str]:
    """What is passed, counted on the fingers, and not said."""
    today = care.planned[0]
    try:
        found = account(payment, care, today)
    except NotYet:
        return  # no price had begun: nothing is proposed
    said = {threshold.counter.entry.name: threshold.passed_by for threshold in thresholds(condition, found)}
    met |= {word for word in said.values() if word}
    for limit in payment.limits:
        touches = (not limit.acts or care.act in limit.acts) and (not limit.ways or care.access in limit.ways)
        begun = [figure for figure in limit.most if date.fromisoformat(figure.since) <= today]
        if not touches or not begun or limit.counted not in ("series", "patient"):
            continue
        before = len(care.earlier) if limit.counted == "patient" else 0
        most = int(str(begun[-1].value))
        for word, sessions in (("plan", len(care.planned)), ("range", condition.sessions[1])):
            if before + sessions > most and said.get(limit.name) not in ("plan", word):
                yield f"{condition.label}, {care.act} : {sessions} séances passent {limit.name} sans le dire."
