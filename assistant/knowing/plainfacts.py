"""When a plain statement settles a task: it answers what the task asks, or follows from its deed."""

from __future__ import annotations

from dataclasses import replace

from assistant.knowing.answers import answer_of, asks_date, tells_price
from assistant.knowing.aspects import heads_it, names_other, reached
from assistant.knowing.consequences import follows, has_it, thing_had
from assistant.knowing.deeds import SPEECH
from assistant.knowing.objections import only_qualifies
from assistant.knowing.pairing import BUT, COVER_COMPOUND, COVER_DEED, MANY, WHOLE, Pair, by_topic
from assistant.knowing.phrases import ANY_KIND
from assistant.knowing.replies import answered_there, asked_of, quotes_the_asked, replies, told_of
from assistant.knowing.states import is_so
from assistant.knowing.synonyms import with_synonyms
from assistant.knowing.wording import first_word
from assistant.reading.words import content_words

_COVER_PLAIN = 0.85  # in another's notes, of what is there or is so


def told_plainly(pair: Pair) -> float:
    """A statement that tells no deed: the words of whom a task asks, a number that is reached, an answer."""
    case, thread, match = pair.case, pair.thread, pair.match
    if quotes_the_asked(case.report.text, thread):
        return max(match.cover, COVER_DEED)
    if match.cover >= COVER_DEED and reached(case, thread, match):
        return match.cover
    return answered(pair)


def answered(pair: Pair) -> float:
    """A task that asks for something is done by a plain statement of it: "ask legal about the clause" ← "Legal: the clause is fine"."""
    case, thread, match = pair.case, pair.thread, pair.match
    report = case.report
    if report.verdict == "done" and thread.deeds() & SPEECH and match.cover > WHOLE and match.count >= MANY:
        return match.cover  # all that was to be raised is told of as a matter that went on
    answer = None if case.project else answer_of(report, thread, match.count)
    if answer is None:
        return 0.0
    replied = match.here and match.count >= 2 and replies(report, thread, match.count)
    bar = COVER_COMPOUND if replied and report.label else COVER_DEED
    if match.cover >= bar and (match.count >= 2 or match.cover > WHOLE):
        return match.cover
    priced = tells_price(report, thread)
    there = replied or answer == "awaited" or priced
    if report.verdict == "fact" and (
        priced or (asks_date(thread) and heads_it(report, thread))
    ):  # what is told of it is the answer, no other thing
        pair = pair.about(report.topic & thread.known().union(*report.phrases))
    return by_topic(pair, there=there) if match.here else 0.0


def answered_elsewhere(pair: Pair) -> bool:
    """Whether a line in the notes of whom a task asks or tells gives the answer, or says that they know."""
    case, thread, match = pair.case, pair.thread, pair.match
    report, person = case.report, case.held.person
    if not person or report.verdict not in ("done", "fact") or not asked_of(thread, person):
        return False
    names = pair.wording.unsaid(person) | pair.unsaid
    of = first_word(thread.person) if thread.person else ""
    return answered_there(report, thread, match.cover, names) or bool(of and told_of(report, thread, names, of))


def follows_from(pair: Pair) -> float:
    """What a report tells of the task's thing follows from its deed: "the fence holds", of "fix the fence"."""
    case, thread, match = pair.case, pair.thread, pair.match
    report = case.report
    if case.project or report.verdict not in ("done", "fact"):
        return 0.0
    so = any(is_so(m.item.text, report.text) for m in (thread.first, thread.last))
    holder = has_it(thread.deeds(), report.text)
    if holder is not None and (thing := thing_had(report.text)) and thing not in with_synonyms(thread.known()):
        holder = None  # "the van has new scratches"
    if not match.here:
        plain = match.cover >= _COVER_PLAIN and match.count >= MANY and any(f.heads & report.words for f in thread.forms())
        return match.cover if plain and (so or holder is not None) else 0.0
    known = thread.known() | pair.unsaid | ANY_KIND
    if not (so or follows(thread.deeds(), report.text)) and (holder is None or not set(content_words(holder)) <= known or "'s " in holder):
        return 0.0
    if names_other(report, thread) or only_qualifies(report, thread) or pair.contradicted(replace(report, verdict="done")):
        return 0.0
    if " again" in report.text and BUT.search(report.told):
        return 0.0  # "fine again, but it hangs"
    if match.cover >= COVER_DEED and (match.count >= 2 or match.cover > WHOLE):
        return match.cover - 0.1
    if heads_it(report, thread):  # how it is now is no other thing
        pair = pair.about(report.topic & known.union(*report.phrases))
    return by_topic(pair, there=heads_it(report, thread))
