"""What a web server runs. It looks at itself first: damaged knowledge or settings stop it at once."""

from __future__ import annotations

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "parcours_dos.web.settings")
try:
    application = get_wsgi_application()
    from parcours_dos.web.shared.fitness import require_fit  # the settings must be there first

    require_fit()
except ImproperlyConfigured as error:
    raise SystemExit(f"Parcours Dos ne peut pas démarrer.\n{error}") from None
