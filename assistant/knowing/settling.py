"""Which commitment a report speaks of, and what it changes.

A report fits a thread by the share of the task's rare words that it names, if it tells the task's deed (or says outright
that it is done) and nothing speaks against it: another owner, another number, another thing. A short report ("flights:
booked") fits the only open task about such a thing. Ties go to what was mentioned last.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.knowing.deeds import TALK, does, handed_over
from assistant.knowing.matching import coverage
from assistant.knowing.phrases import conflict, other_thing, told_apart
from assistant.knowing.reports import Report
from assistant.knowing.threads import Thread
from assistant.knowing.wording import Wording, first_word
from assistant.reading import due
from assistant.reading.dates import Order
from assistant.reading.words import content_words
from assistant.records import Held

_COVER_DEED = 0.5  # share of an item's words that a report with the fitting verb must speak of
_COVER_SURE = 0.6  # without the verb, where the report says outright that it is done
_COVER_OTHER_THING = 0.75  # where it seems to be about another thing
_COVER_STATE = 0.55  # for "dropped", "still open", "moved"
_COVER_PROJECT = 0.75  # a project's status line speaks of the project first
_COVER_ELSEWHERE = 0.66  # in another person's notes
_SHARE_NAMED = 0.6  # share of a short report's own words that a task must know
_SPEECH = frozenset("ask tell talk speak discuss mention raise say call chat".split())
_SEEKING = frozenset("ask find check clarify decide agree pick choose confirm look".split())
_SEEKS = re.compile(
    r"^(?:a |the |new )?(?:dates?|names?|yes or no|an? answer|answer|numbers?|price|quote|estimate|slot|time|decision)\b|\b(?:whether|who|when|which|what|why|how)\b",
    re.I,
)
_ANOTHER = re.compile(r"\b(?:another|(?:the|an?|his|her|my) (?:other|different)) (?P<thing>[\w-]+)", re.I)
_SEEKS_DATE = re.compile(r"^(?:\w+ )?(?:(?:an?|the|some|new|\d+|two|three) )*(?:dates?|days?|slots?|times?)\b|\b(?:date|slot)$", re.I)
_DATED = re.compile(
    r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth", re.I
)
_ANSWERS = re.compile(r"\b(?:said|says|is|was|:) (?:yes|no|fine|ok|okay)\b|:\s*(?:yes|no)\b|^(?:yes|no)\b", re.I)
_TO_DATE = re.compile(
    r"(?:\b(?:(?:moved|pushed|slip(?:s|ped)?|postponed|delayed|extended|rescheduled|shifted|bumped) (?:it )?(?:to|until|till)"
    r"|new (?:date|deadline|due(?: date)?)(?: is)?|(?:now )?due(?: date)?(?: is)?(?: now)?|deadline (?:is )?now|will be|now|we said|instead|rather)"
    r"|(?:->|→)\s*(?:\w{2,4}:)?)[:,]?\s*(?:on |by |in )?(?:the )?(?=\S{1,12}\b)",
    re.I,
)
_WHY = re.compile(r"\b(?:because|since|as|due to|after)\b\s+(?P<a>.+)$|(?:—|–|-|:|,|\()\s*(?P<b>[^—–:()]{4,80})\)?\.?$")


@dataclass(frozen=True, slots=True)
class Case:
    """A report in its place: the session, the person it is about, whether it is a project's status line, or a reply."""

    report: Report
    held: Held
    person: str | None
    project: bool = False
    reply: bool = False


@dataclass(frozen=True, slots=True)
class _Match:
    """How far a report speaks of a thread: share and number of the task's words, whether it tells its deed.

    ``own_deed``: and the task names one, so that the deed says something.
    """

    cover: float
    count: int
    deed: bool
    own_deed: bool
    here: bool


