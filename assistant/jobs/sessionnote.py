"""The note of the next session, made from the brief to be typed into, and read back: what was discussed, what was not.

Each point of the agenda is a heading with a box and an empty line. A ticked box, or words below the heading, say that
it was discussed. Headings, because our reader takes no task and no question from one: the agenda is what is to be
talked about, not what was said. Open actions stand as boxes under "Open from last time", so that a tick there closes them.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from assistant.files import private_dir, write_atomic
from assistant.jobs.jots import slug
from assistant.reading.inline import plain
from assistant.reading.points import TICK, is_blank
from assistant.reading.sections import section_kind
from assistant.records import Action, Held, Source

if TYPE_CHECKING:
    from assistant.jobs.prep import Brief

AGENDA = "Agenda"
_UNSAFE = (
    "action",
    "previous",
    "plan",
    "attendance",
    "absent",
    "template",
    "private",
    "resources",
    "done",
    "questions",
)
_MINUTES = re.compile(r"\s*\((\d{1,3}) min\)$")
DIARIES = frozenset({"daily", "dailies", "daily notes", "journal", "journals", "diary", "inbox"})
"""Folders of notes by day: what lies there is no person's."""
_MOST_OPEN = 12
_MOST_QUESTIONS = 2
_MONTHS = "January February March April May June July August September October November December".split()


class AgendaPoint(Protocol):
    """What is needed of a point of a brief's agenda. ``minutes`` is its time."""

    @property
    def title(self) -> str:
        """What to talk about."""

    @property
    def minutes(self) -> int:
        """For how long."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What goes into a session's note. ``me`` is the user's name, if known."""

    person: str
    date: dt.date
    agenda: Sequence[AgendaPoint] = ()
    mine: Sequence[Action] = ()
    theirs: Sequence[Action] = ()
    questions: Sequence[str] = ()
    me: str | None = None


@dataclass(frozen=True, slots=True)
class NoteFile:
    """The session's note: its path below the workspace, and whether it was made now or stood there already."""

    path: str
    made: bool


@dataclass(frozen=True, slots=True)
class Undiscussed:
    """A point of the last session's agenda that nobody came to."""

    title: str
    minutes: int | None
    source: Source


def make_note(root: Path, plan: Plan, held: Sequence[Held]) -> NoteFile:
    """Write the note of the session, unless there is one. ``held`` are all sessions of the workspace, plans too.

    An existing note of that person and day is left as it is, wherever it lies. NotWritable where it cannot be written.
    """
    there = [h.path for h in held if h.person == plan.person and h.date == plan.date and not h.session.leftover]
    for path in there:
        if (root / path).is_file() and not path.lower().endswith((".vtt", ".srt")):
            return NoteFile(path, False)
    path = note_path(plan.person, plan.date, held)
    if os.path.lexists(root / path):
        return NoteFile(path, False)
    private_dir((root / path).parent)
    write_atomic(root / path, render_note(plan).encode("utf-8", "replace"), expect=b"")
    return NoteFile(path, True)


def note_path(person: str, date: dt.date, held: Sequence[Held]) -> str:
    """Beside the person's notes of one session each, named as they are; else ``notes/<slug>/<date>.md``."""
    counts: dict[str, int] = {}
    owners: dict[str, set[str | None]] = {}
    for one in held:
        counts[one.path] = counts.get(one.path, 0) + 1
        owners.setdefault(one.path.rpartition("/")[0], set()).add(one.person)
    own = [h for h in held if h.person == person and h.date and counts[h.path] == 1 and not h.session.leftover]
    for one in sorted(own, key=lambda h: h.date or date, reverse=True):
        folder, _, name = one.path.rpartition("/")
        iso = one.date.isoformat() if one.date else ""
        rest = name.replace(iso, "", 1)
        own_folder = owners[folder] == {person} and folder and folder.rpartition("/")[2].lower() not in DIARIES
        if iso in name and own_folder and name.lower().endswith((".md", ".markdown")) and not re.search(r"\d", rest):
            return f"{folder}/{name.replace(iso, date.isoformat(), 1)}"
    return f"notes/{slug(person)}/{date}.md"


def render_note(plan: Plan) -> str:
    """The text of the note. Read back, it holds one session, the open actions and nothing else."""
    titles = [_heading(point.title, point.minutes) for point in plan.agenda]
    titles += [_heading(f"Ask: {question}", None) for question in plan.questions]
    text = _page(plan, [t for t in titles if t], _open_lines(plan))
    if _reads_well(plan, text):
        return text
    # A title that our own reader takes for more than a title (a date that opens a session) is cut down to its words.
    return _page(plan, [re.sub(r"[^\w\s?'’,()-]|\d[\d/.:-]+\d", " ", t) for t in titles if t], _open_lines(plan))


