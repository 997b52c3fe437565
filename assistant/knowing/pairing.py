"""A report beside a task that it may be of, and how near a report that only names something comes to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.knowing.aspects import Match, as_deed, holds, names_other
from assistant.knowing.counts import spelled
from assistant.knowing.deeds import ARRIVED, INTRODUCED, TALK, does
from assistant.knowing.matching import coverage
from assistant.knowing.objections import contradicts
from assistant.knowing.outcomes import Case
from assistant.knowing.reports import Report
from assistant.knowing.threads import Thread
from assistant.knowing.wording import Wording, first_word, name_words

COVER_DEED = 0.5  # share of an item's words that a report with the fitting verb must speak of
COVER_COMPOUND = 0.4  # where it calls the thing by two of the task's own words in a row: "parts list", of the spare parts list
_SHARE_NAMED = 0.6  # share of a short report's own words that a task must know
MANY = 3  # words
BUT = re.compile(r"\b(?:but|though|although|only)\b", re.I)  # takes back what a report tells before it
WHOLE = 0.99  # every word of a task
_IN_TOUCH = frozenset("contact write meet call talk speak mail text phone ring".split())
_EITHER = re.compile(r"\b(?:me|us|her|him|them|each other)\b|\bwe\b", re.I)
_GOT_THEM = re.compile(
    r": (?:got|received|have|has) (?:them|it|all)\b|: (?:all|both) (?:came|here|in)\b|: (?:came|arrived)(?=\W*$| (?:on|last|yesterday|today)\b)"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A report and a task that it may be of. ``rivals`` are all tasks that it may be of, ``match`` how far it speaks of this one."""

    case: Case
    thread: Thread
    rivals: Sequence[Thread]
    wording: Wording
    match: Match

    @property
    def unsaid(self) -> frozenset[str]:
        """Names that tell nothing in the notes of the task's person."""
        return self.wording.unsaid(self.thread.person)

    def owner_name(self, who: str) -> str | None:
        """The full name of whom the report calls so, where one is known."""
        return self.wording.roster.owner_side(who, self.case.held.person, self.case.held.session)[1]

    def contradicted(self, report: Report) -> bool:
        """Whether something would speak against it (see ``objections``), were this the report."""
        return contradicts(report, self.case.held, self.thread, self.wording.roster)

    def rivalled(self, told: frozenset[str]) -> bool:
        """Whether another task of the same person knows as many of the words told."""
        own = len(told & self.thread.known())
        return any(len(told & r.known()) >= own for r in self.rivals if r is not self.thread and r.person == self.thread.person)

    def about(self, topic: frozenset[str]) -> Pair:
        """The same, the report's topic narrowed to these words."""
        return replace(self, case=replace(self.case, report=replace(self.case.report, topic=topic)))


def paired(case: Case, thread: Thread, rivals: Sequence[Thread], wording: Wording) -> Pair:
    """A report beside a task, the two matched."""
    return Pair(case, thread, rivals, wording, _match(case, thread, wording))


def _match(case: Case, thread: Thread, wording: Wording) -> Match:
    here = thread.person == case.person and case.person is not None
    words, forms = case.report.words, thread.forms()
    if here:
        words = words - wording.unsaid(thread.person)
    words |= wording.named(case.report.text)
    if not here:  # elsewhere the name of the thread's person is a word of the task, and "him" in Sam's notes is Sam
        words |= frozenset({first_word(case.held.person)}) if case.held.person else frozenset()
        if thread.person:
            forms = tuple(replace(f, words=f.words | {first_word(thread.person)}) for f in forms)
    words |= spelled(words) | frozenset().union(*(as_deed(f, case.report) for f in forms))
    if here and thread.deeds() & INTRODUCED and case.report.verbs & _IN_TOUCH and _EITHER.search(case.report.text):
        forms = tuple(replace(f, words=frozenset(f.phrase[:1]) or f.words) for f in forms)  # a first name will do
    told = words - case.report.verbs
    forms = tuple(replace(f, words=f.all) if f.verb in told else f for f in forms)
    cover, count = max(coverage(f, words, wording.weights) for f in forms)
    deed = does(thread.deeds(), case.report.verbs)
    return Match(cover, count, deed, deed and bool(thread.deeds()), here)


def _only_owns(name: str, thread: Thread) -> bool:
    """Whether a task names somebody only as the one whose thing it is about: what Kim sorted is not "Kim's pay band"."""
    return all(re.search(rf"\b{re.escape(name)}['’]s? ", f"{m.item.text} ") for m in (thread.first, thread.last))


def by_topic(pair: Pair, *, there: bool = False) -> float:
    """A short report ("flights: booked", "list arrived") fits the only open task about what it names. ``there``: it shows its thing."""
    case, thread, match = pair.case, pair.thread, pair.match
    weights, report = pair.wording.weights, case.report
    topic = report.topic - pair.unsaid
    shared = topic & thread.known()
    if not shared or (report.who and shared <= name_words(report.who) and _only_owns(report.who, thread)):
        return 0.0
    heads = {phrase[-1] for phrase in report.phrases} or (set(report.topic) if len(report.topic) == 1 else set())
    same_head = (
        any(f.heads & heads for f in thread.forms())
        or there
        or (ARRIVED in report.verbs and _GOT_THEM.search(report.text) is not None and holds(thread, heads))
    )
    if not there and thread.deeds() and thread.deeds() <= TALK - {"keep"} and not match.own_deed and not shared & thread.names():
        return 0.0  # "I'll ask her about it" is not done where "it" went well
    reviewed = case.review and report.sure
    if names_other(report, thread) or not (
        same_head or match.own_deed or (report.label and (thread.deeds() or report.sure)) or reviewed or report.verdict != "done"
    ):
        return 0.0
    if weights.sum(shared) < (0.4 if same_head else _SHARE_NAMED) * weights.sum(topic):
        return 0.0
    for rival in pair.rivals:
        if rival is thread or rival.status != "open" or rival.person != thread.person:
            continue
        named = topic & rival.names()
        if len(named) > len(shared) or any(f.heads & heads for f in rival.forms()) or (named and not same_head):
            return 0.0
    share = max(weights.sum(shared & f.all) / weights.sum(f.all) for f in thread.forms())
    meant_here = same_head or match.own_deed or reviewed or bool(thread.context())
    if report.verdict == "done" and report.sure and thread.deeds() and not meant_here and share < COVER_DEED and ": " in report.text:
        return 0.0  # "the lab: all done there" may be of anything in the lab
    meant = bool(shared - thread.names()) and (report.sure or report.label)
    return 0.4 + share / 2 if share >= 0.22 or match.own_deed or same_head or meant else 0.0
