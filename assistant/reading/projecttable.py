"""A table of projects, `| Project | Status | ETA | Notes |`: each row said as a line with a status tag, so that it is read as one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.statuses import COLOURS, is_status
from assistant.records import Point

_TITLE = re.compile(
    r"(?:projects?|initiatives?|work ?streams?|programmes?|programs?|epics?|features?|products?|streams?)(?: name| title)?\W*", re.I
)
_COLUMN = {
    "status": re.compile(r"(?:current |project )?(?:status|state|rag|health|stage|phase)\W*", re.I),
    "eta": re.compile(r"(?:eta|due|target|deadline|delivery|go[- ]?live|launch)(?: date)?\W*", re.I),
    "waiting": re.compile(r"(?:waiting (?:on|for)|blocked (?:by|on)|blockers?|depends on)\W*", re.I),
    "rest": re.compile(r".*\b(?:notes?|comments?|updates?|details?|remarks?|next|why|reason)\b.*", re.I),
}
_NOTHING = re.compile(r"[\W_]*|n/?a|none|tbd|tbc", re.I)


def told_rows(points: Sequence[Point]) -> tuple[Point, ...]:
    """The rows of the tables of projects among a session's points, as `[Blocked] Heron: ETA 3/12. Waiting on DE. …`.

    Such a table names its columns: one that holds projects, and one that says how they stand with words that a status is known by.
    """
    told: list[Point] = []
    header: list[str] = []
    line = -1
    for point in points:
        if point.kind != "table":
            continue
        header = header if point.line == line + 1 else []
        line = point.line
        cells = [cell.strip() for cell in point.text.split(" | ")] if point.text else []
        if not header:
            header = cells
        elif cells and (row := _row(header, cells)):
            told.append(replace(point, text=row, kind="bullet", mark=None, zone="projects"))
    return tuple(told)


def _row(header: Sequence[str], cells: Sequence[str]) -> str | None:
    title = next((i for i, name in enumerate(header) if _TITLE.fullmatch(name)), None)
    if title is None or title >= len(cells) or _NOTHING.fullmatch(cells[title]):
        return None

    def cell(key: str) -> str:
        place = next((i for i, name in enumerate(header) if i != title and _COLUMN[key].fullmatch(name)), None)
        said = cells[place] if place is not None and place < len(cells) else ""
        return "" if _NOTHING.fullmatch(said) and said not in COLOURS else said

    status = cell("status").strip("[]* ")
    status = COLOURS.get(status, status.strip("".join(COLOURS) + " "))
    if not is_status(status):
        return None
    parts = [f"ETA {cell('eta')}" if cell("eta") else "", f"waiting on {cell('waiting')}" if cell("waiting") else "", cell("rest")]
    return f"[{status}] {cells[title]}: " + ". ".join(part.rstrip(" .") for part in parts if part)
