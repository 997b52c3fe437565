"""Attributes that look like something: a surname, a phone number, an e-mail address, an amount in hours. What lacks the look doesn't answer."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answering.sentence import Sentence
from assistant.answering.terms import stems_of
from assistant.reading.inline import fold

_SURNAME = re.compile(r"\b(?:surname|last name|family name|full name)\b", re.I)
_PHONE = re.compile(r"\b(?:(?:tele)?phone|mobile|cell|whatsapp)(?: |-)?(?:number|no|nr|extension)\b|\bextension of\b", re.I)
_MAIL = re.compile(r"\be-?mail address\b", re.I)
_UNIT = re.compile(r"\bhow many (?P<unit>hours|days|weeks|months|years|minutes|miles|kilomet(?:re|er)s|km|pages|points)\b(?! ago)", re.I)
_SHARE = re.compile(r"\b(?:percentage|per cent|percent|what share)\b|%", re.I)
_DIALLED = re.compile(r"(?<![\w.])\+?\(?\d[\d ()/.-]{4,}\d\b|\bext(?:ension|\.)? ?\d+", re.I)
_ADDRESS = re.compile(r"\S+@\S+\.\w+")
_IN_PERCENT = re.compile(r"\d ?(?:%|per ?cent\b|pct\b)|\b(?:half|third|quarter)\b", re.I)
_SHORT = {
    "hours": r"h|hrs?|hours?",
    "minutes": r"min|mins|minutes?",
    "kilometres": r"km|k|kilometres?",
    "kilometers": r"km|k|kilometers?",
    "km": r"km|k",
}
_COUNT = r"(?:\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|half|couple of|few)\b)"
_FOLLOWED = r"\b{name}['’]?s?\s+(?!(?:And|Or|Is|Has|I)\b)[A-Z][a-z’'-]+"


def looked_for(question: str, names: tuple[str, ...]) -> Callable[[Sentence], bool] | None:
    """What tells whether a sentence holds something of the look that is asked for; None where the question asks for no such thing.

    ``names``: the words of the question with a capital, whose surname may be asked.
    """
    if _SURNAME.search(question):
        return lambda s: any(re.search(_FOLLOWED.format(name=re.escape(name)), s.raw) for name in names)
    if _PHONE.search(question):
        return lambda s: _DIALLED.search(s.point.text) is not None
    if _MAIL.search(question):
        return lambda s: _ADDRESS.search(s.raw) is not None
    if _SHARE.search(question):
        return lambda s: _IN_PERCENT.search(s.point.text) is not None
    unit = _UNIT.search(question)
    return _counted(fold(unit["unit"])) if unit else None


def _counted(unit: str) -> Callable[[Sentence], bool]:
    """Whether a sentence counts in a unit: a number before it ("32 hours", "32 h"), or the unit as its heading ("Hours: 32")."""
    short = _SHORT.get(unit, f"{unit}|{unit.removesuffix('s')}")
    counted = re.compile(rf"{_COUNT}[\w.,]*(?:[ -]\w+)?[ -](?:{short})\b|\d(?:{short})\b", re.I)
    stems = stems_of(unit)
    return lambda s: (
        counted.search(s.point.text) is not None or bool(stems & s.above) or bool(re.search(rf"\b(?:{short})\b\W+\d", s.text, re.I))
    )
