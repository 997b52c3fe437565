"""What searching costs, for ``bench.speed``: a warm search, indexing when nothing changed, indexing against the bare embedder, Chroma's import."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.processes import Cost
    from bench.speed import Row

QUERY = "who wants to move the launch date"


def measure(folder: Path, sizes: Mapping[int, str], day: str, count: int, say: Callable[[str], None]) -> list[Row]:
    """The rows. ``sizes``: a person for each number of notes, whose folders `notes-SIZE` lie in `folder`; the largest is searched."""
    from bench.processes import BARE, environment, forenote, rounds, run

    large, small = max(sizes), min(sizes)
    env = environment(folder, folder / f"notes-{large}")
    say(f"indexing {large} notes")
    run(forenote("index", "--as-of", day), env)
    commands: dict[str, Sequence[str]] = {
        "bare": BARE,
        "search": forenote("search", QUERY, "--as-of", day),
        "person": forenote("search", QUERY, "--with", sizes[large], "--as-of", day),
        "again": forenote("index", "--as-of", day),
        "chroma": (sys.executable, "-c", "import chromadb"),
    }
    run(commands["search"], env)  # the first makes the file of vectors
    say(f"{count} rounds of searching")
    costs = rounds(commands, dict.fromkeys(commands, env), count)
    about = {
        "search": (f"`forenote search`, warm, {large:,} notes", 60.0),
        "person": (f"`forenote search --with`, warm, {large:,} notes", 60.0),
        "again": (f"`forenote index`, nothing changed, {large:,} notes", 40.0),
        "chroma": ("`import chromadb` alone, which a warm search does without", None),
    }
    rows = [_ratio(title, costs[name], costs["bare"], limit) for name, (title, limit) in about.items()]
    say(f"indexing {small} notes against the bare embedder")
    return [*rows, _throughput(environment(folder, folder / f"notes-{small}"), small, day)]


def _ratio(title: str, cost: Cost, bare: Cost, limit: float | None) -> Row:
    from bench.speed import Row

    return Row(title, cost.wall / bare.wall, "×", cost.cpu / bare.cpu, cost.wall, limit)


def _throughput(env: Mapping[str, str], size: int, day: str) -> Row:
    """Cutting, embedding, keeping and publishing to Chroma, beyond a run that has nothing to do, over embedding the same texts alone."""
    from bench.bareparts import embedded
    from bench.processes import forenote, run
    from bench.speed import Row

    shutil.rmtree(env["FORENOTE_CACHE"], ignore_errors=True)
    run(forenote("actions", "--as-of", day), env)  # reading the notes has a row of its own
    index = forenote("index", "--as-of", day)
    first, second = run(index, env), run(index, env)
    bare = embedded(env)
    title = f"indexing {bare.texts} pieces of {size} notes, of the time of the bare embedder (1.25 is a throughput of 0.8)"
    return Row(title, (first.wall - second.wall) / bare.wall, "×", (first.cpu - second.cpu) / bare.cpu, first.wall, 1.25)
