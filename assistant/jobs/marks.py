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
_EMOJI_DATE = re.compile(r"[📅🗓⏳🛫➕]\ufe0f?\s*\d{4}-\d{2}-\d{2}")
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
    def aside(self) -> str:
        """What stands in brackets behind a bullet or a sentence."""
        if self.state == "done":
            return f" (done {self.day})"
        return f" (dropped: {self.reason})" if self.reason else " (dropped)"


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
        for edits in form(text, place.first, mark):
            found = True
            if short:
                # The box alone, and the words about it where a clause ends: before a date that closes the line.
                yield from ((edits[0], *more) for more in _written(lines, place, mark, short=True))
                break
            yield edits
    if not found:
        yield from _written(lines, place, mark, short=short)


def _boxed(text: str, line: int, mark: Mark) -> Iterator[tuple[Edit, ...]]:
    box = _BOX.match(text)
    if not box:
        return
    tick = Edit(line, *box.span("mark"), "x" if mark.state == "done" else "-")
    dated = _EMOJI_DATE.search(text)
    end = _BLOCK_ID.search(text)
    at = end.start() if end else len(text)
    if mark.state == "done":
        if dated:
            yield tick, Edit(line, at, at, f" ✅ {mark.day}")
        yield (tick,)
        return
    words = _end_of_words(text)
    if dated:
        yield tick, Edit(line, words, words, mark.tail), Edit(line, at, at, f" ❌ {mark.day}")
    yield tick, Edit(line, words, words, mark.tail)


def _end_of_words(text: str) -> int:
    """Where the task's words end and the dates, tags and ids of task plugins begin."""
    found = _TAGGED_TRAILER.search(text)
    if found is None or not _FIELD_SIGN.search(found[0]):
        found = _TRAILER.search(text)
    return found.start() if found else len(text)


def _signed(text: str, line: int, mark: Mark) -> Iterator[tuple[Edit, ...]]:
    sign = _SIGN.match(text)
    if not sign:
        return
    if mark.state == "done":
        yield (Edit(line, *sign.span("mark"), "☑" if sign.group("mark") == "☐" else "✔"),)
    else:
        words = _end_of_words(text)
        yield Edit(line, *sign.span("mark"), "❌"), Edit(line, words, words, mark.tail)


def _keyworded(text: str, line: int, mark: Mark) -> Iterator[tuple[Edit, ...]]:
    word = _KEYWORD.match(text)
    if not word:
        return
    if mark.state == "done":
        yield (Edit(line, *word.span("mark"), "DONE"),)
    else:
        words = _end_of_words(text)
        yield Edit(line, *word.span("mark"), "CANCELED"), Edit(line, words, words, mark.tail)


def _row(text: str, header: str, line: int, mark: Mark) -> Iterator[tuple[Edit, ...]]:
    """Fill the status cell of a table row; without one, put the mark behind the words of the task."""
    cells, heads = _cells(text), [header[a:b] for a, b in _cells(header)]
    wanted = [next((i for i, head in enumerate(heads) if kind.search(head.strip())), None) for kind in (_STATUS, _TASK)]
    status, task = (cells[i] if i is not None and i < len(cells) else None for i in wanted)
    reason = mark.reason.replace("|", "/")
    if status:
        told = f"done {mark.day}" if mark.state == "done" else f"dropped: {reason}" if reason else "dropped"
        yield (Edit(line, *status, f" {told} "),)
    short = " (done)" if mark.state == "done" else f" — dropped: {reason}" if reason else " — dropped"
    for start, end in filter(None, (task, *cells[-1:])):
        at = start + len(text[start:end].rstrip())
        yield (Edit(line, at, at, mark.aside.replace("|", "/") if mark.state == "done" else short),)
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
    forms = [mark.aside, " (done)"][: 1 + short] if mark.state == "done" else [mark.tail, mark.aside]
    for line, at in list(dict.fromkeys(places))[:_MOST]:
        for form in forms:
            yield (Edit(line, at, at, form),)
