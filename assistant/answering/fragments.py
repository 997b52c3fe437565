"""Lines that say nothing by themselves: a bare heading ("Money", "Backfills, seats"), or a rest that leans on what stands before ("So that's settled")."""

from __future__ import annotations

import re

from assistant.knowing.telling import CHANGED, DECIDED
from assistant.reading.words import base_of_past, is_base_verb, stem

_HEADING = 4  # words: a line as short as this without a verb, a number or a state is a heading
_LEANING = 7
_CLAUSE_WORDS = 9
_FIELD = re.compile(r"^\W*(?:topics?|about|subject|agenda|theme)\s*::", re.I)
_CLAUSE = re.compile(r"^(?:how|where|what|why|who|whether|when) (?:i|we|he|she|they|you|it|to|the|this|that)\b(?!.*[?:])", re.I)
_TELLS = re.compile(
    r"\d|[?!%€$£✔✓✅]|\b(?:is|are|was|were|am|be|been|has|have|had|will|would|can|could|should|may|might|must|not|no|none|never|yes|ok|okay|done|off|out|over|on hold|late|early"
    r"|ready|live|open|closed|new|fine|good|bad|better|worse|great|well|still|again|back|ill|sick|away|tired|happy|unhappy|angry|settled|nothing|nobody|everybody|too|wants?|says?|said|likes?|needs?|goes|comes|gets|got|does|did)\b|n['’]t\b|['’](?:s|re|ll|d|ve|m)\b(?! [a-z]+$)",
    re.I,
)
_LEANS = re.compile(
    r"^(?:so|and|but|then|also|or|which|because|therefore|hence|that['’]?s?|this|it['’]?s?|same|both|fair|agreed|true|right|good|fine|ok(?:ay)?|not (?:yet|sure|really)|we['’]ll see|no(?=\b[^:]*$)|yes(?=\b[^:]*$))\b(?!.*:)",
    re.I,
)
_WORD = re.compile(r"[A-Za-z][\w’'-]*")


def is_heading(text: str) -> bool:
    """Whether a line only names what was talked about.

    >>> [is_heading(line) for line in ("Money", "topic:: merge, seats", "How we do this", "Kitchen done", "Offsite dropped", "Retro has a date")]
    [True, True, True, False, False, False]
    """
    if _FIELD.search(text):
        return True
    words = _WORD.findall(text)
    if not words or len(words) > _HEADING or text.rstrip().endswith(".") or ":" in text:
        return not words or (len(words) <= _CLAUSE_WORDS and _CLAUSE.search(text) is not None)
    if _CLAUSE.search(text):
        return True
    if _TELLS.search(text) or CHANGED.search(text) or DECIDED.search(text):
        return False
    return not any(_acts(word, place, len(words) - 1) for place, word in enumerate(words))


def _acts(word: str, place: int, last: int) -> bool:
    """Whether a word is a verb in a form that tells; a base form tells only at the start ("Send the list")."""
    low = word.lower()
    if base_of_past(low) is not None:
        return True
    return (
        is_base_verb(low) if place == 0 else low.endswith("s") and not low.endswith("ss") and is_base_verb(stem(low)) and place == 1 < last
    )


def leans(text: str) -> bool:
    """Whether a short sentence only goes on from the one before it.

    >>> leans("So that's settled"), leans("So the CV is open again: she'll rewrite the top third and send it"), leans("Decided: no deploys")
    (True, False, False)
    """
    return len(text.split()) <= _LEANING and _LEANS.search(text) is not None