def _page(plan: Plan, titles: Sequence[str], boxes: Sequence[str]) -> str:
    name = plan.person if re.fullmatch(r"[^\W\d_][\w .'’-]*", plan.person) else '"' + plan.person.replace('"', "'") + '"'
    day = f"{plan.date.day} {_MONTHS[plan.date.month - 1]} {plan.date.year}"
    out = ["---", f"person: {name}", f"date: {plan.date}", "forenote: session", "---", f"# {plan.person}, {day}", ""]
    out += [f"## {AGENDA}", ""]
    for title in titles:
        out += [f"### {' '.join(title.split())}", f"- [ ] {TICK}", "- ", ""]
    if boxes:
        out += ["## Open from last time", *boxes, ""]
    return "\n".join([*out, "## Notes", "- ", "", "## Action items", "- ", ""])


def _heading(title: str, minutes: int | None) -> str:
    """A point's title on one line, in a form that opens no section of its own."""
    text = plain(" ".join(title.split())).strip(" #:-–—*_")
    if not text:
        return ""
    if section_kind(text) in _UNSAFE:
        text = f"On “{text}”"
    return f"{text} ({minutes} min)" if minutes else text


def _open_lines(plan: Plan) -> list[str]:
    """The open actions as boxes, those of both sides, each in words that lead back to its entry in the ledger."""
    boxes = []
    for action in [*plan.mine, *plan.theirs][:_MOST_OPEN]:
        name = plan.me if action.side == "mine" else action.owner_name
        owner = f"{name.split()[0]}: " if name else ""
        due = f", due {action.due}" if action.due else ""
        boxes.append(f"- [ ] {owner}{' '.join(action.text.split())}{due}")
    return boxes


def _reads_well(plan: Plan, text: str) -> bool:
    from assistant.reading.note import read_note  # a brief only looks at notes that are read already

    note = read_note(f"notes/{plan.date}.md", text.encode("utf-8", "replace"), (plan.person, plan.me or plan.person))
    if len(note.sessions) != 1 or note.sessions[0].date != plan.date:
        return False
    session = note.sessions[0]
    stray = [item for item in session.items if item.section.rpartition("/")[2].strip() != "Open from last time"]
    return not (stray or session.questions or session.projects)


def undiscussed(held: Sequence[Held], as_of: dt.date | None = None) -> tuple[Undiscussed, ...]:
    """Points of the last session's agenda that were not discussed, where Forenote made its note.

    ``held`` are the sessions with one person. A session whose note nobody touched leaves all of its points.
    """
    dated = [h for h in held if h.date and not h.session.leftover and (as_of is None or h.date <= as_of)]
    if not dated:
        return ()
    last = max(h.date for h in dated if h.date)
    found: list[Undiscussed] = []
    for one in dated:
        if one.date == last:
            found += _left(one)
    return tuple(found)


def _left(held: Held) -> list[Undiscussed]:
    """Points below "Agenda" whose box is open and under which nothing is written."""
    ticks: dict[str, int] = {}
    discussed: set[str] = set()
    for point in held.session.points:
        if not point.section.startswith(f"{AGENDA} / "):
            continue
        if point.mark is not None and point.text == TICK:
            ticks[point.section] = point.line
            if point.mark.strip():
                discussed.add(point.section)
        elif not is_blank(point.text):
            discussed.add(point.section)
    out = []
    for section, line in ticks.items():
        title = section.removeprefix(f"{AGENDA} / ")
        minutes = _MINUTES.search(title)
        words = _MINUTES.sub("", title)
        if section not in discussed and not words.startswith("Ask: "):
            source = held.source(line - 1, words, line)
            out.append(Undiscussed(words, int(minutes[1]) if minutes else None, source))
    return out


def is_untouched(held: Held) -> bool:
    """Whether this is a note that Forenote made and into which nobody typed: the session probably did not take place."""
    points = [p for p in held.session.points if not is_blank(p.text)]
    ticks = [p for p in points if p.mark is not None and p.text == TICK]
    rest = [p for p in points if p not in ticks]
    return bool(ticks) and all(not (p.mark or "").strip() and p.mark is not None for p in [*ticks, *rest])


def plan_of(brief: Brief, date: dt.date, me: str | None) -> Plan:
    """The plan of a session's note from a brief: its agenda, the open actions of both sides, two questions to ask."""
    return Plan(
        person=brief.person.name,
        date=date,
        agenda=brief.agenda,
        mine=brief.mine,
        theirs=brief.theirs,
        questions=tuple(question.text for question in brief.questions[:_MOST_QUESTIONS]),
        me=me,
    )
