"""Logs that say what happened, where and how fast, and nothing about a person.

One line of JSON an event. No address, no answer, no message of an error, no cookie, no IP: a page
is told by the name of its kind (`question`), never by its address.
"""

from __future__ import annotations

import json
import logging
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from django.http import HttpRequest, HttpResponse

REQUESTS = logging.getLogger("parcours_dos.requests")
TOLD = "told"


class Discreet(logging.Formatter):
    """Keep the kind of the event and the lines of code; drop messages, addresses and values."""

    def format(self, record: logging.LogRecord) -> str:
        """One line of JSON."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            **getattr(record, TOLD, {}),
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            frames = traceback.extract_tb(record.exc_info[2])
            line["where"] = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
        return json.dumps(line, ensure_ascii=False)


class RequestLog:
    """Middleware: for each request, the kind of page, the method, the status and the milliseconds."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then tell."""
        start = time.perf_counter()
        response = self.get_response(request)
        if REQUESTS.isEnabledFor(logging.INFO):
            match = request.resolver_match
            told = {
                "page": match.view_name if match else None,
                "method": request.method if request.method in METHODS else "other",
                "status": response.status_code,
                "ms": round((time.perf_counter() - start) * 1000, 1),
            }
            REQUESTS.info("", extra={TOLD: told})
        return response


METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
