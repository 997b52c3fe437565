"""A sentence as the words that carry its meaning and the gaps between them: what two wordings can be compared by.

``GLUE`` are the words that a better wording may add or take away (under the rules of ``grounding``); every other word is kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Shape = Literal["word", "number", "link", "symbol"]

ARTICLES = frozenset({"a", "an", "the"})
COPULAS = frozenset({"is", "are"})
PREPOSITIONS = frozenset({"of", "for", "in", "on", "at", "with", "to"})
GLUE = ARTICLES | COPULAS | PREPOSITIONS

# What everybody reads as the same word. Nothing here changes who, when, how many or whether.
_SAME = {
    "w/": "with", "w/o": "without", "&": "and", "b/c": "because", "mtg": "meeting", "mtgs": "meetings", "wk": "week", "wks": "weeks", "hrs": "hours",
    "mins": "minutes", "prio": "priority", "ppl": "people", "tmrw": "tomorrow", "appt": "appointment", "asap": "asap", "btw": "btw",
    "jan": "january", "feb": "february", "mar": "march", "apr": "april", "jun": "june", "jul": "july", "aug": "august", "sep": "september", "sept": "september",
    "oct": "october", "nov": "november", "dec": "december", "mon": "monday", "tue": "tuesday", "tues": "tuesday", "wed": "wednesday", "thu": "thursday",
    "thur": "thursday", "thurs": "thursday", "fri": "friday", "sat": "saturday", "sun": "sunday",
}  # fmt: skip
_CONTRACTED = {
    "can't": ("can", "not"), "cannot": ("can", "not"), "won't": ("will", "not"), "shan't": ("shall", "not"), "let's": ("let", "us"),
}  # fmt: skip
_TAILS = {"n't": "not", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am", "'d": "'d", "'s": "'s"}

_LINK = r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_NUMBER = r"(?:(?<![^\W_])[-+±])?[~≈<>≤≥]{0,2}[$€£¥#]?\d+(?:[.,:/'’–-]\d+)*(?:[^\W\d_]{1,3}(?![^\W_]))?[%‰°€$£]?"
_NAMED_NUMBER = r"[^\W\d_]+-?\d[\w.]*(?:-\d+)*(?<![._])"
_SLASHED = r"(?<!\S)(?:w/o|w/|b/c)(?!\S)"
_WORD = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*(?:['’][^\W\d_]+)*"
_TOKEN = re.compile(
    f"(?P<link>{_LINK})|(?P<slashed>{_SLASHED})|(?P<id>{_NAMED_NUMBER})|(?P<number>{_NUMBER})|(?P<word>{_WORD})|(?P<mark>\\S)"
)
_MARKS = frozenset(".,;:!?()[]…—–-*_`\"“”„«»'‘’•")
_STARTS = frozenset('.!?:;—–-([*•"“')


@dataclass(frozen=True, slots=True)
class Token:
    """A kept word: its normal form, how it stands in the text, whether a sentence or part begins with it, its glue and marks before it."""

    norm: str
    raw: str
    shape: Shape
    first: bool
    glue: tuple[str, ...]
    marks: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as kept words, and what stands behind the last of them."""

    tokens: tuple[Token, ...]
    end_glue: tuple[str, ...]
    end_marks: str

    @property
    def norms(self) -> tuple[str, ...]:
        """The normal forms in order."""
        return tuple(token.norm for token in self.tokens)


def read_words(text: str) -> Reading:
    """Read a text. A hyphen inside a word parts two words and counts as no mark."""
    text = unicodedata.normalize("NFC", text)
    tokens: list[Token] = []
    glue: list[str] = []
    marks = ""
    for found in _TOKEN.finditer(text):
        raw = found.group()
        kind = found.lastgroup or ""
        if kind == "mark" and raw in _MARKS:
            joined = (
                raw == "-" and found.start() > 0 and text[found.start() - 1].isalnum() and text[found.end() : found.end() + 1].isalnum()
            )
            marks += "" if joined else raw
            continue
        for norm in _norms(raw, kind):
            first = not glue and (not tokens or bool(set(marks) & _STARTS))
            if norm in GLUE and not (raw == "A" and not first):
                glue.append(norm)
            else:
                tokens.append(Token(norm, raw, _shape(kind), first, tuple(glue), marks))
                glue, marks = [], ""
    return Reading(tuple(tokens), tuple(glue), marks)


def _shape(kind: str) -> Shape:
    shapes: dict[str, Shape] = {"link": "link", "id": "number", "number": "number", "mark": "symbol"}
    return shapes.get(kind, "word")


def _norms(raw: str, kind: str) -> Iterable[str]:
    if kind == "link":
        return (raw,)  # the case of an address may matter
    low = raw.replace("’", "'").replace("–", "-").casefold() if kind != "mark" else raw
    if kind == "number":
        return (re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", low),)
    if kind == "id":
        return (low,)
    if low in _CONTRACTED:
        return _CONTRACTED[low]
    for tail, word in _TAILS.items():
        if low.endswith(tail) and len(low) > len(tail):
            return low.removesuffix(tail), word
    return (_SAME.get(low, low),)


def plain_words(text: str) -> list[str]:
    """All words of a text, glue too, in lower case."""
    return re.findall(r"[^\W_]+", text.casefold())


def sentences(text: str) -> list[str]:
    """A text's sentences; an abbreviation's or a number's stop ends none."""
    return [part for part in re.split(r"(?<=[.!?])\s+(?=[\"“'(]?[^\W\d_a-z])", text.strip()) if part]
