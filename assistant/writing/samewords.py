"""Statements: the same words that carry meaning, in the same order, with other little words, marks and capitals between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.writing.wordclasses import LOGIC, NEGATIVE, NOT_DONE, TENTATIVE, Grounds, bare_marks, is_anchor
from assistant.writing.wordforms import ARTICLES, COPULAS, Reading, Token

# What may stand for what between two words.
_EXCHANGED = {"-": ":,-", ":": ":-", ";": ";.", ".": ".;"}
_NO_ARTICLE = (LOGIC - frozenset("open first second third next last only".split())) | frozenset(
    "few little lot bit up down out off ago away here there now then too so as this that these those what which how when where why do does can could".split()
)


def strict_fault(ours: Reading, theirs: Reading, grounds: Grounds, *, spoken: bool = False) -> str:
    """Why a statement says something else than ours; "" where it says the same. ``spoken``: a comma more is no harm."""
    theirs = _without_will(ours, theirs, grounds)
    if ours.norms != theirs.norms:
        return _difference(ours.norms, theirs.norms)
    tentative = bool(set(ours.norms) & (TENTATIVE | NEGATIVE))
    previous: Token | None = None
    for own, other in zip(ours.tokens, theirs.tokens, strict=True):
        breath = spoken and bare_marks(other.marks) == "," and not bare_marks(own.marks) and _may_breathe(previous, own, grounds)
        wrong = _spelling(own, other, grounds) or _brackets(own.marks, other.marks)
        wrong = wrong or ("" if breath else _marks(own.marks, other.marks, previous))
        wrong = wrong or _articles(own, other, previous, grounds) or _glue(own, other, previous, tentative, grounds)
        if wrong:
            return wrong
        previous = own
    return _ending(ours, theirs)


def _may_breathe(previous: Token | None, own: Token, grounds: Grounds) -> bool:
    """Whether a comma may stand here: before a new clause, and not where it would cut a name or a "no" off."""
    if previous is None or {previous.norm, own.norm} & (grounds.names | NEGATIVE):
        return False
    return not own.glue and own.norm in ("i", "we", "it", "they", "so", "but", "which")


def _without_will(ours: Reading, theirs: Reading, grounds: Grounds) -> Reading:
    """The reply with "Dana will send" read as the draft's "Dana to send": the first words, a name before it."""
    at = next((i for i, token in enumerate(theirs.tokens[:4]) if token.norm == "will"), 0)
    if not 0 < at < len(ours.tokens) or len(theirs.tokens) != len(ours.tokens) + 1 or "will" in ours.norms:
        return theirs
    gap, after, will = ours.tokens[at], theirs.tokens[at + 1], theirs.tokens[at]
    named = all(token.norm in grounds.names for token in ours.tokens[:at])
    if not named or gap.glue != ("to",) or gap.marks or after.glue or after.marks or will.glue or will.marks or is_anchor(gap, grounds):
        return theirs
    joined = Token(after.norm, after.raw, after.shape, after.first, ("to",), "")
    return Reading((*theirs.tokens[:at], joined, *theirs.tokens[at + 2 :]), theirs.end_glue, theirs.end_marks)


def _difference(ours: Sequence[str], theirs: Sequence[str]) -> str:
    added = [word for word in theirs if word not in ours]
    lost = [word for word in ours if word not in theirs]
    if added:
        return f"added {added[0]!r}"
    return f"lost {lost[0]!r}" if lost else "the words in another order or number"


def _spelling(own: Token, other: Token, grounds: Grounds) -> str:
    """Capitals carry meaning ("US", "May", "Will"); at the start of a part, only for these."""
    if own.raw == other.raw or own.shape == "number":
        return ""
    if own.raw[:1].isupper() != other.raw[:1].isupper() and (own.norm in grounds.names or own.norm in ("may", "march", "will", "us", "it")):
        return f"{own.raw!r} in other letters"
    shouted = own.raw.isupper() and len(own.raw) > 1, other.raw.isupper() and len(other.raw) > 1
    if shouted[0] != shouted[1]:
        return f"{own.raw!r} in other letters"
    if own.raw[:1].isupper() != other.raw[:1].isupper() and not (own.first or other.first):
        return f"{own.raw!r} in other letters"
    return ""


