"""Words that make a date that of something else than the session they stand in: the next meeting, a deadline, a launch."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading.inline import fold
from assistant.reading.outline import Block

_AHEAD = (
    r"next|upcoming|future|follow(?:ing|-?ups?| ups?)|nachst\w*|kommend\w*|folge(?:termin|treffen|gesprach)\w*|prochaine?s?|suivante?s?|proxim[oa]s?"
    r"|siguientes?|volgende"
)
_BY = (
    r"due|deadlines?|until|launch(?:es)?|releases?|go-?live|milestones?|eta|version|v\d|frist(?:en)?|stichtage?|fallig\w*|abgabe\w*|echeances?|delais?"
    r"|date limite|dates? butoir|plazos?|fecha limite|vencimientos?|(?:key|important|other) dates|(?:wichtige|weitere) (?:daten|termine)"
    r"|(?!meeting|session|todays?|this)[a-z]+ date"
)
_BEFORE = r"previous|prior|last|since|incident|outage|as of|updated?|archived?|created|edited|modified|exported|printed|prepared|drafted|vorig\w*|letzt\w*|precedente?s?|derniere?s?|anterior(?:es)?|vorige"
_NOT_THIS = re.compile(rf"\b(?:{_AHEAD}|{_BY}|{_BEFORE})\b")
_OF_OTHERS = re.compile(rf"\b(?:{_AHEAD}|{_BY})\b")
_BEFORE_NOW = re.compile(rf"\b(?:{_BEFORE})\b")
# A section of tasks or of what comes next may hold days at which its lines were written.
_TASKS = re.compile(
    r"\b(?:next|further|follow-?up) (?:steps?|actions?|items?|tasks?)\b|^follow-?ups?$|^nachste schritte$|^prochaines etapes$|^proximos pasos$"
)
_THIS = re.compile(r"follow-?up (?:meeting|session)")


def is_other_date(words: str) -> bool:
    """Whether the words beside a date make it that of something else: the next meeting, a deadline, a release."""
    return bool(_NOT_THIS.search(_THIS.sub("", fold(words))))


def tells_of_before(words: str) -> bool:
    """Whether a heading looks back: "Last meetings" may head the sessions themselves."""
    return bool(_BEFORE_NOW.search(fold(words))) and not _OF_OTHERS.search(fold(words))


def names_other_days(heading: str) -> bool:
    """Whether all dates below a heading are of something else: "Next meeting", "Deadlines", "Key dates"; not "Next steps"."""
    words = _THIS.sub("", fold(heading))
    return bool(_OF_OTHERS.search(words)) and not _TASKS.search(words)


def beneath_other_days(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of blocks in a section, other than the title's, whose heading says that its dates are of something else."""
    found: set[int] = set()
    above: list[tuple[int, bool]] = []  # level of each open heading, and whether what stands below it is of something else
    for index, block in enumerate(blocks):
        if block.kind == "heading":
            while above and above[-1][0] >= block.level:
                above.pop()
        apart = bool(above) and above[-1][1]
        if apart:
            found.add(index)
        if block.kind == "heading":
            above.append((block.level, not block.dated and (apart or (index > 0 and names_other_days(block.text)))))
    return frozenset(found)
