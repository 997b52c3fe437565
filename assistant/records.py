"""The records that all floors share: frozen, small, without behaviour beyond their own arithmetic.

Lines count from 1 in the file as it is on disk. Dates are ``datetime.date`` without a zone: a 1:1 belongs to a day.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Literal

State = Literal["open", "done", "dropped"]
Kind = Literal["action", "commitment", "plan", "previous"]
Side = Literal["mine", "theirs", "shared", "other"]
Confidence = Literal["marked", "inferred"]
DATED_AFTER_YEARS = 5


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact stands: the reference that every shown fact carries."""

    path: str
    line_start: int
    line_end: int
    date: dt.date | None = None
    person: str | None = None
    quote: str = ""

    def short(self) -> str:
        """``path:line``, as text output shows it."""
        return f"{self.path}:{self.line_start}"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as the note writes it, and how the note came to name it.

    ``where`` is one of: front_matter, heading, title, one_on_one (a title that says whose talk it is), wiki_link, attendees, path, folder, speaker.
    """

    name: str
    where: str
    line: int = 0
    initials: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One line that says somebody is to do something (or has done, or will not do it).

    ``context`` is what stands before it where its words point back ("I'll send it by Friday").
    """

    line: int
    text: str
    owners: tuple[str, ...] = ()
    state: State = "open"
    kind: Kind = "action"
    due: dt.date | None = None
    due_text: str | None = None
    tags: tuple[str, ...] = ()
    confidence: Confidence = "marked"
    waiting_on: str | None = None
    reason: str | None = None
    done_on: dt.date | None = None
    recurring: bool = False
    parent: int | None = None
    section: str = ""
    raw: str = ""
    context: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """A line with a status tag: what it is, how it stands, what it waits for; ``was``: how it stood before, where the line itself says so."""

    line: int
    title: str
    status: str
    eta: dt.date | None = None
    waiting_on: str | None = None
    followed_up: dt.date | None = None
    reason: str | None = None
    questions: tuple[str, ...] = ()
    raw: str = ""
    since: dt.date | None = None
    was: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question somebody asked; ``answered`` is true where the next lines answer it, ``answer_line`` says where."""

    line: int
    text: str
    answered: bool = False
    answer_line: int | None = None
    asker: str | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One bullet, paragraph or row of a session: the smallest thing that can be cited.

    ``text`` is what a reader sees, ``raw`` what stands in the file. ``zone`` is the kind of the section it lies in (see
    ``reading.sections``), ``zone_owner`` whose section it is. ``parents`` are the lines of the bullets above it, outermost
    first. ``speaker`` is the prefix of a line like ``KW: …``; ``said`` is the text behind it. ``noise`` marks text that is no
    part of the talk: an instruction to a machine, a template's blank. ``breaks`` as in ``reading.outline.Block``.
    """

    line: int
    end: int
    text: str
    raw: str = ""
    kind: str = "bullet"
    section: str = ""
    zone: str | None = None
    zone_owner: str | None = None
    depth: int = 0
    parents: tuple[int, ...] = ()
    speaker: str | None = None
    said: str = ""
    mark: str | None = None
    private: bool = False
    noise: bool = False
    head: bool = False
    breaks: tuple[tuple[int, int], ...] = ()

    def line_of(self, words: str, after: int = 0) -> tuple[int, str]:
        """(line, raw text of it) where some words of this point begin, not before ``after``: a paragraph may run over many lines."""
        at = self.text.find(words[:40], after) if self.breaks else -1
        line = max((number for offset, number in self.breaks if offset <= at), default=self.line)
        rows = self.raw.split("\n")
        index = line - self.line
        return line, rows[index] if 0 <= index < len(rows) else self.raw


