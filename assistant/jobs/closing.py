"""Closing an action in the notes: find the line where it stands last, mark it, be sure that the mark is understood.

A mark is tried in memory first: the note is read again with it, and the ledger built again. Only what then counts as
done (or dropped), with everything else as before, is written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.config import Config
from assistant.errors import ChangedMeanwhile, NotWritable
from assistant.files import write_atomic
from assistant.jobs.bytelines import ByteLines
from assistant.jobs.marks import Mark, Place, form_of, ways
from assistant.jobs.readfile import known_names
from assistant.knowing.ledger import build_ledger
from assistant.knowing.roster import Roster
from assistant.knowing.taskwords import words_of
from assistant.reading.dates import Order
from assistant.reading.note import read_note
from assistant.records import Action, Held, Item, Note, Point, Source

_TRANSCRIPTS = (".vtt", ".srt")
_TRIES = 6


@dataclass(frozen=True, slots=True)
class Marked:
    """What was written: the action as it stands now, and the lines (before, after) that changed; none where none had to."""

    action: Action
    written: tuple[Source, ...]
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """What closing needs to know of a workspace: its files, all sessions (plans too), who is who."""

    root: Path
    config: Config
    held: Sequence[Held]
    roster: Roster
    as_of: dt.date


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a line stands: its session, its point, the item's raw text."""

    held: Held
    point: Point | None
    raw: str


@dataclass(frozen=True, slots=True)
class _Change:
    """A file's bytes before and after, and where."""

    source: Source
    before: bytes
    after: bytes
    lines: tuple[str, str]
    note: Note


def close_in_notes(notes: Notes, action: Action, later: Sequence[Source], mark: Mark) -> Marked:
    """Write the mark where ``action`` stands last, and on ``later`` (copies in notes of days to come).

    Raises NotWritable where no form of the mark would be understood there, ChangedMeanwhile where the line is another.
    """
    if action.status == mark.state:
        return Marked(action, (), ())
    place, change, after = _best(notes, action, mark)
    if change is None or after is None:
        raise NotWritable(_why_not(action, place))
    changes = [change]
    for source in later:
        if not source.path.lower().endswith(_TRANSCRIPTS) and source.path != change.source.path:
            changes += list(_changes(notes, action, source, mark))[:1]
    for one in changes:
        write_atomic(notes.root / one.source.path, one.after, expect=one.before)
    return Marked(after, tuple(c.source for c in changes), tuple(c.lines for c in changes))


def _places(notes: Notes, action: Action) -> list[Source]:
    """The mentions of the last day, easiest to mark first: a later open copy would outweigh an older mark."""
    last = action.mentions[-1]
    same = [m for m in action.mentions if m.date == last.date] if last.date else [last]
    usable = [m for m in same if not m.path.lower().endswith(_TRANSCRIPTS)]
    if not usable:
        raise NotWritable(f"{last.short()} is a transcript, which stays as it was recorded: write into a note that it is done")
    return sorted(usable, key=lambda m: form_of(_first_line(notes, m)))


def _first_line(notes: Notes, source: Source) -> str:
    return _held_at(notes, source).raw.split("\n", 1)[0]


def _best(notes: Notes, action: Action, mark: Mark) -> tuple[Source, _Change | None, Action | None]:
    """The first change after which the ledger is as it should be. Each try costs a ledger, so there are few."""
    tries = 0
    places = _places(notes, action)
    for place in places:
        for change in _changes(notes, action, place, mark):
            after = _after(notes, action, change)
            if after is not None and after.status == mark.state:
                return place, change, after
            tries += 1
            if tries >= _TRIES:
                break
    if not tries:
        where = places[0].short()
        raise NotWritable(f"{where} says several things at once: mark it there by hand (nothing was written)")
    return places[0], None, None


def _changes(notes: Notes, action: Action, source: Source, mark: Mark) -> Iterator[_Change]:
    """Changes at one place after which the note says what it said, but for this item; the most natural first."""
    data = _bytes(notes.root / source.path)
    reader = _Reader(notes, source.path)
    before, item = reader.read(data), _item_at(notes, source, action)
    if item is None or not _still_there(before, item):
        raise ChangedMeanwhile(source.path)
    lines = ByteLines(source.path, data)
    place = _place(notes, source, lines)
    for short in (False, True):
        tried = [(edits, lines.edited(edits)) for edits in ways(lines, place, mark, short=short)]
        read = [(edits, after, reader.read(after)) for edits, after in tried]
        for same_words in (True, False):
            for edits, after, note in read:
                if _only_this(before, note, item, mark, same_words=same_words):
                    shown = lines.text(edits[0].line).strip(), ByteLines("", after).text(edits[0].line).strip()
                    yield _Change(source, data, after, shown, note)


