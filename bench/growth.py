"""How cost grows with the notes: `python -m bench.growth [--sizes 300,3000,30000] [--out bench/results]`.

Every command is measured as a whole process (wall time, processor time, peak memory) over more and more people with the same history each, so
that what depends on one person alone should cost the same throughout. Beside each stands the bare part: a process that does only what
cannot be spared (``bench.bareparts``), measured in the same run. Warm commands and their bare parts run turn by turn, and medians are
compared. Table and plot show processor time, which other processes disturb less; the clock's is in growth.json. At each size the ledger is held against what truly happened, so that speed is not bought with wrong results.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # as `python bench/growth.py`
    sys.path.insert(0, str(ROOT))

from bench import bareparts  # noqa: E402
from bench.chart import Line, draw  # noqa: E402
from bench.ledgertruth import Verdict, checked, written  # noqa: E402
from bench.processes import BARE, RESULTS, CommandFailed, Cost, environment, forenote, median, rounds, run, say  # noqa: E402

SIZES = (300, 3000, 30000)
SESSIONS = 150  # with each person, where there are notes enough: three years of weeks
DAY = "2026-03-13"  # the writer's last
MOST_EMBEDDED = 1000  # texts that the bare embedder embeds; of more, its time is scaled
MOST_INDEXED = 1000  # notes; of more, most vectors are stand-ins
QUERY = "who wants to move the launch date"
QUESTION = "What did we say about the rota?"
_REFRESH = (
    sys.executable,
    "-c",
    f"import datetime\nfrom assistant.assistant import Assistant\nwith Assistant(as_of=datetime.date.fromisoformat('{DAY}')) as a: a.catalogue()",
)
# What each command is held against, in words.
BARE_PARTS = {
    "first reading": "reading the bytes of all files",
    "first `actions`": "SQLite: fetching all sessions",
    "refresh, nothing changed": "size and time of all files",
    "`actions`": "size and time of all files; SQLite: fetching the open ledger",
    "`prep`": "size and time of all files; SQLite: fetching the person's sessions and ledger",
    "refresh, one note changed": "size and time of all files",
    "`actions`, one note changed": "SQLite: fetching all sessions",
    "`index`, first": "the embedder alone over the same texts, and Chroma adding the same vectors",
    "`index`, nothing changed": "size and time of all files",
    "`search`": "Chroma: opening the same vectors, one query",
    "`ask --with`": "size and time of all files; SQLite: fetching the person's passages and vectors",
}


@dataclass(frozen=True, slots=True)
class Point:
    """A command at a size. ``bare``: its bare part; ``scaled``: of that, part was reckoned from a sample."""

    command: str
    notes: int
    cost: Cost
    bare: Cost
    scaled: bool = False

    @property
    def ratio(self) -> float:
        """How many times the processor time of its bare part: other processes disturb it less than the clock."""
        return self.cost.cpu / self.bare.cpu


@dataclass(frozen=True, slots=True)
class Size:
    """All that was measured at a size. ``interpreter`` is `python -c pass`, taken among the warm commands."""

    notes: int
    people: int
    interpreter: Cost
    points: tuple[Point, ...]
    truth: Verdict


class _Course:
    """The commands at one size, in the order in which a user would meet them."""

    def __init__(self, folder: Path, size: int, count: int) -> None:
        self.people = max(2, size // SESSIONS)
        self.sessions = max(1, size // self.people)
        self.size, self.count = self.people * self.sessions, count
        self.notes, self.labels, self.chroma = folder / f"notes-{size}", folder / f"labels-{size}.json", folder / f"chroma-{size}"
        self.env = environment(folder, self.notes)
        self.cast = written(self.notes, self.labels, self.people, self.sessions, self.env)
        self.points: list[Point] = []

    def database(self, name: str) -> str:
        """A SQLite file of the workspace's cache."""
        return str(next(Path(self.env["FORENOTE_CACHE"]).rglob(name)))

    def add(self, command: str, cost: Cost, bare: Cost, *, scaled: bool = False) -> None:
        """Keep a point."""
        self.points.append(Point(command, self.size, cost, bare, scaled))

    def bare(self, *steps: Sequence[str]) -> Cost:
        """The bare part, run once."""
        return run(bareparts.command(*steps), self.env)

    def first(self) -> None:
        """An empty cache, then the first ledger."""
        self.bare(("read", str(self.notes)))  # so that neither side reads from a cold disk
        bare = self.bare(("read", str(self.notes)))
        self.add("first reading", run(_REFRESH, self.env), bare)
        cost = run(forenote("actions", "--as-of", DAY), self.env)
        self.add("first `actions`", cost, self.bare(self.sessions_of()))

    def sessions_of(self, person: str | None = None) -> tuple[str, ...]:
        """The step that fetches sessions."""
        query = "select path, person, body from sessions"
        database = self.database("catalogue.sqlite3")
        return ("rows", database, f"{query} where person=?", person) if person else ("rows", database, query)

    def indexed(self) -> None:
        """The first index, against the embedder and Chroma. Of very many notes only a sample is embedded, and its time scaled on both sides."""
        part = bareparts.cut(self.env, MOST_EMBEDDED) if self.size > MOST_INDEXED else None
        cost = run(forenote("index", "--as-of", DAY), self.env)
        embedded = bareparts.embedded(self.env, MOST_EMBEDDED)
        added = self.bare(("chroma_add", self.database("index.sqlite3"), str(self.chroma)))
        if part:
            rest = 1 - part.sample / part.texts
            cost = Cost(cost.wall + part.wall + rest * embedded.wall, cost.cpu + part.cpu + rest * embedded.cpu, cost.peak)
        bare = Cost(embedded.wall + added.wall, embedded.cpu + added.cpu, added.peak)
        self.add("`index`, first", cost, bare, scaled=embedded.sample < embedded.texts)

    def warm(self) -> Cost:
        """What changes nothing, turn by turn with the bare parts; the bare interpreter."""
        person, catalogue, index = self.cast[0], self.database("catalogue.sqlite3"), self.database("index.sqlite3")
        stat = ("stat", str(self.notes))
        passages = "select p.*, v.vector from passages p join pieces e on e.passage=p.id join vectors v on v.key=e.key where p.person=?"
        pairs: dict[str, tuple[Sequence[str], tuple[str, ...]]] = {
            "refresh, nothing changed": (_REFRESH, bareparts.command(stat)),
            "`actions`": (
                forenote("actions", "--as-of", DAY),
                bareparts.command(stat, ("rows", catalogue, "select body from ledgers where key like '%:open:%'")),
            ),
            "`prep`": (
                forenote("prep", person, "--as-of", DAY, "--no-model"),
                bareparts.command(
                    stat, self.sessions_of(person), ("rows", catalogue, "select body from ledgers where key like '%:' || ?", person)
                ),
            ),
            "`index`, nothing changed": (forenote("index", "--as-of", DAY), bareparts.command(stat)),
            "`search`": (forenote("search", QUERY, "--as-of", DAY), bareparts.command(("chroma_query", index, str(self.chroma)))),
            "`ask --with`": (
                forenote("ask", QUESTION, "--with", person, "--as-of", DAY, "--no-model"),
                bareparts.command(stat, ("rows", index, passages, person)),
            ),
        }
        commands: dict[str, Sequence[str]] = {"python": BARE}
        for name, (command, bare) in pairs.items():
            commands |= {name: command, f"bare {name}": bare}
            run(command, self.env)  # the first makes what later ones find
        costs = rounds(commands, dict.fromkeys(commands, self.env), self.count)
        for name in pairs:
            self.add(name, costs[name], costs[f"bare {name}"])
        return costs["python"]

    def changed(self) -> Verdict:
        """One note gets a line more, which tells nothing; it is read, told, and the ledger held against the truth. Then it gets its old bytes."""
        path = min(self.notes.rglob("*.md"))
        before = path.read_bytes()
        refreshed = []
        for number in range(min(3, self.count)):
            path.write_bytes(before + b"\n## Notes\n\nThe coffee was good.\n" * (number + 1))
            refreshed.append(run(_REFRESH, self.env))
        told = run(forenote("actions", "--as-of", DAY), self.env)
        self.add("refresh, one note changed", median(refreshed), self.bare(("stat", str(self.notes))))
        self.add("`actions`, one note changed", told, self.bare(self.sessions_of()))
        truth = checked(self.labels, self.env)
        path.write_bytes(before)
        return truth


