"""When a report tells that a task is done: it tells the task's deed, or shows that what was to be made is there."""

from __future__ import annotations

import re

from assistant.knowing.aspects import calls_it, heads_it, is_named, is_new, is_small, names_other, reached, shared_pair
from assistant.knowing.counts import names_enough
from assistant.knowing.deeds import (
    ARRIVED,
    GOT,
    HAD,
    HELD,
    IN_USE,
    INTRODUCED,
    JUDGED,
    LOOKED_THROUGH,
    MISHAPS,
    PLACED,
    SHOWN,
    SPEECH,
    TALK,
    delivers,
    given,
    handed_over,
    shown,
    takes_place,
)
from assistant.knowing.elsewhere import only_one_known, told_elsewhere
from assistant.knowing.objections import only_heads, owns, used_by_other
from assistant.knowing.pairing import BUT, COVER_COMPOUND, COVER_DEED, MANY, WHOLE, Pair, by_topic

_COVER_SURE = 0.6  # without the verb, where the report says outright that it is done
_COVER_OTHER_THING = 0.75  # where it seems to be about another thing
_ENOUGH = 1.3  # see ``_hinted``
_OPENS_WITH_DEED = re.compile(
    r"\W*(?:(?:[Tt]ook|[Ss]pent|[Ww]ore|[Aa]te)(?= (?:his|her|the|both|all)\b)|[Ww]atched|[Rr]ead|[Ll]iked|[Ll]oved|[Ee]njoyed|[Uu]sed)\b"
)
_COMPLETED = frozenset("do complete finish close settle".split())  # what is said of a deed told as a thing: "the swap is settled"
_ASIDE = frozenset("together twice really already draft version first whole".split())  # beside what a report is about
_CAME = re.compile(r"\b(?:came|arrived|landed|reached (?:me|us|him|her)|received)\b", re.I)
_THANKS = re.compile(r"\bthanks to ([A-Z][\w-]+|you|me|him|her)\b")


def told_done(pair: Pair) -> float:
    """How surely a report that something is done is of the task, 0 where it is not."""
    return _done(pair) or _hinted(pair)


def _received(pair: Pair) -> bool:
    """Whether the report tells that what the task hands over has come to somebody, or that who was to get it uses it."""
    report, thread = pair.case.report, pair.thread
    used = (
        report.who is not None
        and thread.owner.side == "mine"
        and pair.owner_name(report.who) == thread.person
        and used_by_other(report, thread)
    )
    return used or bool((report.who is not None or _OPENS_WITH_DEED.match(report.text)) and handed_over(thread.deeds(), report.verbs))


