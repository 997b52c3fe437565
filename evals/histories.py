"""What happens to invented action items from session to session, and what is true of them at the end.

A history is made first as entries (which item, in which words, how it stands there), then written down by
``evals.writer`` in the form of somebody's notes. So the truth never depends on how a note is read.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from evals.words import QUESTIONS, REASONS, REOPENINGS, TALK, Task, kind_word, tasks

# How an entry stands in its line. "report" is a sentence that says it was done, "child" a word below an unticked copy.
HOWS = ("open", "done", "struck", "dropped", "report", "child")


@dataclass(slots=True)
class Item:
    """One action item as it truly went. ``closing``: how the notes tell of its end."""

    task: Task
    person: str
    mine: bool
    opened: dt.date
    due: dt.date | None = None
    dues: list[dt.date] = field(default_factory=list)
    status: str = "open"
    closed: dt.date | None = None
    closing: str | None = None
    reason: str | None = None
    reopened: bool = False
    entries: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Entry:
    """One line about an item. ``due`` is None where the line doesn't repeat it; ``place`` is set when written."""

    item: Item
    words: str
    how: str = "open"
    due: dt.date | None = None
    carried: bool = False
    reason: str | None = None
    ticked_on: dt.date | None = None
    place: str = ""


@dataclass(slots=True)
class Meeting:
    """One session: lines about items, and talk that is about none."""

    date: dt.date
    entries: list[Entry] = field(default_factory=list)
    talk: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)


def live(rng: random.Random, person: str, dates: list[dt.date], dated_ticks: bool) -> tuple[list[Meeting], list[Item]]:
    """The sessions with a person and all items that came up. ``dated_ticks``: their notes date what they tick."""
    meetings: list[Meeting] = []
    items: list[Item] = []
    alive: list[Item] = []
    closed: list[Item] = []
    words = tasks(rng)
    for date in dates:
        meeting = Meeting(date)
        for item in list(alive):
            _go_on(rng, item, meeting, dated_ticks)
            if item.status != "open":
                alive.remove(item)
                closed.append(item)
        _reopen(rng, closed, alive, meeting)
        for _ in range(rng.choice((0, 1, 1, 2, 2, 3))):
            item = _open(rng, next(words), person, meeting)
            items.append(item)
            alive.append(item)
        _talk(rng, person, meeting)
        meetings.append(meeting)
    return meetings, items


def _open(rng: random.Random, task: Task, person: str, meeting: Meeting) -> Item:
    item = Item(task, person, rng.random() < 0.45, meeting.date)
    if rng.random() < 0.6:
        item.due = meeting.date + dt.timedelta(days=rng.choice((1, 2, 3, 5, 7, 9, 14, 21)))
        item.dues.append(item.due)
    _mention(item, meeting, Entry(item, task.text, due=item.due))
    return item


def _mention(item: Item, meeting: Meeting, entry: Entry) -> None:
    item.entries.append(entry)
    meeting.entries.append(entry)


def _go_on(rng: random.Random, item: Item, meeting: Meeting, dated_ticks: bool) -> None:
    """What one session brings for an open item: mostly nothing, or it is carried, slips, or comes to an end."""
    chance = rng.random()
    if chance < 0.11:
        _tick_in_place(rng, item, meeting, dated_ticks)
    elif chance < 0.22:
        _end(item, meeting, Entry(item, _again(rng, item), "done", carried=True), "ticked copy")
    elif chance < 0.31:
        _end(item, meeting, Entry(item, _report(rng, item), "report"), "report")
    elif chance < 0.34:
        _end(item, meeting, Entry(item, _again(rng, item), "child", carried=True), "child")
    elif chance < 0.37:
        _end(item, meeting, Entry(item, item.task.text, "struck", carried=True), "struck")
    elif chance < 0.41:
        _drop(rng, item, meeting)
    elif chance < 0.46 and item.due and item.due <= meeting.date:
        _slip(rng, item, meeting)
    elif chance < 0.72:
        due = item.due if rng.random() < 0.5 else None
        _mention(item, meeting, Entry(item, _again(rng, item), due=due, carried=True))