def measure(folder: Path, size: int, count: int, tell: Callable[[str], None]) -> Size:
    """One size. `folder` stays the caller's to remove."""
    tell(f"{size:,} notes: writing, first reading")
    run((sys.executable, "-m", "compileall", "-q", "assistant", "bench", "evals"), environment(folder, folder))
    course = _Course(folder, size, count)
    course.first()
    tell(f"{size:,} notes: first index")
    course.indexed()
    tell(f"{size:,} notes: {count} rounds")
    interpreter = course.warm()
    tell(f"{size:,} notes: one note changed, and the truth")
    truth = course.changed()
    order = list(BARE_PARTS)
    points = sorted(course.points, key=lambda point: order.index(point.command))
    return Size(course.size, course.people, interpreter, tuple(points), truth)


# --- telling ---------------------------------------------------------------------------------------------------------------


def table(sizes: Sequence[Size]) -> str:
    """Two Markdown tables: a line a command with processor seconds, memory and ratios at each size; and the truth of the ledger."""
    heads = [f"{size.notes:,}" for size in sizes]
    lines = [
        f"| command | {' | '.join(f'{head} notes' for head in heads)} | growth | memory | × its bare part | the bare part |",
        f"|---|{'---|' * len(sizes)}---|---|---|---|",
    ]
    for points in zip(*(size.points for size in sizes), strict=True):
        seconds = " | ".join(_seconds(point.cost.cpu) for point in points)
        ratios = ", ".join(f"{point.ratio:.1f}{'*' if point.scaled else ''}" for point in points)
        first, last = points[0], points[-1]
        growth = f"×{last.cost.cpu / first.cost.cpu:.1f}"
        cells = (first.command, seconds, growth, f"{last.cost.peak / 1e6:.0f} MB", ratios, BARE_PARTS[first.command])
        lines.append(f"| {' | '.join(cells)} |")
    if any(point.scaled for size in sizes for point in size.points):
        lines += ["", f"\\* of more than {MOST_EMBEDDED:,} texts a sample was embedded by the bare embedder, and its time scaled;"]
        lines += [f"of more than {MOST_INDEXED:,} notes also by `index`, where all other vectors are stand-ins."]
    lines += ["", "| notes | people | open | of these found open | closed | of these returned as open | open ones nobody wrote |"]
    lines += ["|---|---|---|---|---|---|---|"]
    for size in sizes:
        t = size.truth
        lines.append(
            f"| {size.notes:,} | {size.people} | {t.open} | {t.open_found:.1%} | {t.closed} | {t.returned} ({t.closed_returned:.2%}) | {t.unknown} |"
        )
    return "\n".join(lines)


