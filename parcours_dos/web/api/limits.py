"""How often one client may ask: so many demands a minute, counted without keeping who asked.

The address of a client becomes a key that cannot be read back, and is forgotten after its minute.
Each process counts for itself.
"""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address
from time import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

WINDOW = 60  # seconds
IPV6_SHARED = 64  # one subscriber holds all the addresses that begin with the same 64 bits


def wait(count: int, limit: int, now: float) -> int:
    """How many seconds a client must wait who has asked `count` times in this minute; 0 when welcome."""
    return 0 if count <= limit else WINDOW - int(now) % WINDOW


def wait_of(request: HttpRequest) -> int:
    """Count one more demand of this client, and say how many seconds they must wait."""
    now = time()
    key = salted_hmac("parcours-dos api", f"{client(request)} {int(now) // WINDOW}", algorithm="sha256")
    name = key.hexdigest()
    cache.add(name, 0, 2 * WINDOW)
    try:
        count = cache.incr(name)
    except ValueError:  # the cache was full and dropped it between the two lines
        count = 1
    return wait(count, settings.API_RATE, now)


def client(request: HttpRequest) -> str:
    """Who asks: the address that the server sees, or the one that our own proxy saw."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    if settings.BEHIND_PROXY:
        address = request.headers.get("X-Forwarded-For", address).rpartition(",")[2].strip()
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address) and found.ipv4_mapped is None:
        return str(int(found) >> (128 - IPV6_SHARED))
    return str(found)
