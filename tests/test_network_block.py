"""The guard of conftest.py is what every promise about the network rests on, so it is tested itself."""

from __future__ import annotations

import os
import socket
import urllib.request

import pytest


def test_no_test_connects_or_looks_up_a_name() -> None:
    with socket.socket() as outside, pytest.raises(RuntimeError, match="connect"):
        outside.connect(("192.0.2.1", 80))
    with pytest.raises(RuntimeError, match="look up"):
        urllib.request.urlopen("http://forenote.invalid/")
    with socket.socket() as inside, pytest.raises(RuntimeError):
        inside.connect(("127.0.0.1", 9))


@pytest.mark.loopback
def test_the_marker_opens_loopback_and_nothing_else() -> None:
    with socket.socket() as server, socket.socket() as client:
        server.bind(("127.0.0.1", 0))
        server.listen(1)
        client.connect(server.getsockname())
    with socket.socket() as outside, pytest.raises(RuntimeError):
        outside.connect(("192.0.2.1", 80))


def test_every_test_has_an_empty_home_of_its_own(own_home: os.PathLike[str]) -> None:
    assert os.path.expanduser("~") == str(own_home)
    assert os.listdir(own_home) == []
    assert not any(name.startswith("OPENAI_") for name in os.environ)
