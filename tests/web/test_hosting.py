"""Ready to host: a bad setting says what to do, logs tell nothing, a restart loses nobody."""

from __future__ import annotations

import http.client
import json
import logging
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest
from django.core import checks
from django.test import Client, override_settings

from parcours_dos.web.shared import fitness
from parcours_dos.web.shared.discreet_log import Discreet

from .walker import begin

HERE = Path(__file__).parents[2]
KEY = "a-key-for-this-test-only-0123456789abcdef"
FIT = {"PARCOURS_DOS_SECRET_KEY": KEY, "PARCOURS_DOS_HOSTS": "dos.exemple.fr,localhost"}


def started(**environment: str) -> subprocess.CompletedProcess[str]:
    """What happens when the program starts with these settings alone."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    command = [sys.executable, "-c", "import parcours_dos.web.wsgi"]
    return subprocess.run(
        command, env={**kept, **environment}, cwd=HERE, capture_output=True, text=True, check=False
    )


def test_a_fit_place_starts() -> None:
    assert started(**FIT).returncode == 0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"PARCOURS_DOS_SECRET_KEY": ""}, "PARCOURS_DOS_SECRET_KEY manque"),
        ({"PARCOURS_DOS_SECRET_KEY": "court"}, "trop court"),
        ({"PARCOURS_DOS_HOSTS": ""}, "PARCOURS_DOS_HOSTS manque"),
        ({"PARCOURS_DOS_HOSTS": "*"}, "Nommez le site"),
        ({"PARCOURS_DOS_SITE": "/nulle/part.yaml"}, "le fichier ne s'ouvre pas"),
        ({"PARCOURS_DOS_EXIT": "quelque part"}, "PARCOURS_DOS_EXIT n'est pas une adresse"),
        ({"PARCOURS_DOS_API_RATE": "beaucoup"}, "PARCOURS_DOS_API_RATE n'est pas un nombre"),
        ({"PARCOURS_DOS_LOG": "tout"}, "Choisissez info, warning ou error"),
        ({"PARCOURS_DOS_DEMO": "1", "PARCOURS_DOS_PROXY": "1"}, "une démonstration ne se sert pas"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bad_setting_stops_the_start_and_says_what_to_do(wrong: dict[str, str], said: str) -> None:
    found = started(**{**FIT, **wrong})
    assert found.returncode != 0
    assert said in found.stderr
    assert "Traceback" not in found.stderr
    assert KEY not in found.stderr


def test_an_unsigned_edition_is_said_at_every_check() -> None:
    warned = {message.id for message in checks.run_checks() if message.level == checks.WARNING}
    assert "parcours_dos.W001" in warned


def test_the_guide_and_the_container_name_every_setting() -> None:
    """A setting that the guide forgets is a setting nobody finds."""
    settings = (HERE / "parcours_dos/web/settings.py").read_text()
    guide = (HERE / "docs/heberger.md").read_text()
    read = set(re.findall(r"PARCOURS_DOS_[A-Z_]+", settings)) - {"PARCOURS_DOS_DEMO"}
    assert read <= set(re.findall(r"PARCOURS_DOS_[A-Z_]+", guide))
    for source in re.findall(r"^COPY (.+) \S+$", (HERE / "Containerfile").read_text(), re.M):
        assert all((HERE / name).exists() for name in source.split())


def test_https_is_remembered_only_when_it_is_there(visitor: Client) -> None:
    assert "Strict-Transport-Security" not in visitor.get("/").headers
    assert visitor.get("/", secure=True)["Strict-Transport-Security"].startswith("max-age=")


@override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"))
def test_a_proxy_of_ours_may_say_that_the_visitor_came_by_https(visitor: Client) -> None:
    assert "Strict-Transport-Security" in visitor.get("/", headers={"X-Forwarded-Proto": "https"}).headers


def test_without_a_proxy_nobody_is_believed(visitor: Client) -> None:
    assert "Strict-Transport-Security" not in visitor.get("/", headers={"X-Forwarded-Proto": "https"}).headers


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The lines that the log of the site writes."""
    written: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            written.append(self.format(record))

    handler = Kept()
    handler.setFormatter(Discreet())
    for name in ("parcours_dos", "django"):
        logger = logging.getLogger(name)
        monkeypatch.setattr(logger, "handlers", [handler])
        monkeypatch.setattr(logger, "level", logging.INFO if name == "parcours_dos" else logging.ERROR)
        logger.manager._clear_cache()
    yield written
    logging.getLogger().manager._clear_cache()


