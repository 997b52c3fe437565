"""Statements: the same words that carry meaning, in the same order, with other little words, marks and capitals between them."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.writing.wordclasses import LOGIC, NEGATIVE, NOT_DONE, TENTATIVE, Grounds, bare_marks, is_anchor
from assistant.writing.wordforms import ARTICLES, COPULAS, Reading, Token


def strict_fault(ours: Reading, theirs: Reading, grounds: Grounds) -> str:
    """Why a statement says something else than ours; "" where it says the same."""
    theirs = _without_will(ours, theirs, grounds)
    if ours.norms != theirs.norms:
        return _difference(ours.norms, theirs.norms)
    tentative = bool(set(ours.norms) & (TENTATIVE | NEGATIVE))
    previous: Token | None = None
    for own, other in zip(ours.tokens, theirs.tokens, strict=True):
        wrong = _spelling(own, other, grounds) or _marks(own.marks, other.marks, previous)
        wrong = wrong or _glue(own, other, previous, tentative, grounds)
        if wrong:
            return wrong
        previous = own
    return _ending(ours, theirs)


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


def _marks(ours: str, theirs: str, previous: Token | None) -> str:
    """What parts two words still parts them, and nothing parts what was one."""
    if previous is None:
        return "" if set(theirs) <= set(ours) | {'"', "“"} else "a mark before the first word"
    own, other = bare_marks(ours), bare_marks(theirs)
    if not own:
        return f"a new {other[0]!r}" if other else ""
    if ("?" in own) != ("?" in other) or ("!" in other and "!" not in own):
        return "a question made or unmade"
    if set(own) <= {","} and not set(other) <= {",", "—", "–", "-"}:
        return f"{other[0]!r} for a comma"
    if not other and not (set(own) == {":"} and previous.shape == "word"):
        return f"lost {own[0]!r}"
    if set(own) & set(".;!?") and not set(other) & set(".;:!?—–-"):
        return "two sentences in one"
    return ""


def _glue(own: Token, other: Token, previous: Token | None, tentative: bool, grounds: Grounds) -> str:
    before = [word for word in own.glue if word not in ARTICLES]
    after = [word for word in other.glue if word not in ARTICLES]
    if (set(own.glue) ^ set(other.glue)) & ARTICLES and own.norm in ("few", "little", "lot", "bit"):
        return f"an article before {own.norm!r}"
    colon = bare_marks(own.marks) == ":" and not bare_marks(other.marks)
    if before == after:
        return f"lost ':' before {own.raw!r}" if colon else ""
    added = list(after)
    for word in before:
        if word not in added:
            return f"lost {word!r} before {own.raw!r}"
        added.remove(word)
    if len(added) != 1:
        return f"{' '.join(added)!r} before {own.raw!r}"
    if added[0] in COPULAS:
        return _copula(own, previous, colon, tentative, grounds)
    return _preposition(own, other, previous, added[0], grounds) if not before else f"{added[0]!r} before {own.raw!r}"


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
    if [w for w in ours.end_glue if w not in ARTICLES] != [w for w in theirs.end_glue if w not in ARTICLES]:
        return "another end"
    return "another end" if ("?" in own) != ("?" in other) or set(other) - set(own) - {"."} else ""