def _end(item: Item, meeting: Meeting, entry: Entry, closing: str) -> None:
    _mention(item, meeting, entry)
    item.status, item.closed, item.closing = "done", meeting.date, closing


def _tick_in_place(rng: random.Random, item: Item, meeting: Meeting, dated_ticks: bool) -> None:
    """Somebody went back to the line where it stood last and ticked it. Notes without dated ticks don't say when."""
    entry = item.entries[-1]
    last = meeting.date - dt.timedelta(days=rng.randrange(1, 4))
    entry.how = "done"
    entry.ticked_on = last if dated_ticks else None
    item.status, item.closed, item.closing = "done", entry.ticked_on, "ticked in place"


def _drop(rng: random.Random, item: Item, meeting: Meeting) -> None:
    reason = rng.choice(REASONS)
    _mention(item, meeting, Entry(item, item.task.text, "dropped", carried=True, reason=reason))
    item.status, item.closed, item.closing, item.reason = "dropped", meeting.date, "dropped", reason


def _slip(rng: random.Random, item: Item, meeting: Meeting) -> None:
    item.due = meeting.date + dt.timedelta(days=rng.choice((5, 7, 12, 14)))
    item.dues.append(item.due)
    _mention(item, meeting, Entry(item, item.task.text, due=item.due, carried=True))


def _reopen(rng: random.Random, closed: list[Item], alive: list[Item], meeting: Meeting) -> None:
    """Rarely something done comes back: only what a later line closed, so that the notes show the order."""
    if rng.random() > 0.06:
        return
    fit = [i for i in closed[-6:] if i.closing in ("ticked copy", "report", "child", "struck")]
    fit = [i for i in fit if i.closed != meeting.date and not i.reopened]
    if not fit:
        return
    item = fit[-1]
    closed.remove(item)
    item.status, item.closed, item.closing, item.reopened = "open", None, None, True
    _mention(item, meeting, Entry(item, item.task.text, carried=True, reason=rng.choice(REOPENINGS)))
    alive.append(item)


def _again(rng: random.Random, item: Item) -> str:
    """The words of an item as they are copied forward: mostly the same."""
    text = item.task.text
    chance = rng.random()
    if chance < 0.6:
        return text
    if chance < 0.7:
        return text.replace(" the ", " ", 1)
    if chance < 0.8:
        return text.replace(" and ", " & ").replace(" with ", " w/ ")
    if chance < 0.9:
        return f"{text} (carried over)"
    return text[0].upper() + text[1:]


def _report(rng: random.Random, item: Item) -> str:
    past = item.task.past[0].upper() + item.task.past[1:]
    text = item.task.text[0].upper() + item.task.text[1:]
    return rng.choice(
        (
            f"{past} ✔",
            f"{past} last week.",
            f"{text} - done last week",
            f"{text}: done",
            f"The {item.task.subject}: {item.task.verb_past}, done.",
        )
    )


def _talk(rng: random.Random, person: str, meeting: Meeting) -> None:
    first = person.split()[0]
    for line in rng.sample(TALK, rng.randrange(1, 4)):
        meeting.talk.append(line.format(a=kind_word(rng), first=first))
    if rng.random() < 0.4:
        meeting.questions.append(rng.choice(QUESTIONS).format(a=kind_word(rng)))


def calendar(rng: random.Random, count: int, last: dt.date, cadence: int) -> Iterator[dt.date]:
    """Days of the sessions, oldest first, the last within a cadence of ``last``; never at a week-end."""
    day = last - dt.timedelta(days=rng.randrange(cadence) + (count - 1) * cadence)
    day -= dt.timedelta(days=max(0, day.weekday() - 4))
    for number in range(count):
        yield day + dt.timedelta(days=number * cadence)
