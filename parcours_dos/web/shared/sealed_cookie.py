"""Keep a person's answers in their own browser only: one cookie, encrypted, readable for 24 hours.

The server forgets everything between two pages. Nobody can read or alter the cookie without
our key, not even the person whose browser holds it.
"""

from __future__ import annotations

import base64
import zlib
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest, HttpResponse

NAME = "reponses"
CLINICIAN = "soignant"
EXERCISES = "exercices"  # the code of a sheet: exercises and doses, nothing of the person
LIFE = timedelta(hours=24)


class Unreadable(Exception):
    """The cookie is too old, altered, or was sealed with another key."""


@lru_cache(maxsize=2)
def _seal(secret: str) -> Fernet:
    derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"parcours-dos answers")
    return Fernet(base64.urlsafe_b64encode(derive.derive(secret.encode())))


def seal(content: bytes, since: datetime) -> str:
    """Encrypt; `since` is when the answers began, and travels inside."""
    packed = zlib.compress(content, 9)
    return _seal(settings.SECRET_KEY).encrypt_at_time(packed, int(since.timestamp())).decode()


def unseal(text: str, now: datetime) -> tuple[bytes, datetime]:
    """Decrypt, and say since when. Raises `Unreadable`."""
    fernet = _seal(settings.SECRET_KEY)
    try:
        token = text.encode()
        packed = fernet.decrypt_at_time(token, int(LIFE.total_seconds()), int(now.timestamp()))
        since = datetime.fromtimestamp(fernet.extract_timestamp(token), UTC)
        return zlib.decompress(packed), since
    except (InvalidToken, ValueError, zlib.error) as error:
        raise Unreadable from error


def take(request: HttpRequest, now: datetime, name: str = NAME) -> tuple[bytes, datetime] | None:
    """The content of the visitor's cookie; None when there is none. Raises `Unreadable`."""
    text = request.COOKIES.get(name)
    return None if text is None else unseal(text, now)


def put(response: HttpResponse, content: bytes, since: datetime, name: str = NAME) -> None:
    """Give the cookie to the browser: until it closes, for this site only, hidden from scripts."""
    response.set_cookie(
        name, seal(content, since), httponly=True, samesite="Lax", secure=settings.ANSWERS_COOKIE_SECURE
    )


def drop(response: HttpResponse, name: str = NAME) -> None:
    """Make the browser forget the cookie."""
    response.delete_cookie(name, samesite="Lax")
