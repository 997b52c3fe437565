"""Prep: would the brief be taken into the room? For every person of every corpus, as of the labels' day and half-way through."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.jobs.rendering import render
from evals.cases import Case, Measure, Result, Setting, Suite
from evals.corpora import LABELLED, Corpus, Label, cards_of, labels_of, last_day, open_corpus, stands, took_place

_MOST_WORDS = 750  # five minutes of reading, as the design says
_LENGTH = 30


def run(setting: Setting) -> Iterator[Result]:
    """Two briefs a person. Only on the labels' day is it known who owes what."""
    for name in LABELLED:
        labels = labels_of(name)
        with open_corpus(name, setting) as corpus:
            days = _days(labels)
            for person in setting.some(sorted(days), 3):
                yield _brief(corpus, person, last_day(labels), days[person], labels["actions"])
                middle = days[person][len(days[person]) // 2]
                yield _brief(corpus, person, middle + dt.timedelta(days=1), days[person], ())


def _days(labels: Label) -> dict[str, list[dt.date]]:
    days: dict[str, list[dt.date]] = {}
    for session in took_place(labels):
        if session["person"]:
            days.setdefault(session["person"], []).append(dt.date.fromisoformat(session["date"]))
    return {person: sorted(dates) for person, dates in days.items()}


def _brief(corpus: Corpus, person: str, day: dt.date, met: Sequence[dt.date], labels: Sequence[Label]) -> Result:
    brief = corpus.on(day).prep(person, _LENGTH)
    shape: dict[str, Any] = json.loads(render(brief, "json"))
    sources = list(sources_of(shape))
    last = max((d for d in met if d <= day), default=None)
    lost = [f"{s['path']}:{s['line_start']}" for s in sources if not stands(corpus.root, s)]
    scores = {
        "last": float(shape["last_session"]["date"] == (last.isoformat() if last else None)),
        "cited": float(not lost),
        "own": float(all(s["person"] in (person, None) for s in sources)),
        "page": float(shape["words"] <= _MOST_WORDS),
        "time": float(sum(point["minutes"] for point in shape["agenda"]) <= _LENGTH),
        **_owed(shape, person, labels),
    }
    case = Case(
        f"{corpus.name} {person} {day}",
        corpus.name,
        f"prep {person} as of {day}",
        f"last session {last}; all that is owed, nothing that was done",
        corpus.held_out,
    )
    return Result(case, "; ".join(f"{p['minutes']}' {p['title']}" for p in shape["agenda"]), scores)


def sources_of(shape: Any) -> Iterator[Mapping[str, Any]]:
    """Every source anywhere in a JSON document."""
    if isinstance(shape, dict):
        if {"path", "line_start", "quote"} <= shape.keys():
            yield shape
        for value in shape.values():
            yield from sources_of(value)
    elif isinstance(shape, list):
        for value in shape:
            yield from sources_of(value)


def _owed(shape: Mapping[str, Any], person: str, labels: Sequence[Label]) -> dict[str, float]:
    """Of the labelled items with this person: the share of the open ones that it lists, and whether it lists no closed one."""
    listed = {f"{m['path']}:{m['line_start']}" for side in ("mine", "theirs") for a in shape["open_actions"][side] for m in a["mentions"]}
    ours = [label for label in labels if label["person"] == person and label["side"] != "other" and not label.get("optional")]
    due = [bool(set(label["mentions"]) & listed) for label in ours if label["status"] == "open"]
    done = [bool(set(label["mentions"]) & listed) for label in ours if label["status"] != "open"]
    return ({"owed": sum(due) / len(due)} if due else {}) | ({"kept": 1 - sum(done) / len(done)} if done else {})


SUITE = Suite(
    "prep",
    "Would you take this brief into the room?",
    (
        Measure("last", "briefs with the right last session", bar=1.0),
        Measure("owed", "open items of a person that the brief lists", bar=0.97),
        Measure("kept", "closed items of a person that it leaves out", bar=0.98),
        Measure("cited", "briefs whose every quote stands on its lines", bar=1.0),
        Measure("own", "briefs without a line of another person's notes", bar=1.0),
        Measure("page", f"briefs of at most {_MOST_WORDS} words", bar=1.0),
        Measure("time", "agendas that fit the session"),
    ),
    run,
    cards_of(LABELLED),
)