class Settling:
    """Fits reports to threads and settles these."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording

    def best(self, case: Case, threads: Sequence[Thread]) -> list[Thread]:
        """The thread that a report fits best, if it fits one."""
        fits = [(score, thread) for thread in threads if (score := self.fit(case, thread, threads)) > 0]
        fits.sort(key=lambda f: (-f[0], -(f[1].last_seen or dt.date.min).toordinal(), f[1].number))
        return [thread for _, thread in fits[:1]]

    def fit(self, case: Case, thread: Thread, rivals: Sequence[Thread]) -> float:
        """How surely a report speaks of a thread, 0 where it does not."""
        report = case.report
        if self.contradicts(case, thread):
            return 0.0
        match = self._match(case, thread)
        if report.verdict == "done":
            score = self._done(case, thread, rivals, match)
            return score or (self._answer(case, thread, rivals, match) if match.here and report.verbs <= TALK else 0.0)
        if not match.here:
            return 0.0
        if report.verdict == "fact":
            return self._answer(case, thread, rivals, match)
        enough = match.count >= 2 or (match.count == 1 and _is_small(thread))
        if enough and match.cover >= (_COVER_PROJECT if case.project else _COVER_STATE):
            return match.cover
        return 0.0 if case.project or report.verdict == "reopened" else self._by_topic(case, thread, rivals, match)

    def _match(self, case: Case, thread: Thread) -> _Match:
        here = thread.person == case.person and case.person is not None
        words, forms = case.report.words, thread.forms()
        if here:
            words = words - self.wording.unsaid(thread.person)
        else:  # elsewhere the name of the thread's person is a word of the task, and "him" in Sam's notes is Sam
            words |= frozenset({first_word(case.held.person)}) if case.held.person else frozenset()
            if thread.person:
                forms = tuple(replace(f, words=f.words | {first_word(thread.person)}) for f in forms)
        told = words - case.report.verbs
        forms = tuple(replace(f, words=f.all) if f.verb in told else f for f in forms)
        cover, count = max(coverage(f, words, self.wording.weights) for f in forms)
        deed = does(thread.deeds(), case.report.verbs)
        return _Match(cover, count, deed, deed and bool(thread.deeds()), here)

    def contradicts(self, case: Case, thread: Thread) -> bool:
        """Whether it speaks of another's task ("I sent it", of what the other side owes), number ("phase 3", of phase 2) or thing ("the other draft")."""
        report, who = case.report, case.report.who
        if any(conflict(form, report.text) for form in thread.forms()):
            return True
        if any(set(content_words(m.group("thing"))) & thread.names() for m in _ANOTHER.finditer(report.text)):
            return True
        if who is None or report.verdict != "done" or who.lower() in ("they", "you", "we") or thread.owner.side == "shared":
            return False
        side, name = self.wording.roster.owner_side(who, case.held.person, case.held.session)
        if side == "other" and (name is None or not self.wording.roster.candidates(who)):
            return False  # "Legal signed it": no person
        if handed_over(thread.deeds(), report.verbs) and name != thread.owner.name:
            return False  # the other side read it, liked it, used it: so it was sent
        if thread.person == case.held.person and {side, thread.owner.side} == {"mine", "theirs"}:
            return True
        return name is not None and thread.owner.name is not None and name != thread.owner.name

    def _done(self, case: Case, thread: Thread, rivals: Sequence[Thread], match: _Match) -> float:
        report = case.report
        received = report.who is not None and handed_over(thread.deeds(), report.verbs)
        deed = match.deed or received or (not thread.deeds() and any(v not in TALK for v in report.verbs))
        strong = report.sure or deed
        if not strong:
            return 0.0
        if not match.here:
            return match.cover if self._told_elsewhere(case, thread, match) else 0.0
        bar = _COVER_DEED if deed else _COVER_SURE
        # "talked about the contract" is not yet "ask Legal about the contract"
        spoken = not report.sure and thread.deeds() & _SPEECH and not {f.phrase[0] for f in thread.forms() if f.phrase} & report.words
        unnamed = not match.own_deed and not any(f.head in report.words for f in thread.forms())
        if spoken or unnamed or _other_thing(report, thread):
            bar = _COVER_OTHER_THING
        if match.cover >= bar and (match.count >= 2 or _is_small(thread)):
            return match.cover + (0.15 if match.deed else 0.0)
        return 0.0 if case.project or spoken else self._by_topic(case, thread, rivals, match)

    @staticmethod
    def _told_elsewhere(case: Case, thread: Thread, match: _Match) -> bool:
        named = thread.person is not None and first_word(thread.person) in case.report.words
        if any(told_apart(form, phrase) for form in thread.forms() for phrase in case.report.phrases):
            return False
        known = match.cover >= _COVER_ELSEWHERE and match.count >= 3 and (match.deed or case.report.sure or named)
        return known or (match.deed and match.cover >= 0.9 and match.count >= 2)

    def _answer(self, case: Case, thread: Thread, rivals: Sequence[Thread], match: _Match) -> float:
        """A task that asks for something is done by a plain statement of it: "ask legal about the clause" ← "Legal: the clause is fine"."""
        report = case.report
        texts = [m.item.text for m in (thread.first, thread.last)]
        dated = any(_SEEKS_DATE.search(text) for text in texts)
        if case.project or not (dated or thread.deeds() & _SEEKING or any(_SEEKS.search(text) for text in texts)):
            return 0.0
        if dated and not _DATED.search(report.text):
            return 0.0
        if not (dated or report.label or _ANSWERS.search(report.text)):
            return 0.0
        if match.cover >= _COVER_DEED and match.count >= 2:
            return match.cover
        return self._by_topic(case, thread, rivals, match)

    def _by_topic(self, case: Case, thread: Thread, rivals: Sequence[Thread], match: _Match) -> float:
        """A short report ("flights: booked", "list arrived") fits the only open task about what it names."""
        weights, report = self.wording.weights, case.report
        topic = report.topic - self.wording.unsaid(thread.person)
        shared = topic & thread.names()
        if not shared:
            return 0.0
        heads = {phrase[-1] for phrase in report.phrases} or (set(report.topic) if len(report.topic) == 1 else set())
        same_head = any({f.head, f.alias} & heads for f in thread.forms())
        if _other_thing(report, thread) or not (same_head or match.own_deed or report.label or report.verdict != "done"):
            return 0.0
        if weights.sum(shared) < (0.4 if same_head else _SHARE_NAMED) * weights.sum(topic):
            return 0.0
        for rival in rivals:
            if rival is thread or rival.status != "open" or rival.person != thread.person:
                continue
            named = topic & rival.names()
            if len(named) > len(shared) or any({f.head, f.alias} & heads for f in rival.forms()) or (named and not same_head):
                return 0.0
        share = max(weights.sum(shared & f.all) / weights.sum(f.all) for f in thread.forms())
        return 0.4 + share / 2 if share >= 0.22 or match.own_deed or same_head else 0.0


