"""When a statement is the answer that a task asks for: a date, a price, a yes or no, what was found out, a reply of who was to be asked.

"Ask Legal about the clause" is done by "Legal: the clause is fine", "find a date for the dinner" by "the dinner is on 14 March". What tells
whether whom a task asks speaks is in ``replies``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from assistant.knowing.deeds import TALK
from assistant.knowing.replies import ALLOWS, ANSWERS, NO_ANSWER, replies
from assistant.knowing.reports import Report
from assistant.knowing.threads import Thread
from assistant.reading.words import content_words
from assistant.records import Point

_SEEKING = frozenset("ask find check clarify decide agree pick choose confirm look".split())
_SEEKS = re.compile(
    r"^(?:(?:get|ask for|find|obtain|fetch|bring) )?(?:an? |the |new )?(?:dates?|names?|yes or no|an? answer|answer|numbers?|price|quote|estimate|slot|time|decision)\b|\b(?:whether|who|when|which|what|why|how|yes or no)\b",
    re.I,
)
_SEEKS_DATE = re.compile(
    r"^(?:(?:find|set|fix|agree(?: on)?|get|pick|propose|choose|settle|suggest|ask for|send|give|name|offer|confirm|book|look for|clear|block) )?(?:(?:an?|the|some|new|us|me|her|him|them|(?-i:[A-Z])\w+|\d+|two|three) )*(?:dates?|days?|slots?|times?)\b|\b(?:date|slot)$",
    re.I,
)
_MONEY = re.compile(
    r"[€£$] ?\d|\d[\d.,]* ?(?:k\b|€|£|\$|(?:eur|euros?|pounds|dollars|quid)\b|(?:per|each|an? (?:day|week|month|year|head|piece))\b|/ ?[a-z])|\b(?!(?:19|20)\d\d\b)\d{3,}\b",
    re.I,
)
_SEEKS_PRICE = re.compile(
    r"^(?:(?:get|ask for|find|obtain|fetch|bring) )?(?:an? |the |new )*(?:[\w-]+ ){0,2}?(?:price|quote|estimate|cost)s?\b|^(?:[a-z]+ (?:out )?)?what (?:an? |the )?(?:[\w-]+ ){1,5}?(?:costs?|would (?:be|cost))\b",
    re.I,
)
_SEEKS_NAMES = re.compile(r"^(?:(?:get|find|send|give) )?(?:an? |the |new |two |three |four |five |\d )*names?\b", re.I)
_LATER = re.compile(
    r"\b(?:comes?|is due|arrives?|follows?|due|expected|get it|gets? them|ready) (?:on \w+ )?(?:next|tomorrow|soon|later|by|in (?:a|one|two|three|\d) )|\b(?:next (?:week|month)|tomorrow)\W*$",
    re.I,
)
_DATED = re.compile(
    r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth", re.I
)
_ONCE = re.compile(r"\b(?:last (?:year|spring|summer|autumn|winter)|used to)\b", re.I)
_TELLING = frozenset("tell answer say come".split())
_WHETHER = re.compile(r"\b(?:whether|if) (?:we|I|she|he|they|you|it|the|[A-Z]\w+)\b")
_WHICH = re.compile(r"^(?:(?:find out|check|ask|clarify|look up|tell \w+)\b.*\b)?(?:what|who|which|when|where|how (?:many|much))\b", re.I)
_SOURCE = re.compile(r"\b(?:says?|said|confirm(?:s|ed)|according to|wrote|told)\b")
_TAKES_IT = re.compile(
    r"(?:^|: |, )\W*[A-Z]\w+(?: from \w+| [A-Z]\w*)? (?:can |will |['’]ll )?(?:covers?|does (?:it|that|her|his|my)|takes (?:it|that|over|her|his|the|my)|teaches (?:it|her|his|the|my)|runs (?:it|her|his|the|my)|stands? in|steps? in|fills? in|jumps? in)\b"
)
_FAILS = re.compile(r"\b(?:can(?:not|['’]t)|won['’]t|not|no longer)\b|n['’]t\b")
_IS_SO = re.compile(r"\b(?:is|are|was|costs?|comes? to) (?:now |about |around |roughly )?(?:[€$£]? ?\d|[A-Z]\w+(?!\w*['’]s))")
_MEASURED = re.compile(
    r"[€£$] ?\d[\d.,]*|\b\d[\d.,]* ?(?:k\b|%|hours?|minutes?|min\b|days?|weeks?|months?|years?|people|persons?|places?|seats?|rooms?|km|miles?|metres?|meters?|pages?|points?|euros?)\b|\b(?:of|in) 20\d\d\b",
    re.I,
)  # numbers that tell no day
_ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth)\b")
_FOUND = re.compile(
    r"\b(?:it )?(?:turns|turned) out\b|\bfound out\b|\b(?:the )?(?:reason|cause|owner|culprit)(?: is| was|:| =)|\bbelongs to\b|\bis owned by\b",
    re.I,
)
_ARRANGES = frozenset("book plan arrange schedule set fix organise organize reserve agree find".split())
_ITS_DAY = re.compile(
    r"\W*[^:]{3,40}: (?:(?:on|is|booked for|set for) )?(?:the )?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?\d{1,2}(?:st|nd|rd|th|[./]\d{1,2}\b| (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)",
    re.I,
)
_WHAT_IT_WANTS = re.compile(r"\bwhat (?:the |our |her |his )?(?:[\w-]+ ){1,3}(?P<verb>wants|needs|thinks|says|expects|costs|means|pays)\b")
_COVER = frozenset("cover standin substitute replacement".split())
_YES_OR_NO = re.compile(r"\byes or no\b", re.I)
_YES = re.compile(r"\W*(?:yes|no)\b(?!\W*(?:\?|idea|answer|news|decision|not))", re.I)
_NO_WORD = re.compile(r"\bno (?:answer|reply|news|idea|decision|word|response)\b", re.I)
_SAID_NO = re.compile(
    r"\b(?:(?:said|says|say) no|no (?:luck|one|candidates?)|not found|none|nothing|nobody (?:yet|wants?|found|so far|is|has))\b", re.I
)


def answer_of(report: Report, thread: Thread, count: int) -> Literal["awaited", "given"] | None:
    """Whether a statement that shares ``count`` words with a task answers it; "awaited": a yes or no that was promised for later."""
    texts = [m.item.text for m in (thread.first, thread.last)]
    dated = asks_date(thread) or has_its_day(report, thread)
    pending = bool(thread.context()) and bool(thread.deeds() & _TELLING)  # "am I on the rota?" - "I'll tell you next time"
    replied = replies(report, thread, count) or _is_said(report, thread, count) or finds_out(report, thread)
    priced = any(_SEEKS_PRICE.search(text) for text in texts)
    if not (
        dated
        or priced
        or pending
        or replied
        or thread.deeds() & _SEEKING
        or _COVER & thread.names()
        or any(_SEEKS.search(text) for text in texts)
    ):
        return None
    yes = bool(_YES.match(report.text))
    answered = (replied and not NO_ANSWER.search(report.text)) or (
        not replied and (yes or not pending) and _has_its_form(report, thread, texts, dated=dated)
    )
    return None if not answered else "awaited" if pending and yes else "given"


def asks_date(thread: Thread) -> bool:
    """Whether a task is to find a day for something."""
    return any(_SEEKS_DATE.search(m.item.text) for m in (thread.first, thread.last))


def has_its_day(report: Report, thread: Thread) -> bool:
    """Whether a line gives the day of what a task is to arrange: "review: 14 March", of "book the review"."""
    return bool(thread.deeds()) and thread.deeds() <= _ARRANGES and bool(_ITS_DAY.match(report.text))


def _is_said(report: Report, thread: Thread, count: int) -> bool:
    """Whether somebody says yes or no to what the task is to raise: "pay: the board said yes"."""
    if not (thread.deeds() & TALK and ANSWERS.search(report.text)):
        return False
    return count >= 2 or (report.label and bool(thread.deeds() & _TELLING))


def _settles_question(report: Report, thread: Thread, texts: Sequence[str]) -> bool | None:
    """Whether a statement says who does it, whether it is allowed, what it is; None where the task asks for none of these."""
    if ("find" in thread.deeds() or _COVER & thread.names()) and _TAKES_IT.search(report.text):
        return not NO_ANSWER.search(report.text) and not _FAILS.search(report.text)
    if any(_WHETHER.search(text) for text in texts) and ALLOWS.search(report.text) and _SOURCE.search(report.told):
        return not NO_ANSWER.search(report.text)
    if (wanted := [m for m in map(_WHAT_IT_WANTS.search, texts) if m]) and report.label:
        return any(re.search(rf"\b{m['verb']}\b", report.text) for m in wanted)
    if any(_WHICH.match(text) for text in texts) and _IS_SO.search(report.text):
        return not _LATER.search(report.text)
    return None


def _has_its_form(report: Report, thread: Thread, texts: Sequence[str], *, dated: bool) -> bool:
    """Whether a statement has the form of the answer: a date, a yes or no, something behind its topic that is no doubt."""
    said, found = ANSWERS.search(report.text), "find" in thread.deeds()
    if any(_other_ordinal(text, report.text) for text in texts):
        return False
    if (known := _settles_question(report, thread, texts)) is not None:
        return known
    if dated:
        return bool(_DATED.search(_MEASURED.sub("", report.text)))
    if any(_YES_OR_NO.search(text) for text in texts):
        return said is not None and not _NO_WORD.search(report.text)
    if _LATER.search(report.text):
        return False
    if any(_SEEKS_PRICE.search(text) for text in texts):
        told = _MONEY.search(report.text) or (report.label and re.search(r"\d", report.text))
        return bool(told) and not _ONCE.search(report.text)
    if any(_SEEKS_NAMES.search(text) for text in texts):
        return said is not None or re.search(r"[a-z:,] [A-Z][a-z]", report.text) is not None
    if NO_ANSWER.search(report.text) or (found and _SAID_NO.search(report.text)):
        return False
    return report.label or said is not None


def tells_price(report: Report, thread: Thread) -> bool:
    """Whether a task asks what something costs and a line tells a sum behind what it is about: "jetpatcher 4800/wk", of its price."""
    if not any(_SEEKS_PRICE.search(m.item.text) for m in (thread.first, thread.last)) or NO_ANSWER.search(report.text):
        return False
    sum_ = _MONEY.search(report.text)
    return sum_ is not None and bool(set(content_words(report.text[: sum_.start()])) & thread.known())


def _other_ordinal(task: str, told: str) -> bool:
    """Whether a line counts off another one: "a second nurse", where the task is of the third."""
    ours, theirs = set(_ORDINAL.findall(task.lower())), set(_ORDINAL.findall(told.lower()))
    return bool(ours and theirs) and not ours & theirs


def finds_out(report: Report, thread: Thread) -> bool:
    """Whether a line tells what was found out by a task that asks who, what or why: "the feed: turns out it belongs to Kim"."""
    asks = bool(thread.deeds() & _SEEKING) and any(_SEEKS.search(m.item.text) for m in (thread.first, thread.last))
    return asks and bool(_FOUND.search(report.text)) and not NO_ANSWER.search(report.text) and not report.until.rstrip().endswith("?")


def answers_below(point: Point, thread: Thread) -> bool:
    """Whether a line right below a task that asks for a yes or no says either."""
    return thread.status == "open" and bool(_YES_OR_NO.search(thread.last.item.text) and _YES.match(point.said or point.text))
