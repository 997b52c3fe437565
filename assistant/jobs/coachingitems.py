"""The coaching rules about commitments, projects and questions: what slips, is carried, blocks or stays open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from assistant.jobs.coachingcase import Case, Observation, bring, day, few, number
from assistant.knowing.telling import cite, shorten
from assistant.knowing.timeline import Meeting
from assistant.reading.words import content_words
from assistant.records import Action, Held, Project, Question, Source

_CARRIED = 3
_STUCK_DAYS = 14
_URGENT = 3  # more open P0 than this are no priorities
_TITLE = 44
_QUESTION_AGE = 75  # days: an older question is not open any more, it is forgotten
_TRY = re.compile(
    r"^\W*(?:\w+ (?:will|to) )?"
    r"(?:try|tries|practi[sc]e|experiment|apply|applies|record|rehearse|attempt)(?:ing|s)?\b"
    r"|\b(?:advice|suggest\w*)\b",
    re.I,
)
_REPORTED = re.compile(
    r"\b(?:tried|did|done|dropped|gave up|given up|worked|went|told|applied|recorded|practi[sc]ed|rehearsed|used)\b",
    re.I,
)
_POLITE = re.compile(r"\W*(?:maybe|perhaps|(?:can|could|would|will) you|shall we|how about)\b", re.I)  # no open question
_ASKED = re.compile(r"^(?:she|he|they|i|we)\s+(?:asked|wondered|wants to know)\s*:?\s*", re.I)
_ALL = ("report", "manager", "mentor", "mentee", "peer")
_WORK = ("report", "manager")


def _own_overdue(case: Case) -> Iterator[Observation]:
    """An open item of the user's whose stated dates passed at least twice, or that is overdue and was carried often."""
    for action in case.open():
        past = sorted({due for due in action.dues if due < case.as_of})
        often = action.overdue_days(case.as_of) > 0 and action.times_carried >= _CARRIED
        if action.side != "mine" or (len(past) < 2 and not often):
            continue
        head, days = f"Your “{shorten(action.text, _TITLE)}”", ", ".join(day(date, case.as_of) for date in past[-4:])
        if len(past) < 2:
            carried = f"was carried {number(action.times_carried)} times"
            text = f"{head} is past {days or 'its date'} and {carried}. {bring(action.text)}, or name a new day."
        elif action.due and action.due >= case.as_of:
            text = f"{head} moved past {days}; now {day(action.due, case.as_of)}. Does that hold?"
        else:
            text = f"{head} is overdue for the {_nth(len(past))} time ({days}). {bring(action.text)}, or name a firm day."
        yield Observation("own_overdue_repeat", text, _trail(action), min(0.99, 0.86 + 0.03 * len(past)))


def _nth(count: int) -> str:
    return {2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}.get(count, f"{count}th")


def _trail(action: Action) -> tuple[Source, ...]:
    """Where an item stands: first, then the latest mentions, at most four."""
    mentions = [m for m in action.mentions if m != action.source]
    return (action.source, *mentions[-3:])


def _carried(case: Case) -> Iterator[Observation]:
    """Somebody's item that went from list to list three times: worth asking whether it is still meant."""
    for action in case.open():
        if action.times_carried < _CARRIED or action.side == "other" or _is_own_overdue(case, action):
            continue
        whose = {"mine": "Your", "theirs": f"{case.person.first}'s", "shared": "The shared"}[action.side]
        times = f"was carried {number(action.times_carried)} times"
        text = f"{whose} “{shorten(action.text, _TITLE)}” {times}. Still needed, or can it be smaller?"
        yield Observation("carried_often", text, _trail(action), min(0.75, 0.55 + 0.02 * action.times_carried))


def _is_own_overdue(case: Case, action: Action) -> bool:
    return action.side == "mine" and any(due < case.as_of for due in action.dues)


def _untried(case: Case) -> Iterator[Observation]:
    """In mentoring: what the mentee set out to try, open over two sessions."""
    side = "theirs" if case.person.relation == "mentee" else "mine"
    for action in case.open():
        opened = action.opened
        if action.side != side or not opened or not _TRY.search(action.text):
            continue
        over = sum(meeting.date >= opened for meeting in case.timeline.meetings)
        if over < 2 or _told_later(case, action):
            continue
        ask = "What would make it easier to start?" if side == "theirs" else "Tell how it went, or that it fell away."
        since = f"is open since {day(opened, case.as_of)}, over {number(over)} sessions"
        text = f"“{shorten(action.text, _TITLE)}” {since}. {ask}"
        yield Observation("untried_advice", text, _trail(action), 0.66)


def _told_later(case: Case, action: Action) -> bool:
    """Whether a later line, no mention of the item itself, speaks of it: it may have been tried, or given up.

    Two words in common are enough where that line reports ("She tried the five sentences on her uncle").
    """
    words = set(content_words(action.text))
    own = {(m.path, m.line_start) for m in action.mentions} | {(action.source.path, action.source.line_start)}
    later = [meeting for meeting in case.timeline.meetings if action.opened and meeting.date > action.opened]
    for held, point in (line for meeting in later for line in meeting.lines()):
        if (held.path, point.line) in own:
            continue
        common = len(words & set(content_words(point.text)))
        if common * 5 >= 2 * len(words) or (common >= 2 and _REPORTED.search(point.text)):
            return True
    return False


