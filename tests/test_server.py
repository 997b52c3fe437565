"""The vector store on a Chroma server: a real one, started on this machine."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from assistant.config import IndexConfig
from assistant.errors import NoVectors
from assistant.finding.records import Holding
from assistant.finding.server import ServerStore

pytestmark = pytest.mark.loopback


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    command = Path(sys.executable).with_name("chroma")
    if not command.exists() and not shutil.which("chroma"):
        pytest.skip("no chroma command")
    port = free_port()
    folder = tmp_path_factory.mktemp("server")
    run = [str(command), "run", "--path", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(run, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        if not answers(f"{address}/api/v2/heartbeat", server):
            pytest.skip("the server does not start here")
        yield address
    finally:
        server.terminate()
        server.wait(10)


def answers(address: str, server: subprocess.Popen[bytes]) -> bool:
    end = time.monotonic() + 20
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return True
    return False


def holding(numbers: range, model: str = "m", size: int = 16) -> tuple[Holding, dict[str, np.ndarray]]:
    vectors = {}
    for number in numbers:
        vector = np.random.default_rng(number).normal(size=size).astype(np.float32)
        vectors[f"key{number}"] = vector / np.linalg.norm(vector)
    rows = {key: (vector.tobytes(), {"path": "a.md", "date": 0}) for key, vector in vectors.items()}
    return Holding(model, f"{model}{numbers}", lambda: rows), vectors


def test_the_server_holds_what_the_notes_say(url: str, tmp_path: Path) -> None:
    one, vectors = holding(range(50))
    store = ServerStore(IndexConfig(chroma_url=url), tmp_path, "team-1")
    assert store.sync(one) == "updated"
    assert store.sync(one) == "current"
    assert all(next(iter(store.nearest(one, vector, 1))) == key for key, vector in vectors.items())
    assert set(store.nearest(one, vectors["key1"], 5, ["key8", "key9"])) == {"key8", "key9"}
    two, _ = holding(range(20, 60))
    assert set(store.nearest(two, vectors["key1"], 100)) == {f"key{n}" for n in range(20, 60)}
    assert store.prove(two)


def test_workspaces_and_models_do_not_meet(url: str, tmp_path: Path) -> None:
    one, vectors = holding(range(5))
    other, _ = holding(range(5, 9))
    first, second = (ServerStore(IndexConfig(chroma_url=url), tmp_path, name) for name in ("a", "b"))
    first.sync(one)
    second.sync(other)
    assert set(first.nearest(one, vectors["key1"], 100)) == set(vectors)
    third, _ = holding(range(5), model="another", size=8)
    assert first.sync(third) == "rebuilt"
    first.discard()
    assert first.sync(one) == "updated"


def test_no_server_is_one_line(tmp_path: Path) -> None:
    one, _ = holding(range(2))
    store = ServerStore(IndexConfig(chroma_url=f"http://127.0.0.1:{free_port()}"), tmp_path, "x")
    with pytest.raises(NoVectors) as told:
        store.sync(one)
    assert "\n" not in str(told.value)
