"""How a report and a task meet: how far one speaks of the other, whether of the same thing, with the numbers that it asks for."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection
from dataclasses import dataclass

from assistant.knowing.counts import below_target, names_enough, numbers_in
from assistant.knowing.deeds import MEASURES
from assistant.knowing.outcomes import Case
from assistant.knowing.phrases import ANY_KIND
from assistant.knowing.reports import Report
from assistant.knowing.taskwords import Words, other_thing
from assistant.knowing.threads import Thread
from assistant.knowing.wording import name_words
from assistant.reading.words import content_words

_COUNT_TOLD = re.compile(r"\W*[\w' -]{3,40}: (?:about |roughly |only )?[€$£]?\d[\d.,]*(?! ?(?:/|of\b|%?\W*(?:done|left|to go|so far)))")


_BY_OTHERS = re.compile(r"\b(?:written|mailed|spoken) to by\b")
_OF_THEM = re.compile(
    r"(?:[a-z]+ )?(?:half )?(?:the |an? )?(?:pages?|paragraphs?|lists?|names?|numbers?|overview|details|cop(?:y|ies)|set|table|photos?|figures)(?: [+&] \w+| and \w+)? (?:of|for) (?:the |her |his |their |our )?(?:\d+ )?(?P<things>[\w-]+(?: [\w-]+)?)",
    re.I,
)
_NEW = re.compile(r"\bnew [\w-]+(?: [\w-]+)?", re.I)
_DEED_OF = {
    **dict.fromkeys(("letter", "note"), frozenset({"write"})),
    **dict.fromkeys(("mail", "message"), frozenset({"write", "mail", "message", "contact"})),
    **dict.fromkeys(("talk", "word", "chat", "conversation"), frozenset({"talk", "speak"})),
}


@dataclass(frozen=True, slots=True)
class Match:
    """How far a report speaks of a thread: share and number of the task's words, whether it tells its deed.

    ``own_deed``: and the task names one, so that the deed says something. ``here``: in the notes of the thread's person.
    """

    cover: float
    count: int
    deed: bool
    own_deed: bool
    here: bool


def names_other(report: Report, thread: Thread) -> bool:
    """Whether a report names only things other than the task's: "sent the budget template" for "send the budget figures"."""
    owner = thread.owner
    names = name_words(owner.name or "") | (
        frozenset(w for p in report.phrases for w in p[:1] if f"{w}'s" in report.text.lower()) if owner.side == "other" else frozenset()
    )
    known = thread.context()
    phrases = [tuple(w for w in p if w not in names and (w == p[-1] or w not in known)) for p in report.phrases]
    return any(phrases) and all(
        phrase[-1] not in known and other_thing(form, phrase, report.words) for form in thread.forms() for phrase in phrases if phrase
    )


def in_short(short: Thread, long: Thread) -> bool:
    """Whether the first thread is what is left of the second, set as an item of its own: "the second manager", of two to interview."""
    words = short.first.words.all - ANY_KIND
    return len(words) > 1 and words < long.names() and long.owner.side == short.owner.side and long.person == short.person


def shared_pair(told: str, task: str) -> bool:
    """Whether both hold the same two words in a row, one of them telling: "five sentences"."""
    pairs = []
    for text in (told, task):
        words = re.findall(r"[a-z0-9]+", text.lower())
        pairs.append(set(itertools.pairwise(words)))
    return any(content_words(" ".join(pair)) for pair in pairs[0] & pairs[1])


def heads_it(report: Report, thread: Thread) -> bool:
    """Whether a report is about the very thing of a task."""
    return any(phrase[-1] in f.heads for phrase in report.phrases for f in thread.forms())


def is_named(report: Report, thread: Thread) -> bool:
    """Whether a report says what the task is about, or tells its noun as a deed."""
    return any(f.head in report.words or (f.heads - f.others - f.aliases) & report.words or as_deed(f, report) for f in thread.forms())


def as_deed(task: Words, report: Report) -> frozenset[str]:
    """The noun of a task without a verb where a report tells its deed instead: "residents were written to", of "letter to residents"."""
    noun = None if _BY_OTHERS.search(report.text) else task.head
    return frozenset({noun}) if noun and not task.deeds and _DEED_OF.get(noun, frozenset()) & report.verbs else frozenset()


def is_new(report: Report, thread: Thread) -> bool:
    """Whether both speak of a new thing by its noun: "the new chairs are comfy", of "new chairs for the lobby"."""
    told = {word for found in _NEW.finditer(report.text) for word in content_words(found[0])}
    texts = [m.item.text for m in (thread.first, thread.last)]
    return any(f.heads & told for f in thread.forms()) and any(_NEW.search(text) for text in texts)


def holds(thread: Thread, things: Collection[str]) -> bool:
    """Whether a task is of a list, the names, a copy of these things: "fields: got them", of "list of the fields"."""
    found = (_OF_THEM.match(m.item.text) for m in (thread.first, thread.last))
    return any(one is not None and set(content_words(one["things"])) & set(things) for one in found)


def calls_it(report: Report, thread: Thread) -> bool:
    """Whether a report calls the task's thing by the last two words or more of what the task calls it: "parts list", of "spare parts list"."""
    tails = {phrase[-2:] for phrase in report.phrases if len(phrase) > 1}
    return any(f.phrase[-2:] in tails for f in thread.forms())


def is_small(thread: Thread) -> bool:
    """Whether a task has two words at most."""
    return max(len(f.words) for f in thread.forms()) <= 2


def reached(case: Case, thread: Thread, match: Match) -> bool:
    """Whether the number that a task names or asks for is told: "crates 12/12" for "label 12 crates", "returns: 212" for "count the returns"."""
    numbers = numbers_in(thread.first.item.text) | numbers_in(thread.last.item.text)
    if bool(case.report.whole & numbers) and (match.deed or not case.report.verbs):
        return True
    if any(below_target(m.item.text, case.report.text) for m in (thread.first, thread.last)):
        return True
    if thread.deeds() & MEASURES and _COUNT_TOLD.match(case.report.text):
        return True
    return any(names_enough(m.item.text, case.report.text) for m in (thread.first, thread.last))
