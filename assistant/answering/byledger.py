"""Answers from the ledger: who owes what, what is overdue, what was promised when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from assistant.answering.answers import Answer, Statement, answered, short_day, unanswered
from assistant.answering.case import Case, join_names
from assistant.answering.spans import read_span
from assistant.answering.terms import Term
from assistant.knowing.semblance import looks_done
from assistant.knowing.telling import shorten
from assistant.knowing.titles import title_of
from assistant.reading.when import look, read_when
from assistant.reading.words import content_words
from assistant.records import Action, Source

_MINE = re.compile(
    r"\b(?:do|did|have|had|am|was|should|must) i\b|\bi(?:'ve| have|'m| am|'d| had)? (?:still )?(?:owe|promised?|said|committed|agreed|need|must)\b|\bmy (?:own )?(?:open |pending |overdue )?(?:actions?|items?|action items|tasks?|to-?dos?|todos|plate|promises|commitments?|follow-?ups?)\b|\bfrom me\b|\bmine\b|\bon me\b|\bi (?:have|had)(?:n['’]?t| not)\b|\bi['’]ve not\b|\bpromises? i\b",
    re.I,
)
# What I am to chase, and what somebody else has not done: theirs, though "I" asks.
_CHASED = re.compile(
    r"\b(?:i|we)(?:['’]m| am| are|['’]re)? (?:still )?(?:wait(?:ing)? (?:for|on)|need)\b.*\bfrom (?!me\b|us\b)|\bwait(?:ing)? (?:for|on) from (?!me\b|us\b)|\bi (?:(?:should|must|need to|have to|ought to) |to )?(?:chase|nudge|remind|follow up)\b|\b(?!i\b|we\b)\w+ (?:still )?(?:hasn['’]?t|has not|haven['’]?t|has still not) (?:yet )?(?:delivered?|done|sent|got(?:ten)?|come|given|finished)\b",
    re.I,
)
_ALL = re.compile(r"\b(?:who owes|owe each other|both (?:sides|of us)|between us|each of us|anyone|everyone|we owe|everybody)\b", re.I)
_TO_ME = re.compile(
    r"\b(?:who|which of \w+|anyone|anybody|everyone|everybody|all who)(?: still| all| else)? owes? (?:me|us)\b|\bowed to me\b", re.I
)
# What is open with somebody is open on both sides, unless it is put on one.
_OPEN_BETWEEN = re.compile(
    r"^\W*(?:and |so )?what(?:['’]?s| is| are| do| have| else)?(?: (?:i|we|else|is|still|do|have|things))* (?:open|left|outstanding|pending|unfinished|unresolved) (?:with|between)\b",
    re.I,
)
_PAST = re.compile(r"\b(?:did|promised|committed|agreed|said|signed up)\b", re.I)
_OVERDUE = re.compile(r"\b(?:overdue|late with|late on|past due|behind|too long)\b", re.I)
_DONE = re.compile(r"\b(?:done|finished|completed?|closed|delivered|kept)\b", re.I)
_NOT_DONE = re.compile(
    r"\b(?:not (?:yet )?(?:be(?:en)? )?(?:done|finished|delivered|closed|kept)|still|open|outstanding|unfinished|pending|haven'?t|hasn'?t|isn'?t|aren'?t|have not|has not|left)\b",
    re.I,
)
_DUE_BY = re.compile(r"\bdue\s+(?:(?:by|before|until|till)|(?P<on>on|in|this|next|at))?\s*(?=\S)|\bby\s+(?=\S)", re.I)
_WAITS = re.compile(
    r"\b(?:owed?|owes|sitting on|sat on|hang(?:s|ing)?|promised?|pending|outstanding|overdue|on (?:my|his|her|their) (?:list|plate)|been (?:open|due|late|waiting))\b",
    re.I,
)
_MOST = 12
_NONE: Mapping[str, Source] = MappingProxyType({})
_MOST_OWED = 6
_LIST_WORDS = 300


def ledger_answer(case: Case) -> Answer:
    """Commitments of the people, side and time asked for; none is an answer too."""
    found = _fitting(case)
    everything = _fitting(case, settled=True)
    dated = _DUE_BY.search(case.inquiry.question) is not None
    subject = [t for t in case.terms if not (_is_owing(t) or t.soft or (dated and t.stem.isdigit()))]
    if subject:
        found = _about(found, subject) or _about(everything, subject)
        if not found:
            return unanswered(case.inquiry, f"all commitments {_with(case)}".strip(), window=case.span)
    if not found:
        return _none(case)
    done = _looking_done(case, found)
    found = sorted(found, key=lambda action: action.id in done)
    return answered(case.inquiry, _statements(case, found, done), case.span, "high", limit=_LIST_WORDS, looked_at=case.looked_at)


def _looking_done(case: Case, found: Sequence[Action]) -> Mapping[str, Source]:
    """By the ids of open commitments that look done: the line by which they do. They come last, with that line."""
    looking: dict[str, Source] = {}
    for name, timeline in case.timelines.items():
        own = [a for a in found if a.person == name and a.status == "open"]
        if own:
            held = [h for meeting in timeline.meetings for h in meeting.held]
            looking |= looks_done(own, held, [a for a in case.actions if a.person == name])
    return looking


def side_of(question: str, people: Sequence[str]) -> str | None:
    """mine, theirs, or None for both: from who is the subject of owing or promising."""
    if _TO_ME.search(question):
        return "theirs"
    if _ALL.search(question) or _OPEN_BETWEEN.search(question):
        return None
    mine, whom = _MINE.search(question), re.search(r"\bowes? (?:me|us)\b|\bpromised? me\b", question, re.I)
    if whom or _CHASED.search(question):
        return "theirs"
    if mine:
        return "mine"
    theirs = re.search(
        r"\bhanging over (?!me\b|us\b)|\b\w+['’]s still got\b|\b(?:his|her|their|\w+['’]s) (?:side|part|end|court)\b|\bleft for (?!me\b)|\b(?:he|she|they|\w+)(?: still)? (?:owes?|promised?)\b|\b(?:his|her|their|\w+['’]s) (?:open |pending |overdue )?(?:actions?|items?|tasks?|to-?dos?|promises|commitments?|homework|follow-?ups?)\b",
        question,
        re.I,
    )
    return "theirs" if theirs or (people and re.search(r"\b(?:did|does|has|is)\b", question, re.I)) else None


def _fitting(case: Case, *, settled: bool = False) -> list[Action]:
    question, window = case.inquiry.question, case.inquiry.window
    side = side_of(question, case.inquiry.people)
    sides = (side, "shared", "other") if _TO_ME.search(question) else (side, "shared")
    found = [a for a in case.actions if a.person in case.timelines and (side is None or a.side in sides)]
    past = bool(_PAST.search(question)) and not _NOT_DONE.search(question)
    if window is not None and not window.state:
        days = {(name, meeting.date) for name, meeting in case.chosen}
        found = [a for a in found if (a.person, a.opened) in days or (not past and any((a.person, m.date) in days for m in a.mentions))]
    if _DONE.search(question) and not _NOT_DONE.search(question):
        found = [a for a in found if a.status == "done"]
    elif not (settled or (past and (window is not None or case.terms))):
        found = [a for a in found if a.status == "open"]
    due = _due_within(question, case.as_of)
    if due:
        found = [a for a in found if a.status == "open" and a.due and due[0] <= a.due <= due[1]]
        return sorted(found, key=lambda a: (a.due or dt.date.min, a.id), reverse=True)
    if _OVERDUE.search(question):
        found = [a for a in found if a.overdue_days(case.as_of)]
    return sorted(
        found,
        key=lambda a: (
            a.status != "open",
            a.confidence == "inferred",
            -a.overdue_days(case.as_of),
            a.due or dt.date.max,
            a.opened or dt.date.min,
            a.id,
        ),
    )


def _due_within(question: str, today: dt.date) -> tuple[dt.date, dt.date] | None:
    """The days behind "due": those of "this week", else up to the day that is named, or on it."""
    due = _DUE_BY.search(question)
    if due is None:
        return None
    named = read_span(question, due.start("on"), today) if due["on"] else None
    if named:
        return named[0], named[1]
    meant = read_when(look(question, today, None), due.end())
    return (meant.first if due["on"] else dt.date.min, meant.last) if meant else None


_OWING = frozenset(
    """owe still miss missing need send work deliver suppose supposed commit homework overdue late due sign each mine complete finish close pending unfinish unfinished
    fall thing stuff leave left list sit hang open wait over kept keep long prep prepare bring chase promis promise promises chase nudge""".split()
)


def _is_owing(term: Term) -> bool:
    """Whether a word only says that something is owed, not what."""
    return term.stem in _OWING or term.word in _OWING


def waiting_answer(case: Case) -> Answer | None:
    """Since when a commitment is open that the question names; None where it names none."""
    subject = [t for t in case.terms if not (_is_owing(t) or t.soft)]
    if not _WAITS.search(case.inquiry.question) or not subject:
        return None
    found = [a for a in _about([a for a in case.actions if a.person in case.timelines], subject) if a.opened]
    found = [a for a in found if a.status == "open"] or found
    if not found:
        return None
    first = min(found, key=lambda a: (a.opened or dt.date.max, a.id))
    opened = first.opened or case.as_of
    weeks = (case.as_of - opened).days // 7
    state = "" if first.status == "open" else f", {first.status}{f' on {short_day(first.closed)}' if first.closed else ''}"
    text = f"{shorten(first.text, 140)}{_facts(first, case.as_of) if first.status == 'open' and first.due else ''}"
    lead = f"Since {short_day(opened)}, {weeks} weeks before {short_day(case.as_of)}{state}: "
    sources = tuple(dict.fromkeys((first.source, _latest(first))))
    return answered(case.inquiry, [Statement(text, sources, lead)], case.span, looked_at=case.looked_at)


def owed_by_me(case: Case) -> list[Statement]:
    """What is open on one's own side, overdue first."""
    found = [a for a in case.actions if a.person in case.timelines and a.side == "mine" and a.status == "open"]
    found.sort(key=lambda a: (a.confidence == "inferred", -a.overdue_days(case.as_of), a.due or dt.date.max, a.id))
    return _statements(case, found[:_MOST_OWED])


