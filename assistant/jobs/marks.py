"""The ways in which a line of a note can be marked as done or dropped, least invasive first.

Each form is one that people write themselves. Which of them our own reader understands on a given line is not decided
here but tried (``jobs.closing``), so that a mark that we write is a mark that we read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from assistant.jobs.bytelines import ByteLines, Edit
from assistant.reading.lines import BULLET_SIGN

_BULLET = rf"^[ \t\u00a0\u200b\ufeff]*(?:{BULLET_SIGN}[ \t\u00a0]*)?"
_BOX = re.compile(rf"{_BULLET}\\?\[(?P<mark>[^\[\]]?)\\?\](?=[ \t\u00a0]|$)")
_SIGN = re.compile(r"^\ufeff?[ \t]*(?:[-*+][ \t]+)?(?P<mark>[☐○])(?=[ \t])")
_KEYWORD = re.compile(
    r"^\ufeff?[ \t]*[-*+][ \t]+(?:\{\{(?:\[\[)?)?(?P<mark>TODO|DOING|NOW|LATER|WAITING|WAIT|IN-PROGRESS)(?=(?:(?:\]\])?\}\})?[ \t]+[^\s:])"
)
_ROW = re.compile(r"^\ufeff?[ \t]*\|.*\|[ \t]*$")
_FIELD_DATE = re.compile(r"[\[(][\w -]{2,30}::\s*\d{4}-\d{2}-\d{2}\s*[\])]")
_TRAILER = re.compile(
    r"(?:\s*(?:[📅🗓⏳🛫✅❌➕]\ufe0f?\s*\d{4}-\d{2}-\d{2}|🔁[^📅⏳🛫✅❌➕\[(#^]*|[⏬🔽🔼⏫🔺]|[🆔⛔🏁]\s*\S+"
    r"|[\[(][\w -]{2,30}::[^\])]*[\])]|(?<=\s)\^[\w-]+))*\s*$"
)
# The Tasks plugin reads its fields from the end of the line: a tag may stand among them, words may not.
_TAGGED_TRAILER = re.compile(_TRAILER.pattern.replace("(?:\\s*(?:", "(?:\\s*(?:(?<=\\s)#[^\\s#]+|", 1))
_FIELD_SIGN = re.compile(r"[📅🗓⏳🛫✅❌➕🔁⏬🔽🔼⏫🔺🆔⛔🏁]|::")
_BLOCK_ID = re.compile(r"(?:\s+\^[\w-]+)?\s*$")
_SENTENCE_END = re.compile(r"(?:[.!?]+[\"”’')\]]*(?=\s|$))|\s*$")
_CLAUSE_END = re.compile(r"[,;](?=\s)|\s[-–—](?=\s)")
_STATUS = re.compile(r"status|state|done", re.I)
_DUE = re.compile(r"due|when|date|deadline|eta|by$", re.I)
_TASK = re.compile(r"action|task|item|what|to-?do|description|next step", re.I)
_MOST = 24  # places tried on a paragraph


@dataclass(frozen=True, slots=True)
class Mark:
    """What to write: done on a day, or dropped and why."""

    state: Literal["done", "dropped"]
    day: dt.date
    why: str = ""

    @property
    def reason(self) -> str:
        """The reason in a form that ends no bracket and no line."""
        return " ".join(re.sub(r"[()\[\]{}<>]", " ", self.why).split()).strip(" .;:,-–—")

    @property
    def tail(self) -> str:
        """What stands behind a box, a keyword or a bullet of something dropped."""
        return f" — dropped: {self.reason}" if self.reason else " — dropped"

    @property
    def dated_tail(self) -> str:
        """The same with the day, for a line that has no other place for it."""
        return f" — dropped {self.day}: {self.reason}" if self.reason else f" — dropped {self.day}"

    def stamp(self, text: str) -> str:
        """The day as task plugins write it at the end of a box: in a field where the line's dates stand in fields, else as a sign."""
        key, sign = ("completion", "✅") if self.state == "done" else ("cancelled", "❌")
        return f" [{key}:: {self.day}]" if _FIELD_DATE.search(text) else f" {sign} {self.day}"

    @property
    def aside(self) -> str:
        """What stands in brackets behind a bullet or a sentence."""
        if self.state == "done":
            return f" (done {self.day})"
        return f" (dropped {self.day}: {self.reason})" if self.reason else f" (dropped {self.day})"


def form_of(text: str) -> int:
    """How clearly a line can be marked: 0 a box or a task keyword, 1 a table row, 2 anything else."""
    if _BOX.match(text) or _SIGN.match(text) or _KEYWORD.match(text):
        return 0
    return 1 if _ROW.match(text) else 2


@dataclass(frozen=True, slots=True)
class Place:
    """The lines of an item: where it begins, where its paragraph ends, the first row of its table."""

    first: int
    last: int
    header: int


def ways(lines: ByteLines, place: Place, mark: Mark, *, short: bool = False) -> Iterator[tuple[Edit, ...]]:
    """Edits that mark the item, most natural first; with ``short`` those for lines where the natural ones fail."""
    text = lines.text(place.first)
    if _ROW.match(text):
        yield from _row(text, lines.text(place.header), place.first, mark) if not short else ()
        return
    found = False
    for form in (_boxed, _signed, _keyworded):
        for edits in form(lines, place.first, mark):
            found = True
            if short:
                # The box alone, and the words about it where a clause ends: before a date that closes the line.
                yield from ((edits[0], *more) for more in _written(lines, place, mark, short=True))
                break
            yield edits
    if not found:
        yield from _written(lines, place, mark, short=short)