def _brackets(ours: str, theirs: str) -> str:
    """Brackets stay; those of a tag may go, those of a box may not."""
    own, other = (re.sub(r"[^\[\](){}]", "", marks) for marks in (ours, theirs))
    if own == other or (not other and not set(own) - set("[]") and "[]" not in own):
        return ""
    return "other brackets"


def _marks(ours: str, theirs: str, previous: Token | None) -> str:
    """What parts two words still parts them, and nothing parts what was one."""
    own, other = _parting(ours), _parting(theirs)
    if previous is None:
        return f"a new {other[0]!r}" if other and other != own else ""
    if "]" in ours and "]" not in theirs:  # a tag without its brackets: "Blocked: the backfill"
        return "" if other in (":", "-") else "lost ']'"
    if own == other or (own and other and other in _EXCHANGED.get(own, "")):
        return ""
    if not other and own == ":" and previous.shape == "word":
        return ""  # only before "is", see _glue
    return f"{other!r} for {own!r}"


def _parting(marks: str) -> str:
    return re.sub(r"[–—]", "-", re.sub(r"[\[\](){}]", "", bare_marks(marks)))


def _articles(own: Token, other: Token, previous: Token | None, grounds: Grounds) -> str:
    """An article more where one may stand; none less, none other."""
    before, after = ([word for word in token.glue if word in ARTICLES] for token in (own, other))
    wrong = f"{' '.join(after) or 'no article'!r} before {own.raw!r}"
    if before == after:
        return wrong if own.glue != other.glue and other.glue[-1:] != own.glue[-1:] and after else ""
    if previous is not None and previous.shape == "number" and not bare_marks(own.marks) and not other.glue[:-1]:
        return wrong
    if before or len(after) > 1 or other.glue[-1] not in ARTICLES or own.norm in _NO_ARTICLE:
        return wrong
    if own.shape != "word" or own.norm in grounds.names or own.norm.startswith("'"):
        return wrong
    vowel, consonant = own.norm[0] in "aeio", own.norm[0] not in "aeiouh" and not own.raw.isupper()
    return wrong if (after[0] == "an" and consonant) or (after[0] == "a" and vowel) else ""


def _glue(own: Token, other: Token, previous: Token | None, tentative: bool, grounds: Grounds) -> str:
    before = [word for word in own.glue if word not in ARTICLES]
    after = [word for word in other.glue if word not in ARTICLES]
    colon = _parting(own.marks) == ":" and not _parting(other.marks)
    if before == after:
        return f"lost ':' before {own.raw!r}" if colon else ""
    if before or len(after) != 1:
        return f"{' '.join(after) or 'nothing'!r} before {own.raw!r}"
    if after[0] in COPULAS:
        return _copula(own, previous, colon, tentative, grounds)
    return _preposition(own, other, previous, after[0], grounds)


def _copula(own: Token, previous: Token | None, colon: bool, tentative: bool, grounds: Grounds) -> str:
    if previous is None or tentative:
        return f"'is' before {own.raw!r}"
    if colon and not is_anchor(previous, grounds) and not previous.raw.isupper():
        return ""
    return "" if own.norm in NOT_DONE and not bare_marks(own.marks) else f"'is' before {own.raw!r}"


def _preposition(own: Token, other: Token, previous: Token | None, word: str, grounds: Grounds) -> str:
    anchored = is_anchor(own, grounds) or previous is None or is_anchor(previous, grounds)
    turning = previous is not None and (own.norm in LOGIC or previous.norm in LOGIC)
    return f"{word!r} before {own.raw!r}" if anchored or turning or bare_marks(own.marks) or bare_marks(other.marks) else ""


def _ending(ours: Reading, theirs: Reading) -> str:
    own, other = bare_marks(ours.end_marks), bare_marks(theirs.end_marks)
    if ours.end_glue != theirs.end_glue or _brackets(ours.end_marks, theirs.end_marks):
        return "another end"
    return "another end" if ("?" in own) != ("?" in other) or set(other) - set(own) - {"."} else ""