def kept_answer(case: Case) -> Answer | None:
    """Whether something was done that the ledger knows as a commitment: "did I ever send her the list"; None where it knows none."""
    subject = {t.stem for t in case.terms if not (_is_owing(t) or t.soft)}
    known = [a for a in case.actions if a.person in case.timelines and a.status in ("open", "done")]
    found = [a for a in known if subject <= set(content_words(f"{a.text} {a.owner_name or ''}"))] if subject else []
    if not found:
        return None
    latest = max(found, key=lambda a: (_latest(a).date or dt.date.min, a.id))
    if latest.status == "open":
        return still_open(case, latest)
    text = f"{shorten(latest.text, 140)}{_facts(latest, case.as_of)}"
    return answered(case.inquiry, [Statement(text, _cited(latest), "Noted as done: ")], case.span, "medium", looked_at=case.looked_at)


def still_open(case: Case, action: Action) -> Answer:
    """That the ledger knows a thing as open: whose it is, and since when."""
    text = f"{shorten(action.text, 140)}{_facts(action, case.as_of)}"
    lead = f"Not as far as your notes say, it is still open: {_group(action, len(case.inquiry.people) != 1)}: "
    return answered(case.inquiry, [Statement(text, _cited(action), lead)], case.span, "medium", looked_at=case.looked_at)


