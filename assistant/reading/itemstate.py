"""How an item stands (open, done, dropped) by its box, its strike-through and its words, and its words without these."""

from __future__ import annotations

import re

from assistant.reading.inline import plain, struck, struck_first, without_fields
from assistant.reading.words import is_base_verb, stem
from assistant.records import State

_DONE_MARKS = frozenset({"x", "X", "✓", "✔", "DONE"})
_DROPPED_MARKS = frozenset({"-", "CANCELED", "CANCELLED"})
_TICK = "[✅✔✓☑](?:\ufe0f|\ufe0e)?"
_WHEN = r"\s+(?:last|this|yesterday|today|on)\b[^)\]]{0,20}"
_DONE_TAIL = re.compile(
    r"(?:\s*[-–—:,;]+\s*|\s+[(\[]\s*|\s+→\s*|\s+)(?:(?:is|are|was|were)\s+)?(?:all\s+|now\s+|already\s+)?"
    rf"(?:DONE|Done|done|complete[d]?|finished|erledigt|hecho|fait|fatto|klaar|closed|shipped|{_TICK})"
    rf"(?:\s*(?:on\s+)?[\d/.-]+|\s+\d{{1,2}}\s+[A-Za-z]{{3,9}}|{_WHEN})?\s*[!.)\]]*$"
    rf"|\s*{_TICK}(?:\s*\d{{4}}-\d{{2}}-\d{{2}})?[^\w]*$"
    rf"|\s+{_TICK}\s+(?!.*\b(?:not|open|half|parts?|partly|rest|but|still|except|only|missing|some|most|almost|nearly)\b)[^.;?✔✓]{{1,25}}$"
)
_DONE_HEAD = re.compile(
    rf"^(?:\[?(?:DONE|Done|done|ERLEDIGT|Erledigt|COMPLETED?|Completed?)\]?(?:\s*[:\-–—]\s+|\]\s*|\)\s*)|{_TICK}\s*)(?=\S)"
)
_DONE_CLAUSE = re.compile(
    r"(?:\s[-–—]+\s*|[:;,.]\s+|\s\(|\s→\s*)"
    r"(?:done|sent|shared|booked|shipped|merged|posted|submitted|signed|finished|delivered|published|uploaded|fixed|filed|paid|sorted|completed|closed"
    r"|agreed|emailed|scheduled|arranged|cancelled it|handed over|went out|out the door)"
    r"(?:\s+(?:it|them|that|over|out|off|on|in|last|this|yesterday|today|already|to|by|\d{1,4}|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday"
    r"|friday)\b[^.;]{0,40}|\s*[!✔✅✓]+)?\s*[.!)✔✅✓]*$",
    re.I,
)
_DONE_MORE = re.compile(
    r"(?:\s[-–—]+\s*|[:;]\s+|\s\()(?:all )?(?:DONE|Done|done|finished|erledigt|hecho)\b(?!\s+(?:by|when|until|if|once))(?=\s*[,.;:)!])[^?]*$"
)
_NOT_DONE = re.compile(r"\b(?:not|nearly|almost|half|to be|isn['’]t|hasn['’]t|once|when|until|get|getting)\s*$", re.I)
_GET_DONE = re.compile(
    r"\b(?:gets?|getting|to have)\s+[\w\s'’-]{1,40}$|^(?:[\w.'’ -]{1,30}:\s+)?(?:make|have|find out)\s+[\w\s'’-]{1,40}$", re.I
)
# "make sure the budget is done", "ship once QA is done": what is to be so, or has to be before.
_TO_BE_SO = re.compile(
    r"\b(?:make sure|makes sure|be sure|ensure|confirm|check|verify|see (?:if|that|whether)|prove|whether|if|when|once|until|till|after|before|that|unless|as soon as|what|which|who)\s",
    re.I,
)
_IS = re.compile(r"^\s+(?:is|are|was|were)\s", re.I)
_ENDS_IN_IS = re.compile(r"\s(?:is|are|was|were|(?:has|have) been)(?:\s(?:all|now|already|fully))?$", re.I)
_DROP_TAIL = re.compile(
    r"(?:\s*[-–—:,;.]+\s*|\s+[(\[]\s*|\s*→\s*)(?:(?:now|is|was|it's)\s+)?"
    r"(?P<word>dropped|drop(?: (?:it|this))?|cancell?ed|not doing(?: (?:it|this|that))?|won['’]t do|no longer (?:needed|relevant)"
    r"|not needed(?: any ?more)?|obsolete|deprioriti[sz]ed|parked|abandoned|skipped|moot|off the table|scrapped|killed|withdrawn)\b"
    r"(?:\s+(?:on\s+)?\d{4}-\d{2}-\d{2}\b)?(?P<why>[^\])]*)[\])]?\s*$|❌",
    re.I,
)
_DROP_HEAD = re.compile(r"^\[?(?:dropped|cancell?ed|parked|deprioriti[sz]ed|not doing|won['’]t do)\]?\s*[:\-–—]\s*(?=\S)", re.I)
_DROP_REMARK = re.compile(r"\W*(?:dropped|cancell?ed|not needed|no longer|moot|obsolete)\b", re.I)
_REASON = re.compile(r"^\W*(?:because|since|as|due to|for now|:|,|—|–|-|\()?\W*(?P<why>\S.*)$", re.S)
_BEHIND_TASK = re.compile(r"\s+[-–—]\s+|\s+\((?=[a-z])|\s+because\s+|:\s+(?=[a-z])")
_DATE_SIGN = re.compile(
    r"\s*[📅🗓⏳🛫✅❌➕]\ufe0f?\s*\d{4}-\d{2}-\d{2}|\s*🔁[^📅⏳🛫✅❌➕]*|\s*[⏬🔽🔼⏫🔺]|\s*(?:🆔|⛔)\s*\S+|\s*🏁\s*\S+"
)
_ORG = re.compile(r"\s*(?:SCHEDULED|DEADLINE|CLOSED):\s*<[^>]*>|\[#[A-C]\]\s*")
HASHTAG = re.compile(r"(?<!\S)#[\w/-]*[A-Za-z][\w/-]*")
# A tag that is part of the sentence stays: "fix the date in #billing".
_APPENDED = re.compile(
    r"(?<!\bin )(?<!\bon )(?<!\bto )(?<!\bat )(?<!\bof )(?<!\bby )(?<!\bfor )(?<!\bthe )(?<!\bfrom )(?<!\bwith )(?<!\binto )(?<!\bvia )"
    + HASHTAG.pattern
)
_LAST_TAGS = re.compile(rf"(?:\s+{HASHTAG.pattern})+\s*$")


