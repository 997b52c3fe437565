"""Questions across sessions: which of those asked are still without an answer."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.reading.inline import fold, plain
from assistant.reading.words import content_words
from assistant.records import Held, Point, Question, Source

LOOK_BACK = 8  # sessions: what nobody came back to in so many is no longer open but forgotten
_TOPIC = 8  # words
_IDEA = re.compile(r"^(?!(?:who|what|when|where|why|how|which|whose)\b)[a-z]+ [\w’'-]+(?: [\w’'-]+)?\?$", re.I)
_SELF = re.compile(r"^\W*(?:should|shall|do|can|could|may|is|are|did|does|has|have|will|would)\b", re.I)


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question without an answer: its words, when it was first asked, how many sessions since, where it stands."""

    text: str
    asked: dt.date | None
    sessions_since: int
    asker: str | None
    source: Source
    held: Held
    question: Question


def open_questions(held: Sequence[Held], look_back: int = LOOK_BACK) -> tuple[OpenQuestion, ...]:
    """Open questions of the last ``look_back`` sessions with one person (oldest first in, newest first out).

    A repeated question counts once, from its first time.
    """
    dated = [h for h in held if h.date and not h.session.leftover]
    days = sorted({h.date for h in dated if h.date})
    since = days[-look_back] if len(days) > look_back else (days[0] if days else None)
    found: list[OpenQuestion] = []
    for one in dated:
        if since is None or one.date is None or one.date < since:
            continue
        for question in one.session.questions:
            if question.answered or _answered_later(question, one, dated):
                continue
            text = _with_topic(question, one)
            words = _words(text)
            if (len(words) < 2 and len(text.split()) < 5) or _IDEA.match(text):
                continue  # "who are they?" asks nothing without its talk, "Ask Dan?" nobody
            twin = next((i for i, q in enumerate(found) if _alike(words, _words(q.text), q.held is one)), None)
            if twin is None:
                later = sum(day > one.date for day in days)
                line, quote = _quoted(question, one)
                found.append(OpenQuestion(text, one.date, later, question.asker, one.source(line, quote), one, question))
    return tuple(reversed(found))


def _with_topic(question: Question, held: Held) -> str:
    """A question of a few words with the line it stands below: "Data access: need escalation?"."""
    if len(_words(question.text)) >= 2 and not _IDEA.match(question.text):
        return question.text
    points = {point.line: point for point in held.session.points}
    point = points.get(question.line)
    above = points.get(point.parents[-1]) if point and point.parents else None
    if above is None or above.private or above.text.endswith("?"):
        return question.text
    topic = re.split(r"\s[-–—]\s|[:;.]", re.sub(r"\[[^\]]*\]\s*", "", plain(above.text)))[0].strip()
    return f"{topic}: {question.text}" if 1 <= len(topic.split()) <= _TOPIC else question.text


def _quoted(question: Question, held: Held) -> tuple[int, str]:
    """The line on which a question ends, of a paragraph over several, and its words as they stand there."""
    point = next((p for p in held.session.points if p.line <= question.line <= p.end), None)
    rows = point.raw.split("\n") if point else [question.text]
    if point is None or len(rows) != point.end - point.line + 1:
        return question.line, next((row for row in rows if question.text[-14:] in row), rows[0])
    at = next((at for at, row in enumerate(rows) if question.text[-14:] in row), question.line - point.line)
    return point.line + at, rows[at]


def _words(text: str) -> frozenset[str]:
    return frozenset(content_words(text))


def _alike(a: frozenset[str], b: frozenset[str], together: bool) -> bool:
    """Whether two questions are one. ``together``: of one session, where each that says something of its own is one more."""
    if together or len(a - b) == len(b - a) == 1:  # "when will Finance sign", "when will Legal sign"
        return a <= b or b <= a
    return bool(a and b) and len(a & b) / len(a | b) >= 0.6


def _answered_later(question: Question, asked: Held, held: Sequence[Held]) -> bool:
    """Whether a later line, of this session below the question or of a later one, speaks of the same and asks nothing."""
    words = _words(question.text)
    if len(words) < 2:
        return False
    for one in held:
        if one.date is None or asked.date is None or one.date < asked.date:
            continue
        for point in one.session.points:
            if one is asked and point.line <= question.line:
                continue
            if _answers(point, words, question):
                return True
    return False


def _answers(point: Point, words: frozenset[str], question: Question) -> bool:
    text = point.text
    if (
        point.noise
        or point.mark in (" ", "")
        or point.zone in ("action", "previous", "agenda", "questions", "plan")
        or text.rstrip().endswith("?")
    ):
        return False
    if _STILL_OPEN.search(text):
        return False
    shared = words & _words(text)
    label, colon, told = next((cut for sign in (": ", " = ", " -> ", " → ") if (cut := text.partition(sign))[1]), (text, "", ""))
    if colon and told and len(label.split()) <= 3 and _words(label) and _words(label) <= words and not told.rstrip().endswith("?"):
        return _tells_what_was_asked(question.text, told)
    return len(shared) >= 2 and len(shared) / len(words) >= 0.6 and fold(question.text) not in fold(text)


def _tells_what_was_asked(question: str, told: str) -> bool:
    """Behind a label that is the question's thing ("salary: told her the band, 52-60k"): a number for how much, else anything that is told."""
    amount = re.search(
        r"\bhow (?:much|many|long|old|big|far|often)\b|\bwhat (?:salary|price|budget|cost|date|day|number)\b", question, re.I
    )
    if re.match(r"\W*who(?:se|m)?\b", question, re.I) and re.match(r"[A-Z][\w’'-]+\W*$", told.strip()):
        return True  # "auditors tour = Frank"
    return bool(re.search(r"\d", told)) if amount else bool(_TOLD.search(told))


_TOLD = re.compile(
    r"\b(?:yes|no|ok|okay|told|said|says|decided|agreed|will|is|are|was|were|has|have|found|done|takes?|covers?|does|can)\b|['’](?:s|ll|re)\b",
    re.I,
)
_STILL_OPEN = re.compile(
    r"\b(?:still (?:open|unclear|no|not|don't|nobody|waiting)|no answer|unanswered|not yet|find out|find who|don't know|will ask|to ask|['’]ll ask|nobody knows|unclear)\b",
    re.I,
)
