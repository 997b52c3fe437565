"""How long commands take, as multiples of `python -c pass`: `python -m bench.speed` prints the table of the README.

Whole processes are timed, their wall time and their processor time (user and system) apart. A round runs the bare
interpreter and then every command once, and medians over rounds are compared, so that a machine which is busy for a
while slows both sides of a ratio. Notes are invented (``evals.writer``) in a temporary folder, caches and settings too.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # as `python bench/speed.py`
    sys.path.insert(0, str(ROOT))

from bench.processes import BARE, FORMS, RESULTS, CommandFailed, Cost, environment, forenote, rounds, run, say  # noqa: E402
from evals.writer import LAST_DAY, write_history  # noqa: E402

SIZES = {300: (10, 30), 3000: (20, 150)}  # notes: people, sessions with each


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table. ``limit`` is what issue or README promise of ``value``, None where nothing is."""

    what: str
    value: float
    unit: str
    cpu: float | None = None
    seconds: float | None = None
    limit: float | None = None

    @property
    def kept(self) -> bool:
        """Whether the promise is kept: by processor time where known, which other processes disturb less."""
        return self.limit is None or (self.value if self.cpu is None else self.cpu) <= self.limit


def bare_reading(notes: Path) -> float:
    """Seconds a note for nothing but reading the files."""
    paths = [path for path in notes.rglob("*") if path.suffix in (".md", ".txt")]
    start = time.perf_counter()
    for path in paths:
        path.read_bytes()
    return (time.perf_counter() - start) / len(paths)


def first_reading(env: Mapping[str, str], notes: int, count: int) -> tuple[float, float]:
    """Seconds a note (wall, processor) that the first run takes beyond a run that has nothing to read."""
    actions = forenote("actions", "--as-of", LAST_DAY.isoformat())
    firsts, seconds = [], []
    for _ in range(count):
        shutil.rmtree(env["FORENOTE_CACHE"], ignore_errors=True)
        firsts.append(run(actions, env))
        seconds.append(run(actions, env))
    wall = statistics.median(c.wall for c in firsts) - statistics.median(c.wall for c in seconds)
    cpu = statistics.median(c.cpu for c in firsts) - statistics.median(c.cpu for c in seconds)
    return wall / notes, cpu / notes


def measure(folder: Path, count: int, say: Callable[[str], None]) -> list[Row]:
    """All rows. `folder` is empty and stays the caller's to remove."""
    day = LAST_DAY.isoformat()
    commands: dict[str, Sequence[str]] = {"bare": BARE}
    envs: dict[str, Mapping[str, str]] = {}
    people: dict[int, str] = {}
    for size, (heads, sessions) in SIZES.items():
        notes = folder / f"notes-{size}"
        people[size] = write_history(notes, 1, sessions, heads, FORMS).people[0]
        envs[f"actions {size}"] = envs[f"prep {size}"] = environment(folder, notes)
        commands[f"actions {size}"] = forenote("actions", "--as-of", day)
        commands[f"prep {size}"] = forenote("prep", people[size], "--as-of", day, "--no-model")
    envs["bare"] = envs["help"] = environment(folder, folder / "notes-300")
    commands["help"] = forenote("--help")
    say("first reading")
    rows = [row for size in SIZES for row in _reading_rows(envs[f"actions {size}"], folder / f"notes-{size}", size, min(3, count))]
    say(f"{count} rounds")
    costs = rounds(commands, envs, count)
    limits = {"help": 12.0, "actions 3000": 40.0}
    titles = {"help": "`forenote --help`"}
    for size in SIZES:
        titles[f"actions {size}"] = f"`forenote actions`, second run, {size:,} notes"
        titles[f"prep {size}"] = f"`forenote prep`, second run, {size:,} notes"
    ratios = [_ratio(titles[name], costs[name], costs["bare"], limits.get(name)) for name in titles]
    small, large = costs["actions 300"], costs["actions 3000"]
    growth = Row(
        "`forenote actions`: from 300 to 3,000 notes",
        large.wall / small.wall,
        "-fold",
        large.cpu / small.cpu,
        None,
        2.5,
    )
    return [*ratios, growth, *rows]


