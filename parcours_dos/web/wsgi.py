"""What a web server runs. The knowledge and the site load here: damaged ones stop the program at once."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from parcours_dos.pathway.loading import load
from parcours_dos.web.shared.where import site

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "parcours_dos.web.settings")
load()
site()
application = get_wsgi_application()