@dataclass(frozen=True, slots=True)
class Session:
    """One 1:1 on one date, as one file (or a part of one) tells it.

    ``date_source`` is front_matter, heading, body or file_name; ``date_note`` says what is doubtful about the date.
    ``voice`` is the prefix under which one side replies in a shared document: "I" without a prefix is then the other side.
    ``author`` is whom the note names as its writer, the one who is "I" in it.
    ``opening`` is what may be quoted where the session as a whole is cited, to the letter, ``opening_offset`` lines below ``line_start``: its heading, or the first line that is not
    private; "" where there is none. ``order`` is the day/month order of its file. ``skipped``: the notes say that it did not take place. ``leftover``: what a daily note holds beside its 1:1 sections.
    """

    line_start: int
    line_end: int
    date: dt.date | None = None
    date_source: str | None = None
    date_text: str | None = None
    date_note: str | None = None
    title: str | None = None
    mentions: tuple[Mention, ...] = ()
    points: tuple[Point, ...] = ()
    items: tuple[Item, ...] = ()
    projects: tuple[Project, ...] = ()
    questions: tuple[Question, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    voice: str | None = None
    author: str | None = None
    private: bool = False
    skipped: bool = False
    leftover: bool = False
    order: Literal["dmy", "mdy"] | None = None
    opening: str = ""
    opening_offset: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """One file as it was read.

    ``kind`` is session, page (a person's), jots, template, source (an article), empty or other; ``order`` the day/month order that its own dates prove.
    """

    path: str
    encoding: str = "utf-8"
    repaired: str | None = None
    problems: tuple[str, ...] = ()
    kind: str = "session"
    sessions: tuple[Session, ...] = ()
    front_matter: dict[str, Any] = field(default_factory=dict)
    title: str | None = None
    lines: int = 0
    order: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the workspace knows. ``relation`` is what they are to the user; ``origin``: config, page or notes."""

    name: str
    aliases: tuple[str, ...] = ()
    relation: str | None = None
    paths: tuple[str, ...] = ()
    cadence_days: int | None = None
    origin: str = "notes"
    page: str | None = None

    @property
    def first(self) -> str:
        """The first name, as it stands in a sentence."""
        return self.name.split()[0]


def quotable(raw: str) -> str:
    """What may be quoted of a line: all of it, or the longest part outside its %% remarks %%, so that a quote stays to the letter.

    Of rows that something else parts in the file (cues of a transcript, their times between them) the first on end.

    >>> quotable("- write the  memo %% or somebody else does %%")
    '- write the memo'
    """
    text = " ".join(raw.strip("\n").split("\n\n", 1)[0].split())
    return max(text.split("%%")[::2], key=len).strip() if "%%" in text else text


@dataclass(frozen=True, slots=True)
class Held:
    """A session with what only the workspace can tell: its file and whom it was with."""

    path: str
    session: Session
    person: str | None = None

    @property
    def date(self) -> dt.date | None:
        """The day of the session; None where the notes do not say it."""
        return self.session.date

    def source(self, line: int, quote: str = "", end: int | None = None) -> Source:
        """A reference to a line of this session; a quote that runs over several lines cites them all."""
        last = line + quote.strip("\n").count("\n")
        return Source(self.path, line, max(end or line, last), self.session.date, self.person, quotable(quote))

    def opening(self) -> tuple[Source, ...]:
        """Where this session as a whole is cited: the line that opens it; none where all that could be quoted is private."""
        session = self.session
        if session.opening:
            return (self.source(session.line_start + session.opening_offset, session.opening),)
        first = next((point for point in session.points if quotable(point.raw) and not point.private), None)
        return (self.source(first.line, first.raw.split("\n")[0]),) if first else ()


@dataclass(frozen=True, slots=True)
class Action:
    """One commitment across all notes that mention it: an entry of the ledger.

    ``side`` is mine, theirs (the person's of that 1:1), shared or other (a third person's). ``dues`` are all the due dates
    that were ever stated, in the order in which they were: more than one means that it slipped.
    """

    id: str
    text: str
    person: str | None
    owner: str
    owner_name: str | None
    side: Side
    status: State
    due: dt.date | None
    opened: dt.date | None
    closed: dt.date | None
    times_carried: int
    waiting_on: str | None
    tags: tuple[str, ...]
    source: Source
    mentions: tuple[Source, ...]
    closed_by: Source | None
    confidence: Confidence
    reason: str | None = None
    dues: tuple[dt.date, ...] = ()
    reopened: bool = False
    recurring: bool = False
    last_seen: dt.date | None = None

    @property
    def third(self) -> str:
        """The third person who is to do it, as the notes name them; "" where it is one of the two."""
        return (self.owner_name or self.owner or "somebody else") if self.side == "other" else ""

    def overdue_days(self, today: dt.date) -> int:
        """Days past the due date; 0 where it is not open, has no date, comes again by itself or is not yet due."""
        if self.status != "open" or self.due is None or self.recurring:
            return 0
        return max(0, (today - self.due).days)


@dataclass(frozen=True, slots=True)
class SourceArticle:
    """Something that was written about 1:1s: a card of ours, or an article of the user's.

    ``path`` is relative to the workspace, or ``knowledge/cards/x.md`` for a card. ``title``, ``author``, ``address`` and ``date`` are
    what it says of itself; a card's are those of the article that it draws on, but for its own title. ``copy_of`` is the id of the original
    where it is a copy: a copy is never cited as evidence. ``points`` are its paragraphs with their lines and headings; ``asked``: questions
    that a card answers; ``suspect``: it reads as if a machine had replaced its words.
    """

    id: str
    path: str
    title: str
    kind: Literal["card", "article"]
    author: str | None = None
    address: str | None = None
    date: dt.date | None = None
    copy_of: str | None = None
    points: tuple[Point, ...] = ()
    draws_on: str | None = None
    topics: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    behaviours: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    repaired: str | None = None
    suspect: bool = False
    problems: tuple[str, ...] = ()

    def source(self, point: Point) -> Source:
        """A reference to one of its paragraphs."""
        return Source(self.path, point.line, point.end, self.date, None, quotable(point.raw))

    def age_years(self, today: dt.date) -> int | None:
        """Full years since it was written; None where it does not say when."""
        if self.date is None:
            return None
        return max(0, today.year - self.date.year - ((today.month, today.day) < (self.date.month, self.date.day)))

    def is_dated(self, today: dt.date) -> bool:
        """Whether it is so old that what it says may no longer hold (five years)."""
        return (self.age_years(today) or 0) >= DATED_AFTER_YEARS
