"""The settings of the web face, read from the environment once, when the program starts.

PARCOURS_DOS_SECRET_KEY  a long random text; it encrypts people's answers. Required.
PARCOURS_DOS_HOSTS       the names under which the site is reached, separated by commas. Required.
PARCOURS_DOS_DEMO=1      a demonstration on this machine only: neither of the two is needed.
PARCOURS_DOS_SITE        the file of the site (YAML): it fixes the country, the place and the policy.
PARCOURS_DOS_EXIT        the neutral page where « Quitter vite » leads.
"""

from __future__ import annotations

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

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
    "parcours_dos.web.shared",
    "parcours_dos.web.public",
]
MIDDLEWARE = [
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

# Nothing about a person is stored: there is no database, and no session on the server.
DATABASES: dict[str, dict[str, object]] = {}
APPEND_SLASH = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 32_768
DATA_UPLOAD_MAX_NUMBER_FIELDS = 100
DATA_UPLOAD_MAX_NUMBER_FILES = 1

LANGUAGE_CODE = "fr"
LOCALE_PATHS = [HERE / "locale"]
LANGUAGES = [("fr", "Français"), ("en", "English")]
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

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"discreet": {"()": "parcours_dos.web.shared.discreet_log.Discreet"}},
    "handlers": {"errors": {"class": "logging.StreamHandler", "level": "ERROR", "formatter": "discreet"}},
    "loggers": {"django": {"handlers": ["errors"], "level": "ERROR", "propagate": False}},
}
