"""Reads a folder of real notes and counts: nothing may crash, no file may be lost, every line number must be true.

    python -m evals.realnotes FOLDER [LABELS.json]

Prints counts only, never a word of the notes. With labels (a list of {"path", "labelled_lines", "items": [{"line", "kind", "optional"}]}) also recall
and precision of the items found in the labelled lines.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from assistant.reading.formats import READABLE
from assistant.reading.note import read_note
from assistant.records import Note


def notes_of(folder: Path) -> Iterator[tuple[str, Note, int]]:
    """(path, note, lines on disk) of every readable file below a folder."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix.lower() in READABLE:
            data = file.read_bytes()
            path = file.relative_to(folder).as_posix()
            yield path, read_note(path, data), data.count(b"\n") + 1


def count(path: str, note: Note, lines: int, table: dict[str, Counter[str]]) -> None:
    """Add a note to the counts of its top folder. AssertionError where a line number points outside the file."""
    row = table.setdefault(path.split("/")[0], Counter())
    row["files"] += 1
    row["with a date"] += any(s.date for s in note.sessions)
    row["sessions"] += sum(not s.leftover for s in note.sessions)
    row["not read as text"] += note.encoding == "binary"
    for session in note.sessions:
        row["items"] += len(session.items)
        row["questions"] += len(session.questions)
        for line in (x.line for part in (session.points, session.items, session.projects, session.questions) for x in part):
            if not 1 <= line <= lines:
                raise AssertionError(f"{path}: line {line} of {lines}")


def against(labels: Sequence[dict[str, Any]], notes: dict[str, Note]) -> Counter[str]:
    """Hits, misses and false finds of items on the labelled lines; optional labels count neither way."""
    score: Counter[str] = Counter()
    for entry in labels:
        first, last = entry["labelled_lines"]
        found = {i.line for s in notes[entry["path"]].sessions for i in s.items if first <= i.line <= last}
        firm = {i["line"] for i in entry["items"] if not i.get("optional")}
        loose = {i["line"] for i in entry["items"] if i.get("optional")}
        score.update(hit=len(firm & found), missed=len(firm - found), false=len(found - firm - loose))
    return score


def main(arguments: Sequence[str]) -> int:
    """Counts by top folder, one line each; recall and precision where labels are given."""
    table: dict[str, Counter[str]] = {}
    notes: dict[str, Note] = {}
    for path, note, lines in notes_of(Path(arguments[0])):
        count(path, note, lines, table)
        notes[path] = note
    out = sys.stdout.write
    for name, row in sorted(table.items()):
        out(f"{name}: " + ", ".join(f"{value} {key}" for key, value in row.items() if value) + "\n")
    out(f"all: {sum(row['files'] for row in table.values())} files, no crash, every line number within its file\n")
    if len(arguments) > 1:
        loaded = json.loads(Path(arguments[1]).read_text(encoding="utf-8"))
        score = against(loaded if isinstance(loaded, list) else loaded["files"], notes)
        recall, precision = score["hit"] / (score["hit"] + score["missed"]), score["hit"] / (score["hit"] + score["false"])
        out(f"items on labelled lines: recall {recall:.2f}, precision {precision:.2f} {dict(score)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
