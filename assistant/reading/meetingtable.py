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
from assistant.reading.tasks import cell_mark

_LEVEL = 2  # of the heading that a row becomes: below a title, above every bare one
_DATE = re.compile(r"(?:meeting |session |1:1 )?(?:date|day|when|datum)\W*", re.I)
_TALK = re.compile(
    r".*\b(?:notes?|discuss(?:ed|ion)|topics?|summary|talked|covered|agenda|highlights?|points|minutes|subjects?|content|updates?)\b.*",
    re.I,
)
_ACTIONS = re.compile(r".*\b(?:actions?|next steps?|to-?dos?|follow-?ups?|tasks?|commitments?|homework|agreed)\b.*", re.I)
_OWNER = re.compile(r".*\b(?:owners?|who|whom|responsible|assignee|assigned to)\b.*", re.I)
_PERSON = re.compile(
    r"(?:1:1 |meeting |met )?(?:with|person|name|attendees?|participants?|people|report|mentee|mentor|manager|peer|team ?mate|colleague|direct(?: report)?|employee|1:1)\W*",
    re.I,
)
_WHO = re.compile(r"who(?:m)?\W*", re.I)  # before the topics who was met, behind the actions who does them
_STATUS = re.compile(r"(?:action |task |current )?(?:status|state|done|progress|completed?|closed)\W*", re.I)
_DUE = re.compile(r".*\b(?:due|by when|deadline|target)\b.*", re.I)
_PARTS = re.compile(
    r"\s*(?:<br\s*/?>|;\s+|(?:^|\s)[•·‣▪]\s+|(?:^|\s)(?:\d[.)])\s+(?=[^\W\d])|(?:^|(?<=<br>)|(?<=<br/>))\s*[-–*]\s+)\s*", re.I
)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column is what; all but the date may be missing."""

    names: tuple[str, ...]
    date: int
    actions: int | None
    owner: int | None
    due: int | None
    status: int | None
    person: int | None


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
    talk = next((i for i, name in rest if _TALK.fullmatch(name) and not _ACTIONS.fullmatch(name)), None)
    person = next((i for i, name in rest if _PERSON.fullmatch(name) or (_WHO.fullmatch(name) and i < (talk or 0))), None)
    found: dict[str, int | None] = {"person": person}
    for key, pattern in (("owner", _OWNER), ("due", _DUE), ("status", _STATUS), ("actions", _ACTIONS)):
        found[key] = next((i for i, name in rest if i not in found.values() and pattern.fullmatch(name)), None)
    told = any(_TALK.fullmatch(name) for i, name in rest if i not in found.values())
    days = {day for row in rows[2:] if (day := _day(row, date))}
    return _Columns(names, date, **found) if told and len(days) >= 2 else None


def _day(row: Block, column: int) -> str | None:
    """The cell of the day, where it is a day."""
    cells = _cells(row)
    text = plain(cells[column]) if column < len(cells) else ""
    return text if text and is_dateline(text) and dates.find(text) else None


def _sessions(rows: Sequence[Block], columns: _Columns) -> Iterator[Block]:
    last: tuple[str, str] | None = None
    for row in rows[2:]:
        day, who = _day(row, columns.date), _cell(_cells(row), columns.person)
        if day and (day, who) != last:
            yield Block(row.line, row.end, "heading", day, row.raw, _LEVEL, dated=True)
            if re.search(r"\w", who):
                yield Block(row.line, row.end, "heading", "Attendees", "Attendees", BARE_LEVEL)
                yield Block(row.line, row.end, "bullet", plain(who), who)
            last = (day, who)
        yield from _sections(row, columns) if last else (row,)


def _cell(cells: Sequence[str], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""


def _sections(row: Block, columns: _Columns) -> Iterator[Block]:
    cells = _cells(row)
    aside = {columns.date, columns.person}
    if columns.actions is not None:
        aside |= {columns.owner, columns.due, columns.status}
    for place, name in enumerate(columns.names):
        words = cells[place] if place < len(cells) and place not in aside else ""
        parts = [part for part in _PARTS.split(words) if re.search(r"\w", part)]
        if not parts:
            continue
        yield Block(row.line, row.end, "heading", name, name, BARE_LEVEL)
        for part in parts:
            if place != columns.actions:
                yield Block(row.line, row.end, "bullet", plain(part), part)
                continue
            mark = cell_mark(plain(_cell(cells, columns.status)), columns.names[columns.status or 0])
            yield Block(row.line, row.end, "bullet", _owned(plain(part), cells, columns), part, mark=mark)


def _owned(action: str, cells: Sequence[str], columns: _Columns) -> str:
    """An action with the owner and the day that stand in cells of their own."""
    owner, due = (
        plain(cells[place]) if place is not None and place < len(cells) and re.search(r"\w", cells[place]) else ""
        for place in (columns.owner, columns.due)
    )
    return (f"{owner}: " if owner else "") + action + (f" (due {due})" if due else "")
