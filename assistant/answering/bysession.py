"""Answers about sessions: what the last one was about, what a month held, what is planned, how often one meets."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from assistant.answering.answers import Answer, Statement, answered, capital, long_day, short_day, unanswered
from assistant.answering.case import Case
from assistant.answering.fragments import is_heading, leans
from assistant.answering.mentions import speaks_of
from assistant.answering.sentence import Sentence
from assistant.answering.statements import on
from assistant.knowing.openquestions import open_questions
from assistant.knowing.telling import Line, cite, clean_sentence, shorten, telling_lines
from assistant.knowing.timeline import Meeting
from assistant.reading.words import content_words
from assistant.records import Action

_LINES = 4  # of a session on its own
_PROMISES = 3
_SAME_SECTION = 1.2  # what a second line of a section must weigh more than one of another section
_MEETINGS = 6  # of a stretch of time
_NOTED = 8  # lines of a day without a session
_LIST_WORDS = 260
_DATES = 12


def session_answer(case: Case) -> Answer:
    """The chosen session: its day and the few things that mattered. Several are told each in a line or two."""
    if not case.chosen:
        skipped = _skipped(case)
        if skipped:
            return answered(case.inquiry, skipped, case.span, "high", looked_at=case.looked_at)
        noted = _noted_of_day(case)
        if noted:
            return answered(case.inquiry, noted, case.span, "medium", looked_at=case.looked_at)
        return unanswered(case.inquiry, case.looked_at, window=case.span)
    if len(case.chosen) == 1:
        name, meeting = case.chosen[0]
        return answered(case.inquiry, told(case, name, meeting), case.span, "high", looked_at=case.looked_at)
    return _several(case)


def settled_answer(case: Case) -> Answer:
    """What was settled and promised in the chosen sessions, where no line is marked as a decision: it says so first."""
    found = session_answer(case)
    if found.abstained or not found.statements:
        return found
    first, *rest = found.statements
    statements = [Statement(first.text, first.sources, f"No line is marked as a decision; noted is this. {first.lead}"), *rest]
    return answered(case.inquiry, statements, case.span, "medium", looked_at=case.looked_at, limit=_LIST_WORDS)


def _noted_of_day(case: Case) -> list[Statement]:
    """Of a day on which no session took place: what was noted on it, and what sessions say of it."""
    window = case.inquiry.window
    if window is None or window.since is None or window.since != window.until:
        return []
    said = (s for s in case.reach if s.date and (window.holds(s.date) or speaks_of(s, window)))
    found = sorted(said, key=lambda s: (s.date or dt.date.min, s.key))[:_NOTED]
    return [
        Statement(capital(shorten(clean_sentence(s.text), 160)), (s.source,), "" if i and found[i - 1].date == s.date else on(s.date))
        for i, s in enumerate(found)
        if not is_heading(s.text)
    ]


def _skipped(case: Case) -> list[Statement]:
    """What the notes say of sessions in that time that did not take place."""
    window = case.inquiry.window
    rows = [
        h for timeline in case.timelines.values() for h in timeline.skipped_notes if window and window.pick is None and window.holds(h.date)
    ]
    out = []
    for held in rows[:3]:
        point = next((p for p in held.session.points if not (p.private or p.noise)), None)
        said = f": {shorten(point.text, 120)}" if point else ""
        out.append(
            Statement(f"The session of {short_day(held.date)} did not take place{said}", (cite(held, point),) if point else held.opening())
        )
    return out


def told(case: Case, name: str, meeting: Meeting) -> list[Statement]:
    """One session: decisions and changes, then what was promised, then what was left open."""
    lead = f"On {long_day(meeting.date)}{'' if case.inquiry.people == (name,) else f' with {name}'}: "
    statements = [_line(line) for line in chosen_lines(meeting, _LINES)]
    opened = [a for a in case.actions if a.person == name and a.opened == meeting.date]
    shown = {(s.path, s.line_start) for statement in statements for s in statement.sources}
    statements += [
        _promise(a, name) for a in sorted(opened, key=_pressing)[:_PROMISES] if (a.source.path, a.source.line_start) not in shown
    ]
    questions = [q for q in open_questions(meeting.held) if q.asked == meeting.date]
    statements += [
        Statement(q.text, (q.source,), "Left open: ") for q in questions[:2] if (q.source.path, q.source.line_start) not in shown
    ]
    if not statements and (headings := [x for x in telling_lines(meeting.lines()) if is_heading(x.text)]):
        named = "; ".join(shorten(x.text, 60) for x in headings[:_LINES])
        return [Statement(named, tuple(cite(x.held, x.point) for x in headings[:_LINES]), f"{lead}only headings are noted: ")]
    if not statements:
        return [
            Statement(
                "there is a note, but it holds nothing that can be told",
                meeting.held[0].opening(),
                lead,
            )
        ]
    first = statements[0]
    return [Statement(first.text, first.sources, lead + first.lead), *statements[1:]]


def chosen_lines(meeting: Meeting, most: int) -> list[Line]:
    """The few lines that mattered, in the order of the note: decisions and changes before talk, no two of one matter, no bare headings."""
    lines = [line for line in _whole_lines(telling_lines(meeting.lines())) if not (is_heading(line.point.text) or is_heading(line.text))]
    chosen: list[Line] = []
    while lines and len(chosen) < most:
        sections = {c.point.section for c in chosen}
        best = max(lines, key=lambda x: (x.weight - (x.point.section in sections) * _SAME_SECTION, -x.point.line))
        lines.remove(best)
        if not _repeats(best.text, [c.text for c in chosen]):
            chosen.append(best)
    return sorted(chosen, key=lambda x: (x.held.path, x.point.line))


def _whole_lines(lines: Iterable[Line]) -> list[Line]:
    """The lines, what only leans on the one before it told with that one: "we stay in the hub. So that's settled"."""
    out: list[Line] = []
    for line in lines:
        before = out[-1] if out and out[-1].point is line.point else None
        if not leans(line.text):
            out.append(line)
        elif before and line.text not in before.text:
            both = f"{before.sentence} {line.sentence}"
            out[-1] = replace(before, text=clean_sentence(both), sentence=both, weight=max(before.weight, line.weight))
    return out


def _line(line: Line) -> Statement:
    return Statement(capital(shorten(line.text, 160)), (cite(line.held, line.point, line.sentence),))


def _repeats(text: str, others: Sequence[str]) -> bool:
    words = set(content_words(text))
    return any(words and len(words & set(content_words(o))) / len(words) > 0.6 for o in others)


def _pressing(action: Action) -> tuple[bool, bool, str]:
    return action.confidence == "inferred", action.side not in ("mine", "theirs"), action.id


def _promise(action: Action, name: str) -> Statement:
    who = {"mine": "You promised", "theirs": f"{name.split()[0]} promised", "shared": "Both of you promised"}.get(
        action.side, action.owner_name or action.owner
    )
    due = f", by {short_day(action.due)}" if action.due and action.due.strftime("%Y") not in action.text else ""
    return Statement(f"{shorten(action.text, 110)}{due}", (action.source,), f"{who}: ")


def _several(case: Case) -> Answer:
    """A stretch of time: each session's one or two telling lines, by day."""
    rows = case.chosen[-_MEETINGS:]
    lines = 3 if len(rows) <= 3 else 2
    statements = []
    many = len({name for name, _ in rows}) > 1 or not case.inquiry.people
    for name, meeting in rows:
        lead = f"{short_day(meeting.date)}{f' ({name})' if many else ''}: "
        for line in chosen_lines(meeting, lines):
            statement = _line(line)
            statements.append(Statement(statement.text, statement.sources, lead))
            lead = ""
    if not statements:
        return unanswered(case.inquiry, case.looked_at, window=case.span)
    left = len(case.chosen) - len(rows)
    looked = case.looked_at + (f"; the {left} before these are left out" if left else "")
    return answered(case.inquiry, statements, case.span, "high", limit=_LIST_WORDS, looked_at=looked)


