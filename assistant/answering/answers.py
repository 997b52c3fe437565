"""The answer: statements with their sources, the text made of them, and the honest "your notes don't say"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.inquiry import Inquiry
from assistant.answering.kinds import Kind
from assistant.records import Source
from assistant.writing.records import Worded

MOST_WORDS = 120
_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that the notes say, in their words, and where. ``lead`` joins it to what stands before ("On 4 March: ")."""

    text: str
    sources: tuple[Source, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """The days that were looked at and why these; None where open."""

    since: dt.date | None
    until: dt.date | None
    why: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What ``ask`` gives back. An abstention has no statements; ``clarify`` holds full names where the question fits several people.

    ``text`` holds [1], [2] … for ``sources`` in their order. ``confidence`` is high, medium or low; ``looked_at`` says what was searched, ``near`` the lines that come nearest, ``wording`` what a model
    made of the statements (None where none was asked).
    """

    question: str
    kind: Kind
    text: str
    statements: tuple[Statement, ...] = ()
    abstained: bool = False
    window: Span | None = None
    confidence: str = "high"
    clarify: tuple[str, ...] = ()
    looked_at: str = ""
    near: tuple[Source, ...] = ()
    engine: str = "built-in"
    wording: Worded | None = None

    @property
    def nearest(self) -> Source | None:
        """Of an abstention the line that comes nearest, if any does."""
        return self.near[0] if self.near else None

    @property
    def sources(self) -> tuple[Source, ...]:
        """All sources, each once, in the order in which the statements cite them."""
        return tuple(dict.fromkeys(source for statement in self.statements for source in statement.sources))


def answered(
    inquiry: Inquiry,
    statements: Sequence[Statement],
    window: Span | None,
    confidence: str = "high",
    *,
    limit: int = MOST_WORDS,
    looked_at: str = "",
) -> Answer:
    """An answer of at most ``limit`` words: statements beyond are left out, the first always stays."""
    kept: list[Statement] = []
    words = 0
    for statement in statements:
        words += len(f"{statement.lead} {statement.text}".split())
        if kept and words > limit:
            break
        kept.append(statement)
    return Answer(inquiry.question, inquiry.kind, text_of(kept), tuple(kept), window=window, confidence=confidence, looked_at=looked_at)


def text_of(statements: Sequence[Statement]) -> str:
    """The statements as running text, each followed by the numbers of its sources."""
    sources = list(dict.fromkeys(source for statement in statements for source in statement.sources))
    parts = []
    for statement in statements:
        marks = "".join(f" [{sources.index(source) + 1}]" for source in dict.fromkeys(statement.sources))
        parts.append(f"{statement.lead}{_ended(statement.text, marks)}")
    return " ".join(parts)


def _ended(text: str, marks: str) -> str:
    """The text with its marks before the full stop."""
    text = text.strip()
    if text.endswith(("?", "!", "…", ".”", "?”")):
        return f"{text}{marks}"
    return f"{text.rstrip('.;:,')}{marks}."


def unanswered(inquiry: Inquiry, looked_at: str, nearest: Sequence[Statement] = (), window: Span | None = None, reason: str = "") -> Answer:
    """The honest answer where the notes don't hold it: what was looked at, and the nearest things found."""
    text = f"Your notes don't say. {reason}Looked at {looked_at}."
    shown: list[Statement] = []
    for one in nearest:
        if one.sources and (not shown or len(f"{text} {' '.join(map(_as_near, [*shown, one]))}".split()) < MOST_WORDS - 5):
            shown.append(one)
    if shown:
        text += f" The nearest {'is' if len(shown) == 1 else 'are'} {'; '.join(map(_as_near, shown))}."
    near = tuple(one.sources[0] for one in shown)
    return Answer(inquiry.question, inquiry.kind, text, abstained=True, window=window, confidence="high", looked_at=looked_at, near=near)


def _as_near(told: Statement) -> str:
    source = told.sources[0]
    when = f" ({short_day(source.date)})" if source.date else ""
    return f"“{told.text.rstrip('.')}”{when}, {source.short()}"


def asking_back(inquiry: Inquiry, names: Sequence[str], relations: Sequence[str | None]) -> Answer:
    """A question back: which of the people whom the name fits."""
    told = [f"{name} ({relation})" if relation else name for name, relation in zip(names, relations, strict=True)]
    asked = inquiry.unclear[0].text if inquiry.unclear else "one"
    text = f"Which {asked}: {' or '.join(told)}? Ask again with the full name, or --with."
    return Answer(inquiry.question, inquiry.kind, text, clarify=tuple(names))


def long_day(day: dt.date) -> str:
    """A day as an answer tells it: "Wed 11 March 2026"."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day(day: dt.date | None) -> str:
    """A day in short: "11 March 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else "undated"


def capital(text: str) -> str:
    """The text with a capital at its start, names and codes such as "iOS" left alone."""
    return text[0].upper() + text[1:] if re.match(r"[a-z][a-z' ’,-]", text) else text
