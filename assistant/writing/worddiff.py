"""What changed between a complaint and its proposal, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words that was kept, taken out or put in."""

    kind: Literal["kept", "out", "in"]
    text: str


def word_diff(before: str, after: str) -> tuple[Change, ...]:
    """The changes, in order; capitals and final marks alone count as kept, in their new form.

    >>> [(c.kind, c.text) for c in word_diff("it is so slow", "It is slow.")]
    [('kept', 'It is'), ('out', 'so'), ('kept', 'slow.')]
    """
    old, new = before.split(), after.split()
    folded = [[re.sub(r"\W+", "", word.casefold()) or word for word in words] for words in (old, new)]
    out: list[Change] = []
    for kind, a, b, c, d in SequenceMatcher(None, folded[0], folded[1], autojunk=False).get_opcodes():
        if kind == "equal":
            out.append(Change("kept", " ".join(new[c:d])))
            continue
        if b > a:
            out.append(Change("out", " ".join(old[a:b])))
        if d > c:
            out.append(Change("in", " ".join(new[c:d])))
    return tuple(out)


def as_marked(changes: tuple[Change, ...]) -> str:
    """The changes in one text, as ``git diff --word-diff`` marks them."""
    forms = {"kept": "{}", "out": "[-{}-]", "in": "{{+{}+}}"}
    return " ".join(forms[change.kind].format(change.text) for change in changes)
