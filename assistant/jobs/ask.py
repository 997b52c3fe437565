"""``ask``: a question about the notes, answered from them with file and line, or honestly not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.answering.advice import advice_answer
from assistant.answering.answers import Answer
from assistant.answering.case import Case, Likeness, Nearby
from assistant.answering.general import turn_of
from assistant.answering.inquiry import Inquiry, read_question
from assistant.answering.places import standing
from assistant.answering.respond import respond
from assistant.errors import UsageError
from assistant.jobs.pages import rows_of, standing_notes
from assistant.jobs.shelf import Shelf
from assistant.knowing.roster import Roster
from assistant.knowing.timeline import Timeline, build_timeline
from assistant.reading.inline import fold
from assistant.records import Action, Held, Person, SourceArticle

_MOST_SESSIONS = 600
_MOST_PAGES = 60  # people: beyond, their pages are read only where one of them is asked about
LONGEST = 2000  # characters of a question: more is a text, not a question


@dataclass(frozen=True, slots=True)
class Desk:
    """What is needed to answer: the roster, the sessions, the ledger of a day (of some people), nearness in meaning if there is any.

    ``search`` gives the sessions (path, first line) with the passages that fit a question best; ``articles`` cards and the user's sources,
    ``to_articles`` the nearness of their texts, whose vectors are kept; ``nearby`` the places of the passages that fit a text best.
    """

    root: Path
    roster: Roster
    as_of: dt.date
    shelf: Shelf
    ledger: Callable[[dt.date, Collection[str] | None], tuple[Action, ...]]
    likeness: Likeness | None = None
    search: Callable[[str], frozenset[tuple[str, int]]] | None = None
    articles: Callable[[], Sequence[SourceArticle]] = tuple
    to_articles: Likeness | None = None
    nearby: Nearby | None = None


def answer_question(desk: Desk, question: str, with_person: str | None = None) -> Answer:
    """Answer a question; ``with_person`` (a full name) keeps all other people's notes out. UsageError for an empty one."""
    case = case_of(desk, question, with_person)
    turn = None if with_person else turn_of(case.inquiry)
    if turn is None:
        return _from_notes(desk, case)
    if turn == "after":
        told = _from_notes(desk, case)
        return told if not told.abstained else _first_held(_advised(desk, case), told)
    advised = _advised(desk, case)
    return advised if not advised.abstained else _first_held(_from_notes(desk, case), advised)


def _from_notes(desk: Desk, case: Case) -> Answer:
    return standing(respond(case, desk.roster), lambda path: rows_of(desk.root, path))


def _advised(desk: Desk, case: Case) -> Answer:
    return advice_answer(case.inquiry, desk.articles(), desk.to_articles or _nothing_alike, desk.as_of)


def _first_held(answer: Answer, otherwise: Answer) -> Answer:
    return otherwise if answer.abstained else answer


def case_of(desk: Desk, question: str, with_person: str | None = None) -> Case:
    """The question as it is understood, with all that may answer it. UsageError for an empty or an endless one."""
    if not question.strip():
        raise UsageError('there is no question: forenote ask "what did we cover last time?" --with NAME')
    if len(question) > LONGEST:
        raise UsageError(f"that is {len(question)} characters; a question has at most {LONGEST}")
    inquiry = read_question(question, desk.roster, desk.as_of, with_person, desk.shelf.folders())
    return _case(desk, inquiry, only=with_person is not None)


def _nothing_alike(_: str, __: Sequence[str]) -> None:
    """No embedder: words alone."""


def _case(desk: Desk, inquiry: Inquiry, *, only: bool = False) -> Case:
    worth = _worth(desk, inquiry)
    held = [h for h in worth if h.person in inquiry.people] if inquiry.people else worth
    window = inquiry.window
    day = min(desk.as_of, window.until) if window and window.state and window.until else desk.as_of
    timelines = _timelines(desk, held, day)
    loose = tuple(h for h in worth if h.person is None and (h.date is None or h.date <= day))

    def others() -> tuple[Held, ...]:
        known = desk.shelf.held() if inquiry.people and not only else ()
        return tuple(h for h in known if h.person and h.person not in inquiry.people and h.date and h.date <= day)

    people = [p for p in desk.roster.people if not inquiry.people or p.name in inquiry.people]
    daily = {h.path for h in worth if h.session.leftover}
    loose += standing_notes(desk.root, people, held, daily) if len(people) <= _MOST_PAGES else ()
    case = Case(inquiry, day, desk.roster.me, timelines, desk.ledger(day, inquiry.people or None), loose, others, _called(desk.roster))
    case = case if desk.likeness is None else replace(case, likeness=desk.likeness)
    return case if desk.nearby is None else replace(case, nearby=desk.nearby)


def _worth(desk: Desk, inquiry: Inquiry) -> Sequence[Held]:
    """The sessions to read: those of the people named and of nobody's 1:1. Where nobody is named, all; of very many those in which a search
    finds the question.
    """
    if inquiry.people:
        return desk.shelf.near(inquiry.people)
    if inquiry.window or inquiry.wide or desk.search is None or desk.shelf.count() <= _MOST_SESSIONS:
        return desk.shelf.held()
    found = desk.search(inquiry.question)
    return [h for h in desk.shelf.at({path for path, _ in found}) if (h.path, h.session.line_start) in found] or desk.shelf.held()


def _called(roster: Roster) -> Mapping[str, tuple[str, ...]]:
    """The names under which daily notes may speak of each person, those left out that fit another one too."""
    return {
        person.name: tuple(
            n
            for n in dict.fromkeys(fold(name) for name in (person.name, person.first, *person.aliases) if len(name) > 2)
            if len(roster.candidates(n)) == 1
        )
        for person in roster.people
    }


def _timelines(desk: Desk, held: Sequence[Held], day: dt.date) -> Mapping[str, Timeline]:
    by_person: dict[str, list[Held]] = {}
    for one in held:
        if one.person:
            by_person.setdefault(one.person, []).append(one)
    people = {person.name: person for person in desk.roster.people}
    return {name: build_timeline(rows, day, people.get(name) or Person(name)) for name, rows in by_person.items()}
