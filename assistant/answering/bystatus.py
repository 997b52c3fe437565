"""Answers that list what the notes keep as such: projects with their status, questions that were asked."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from assistant.answering.answers import Answer, Statement, answered, capital, short_day, unanswered
from assistant.answering.case import Case
from assistant.answering.traits import ASKS_PAST
from assistant.knowing.openquestions import open_questions
from assistant.knowing.projects import Track, track_projects
from assistant.knowing.telling import shorten
from assistant.reading.dates import find
from assistant.reading.words import content_words
from assistant.records import Held

_PROJECTS = re.compile(r"\b(?:projects?|initiatives?|work ?streams?|working on|workload|busy with)\b", re.I)
_WHAT_IS_BLOCKED = re.compile(
    r"^\W*(?:and |so )?what(?:['’]?s| is| are)(?: still| currently| now)* (?:blocked|stuck|stalled|on hold|at risk)(?: now| right now| at the moment)?\W*$",
    re.I,
)
_QUESTIONS = re.compile(r"\b(?:questions?|(?:was|were|is|are) (?:still )?unanswered)\b", re.I)
_OPEN = re.compile(r"\b(?:open|unanswered|still|left|unresolved|pending)\b", re.I)
_BY_STATUS = (
    (
        re.compile(r"\b(?:blocked|stuck|stalled|waiting|on hold|at risk)\b", re.I),
        ("blocked", "stuck", "stalled", "waiting", "on hold", "at risk", "red", "risk"),
    ),
    (
        re.compile(r"\b(?:finished|done|completed?|shipped|closed)\b", re.I),
        ("done", "complete", "completed", "finished", "shipped", "launched", "closed", "live"),
    ),
    (
        re.compile(r"\b(?:dropped|cancel\w*|deprioriti[sz]ed|stopped|shelved)\b", re.I),
        ("dropped", "cancelled", "canceled", "deprioritized", "deprioritised", "stopped", "backlog"),
    ),
)
# Who or what keeps a project from moving.
_HOLDS_UP = re.compile(
    r"\bwhose fault\b|\bwho(?:['’]?s| is)?\b.{0,40}\b(?:hold(?:s|ing)?\b.{0,30}\bup|block(?:s|ing)|to blame)\b|\b(?:who|whom|what)\b.{1,50}\b(?:wait(?:s|ing)? (?:for|on)|stuck (?:on|with)|blocked by|held up by|hang(?:s|ing)? on|depends? on)\W*$"
    r"|\bwhy\b.{1,60}\b(?:stuck|blocked|(?:not|n['’]t) (?:mov(?:e|ing)|going)|standing still|held up|delayed)\b",
    re.I,
)
# The day for which something is promised, not the day on which something happened.
_DAY_PROMISED = re.compile(
    r"^\W*(?:and |so )?when(?:['’]s| is| are| will| should| does| do)\b.*\b(?:due|ready|done|finished|delivered|completed?|expected|ship(?:ped)?|launch(?:ed)?|go live|live|out)\W*$"
    r"|\b(?:deadline|due date|target date|delivery date|eta)\b",
    re.I,
)
_OF_DAYS = frozenset(
    content_words("due ready done finished delivered complete expected ship launch live out deadline date target delivery eta project")
)
_LIST_WORDS = 220
_ASKED_SINCE = 26  # sessions: who asks which questions are open wants the old ones too
_MOST_PAST = 4


def lists_kept(case: Case) -> Answer | None:
    """The answer to a question for projects or questions as such; None where it asks for something else."""
    question = case.inquiry.question
    if any(
        not term.soft
        and case.frequencies.known(term.stem)
        and term.stem
        not in (
            "project",
            "question",
            "initiative",
            "workstream",
            "block",
            "drop",
            "finish",
            "stick",
            "hold",
            "thing",
            "risk",
            "list",
            "track",
        )
        for term in case.terms
    ):
        return None
    if _PROJECTS.search(question) or _WHAT_IS_BLOCKED.search(question):
        return _projects(case)
    return _questions(case) if _QUESTIONS.search(question) else None


def held_up(case: Case) -> Answer | None:
    """Whom a project waits for that the question names; None where it asks something else, or where no note tells."""
    if not _HOLDS_UP.search(case.inquiry.question):
        return None
    asked = {stem for term in case.terms if not term.soft for stem in (term.stem, *term.others)}
    held = _held(case)
    tracks = [t for name in dict.fromkeys(h.person for h in held) for t in track_projects([h for h in held if h.person == name])]
    waiting = [t for t in tracks if t.waiting_on and asked & set(content_words(t.title))]
    if not waiting:
        return None
    latest = max(waiting, key=lambda t: (t.blocked, len(asked & set(content_words(t.title))), t.seen or dt.date.min))
    return answered(case.inquiry, [Statement(_told(latest), (latest.source,))], case.span, "medium", looked_at=case.looked_at)


def promised_for(case: Case) -> Answer | None:
    """For when a project is promised whose title the question names; None where it asks something else, or a later line may know better."""
    if case.inquiry.kind not in ("when", "fact") or not _DAY_PROMISED.search(case.inquiry.question):
        return None
    asked = [term for term in case.terms if not term.soft and term.stem not in _OF_DAYS]
    held = _held(case)
    tracks = [t for name in dict.fromkeys(h.person for h in held) for t in track_projects([h for h in held if h.person == name])]
    named = [t for t in tracks if asked and {term.stem for term in asked} <= set(content_words(t.title))]
    if len(named) != 1:
        return None
    track = named[0]
    later = (s for s in case.everything if s.date and track.seen and s.date > track.seen and find(s.text))
    if any({term.stem for term in asked} <= s.words for s in later):
        return None
    if track.eta is None:
        return _promised_before(case, track)
    before = f"; it was {short_day(track.slipped_from)} before" if track.slipped_from else ""
    text = f"{capital(shorten(track.title, 90))}: ETA {short_day(track.eta)} ({track.status}, as of {short_day(track.seen)}{before})"
    return answered(case.inquiry, [Statement(text, (track.source,))], case.span, "high", looked_at=case.looked_at)


def _promised_before(case: Case, now: Track) -> Answer | None:
    """That no day holds any more: how a project stands now, and the day that was told before that; None where none ever was."""
    held = sorted((h for h in _held(case) if h.date and now.seen and h.date < now.seen), key=lambda h: (h.date or dt.date.min, h.path))
    for end in range(len(held), 0, -1):
        rows = [h for h in held[:end] if h.person == held[end - 1].person]
        then = next((t for t in track_projects(rows) if t.eta and t.seen == rows[-1].date and _same_title(t.title, now.title)), None)
        if then:
            text = f"{_told(now)}. Before, on {short_day(then.seen)}, its ETA was {short_day(then.eta)}"
            lead = "No day is noted since it came to stand as it does: "
            return answered(case.inquiry, [Statement(text, (now.source, then.source), lead)], case.span, "medium", looked_at=case.looked_at)
    return None


def _held(case: Case) -> tuple[Held, ...]:
    return tuple(h for _, meeting in case.chosen for h in meeting.held)


def _projects(case: Case) -> Answer | None:
    tracks = [
        t for name in dict.fromkeys(name for name, _ in case.chosen) for t in track_projects([h for h in _held(case) if h.person == name])
    ]
    for pattern, statuses in _BY_STATUS:
        if pattern.search(case.inquiry.question):
            past = statuses[0] != "blocked" or ASKS_PAST.search(case.inquiry.question)
            standing = _ever(case, statuses) if past else [t for t in tracks if t.status.lower() in statuses]
            if not standing and not past and not _told_blocked(case, tracks):
                return _no_longer(case, tracks, _ever(case, statuses))
            tracks = standing
            break
    else:
        tracks = [t for t in tracks if t.status.lower() not in _BY_STATUS[1][1] + _BY_STATUS[2][1]] or tracks
    if not tracks:
        return None
    statements = [Statement(_told(track), (track.source,)) for track in tracks[:8]]
    return answered(case.inquiry, statements, case.span, "high", limit=_LIST_WORDS, looked_at=case.looked_at)


def _told_blocked(case: Case, tracks: Sequence[Track]) -> bool:
    """Whether a line besides those of the projects says in one of the latest sessions that something is blocked."""
    last = {name: meeting.date for name, meeting in case.chosen}
    lines = {(t.source.path, t.source.line_start) for t in tracks}
    return any(
        _BY_STATUS[0][0].search(s.text) and s.date == last.get(s.held.person or "") and (s.held.path, s.point.line) not in lines
        for s in case.within
    )


def _no_longer(case: Case, now: Sequence[Track], before: Sequence[Track]) -> Answer | None:
    """That nothing is blocked now, with what was and how it stands today; None where nothing ever was."""
    pairs = [(then, t) for then in before for t in now if _same_title(then.title, t.title)]
    if not pairs:
        return None
    statements = [
        Statement(
            f"{capital(shorten(t.title, 90))} was {then.status.lower()} on {short_day(then.seen)}, and stands as {t.status} on {short_day(t.seen)}",
            (then.source, t.source),
            "" if i else "No project is blocked now as far as your notes say. ",
        )
        for i, (then, t) in enumerate(pairs[:_MOST_PAST])
    ]
    return answered(case.inquiry, statements, case.span, "medium", limit=_LIST_WORDS, looked_at=case.looked_at)


def _same_title(a: str, b: str) -> bool:
    """Whether two titles share most of the words of the shorter one."""
    one, other = set(content_words(a)), set(content_words(b))
    return 2 * len(one & other) > min(len(one), len(other))


def _ever(case: Case, statuses: tuple[str, ...]) -> list[Track]:
    """Projects that came to such a status in any session, long finished ones too."""
    found: dict[str, Track] = {}
    held = _held(case)
    for end in range(1, len(held) + 1):
        rows = [h for h in held[:end] if h.person == held[end - 1].person]
        for track in track_projects(rows):
            if track.status.lower() in statuses and track.seen == held[end - 1].date:
                found.setdefault(track.title, track)
    return list(found.values())


def _told(track: Track) -> str:
    facts = [
        track.status,
        *([f"ETA {short_day(track.eta)}"] if track.eta else []),
        *([f"waiting on {track.waiting_on}"] if track.waiting_on else []),
    ]
    return f"{capital(shorten(track.title, 90))} ({', '.join(facts)}, {short_day(track.seen)})"


def _questions(case: Case) -> Answer:
    held = sorted(_held(case), key=lambda h: (h.date or dt.date.min, h.path))
    if _OPEN.search(case.inquiry.question):
        rows = [
            (q.text, q.source, q.asked)
            for name in dict.fromkeys(h.person for h in held)
            for q in open_questions([h for h in held if h.person == name], look_back=_ASKED_SINCE)
        ]
    else:
        rows = [(q.text, h.source(q.line, q.text), h.date) for h in held for q in h.session.questions][-10:]
    if not rows:
        return unanswered(case.inquiry, case.looked_at, window=case.span, reason="No question is noted there. ")
    rows.sort(key=lambda row: row[2] or dt.date.min)
    statements = [Statement(shorten(text, 140), (source,), f"{short_day(day)}: ") for text, source, day in rows[:10]]
    return answered(case.inquiry, statements, case.span, "high", limit=_LIST_WORDS, looked_at=case.looked_at)
