"""The vector store: made again wherever there is doubt, never trusted when damaged, never two writers."""

from __future__ import annotations

import json
import os
import random
import stat
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import Busy
from assistant.files import write_lock
from assistant.finding import store as sqlite
from assistant.finding import vectors
from assistant.finding.records import Holding
from assistant.finding.vectors import EmbeddedStore

MODEL = "test-model"
FIXTURE = Path(__file__).parents[2] / "shared" / "data" / "damaged_chroma_store_1.5.9.tar.gz"


class Library:
    """An index file with vectors, and the store made of it."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache
        cache.mkdir(mode=0o700, exist_ok=True)
        self.path = cache / sqlite.FILE_NAME
        self.db = sqlite.connect(self.path)
        self.vectors: dict[str, np.ndarray] = {}
        self.store = EmbeddedStore(cache, self.path)

    def add(self, *numbers: int) -> None:
        for number in numbers:
            vector = np.random.default_rng(number).normal(size=16).astype(np.float32)
            self.vectors[f"key{number}"] = vector / np.linalg.norm(vector)
        rows = [(key, MODEL, vector.tobytes()) for key, vector in self.vectors.items()]
        self.db.executemany("insert or ignore into vectors(key, model, vector) values(?,?,?)", rows)

    @property
    def holding(self) -> Holding:
        rows = {key: (vector.tobytes(), {"path": "a.md", "date": 20260304}) for key, vector in self.vectors.items()}
        return Holding(MODEL, str(hash(frozenset(self.vectors))), lambda: rows)

    def finds_everything(self) -> bool:
        return all(next(iter(self.store.nearest(self.holding, vector, 1))) == key for key, vector in self.vectors.items())

    @property
    def folder(self) -> Path:
        manifest = self.store.manifest()
        assert manifest
        return self.cache / vectors.FOLDER / manifest.folder

    def reopen(self) -> None:
        self.store.close()
        self.store = EmbeddedStore(self.cache, self.path)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "cache")
    library.add(*range(60))
    yield library
    library.store.close()
    library.db.close()


def test_built_updated_and_left_alone(library: Library) -> None:
    assert library.store.sync(library.holding) == "rebuilt"
    assert library.store.sync(library.holding) == "current"
    library.add(100, 101)
    del library.vectors["key3"]
    assert library.store.sync(library.holding) == "updated"
    assert library.finds_everything()
    assert "key3" not in library.store.nearest(library.holding, library.vectors["key4"], 100)
    assert library.store.prove(library.holding)


def test_a_search_brings_it_up_to_date(library: Library) -> None:
    assert library.finds_everything()
    library.add(200)
    assert library.finds_everything()


def test_limited_to_some(library: Library) -> None:
    found = library.store.nearest(library.holding, library.vectors["key1"], 5, ["key7", "key8"])
    assert set(found) == {"key7", "key8"}
    assert found["key7"] == pytest.approx(float(library.vectors["key1"] @ library.vectors["key7"]), abs=1e-4)
    assert library.store.nearest(library.holding, library.vectors["key1"], 5, []) == {}


def test_another_model_is_another_store(library: Library) -> None:
    library.store.sync(library.holding)
    other = {"key1": (np.ones(8, np.float32).tobytes(), {"path": "a.md"})}
    library.db.execute("insert into vectors(key, model, vector) values('key1', 'other', ?)", (other["key1"][0],))
    assert library.store.sync(Holding("other", "x", lambda: other)) == "rebuilt"
    manifest = library.store.manifest()
    assert manifest and (manifest.dimension, manifest.count) == (8, 1)


def test_nothing_to_hold(library: Library) -> None:
    library.vectors.clear()
    assert library.store.sync(library.holding) == "rebuilt"


def test_what_is_deleted_leaves_the_disk(library: Library) -> None:
    library.store.sync(library.holding)
    secret = library.vectors["key5"].tobytes()
    files = lambda: b"".join(p.read_bytes() for p in library.folder.rglob("*") if p.is_file())  # noqa: E731
    assert secret in files()
    for number in range(25):
        del library.vectors[f"key{number}"]
    assert library.store.sync(library.holding) == "rebuilt"
    assert secret not in files()
    assert len(list((library.cache / vectors.FOLDER).glob("store-*"))) == 1


def test_files_are_the_users_alone(library: Library) -> None:
    library.store.sync(library.holding)
    library.add(300)
    library.store.sync(library.holding)
    for path in (library.cache / vectors.FOLDER).rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


@pytest.mark.parametrize("harm", ["truncate", "garble", "empty", "delete", "manifest", "no manifest", "folder gone"])
def test_a_damaged_store_is_replaced(library: Library, harm: str) -> None:
    library.store.sync(library.holding)
    old = library.folder
    library.reopen()
    damage(library, harm)
    assert library.finds_everything()
    assert harm in ("manifest", "no manifest") or library.folder != old


def damage(library: Library, harm: str) -> None:
    manifest = library.cache / vectors.FOLDER / "manifest.json"
    files = sorted(p for p in library.folder.rglob("*") if p.is_file() and p.stat().st_size)
    if harm == "manifest":
        manifest.write_text('{"schema": 1')
    elif harm == "no manifest":
        manifest.unlink()
    elif harm == "folder gone":
        library.folder.rename(library.folder.with_name("elsewhere"))
        return
    for path in files:
        data = path.read_bytes()
        if harm == "truncate":
            path.write_bytes(data[: len(data) // 3])
        elif harm == "garble":
            path.write_bytes(random.Random(5).randbytes(len(data)))
        elif harm == "empty":
            path.write_bytes(b"")
        elif harm == "delete":
            path.unlink()


def test_an_interrupted_write_makes_it_anew(library: Library) -> None:
    library.store.sync(library.holding)
    old = library.folder
    (library.cache / vectors.FOLDER / "writing").write_text("1")
    library.reopen()
    assert library.finds_everything()
    assert library.folder != old and not old.exists()


@pytest.mark.skipif(not FIXTURE.exists(), reason="the damaged store lies beside the repository")
def test_a_store_that_kills_is_replaced(library: Library, tmp_path: Path) -> None:
    library.store.sync(library.holding)
    library.reopen()
    with tarfile.open(FIXTURE) as archive:
        archive.extractall(tmp_path, filter="data")
    (tmp_path / "crash_saved" / "kept").mkdir()
    old = library.folder
    old.rename(tmp_path / "old")
    (tmp_path / "crash_saved").rename(old)
    manifest = library.cache / vectors.FOLDER / "manifest.json"
    said = json.loads(manifest.read_text())
    manifest.write_text(json.dumps({**said, "content": "something else"}))
    assert library.finds_everything()


def test_a_second_writer_waits_and_is_told_who(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.store.sync(library.holding)
    monkeypatch.setattr(vectors, "_PATIENCE", 0.1)
    monkeypatch.setattr(vectors, "_READER_PATIENCE", 0.1)
    with write_lock(library.cache / vectors.FOLDER / "lock", 1), pytest.raises(Busy, match=str(os.getpid())):
        library.store.nearest(library.holding, library.vectors["key1"], 1)


def test_a_long_lived_reader_sees_what_another_wrote(library: Library) -> None:
    assert library.finds_everything()
    library.add(400)
    other = EmbeddedStore(library.cache, library.path)
    other.sync(library.holding)
    other.close()
    assert library.finds_everything()
    for number in range(40):
        del library.vectors[f"key{number}"]
    other.sync(library.holding)
    other.close()
    assert library.finds_everything()


def test_the_probe_tells_loss(library: Library) -> None:
    library.store.sync(library.holding)
    command = [sys.executable, "-m", "assistant.finding.probe", str(library.folder), str(library.path), MODEL]
    assert subprocess.run(command, capture_output=True).returncode == 0
    library.db.execute("update vectors set vector=? where key='key9'", (np.full(16, 0.25, np.float32).tobytes(),))
    assert subprocess.run(command, capture_output=True).returncode == 1
