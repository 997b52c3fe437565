"""When a line in one person's notes reports on a task of another's: "technician: the ad is online", in the notes with the boss."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.knowing.aspects import Match, calls_it
from assistant.knowing.matching import coverage
from assistant.knowing.objections import owns
from assistant.knowing.outcomes import Case
from assistant.knowing.taskwords import told_apart
from assistant.knowing.threads import Thread
from assistant.knowing.wording import Wording, first_word

COVER_ELSEWHERE = 0.66  # share of a task's words that such a report must name
_MANY = 3  # words, the owner's name counted
_PERSONAL = frozenset(
    """raise review feedback letter goal holiday leave contract salary bonus promote birthday day application reference check-in chat coffee
    lunch call meet talk""".split()
)
_POSSESSIVE = re.compile(r"\b(?:his|her|my|your)\b", re.I)


def told_elsewhere(case: Case, thread: Thread, match: Match) -> bool:
    """Whether a report in another's notes names enough of a task, or its person, to be of it."""
    named = thread.person is not None and first_word(thread.person) in case.report.words
    if any(told_apart(form, phrase) for form in thread.forms() for phrase in case.report.phrases):
        return False
    known = match.cover >= COVER_ELSEWHERE and match.count >= 3 and (match.deed or case.report.sure or named)
    known = known or (match.deed and match.count >= _MANY and owns(case.report, thread) and calls_it(case.report, thread))
    known = known or (match.cover >= COVER_ELSEWHERE and match.count >= 2 and match.own_deed and case.report.sure)
    return known or (match.deed and match.cover >= 0.9 and match.count >= 2)


def only_one_known(case: Case, thread: Thread, rivals: Sequence[Thread], wording: Wording) -> bool:
    """Whether a report in another's notes names the task's thing and what tells it from its like, and no other open task knows these.

    Not where the thing is the person's own: "his raise is through" in Sam's notes is Sam's raise.
    """
    report = case.report
    if not (report.sure or thread.deeds()) or _PERSONAL & thread.names() or _POSSESSIVE.search(report.text):
        return False
    names = wording.unsaid(case.person) | wording.unsaid(thread.person)
    heads = frozenset().union(*(f.heads for f in thread.forms()))
    told = report.words - names
    if not told & heads or any(len(told & r.names()) >= len(told & thread.names()) for r in rivals if r is not thread):
        return False
    own = max(coverage(f, told, wording.weights)[0] for f in thread.forms())
    return own >= COVER_ELSEWHERE and len(told & thread.names()) >= 2