class _Reader:
    """Reads a note as the catalogue did: with the names of the workspace, and with what the notes beside it say of dates."""

    def __init__(self, notes: Notes, path: str) -> None:
        self.path = path
        self.names = known_names(notes.config)
        self.dates = {h.session.line_start: h.date for h in notes.held if h.path == path}
        self.hints: tuple[Order | None, dt.date | None] | None = None

    def read(self, data: bytes) -> Note:
        if self.hints is None:
            newest = max((d for d in self.dates.values() if d), default=None)
            variants: tuple[tuple[Order | None, dt.date | None], ...] = ((None, None), (None, newest), ("dmy", newest), ("mdy", newest))
            self.hints = next((v for v in variants if self._fits(self._read(data, v))), variants[0])
        return self._read(data, self.hints)

    def _read(self, data: bytes, hints: tuple[Order | None, dt.date | None]) -> Note:
        return read_note(self.path, data, self.names, order=hints[0], near=hints[1])

    def _fits(self, note: Note) -> bool:
        return {s.line_start: s.date for s in note.sessions} == self.dates


def _held_at(notes: Notes, source: Source) -> _Where:
    """The session and the point in which a line stands. ChangedMeanwhile where there is none."""
    for held in notes.held:
        item = next((i for i in held.session.items if i.line == source.line_start), None)
        if held.path == source.path and item is not None:
            point = next((p for p in held.session.points if p.line <= source.line_start <= p.end), None)
            return _Where(held, point, item.raw)
    raise ChangedMeanwhile(source.path)


def _item_at(notes: Notes, source: Source, action: Action) -> Item | None:
    """Of the items on a line (prose may promise two things) the one that the action speaks of."""
    wanted = words_of(action.text)
    items = [i for i in _held_at(notes, source).held.session.items if i.line == source.line_start]

    def likeness(item: Item) -> tuple[bool, int]:
        words = words_of(item.text)
        return item.state == action.status, len(words.words & wanted.words) + 2 * (words.verb == wanted.verb)

    return max(items, key=likeness, default=None)


def _place(notes: Notes, source: Source, lines: ByteLines) -> Place:
    where = _held_at(notes, source)
    point = where.point
    last = point.end if point else source.line_start
    return Place(source.line_start, last, _header(where.held, point) or _top_row(lines, source.line_start))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise ChangedMeanwhile(str(path)) from None
    except OSError as error:
        raise NotWritable(f"{path} cannot be read: {error.strerror or error}") from error


def _header(held: Held, point: Point | None) -> int | None:
    """The first row of the table that a row belongs to."""
    if point is None or point.kind != "table":
        return None
    rows = [p.line for p in held.session.points if p.kind == "table" and p.line <= point.line]
    first = rows[-1]
    for line in reversed(rows):
        if first - line > 1:
            break
        first = line
    return first


def _top_row(lines: ByteLines, line: int) -> int:
    """The first row of the table that a line is a row of, also where the table was read as sessions; the line itself for any other."""
    while line > 1 and lines.text(line).lstrip().startswith("|") and lines.text(line - 1).lstrip().startswith("|"):
        line -= 1
    return line


def _items(note: Note) -> list[Item]:
    return [item for session in note.sessions for item in session.items]


def _still_there(note: Note, item: Item) -> bool:
    return any(_key(one) == _key(item) for one in _items(note))


def _only_this(before: Note, after: Note, item: Item, mark: Mark, *, same_words: bool) -> bool:
    """Whether the item's state is the wanted one now, its words are still there, and nothing else in the note changed."""
    old, new = _items(before), _items(after)
    if len(old) != len(new) or _outline(before) != _outline(after):
        return False
    changed = 0
    for was, now in zip(old, new, strict=True):
        if _key(was) == _key(item) and not changed:
            changed = 1
            if now.state != mark.state or now.owners != was.owners or not _keeps(was, now, same_words):
                return False
        elif (*_key(was), was.owners, was.due) != (*_key(now), now.owners, now.due):
            return False
    return changed == 1


def _key(item: Item) -> tuple[int, str, str]:
    return item.line, item.text, item.state


def _outline(note: Note) -> list[tuple[dt.date | None, int, int]]:
    return [(s.date, s.line_start, len(s.points)) for s in note.sessions]


def _keeps(was: Item, now: Item, same_words: bool) -> bool:
    if same_words:
        return words_of(now.text) == words_of(was.text) and now.due == was.due
    return words_of(was.text).words <= words_of(now.text).words and words_of(now.text).verb == words_of(was.text).verb


def _after(notes: Notes, action: Action, change: _Change) -> Action | None:
    """The action as the ledger would have it with the change made."""
    sessions = {session.line_start: session for session in change.note.sessions}
    held = [
        replace(h, session=sessions.get(h.session.line_start, h.session)) if h.path == change.source.path else h
        for h in notes.held
        if h.date is None or h.date <= notes.as_of
    ]
    return next((a for a in build_ledger(held, notes.roster) if a.id == action.id), None)


def _why_not(action: Action, place: Source) -> str:
    if action.reopened:
        return f"your notes opened it again after {place.short()}: write there that it is done (nothing was written)"
    return f"a mark at {place.short()} would not close it: write there by hand how it stands (nothing was written)"
