"""What is put down for the next session before it takes place: points to talk about, in its own note or in the last one, and what was achieved since."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.knowing.telling import cite, is_talk, shorten
from assistant.knowing.timeline import Meeting, Timeline
from assistant.reading.nextdays import is_for_next
from assistant.records import Held, Point, Source

_MOST = 6
_LONGEST = 120  # characters
_NO_POINT = ("attendance", "action", "previous", "done")
# Signs that a line says what came of the work: a number, an effect, somebody who has it.
_IMPACT = re.compile(
    r"\d|%|\b(?:so that|so (?:we|they|she|he|i|it)|sav(?:es|ed|ing)|reduc\w+|cut|increas\w+|grew|led to|means?|enabl\w+|unblock\w+|impact|effect|result(?:s|ed)? in|"
    r"(?:fast|cheap|short|small|bett|few|easi)er|more|less|no longer|improv\w+|customers?|users?|clients?|revenue|adopted|used by|instead of|prevent\w+|avoid\w+)\b",
    re.I,
)
_TRIAL = re.compile(r"\b(?:a/b|ab test|tests?|experiments?|pilot|trial)\b", re.I)
_DECIDED = re.compile(
    r"\b(?:decid\w+|decision|go/no-go|go|no-go|ship\w*|launch\w*|stop\w*|roll\w*|keep\w*|kept|won|lost|approved|rejected)\b", re.I
)


def planned_points(meeting: Meeting) -> tuple[tuple[str, Source], ...]:
    """The bullets of a note that is dated after today: a plan."""
    found = [(point.text, cite(held, point)) for held, point in _bullets(meeting) if not point.head and point.zone not in _NO_POINT]
    return tuple(found[:_MOST])


def noted_for_next(timeline: Timeline) -> tuple[tuple[str, Source], ...]:
    """What the last session's notes put down to be talked about in the next ("## Next time")."""
    return tuple((text, source) for text, source, section in _plans(timeline) if is_for_next(section))


def planned_last(timeline: Timeline) -> tuple[tuple[str, Source], ...]:
    """What was planned in the last session ("What would you like to work on next week?"): no promises, but worth asking after."""
    return tuple((text, source) for text, source, section in _plans(timeline) if not is_for_next(section) and len(text.split()) > 1)


def _plans(timeline: Timeline) -> Iterator[tuple[str, Source, str]]:
    for held in timeline.last_meeting.held if timeline.last_meeting else ():
        for item in held.session.items:
            if item.kind == "plan" and item.state == "open":
                yield shorten(item.text, _LONGEST), held.source(item.line, item.raw), item.section


def achieved(meeting: Meeting) -> tuple[tuple[str, Source], ...]:
    """What such a note lists as achieved, one line each; "[impact?]" where it does not say what came of it, "[decision?]" after a test without one."""
    rows = [(held, point) for held, point in _bullets(meeting) if point.zone == "done" and is_talk(point)]
    return tuple((f"{point.text.rstrip(' .')}{_asks(point.text)}", cite(held, point)) for held, point in rows)


def _asks(text: str) -> str:
    blanks = [] if _IMPACT.search(text) else [" [impact?]"]
    return "".join([*blanks, *([" [decision?]"] if _TRIAL.search(text) and not _DECIDED.search(text) else [])])


def _bullets(meeting: Meeting) -> Iterator[tuple[Held, Point]]:
    for held, point in meeting.lines():
        hidden = point.noise or point.private
        if point.kind == "bullet" and not point.parents and not hidden and len(point.text.split()) > 1:
            yield held, point
