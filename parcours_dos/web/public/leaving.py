"""« Quitter vite »: forget everything and show a harmless page of another site, in one press.

It is a plain link: a form would be stopped by our own policy on forms when it leads elsewhere.
The cache is not cleared on purpose: our pages are never kept there, and browsers then take
seconds to leave.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from parcours_dos.web.shared import sealed_cookie

KEPT_HERE = '"storage"'  # what a person chose to keep on this device
FORGET = f'"cookies", {KEPT_HERE}'


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Drop the answers and leave; nothing needs to be valid for that."""
    response = HttpResponseRedirect(settings.EXIT)
    response.status_code = 303
    sealed_cookie.drop(response)
    sealed_cookie.drop(response, sealed_cookie.CLINICIAN)
    sealed_cookie.drop(response, sealed_cookie.EXERCISES)
    response.delete_cookie(settings.CSRF_COOKIE_NAME, samesite="Lax")
    response["Clear-Site-Data"] = FORGET
    return response
