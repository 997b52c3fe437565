"""Questions and what the user will say: freer wordings, of known words only, with nothing turned round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.writing.samewords import strict_fault
from assistant.writing.wordclasses import LOGIC, Grounds, is_anchor
from assistant.writing.wordforms import PREPOSITIONS, Reading, Token

_HARMLESS_QUESTION = frozenset(
    "what how which where when why would could can do does help useful best talk tell see think feel say look like about most next step first way "
    "make take need needs there this that be as and so".split()
)
# What may come into what the user will say, and behind or before which words only: "I would suggest that", "could you please".
_BEFORE = {"would": ("suggest", "propose", "like", "ask", "prefer"), "like": ("suggest", "propose", "ask")}
_BEHIND = {"that": ("suggest", "propose", "think", "ask"), "also": ("i", "we"), "please": ("could", "can", "would", "you")}
_EMPTY = ("just", "really", "very")


def own_fault(ours: Reading, theirs: Reading, grounds: Grounds) -> str:
    """Why what the user will say says something else than ours; "" where it says the same."""
    for word in (*_BEFORE, *_BEHIND, "and"):
        if word not in ours.norms:
            theirs = _without(theirs, [i for i, token in enumerate(theirs.tokens) if token.norm == word and _joins(theirs, i, grounds)])
    for word in _EMPTY:
        if word not in theirs.norms:
            ours = _without(ours, [i for i, token in enumerate(ours.tokens) if token.norm == word])
    return strict_fault(ours, theirs, grounds, spoken=True)


def _joins(reading: Reading, at: int, grounds: Grounds) -> bool:
    """Whether the word there only joins or softens what is said anyway."""
    if not 0 < at < len(reading.tokens) - 1:
        return False
    before, token, after = reading.tokens[at - 1 : at + 2]
    if token.norm == "and":
        return "," in token.marks and not token.glue and not is_anchor(before, grounds) and not is_anchor(after, grounds)
    return not token.marks and (after.norm in _BEFORE.get(token.norm, ()) or before.norm in _BEHIND.get(token.norm, ()))


def _without(reading: Reading, places: Sequence[int]) -> Reading:
    """The reading without some words; what stood before one stands before the next. The "to" of "like to suggest" goes too."""
    kept: list[Token] = []
    glue: tuple[str, ...] = ()
    marks = ""
    for at, token in enumerate(reading.tokens):
        if at in places:
            glue, marks = (*glue, *token.glue), marks + token.marks
            continue
        own = token.glue[1:] if at - 1 in places and reading.tokens[at - 1].norm == "like" and token.glue[:1] == ("to",) else token.glue
        kept.append(replace(token, glue=(*glue, *own), marks=marks + token.marks))
        glue, marks = (), ""
    return Reading(tuple(kept), (*glue, *reading.end_glue), marks + reading.end_marks)


def question_fault(ours: Reading, theirs: Reading, grounds: Grounds) -> str:
    """Why a question is about something else than ours; "" where it is not."""
    harmless = _HARMLESS_QUESTION - LOGIC
    if len(_parts(theirs)) > len(_parts(ours)):
        return "another number of sentences"
    own, other = ours.norms, theirs.norms
    for token in theirs.tokens:
        if token.norm not in own and not (token.norm in harmless and token.shape == "word"):
            return f"added {token.norm!r}"
    if _turning(ours, grounds) != _turning(theirs, grounds):
        return "who, what, when or whether"
    kept = _in_order(own, other, harmless)
    if kept is None:
        return "the words in another order"
    if kept < len([word for word in own if word not in harmless]) or _little(ours) - _little(theirs):
        return "a word lost"
    return ""


def _little(reading: Reading) -> Counter[str]:
    return Counter(word for token in reading.tokens for word in token.glue)


def _parts(reading: Reading) -> list[Token]:
    """Where a new sentence, or a part that could be one, begins."""
    return [token for token in reading.tokens[1:] if set(token.marks) & set(".!?;:")]


def _turning(reading: Reading, grounds: Grounds) -> list[str]:
    """Names, numbers and the words of ``LOGIC`` in order, each name and number with the preposition before it."""
    out: list[str] = []
    about = False
    for token in reading.tokens:
        if about and token.shape == "number":
            out.append("about")
        about = token.norm == "about"
        if token.shape != "word" or token.norm in grounds.names or (token.raw.isupper() and len(token.raw) > 1):
            out += [*(word for word in token.glue if word in PREPOSITIONS), token.norm]
        elif token.norm in LOGIC:
            out.append(token.norm)
    return out


def _in_order(ours: Sequence[str], theirs: Sequence[str], harmless: frozenset[str]) -> int | None:
    """How many of our words the reply keeps, harmless ones aside; None where not in our order."""
    wanted = [word for word in ours if word not in harmless]
    at = kept = 0
    for word in theirs:
        if word in harmless or word not in wanted:
            continue
        if word not in wanted[at:]:
            return None
        at = wanted.index(word, at) + 1
        kept += 1
    return kept