def test_a_request_is_told_by_its_kind_of_page(visitor: Client, lines: list[str]) -> None:
    begin(visitor)
    visitor.get("/question/region?secret=1")
    told = [json.loads(line) for line in lines]
    assert [line["page"] for line in told] == ["start", "question"]
    assert told[0]["method"] == "POST"
    assert told[0]["status"] == 303
    assert all(isinstance(line["ms"], float) for line in told)
    assert set(told[0]) == {"time", "level", "logger", "page", "method", "status", "ms"}


def test_no_answer_no_address_no_visitor_is_in_the_log(visitor: Client, lines: list[str]) -> None:
    begin(visitor)
    visitor.post("/question/region?fait=1", {"cases": "low_back"}, REMOTE_ADDR="203.0.113.9")
    visitor.get("/resultat", headers={"User-Agent": "Curieux/1.0"})
    visitor.get("/rien/du/tout")
    visitor.generic("SECRET", "/")
    text = "\n".join(lines)
    assert len(lines) >= 5
    for word in ("low_back", "region", "203.0.113.9", "Curieux", "rien", "reponses", "SECRET"):
        assert word not in text


def test_a_broken_page_tells_where_and_not_what(
    visitor: Client, lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*given: object, **named: object) -> None:
        raise ValueError("une réponse très personnelle")

    monkeypatch.setattr("parcours_dos.web.public.views._start_page", broken)
    visitor.raise_request_exception = False
    assert visitor.get("/").status_code == 500
    told = next(json.loads(line) for line in lines if "error" in line)
    assert told["error"] == "ValueError"
    assert any("views.py" in place for place in told["where"])
    assert "personnelle" not in "\n".join(lines)


def test_the_health_page_names_the_edition(visitor: Client) -> None:
    assert re.fullmatch(r"ok \d{4}-\d\d-\d\d(\.\d+)?\n", visitor.get("/sante").content.decode())


@contextmanager
def real_server() -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """The server of the guide, on a free port."""
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--no-log"]
    command += ["--port", str(port), "--workers", "2", "--blocking-threads", "4"]
    command += ["--workers-kill-timeout", "30", "--respawn-interval", "10"]
    process = subprocess.Popen(
        [*command, "parcours_dos.web.wsgi:application"],
        env={**os.environ, "PARCOURS_DOS_DEMO": "1"},
        cwd=HERE,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield process, port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(40)


def _wait_for(port: int) -> None:
    for _ in range(900):
        try:
            assert _asked(port) == 200
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not start")


def _asked(port: int, shut: Counter[str] | None = None) -> int:
    """A page asked through the proxy of the guide: it knocks again while the door is shut, or as it shuts.

    `shut` counts these knocks. A proxy does so for what is only read: nothing is sent twice.
    """
    patience = time.monotonic() + 10
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        try:
            connection.request("GET", "/sante")
            return connection.getresponse().status
        except (ConnectionRefusedError, http.client.RemoteDisconnected) as again:
            if time.monotonic() > patience:
                raise
            if shut is not None:
                shut[type(again).__name__] += 1
            time.sleep(0.1)
        finally:
            connection.close()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="the workers are counted in /proc")
def test_a_restart_loses_no_request() -> None:
    """Both workers are replaced, one after the other, while people keep coming."""
    answers, shut = Counter[object](), Counter[str]()
    over = Event()

    def come() -> None:
        while not over.is_set():
            try:
                answers[_asked(port, shut)] += 1
            except (OSError, http.client.HTTPException) as lost:
                answers[type(lost).__name__] += 1
            time.sleep(0.02)

    with real_server() as (process, port):
        people = [Thread(target=come) for _ in range(3)]
        for one in people:
            one.start()
        time.sleep(1)
        before = _workers(process.pid)
        process.send_signal(signal.SIGHUP)
        patience = time.monotonic() + 60
        while _workers(process.pid) & before and time.monotonic() < patience:
            time.sleep(0.5)
        time.sleep(1)
        assert before
        assert not _workers(process.pid) & before, "the old workers are still there"
        over.set()
        for one in people:
            one.join()
    assert set(answers) == {200}, answers
    assert answers[200] > 50
    assert shut["RemoteDisconnected"] < 5, "a door that shuts turns away one or two at most"


def _workers(parent: int) -> set[int]:
    """The processes that serve."""
    return {int(word) for word in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()}


def test_fitness_is_asked_of_every_start() -> None:
    """An error found by the checks stops the program."""
    with override_settings(ALLOWED_HOSTS=["*"]), pytest.raises(fitness.Unfit, match="E003"):
        fitness.require_fit()
