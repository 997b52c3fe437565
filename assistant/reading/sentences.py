"""A text cut into sentences: where one ends, and where a full stop only ends an abbreviation, a date or an initial."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"(?<=[.!?;])[\"”’)]*\s+(?=[\"“(]?[A-Z@\[a-z])|\s+(?:—|–|--)\s+(?=(?:I|we|she|he|[A-Z])\b)|\s+→\s+")
_ABBREVIATED = re.compile(r"\b(?:vs|e\.g|i\.e|dr|mr|mrs|ms|prof|approx|ca|cf|incl|etc)\.$", re.I)
_SHORT_DATE = re.compile(r"\b\d{1,2}\.\d{1,2}\.$")
_INITIAL = re.compile(r"\b[A-Z]\.$")
_NEAR = 12  # characters before a full stop that tell what it ends


def sentences(text: str) -> list[tuple[int, str]]:
    """Sentences of a text with their offsets. Abbreviations cost a split at worst, never a loss."""
    gaps = [
        gap
        for gap in _SENTENCE.finditer(text)
        if not _runs_on(text[max(0, gap.start() - _NEAR) : gap.start()], text[gap.end() : gap.end() + 1])
    ]
    starts, ends = [0, *(gap.end() for gap in gaps)], [*(gap.start() for gap in gaps), len(text)]
    return [(a, text[a:b].strip()) for a, b in zip(starts, ends, strict=True) if text[a:b].strip()]


def _runs_on(before: str, behind: str) -> bool:
    """Whether a full stop between two texts only ends an abbreviation ("vs. the old one") or an initial ("Ines B. on Tuesday")."""
    if _SHORT_DATE.search(before):
        return behind.islower()  # "the programme of 26.02. agreed"
    if _ABBREVIATED.search(before):
        return not (before.endswith("etc.") and behind.isupper())
    return _INITIAL.search(before) is not None and behind.islower()
