"""The smallest Django page with a form, behind the same server: what our pages are compared with."""

from __future__ import annotations

from django.conf import settings

PAGE = """<!doctype html><html lang="fr"><meta charset="utf-8"><title>{{ title }}</title>
<h1>{{ title }}</h1><form method="post">{% csrf_token %}{% for choice in choices %}
<label><input type="radio" name="choice" value="{{ choice }}"> {{ choice }}</label>{% endfor %}
<button>Continuer</button></form></html>"""

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    SECRET_KEY="bare-page-of-the-bench-only",
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.cached.Loader",
                        [("django.template.loaders.locmem.Loader", {"page.html": PAGE})],
                    )
                ]
            },
        }
    ],
)

from django.core.wsgi import get_wsgi_application  # noqa: E402  (the settings must be there first)
from django.http import HttpRequest, HttpResponse  # noqa: E402  (the same)
from django.shortcuts import render  # noqa: E402  (the same)
from django.urls import path  # noqa: E402  (the same)


def page(request: HttpRequest) -> HttpResponse:
    """A question with five choices."""
    choices = ["un", "deux", "trois", "quatre", "je ne sais pas"]
    return render(request, "page.html", {"title": "Une question", "choices": choices})


urlpatterns = [path("", page)]
application = get_wsgi_application()