def state_of(mark: str | None, text: str, raw: str) -> tuple[State, str, str | None]:
    """Open, done or dropped; the text without the words that say so; the reason of a drop."""
    crossed = struck_first(raw)
    if crossed and mark not in _DROPPED_MARKS and not _task_again(crossed[1]):
        return ("dropped", crossed[0], crossed[1]) if _DROP_REMARK.match(crossed[1]) else ("done", plain(crossed[0]), None)
    if mark in _DROPPED_MARKS or _DROP_HEAD.search(text) or _DROP_TAIL.search(text):
        return "dropped", *_without_drop(text)
    if mark in _DONE_MARKS or struck(raw):
        return "done", _without_done(text), None
    for pattern in (_DONE_HEAD, _DONE_TAIL, _DONE_MORE, _DONE_CLAUSE):
        found = pattern.search(text)
        if found and not _unfinished(text[: found.start()], found.group(0)):
            return "done", _without_done(text), None
    return "open", text, None


def _task_again(remark: str) -> bool:
    """Whether what follows struck words is the task in its new form: "~~send Kim the deck~~ send Pat the deck"."""
    first = re.match(r"(?:\w+:\s+)?([a-z][\w-]*)\b", remark)
    return first is not None and is_base_verb(first[1]) and stem(first[1]) == first[1] and first[1] not in ("put", "read", "set", "cut")


def _unfinished(before: str, words: str) -> bool:
    """Whether the end is still to come: "nearly done", "get the deck done", "make sure that it is done"."""
    if not re.match(r"\s+[a-z]", words):
        return bool(_NOT_DONE.search(before))
    so = (_IS.match(words) or _ENDS_IN_IS.search(before)) and _TO_BE_SO.search(before)
    return bool(_NOT_DONE.search(before) or _GET_DONE.search(before) or so)


def _without_done(text: str) -> str:
    text = _DONE_HEAD.sub("", text)
    cut = _DONE_MORE.sub("", _DONE_TAIL.sub("", text))
    shorter = _DONE_CLAUSE.sub("", cut)
    cut = shorter if len(shorter.split()) >= 2 else cut
    return cut.strip() or text


def _without_drop(text: str) -> tuple[str, str | None]:
    text = _DROP_HEAD.sub("", text)
    found = _DROP_TAIL.search(text)
    if found and found.group("word"):
        why = _REASON.match(found.group("why") or "")
        reason = _LAST_TAGS.sub("", why.group("why")).strip(" .)") if why else ""
        return text[: found.start()].strip() or text, reason if len(reason) > 2 else found.group("word").lower()
    split = _BEHIND_TASK.split(text, maxsplit=1)
    if len(split) == 2 and len(split[0].split()) >= 2:
        return split[0].strip(), split[1].strip(" .)")
    return text.replace("❌", "").strip(), None


def without_signs(text: str) -> str:
    """The text without the dates and priorities that task plugins write as emoji."""
    return _DATE_SIGN.sub(" ", text).strip() or text


def tidy(text: str, due_text: str | None) -> str:
    """The words of a task: dates, fields, tags of task plugins and loose punctuation gone."""
    text = _ORG.sub(" ", _DATE_SIGN.sub(" ", without_fields(text)))
    if due_text and due_text in text:
        text = re.sub(r"\s*[(\[{]?\s*@?" + re.escape(due_text) + r"\s*[)\]}]?", " ", text, count=1)
    text = re.sub(r"(?:^|\s)\^[\w-]+$", "", _APPENDED.sub(" ", text))
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\(\s*\)|\[\s*\]|\{\s*\}", "", text)
    return re.sub(r"\s+([.,;:])", r"\1", text).strip(" .,;:-–—→>")
