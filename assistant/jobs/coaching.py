"""A few observations that a good coach would make of the notes, each with its evidence; no judgement of people.

Each rule fires on what the notes hold. What they lack is claimed only over sessions that are named and full enough to
tell, and only where nothing in them may have touched it (``jobs.topics`` errs on the side of "touched").
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.jobs import topics
from assistant.jobs.coachingcase import Case, Observation, day, few, number, span, stretch
from assistant.jobs.coachingitems import ITEM_RULES
from assistant.jobs.personal import personal_line
from assistant.knowing.timeline import GAP_FACTOR, Timeline
from assistant.records import Action, Held, Person, Question, Source

__all__ = ["Observation", "goal_missing", "observe", "personal_line"]

MOST = 4  # observations returned: a fifth would not be read
_LEAST = 4  # sessions to look at before anything may be said to be missing
_MONTH = 28  # days that must have passed as well: career talk is a monthly matter (article 002)
_STATUS_HEAVY = 0.7
_CROWDED = 0.6
_LONG_TERM = 30  # days ahead from which a date is no longer short-term
_REPORT, _MANAGER, _MENTOR, _MENTEE, _PEER = ("report",), ("manager",), ("mentor",), ("mentee",), ("peer",)


def observe(
    timeline: Timeline,
    actions: Sequence[Action],
    person: Person,
    as_of: dt.date,
    open_questions: Sequence[tuple[Held, Question]] | None = None,
    page_text: str = "",
) -> tuple[Observation, ...]:
    """At most four observations about the 1:1s with ``person``, the strongest first, at most one of a family.

    ``actions`` may be the whole ledger. ``open_questions`` are those known to be open (by default: unanswered in their
    session and not spoken of later); ``page_text`` is the person's page, where a goal may stand.
    """
    mine = [a for a in actions if a.person == person.name]
    case = Case(timeline, mine, person, as_of, open_questions, page_text)
    relation = person.relation or "peer"
    found = [seen for rule, relations in _RULES if relation in relations for seen in rule(case)]
    best: dict[str, Observation] = {}
    for seen in sorted(found, key=lambda o: -o.weight):
        best.setdefault(_FAMILIES.get(seen.check, seen.check), seen)
    return tuple(_shown(seen) for seen in list(best.values())[:MOST])


def _shown(seen: Observation) -> Observation:
    """With the evidence that can be quoted: a private line is none that is shown."""
    return replace(seen, evidence=tuple(source for source in seen.evidence if source.quote))


# --- what is missing ----------------------------------------------------------------------------------


def _career(case: Case) -> Iterator[Observation]:
    """No career talk for at least four sessions and a month; with the numbers where status took its place."""
    looked, last = case.untouched("career")
    if len(looked) < _LEAST or not case.sure("career"):
        return
    begin = last.date if last and last.date else looked[0].date
    if (looked[-1].date - begin).days < _MONTH:
        return
    evidence = (*case.edges(looked), *([last] if last else []))
    own = case.person.relation == "manager"
    recent = looked[-_LEAST:]
    status, points = case.status_share(recent)
    if points >= 8 and status >= _CROWDED * points:
        what, ask = ("your own growth", "Ask for a separate talk?") if own else ("career", "A separate career talk?")
        text = f"Status took {status} of {points} points in {stretch(recent)}, {what} none. {ask}"
        yield Observation("career_crowded_out", text, evidence, 0.78)
    subject = "Your own growth is not noted" if own else "No career talk is noted"
    tail = f"; last on {day(last.date, case.as_of)}" if last and last.date else ""
    weight = 0.7 + 0.01 * min(len(looked), 8)
    yield Observation("no_career_talk", f"{subject} in {stretch(looked)}{tail}.", evidence, weight)


def _status_heavy(case: Case) -> Iterator[Observation]:
    """Status over 70 % of the points in each of the last three sessions: an awkward status meeting (article 002)."""
    recent = case.telling()[-3:]
    shares = [case.status_share([meeting]) for meeting in recent]
    if len(recent) < 3 or any(total < 3 or status <= _STATUS_HEAVY * total for status, total in shares):
        return
    status, total = (sum(pair[i] for pair in shares) for i in (0, 1))
    text = f"Project status took {status} of {total} points in {stretch(recent)}. What else would help?"
    yield Observation("status_heavy", text, case.edges(recent), 0.62)


def _feedback(case: Case) -> Iterator[Observation]:
    """Feedback in one direction only, or none at all, over the last sessions."""
    recent = case.telling()[-6:]
    if len(recent) < _LEAST or (recent[-1].date - recent[0].date).days < _MONTH or not case.sure("feedback"):
        return
    ways = [(meeting, topics.feedback_ways(meeting, case.person)) for meeting in recent]
    seen = {way for _, found in ways for way in found}
    relation = case.person.relation
    if not seen and relation in ("report", "manager"):  # in mentoring most of the talk is feedback without the word
        ask = "Ask for some?" if relation == "manager" else "Give some, and ask for some?"
        text = f"No feedback is noted in {stretch(recent)}. {ask}"
        yield Observation("one_way_feedback", text, case.edges(recent), 0.6)
    if len(seen) != 1 or "unclear" in seen or (relation == "manager" and "to_me" in seen):
        return
    given = "to_them" in seen
    lines = [found["to_them" if given else "to_me"] for _, found in ways if found]
    if len(lines) < 2:  # one remark is no pattern
        return
    days = few([day(held.date, case.as_of) for held, _ in lines if held.date])
    whose = f"to {case.person.first}" if given else f"to you from {case.person.first}"
    ask = "Ask for some yourself?" if given else "What could you give back?"
    text = f"In {stretch(recent)}, feedback is noted only {whose} ({days}). {ask}"
    yield Observation("one_way_feedback", text, tuple(case.point_source(*line) for line in lines), 0.6)


def _all_short_term(case: Case) -> Iterator[Observation]:
    dated = [a for a in case.open() if a.due]
    looked, last = case.untouched("goals")
    horizon = case.as_of + dt.timedelta(_LONG_TERM)
    if len(looked) < 5 or len(dated) < 3 or not case.sure("goals") or any(a.due and a.due > horizon for a in dated):
        return
    latest = max(a.due for a in dated if a.due)
    text = f"All {number(len(dated))} dated items end by {day(latest, case.as_of)}, and nothing longer-term is noted in {stretch(looked)}."
    evidence = (*(a.source for a in dated[:3]), *case.edges(looked), *([last] if last else []))
    yield Observation("all_short_term", text, evidence, 0.5)


def _no_goal(case: Case) -> Iterator[Observation]:
    looked, _ = case.untouched("goals")
    if len(looked) < 3 or len(looked) < len(case.telling()) or not _goalless(case):
        return
    which = f"{number(len(looked))} sessions with {case.person.first} {span(looked)}"
    text = f"No goal is written down in {which}. Agree on one?"
    yield Observation("no_goal", text, case.edges(looked), 0.8)


def _goalless(case: Case) -> bool:
    """Whether neither the page nor any line of the notes, dated or not, may be about a goal."""
    unread_page = bool(case.person.page and not case.page_text)
    if unread_page or topics.TOPICS["goals"].words.search(case.page_text) or not case.sure("goals"):
        return False
    return case.untouched("goals")[1] is None


def goal_missing(timeline: Timeline, as_of: dt.date, page_text: str = "") -> tuple[Source, ...] | None:
    """In mentoring, the sessions in which no goal is noted, however few: what such a talk begins with. None where there may be one."""
    case = Case(timeline, (), timeline.person, as_of, (), page_text)
    if timeline.person.relation not in (*_MENTOR, *_MENTEE) or not timeline.meetings or not _goalless(case):
        return None
    return case.edges(list(timeline.meetings))


def _no_personal(case: Case) -> Iterator[Observation]:
    looked, last = case.untouched("personal")
    if len(looked) < 5 or not case.sure("personal"):
        return
    text = f"Nothing personal is noted in {stretch(looked)}. A minute for it at the start?"
    yield Observation("no_personal", text, (*case.edges(looked), *([last] if last else [])), 0.3)


# --- the rhythm ---------------------------------------------------------------------------------------


def _cadence(case: Case) -> Iterator[Observation]:
    """The rhythm broken in at least two of the last six intervals: the numbers, and a question."""
    timeline = case.timeline
    days = timeline.cadence_days
    if not days or timeline.count < (4 if timeline.cadence_source == "configured" else 6):
        return
    recent = timeline.recent(7)
    gaps = [(a, b) for a, b in pairwise(recent) if (b.date - a.date).days > GAP_FACTOR * days]
    since_last = (case.as_of - recent[-1].date).days
    overdue = since_last > GAP_FACTOR * days and not (timeline.planned or timeline.stated)
    if len(gaps) + overdue < 2 or (case.as_of - (gaps[-1][1].date if gaps else recent[-1].date)).days > 120:
        return
    lengths = [(b.date - a.date).days for a, b in gaps] + ([since_last] if overdue else [])
    how = "Meant for" if timeline.cadence_source == "configured" else "Usually"
    passed = f"{few([str(n) for n in lengths])} days passed between recent sessions"
    text = f"{how} every {days} days, yet {passed}. Is the rhythm still right?"
    evidence = tuple(s for _, b in gaps for s in case.meeting_source(b)) + (case.meeting_source(recent[-1]) if overdue else ())
    yield Observation("cadence_slipping", text, evidence, 0.52)


def _skipped(case: Case) -> Iterator[Observation]:
    recent = [h for h in case.timeline.skipped_notes if h.date and (case.as_of - h.date).days <= 92]
    if len(recent) < 2:
        return
    days = few([day(h.date, case.as_of) for h in recent if h.date])
    count = number(len(recent)).capitalize()
    text = f"{count} sessions were skipped in the last three months ({days}). Another slot, or another rhythm?"
    yield Observation("skipped_sessions", text, tuple(source for h in recent for source in h.opening()), 0.54)


_Rule = Callable[[Case], Iterator[Observation]]
_RULES: tuple[tuple[_Rule, tuple[str, ...]], ...] = (
    (_career, _REPORT + _MANAGER),
    (_status_heavy, _REPORT + _MANAGER),
    (_feedback, _REPORT + _MANAGER + _MENTOR + _MENTEE),
    (_all_short_term, _REPORT + _MANAGER + _MENTOR + _MENTEE),
    (_no_goal, _MENTOR + _MENTEE),
    (_no_personal, _REPORT + _MENTOR + _MENTEE),
    (_cadence, _REPORT + _MANAGER + _MENTOR + _MENTEE + _PEER),
    (_skipped, _REPORT + _MANAGER + _MENTOR + _MENTEE + _PEER),
    *ITEM_RULES,
)
# Two observations of one family say nearly the same: only the stronger is returned.
_FAMILIES = {
    "career_crowded_out": "horizon",
    "no_career_talk": "horizon",
    "all_short_term": "horizon",
    "status_heavy": "horizon",
    "no_goal": "horizon",
    "cadence_slipping": "rhythm",
    "skipped_sessions": "rhythm",
}
