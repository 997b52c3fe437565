"""What the coaching rules share: the case they look at, the form of an observation, and how its text is put."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.jobs import topics
from assistant.knowing.telling import cite, is_talk
from assistant.knowing.timeline import Meeting, Timeline
from assistant.records import Action, Held, Person, Point, Question, Source

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing worth a look: ``check`` is the rule's id, ``weight`` (0 to 1) its rank, ``evidence`` where it shows."""

    check: str
    text: str
    evidence: tuple[Source, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that the rules may look at. ``actions`` are those of this person only."""

    timeline: Timeline
    actions: Sequence[Action]
    person: Person
    as_of: dt.date
    questions: Sequence[tuple[Held, Question]] | None = None
    page_text: str = ""

    def telling(self) -> list[Meeting]:
        """Meetings whose notes are full enough to say that something is not in them, oldest first."""
        return [meeting for meeting in self.timeline.meetings if topics.is_telling(meeting)]

    def open(self) -> list[Action]:
        """Open items that recur by no plan."""
        return [a for a in self.actions if a.status == "open" and not a.recurring]

    def untouched(self, topic: topics.TopicName) -> tuple[list[Meeting], Source | None]:
        """The telling meetings since a topic was last touched, oldest first, and where that was (None: never)."""
        looked: list[Meeting] = []
        for meeting in reversed(self.timeline.meetings):
            found = topics.touched(topic, meeting, self.timeline.standing)
            if found:
                return looked[::-1], self.point_source(*found)
            if topics.is_telling(meeting):
                looked.append(meeting)
        return looked[::-1], None

    def sure(self, topic: topics.TopicName) -> bool:
        """False where notes without a date touch the topic: they may be of any day."""
        return not any(topics.touches(topic, p) for held in self.timeline.undated for p in held.session.points)

    def status_share(self, meetings: Sequence[Meeting]) -> tuple[int, int]:
        """(points on the status of projects, all points) of what was talked about."""
        kinds = [status for meeting in meetings for _, _, status in topics.talk_points(meeting)]
        return sum(kinds), len(kinds)

    def meeting_source(self, meeting: Meeting) -> tuple[Source, ...]:
        """A meeting as evidence: the line that opens its note, where there is one to quote."""
        return meeting.held[0].opening()

    def edges(self, meetings: list[Meeting]) -> tuple[Source, ...]:
        """The first and the last of the meetings that were looked at."""
        both = meetings[:1] + meetings[-1:] if len(meetings) > 1 else meetings
        return tuple(source for meeting in both for source in self.meeting_source(meeting))

    def point_source(self, held: Held, point: Point) -> Source:
        """A point as evidence; a private one has its place and no word: only its date is told, and it is not shown."""
        return cite(held, point) if is_talk(point) else held.source(point.line, "", point.end)


def day(date: dt.date, as_of: dt.date) -> str:
    """`11 Mar`, with the year where it is further than ten months from ``as_of``."""
    year = f" {date.year}" if abs((as_of - date).days) > 300 else ""
    return f"{date.day} {_MONTHS[date.month - 1]}{year}"


def number(count: int) -> str:
    """A count in words up to twelve."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def few(parts: Sequence[str]) -> str:
    """`a, b and c`."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1] if parts else "")))


def span(meetings: Sequence[Meeting]) -> str:
    """`(28 Jan … 11 Mar)`, from the first to the last of the meetings."""
    last = meetings[-1].date
    if len(meetings) == 1:
        return f"({day(last, last)})"
    return f"({day(meetings[0].date, last)} … {day(last, last)})"


def stretch(meetings: Sequence[Meeting]) -> str:
    """`the last five sessions (28 Jan … 11 Mar)`."""
    return f"the last {number(len(meetings))} sessions {span(meetings)}"


_TALK = frozenset("ask talk tell speak call ring phone find check decide book get introduce raise agree sort look go meet try see".split())


def bring(task: str) -> str:
    """What can be done about a task of one's own that is late: a thing is brought, a talk is held."""
    return "Do it" if task.split(" ", 1)[0].casefold() in _TALK else "Bring it"