def planned_answer(case: Case) -> Answer:
    """The next session and what is noted for it."""
    statements: list[Statement] = []
    for name, timeline in case.timelines.items():
        if timeline.planned:
            meeting = timeline.planned[0]
            points = [(h, p) for h, p in meeting.lines() if p.kind == "bullet" and not (p.private or p.noise or p.head)][:4]
            statements.append(Statement(f"The next 1:1 with {name} is planned for {long_day(meeting.date)}", meeting.held[0].opening()))
            statements += [
                Statement(capital(shorten(p.text, 120)), (cite(h, p),), "Noted for it: " if i == 0 else "")
                for i, (h, p) in enumerate(points)
            ]
        elif timeline.stated:
            date, source = timeline.stated
            statements.append(Statement(f"The next 1:1 with {name} is planned for {long_day(date)}", (source,)))
        elif timeline.next_expected and timeline.last_meeting and case.inquiry.people:
            last = timeline.last_meeting.held[0]
            text = f"No note plans the next 1:1 with {name}; going by the rhythm of {timeline.cadence_days} days it is due on {long_day(timeline.next_expected)}, the last was on {short_day(timeline.last)}"
            statements.append(Statement(text, last.opening()))
    if not statements:
        return unanswered(case.inquiry, case.looked_at)
    return answered(case.inquiry, statements, None, "high", looked_at=case.looked_at)


