"""Which commitment a report speaks of, and what it changes.

A report fits a thread by the share of the task's rare words that it names, if it tells the task's deed (or says outright
that it is done) and nothing speaks against it: another owner, another number, another thing. A short report ("flights:
booked") fits the only open task about such a thing. Ties go to what was mentioned last.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.knowing.answers import finds_out
from assistant.knowing.aspects import in_short, is_small
from assistant.knowing.completion import told_done
from assistant.knowing.deeds import SHOWN, TALK
from assistant.knowing.elsewhere import COVER_ELSEWHERE
from assistant.knowing.evidence import told_by_sign
from assistant.knowing.objections import contradicts, only_qualifies
from assistant.knowing.outcomes import Case
from assistant.knowing.pairing import COVER_COMPOUND, MANY, Pair, by_topic, paired
from assistant.knowing.plainfacts import answered, answered_elsewhere, follows_from, told_plainly
from assistant.knowing.replies import replies
from assistant.knowing.synonyms import in_words_of
from assistant.knowing.threads import Thread, as_noun
from assistant.knowing.wording import Wording
from assistant.reading import dates

_COVER_STATE = 0.55  # for "dropped", "still open", "moved"
_COVER_PROJECT = 0.75  # a project's status line speaks of the project first
_RENAMED = 0.9  # what a report's likeness counts where it calls the thing by another noun
_SAYS_SO = re.compile(r"\W*[A-Z][\w-]+(?: [A-Z][\w-]*)? (?:says?|said|confirm(?:s|ed)|agree[sd]?|answered|decided) ")
_OUTDATED = re.compile(r"\bstill\b|\b(?:last|the old) (?:year|season|one)\b", re.I)


class Settling:
    """Fits reports to threads and settles these."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording

    def best(self, case: Case, threads: Sequence[Thread]) -> list[Thread]:
        """The thread that a report fits best, if it fits one."""
        fits = [(score, thread) for thread in threads if (score := self.fit(case, thread, threads)) > 0]
        fits.sort(key=lambda f: (-f[0], -(f[1].last_seen or dt.date.min).toordinal(), f[1].number))
        if not fits:
            return self._moot(case, threads) or told_by_sign(case, threads, self.wording)
        return [thread for _, thread in fits[:1] + [f for f in fits[1:] if in_short(fits[0][1], f[1])]]

    def _moot(self, case: Case, threads: Sequence[Thread]) -> list[Thread]:
        """Two tasks of one owner that are both about a matter which is dropped as a whole: "Coach: not this half"."""
        report = case.report
        if report.verdict != "dropped" or not report.label or case.project:
            return []
        topic = report.topic - self.wording.unsaid(case.person)
        about = [t for t in threads if topic and topic <= t.known() and t.person == case.person and not self.contradicts(case, t)]
        return about if len(about) == 2 and about[0].owner.side == about[1].owner.side else []

    def fit(self, case: Case, thread: Thread, rivals: Sequence[Thread]) -> float:
        """How surely a report speaks of a thread, 0 where it does not."""
        score = self._plainly(case, thread, rivals)
        if score > 0:
            return score
        others = frozenset().union(*(r.known() for r in rivals if r is not thread and r.person == thread.person))
        if (
            not _OUTDATED.search(case.report.told)
            and (noun := as_noun(thread, case.report.phrases)) is not thread
            and (score := self._plainly(case, noun, rivals)) > 0
        ):
            return _RENAMED * score
        report = in_words_of(case.report, thread.known(), others)
        return _RENAMED * self._plainly(replace(case, report=report), thread, rivals) if report is not case.report else 0.0

    def _plainly(self, case: Case, thread: Thread, rivals: Sequence[Thread]) -> float:
        pair = paired(case, thread, rivals, self.wording)
        score = _score(pair) or follows_from(pair)
        return 0.0 if score <= 0 or pair.contradicted(case.report) else score

    def contradicts(self, case: Case, thread: Thread) -> bool:
        """Whether something speaks against it (see ``objections``)."""
        return contradicts(case.report, case.held, thread, self.wording.roster)


def _score(pair: Pair) -> float:
    report, match = pair.case.report, pair.match
    if not match.here and answered_elsewhere(pair):
        return match.cover + 0.1
    if report.verdict == "done":
        return told_done(pair) or (answered(pair) if match.here and _may_answer(pair) else 0.0)
    if not match.here:
        found_out = report.verdict == "fact" and report.label and match.cover >= COVER_ELSEWHERE and match.count >= MANY
        return answered(pair) if found_out else 0.0
    if report.verdict == "fact":
        return told_plainly(pair)
    if report.verdict == "moved" and _from_its_date(pair):
        return max(match.cover, _COVER_STATE)
    return _stands(pair)


def _may_answer(pair: Pair) -> bool:
    """Whether a report of something done may be an answer: it tells no more than talk, or comes from who was asked."""
    report = pair.case.report
    return report.verbs <= TALK | SHOWN or replies(report, pair.thread, pair.match.count) or finds_out(report, pair.thread)


def _stands(pair: Pair) -> float:
    """A report that something is dropped, moved, still or again open."""
    case, thread, match = pair.case, pair.thread, pair.match
    report = case.report
    if report.verdict == "dropped" and match.count >= 2 and _SAYS_SO.match(report.text) and replies(report, thread, match.count):
        return max(match.cover, COVER_COMPOUND)  # "Petra says it's allowed, so the matter is off the table"
    if report.verdict == "dropped" and _let_go(pair):
        return match.cover
    if report.verdict == "dropped" and (only_qualifies(report, thread) or ("drop" in thread.names() and "dropped" in report.text)):
        return 0.0  # "calls dropped on Friday, too" is what the task is about
    enough = match.count >= 2 or (match.count == 1 and is_small(thread))
    if enough and match.cover >= (_COVER_PROJECT if case.project else _COVER_STATE):
        return match.cover
    return 0.0 if case.project or report.verdict == "reopened" else by_topic(pair)


def _let_go(pair: Pair) -> bool:
    """Whether the owner drops what stands before ("they refuse. She let it go"), and no other task knows as much of it."""
    case, thread, match = pair.case, pair.thread, pair.match
    report = case.report
    if not report.who or pair.owner_name(report.who) != thread.owner.name or match.cover < COVER_COMPOUND or match.count < 2:
        return False
    return not pair.rivalled(report.topic | report.words)


def _from_its_date(pair: Pair) -> bool:
    """Whether a remark names the very day for which a task was due, and its thing: "the app: 1 April is too tight, new date 15 April"."""
    case, thread = pair.case, pair.thread
    said, report = case.held.date, case.report
    if said is None or not thread.dues or not report.topic & thread.known() - pair.unsaid:
        return False
    named = (
        f.date or (f.month and f.day and dates.with_year(f.month, f.day, said)) for f in dates.find(report.text, case.held.session.order)
    )
    return any(day == thread.dues[-1] for day in named)
