"""Questions and what the user will say: freer wordings, of known words only, with nothing turned round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.writing.wordclasses import LOGIC, Grounds
from assistant.writing.wordforms import ARTICLES, PREPOSITIONS, Reading, Token

_HARMLESS_QUESTION = frozenset(
    "what how which where when why would could can do does help useful best talk tell see think feel say look like about most next step first way "
    "make take need needs there this that be as and so".split()
)
_HARMLESS_OWN = frozenset("and also please then just really very".split())
# What may come in beside certain words only: "I would suggest", "I suggest that".
_POLITE = {"would": ("suggest", "propose", "like", "ask", "prefer"), "like": ("suggest", "propose", "ask")}
_SAYING = ("suggest", "propose", "think", "ask")


def loose_fault(role: str, ours: Reading, theirs: Reading, grounds: Grounds) -> str:
    """Why a question, or what the user will say ("own"), is about something else than ours; "" where it is not."""
    asking = role == "question"
    harmless, least = (_HARMLESS_QUESTION - LOGIC, 0.6) if asking else (_HARMLESS_OWN, 1.0)
    parts = len(_parts(theirs)) - len(_parts(ours))
    if parts > 0 or (parts and not asking):
        return "another number of sentences"
    theirs = theirs if asking else _unpolished(ours, theirs)
    own, other = ours.norms, theirs.norms
    for token in theirs.tokens:
        known = token.norm in own
        if not known and not (token.norm in harmless and token.shape == "word"):
            return f"added {token.norm!r}"
    if _turning(ours, grounds) != _turning(theirs, grounds):
        return "who, what, when or whether"
    if not asking and _little(ours) - _little(theirs):
        return "a little word lost"
    kept = _in_order(own, other, harmless)
    if kept is None:
        return "the words in another order"
    return "" if kept >= least * len([w for w in own if w not in harmless]) else "much left out"


def _parts(reading: Reading) -> list[Token]:
    """Where a new sentence, or a part that could be one, begins."""
    return [token for token in reading.tokens[1:] if set(token.marks) & set(".!?;:")]


def _little(reading: Reading) -> Counter[str]:
    return Counter(word for token in reading.tokens for word in token.glue if word not in ARTICLES)


def _unpolished(ours: Reading, theirs: Reading) -> Reading:
    """The reply without "would" and "like" before a verb of asking, and "that" behind one, where the draft has none."""
    kept = []
    for at, token in enumerate(theirs.tokens):
        following = theirs.tokens[at + 1].norm if at + 1 < len(theirs.tokens) else ""
        before = theirs.tokens[at - 1].norm if at else ""
        polite = following in _POLITE.get(token.norm, ()) or (token.norm == "that" and before in _SAYING)
        if not (polite and token.norm not in ours.norms):
            kept.append(token)
    return Reading(tuple(kept), theirs.end_glue, theirs.end_marks)


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