def _boxed(lines: ByteLines, line: int, mark: Mark) -> Iterator[tuple[Edit, ...]]:
    text = lines.text(line)
    box = _BOX.match(text)
    if not box:
        return
    tick = Edit(line, *box.span("mark"), "x" if mark.state == "done" else "-")
    yield from _stamped(lines, line, mark, tick)
    yield (tick,) if mark.state == "done" else (tick, Edit(line, _end_of_words(text), _end_of_words(text), mark.tail))


def _stamped(lines: ByteLines, line: int, mark: Mark, tick: Edit) -> Iterator[tuple[Edit, ...]]:
    """The box ticked, with the day: as a stamp at the end, in words where the file's encoding has no such sign or the stamp is not understood."""
    text = lines.text(line)
    stamp, words = mark.stamp(text), _end_of_words(text)
    end = _BLOCK_ID.search(text)
    at = end.start() if end else len(text)
    if lines.fitting(stamp) == stamp:
        yield (tick, Edit(line, at, at, stamp)) if mark.state == "done" else _dropped(line, words, at, (tick, mark.tail, stamp))
    yield tick, Edit(line, words, words, mark.aside if mark.state == "done" else mark.dated_tail)


def _dropped(line: int, words: int, at: int, told: tuple[Edit, str, str]) -> tuple[Edit, ...]:
    """A drop's three parts: the box, the reason behind the words, the stamp at the end."""
    tick, reason, stamp = told
    if words == at:
        return tick, Edit(line, at, at, reason + stamp)
    return tick, Edit(line, words, words, reason), Edit(line, at, at, stamp)


def _end_of_words(text: str) -> int:
    """Where the task's words end and the dates, tags and ids of task plugins begin."""
    found = _TAGGED_TRAILER.search(text)
    if found is None or not _FIELD_SIGN.search(found[0]):
        found = _TRAILER.search(text)
    return found.start() if found else len(text)


def _signed(lines: ByteLines, line: int, mark: Mark) -> Iterator[tuple[Edit, ...]]:
    sign = _SIGN.match(lines.text(line))
    if sign:
        ticked = "❌" if mark.state == "dropped" else "☑" if sign.group("mark") == "☐" else "✔"
        tick = Edit(line, *sign.span("mark"), ticked)
        yield from _stamped(lines, line, mark, tick)
        yield from _worded(lines, mark, tick)


def _keyworded(lines: ByteLines, line: int, mark: Mark) -> Iterator[tuple[Edit, ...]]:
    word = _KEYWORD.match(lines.text(line))
    if word:
        yield from _worded(lines, mark, Edit(line, *word.span("mark"), "DONE" if mark.state == "done" else "CANCELED"))


def _worded(lines: ByteLines, mark: Mark, tick: Edit) -> Iterator[tuple[Edit, ...]]:
    """The sign or keyword changed, with the day in words behind the task; without it where that is not understood."""
    at = _end_of_words(lines.text(tick.line))
    yield tick, Edit(tick.line, at, at, mark.aside if mark.state == "done" else mark.dated_tail)
    yield (tick,) if mark.state == "done" else (tick, Edit(tick.line, at, at, mark.tail))


def _row(text: str, header: str, line: int, mark: Mark) -> Iterator[tuple[Edit, ...]]:
    """Fill the status cell of a table row; without one, put the mark behind the words of the task."""
    cells, heads = _cells(text), [header[a:b] for a, b in _cells(header)]
    wanted = [next((i for i, head in enumerate(heads) if kind.search(head.strip())), None) for kind in (_STATUS, _TASK)]
    status, task = (cells[i] if i is not None and i < len(cells) else None for i in wanted)
    reason = mark.reason.replace("|", "/")
    if status:
        told = f"done {mark.day}" if mark.state == "done" else f"dropped {mark.day}: {reason}" if reason else f"dropped {mark.day}"
        yield (Edit(line, *status, f" {told} "),)
    short = " (done)" if mark.state == "done" else f" — dropped: {reason}" if reason else " — dropped"
    for start, end in filter(None, (task, *cells[-1:])):
        at = start + len(text[start:end].rstrip())
        yield (Edit(line, at, at, (mark.aside if mark.state == "done" else mark.dated_tail).replace("|", "/")),)
        yield (Edit(line, at, at, short),)


def _cells(text: str) -> list[tuple[int, int]]:
    """Start and end of each cell of a table row, as the reader splits it."""
    bars = [at for at, char in enumerate(text) if char == "|"]
    return [(a + 1, b) for a, b in pairwise(bars)]


def _written(lines: ByteLines, place: Place, mark: Mark, *, short: bool) -> Iterator[tuple[Edit, ...]]:
    """Behind the words: at the end of the line, else of a sentence of the paragraph; ``short``: else of a clause."""
    rows = range(place.first, place.last + 1)
    ends = dict.fromkeys((place.last, place.first))
    places = [(line, _end_of_words(lines.text(line))) for line in ends]
    for line in rows:
        places += [(line, found.start()) for found in _SENTENCE_END.finditer(lines.text(line))]
    if short:
        places = [(line, found.start()) for line in rows for found in _CLAUSE_END.finditer(lines.text(line))] + places
    forms = [mark.aside, " (done)"][: 1 + short] if mark.state == "done" else [mark.dated_tail, mark.aside]
    for line, at in list(dict.fromkeys(places))[:_MOST]:
        for form in forms:
            yield (Edit(line, at, at, form),)