def _about(actions: Sequence[Action], terms: Sequence[Term]) -> list[Action]:
    """Those that speak of what the question names: every term, or the weightiest half of them."""
    total = sum(t.weight for t in terms)
    kept = []
    for action in actions:
        words = set(content_words(f"{action.text} {action.owner_name or ''} {' '.join(m.quote for m in action.mentions)}"))
        share = sum(t.weight for t in terms if t.stem in words or t.others & words) / total
        if share >= 0.6 and not any(t.named and t.stem not in words for t in terms):
            kept.append(action)
    return kept


def _statements(case: Case, found: Sequence[Action], done: Mapping[str, Source] = _NONE) -> list[Statement]:
    statements, lead = [], ""
    for action in found[:_MOST]:
        line = done.get(action.id)
        group = f"{'Looks done, check: ' if line else ''}{_group(action, len(case.inquiry.people) != 1)}"
        cited = (*_cited(action), line) if line else _cited(action)
        statements.append(
            Statement(f"{shorten(title_of(action), 140)}{_facts(action, case.as_of)}", cited, f"{group}: " if group != lead else "")
        )
        lead = group
    if len(found) > _MOST:
        more = found[_MOST]
        statements.append(Statement(f"and {len(found) - _MOST} more: `forenote actions` lists all", (_latest(more),)))
    return statements


def _latest(action: Action) -> Source:
    return action.mentions[-1] if action.mentions else action.source


def _cited(action: Action) -> tuple[Source, ...]:
    """The latest line that speaks of it, and the one that closed it."""
    return tuple(dict.fromkeys((_latest(action), action.closed_by or _latest(action))))


def _group(action: Action, named: bool) -> str:
    first = (action.person or "they").split()[0]
    owner = {"mine": "You owe", "theirs": f"{action.person} owes" if named else f"{first} owes", "shared": "Both of you"}.get(
        action.side, f"{action.owner_name or action.owner} is to do"
    )
    return f"{owner} {action.person}" if named and action.side == "mine" else owner


def _facts(action: Action, today: dt.date) -> str:
    facts = []
    if action.status != "open":
        facts.append(f"{action.status}{f' {short_day(action.closed)}' if action.closed else ''}")
    if action.due:
        late = action.overdue_days(today)
        facts.append(f"due {short_day(action.due)}" + (f", {late} day{'s' if late > 1 else ''} over" if late else ""))
    if action.opened:
        facts.append(f"since {short_day(action.opened)}")
    if action.confidence == "inferred":
        facts.append("read from prose")
    return f" ({', '.join(facts)})" if facts else ""


def _with(case: Case) -> str:
    return f"with {join_names(case.inquiry.people)}" if case.inquiry.people else ""


def _none(case: Case) -> Answer:
    """Nothing fits: an honest "nothing", which is no abstention where the ledger was asked for its open items."""
    if not case.meetings:  # of somebody with whom no session is noted nothing is known, not even that nothing is owed
        return unanswered(case.inquiry, case.looked_at, window=case.span)
    side = side_of(case.inquiry.question, case.inquiry.people)
    whose = {
        "mine": "You owe nothing",
        "theirs": f"{join_names([n.split()[0] for n in case.inquiry.people]) or 'They'} {'owes' if len(case.inquiry.people) == 1 else 'owe'} nothing",
    }.get(side or "", "Nothing is open")
    kind = "overdue " if _OVERDUE.search(case.inquiry.question) else "open "
    text = (
        f"{whose} {_with(case) if side != 'theirs' else ''}".rstrip()
        + f" as far as your notes say: no {kind}commitment in {case.looked_at}."
    )
    return Answer(case.inquiry.question, case.inquiry.kind, text, abstained=True, window=case.span, looked_at=case.looked_at)
