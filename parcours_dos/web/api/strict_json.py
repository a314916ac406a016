"""The body of a demand, read with care: bounded, UTF-8, one plain JSON object, each name once."""

from __future__ import annotations

import json
from typing import NoReturn

from django.http import HttpRequest
from django.http.request import UnreadablePostError
from django.utils.translation import gettext as _

from parcours_dos.web.shared import problems
from parcours_dos.web.shared.problems import Refused

MEDIA_TYPE = "application/json"
LARGEST = 65_536
DEEPEST = 8
LONGEST_INTEGER = 18  # digits; beyond, it is no answer to any question, and costly to read


class _Odd(ValueError):
    """JSON that the grammar allows, or that Python would let pass, and that we do not take."""


def sent(request: HttpRequest) -> dict[str, object]:
    """The object that a program sent. Raises `Refused`."""
    if (
        request.content_type != MEDIA_TYPE
        or request.headers.get("Content-Encoding", "identity") != "identity"
    ):
        raise Refused(problems.WRONG_TYPE, headers={"Accept": MEDIA_TYPE})
    found = decoded(_body(request))
    if not isinstance(found, dict):
        raise Refused(problems.MALFORMED, _("Il faut un objet, entre accolades."))
    return found


def decoded(content: bytes) -> object:
    """What these bytes say. Raises `Refused`."""
    try:
        found = json.loads(
            content.decode(),
            object_pairs_hook=_each_once,
            parse_int=_integer,
            parse_constant=_no_number,
        )
        if _depth(found) > DEEPEST:
            raise _Odd(_("C'est trop imbriqué."))
        json.dumps(found, ensure_ascii=False).encode()  # half a character cannot be said again
    except json.JSONDecodeError as error:
        where = {"line": error.lineno, "column": error.colno}
        raise _malformed(_("Ligne %(line)d, colonne %(column)d.") % where) from None
    except UnicodeError:
        raise _malformed(_("Le texte n'est pas de l'UTF-8 correct.")) from None
    except RecursionError:
        raise _malformed(_("C'est trop imbriqué.")) from None
    except _Odd as error:
        raise _malformed(str(error)) from None
    return found


def _body(request: HttpRequest) -> bytes:
    """The body, never more than the limit. Raises `Refused`."""
    if "Transfer-Encoding" in request.headers and not request.META.get("CONTENT_LENGTH"):
        raise Refused(problems.NO_LENGTH)
    try:
        content = request.read(LARGEST + 1)
    except (UnreadablePostError, OSError):
        raise _malformed(_("La demande s'est interrompue.")) from None
    if len(content) > LARGEST:
        raise Refused(problems.TOO_LARGE)
    return content


def _malformed(detail: str) -> Refused:
    return Refused(problems.MALFORMED, detail)


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            raise _Odd(_("« %(name)s » est écrit deux fois.") % {"name": name[:60]})
        found[name] = value
    return found


def _integer(text: str) -> int | float:
    return int(text) if len(text) <= LONGEST_INTEGER else float(text)


def _no_number(name: str) -> NoReturn:
    raise _Odd(_("« %(name)s » n'est pas un nombre.") % {"name": name})


def _depth(found: object) -> int:
    """How deep objects and lists stand in each other; never goes deeper than what was asked for."""
    layer, depth = [found], 0
    while layer and depth <= DEEPEST:
        boxes = [item for item in layer if isinstance(item, dict | list)]
        depth += bool(boxes)
        layer = [inner for box in boxes for inner in (box.values() if isinstance(box, dict) else box)]
    return depth
