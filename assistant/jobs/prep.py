"""The brief before a 1:1: last time, who owes what, projects, open questions, an agenda, questions to ask, what to watch.

Everything is arithmetic over records; the words are the notes' own or plain sentences around them. What does not fit on the
page is named, never dropped in silence.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.jobs import bank
from assistant.jobs.agenda import Point as AgendaPoint
from assistant.jobs.agenda import build_agenda
from assistant.jobs.agendatopics import Matter
from assistant.jobs.ahead import achieved, noted_for_next, planned_last, planned_points
from assistant.jobs.coaching import Observation, goal_missing, observe, personal_line
from assistant.jobs.gaps import gaps_of
from assistant.jobs.page import fitted
from assistant.jobs.standing import Standing, standing_lines
from assistant.knowing.heard import last_heard
from assistant.knowing.openquestions import OpenQuestion, open_questions
from assistant.knowing.projects import Track, track_projects
from assistant.knowing.semblance import looks_done
from assistant.knowing.telling import Line, cite, shorten, telling_lines, topic_of
from assistant.knowing.timeline import Timeline, build_timeline
from assistant.reading.words import content_words
from assistant.records import Action, Held, Person, Source

if TYPE_CHECKING:
    from assistant.writing.records import Worded

MOST_WORDS = 750
WORDS_A_MINUTE = 150  # reading standing up
DEFAULT_LENGTH = 30
_LEAST_ASKED, _OF_A_MENTOR = 3, 5  # open questions to choose from; a mentee drives by questions (article 001)
_LONGEST = 160  # characters of a line of last time
_STALE = 60  # days
_SAME_SECTION = 1.2  # what a second line of a section must weigh more than one of another section


@dataclass(frozen=True, slots=True)
class Jot:
    """A topic noted for the next 1:1."""

    text: str
    date: dt.date | None
    source: Source


@dataclass(frozen=True, slots=True)
class Said:
    """A line of last time with where it stands."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Material:
    """What a brief is made of; everything of this person and of nobody else."""

    person: Person
    as_of: dt.date
    held: tuple[Held, ...]
    actions: tuple[Action, ...]
    jots: tuple[Jot, ...] = ()
    undiscussed: tuple[tuple[str, Source], ...] = ()
    asked: frozenset[str] = frozenset()
    page_text: str = ""
    skipped_files: int = 0
    page: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """The result. ``mine`` and ``theirs`` (with it, what third persons owe) are all open actions of both confidences, most pressing
    first; ``caps`` is how many rows of each list the page shows. ``heard``: by the ids of open actions, the last line that speaks of each; ``looks_done``: the line by
    which some of them look done, which the page sets apart. ``standing``: goal, need and
    priorities that hold over many sessions. ``achievements``: since last time, as the note for the next session tells. ``wording`` is what a model did to the words, None where none was asked.
    """

    person: Person
    as_of: dt.date
    length: int
    timeline: Timeline
    last_time: tuple[Said, ...]
    plans: tuple[Said, ...]
    closed: tuple[Action, ...]
    mine: tuple[Action, ...]
    theirs: tuple[Action, ...]
    projects: tuple[Track, ...]
    open_questions: tuple[OpenQuestion, ...]
    jots: tuple[Jot, ...]
    agenda: tuple[AgendaPoint, ...]
    questions: tuple[bank.Suggestion, ...]
    watch: tuple[Observation, ...]
    personal: Said | None
    not_today: tuple[str, ...]
    caps: Mapping[str, int] = field(default_factory=dict)
    skipped_files: int = 0
    heard: Mapping[str, Source] = field(default_factory=dict)
    looks_done: Mapping[str, Source] = field(default_factory=dict)
    engine: str = "built-in"
    dropped_unsupported: int = 0
    wording: Worded | None = None
    standing: tuple[Standing, ...] = ()
    achievements: tuple[Said, ...] = ()

    @property
    def last_session(self) -> dt.date | None:
        """The day of the last session; None before the first."""
        return self.timeline.last

    @property
    def next_session(self) -> dt.date | None:
        """The day of the next session, planned or expected."""
        return self.timeline.next_expected


