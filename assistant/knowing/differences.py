"""Which facts a copy changed: numbers, how often, must or should, and negations, sentence by aligned sentence.

Words that mean the same are one fact ("every day", "on a daily basis": daily; "five": 5), so that a synonym is no
difference and another rhythm is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.knowing.alignment import Pair, Sentence

_UNITS = {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year", "hourly": "hour"}
_RHYTHMS: tuple[tuple[str, str], ...] = (
    ("every two weeks", r"bi-?weekly|fortnightly|(?:every|each) (?:two|2|other|second) weeks?|once (?:a|every) fortnight"),
    ("every two months", r"bi-?monthly|every (?:two|2|other|second) months?"),
    *((name, rf"{name}|(?:every|each|per|once a) (?:single )?{unit}|on (?:a |an )?{name} basis|{unit}-(?:to|by)-{unit}") for name, unit in _UNITS.items()),
    ("yearly", r"annual(?:ly)?"),
    ("regularly", r"regular(?:ly)?|repeatedly|at regular intervals"),
    ("always", r"always|at all times|invariably"),
    ("usually", r"usually|typically|often|oftentimes|frequently|generally|normally|mostly"),
    ("sometimes", r"sometimes|occasionally|at times|now and then|from time to time|every now and then"),
    ("seldom", r"seldom|rarely|hardly ever"),
    ("never", r"never|at no time"),
)  # fmt: skip
_STRENGTHS = (
    ("must", r"must|have to|has to|had to|need to|needs to|required to"),
    ("should", r"should|ought to|recommended to|had better"),
)
_NUMBERS = {
    word: str(number) for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "ninety": "90", "hundred": "100", "dozen": "12", "twice": "2"}  # fmt: skip
_NO_NUMBER = frozenset({"one", "zero"})
"""As words they mostly count nothing ("each one", "from zero")."""
_NAME_OF_A_TALK = re.compile(r"\b1\s?[:-]\s?(?:on\s?-)?1(?:s|'s)?\b|\b1-on-1s?\b", re.I)
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*%?|\b(?:" + "|".join(word for word in _NUMBERS if word not in _NO_NUMBER) + r")\b", re.I)
_NOT = re.compile(r"\b(?:not|never|no|none|nothing|nobody|neither|nor|without|cannot)\b|n['’]t\b", re.I)
_VAGUE = frozenset({"regularly", "always", "usually", "sometimes", "seldom", "never"})
_WORDED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{form})\b", re.I)) for name, form in (*_RHYTHMS, *_STRENGTHS)
)
_STRENGTH_NAMES = frozenset(name for name, _ in _STRENGTHS)


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that two aligned sentences tell differently. ``kind``: number, how often, strength or negation.

    ``was`` and ``became`` are the facts ("" where one tells none); ``left`` and ``right`` the sentences with their lines.
    """

    kind: str
    was: str
    became: str
    left: Sentence
    right: Sentence


def find_differences(chain: Sequence[Pair], left: Sequence[Sentence], right: Sequence[Sentence]) -> tuple[Difference, ...]:
    """What the right text tells otherwise than the left one, in the order of the left."""
    return tuple(each for pair in chain for each in _differ(left[pair.left], right[pair.right]))


def _differ(left: Sentence, right: Sentence) -> list[Difference]:
    if left.words == right.words:
        return []
    was, became = facts_of(left.text), facts_of(right.text)
    found = []
    for kind in ("how often", "number", "strength", "negation"):
        gone, come = was[kind] - became[kind], became[kind] - was[kind]
        if _counts(kind, gone, come):
            found.append(Difference(kind, ", ".join(sorted(gone)), ", ".join(sorted(come)), left, right))
    return found


def _counts(kind: str, gone: set[str], come: set[str]) -> bool:
    """Whether it is worth telling: that a vague word was added or left out changes nothing, that it became another one may."""
    if not gone and not come:
        return False
    if kind == "strength" or (kind == "how often" and gone | come <= _VAGUE):
        return bool(gone and come)
    return True


def facts_of(text: str) -> dict[str, set[str]]:
    """The facts of a sentence that a copy must keep, by kind."""
    text = re.sub(r"https?://\S+", " ", _NAME_OF_A_TALK.sub(" ", text))
    often: set[str] = set()
    strength: set[str] = set()
    rest = text
    for name, form in _WORDED:
        if form.search(rest):
            (strength if name in _STRENGTH_NAMES else often).add(name)
            rest = form.sub(" ", rest)  # "every two weeks" holds no number of its own, nor "weekly"
    numbers = {_NUMBERS.get(found.lower(), found) for found in _NUMBER.findall(rest)}
    negated = {"not"} if _NOT.search(text) else set()
    return {"how often": often, "number": numbers, "strength": strength, "negation": negated}
