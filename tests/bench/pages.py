"""How fast pages come, beside a bare Django page on the same server; how heavy they are; the PDF.

Needs `wrk` for the load (`make bench` installs it). Each figure is a ratio or a limit, in one run.
"""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.test import Client

from tests.web import site  # noqa: F401  (gives Django its settings)
from tests.web.visits import HELD, TO_A_PLAN, TO_EXERCISES
from tests.web.walker import begin, visit_all

from .said import at_least, at_most

HERE = Path(__file__).parent
OURS, BARE = "parcours_dos.web.wsgi:application", "tests.bench.bare:application"
SECONDS = 5
LINKED = re.compile(rb'(?:<link rel="(?:stylesheet|icon)"[^>]*href|<(?:script|img)[^>]*src)="([^"]+)"')


@dataclass(frozen=True)
class Load:
    """What a page stood: requests a second, and the time under which 95 of 100 were answered."""

    per_second: float
    p95_ms: float


@dataclass(frozen=True)
class Visitor:
    """Somebody with a journey: the address of the server and the cookies that carry the answers."""

    port: int
    cookies: str

    def get(self, address: str) -> tuple[int, bytes]:
        """A page as the browser receives it, compressed."""
        headers = {"Cookie": self.cookies, "Accept-Encoding": "gzip", "Host": f"127.0.0.1:{self.port}"}
        return _request(self.port, address, headers)


def main() -> bool:
    """Print every figure; True when all limits hold."""
    if shutil.which("wrk") is None:
        print("pages : wrk n'est pas installé, la charge n'est pas mesurée (apt-get install wrk)")
        return True
    with served(BARE) as bare_port, served(OURS) as port:
        asked = begun(port)
        page = "/question/person"
        light = load(port, page, asked.cookies, connections=2)
        library = load(port, "/exercices", asked.cookies, connections=2)
        ours, bare = load(port, page, asked.cookies), load(bare_port, "/", "")
        done, with_plan = answered(port), planned(port)
        with_exercises = planned(port, TO_EXERCISES)
        print(f"page nue de Django : {bare.per_second:.0f} demandes/s")
        return all(
            [
                at_most("page de question, 95 % servies en", light.p95_ms, 20, "ms"),
                at_least(
                    "page de question / page nue, demandes par seconde",
                    ours.per_second / bare.per_second,
                    0.25,
                ),
                at_most("première vue d'une question, compressée", weight(asked, page), 60, "kB"),
                at_most("première vue du résultat, compressée", weight(done, "/resultat"), 80, "kB"),
                at_most("résultat en PDF, médiane", pdf(done, "/resultat/pdf"), 400, "ms"),
                at_most("première vue du plan, compressée", weight(with_plan, "/plan"), 80, "kB"),
                at_most("plan en PDF, médiane", pdf(with_plan, "/plan/pdf"), 400, "ms"),
                at_most("bibliothèque d'exercices, 95 % servies en", library.p95_ms, 50, "ms"),
                at_most("première vue de la bibliothèque", weight(asked, "/exercices"), 150, "kB"),
                at_most("programme en PDF, médiane", pdf(with_exercises, "/programme/pdf"), 400, "ms"),
            ]
        )


@contextmanager
def served(target: str) -> Iterator[int]:
    """A site behind the server of the guide, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--no-log"]
    command += ["--port", str(port), "--workers", "2", "--blocking-threads", "4", target]
    process = subprocess.Popen(
        command, env={**os.environ, "PARCOURS_DOS_DEMO": "1"}, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        _request(port, "/", {"Host": f"127.0.0.1:{port}"})
        yield port
    finally:
        process.terminate()
        process.wait(20)


def load(port: int, address: str, cookies: str, connections: int = 16) -> Load:
    """A page asked again and again by several people at once."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{SECONDS}s", "-s", str(HERE / "percentile.lua")]
    command += ["-H", f"Cookie: {cookies}", f"http://127.0.0.1:{port}{address}"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    told = {name: int(number) for name, number in re.findall(r"^(\w+) (\d+)$", printed, re.M)}
    if told["bad"]:
        raise SystemExit(f"{address} : {told['bad']} réponses en erreur sous la charge")
    return Load(told["requests"] / told["duration_us"] * 1e6, told["p95_us"] / 1000)


def begun(port: int) -> Visitor:
    """Somebody who has just begun."""
    client = Client(SERVER_NAME="127.0.0.1")
    begin(client)
    return _with_cookies_of(client, port)


def answered(port: int) -> Visitor:
    """Somebody who has answered everything, with ordinary low back pain."""
    client = Client(SERVER_NAME="127.0.0.1")
    visit_all(client, {})
    return _with_cookies_of(client, port)


def planned(port: int, start: str = TO_A_PLAN) -> Visitor:
    """Somebody who has answered everything, and has a plan, or exercises."""
    client = Client(SERVER_NAME="127.0.0.1")
    visit_all(client, HELD, start=start)
    return _with_cookies_of(client, port)


def _with_cookies_of(client: Client, port: int) -> Visitor:
    """The demonstration has one key: a cookie sealed here is read by the server."""
    return Visitor(port, "; ".join(f"{name}={kept.value}" for name, kept in client.cookies.items()))


def weight(someone: Visitor, address: str) -> float:
    """All that the first view of a page brings, compressed, in kB."""
    status, page = someone.get(address)
    assert status == 200
    html = gzip.decompress(page)
    linked = {found.decode().replace("&amp;", "&") for found in LINKED.findall(html)}
    assert linked, "a page without its style sheet is not a first view"
    return (len(page) + sum(len(someone.get(file)[1]) for file in linked)) / 1000


def pdf(someone: Visitor, address: str) -> float:
    """The time of a sheet as PDF, through the server, in milliseconds."""
    times = []
    for _ in range(21):
        start = time.perf_counter()
        status, _ = someone.get(address)
        times.append((time.perf_counter() - start) * 1000)
        assert status == 200
    return statistics.median(times)


def _request(port: int, address: str, headers: Mapping[str, str]) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", address, headers=dict(headers))
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()
