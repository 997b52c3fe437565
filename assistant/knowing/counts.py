"""Things that a line counts: "160 of 200" is a part, "12/12" is all of it, "two chapters" is fewer than the three of a task."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.reading.words import content_words

_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
NUMBERS = frozenset(_WORDS)
_VALUES = {word: number for number, word in enumerate(_WORDS, 1)}
_NUMBER = rf"\d{{1,5}}|{'|'.join(_WORDS)}"
_SHARE = re.compile(
    rf"\b(?P<part>{_NUMBER}|some|most|half)(?P<unit>k)?(?: ?/ ?| (?:of|out of) )(?:the |our |his |her |my |their |all )?[€£$]?(?P<whole>{_NUMBER})(?(unit)k)\b(?![/.-]\d)",
    re.I,
)
_LEFT = re.compile(
    rf"\b(?:{_NUMBER}|some|a few|the rest) (?:more )?(?:to go|left(?! (?:over|the|for|us|because|their|his|her|our|after|in|at|last|early)\b)|missing|remaining|outstanding|still open)\b"
    r"|\b(?:the )?rest (?:by|until|till|follows|to follow|next|is to come)\b|,\s(?:the )?(?!an? )[a-z][\w–/-]*(?: [\w–/-]+)? (?:is |are |still )*missing(?=\W*$|[,;.]| (?:because|as|since|until|for)\b)",
    re.I,
)
_LISTED = re.compile(rf":\s+(?:all |got |have )?(?P<whole>{_NUMBER})(?![,.]\d)(?=\s*(?:[,.;!]|$))", re.I)
_PICKED = re.compile(r"\b(?:liked?|loved?|prefer(?:red|s)?|met|saw|chose|picked|took) $", re.I)  # "liked one of the two": both are there
_PER_CENT = re.compile(
    r"(?<![\d.,])(?<!\bwas )(?<!\bfrom )(?<!\bdown )(?<!\bup )(?<!\bto )(?<!\bby )(?<!\bof )\b(\d{1,3}) ?%(?! (?:for|discount|raise|interest|share|up|down|more|less|of|off|higher|lower|better|worse|over|under|above|below|growth)\b)"
    # "MAPE 18% garden": a measure of something, no progress
    r"(?! (?!(?:done|complete|ready|there|through|finished|written|read|now|so|today|as|and|but|after|in|by|on|at|yet|with|to|are|is|was|were|have|has|left|open|still|only|maybe|or|i|he|she|we|they|it|then|already|missing|[a-z]+ed)\b)[a-z]+)"
)
_RATE = re.compile(
    r"\b(?:share|margin|discount|raise|interest|tax|vat|fee|slack|gets?|earns?|lands? at|(?:my|his|her|the|a) \d{1,3} ?%)", re.I
)  # no part of work
_AMOUNT = re.compile(rf"(?<![\w#/.:-])(?P<number>{_NUMBER})\s+(?P<thing>[a-z][\w-]*(?:\s+[a-z][\w-]*)?)", re.I)
_NAMES_OF = re.compile(
    rf"\b(?P<number>{_NUMBER}) (?:\w+ )?(?:names?|quotes?|offers?|references?|candidates?|suppliers?|vendors?|people|options?|companies|firms|books?|titles?)\b",
    re.I,
)
_NAMES = re.compile(r"[A-Z][\w&-]+(?: [A-Z][\w&-]+)*(?:(?:, (?:and )?| and | or | / )[A-Z][\w&-]+(?: [A-Z][\w&-]+)*)+")
_TARGET = re.compile(
    rf"\b(?:cut|reduce|shorten|trim|lower|bring|get|push|shrink)\b.*\b(?:below|under|to|less than) (?P<number>[\d.,]*\d|{'|'.join(_WORDS)})\b",
    re.I,
)
_AT = re.compile(r"\b(?:at|to|now|is) (?:only |about |roughly )?(?P<number>\d[\d,]*(?:\.\d+)?)\b")
_SEGMENT = re.compile(r"[,;(]")


def is_part(text: str, at: int | None = None) -> bool:
    """Whether a part is counted: "160 of 200", "60 %". ``at``: only in the part between commas where this character stands.

    >>> is_part("160 of 200 done"), is_part("40 of 40"), is_part("three of five shops"), is_part("sent on 3/7")
    (True, False, True, False)
    """
    whole = text
    if at is not None:
        begin = max((gap.end() for gap in _SEGMENT.finditer(text, 0, at)), default=0)
        end = next((gap.start() for gap in _SEGMENT.finditer(text, at)), len(text))
        text = text[begin:end]
    if _LEFT.search(whole):
        return True
    if not _RATE.search(text) and any(int(found.group(1)) < 100 for found in _PER_CENT.finditer(text)):
        return True
    return any("/" not in found[0] and not _is_all(found) and not _PICKED.search(text[: found.start()]) for found in _SHARE.finditer(text))


def whole_of(text: str) -> frozenset[str]:
    """The numbers that are reached: {"12"} in "crates 12/12". A date written so is told from it by the task, which names the number.

    >>> sorted(whole_of("crates 12/12")), sorted(whole_of("40 of 40, all five of five")), sorted(whole_of("6/12"))
    (['12'], ['40', '5'], [])
    >>> sorted(whole_of("carpet quotes: three, the cheapest from Ghent"))
    ['3']
    """
    reached = [found for found in _SHARE.finditer(text) if _is_all(found)]
    return frozenset(str(_value(found["whole"])) for found in (*reached, *_LISTED.finditer(text)))


def names_enough(task: str, told: str) -> bool:
    """Whether a report names as many as a task asks names of.

    >>> names_enough("three names for the panel", "panel: gave her Kim, Priya and Joe")
    True
    >>> names_enough("three names for the panel", "panel: gave her Kim, two more to come")
    False
    """
    asked = _NAMES_OF.search(task)
    listed = _NAMES.search(told) if asked else None
    return bool(asked and listed and len(re.findall(r"[A-Z][\w&-]+(?: [A-Z][\w&-]+)*", listed[0])) >= _value(asked["number"]))


def below_target(task: str, told: str) -> bool:
    """Whether a number that a task wants something brought down to is reached.

    >>> below_target("cut the feature to 900 words", "the feature is at 880 words")
    True
    >>> below_target("cut the feature to 900 words", "the feature is at 1,400 words")
    False
    """
    asked, reached = _TARGET.search(task), _AT.search(told)
    if not (asked and reached):
        return False
    number = asked["number"]
    goal = float(number.replace(",", "")) if number[0].isdigit() else float(_VALUES[number.lower()])
    return float(reached["number"].replace(",", "")) <= goal


def fewer(task: str, told: str) -> bool:
    """Whether a report counts fewer of the things than the task asks for: "two chapters proofread", of three.

    >>> fewer("proofread 3 chapters", "two chapters proofread"), fewer("proofread 3 chapters", "all three chapters proofread")
    (True, False)
    """
    asked, reached = _amounts(task), _amounts(told)
    return any(reached[thing] < number for thing, number in asked.items() if thing in reached)


def _amounts(text: str) -> dict[str, int]:
    """How many of what; the largest number where a thing is counted twice."""
    found: dict[str, int] = {}
    for amount in _AMOUNT.finditer(text):
        for thing in content_words(amount["thing"]):
            found[thing] = max(found.get(thing, 0), _value(amount["number"]))
    return found


def numbers_in(text: str) -> frozenset[str]:
    """All numbers of a text as digits, those in words too.

    >>> sorted(numbers_in("label 12 crates and five boxes"))
    ['12', '5']
    """
    return frozenset(str(_value(word)) for word in re.findall(rf"(?<![\w#/.:-])(?:{_NUMBER})\b", text, re.I))


def spelled(words: Iterable[str]) -> frozenset[str]:
    """Small numbers among words as they are spelled: {"10"} is {"ten"}."""
    return frozenset(_WORDS[int(w) - 1] for w in words if w.isdigit() and 1 < int(w) <= len(_WORDS))


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _VALUES[word.lower()]


def _is_all(found: re.Match[str]) -> bool:
    part = found["part"].lower()
    if not (part.isdigit() or part in _VALUES):
        return False
    told, whole = _value(part), _value(found["whole"])
    return (told == whole or (told > whole and "/" not in found[0])) and whole > 1  # "8/6" is a day
