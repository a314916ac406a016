"""The settings of the web face, read from the environment once, when the program starts.

PARCOURS_DOS_SECRET_KEY  a long random text; it encrypts people's answers. Required.
PARCOURS_DOS_HOSTS       the names under which the site is reached, separated by commas. Required.
PARCOURS_DOS_DEMO=1      a demonstration on this machine only: neither of the two is needed.
PARCOURS_DOS_SITE        the file of the site (YAML): it fixes the country, the place and the policy.
PARCOURS_DOS_EXIT        the neutral page where « Quitter vite » leads.
PARCOURS_DOS_API_RATE    how many demands a minute one client may make to the API (120), in each process.
PARCOURS_DOS_PROXY=1     a proxy of ours stands in front: it says, last in X-Forwarded-For, who asks, and in
                         X-Forwarded-Proto whether they came by https.
PARCOURS_DOS_LOG         info (each request; the rule, but for a demonstration), warning or error.
"""

from __future__ import annotations

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from parcours_dos.pathway import loading

from . import languages

HERE = Path(__file__).resolve().parent
SHORTEST_KEY = 32


def _required(name: str, for_demo: str, cure: str) -> str:
    found = os.environ.get(name, "")
    if found or DEMO:
        return found or for_demo
    raise ImproperlyConfigured(
        f"{name} manque. {cure} Pour une démonstration sur cette machine : PARCOURS_DOS_DEMO=1."
    )


DEMO = os.environ.get("PARCOURS_DOS_DEMO") == "1"
DEBUG = False

SECRET_KEY = _required(
    "PARCOURS_DOS_SECRET_KEY",
    "demonstration-seulement-ne-protege-rien-du-tout",
    f"Donnez un texte au hasard d'au moins {SHORTEST_KEY} caractères.",
)
if len(SECRET_KEY) < SHORTEST_KEY:
    raise ImproperlyConfigured(
        f"PARCOURS_DOS_SECRET_KEY est trop court : {SHORTEST_KEY} caractères au hasard, au moins."
    )
ALLOWED_HOSTS = _required(
    "PARCOURS_DOS_HOSTS",
    "127.0.0.1,localhost,[::1]",
    "Donnez les noms du site, séparés par des virgules.",
).split(",")

SITE_FILE = os.environ.get("PARCOURS_DOS_SITE", "")
EXIT = os.environ.get("PARCOURS_DOS_EXIT", "https://www.meteofrance.com/")
if not EXIT.startswith(("https://", "http://")):
    raise ImproperlyConfigured(
        "PARCOURS_DOS_EXIT n'est pas une adresse. Écrivez par exemple https://www.meteofrance.com/."
    )

ROOT_URLCONF = "parcours_dos.web.urls"
WSGI_APPLICATION = "parcours_dos.web.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_htmx",
    "parcours_dos.web.shared",
    "parcours_dos.web.public",
    "parcours_dos.web.clinician",
    "parcours_dos.web.plan",
    "parcours_dos.web.exercises",
    "parcours_dos.web.authors",
    "parcours_dos.web.instruments",
    "parcours_dos.web.payment",
    "parcours_dos.web.api",
]
MIDDLEWARE = [
    "parcours_dos.web.shared.discreet_log.RequestLog",
    "parcours_dos.web.shared.headers.SecurityHeaders",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "parcours_dos.web.shared.errors.HelpfulRefusals",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["parcours_dos.web.shared.frame.frame"]},
    }
]

BEHIND_PROXY = os.environ.get("PARCOURS_DOS_PROXY") == "1"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
_rate = os.environ.get("PARCOURS_DOS_API_RATE", "120")
if not (_rate.isascii() and _rate.isdigit() and 0 < int(_rate) <= 1_000_000):
    raise ImproperlyConfigured(
        "PARCOURS_DOS_API_RATE n'est pas un nombre de demandes par minute. Écrivez par exemple 120."
    )
API_RATE = int(_rate)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

# Nothing about a person is stored: there is no database, and no session on the server.
DATABASES: dict[str, dict[str, object]] = {}
APPEND_SLASH = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 32_768
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300  # a professional may state every fact at once
DATA_UPLOAD_MAX_NUMBER_FILES = 1

LANGUAGE_CODE = languages.SOURCE
LOCALE_PATHS = [HERE / "locale"]
LANGUAGES = languages.offered(LOCALE_PATHS[0], loading.languages())
TIME_ZONE = "Europe/Paris"
USE_TZ = True

CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None
CSRF_COOKIE_SECURE = not DEMO
CSRF_FAILURE_VIEW = "parcours_dos.web.shared.errors.refused_form"
CSRF_TRUSTED_ORIGINS = [] if DEMO else [f"https://{host}" for host in ALLOWED_HOSTS]
ANSWERS_COOKIE_SECURE = not DEMO

STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 31_536_000  # the address of a file carries the print of its content

LOG_LEVEL = os.environ.get("PARCOURS_DOS_LOG", "warning" if DEMO else "info").upper()
if LOG_LEVEL not in ("INFO", "WARNING", "ERROR"):
    raise ImproperlyConfigured("PARCOURS_DOS_LOG n'est pas un niveau. Choisissez info, warning ou error.")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"discreet": {"()": "parcours_dos.web.shared.discreet_log.Discreet"}},
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "loggers": {
        "django": {"handlers": ["lines"], "level": "ERROR", "propagate": False},
        "parcours_dos": {"handlers": ["lines"], "level": LOG_LEVEL, "propagate": False},
    },
}
