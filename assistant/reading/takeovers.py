"""Promises without a verb that promises: "her CV needs a second reader, that's me", "leave the rename with me", "the second name is still on me".

What somebody would do by a day ("and she'd write a page by 18 April", told of what was agreed) binds them as well; without the day it is a wish.
"""

from __future__ import annotations

import re

from assistant.reading.people import NAME
from assistant.reading.words import is_base_verb, stem

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
# "She said leave it with me on the matinee time", "he could count on me for emptying it", "I've given him my word on one evening a week".
_LEAVE_IT = re.compile(
    rf"\b(?P<who>[Ss]he|[Hh]e|{NAME})\s+(?:said|says|told me|goes)[:,]?\s+[\"“']?(?:to\s+)?leave (?:it|that|this) (?:with|to) (?:me|her|him)[\"”']?,?(?:\s+(?:on|about|re|for|with)\s+(?P<rest>\S.*))?$",
    re.S,
)
_COUNT_ON = re.compile(r"\b(?:can|could|may|should) count on (?P<who>me|her|him) (?:for|to)\s+(?P<rest>\S.*)$", re.S)
_MY_WORD = re.compile(
    rf"\b(?P<who>I|[Ss]he|[Hh]e|{NAME})(?:['’](?:ve|s)|\s+(?:have|has))?\s+(?:gave|given)\s+(?:\w+\s+)?(?:my|her|his) word (?:on|that|for|to)\s+(?P<rest>\S.*)$",
    re.S,
)
# "I'm handing the checks to Stan": what changes hands, before to whom.
_HANDING = re.compile(
    rf"(?<![\w'’])(?P<who>I|[Ss]he|[Hh]e)(?:['’](?:m|s)|\s+(?:am|is))\s+(?P<verb>handing|passing|giving|taking|bringing|moving|lending)\s+(?P<rest>(?:the|my|her|his|our|all|a|an)\s[^.;]{{3,80}}?\s+(?:over\s+)?to\s+(?:{NAME}|him|her|me|them|us)\b[^.;,]*)"
)
# "she'd put a date in, she said": a promise as it was told.
_SAID_SO = re.compile(
    r"^\W*(?:and\s+)?(?P<who>[Ss]he|[Hh]e|I)(?:['’]d|\s+would)\s+(?P<verb>[a-z][\w-]*)(?P<rest>\s+[^.;]{3,120}?),\s+(?:she|he|I)\s+(?:said|says|promised)\W*$",
    re.S,
)
_LOOKS = re.compile(
    r"(?:^|(?:[Nn]o idea|[Nn]ot sure|[Dd]unno|(?:[Dd]o|[Dd]id)n['’]t know|can['’]t remember)[,.:]?\s+(?:(?:but|and) )?)(?:will|must|to) (?:look|check|find out|ask|look it up)\W*$"
)
_WISHED = re.compile(r"\b(?:if|unless|could|rather|ideally|maybe|perhaps|probably|whether|wish|hope\w*|not|never|had|been)\b", re.I)
_NEAR = 20  # characters
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
    return _given(clause) or _would(clause)


def looks_into(clause: str) -> bool:
    """Whether a clause only says that what stands before is looked up: "No idea, will look"."""
    return _LOOKS.search(clause) is not None


def _given(clause: str) -> tuple[str, str] | None:
    """A word that was given: "leave it with me", "count on me", "my word"; or a thing that is being handed on."""
    if found := _LEAVE_IT.search(clause):
        return (found["who"], f"see to {found['rest']}") if found["rest"] else None
    for pattern in (_COUNT_ON, _MY_WORD):
        if (found := pattern.search(clause)) and not _WISHED.search(found["rest"][:_NEAR]):
            return _doer(found["who"]), found["rest"]
    if (found := _HANDING.search(clause)) and not _WISHED.search(clause[: found.start()]):
        return found["who"], f"{stem(found['verb'])} {found['rest']}"
    found = _SAID_SO.match(clause)
    return (found["who"], f"{found['verb']}{found['rest']}") if found and _pledges(found["verb"]) else None


def _pledges(verb: str) -> bool:
    return is_base_verb(verb) and verb not in _NO_PLEDGE


def _doer(who: str) -> str:
    return {"me": "I", "mine": "I", "her": "she", "him": "he"}.get(who, who)


def _would(clause: str) -> tuple[str, str] | None:
    found = _WOULD_BY.match(clause)
    if found is None or _WISHED.search(clause) or not _pledges(found["verb"]):
        return None
    return found["who"], f"{found['verb']}{found['rest']}"
