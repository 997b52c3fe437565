"""One person's sessions in time: what took place, what is planned, the rhythm, and what each session was about.

Pure arithmetic over records: no clock, no store. A note dated after ``as_of`` is a plan and never "what happened".
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from assistant.knowing.telling import About, lines_of, telling_lines
from assistant.reading.inline import fold
from assistant.reading.nextdays import days_out, stated_days
from assistant.reading.points import is_blank
from assistant.reading.words import content_words
from assistant.records import Held, Person, Point, Source

GAP_FACTOR = 1.6
"""An interval this many times the cadence (or less) still counts as kept: a meeting moved by some days is no gap."""

_WINDOW = 8  # meetings from which the rhythm is read: older ones tell of another time
_HALF_YEAR = 183
_RECENT = 8  # meetings whose notes may say which of the next fall out
_MOST_OUT = 8  # of them in a row
_SHORTEST = 5  # days: neighbours nearer than this are one talk told twice, or a week of many, but no rhythm
_COMMON = (7, 14, 21, 28, 30)
_TRANSCRIPTS = (".vtt", ".srt")
_ABOUT_LENGTH = 90


@dataclass(frozen=True, slots=True)
class Meeting:
    """One 1:1 on one day; ``held`` are all notes of it (a note and a transcript of one day are one meeting)."""

    date: dt.date
    held: tuple[Held, ...]

    def lines(self) -> Iterator[tuple[Held, Point]]:
        """Its points with the note each stands in, written notes before transcripts."""
        for held in sorted(self.held, key=lambda h: h.path.lower().endswith(_TRANSCRIPTS)):
            for point in held.session.points:
                yield held, point


@dataclass(frozen=True, slots=True)
class Row:
    """One line of `timeline`: a meeting and what it was about, or said of a topic. None: nothing that can be shown."""

    meeting: Meeting
    about: About | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """A person's sessions up to a day.

    ``meetings``: what took place, oldest first. ``planned``: dated after ``as_of``, soonest first. ``skipped``: days on
    which the notes say that it did not take place. ``gaps``: neighbours further apart than GAP_FACTOR cadences.
    ``cadence_days`` is None where neither the configuration nor three meetings tell it; ``cadence_source`` is
    configured or observed. ``stated``: the day that the notes of the last meeting give for the next one, and the line
    that says so; None once it is past, or where a note plans the meeting. ``kept``: share (0 to 1) of the intervals of the last half year that kept the cadence, the
    running one counting only once it is too long. ``standing``: folded lines that recur word for word, as a template's.
    """

    person: Person
    as_of: dt.date
    meetings: tuple[Meeting, ...] = ()
    undated: tuple[Held, ...] = ()
    skipped_notes: tuple[Held, ...] = ()
    planned: tuple[Meeting, ...] = ()
    cadence_days: int | None = None
    cadence_source: str | None = None
    stated: tuple[dt.date, Source] | None = None
    next_expected: dt.date | None = None
    gaps: tuple[tuple[dt.date, dt.date], ...] = ()
    kept: float | None = None
    standing: frozenset[str] = frozenset()

    @property
    def last_meeting(self) -> Meeting | None:
        """The newest meeting that took place."""
        return self.meetings[-1] if self.meetings else None

    @property
    def last(self) -> dt.date | None:
        """The day of the newest meeting."""
        return self.meetings[-1].date if self.meetings else None

    @property
    def previous(self) -> tuple[Meeting, ...]:
        """The meetings before the last, newest first."""
        return tuple(reversed(self.meetings[:-1]))

    @property
    def since(self) -> dt.date | None:
        """The day of the first meeting in the notes."""
        return self.meetings[0].date if self.meetings else None

    @property
    def count(self) -> int:
        """How many meetings took place."""
        return len(self.meetings)

    @property
    def skipped(self) -> tuple[dt.date, ...]:
        """Days of skipped sessions, oldest first."""
        return tuple(sorted({h.date for h in self.skipped_notes if h.date}))

    def recent(self, count: int) -> tuple[Meeting, ...]:
        """The last ``count`` meetings, oldest first."""
        return self.meetings[-count:] if count > 0 else ()


def build_timeline(held: Sequence[Held], as_of: dt.date, person: Person) -> Timeline:
    """The timeline of ``person`` from their sessions (in any order) as it stood on ``as_of``."""
    mine = [h for h in held if not h.session.leftover]
    took_place = _by_day([h for h in mine if h.date and h.date <= as_of and not h.session.skipped and _has_content(h)])
    days = {meeting.date for meeting in took_place}
    skipped = [h for h in mine if h.session.skipped and h.date and h.date <= as_of and h.date not in days]
    planned = _by_day([h for h in mine if h.date and h.date > as_of and not h.session.skipped])
    dates = [meeting.date for meeting in took_place]
    cadence, origin = _cadence(dates, person)
    stated = None if planned else _stated([h for m in took_place[-1:] for h in m.held], skipped, as_of)
    return Timeline(
        person=person,
        as_of=as_of,
        meetings=took_place,
        undated=tuple(h for h in mine if h.date is None and not h.session.skipped and _has_content(h)),
        skipped_notes=tuple(sorted(skipped, key=lambda h: (h.date or as_of, h.path))),
        planned=planned,
        cadence_days=cadence,
        cadence_source=origin,
        stated=stated,
        next_expected=planned[0].date if planned else stated[0] if stated else _next(dates, cadence, as_of, _out(took_place)),
        gaps=tuple((a, b) for a, b in pairwise(dates) if cadence and (b - a).days > GAP_FACTOR * cadence),
        kept=_kept(dates, cadence, as_of),
        standing=_standing(took_place),
    )


def _stated(last: Sequence[Held], skipped: Sequence[Held], as_of: dt.date) -> tuple[dt.date, Source] | None:
    """The next day as the newest notes state it, those of a meeting that fell through included; a day that is past counts for nothing."""
    newest = max((h.date for h in (*last, *skipped) if h.date), default=None)
    for held in (*last, *skipped):
        if held.date == newest:
            for day, point in stated_days(held.session):
                if day >= as_of:
                    return day, held.source(point.line, point.raw, point.end)
    return None


def _has_content(held: Held) -> bool:
    """A note of which only private lines are left still tells that the meeting took place."""
    points = held.session.points
    return bool(held.session.items) or any(p.private or not (p.noise or is_blank(p.text)) for p in points)


def _by_day(held: Sequence[Held]) -> tuple[Meeting, ...]:
    days: dict[dt.date, list[Held]] = {}
    for one in held:
        if one.date is not None:
            days.setdefault(one.date, []).append(one)
    found = [Meeting(day, tuple(sorted(notes, key=lambda h: (h.path, h.session.line_start)))) for day, notes in days.items()]
    return tuple(sorted(found, key=lambda meeting: meeting.date))


# --- the rhythm ---------------------------------------------------------------------------------------


def _cadence(dates: Sequence[dt.date], person: Person) -> tuple[int | None, str | None]:
    if person.cadence_days:
        return person.cadence_days, "configured"
    recent = dates[-_WINDOW:]
    if len(recent) < 3:
        return None, None
    days = round(median((b - a).days for a, b in pairwise(recent)))
    if days < _SHORTEST:
        return None, None
    common = min(_COMMON, key=lambda usual: (abs(usual - days), usual))
    return (common if abs(common - days) <= max(1, common // 8) else days), "observed"


def _out(meetings: Sequence[Meeting]) -> list[tuple[dt.date, dt.date]]:
    """The stretches of days on which there is no meeting, as the newest notes say."""
    return [stretch for meeting in meetings[-_RECENT:] for held in meeting.held for stretch in days_out(held.session)]


def _next(dates: Sequence[dt.date], cadence: int | None, as_of: dt.date, out: Sequence[tuple[dt.date, dt.date]]) -> dt.date | None:
    """The last meeting plus the cadence, on the usual weekday, rolled forward until it isn't past, nor a day that is said to fall out."""
    if not dates or not cadence:
        return None
    weeks = round(cadence / 7)
    regular = bool(weeks) and abs(weeks * 7 - cadence) <= cadence / 7
    step = weeks * 7 if regular else cadence
    day = _rolled(_on_usual_weekday(dates, dates[-1] + dt.timedelta(step)) if regular else dates[-1] + dt.timedelta(step), step, as_of)
    for _ in range(_MOST_OUT):
        if not any(first <= day <= last for first, last in out):
            break
        day = _rolled(day + dt.timedelta(step), step, as_of)
    return day


