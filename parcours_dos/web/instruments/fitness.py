"""Are the words that this site brings to questionnaires fit to be shown? Asked when the program starts."""

from __future__ import annotations

from collections.abc import Sequence

from django.apps.config import AppConfig
from django.core import checks
from django.core.exceptions import ImproperlyConfigured

from parcours_dos.pathway.loading import KnowledgeError
from parcours_dos.web.shared import where

from .packs import pack_of


@checks.register("parcours_dos")
def packs(app_configs: Sequence[AppConfig] | None, **rest: object) -> list[checks.CheckMessage]:
    """Each pack can be read, agrees with its questionnaire, and was signed for."""
    try:
        site = where.site()
    except (ImproperlyConfigured, KnowledgeError):
        return []  # said by the checks of the site and of the knowledge
    try:
        for choice in site.packs if site else ():
            pack_of(choice.instrument)
    except ImproperlyConfigured as error:
        hint = "Corrigez le paquet, ou retirez-le du fichier du site."
        return [checks.Error(str(error), hint=hint, id="parcours_dos.E005")]
    return []