def _seconds(value: float) -> str:
    return f"{value:.2f} s" if value < 10 else f"{value:.0f} s"


def figures(sizes: Sequence[Size], count: int) -> dict[str, Any]:
    """Everything for JSON, with what it was measured on (no name of the machine)."""
    machine = {"python": platform.python_version(), "system": platform.system(), "cores": os.cpu_count(), "rounds": count}
    body = []
    for size in sizes:
        points = [{**asdict(point), "ratio": point.ratio, "bare_part": BARE_PARTS[point.command]} for point in size.points]
        truth = {**asdict(size.truth), "open_found": size.truth.open_found, "closed_returned": size.truth.closed_returned}
        body.append({"notes": size.notes, "people": size.people, "interpreter": asdict(size.interpreter), "points": points, "truth": truth})
    return {"machine": machine, "sizes": body}


def chart(sizes: Sequence[Size]) -> str:
    """The plot: processor time over notes, a line a command."""
    lines = [
        Line(points[0].command.replace("`", ""), tuple((point.notes, point.cost.cpu) for point in points))
        for points in zip(*(size.points for size in sizes), strict=True)
    ]
    return draw("Processor seconds of each command, by number of notes", lines)


def kept_sizes(out: Path) -> list[Size]:
    """What growth.json holds already, so that sizes may be measured one at a time."""
    path = out / "growth.json"
    found = []
    for size in json.loads(path.read_text(encoding="utf-8"))["sizes"] if path.is_file() else ():
        points = [
            Point(p["command"], p["notes"], Cost(**p["cost"]), Cost(**p["bare"]), p["scaled"])
            for p in size["points"]
            if p["command"] in BARE_PARTS
        ]
        truth = Verdict(**{key: size["truth"][key] for key in Verdict.__slots__})
        found.append(Size(size["notes"], size["people"], Cost(**size["interpreter"]), tuple(points), truth))
    return found


def write_results(sizes: Sequence[Size], count: int, out: Path) -> None:
    """growth.json, growth.md and growth.svg."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "growth.json").write_text(json.dumps(figures(sizes, count), indent=1) + "\n", encoding="utf-8")
    (out / "growth.md").write_text(table(sizes) + "\n", encoding="utf-8")
    (out / "growth.svg").write_text(chart(sizes), encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, write; 1 where a command fails."""
    parser = argparse.ArgumentParser(description="how the cost of each command grows with the number of notes")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of notes (default 300,3000,30000)")
    parser.add_argument("--rounds", type=int, default=5, help="how often each warm command runs (default 5)")
    parser.add_argument("--out", type=Path, default=RESULTS, help="folder for growth.json, .md and .svg (default bench/results)")
    parser.add_argument("--merge", action="store_true", help="keep what growth.json says of other sizes")
    options = parser.parse_args(arguments)
    sizes: list[Size] = []
    try:
        for number in sorted(int(part) for part in options.sizes.split(",")):
            with tempfile.TemporaryDirectory(prefix="forenote-growth-") as folder:
                sizes.append(measure(Path(folder), number, max(1, options.rounds), say))
    except CommandFailed as error:
        say(str(error))
        return 1
    if options.merge:
        fresh = {size.notes for size in sizes}
        sizes = sorted([*sizes, *(size for size in kept_sizes(options.out) if size.notes not in fresh)], key=lambda size: size.notes)
    write_results(sizes, options.rounds, options.out)
    sys.stdout.write(table(sizes) + "\n")
    return 0


if __name__ == "__main__":
    from bench import growth  # one module, not a second one called __main__: its errors are caught here

    sys.exit(growth.main())