_RHYTHM = re.compile(
    r"\b(?:every (?:other |second |2nd |3rd |two |three |four |\d )?(?:weeks?|fortnight|months?|mon|tue|wed|thu|fri|(?:mon|tues|wednes|thurs|fri)day)|weekly|fortnightly|bi-?weekly|monthly|once a (?:week|fortnight|month)|twice a (?:week|month)|rhythm|\d+ min(?:utes)?)\b",
    re.I,
)
_MEETS = re.compile(r"\b(?:we|us|meet|1[:-]1s?|sessions?|calls?|slots?|rhythm|mentoring|talks?|catch[- ]?ups?|our|time)\b", re.I)


def _of_rhythm(case: Case) -> list[Sentence]:
    """What the notes themselves say of how often and how long one meets, the latest two."""
    if not case.inquiry.people:
        return []
    found = [
        s
        for s in case.everything
        if _RHYTHM.search(s.point.text)
        and (s.date is None or _MEETS.search(s.point.text))
        and s.place == 0
        and s.point.zone in (None, "notes", "personal")
    ]
    return sorted(found, key=lambda s: s.date or dt.date.min)[-2:]


# "when did we last meet?", "date of our first 1:1": one day is asked for, not how often
_ONE_DAY = re.compile(
    r"^(?!.*\bhow (?:often|many)\b).*\b(?:(?P<last>last|latest|most recent(?:ly)?)|(?P<first>first|begin|began|start(?:ed)?))\b", re.I
)


def _first_or_last(case: Case) -> Answer | None:
    """The day of the first or of the last session with each person; None where the question asks for neither."""
    edge = _ONE_DAY.search(case.inquiry.question) if re.search(r"\b(?:when|date|day)\b", case.inquiry.question, re.I) else None
    window = case.inquiry.window
    if edge is None or (window is not None and not window.pick):
        return None
    statements = []
    for name, timeline in case.timelines.items():
        if not timeline.meetings:
            continue
        meeting = timeline.meetings[0 if edge["first"] else -1]
        ago = (case.as_of - meeting.date).days
        since = "" if edge["first"] else f", {'today' if not ago else 'yesterday' if ago == 1 else f'{ago} days ago'}"
        told = f"You and {name} {'first' if edge['first'] else 'last'} met on {long_day(meeting.date)}{since}"
        statements.append(Statement(told, meeting.held[0].opening()))
    return answered(case.inquiry, statements, case.span, "high", looked_at=case.looked_at) if statements else None


def rhythm_answer(case: Case) -> Answer:
    """How often one meets: how many sessions, over which time, at what distance; the day of the first or last where that is asked."""
    if (one := _first_or_last(case)) is not None:
        return one
    statements = []
    for name, rows in groupby(sorted(case.chosen, key=lambda row: row[0]), key=lambda row: row[0]):
        days = [meeting for _, meeting in rows]
        timeline = case.timelines[name]
        rhythm = f", about every {timeline.cadence_days} days" if timeline.cadence_days and case.inquiry.window is None else ""
        times = "once" if len(days) == 1 else f"{len(days)} times"
        span = f"on {short_day(days[0].date)}" if len(days) == 1 else f"between {short_day(days[0].date)} and {short_day(days[-1].date)}"
        listed = f": {', '.join(short_day(m.date) for m in days)}" if case.inquiry.window and 1 < len(days) <= _DATES else ""
        sources = tuple(s for m in (days if len(days) <= _DATES else (days[0], days[-1])) for s in m.held[0].opening())
        statements.append(Statement(f"You and {name} met {times} {span}{rhythm}{listed}", sources))
    statements += [
        Statement(capital(shorten(clean_sentence(s.point.text), 160)), (cite(s.held, s.point),), "Noted: ") for s in _of_rhythm(case)
    ]
    if not statements:
        return unanswered(case.inquiry, case.looked_at, window=case.span)
    return answered(case.inquiry, statements, case.span, "high", looked_at=case.looked_at, limit=_LIST_WORDS)