def prepare(material: Material, length: int = DEFAULT_LENGTH, minutes: int | None = None) -> Brief:
    """The brief for the next 1:1. ``length`` is the session's, ``minutes`` the time to read the brief (150 words each)."""
    return fit_brief(_compose(material, max(1, length), max(2, _limit(minutes) // 90)), minutes)


def fit_brief(brief: Brief, minutes: int | None = None) -> Brief:
    """The brief on a page that is read in ``minutes``."""
    return fitted(brief, _limit(minutes))


def _limit(minutes: int | None) -> int:
    return min(MOST_WORDS, max(1, minutes or 5) * WORDS_A_MINUTE)


def _compose(material: Material, length: int, most: int) -> Brief:
    timeline = _timeline(material)
    visible = [h for m in timeline.meetings for h in m.held]
    mine, theirs = _open(material, "mine"), _open(material, "theirs")
    done = looks_done((*mine, *theirs), visible, material.actions)
    undone = [[a for a in side if a.id not in done] for side in (mine, theirs)]
    owed = [_fresh(side, material.as_of) for side in undone]
    projects = tuple(t for t in track_projects(visible) if t.status.lower() not in _FINISHED or t.seen == timeline.last)
    questions = tuple(q for q in open_questions(visible) if not _is_action(q, (*mine, *theirs)))
    watch = observe(
        timeline, material.actions, material.person, material.as_of, [(q.held, q.question) for q in questions], material.page_text
    )
    jots = material.jots
    plans = tuple(Said(text, source) for text, source in planned_last(timeline))
    planned = (*(planned_points(timeline.planned[0]) if timeline.planned else ()), *noted_for_next(timeline))
    heard = last_heard((*mine, *theirs), visible)
    matter = Matter(
        material.person, material.as_of, owed[0], owed[1], projects, questions, tuple((j.text, _jotted(j), j.source) for j in jots), planned, material.undiscussed,
        tuple((p.text, p.source) for p in plans), watch, bool(timeline.meetings or timeline.undated), heard,
        goal_missing(timeline, material.as_of, material.page_text),
    )  # fmt: skip
    agenda, left = build_agenda(matter, length, most)
    watch = tuple(w for w in watch if w.check != "stuck_blocker" or not any(p.kind == "blocked" for p in agenda))
    left = tuple(name for name in left if name != "open floor")
    personal = personal_line(timeline, material.as_of)
    return Brief(
        material.person, material.as_of, length, timeline, _last_time(timeline), plans, _closed(material, timeline), mine, theirs, projects, questions, jots, agenda,
        _questions(material, timeline, watch, undone[0], undone[1], projects, questions), watch, Said(*personal) if personal else None, left, {}, material.skipped_files,
        heard, done, standing=standing_lines(material.page, visible, material.as_of),
        achievements=tuple(Said(text, source) for text, source in achieved(timeline.planned[0])) if timeline.planned else (),
    )  # fmt: skip


def visible_sessions(material: Material) -> tuple[list[Held], tuple[Action, ...], tuple[Action, ...]]:
    """What `looks_done` weighs: the sessions that a brief draws on, the open items that it shows, and all that were ever owed."""
    visible = [h for m in _timeline(material).meetings for h in m.held]
    return visible, (*_open(material, "mine"), *_open(material, "theirs")), material.actions


def _timeline(material: Material) -> Timeline:
    """The timeline; a note dated today that holds nothing but points to talk about is today's plan, not what happened."""
    timeline = build_timeline(material.held, material.as_of, material.person)
    if timeline.last == material.as_of and timeline.last_meeting and not any(_tells(h) for h in timeline.last_meeting.held):
        return build_timeline(material.held, material.as_of - dt.timedelta(1), material.person)
    return timeline


def _tells(held: Held) -> bool:
    return any(
        p.zone not in ("agenda", "action", "previous", "jots", "plan", "attendance") and not p.noise and p.kind != "comment"
        for p in held.session.points
    )


_FINISHED = frozenset("done complete completed finished shipped launched closed cancelled canceled dropped archived live".split())


def _jotted(jot: Jot) -> str:
    return f"jotted {jot.date.day} {jot.date:%b}" if jot.date else "jotted"


# --- last time --------------------------------------------------------------------------------------------------------------


def _last_time(timeline: Timeline, most: int = 3) -> tuple[Said, ...]:
    """The few lines that mattered, in the order of the note: decisions and changes before talk, no two of one matter."""
    if not timeline.last_meeting:
        return ()
    lines = list(telling_lines(timeline.last_meeting.lines()))
    chosen: list[Line] = []
    while lines and len(chosen) < most:
        topics = {_topic(c) for c in chosen}
        best = max(lines, key=lambda x: (x.weight - (_topic(x) in topics) * _SAME_SECTION, -x.point.line))
        lines.remove(best)
        if not _repeats(best.text, [c.text for c in chosen]):
            chosen.append(best)
    chosen.sort(key=lambda x: (x.held.path, x.point.line))
    return tuple(Said(shorten(_opened(x), _LONGEST), cite(x.held, x.point, x.sentence)) for x in chosen)


def _topic(line: Line) -> tuple[str, int | None]:
    """What a line is listed under: its section and, below a bullet, that bullet."""
    return line.point.section, next(iter(line.point.parents), None)


def _opened(line: Line) -> str:
    """A line with its topic: "Reviewers: both agreed" needs nothing, "both agreed" under "Crane" does."""
    text = line.text
    text = text[0].upper() + text[1:] if text[:1].islower() and text[1:2].islower() else text
    topic = topic_of(line.held, line.point)
    return f"{topic}: {text}" if topic and not set(content_words(topic)) <= set(content_words(text)) else text


def _repeats(text: str, others: Sequence[str]) -> bool:
    words = set(content_words(text))
    return any(words and len(words & set(content_words(o))) / len(words) > 0.6 for o in others)


# --- actions ----------------------------------------------------------------------------------------------------------------


def _open(material: Material, side: str) -> tuple[Action, ...]:
    """What is open on a side, most pressing first; what a third person owes stands with theirs: it comes from the other side of the table."""
    sides = ("mine", "shared") if side == "mine" else ("theirs", "other")
    chosen = [a for a in material.actions if a.person == material.person.name and a.status == "open" and a.side in sides]
    return tuple(sorted(chosen, key=lambda a: _pressing(a, material.as_of)))


def _pressing(action: Action, today: dt.date) -> tuple[bool, int, dt.date, int]:
    """Marked before inferred; overdue first, the longest of these before; then by due date; then the oldest (of the inferred: the newest)."""
    inferred = action.confidence == "inferred"
    opened = (action.opened or dt.date.min).toordinal()
    return (inferred, -action.overdue_days(today), action.due or dt.date.max, -opened if inferred else opened)


def _fresh(actions: Sequence[Action], today: dt.date) -> tuple[Action, ...]:
    """Those worth an agenda's time: what only prose promised long ago, and nobody named since, is not."""
    return tuple(a for a in actions if a.confidence == "marked" or (a.last_seen and (today - a.last_seen).days <= _STALE) or a.due)


def _closed(material: Material, timeline: Timeline) -> tuple[Action, ...]:
    """What was reported done or dropped in the last session or since."""
    if timeline.last is None:
        return ()
    last = timeline.last
    told = [a for a in material.actions if a.person == material.person.name and a.status != "open" and a.closed_by is not None]
    since = [a for a in told if max(a.closed or dt.date.min, (a.closed_by.date if a.closed_by else None) or dt.date.min) >= last]
    return tuple(sorted(since, key=lambda a: (a.closed or dt.date.min, a.id), reverse=True))


def _is_action(question: OpenQuestion, actions: Sequence[Action]) -> bool:
    """A question that an open action already carries ("find out who signs off")."""
    words = set(content_words(question.text))
    return any(words and len(words & set(content_words(a.text))) / len(words) >= 0.7 for a in actions)


# --- questions to ask -------------------------------------------------------------------------------------------------------


def _questions(
    material: Material, timeline: Timeline, watch: Sequence[Observation], mine: Sequence[Action], theirs: Sequence[Action], projects: Sequence[Track],
    questions: Sequence[OpenQuestion],
) -> tuple[bank.Suggestion, ...]:  # fmt: skip
    """Questions from the bank for the gaps found, fitted to relation and stage; of what a third person owes nobody here can be asked as of their own."""
    theirs = [action for action in theirs if action.side == "theirs"]
    count = timeline.count
    stage = "first" if not count else "early" if count <= 3 else "settled"
    gaps = [bank.Gap("first_session", "your first session")] if not count else gaps_of(watch, theirs, projects, questions, material.as_of)
    least = _OF_A_MENTOR if material.person.relation == "mentor" else _LEAST_ASKED
    return bank.suggest(
        material.person.relation, stage, gaps, material.asked, material.person.name, limit=4 if not count else 3, least=least, round=count,
        projects=[t.title for t in projects[:3]], items=[a.text for a in (*theirs, *mine)[:3]],
    )  # fmt: skip
