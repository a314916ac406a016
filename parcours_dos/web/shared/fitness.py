"""Is this place fit to serve people? Asked when the program starts, and by `manage.py check`.

An error stops the start; a warning is said and the site opens. Each carries what to do next.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.apps.config import AppConfig
from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from parcours_dos.pathway.loading import KnowledgeError, load

from .where import site

Found = list[checks.CheckMessage]


class Unfit(ImproperlyConfigured):
    """The program cannot start here; the message says why and what to do."""


def require_fit() -> None:
    """Check everything; say the warnings to whoever reads the log. Raises `Unfit`."""
    found = checks.run_checks()
    errors = [message for message in found if message.level >= checks.ERROR]
    if errors:
        raise Unfit("\n".join(_told(message) for message in errors))


def _told(message: checks.CheckMessage) -> str:
    return f"{message.id} : {message.msg} {message.hint or ''}".strip()


@checks.register("parcours_dos")
def knowledge(app_configs: Sequence[AppConfig] | None, **rest: object) -> Found:
    """The rules load in every language that is offered, were signed, and are not past their review."""
    try:
        books = [load(language=code) for code, _ in settings.LANGUAGES]
    except KnowledgeError as error:
        hint = "Lancez « parcours-dos check » : chaque faute y est nommée, avec son remède."
        return [checks.Error(str(error.problems[0]), hint=hint, id="parcours_dos.E001")]
    edition, found = books[0].edition, Found()
    if not edition.checked_by:
        hint = "Ne servez pas de vrais patients avec cette édition."
        found.append(checks.Warning(edition.notice, hint=hint, id="parcours_dos.W001"))
    if date.fromisoformat(edition.next_review) < timezone.localdate():
        said = f"les règles devaient être relues le {edition.next_review}."
        hint = "Installez une édition plus récente."
        found.append(checks.Warning(said, hint=hint, id="parcours_dos.W002"))
    for book in books[1:]:
        if book.translation_problems:
            said = f"{len(book.translation_problems)} textes manquent en {book.language}."
            hint = f"Lancez « parcours-dos texts {book.language} »."
            found.append(checks.Warning(said, hint=hint, id="parcours_dos.W003"))
    return found


@checks.register("parcours_dos")
def place(app_configs: Sequence[AppConfig] | None, **rest: object) -> Found:
    """The file of the site, when there is one, can be read and agrees with the rules."""
    try:
        site()
    except ImproperlyConfigured as error:
        hint = "Corrigez le fichier, ou retirez PARCOURS_DOS_SITE."
        return [checks.Error(str(error), hint=hint, id="parcours_dos.E002")]
    return []


@checks.register("parcours_dos")
def doors(app_configs: Sequence[AppConfig] | None, **rest: object) -> Found:
    """The names of the site are said one by one, and the demonstration stays on this machine."""
    if "*" in settings.ALLOWED_HOSTS:
        hint = "Nommez le site, par exemple PARCOURS_DOS_HOSTS=dos.exemple.fr."
        return [checks.Error("PARCOURS_DOS_HOSTS accepte tous les noms.", hint=hint, id="parcours_dos.E003")]
    if settings.DEMO and settings.BEHIND_PROXY:
        said = "une démonstration ne se sert pas derrière un relais : ses cookies ne sont pas protégés."
        hint = "Retirez PARCOURS_DOS_DEMO et donnez PARCOURS_DOS_SECRET_KEY et PARCOURS_DOS_HOSTS."
        return [checks.Error(said, hint=hint, id="parcours_dos.E004")]
    return []
