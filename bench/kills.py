"""`kill -9` while the index is written: `python -m bench.kills [--random 50] [--sync 20]`.

Some kills hit at a random moment of `forenote index --rebuild`, some at the moment at which Chroma writes its graph down (every 1,000 adds).
After each, the next command must answer as if nothing had happened, and the one after must prove that every passage is found.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # as `python bench/kills.py`
    sys.path.insert(0, str(ROOT))

from bench.speed import environment, forenote  # noqa: E402

# The child tells when the next batch crosses the sync point, so that the parent kills just then.
_CHILD = """
import sys
from assistant.finding import chroma
def told(collection, rows):
    import numpy as np
    keys = list(rows)
    for start in range(0, len(keys), 250):
        batch = keys[start:start + 250]
        if start % 1000 == 750:
            sys.stdout.write("sync\\n"); sys.stdout.flush()
        vectors = np.stack([np.frombuffer(rows[key][0], np.float32) for key in batch])
        collection.upsert(ids=batch, embeddings=vectors, metadatas=[dict(rows[key][1]) for key in batch])
chroma.add = told
from assistant.finding import vectors
vectors.add = told
from assistant.cli import main
sys.argv = ["forenote", "index", "--rebuild"]
main()
"""
_WORDS = "budget vendor contract launch review hiring mentor intern billing migration roadmap onboarding incident rota pilot survey".split()


class Unmended(Exception):
    """A command after a kill failed, answered otherwise, or could not prove that all is found."""


def write_notes(root: Path, pieces: int) -> None:
    """Notes of about so many pieces, of invented words."""
    draw = random.Random(1)
    for number in range(pieces // 4):
        path = root / "notes" / f"{number:04}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        day = f"2025-{1 + number % 12:02}-{1 + number % 28:02}"
        lines = [f"# 1:1 Dana Whitfield {day}", ""]
        for section in range(4):
            words = " ".join(draw.choices(_WORDS, k=6))
            lines += [f"## Topic {section}", f"- {words} number {number * 4 + section}"]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (root / "forenote.toml").write_text('me = "Priya Raman"\n', encoding="utf-8")


def run(env: Mapping[str, str], *arguments: str) -> str:
    """A command that must succeed; what it printed."""
    done = subprocess.run(forenote(*arguments), env=dict(env), cwd=ROOT, capture_output=True, text=True, timeout=600)
    if done.returncode:
        raise Unmended(f"{' '.join(arguments)} left with {done.returncode}: {done.stderr.strip()[-400:]}")
    return done.stdout


def kill_at_random(env: Mapping[str, str], most: float) -> None:
    """End `index --rebuild` at some moment."""
    child = subprocess.Popen(forenote("index", "--rebuild"), env=dict(env), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(random.uniform(0.05, most))
    child.send_signal(signal.SIGKILL)
    child.wait()


def kill_at_sync(env: Mapping[str, str]) -> None:
    """End it while Chroma writes its graph."""
    command = [sys.executable, "-c", _CHILD]
    child = subprocess.Popen(command, env=dict(env), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert child.stdout
    child.stdout.readline()
    time.sleep(random.uniform(0.0, 0.25))
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()


def check(env: Mapping[str, str], wanted: Sequence[str]) -> None:
    """The next command answers as before, and then everything is proven. Unmended otherwise."""
    found = [hit["text"] for hit in json.loads(run(env, "search", "contract number 77", "--limit", "3", "--json"))["hits"]]
    if found != list(wanted):
        raise Unmended(f"another answer than before: {found}")
    run(env, "index")
    said = json.loads(run(env, "doctor", "--json"))
    if "every one found in the vector store" not in said["index"] or any(f["kind"] == "index" for f in said["findings"]):
        raise Unmended(f"not proven: {said['index']} {[f for f in said['findings'] if f['kind'] == 'index']}")


def torture(folder: Path, *, pieces: int, at_random: int, at_sync: int) -> int:
    """Kill so often; how many kills were mended, which is all of them or Unmended is raised."""
    notes = folder / "notes"
    notes.mkdir()
    write_notes(notes, pieces)
    env = {**environment(folder, notes), "OMP_NUM_THREADS": "2"}
    run(env, "index")
    start = time.monotonic()
    run(env, "index", "--rebuild")
    most = time.monotonic() - start
    wanted = [hit["text"] for hit in json.loads(run(env, "search", "contract number 77", "--limit", "3", "--json"))["hits"]]
    for number in range(at_random + at_sync):
        if number < at_random:
            kill_at_random(env, most)
        else:
            kill_at_sync(env)
        check(env, wanted)
        sys.stderr.write(f"{number + 1} kills mended\n")
    return at_random + at_sync


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--random", type=int, default=50)
    parser.add_argument("--sync", type=int, default=20)
    parser.add_argument("--pieces", type=int, default=2400)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        count = torture(Path(folder), pieces=given.pieces, at_random=given.random, at_sync=given.sync)
    sys.stdout.write(f"{count} of {count} kills mended by the next command\n")


if __name__ == "__main__":
    os.umask(0o077)
    main()