# --- projects -----------------------------------------------------------------------------------------


@dataclass
class _Track:
    """A project through the sessions: (meeting, note, project) oldest first."""

    title: str
    words: frozenset[str]
    seen: list[tuple[Meeting, Held, Project]] = field(default_factory=list)


def _tracks(case: Case) -> list[_Track]:
    tracks: list[_Track] = []
    for meeting in case.timeline.meetings:
        for held in meeting.held:
            for project in held.session.projects:
                words = frozenset(content_words(project.title))
                track = next((t for t in tracks if _same(t.words, words)), None)
                if track is None:
                    track = _Track(project.title, words)
                    tracks.append(track)
                track.seen.append((meeting, held, project))
    return tracks


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    """One title holds the other, or they share most of their words."""
    common = len(one & other)
    return bool(common) and (common == min(len(one), len(other)) or common * 5 >= 3 * len(one | other))


def _stuck(case: Case) -> Iterator[Observation]:
    """A project noted as blocked in the last session that names it, for two sessions and two weeks."""
    recent = {meeting.date for meeting in case.timeline.recent(3)}
    for track in _tracks(case):
        run: list[tuple[Meeting, Held, Project]] = []
        for seen in reversed(track.seen):
            if "block" not in seen[2].status.lower():
                break
            run.insert(0, seen)
        days = list(dict.fromkeys(meeting.date for meeting, _, _ in run))
        if not days or days[-1] not in recent or len(days) < 2:
            continue
        if len(days) < 3 and (case.as_of - days[0]).days < _STUCK_DAYS:
            continue
        waiting = next((p.waiting_on for _, _, p in reversed(run) if p.waiting_on), None)
        tail = f", waiting for {shorten(waiting, 30)}" if waiting else ""
        when = ", ".join(day(date, case.as_of) for date in days[-4:])
        where = f"{number(len(days))} sessions ({when}){tail}"
        text = f"{shorten(track.title, _TITLE)} is noted as blocked in {where}. Who could unblock it?"
        evidence = tuple(held.source(project.line, project.raw) for _, held, project in run[-4:])
        yield Observation("stuck_blocker", text, evidence, min(0.9, 0.8 + 0.02 * len(days)))


def _many_urgent(case: Case) -> Iterator[Observation]:
    recent = {meeting.date for meeting in case.timeline.recent(3)}
    last = [track.seen[-1] for track in _tracks(case)]
    urgent = [(held, p) for meeting, held, p in last if p.status.lower() == "p0" and meeting.date in recent]
    if len(urgent) <= _URGENT:
        return
    names = few([shorten(p.title, 24) for _, p in urgent[:5]])
    text = f"{number(len(urgent)).capitalize()} projects are P0 at once: {names}. Which comes first?"
    yield Observation("many_p0", text, tuple(held.source(p.line, p.raw) for held, p in urgent), 0.76)


# --- questions ----------------------------------------------------------------------------------------


def _unanswered(case: Case) -> Iterator[Observation]:
    """The oldest question that stayed open over two sessions and two weeks."""
    found = list(case.questions) if case.questions is not None else _open_questions(case)
    for held, question in sorted(found, key=lambda pair: pair[0].date or case.as_of):
        if held.date is None or not 14 <= (case.as_of - held.date).days <= _QUESTION_AGE:
            continue
        over = sum(meeting.date >= held.date for meeting in case.timeline.meetings)
        if over < 2:
            continue
        asked = shorten(_ASKED.sub("", question.text), 80)
        text = f"“{asked}” is open since {day(held.date, case.as_of)}, over {number(over)} sessions."
        point = next((p for p in held.session.points if p.line <= question.line <= p.end), None)
        evidence = (cite(held, point, question.text) if point else held.source(question.line),)
        yield Observation("question_unanswered", text, evidence, min(0.6, 0.44 + 0.02 * over))
        return


def _open_questions(case: Case) -> list[tuple[Held, Question]]:
    """Questions that nobody answered in their session and whose words no later line shares: careful, not complete."""
    found = []
    later: set[str] = set()
    for meeting in reversed(case.timeline.meetings):
        here: set[str] = set()
        for held, point in meeting.lines():
            here.update(content_words(point.text))
            if not point.private:
                open_here = [q for q in held.session.questions if q.line == point.line and not q.answered]
                asked = [q for q in open_here if not _POLITE.match(q.text)]
                found += [(held, q) for q in asked if not _spoken_of(set(content_words(q.text)), later)]
        later |= here
    return found


def _spoken_of(words: set[str], later: set[str]) -> bool:
    """Few words ("what's the worst that can happen?") are rather a turn of phrase than something to answer."""
    return len(words) < 3 or len(words & later) * 2 >= len(words)


_Rule = Callable[[Case], Iterator[Observation]]
ITEM_RULES: tuple[tuple[_Rule, tuple[str, ...]], ...] = (
    (_own_overdue, _ALL),
    (_carried, _ALL),
    (_untried, ("mentor", "mentee")),
    (_stuck, _WORK),
    (_many_urgent, _WORK),
    (_unanswered, ("report", "manager", "mentor", "mentee")),
)
