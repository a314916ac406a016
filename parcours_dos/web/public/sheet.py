"""The advice on one sheet of paper: a PDF made on the server, kept nowhere, without anything private."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.views.decorators.http import require_safe

from parcours_dos.web.shared import paper
from parcours_dos.web.shared.templatetags.dates import day, day_of_month, day_of_week, hour

from .asking import Place, place_of
from .current import journey_of
from .journey import Journey
from .result import Page, page
from .review import NO_TO_THE_REST
from .sourced import Sourced
from .spoken import to_tell

TEMPLATE = Path(__file__).with_name("sheet.typ")
STILL_HERE = noop(
    "Votre conseil est toujours là. Revenez en arrière, puis imprimez la page avec votre navigateur."
)


@require_safe
def result_pdf(request: HttpRequest) -> HttpResponse:
    """The result as a PDF of one A4 page."""
    now = timezone.now()
    begun = journey_of(request, now)
    if begun is None:
        return redirect("start_again")
    place = place_of(begun)
    said = content(place, begun, page(place, begun, now), now)
    return paper.answer(request, "parcours-dos", TEMPLATE, said, STILL_HERE)


def content(place: Place, journey: Journey, told: Page, now: datetime) -> dict[str, object]:
    """All that the sheet says, ready to be set; what is private is not in it."""
    said: dict[str, object] = {**_action(place, told), **_why(told), **_care(told), **_answers(journey, told)}
    edition = place.rulebook.edition
    said |= {
        "brand": "Parcours Dos",
        "title": _("Votre conseil"),
        "notice": paper.notice(place.rulebook.edition),
        "given": f"{_date(now)}, {_time(now)}",
        "spoken": _spoken(place, journey, told),
        "words": _words(place, told),
        "foot": _foot(told, edition.title, now),
    }
    level = "" if told.private else told.level
    return {**paper.ready(said, get_language() or "fr"), "level": level}


def _action(place: Place, told: Page) -> dict[str, object]:
    """Whom to see, how fast, by which way, and what to say. Nothing of it when it is private."""
    number = place.country.emergency_number
    if told.private:
        urgent = _("En urgence, appelez le %(number)s.") % {"number": number}
        action: dict[str, object] = {"word": "", "headline": _("Votre conseil"), "latest": "", "how": urgent}
        return {**action, "phone": "", "call": "", "say": "", **_provisional(told)}
    phone = told.route.phone or (number if told.level == "now" else "")
    said = " ".join(clause.text for clause in told.say if not clause.private)
    return {
        "word": told.word,
        "headline": told.route.title,
        "latest": told.latest,
        "how": told.route.text,
        "phone": phone,
        "call": phone if told.level == "now" else _("Appeler le %(number)s") % {"number": phone},
        "say": _("« %(said)s »") % {"said": said} if said else "",
        **_provisional(told),
    }


def _provisional(told: Page) -> dict[str, object]:
    left = not told.settled and told.next_address is not None
    text = _("Il reste des questions. Vos réponses peuvent encore le changer.")
    return {"provisional": text if left else "", "provisional_title": _("Ce conseil est provisoire")}


def _why(told: Page) -> dict[str, object]:
    """The reasons with their sources, what remains open, and what another way of counting would say."""
    remarks = []
    if told.course:
        named = _("Pour un soignant, cela s'appelle : %(name)s.") % {"name": told.course.lower()}
        remarks.append(named)
    if told.other and told.more_cautious:
        other = _(
            "Notre document de départ est plus prudent : il conseille %(advice)s. "
            "Vous pouvez suivre ce conseil."
        )
        remarks.append(other % {"advice": told.other})
    elif told.other:
        own = _("Nous suivons l'avis le plus prudent : il conseille %(advice)s.") % {"advice": told.mine}
        graded = _("Un tri gradué conseillerait %(advice)s. Un médecin doit encore le valider.")
        remarks.append(f"{own} {graded % {'advice': told.other}}")
    return {
        "reasons": [_sourced(reason) for reason in told.reasons if not reason.private],
        "remarks": remarks,
        "doubts": [
            {"question": doubt.question, "find_out": doubt.find_out}
            for doubt in told.doubts
            if not doubt.private
        ],
        "disagreements": [
            {"first": _sourced(sides.first), "second": _sourced(sides.second)} for sides in told.disagreements
        ],
    }


def _care(told: Page) -> dict[str, object]:
    """What to do and avoid, when to ask for help sooner, when to come back, who else helps."""
    back = told.come_back_on and _("Date à retenir : %(date)s.") % {
        "date": paper.unbroken(day_of_week(told.come_back_on))
    }
    return {
        "do": told.meanwhile,
        "avoid": told.avoid,
        "signs_now": told.signs_now,
        "signs_soon": told.signs_soon,
        "come_back": told.come_back_text or "",
        "come_back_on": back or "",
        "also": [{"label": other.entry.label, "why": other.entry.why} for other in told.also],
    }


def _answers(journey: Journey, told: Page) -> dict[str, object]:
    """The answers, the pages with nothing but « Non » together at the end; no private page."""
    no = {step.address for step in journey.steps if all(said is False for said in step.answers.values())}
    shown = [answer for answer in told.answers if not answer.private]
    refused = [answer.title for answer in shown if answer.address in no]
    return {
        "answers": [
            {
                "title": answer.title,
                "lines": [
                    {"asked": line.asked, "said": line.said, "rest": line.said == str(NO_TO_THE_REST)}
                    for line in answer.lines
                ],
            }
            for answer in shown
            if answer.address not in no
        ],
        "refused": refused,
        "refused_counted": _("Non à toutes les questions de %(pages)s autres pages.")
        % {"pages": len(refused)},
    }


def _spoken(place: Place, journey: Journey, told: Page) -> str:
    """What to tell at a visit; nothing of a private advice, nor when one telephones at once."""
    if told.private or told.level == "now":
        return ""
    parts = to_tell(place.rulebook, journey, told)
    kept = (said.text for part in parts if part.on_paper for said in part.sentences if not said.private)
    return _("« %(said)s »") % {"said": " ".join(kept)}


def _foot(told: Page, edition: str, now: datetime) -> list[str]:
    sources = _("Sources : %(names)s.") % {"names": " ; ".join(told.advice_sources)}
    return [
        *([sources] if told.advice_sources else []),
        _(
            "Conseil du %(date)s à %(time)s, règles « %(edition)s ». Il vaut 24 heures, "
            "jusqu'au %(last_date)s à %(last_time)s. Si un signe change, répondez de nouveau."
        )
        % {
            "date": _date(now),
            "time": _time(now),
            "edition": edition,
            "last_date": paper.unbroken(day_of_month(timezone.localtime(told.until))),
            "last_time": _time(told.until),
        },
        _("Parcours Dos n'est pas un dispositif médical.")
        + " "
        + _("Ce site aide à choisir. Il ne remplace pas l'avis d'un professionnel de santé."),
    ]


def _words(place: Place, told: Page) -> dict[str, str]:
    """The titles of the sheet."""
    rescue = told.level == "now" and not told.private
    number = {"number": place.country.emergency_number}
    return {
        "say": _("Vous pouvez dire"),
        "why": _("Pourquoi ce conseil"),
        "doubts": _("Il manque une réponse pour vous rassurer"),
        "meanwhile": _("En attendant les secours") if rescue else _("En attendant"),
        "do": _("Ce qui aide"),
        "avoid": _("À éviter"),
        "signs": _("Quand demander de l'aide plus vite"),
        "signs_now": _("Appelez le %(number)s tout de suite") % number,
        "signs_soon": _("Médecin aujourd'hui ou demain"),
        "answers": _("Vos réponses"),
        "no_answers": _("Elles ne tiennent pas sur cette page. Elles restent sur votre écran."),
        "refused": _("Non à toutes les questions :"),
        "also": _("Peut aussi vous aider"),
        "spoken": _("Ce que je dirai au soignant"),
        "disagreements": _("Les sources ne disent pas la même chose"),
    }


def _sourced(said: Sourced) -> dict[str, str]:
    source = _("%(source)s : %(place)s. Statut : %(status)s.")
    told = {"source": said.source, "place": said.place, "status": said.status}
    return {"sentence": said.sentence, "source": source % told}


def _date(moment: datetime) -> str:
    return paper.unbroken(day(timezone.localtime(moment)))


def _time(moment: datetime) -> str:
    return paper.unbroken(hour(timezone.localtime(moment)))
