"""What a web server runs. The knowledge loads here: damaged knowledge stops the program at once."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from parcours_dos.pathway.loading import load

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "parcours_dos.web.settings")
load()
application = get_wsgi_application()