def _rolled(day: dt.date, step: int, as_of: dt.date) -> dt.date:
    late = (as_of - day).days
    day = day if late <= 0 else day + dt.timedelta(-(-late // step) * step)
    return (
        day if day.weekday() < 5 or step % 7 == 0 else day + dt.timedelta(7 - day.weekday())
    )  # "monthly" that lands on a weekend means the Monday


def _on_usual_weekday(dates: Sequence[dt.date], day: dt.date) -> dt.date:
    """``day`` moved by at most three days onto the weekday of most meetings: the last may have been an extra one."""
    recent = dates[-_WINDOW:]
    weekday, times = Counter(d.weekday() for d in recent).most_common(1)[0]
    if times * 5 < len(recent) * 3 or len(recent) < 3:
        return day
    return day + dt.timedelta((weekday - day.weekday() + 3) % 7 - 3)


def _kept(dates: Sequence[dt.date], cadence: int | None, as_of: dt.date) -> float | None:
    if not cadence or not dates:
        return None
    start = as_of - dt.timedelta(_HALF_YEAR)
    intervals = [(b - a).days for a, b in pairwise(dates) if b >= start]
    running = (as_of - dates[-1]).days
    if running > GAP_FACTOR * cadence:
        intervals.append(running)
    if not intervals:
        return None
    return sum(days <= GAP_FACTOR * cadence for days in intervals) / len(intervals)


# --- what it was about --------------------------------------------------------------------------------


def _standing(meetings: Sequence[Meeting]) -> frozenset[str]:
    """Lines that stand word for word in at least three meetings and a third of all: prompts, "no change", forms."""
    seen: Counter[str] = Counter()
    for meeting in meetings:
        seen.update({fold(point.text) for _, point in meeting.lines() if point.text})
    return frozenset(text for text, times in seen.items() if times >= 3 and times * 3 >= len(meetings))


def what_about(meeting: Meeting, standing: frozenset[str] = frozenset()) -> About | None:
    """What a session was about, in one line of the notes' own words (at most 90 characters) with its source.

    A decision or a change first, else the first line that tells something. None where nothing may be shown: only
    private lines, attendance, prompts, or text addressed to a machine. ``standing`` is ``Timeline.standing``.
    """
    found = [line for line in telling_lines(meeting.lines()) if fold(line.point.text) not in standing]
    if not found:
        found = list(telling_lines(meeting.lines()))
    return max(found, key=lambda line: line.weight).about(_ABOUT_LENGTH) if found else None


def rows(timeline: Timeline) -> tuple[Row, ...]:
    """All meetings, oldest first, with what each was about."""
    return tuple(Row(meeting, what_about(meeting, timeline.standing)) for meeting in timeline.meetings)


def topic_rows(timeline: Timeline, topic: str) -> tuple[Row, ...]:
    """Only the meetings with a line that, with its heading, holds every word of ``topic`` (by stem), oldest first."""
    wanted = set(content_words(topic))
    found = []
    for meeting in timeline.meetings:
        best: tuple[float, About] | None = None
        for line in lines_of(meeting.lines()):
            rank = _mentions(wanted, topic, line.text, line.point)
            if rank and (best is None or rank + line.weight > best[0]):
                best = rank + line.weight, line.about(_ABOUT_LENGTH)
        if best:
            found.append(Row(meeting, best[1]))
    return tuple(found)


def _mentions(wanted: set[str], topic: str, sentence: str, point: Point) -> float:
    """0 if the point does not mention the topic; more where the sentence itself does than where point or heading do."""
    if not wanted:  # a topic of stop words only ("on-call now"): letter by letter
        return 10.0 * (fold(topic) in fold(sentence)) if fold(topic) else 0.0
    if wanted <= set(content_words(sentence)):
        return 20.0
    if wanted <= {*content_words(point.text), *content_words(point.section)}:
        return 5.0 + 5.0 * len(wanted & set(content_words(sentence))) / len(wanted)
    return 0.0