def measure_searching(folder: Path, count: int, say: Callable[[str], None]) -> list[Row]:
    """The rows of ``bench.searching``, on the same notes."""
    from bench import searching

    people = {
        size: write_history(folder / f"notes-{size}", 1, sessions, heads, FORMS).people[0] for size, (heads, sessions) in SIZES.items()
    }
    return searching.measure(folder, people, LAST_DAY.isoformat(), count, say)


def _ratio(title: str, cost: Cost, bare: Cost, limit: float | None) -> Row:
    return Row(title, cost.wall / bare.wall, "×", cost.cpu / bare.cpu, cost.wall, limit)


def _reading_rows(env: Mapping[str, str], notes: Path, size: int, count: int) -> list[Row]:
    """The first reading in ms a note; the bare reading of the same files stands beside it."""
    bare = bare_reading(notes)
    wall, cpu = first_reading(env, size, count)
    return [
        Row(f"first reading of {size:,} notes, a note", wall * 1000, " ms", cpu * 1000, wall * size, 8.0),
        Row(f"reading the bytes of {size:,} notes alone, a note", bare * 1000, " ms"),
    ]


def table(rows: Sequence[Row]) -> str:
    """The rows as Markdown."""
    lines = ["| what | × `python -c pass`, or as said | processor | seconds | limit |", "|---|---|---|---|---|"]
    for row in rows:
        digits = 1 if row.value >= 0.1 else 3
        cpu = "" if row.cpu is None else f"{row.cpu:.{digits}f}{row.unit}"
        seconds = "" if row.seconds is None else f"{row.seconds:.2f}"
        limit = "" if row.limit is None else f"{row.limit:g}{row.unit}{'' if row.kept else ' **missed**'}"
        lines.append(f"| {row.what} | {row.value:.{digits}f}{row.unit} | {cpu} | {seconds} | {limit} |")
    return "\n".join(lines)


def write_results(rows: Sequence[Row], count: int, out: Path, *, merge: bool = False) -> Path:
    """The rows as JSON (``merge``: beside those of other things that the file holds), with what they were measured on (no name of the machine)."""
    out.mkdir(parents=True, exist_ok=True)
    machine = {
        "python": platform.python_version(),
        "system": platform.system(),
        "cores": os.cpu_count(),
        "rounds": count,
    }
    path = out / "speed.json"
    fresh = [{**asdict(row), "kept": row.kept} for row in rows]
    kept = [row for row in _written(path) if row["what"] not in {row.what for row in rows}] if merge else []
    body = {"machine": machine, "rows": [*kept, *fresh]}
    path.write_text(json.dumps(body, indent=1) + "\n", encoding="utf-8")
    return path


def _written(path: Path) -> list[dict[str, Any]]:
    return list(json.loads(path.read_text(encoding="utf-8"))["rows"]) if path.is_file() else []


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, write; 1 where a limit is missed and `--check` asks for it, or a command fails."""
    parser = argparse.ArgumentParser(description="times commands as multiples of a bare interpreter")
    parser.add_argument("--rounds", type=int, default=9, help="how often each command runs (default 9)")
    parser.add_argument("--out", type=Path, default=RESULTS, help="folder for speed.json (default bench/results)")
    parser.add_argument("--only", choices=("commands", "searching"), help="one part; the file keeps what it has of the other")
    parser.add_argument("--check", action="store_true", help="exit 1 where a limit is missed")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="forenote-bench-") as folder:
        try:
            rows = measure(Path(folder), max(1, options.rounds), say) if options.only != "searching" else []
            rows += measure_searching(Path(folder), max(1, options.rounds), say) if options.only != "commands" else []
        except CommandFailed as error:
            say(str(error))
            return 1
    sys.stdout.write(table(rows) + "\n")
    say(f"written to {os.path.relpath(write_results(rows, options.rounds, options.out, merge=bool(options.only)))}")
    return int(options.check and not all(row.kept for row in rows))


if __name__ == "__main__":
    from bench import speed  # one module, not a second one called __main__: its errors are caught here

    sys.exit(speed.main())