def _done(pair: Pair) -> float:
    case, thread, match = pair.case, pair.thread, pair.match
    report, received = case.report, _received(pair)
    product = (
        not thread.deeds()
        and bool(report.verbs & (SHOWN | LOOKED_THROUGH))
        and (is_new(report, thread) or any(delivers(f.head) for f in thread.forms()) or report.verbs & {IN_USE, HELD})
    )
    lent = JUDGED in report.verbs and given(thread.deeds()) and owns(report, thread)  # "his two people were gold"
    if not (match.deed or report.sure) and (product or lent or shown(thread.deeds(), report.verbs)):
        there = match.here or (match.cover >= _COVER_SURE and match.count >= MANY and owns(report, thread))
        return _is_there(pair) if there else 0.0
    if only_heads(report, thread) and (not match.own_deed or (ARRIVED in report.verbs and not report.sure)):
        return 0.0
    told = reached(case, thread, match) or bool(
        thread.deeds() & report.topic
        and (
            report.verbs & _COMPLETED
            or (ARRIVED in report.verbs and thread.deeds() & {p[-1] for p in report.phrases})
            or (report.sure and not report.verbs)
        )
    )
    deed = match.deed or received or told or (not thread.deeds() and bool(report.verbs - TALK - MISHAPS - SHOWN))
    strong = report.sure or deed
    if not strong:
        return 0.0
    if not match.here:
        return match.cover if told_elsewhere(case, thread, match) or only_one_known(case, thread, pair.rivals, pair.wording) else 0.0
    if match.own_deed and any("-" in n and n in report.words for f in thread.forms() for n in f.numbers):
        return match.cover  # "read 6-10" names which of the texts
    # "talked about the contract" is not yet "ask Legal about the contract"
    spoken = (
        not (report.sure or report.verbs & GOT)
        and thread.deeds() & SPEECH
        and not {f.phrase[0] for f in thread.forms() if f.phrase} & report.words
    )
    compound = match.cover >= COVER_COMPOUND and match.count >= 2 and calls_it(report, thread)
    if compound and deed and not spoken and not names_other(report, thread):
        return match.cover
    unsure = spoken or not (match.own_deed or told or is_named(report, thread)) or names_other(report, thread)
    bar = _COVER_OTHER_THING if unsure else COVER_DEED if deed else _COVER_SURE
    introduced = received and bool(thread.deeds() & INTRODUCED)
    whole = match.cover > WHOLE and (heads_it(report, thread) or introduced)
    if match.cover >= bar and (match.count >= 2 or is_small(thread) or whole):
        return match.cover + (0.15 if match.deed else 0.0)
    named = any(names_enough(m.item.text, report.text) for m in (thread.first, thread.last))
    if report.label and _CAME.search(report.text) and match.count >= 2:  # "the fair: her page came"
        named = named or report.topic <= thread.known() | pair.unsaid
    return 0.0 if case.project or spoken else by_topic(pair, there=named)


def _hinted(pair: Pair) -> float:
    """The owner tells the task's own deed of something that only this task knows, in partly other words: hints add up.

    The weights and ``_ENOUGH`` were measured on the labelled corpora: what closed a task had 1.45 and more, the rest at most 1.15.
    """
    case, thread, match = pair.case, pair.thread, pair.match
    report, weights = case.report, pair.wording.weights
    thanked = _THANKS.search(report.text)
    who = thanked[1] if thanked else report.who
    if not (match.here and match.own_deed and who) or case.project or pair.owner_name(who) != thread.owner.name:
        return 0.0
    topic = report.topic - pair.unsaid
    if pair.rivalled(report.topic | report.words):
        return 0.0
    known = weights.sum(topic & thread.known()) / weights.sum(topic) if topic else 0.0
    score = match.cover + 0.6 * known + 0.6 + 0.25 * shared_pair(report.text, thread.first.item.text)
    score += 0.3 * (thanked is not None) - 0.3 * names_other(report, thread)
    return 0.4 if score >= _ENOUGH else 0.0


def _is_there(pair: Pair) -> float:
    """What was to be made is there: judged, read, counted, had. Only where the report names that very thing and nothing more."""
    case, thread, match = pair.case, pair.thread, pair.match
    report = case.report
    if names_other(report, thread) or case.project:
        return 0.0
    heads = {phrase[-1] for phrase in report.phrases}
    if HAD in report.verbs and BUT.search(report.told):
        return 0.0
    placed = PLACED in report.verbs
    product = not thread.deeds()
    own = any((f.heads | ({f.verb} if takes_place(f.deeds) else set())) & heads for f in thread.forms()) or bool(thread.context() & heads)
    if placed and match.cover < _COVER_OTHER_THING:
        return 0.0
    if not own and (product or takes_place(thread.deeds()) or not heads & {f.verb for f in thread.forms()}):
        return match.cover if match.cover >= _COVER_OTHER_THING and match.count >= 2 else 0.0
    unknown = report.topic - thread.known() - pair.unsaid - _ASIDE
    if unknown and (match.cover < _COVER_OTHER_THING or match.count < 2):
        return 0.0
    return by_topic(pair, there=own) or (match.cover if match.cover >= COVER_DEED else 0.0)
