"""Timeline: as of any day, when was the last time, what lies ahead, how do projects stand, which questions are open?"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence

from assistant.knowing.openquestions import open_questions
from assistant.knowing.projects import track_projects
from assistant.knowing.timeline import build_timeline
from assistant.records import Held
from evals.cases import Case, Measure, Result, Setting, Suite
from evals.corpora import LABELLED, Corpus, Label, cards_of, labels_of, last_day, open_corpus, took_place

_DAY = dt.timedelta(days=1)
_DONE = ("done", "dropped", "cancelled", "closed", "shipped")


def run(setting: Setting) -> Iterator[Result]:
    """The day after and the day before every session; projects and questions as of the labels' day."""
    for name in LABELLED:
        labels = labels_of(name)
        with open_corpus(name, setting) as corpus:
            days = _days(labels)
            for person, dates in days.items():
                for at in setting.some(range(len(dates)), 3):
                    yield from _around(corpus, person, dates, at)
            visible = {person: _visible(corpus, person, last_day(labels)) for person in days}
            for label in setting.some(labels["projects"], 3):
                yield _project(corpus, label, visible.get(label["person"], []))
            everything = [h for held in visible.values() for h in held]
            asked = {(q.source.path, q.question.line) for held in visible.values() for q in open_questions(held)}
            read = {(h.path, q.line) for h in everything for q in h.session.questions}
            for label in setting.some(labels["questions"], 3):
                yield _question(corpus, label, asked, read)


def _days(labels: Label) -> dict[str, list[dt.date]]:
    """The days on which each person was met, up to the labels' day."""
    days: dict[str, set[dt.date]] = defaultdict(set)
    for session in took_place(labels):
        if session["person"]:
            days[session["person"]].add(dt.date.fromisoformat(session["date"]))
    return {person: sorted(dates) for person, dates in days.items()}


def _around(corpus: Corpus, person: str, dates: Sequence[dt.date], at: int) -> Iterator[Result]:
    held = corpus.on(dates[-1] + _DAY).catalogue().held(person)
    day, before = dates[at], dates[at - 1] if at else None
    known = corpus.on(dates[-1] + _DAY).person(person)
    after = build_timeline(held, day + _DAY, known)
    case = Case(
        f"{corpus.name} {person} {day}", corpus.name, f"{person}, the day after {day}", f"last {day}, before {before}", corpus.held_out
    )
    told = after.previous[0].date if after.previous else None
    yield Result(case, f"last {after.last}, before {told}", {"last": float(after.last == day), "before": float(told == before)})
    if before != day - _DAY:
        ahead = build_timeline(held, day - _DAY, known)
        case = Case(
            f"{corpus.name} {person} {day} ahead", corpus.name, f"{person}, the day before {day}", f"last {before}", corpus.held_out
        )
        yield Result(case, f"last {ahead.last}", {"ahead": float(ahead.last == before)})


def _visible(corpus: Corpus, person: str, day: dt.date) -> list[Held]:
    timeline = build_timeline(corpus.on(day).catalogue().held(person), day, corpus.on(day).person(person))
    return [h for meeting in timeline.meetings for h in meeting.held]


def _project(corpus: Corpus, label: Label, visible: Sequence[Held]) -> Result:
    title = label["title"].casefold()
    found = next((t for t in track_projects(visible) if t.title.casefold() == title or title in t.title.casefold()), None)
    expected = f"{label['status']}, was {label['was']}, ETA {label['eta']}, waiting on {label['waiting_on']}"
    case = Case(f"{corpus.name} {label['line']}", corpus.name, f"{label['title']} ({label['person']})", expected, corpus.held_out)
    if found is None:  # what is done is left out of the list, and rightly
        done = float(label["status"].casefold() in _DONE)
        return Result(case, "not listed", {"statuses": done, "etas": done})
    eta = found.eta.isoformat() if found.eta else None
    scores = {"statuses": float(found.status.casefold() == label["status"].casefold()), "etas": float(eta == label["eta"])}
    return Result(case, f"{found.status}, was {found.was}, ETA {eta}, waiting on {found.waiting_on}", scores)


def _question(corpus: Corpus, label: Label, asked: set[tuple[str, int]], read: set[tuple[str, int]]) -> Result:
    places = [f"{label['path']}:{label['line']}", *label.get("also", ())]
    keys = {(path, int(line)) for path, _, line in (place.rpartition(":") for place in places)}
    shown = bool(keys & asked)
    case = Case(f"{corpus.name} {places[0]} ?", corpus.name, label["text"], "open" if label["open"] else "answered", corpus.held_out)
    told = "open" if shown else "answered" if keys & read else "not read as a question"
    return Result(case, told, {"questions" if label["open"] else "answered": float(shown == label["open"])})


SUITE = Suite(
    "timeline",
    "What happened when, what is only planned, and how do things stand?",
    (
        Measure("last", "the last session, asked the day after", bar=1.0),
        Measure("before", "the session before it"),
        Measure("ahead", "the day before, it has not happened yet", bar=1.0),
        Measure("statuses", "projects with their status"),
        Measure("etas", "projects with their date"),
        Measure("questions", "open questions found"),
        Measure("answered", "answered questions not asked again"),
    ),
    run,
    cards_of(LABELLED),
)
