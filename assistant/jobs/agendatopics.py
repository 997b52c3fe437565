"""What may come up in the next 1:1: a topic for everything that the records hold, each with its reason, its weight and its lines."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.jobs.coachingcase import Observation, bring
from assistant.knowing.cues import says_open
from assistant.knowing.openquestions import OpenQuestion
from assistant.knowing.projects import Track
from assistant.knowing.telling import addressed, shorten
from assistant.knowing.titles import title_of
from assistant.reading.inline import fold, plain
from assistant.records import Action, Person, Source

_OF_EQUALS = 2  # of many open items of which none is late: those that are open longest
_LONG_HOLD = 8  # weeks after which one asks whether a project is still on hold


@dataclass(frozen=True, slots=True)
class Topic:
    """A candidate for the agenda: ``weight`` ranks it, ``share`` is how much time it needs beside the others."""

    title: str
    why: str
    kind: str
    weight: float
    share: float
    sources: tuple[Source, ...]
    short: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """All that may come up: what the records hold for the next session with ``person``; ``heard``: by action, the last line that speaks of it;
    ``goalless``: sessions that note no goal, where there should be one.
    """

    person: Person
    as_of: dt.date
    mine: Sequence[Action] = ()
    theirs: Sequence[Action] = ()
    projects: Sequence[Track] = ()
    questions: Sequence[OpenQuestion] = ()
    jots: Sequence[tuple[str, str, Source]] = ()
    planned: Sequence[tuple[str, Source]] = ()
    undiscussed: Sequence[tuple[str, Source]] = ()
    plans: Sequence[tuple[str, Source]] = ()
    watch: Sequence[Observation] = ()
    held_before: bool = True
    heard: Mapping[str, Source] = field(default_factory=dict)
    goalless: tuple[Source, ...] | None = None


def topics_of(matter: Matter) -> Iterator[Topic]:
    """All that may come up, in no order of weight."""
    if not matter.held_before:
        yield from _first(matter)
    elif matter.goalless is not None:
        yield Topic(_GOAL, "no goal is noted yet", "goal", 1.1, 1.2, matter.goalless[:2], "goal")
    yield from _brought(matter)
    for track in matter.projects:
        yield from _project(track, matter)
    for place, action in enumerate(matter.mine):
        yield from _mine(action, matter, place)
    for place, action in enumerate(a for a in matter.theirs if a.side == "theirs"):
        yield from _theirs(action, matter, place)
    for action in (a for a in matter.theirs if a.side == "other" and a.overdue_days(matter.as_of)):
        yield _of_others(action, matter)
    for place, question in enumerate(matter.questions):
        yield _asked(question, place)
    for seen in matter.watch:
        yield from _from_watch(seen, matter)
    yield Topic(_floor(matter.person), "room for what is not in the notes", "open", 0.3, 0.5, (), "open floor")


_GOAL = "Set goals and expectations: what should these talks change, by when, and what does each of you bring?"


def _floor(person: Person) -> str:
    return f"What is on {person.first}'s mind?"


def _brought(matter: Matter) -> Iterator[Topic]:
    """What somebody put down for this session, or did not come to in the last."""
    for text, why, source in matter.jots:
        yield Topic(_question(text), why, "jot", 0.9, 1.2, (source,), shorten(text, 40))
    ours = fold(_floor(matter.person))  # of a note that was made from a brief: it stands in every agenda anyway
    for text, source in (row for row in matter.planned if fold(row[0]) != ours):
        ahead = source.date is None or source.date >= matter.as_of
        why = "planned in the note for this session" if ahead else "noted last time for this session"
        yield Topic(shorten(text, 110), why, "planned", 0.86, 1.2, (source,), shorten(text, 40))
    for text, source in (row for row in matter.undiscussed if fold(row[0]) != ours):
        yield Topic(shorten(text, 110), "not discussed last time", "carried", 0.72, 1.0, (source,), shorten(text, 40))
    for place, (text, source) in enumerate(matter.plans[:2]):
        what = shorten(text, 70).rstrip(".!")
        yield Topic(
            f"Planned last time: {what}. Where does it stand?",
            "planned, no word of it since",
            "plan",
            0.44 - 0.03 * place,
            0.8,
            (source,),
            what,
        )


def capital(text: str) -> str:
    """A title with a capital, unless its first word is written as it is on purpose ("dbt2")."""
    return text[0].upper() + text[1:] if text[:1].islower() and not re.match(r"[a-z]+[A-Z0-9]", text) else text


def _first(matter: Matter) -> Iterator[Topic]:
    name = matter.person.first
    yield Topic(
        f"Get to know {name}: what do they work on, and what brought them there?",
        "first session",
        "start",
        0.99,
        1.5,
        (),
        "getting to know each other",
    )
    yield Topic(
        "What does each of you expect of these talks: how often, how long, who brings the agenda?",
        "no expectations are noted yet",
        "start",
        0.98,
        1.2,
        (),
        "expectations",
    )
    goal = {
        "mentee": f"What does {name} want to reach, and how will you both see it?",
        "mentor": f"What do you want to learn from {name}?",
    }.get(matter.person.relation or "", "What should be different in three months because you two talk?")
    yield Topic(goal, "no goal is noted yet", "start", 0.97, 1.5, (), "goals")
    yield Topic(
        "What can you do for each other before the next time?", "a first commitment on both sides", "start", 0.5, 0.8, (), "first steps"
    )


def _question(text: str) -> str:
    return shorten(text, 120)


def _project(track: Track, matter: Matter) -> Iterator[Topic]:
    name = shorten(track.title, 60)
    sources = (track.source,)
    weeks = (matter.as_of - track.since).days // 7 if track.since else 0
    if track.stuck:
        stands = f"has been {track.status.lower()} for {weeks} weeks" if weeks >= 2 else f"is {track.status.lower()}"
        waits = f", waiting for {track.waiting_on}" if track.waiting_on else ""
        ask = {
            "report": "What still blocks it, and whom shall I ask?",
            "manager": "What help do I need from you?",
            "mentee": "Which way round it is there?",
        }.get(matter.person.relation or "", "What would unblock it?")
        yield Topic(f"{name} {stands}{waits}. {ask}", _was(track), "blocked", 1.0, 1.6, sources, track.title)
    elif track.blocked:
        if weeks >= _LONG_HOLD:
            title = f"{name} has been {track.status.lower()} for {weeks} weeks. Is that still right?"
            yield Topic(title, _was(track), "status", 0.5, 0.7, sources, track.title)
    elif track.slipped_from and track.eta and track.eta >= matter.as_of:
        yield Topic(
            f"{name}: is {_day(track.eta)} firm, and who has to hear it?",
            f"moved from {_day(track.slipped_from)}",
            "eta",
            0.74,
            1.0,
            sources,
            track.title,
        )
    elif track.eta and track.eta < matter.as_of:
        yield Topic(
            f"{name}: was due {_day(track.eta)}. Where does it stand?", "its date has passed", "eta", 0.76, 1.0, sources, track.title
        )
    elif track.eta and (track.eta - matter.as_of).days <= 7:
        yield Topic(f"{name}: due {_day(track.eta)}. What could still stop it?", "its date is near", "eta", 0.6, 0.9, sources, track.title)
    elif track.was and track.since == track.seen:
        yield Topic(
            f"{name}: {track.was} → {track.status}. What follows from it?", "its status changed", "status", 0.52, 0.8, sources, track.title
        )


def _was(track: Track) -> str:
    parts = [
        f"was {track.was}" if track.was else "",
        f"since {_day(track.since)}" if track.since else "",
        f"followed up {_day(track.followed_up)}" if track.followed_up else "",
    ]
    return ", ".join(p for p in parts if p) or "blocked"


def _mine(action: Action, matter: Matter, place: int) -> Iterator[Topic]:
    late = action.overdue_days(matter.as_of)
    what = shorten(title_of(action), 70).rstrip(".!?")
    sources = (action.mentions[-1],)
    if late and (heard := matter.heard.get(action.id)):
        yield _spoken_of(f"Yours: {what}.", action, heard, "mine_overdue", 0.64 - 0.06 * place)
    elif late:
        how = _late(late)
        yield Topic(
            f"You owe: {what}, {how} late. {bring(action.text)}, or give a day.",
            _carried(action),
            "mine_overdue",
            0.84 + min(late, 60) / 1000 - 0.08 * place,
            1.0,
            sources,
            what,
        )
    elif action.times_carried >= 2:
        yield Topic(f"You owe: {what}. Do it, hand it on or drop it?", _carried(action), "mine", 0.58 - 0.05 * place, 0.8, sources, what)
    elif place < _OF_EQUALS:
        yield Topic(
            f"Yours: {what}.", f"since {_day(action.opened)}" if action.opened else "open", "mine", 0.46 - 0.05 * place, 0.7, sources, what
        )


def _theirs(action: Action, matter: Matter, place: int) -> Iterator[Topic]:
    late = action.overdue_days(matter.as_of)
    what = shorten(title_of(action), 70).rstrip(".!?")
    name = matter.person.first
    sources = (action.mentions[-1],)
    if late and (heard := matter.heard.get(action.id)):
        yield _spoken_of(f"{name}: {what}.", action, heard, "theirs_overdue", 0.6 - 0.05 * place)
    elif late:
        yield Topic(
            f"{name}: {what}, {_late(late)} late. What is in the way?",
            _carried(action),
            "theirs_overdue",
            0.78 + min(late, 60) / 1000 - 0.07 * place,
            0.9,
            sources,
            what,
        )
    elif action.due and (action.due - matter.as_of).days <= 3:
        yield Topic(
            f"{name}: {what}, due {_day(action.due)}. Still on?", "due within days", "theirs", 0.5 - 0.05 * place, 0.7, sources, what
        )
    elif action.times_carried >= 2:
        yield Topic(f"{name}: {what}. Still wanted?", _carried(action), "theirs", 0.48 - 0.05 * place, 0.7, sources, what)
    elif place < _OF_EQUALS:
        since = f"since {_day(action.opened)}" if action.opened else "open"
        yield Topic(f"{name}: {what}. How does it stand?", since, "theirs", 0.42 - 0.05 * place, 0.6, sources, what)


def _of_others(action: Action, matter: Matter) -> Topic:
    """What a third person owes and has not kept: the two can only settle who goes after it."""
    what = shorten(title_of(action), 70).rstrip(".!?")
    if heard := matter.heard.get(action.id):
        return _spoken_of(f"{action.third}: {what}.", action, heard, "others_overdue", 0.5)
    title = f"{action.third}: {what}, {_late(action.overdue_days(matter.as_of))} late. Which of you asks?"
    return Topic(title, _carried(action), "others_overdue", 0.55, 0.7, (action.mentions[-1],), what)


def _spoken_of(head: str, action: Action, heard: Source, kind: str, weight: float) -> Topic:
    """A late item that a later line speaks of: it may be done, so it is asked after before anybody is blamed."""
    said = f"“{shorten(' '.join(plain(heard.quote).split()).lstrip('-*•>| '), 50)}”"
    title = f"{head} Last heard {_day(heard.date)}: {said} {'When will it be?' if says_open(heard.quote) else 'Is it done?'}"
    return Topic(title, _carried(action), kind, weight, 0.6, (action.mentions[-1], heard), shorten(title_of(action), 70).rstrip(".!?"))


def _asked(question: OpenQuestion, place: int) -> Topic:
    why = f"asked {_day(question.asked)}, not answered since" if question.asked else "not answered"
    weight = 0.68 if question.sessions_since == 0 else 0.56
    return Topic(
        shorten(addressed(question.text), 120),
        why,
        "question",
        weight - 0.04 * place,
        0.8,
        (question.source,),
        shorten(addressed(question.text), 40),
    )


def _from_watch(seen: Observation, matter: Matter) -> Iterator[Topic]:
    name = matter.person.first
    titles = {
        "career_crowded_out": (
            "career",
            f"Keep ten minutes for where {name} wants to be in a year."
            if matter.person.relation == "report"
            else "Keep ten minutes for your own growth.",
        ),
        "no_career_talk": (
            "career",
            f"Where does {name} want to be in a year, and what here serves it?"
            if matter.person.relation == "report"
            else "Your own growth: what is the next step?",
        ),
        "one_way_feedback": ("feedback", f"Feedback both ways: what should {name} hear, and what should you?"),
        "no_goal": ("goal", "Set a goal: what should these talks change, and by when?"),
        "untried_advice": ("advice", "The advice not tried yet: try it, adapt it or drop it?"),
        "all_short_term": ("goal", "One thing beyond this month: what are you building towards?"),
        "many_p0": ("priority", "Everything is urgent: which one comes first?"),
        "skipped_sessions": ("rhythm", "Is this slot still the right one?"),
        "cadence_slipping": ("rhythm", "Is this rhythm still the right one?"),
    }
    if seen.check in titles:
        kind, title = titles[seen.check]
        top = 0.95 if seen.check == "no_goal" else 0.8 if seen.check == "many_p0" else 0.66 if kind == "career" else 0.5
        yield Topic(title, seen.text.rstrip("."), kind, top, 1.0, seen.evidence[:2], kind)


def _carried(action: Action) -> str:
    parts = [f"due {_day(action.due)}" if action.due else "", f"carried {action.times_carried}×" if action.times_carried else ""]
    return ", ".join(p for p in parts if p) or "open"


def _late(days: int) -> str:
    if days < 14:
        return f"{days} day{'s' * (days != 1)}"
    return f"{days // 7} weeks"


def _day(date: dt.date | None) -> str:
    return f"{date.day} {date:%b}" if date else ""
