"""A table with a row for each meeting, turned into sessions: `| Date | Discussed | Actions |`.

Each row becomes what the same words would be in a running note: a heading with the date, the columns as sections, the cells' parts as
bullets, all on the row's own line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.reading import dates
from assistant.reading.inline import plain
from assistant.reading.lines import TABLE_RULE, is_dateline
from assistant.reading.outline import BARE_LEVEL, Block

_LEVEL = 2  # of the heading that a row becomes: below a title, above every bare one
_DATE = re.compile(r"(?:meeting |session |1:1 )?(?:date|day|when|datum)\W*", re.I)
_TALK = re.compile(
    r".*\b(?:notes?|discuss(?:ed|ion)|topics?|summary|talked|covered|agenda|highlights?|points|minutes|subjects?|content|updates?)\b.*",
    re.I,
)
_ACTIONS = re.compile(r".*\b(?:actions?|next steps?|to-?dos?|follow-?ups?|tasks?|commitments?|homework|agreed)\b.*", re.I)
_OWNER = re.compile(r".*\b(?:owners?|who|whom|responsible|assignee|assigned to)\b.*", re.I)
_DUE = re.compile(r".*\b(?:due|by when|deadline|target)\b.*", re.I)
_PARTS = re.compile(
    r"\s*(?:<br\s*/?>|;\s+|(?:^|\s)[•·‣▪]\s+|(?:^|\s)(?:\d[.)])\s+(?=[^\W\d])|(?:^|(?<=<br>)|(?<=<br/>))\s*[-–*]\s+)\s*", re.I
)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column is what; the last three may be missing."""

    names: tuple[str, ...]
    date: int
    actions: int | None
    owner: int | None
    due: int | None


def unfold(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with every table of meetings as sessions; all others as they are.

    Such a table has a column of days at its left, a column for what was talked about, and two days at least: a log of actions with the
    day on which each was raised has no such column and stays a table.
    """
    out: list[Block] = []
    at = 0
    while at < len(blocks):
        end = _table_end(blocks, at)
        rows = blocks[at:end]
        columns = _columns(rows)
        out += _sessions(rows, columns) if columns else rows
        at = end
    return tuple(out)


def _table_end(blocks: Sequence[Block], at: int) -> int:
    """Where the table that begins here ends; the next block for anything else."""
    end = at + 1
    while blocks[at].kind == "table" and end < len(blocks) and blocks[end].kind == "table" and blocks[end].line == blocks[end - 1].end + 1:
        end += 1
    return end


def _cells(row: Block) -> list[str]:
    return [cell.strip() for cell in row.raw.strip().strip("|").split("|")]


def _columns(rows: Sequence[Block]) -> _Columns | None:
    """The columns of a table of meetings; None for another table."""
    if len(rows) < 4 or rows[0].kind != "table" or not TABLE_RULE.match(rows[1].raw):
        return None
    names = tuple(plain(cell) for cell in _cells(rows[0]))
    date = next((i for i, name in enumerate(names[:2]) if _DATE.fullmatch(name)), None)
    if date is None:
        return None
    rest = [(i, name) for i, name in enumerate(names) if i != date]
    found = {
        key: next((i for i, name in rest if pattern.fullmatch(name)), None)
        for key, pattern in (("owner", _OWNER), ("due", _DUE), ("actions", _ACTIONS))
    }
    talk = any(_TALK.fullmatch(name) for i, name in rest if i not in found.values())
    days = {day for row in rows[2:] if (day := _day(row, date))}
    return _Columns(names, date, found["actions"], found["owner"], found["due"]) if talk and len(days) >= 2 else None


def _day(row: Block, column: int) -> str | None:
    """The cell of the day, where it is a day."""
    cells = _cells(row)
    text = plain(cells[column]) if column < len(cells) else ""
    return text if text and is_dateline(text) and dates.find(text) else None


def _sessions(rows: Sequence[Block], columns: _Columns) -> Iterator[Block]:
    last: str | None = None
    for row in rows[2:]:
        day = _day(row, columns.date)
        if day and day != last:
            yield Block(row.line, row.end, "heading", day, row.raw, _LEVEL, dated=True)
            last = day
        yield from _sections(row, columns) if last else (row,)


def _sections(row: Block, columns: _Columns) -> Iterator[Block]:
    cells = _cells(row)
    aside = {columns.date, columns.owner, columns.due} if columns.actions is not None else {columns.date}
    for place, name in enumerate(columns.names):
        words = cells[place] if place < len(cells) and place not in aside else ""
        parts = [part for part in _PARTS.split(words) if re.search(r"\w", part)]
        if not parts:
            continue
        yield Block(row.line, row.end, "heading", name, name, BARE_LEVEL)
        for part in parts:
            text = _owned(plain(part), cells, columns) if place == columns.actions else plain(part)
            yield Block(row.line, row.end, "bullet", text, part)


def _owned(action: str, cells: Sequence[str], columns: _Columns) -> str:
    """An action with the owner and the day that stand in cells of their own."""
    owner, due = (
        plain(cells[place]) if place is not None and place < len(cells) and re.search(r"\w", cells[place]) else ""
        for place in (columns.owner, columns.due)
    )
    return (f"{owner}: " if owner else "") + action + (f" (due {due})" if due else "")
