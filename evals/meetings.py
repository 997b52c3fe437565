"""How many commitments the reader finds in meetings of many writers: 180 invented ones, a line labelled each, in as many styles as their authors could think of.

``python -m evals.meetings [SET ...] [--misses]`` prints, for each set in ``evals/data/meetings``, how many lines that hold a commitment are found, by whose it
is, and how many others are taken for one. Each meeting is read as one note of a 1:1, through the real workspace. *first* was worked with; of *second*
only the figures were looked at, and two lines that were wrongly taken for commitments.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.assistant import Assistant
from assistant.workspace import find_workspace

DATA = Path(__file__).parent / "data" / "meetings"
SETS = ("first", "second")
NONE = "none"
_DAY = "2026-03-03"
Meeting = Mapping[str, Any]
Outcome = tuple[str, bool, str]  # whose it is by the label, whether an entry stands at the line, the line


def meetings(name: str) -> list[Meeting]:
    """The meetings of a set: ``me``, ``with``, ``lines`` of ``t`` (text) and ``y`` (me, them, both, third or none)."""
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def note_of(meeting: Meeting) -> tuple[str, dict[int, Mapping[str, str]]]:
    """The meeting as a note, and the labelled line at each of its line numbers; "Topic > line" stands below a heading."""
    rows = [f"# 1:1 with {meeting['with']}", ""]
    places: dict[int, Mapping[str, str]] = {}
    topic = ""
    for line in meeting["lines"]:
        head, behind, text = line["t"].rpartition(" > ")
        if behind and head != topic:
            rows += ["", f"## {head}", ""]
        elif topic and not behind:
            rows += ["", "## Other", ""]
        topic = head if behind else ""
        rows.append(text if text.startswith(("-", "*", "→", "•")) else f"- {text}")
        places[len(rows)] = line
    return "\n".join(rows) + "\n", places


def outcomes(meeting: Meeting, folder: Path) -> Iterator[Outcome]:
    """What was found of a meeting's lines."""
    text, places = note_of(meeting)
    notes = folder / "notes"
    notes.mkdir(parents=True)
    (notes / "forenote.toml").write_text(f'me = "{meeting["me"]} Zeller"\n', encoding="utf-8")
    (notes / f"{_DAY} {meeting['with'].replace('/', ' ')}.md").write_text(text, encoding="utf-8")
    workspace = find_workspace(notes, Path("/"), {**os.environ, "FORENOTE_CACHE": str(folder / "cache")})
    with Assistant(workspace, dt.date.fromisoformat(_DAY)) as assistant:
        actions = assistant.actions(status="all").actions
    found = {line for a in actions for m in (a.source, *a.mentions) for line in range(m.line_start, m.line_end + 1)}
    yield from ((label["y"], number in found, label["t"]) for number, label in places.items())


def measured(name: str) -> list[Outcome]:
    """All outcomes of a set."""
    with tempfile.TemporaryDirectory() as folder:
        return [one for number, meeting in enumerate(meetings(name)) for one in outcomes(meeting, Path(folder) / str(number))]


def main(arguments: Sequence[str]) -> None:
    """Print the figures; with --misses the lines too."""
    for name in [a for a in arguments if a in SETS] or SETS:
        rows = measured(name)
        count, held = Counter(y for y, _, _ in rows), Counter(y for y, found, _ in rows if found)
        told = ", ".join(f"{y} {held[y]}/{count[y]}" for y in ("me", "them", "both", "third"))
        every = sum(count.values()) - count[NONE]
        print(f"{name}: {sum(held.values()) - held[NONE]} of {every} found ({told}); {held[NONE]} of {count[NONE]} others taken for one")
        if "--misses" in arguments:
            print(*(f"  {y}: {text}" for y, found, text in rows if found == (y == NONE)), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
