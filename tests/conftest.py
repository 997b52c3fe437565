"""What holds for every test: no network, no real home, no colour, one time zone."""

from __future__ import annotations

import itertools
import os
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from assistant.answering.answers import Answer
from assistant.assistant import Assistant
from assistant.workspace import find_workspace

# A shared machine makes one slow example now and then; that is no finding.
# On a CI server the examples are the same each time; everywhere else each run tries new ones.
settings.register_profile("forenote", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("forenote")

_homes = itertools.count()


class NetworkBlocked(RuntimeError):
    """A test tried to leave the machine."""


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def own_home(homes: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home of the test's own (outside ``tmp_path``), and none of the developer's settings."""
    home = homes / str(next(_homes))
    home.mkdir()
    for name in list(os.environ):
        if name.startswith(("FORENOTE_", "XDG_", "OPENAI_", "GIT_")) or name in ("FORCE_COLOR", "EDITOR", "VISUAL"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for kind in ("CONFIG", "CACHE", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / f".{kind.lower()}"))
    monkeypatch.setenv("NO_COLOR", "1")
    with monkeypatch.context() as zone:
        zone.setenv("TZ", "UTC")
        _apply_zone()
        yield home
    _apply_zone()


@pytest.fixture(scope="module")
def ask(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Answer]]:
    """Asks the NOTES of the test's module (text by path) on its TODAY; its CONFIG is the configuration, where it has one."""
    folder = tmp_path_factory.mktemp("notes")
    (folder / "forenote.toml").write_text(getattr(request.module, "CONFIG", 'me = "Ida Moe"\n'))
    for path, text in request.module.NOTES.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text)
    environ = {**os.environ, "FORENOTE_CACHE": str(tmp_path_factory.mktemp("cache"))}
    with Assistant(find_workspace(folder, folder, environ), request.module.TODAY) as assistant:
        yield assistant.ask


def _apply_zone() -> None:
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Connecting raises, except within the machine's own file sockets, or to loopback under the marker of that name."""
    loopback = request.node.get_closest_marker("loopback") is not None

    def guarded(name: str) -> Any:
        original = getattr(socket.socket, name)

        def call(self: socket.socket, *arguments: Any) -> Any:
            address = arguments[-1]
            if self.family != getattr(socket, "AF_UNIX", None) and not (loopback and _is_loopback(address)):
                raise NetworkBlocked(f"a test tried to {name} to {address!r}")
            return original(self, *arguments)

        return call

    def look_up(host: Any, *arguments: Any, **named: Any) -> Any:
        if not (loopback and _is_loopback((host,))):
            raise NetworkBlocked(f"a test tried to look up {host!r}")
        return original_look_up(host, *arguments, **named)

    original_look_up = socket.getaddrinfo
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, guarded(name))
    monkeypatch.setattr(socket, "getaddrinfo", look_up)


def _is_loopback(address: Any) -> bool:
    host = address[0] if isinstance(address, tuple) else address
    host = host.decode() if isinstance(host, bytes) else host
    return host in ("localhost", "::1") or (isinstance(host, str) and host.startswith("127."))
