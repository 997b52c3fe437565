"""Promises without a verb that promises: "her CV needs a second reader, that's me", "leave the rename with me", "the second name is still on me".

What somebody would do by a day ("and she'd write a page by 18 April", told of what was agreed) binds them as well; without the day it is a wish.
"""

from __future__ import annotations

import re

from assistant.reading.people import NAME
from assistant.reading.words import is_base_verb

_DAY = r"(?:the\s+)?(?:end\b|mid\b|next\b|tomorrow\b|christmas\b|easter\b|then\b|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d)"
_THATS_ME = re.compile(
    rf"^\W*(?P<rest>[^.;?]{{8,140}}?)(?:,|\s[-–—]{{1,2}})\s+(?:that['’]s|that is|this is|that one is|that one['’]s)\s+(?:for\s+|on\s+)?(?P<who>me|mine|(?<=on ){NAME}|(?<=on )(?:her|him))(?P<when>(?:,?\s+.*)?)$",
    re.S,
)
_LEFT = re.compile(
    rf"^\W*(?P<rest>(?:the|her|his|my|our|their|all)\s[^.;?,]{{3,100}}?)\s+(?:he|she|they|you|{NAME})\s+(?:can|may|could|should)\s+leave\s+(?:with|to)\s+me\b",
    re.S,
)
_LEAVE = re.compile(
    r"\b(?:leaves?|left|can leave)\s+(?P<rest>(?!(?:it|that|this|them)\b)(?:the|her|his|my|our|their)\s[^.;?,]{3,100}?)\s+(?:with|to)\s+me\b",
    re.S,
)
_ON_ME = re.compile(
    r"^\W*(?P<rest>(?:the|my|a|her|his|our)\s+[^.;?,]{3,80}?)\s+(?:is|are)\s+(?:still\s+|now\s+|also\s+)?(?:on|with)\s+(?P<who>me)(?:\W*$|,\s)",
    re.I,
)
_TREATS = re.compile(
    r"\b(?:lunch|dinner|coffee|drinks?|round|bill|treat|joke|pressure|blame|fault|eyes?|focus|ball|onus|shame|same|problem)s?\b", re.I
)
_WOULD_BY = re.compile(
    rf"^\W*(?:and\s+|also\s+|but\s+)?(?P<who>I|i|[Ss]he|[Hh]e|[Ww]e|{NAME})(?:['’]d|\s+would)\s+(?:also\s+|then\s+)?(?P<verb>[a-z][\w-]*)(?P<rest>\s+.*?\b(?:by|before|until|till)\s+{_DAY}.*)$",
    re.S | re.I,
)
_WISHED = re.compile(r"\b(?:if|unless|could|rather|ideally|maybe|perhaps|probably|whether|wish|hope\w*|not|never|had|been)\b", re.I)
_NO_PLEDGE = frozenset(
    "be have like love prefer want need hate expect say think know see hope got gone done been had never not rather better".split()
)


def taken_over(clause: str) -> tuple[str, str] | None:
    """(who, the words of what) of such a promise in a clause; None where it holds none.

    >>> taken_over("the rename of the columns he can leave with me")
    ('I', 'the rename of the columns')
    >>> taken_over("lunch is on me"), taken_over("she'd like it by Friday")
    (None, None)
    """
    if found := _THATS_ME.match(clause):
        return _doer(found["who"]), f"{found['rest']}{found['when']}"
    if found := _LEFT.match(clause) or _LEAVE.search(clause):
        return ("I", found["rest"]) if not _WISHED.search(clause[: found.start("rest")]) else None
    found = _ON_ME.match(clause)
    if found and not _TREATS.search(found["rest"]):
        return "I", found["rest"]
    return _would(clause)


def _doer(who: str) -> str:
    return {"me": "I", "mine": "I", "her": "she", "him": "he"}.get(who, who)


def _would(clause: str) -> tuple[str, str] | None:
    found = _WOULD_BY.match(clause)
    if found is None or _WISHED.search(clause) or not is_base_verb(found["verb"]) or found["verb"] in _NO_PLEDGE:
        return None
    return found["who"], f"{found['verb']}{found['rest']}"
