"""Remarks on a whole list: "everything from last time is done", "last week's actions: all closed", "nothing open from last time"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.reading.words import content_words
from assistant.records import Point

_LIST = r"(?:actions?|action items|items|list|to-?dos|points|tasks|follow-?ups|promises|commitments|next steps)"
_LAST = r"(?:last (?:time|week|month|session|call|meeting|one|1:1)|the last (?:time|session|call|meeting|one|1:1)|before|the previous (?:one|session|call|meeting))"
_THEIRS = rf"(?:(?P<whose>my|your|her|his|our|the) )?(?:{_LIST}|ones) (?:from|of) {_LAST}|{_LAST}['’]s (?P<whose2>own )?{_LIST}|(?P<whose3>my|your|her|his|our) (?:old |last )?{_LIST}(?: (?:from|of) {_LAST})?"
_DONE = r"(?:done|closed|ticked(?: off)?|finished|completed?|sorted|through|off the list|dealt with)"
_EVERY = (
    r"(?P<every>everything|all(?: of (?:it|them|these|those))?|both(?: of them)?|all (?:three|four|five|six|seven|eight|\d+)(?: of them)?)"
)
_BE = r"(?:(?: is| are| was| were|['’]s)(?: now| all| both)*|:| all| both)"
_WHOLE = (
    re.compile(rf"^\W*(?:{_EVERY}(?: (?:from|of) {_LAST})|{_EVERY.replace('every', 'every2')} (?:of )?(?:the )?(?:{_THEIRS})){_BE}\W*{_DONE}\b", re.I),
    re.compile(rf"^\W*(?:{_THEIRS}){_BE}\W*(?P<every>all|both|everything)?\W*{_DONE}\b", re.I),
    re.compile(rf"^\W*(?:(?:from )?{_LAST}(?:['’]s list)?)(?:: | - | — )(?P<every>all|both|everything)\b(?: is| are)?\W*{_DONE}\b", re.I),
    re.compile(rf"^\W*(?:nothing|no (?:{_LIST})) (?:is |are |was |were )?(?:still )?(?:left |open|outstanding|pending|left over|overdue)(?: now)? (?:from|of) {_LAST}\b", re.I),
    re.compile(rf"^\W*no (?:open|outstanding|pending) {_LIST} (?:from|of) {_LAST}\b", re.I),
)  # fmt: skip
_IN_REVIEW = re.compile(
    rf"^\W*(?P<every>everything|all|both|all (?:three|four|five|six|\d+))(?: of (?:it|them))?(?: is| are| was| were)?(?: now)? {_DONE}\W*$",
    re.I,
)
_EXCEPT = re.compile(r",? (?:apart from|except(?: for)?|save for|other than|but for|aside from) ")
_BUT = re.compile(
    r"\b(?:but|except|apart|bar|save for|other than|besides|only|not|nearly|almost|aside|should|will|would|could|if|once|when|until|by)\b|n['’]t\b|\?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Roundup:
    """A remark that all tasks of the last list are done, but for one that shares a word with ``excepted``. ``count``: how many it says there were; ``whose``: "my", "her", if it says so."""

    count: int | None
    whose: Literal["mine", "theirs"] | None
    excepted: frozenset[str] = frozenset()


def roundup_of(point: Point) -> Roundup | None:
    """What a point says of the whole list of last time, if it does. In a review of last time "all done" will do."""
    if point.noise or point.private or point.mark is not None or point.kind in ("code", "comment", "quote"):
        return None
    text, _, left = _EXCEPT.sub("\n", (point.said or point.text).split(". ")[0], count=1).partition("\n")
    if _BUT.search(text):
        return None
    found = next((m for pattern in _WHOLE if (m := pattern.match(text))), None)
    if found is None and point.zone in ("done", "previous"):
        found = _IN_REVIEW.match(text)
    if found is None:
        return None
    groups = {name: (value or "").lower() for name, value in found.groupdict().items()}
    whose = groups.get("whose") or groups.get("whose3") or ""
    every = groups.get("every") or groups.get("every2") or ""
    return Roundup(
        _count(every) if not left else None,
        "mine" if whose == "my" else "theirs" if whose in ("her", "his", "your") else None,
        frozenset(content_words(left)),
    )


def _count(every: str) -> int | None:
    if every.startswith("both"):
        return 2
    number = re.search(r"\d+|three|four|five|six|seven|eight", every)
    names = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
    return None if number is None else names.get(number[0]) or int(number[0])