def settle(case: Case, thread: Thread) -> None:
    """Let a report change a thread."""
    report, held = case.report, case.held
    source = held.source(report.line, report.raw)
    shifted = report.verdict == "moved" and report.verbs & thread.deeds()  # "moved the review to Monday" was the task
    if report.verdict in ("done", "fact") or shifted:
        when = due.done_on(report.text, held.date, held.session.order) if held.date else None
        thread.close("done", when or held.date, source)
    elif report.verdict == "dropped":
        thread.close("dropped", held.date, source, _reason(report.told))
    elif report.verdict == "reopened":
        thread.reopen()
        thread.last_seen = held.date
    elif held.date:
        thread.slip(_new_date(report.until, held.date, held.session.order))
        thread.last_seen = held.date


def _other_thing(report: Report, thread: Thread) -> bool:
    """Whether a report names only things other than the task's: "sent the budget template" for "send the budget figures"."""
    return bool(report.phrases) and all(other_thing(form, phrase, report.words) for form in thread.forms() for phrase in report.phrases)


def _new_date(text: str, said: dt.date, order: Order | None) -> dt.date | None:
    """The due date that a remark sets: "the rest by Friday", "moved to 20 March", "will be Monday"."""
    for found in _TO_DATE.finditer(text):
        if moved := due.due(f"by {text[found.end() :]}", said, order):
            return moved.date
    stated = due.due(text, said, order)
    return stated.date if stated else None


def _is_small(thread: Thread) -> bool:
    return max(len(f.words) for f in thread.forms()) <= 2


def _reason(text: str) -> str:
    """Why something was dropped, as the report says it; the report itself where it gives no reason apart."""
    found = _WHY.search(text)
    return (found["a"] or found["b"]).strip(" .)") if found else text.strip()
