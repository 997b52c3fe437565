"""Verification by code of every sentence that a model gave back: it may read better, it may not say anything else.

A reworded text is held against the built-in one, word by word. What carries meaning must be there, in its order, and nothing
beside it; only a few little words, marks and capitals may change. That is narrow on purpose: a check that looks for lies finds
those that its author thought of, one that admits only what cannot lie needs no list of them. Roles differ in how narrow:

- ``statement`` (the default, and every role not named here): the same words that carry meaning, in the same order.
- ``question``: a question of ours, put in other words: its own and those of a list of harmless ones.
- ``own``: what the user will say in their own voice: all the piece's words that carry meaning, in order, and a few that join them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.writing.records import Piece
from assistant.writing.wordforms import ARTICLES, COPULAS, GLUE, PREPOSITIONS, Reading, Token, plain_words, read_words, sentences

_RUN = 5  # as many words in a row are no chance

# States that "is" may stand before without closing anything ("backfill blocked" → "the backfill is blocked").
_NOT_DONE = frozenset("blocked stuck waiting overdue pending late delayed unclear missing open due".split())
# Where a line only weighs something, an "is" would make it so.
_TENTATIVE = frozenset(
    "if whether maybe perhaps might may could should would idea ideas propose proposed proposal suggest suggested consider considering discuss discussed "
    "want wants hope hopes risk rumour rumor ask asked think thinks unless until possible possibly".split()
)
_NEGATIVE = frozenset("no not never none nothing nobody without neither nor non 'd cannot hardly barely".split())
# Words by which a sentence turns into another one: who, whether, how many, when, in which state.
_LOGIC = _NEGATIVE | frozenset(
    "i me my mine myself you your yours he him his she her hers they them their theirs we us our ours it its 's who whom whose "
    "all every each some any most both only few many much more less least fewer several half "
    "if unless whether or but except until till before after since by from than over under between against instead because while although though "
    "must shall should will might may still already yet again ever always often sometimes usually once twice "
    "done finished closed complete completed resolved fixed shipped launched approved agreed accepted signed decided promised open blocked stuck waiting "
    "pending dropped cancelled canceled rejected declined failed was were has have had did been being am "
    "zero one two three four five six seven eight nine ten eleven twelve dozen hundred thousand million first second third last next "
    "around roughly nearly almost approximately".split()
)
_HARMLESS_QUESTION = frozenset(
    "what how which where when why would could can do does help useful best talk tell see think feel say look like about most next step first way "
    "make take need needs there this that be as and so".split()
)
_HARMLESS_OWN = frozenset("and also please then just really very".split())
# What may come in beside certain words only: "I would suggest", "I suggest that".
_POLITE = {"would": ("suggest", "propose", "like", "ask", "prefer"), "like": ("suggest", "propose", "ask")}
_SAYING = ("suggest", "propose", "think", "ask")


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a verdict needs beside the piece: folded name words, texts that must stay, and the words of the prompt's examples."""

    names: frozenset[str] = frozenset()
    facts: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The words to show, and why each sentence of the model was thrown away. ``changed``: some words are the model's."""

    text: str
    changed: bool
    reasons: tuple[str, ...] = ()


def settle(piece: Piece, reply: str, grounds: Grounds) -> Verdict:
    """The piece's final words: the reply where it holds, sentence by sentence where there are as many, else the built-in text."""
    reply = reply.strip()
    if _bare_text(reply) == _bare_text(piece.text):  # another capital or full stop is no better wording
        return Verdict(piece.text, False)
    reason = fault(piece, reply, grounds)
    if not reason:
        return Verdict(reply, True)
    ours, theirs = sentences(piece.text), sentences(reply)
    if len(ours) < 2 or len(ours) != len(theirs):
        return Verdict(piece.text, False, (reason,) * max(1, len(theirs)))
    kept: list[str] = []
    reasons: list[str] = []
    for own, other in zip(ours, theirs, strict=True):
        wrong = fault(Piece(piece.id, own, piece.quotes, piece.role), other, grounds)
        kept.append(own if wrong else other)
        reasons += [wrong] if wrong else []
    text = " ".join(kept)
    if text == piece.text or fault(piece, text, grounds):
        return Verdict(piece.text, False, (reason,) * len(theirs))
    return Verdict(text, True, tuple(reasons))


def _bare_text(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()


def fault(piece: Piece, reply: str, grounds: Grounds) -> str:
    """Why ``reply`` may not stand for the piece's text; "" where it may."""
    wrong = _form(piece.text, reply) or _facts(piece, reply, grounds) or _from_examples(piece, reply, grounds)
    if wrong:
        return wrong
    ours, theirs = read_words(piece.text), read_words(reply)
    if piece.role in ("question", "own"):
        return _loose(piece, ours, theirs, grounds)
    return _strict(ours, theirs, grounds)


# --- what holds for every role ----------------------------------------------------------------------------------------------


def _form(ours: str, theirs: str) -> str:
    if not theirs:
        return "nothing said"
    if re.search(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]", theirs):
        return "a control character or a line break"
    for mark in "?![]<>{}|\\~^*_`":
        if theirs.count(mark) > ours.count(mark) or (mark == "?" and theirs.count(mark) < ours.count(mark)):
            return f"another number of {mark!r}"
    if len(re.findall(r"[\"“”„«»]", theirs)) != len(re.findall(r"[\"“”„«»]", ours)):
        return "a quotation more or less"
    if len(theirs) > 2 * len(ours) + 40:
        return "much longer"
    return ""


def _facts(piece: Piece, reply: str, grounds: Grounds) -> str:
    said, ours = " ".join(reply.casefold().split()), " ".join(piece.text.casefold().split())
    blanks = re.findall(r"\[[^\]]*\w[^\]]*\?\]", piece.text)
    for fact in (*grounds.facts, *blanks):
        folded = " ".join(fact.casefold().split())
        if folded and said.count(folded) < ours.count(folded):
            return f"lost {fact!r}"
    for quoted in re.findall(r"[\"“„«]([^\"“”„«»]+)[\"”“»]", reply):
        if " ".join(quoted.casefold().split()).strip(" .,") not in " ".join(
            (ours, *(" ".join(q.casefold().split()) for q in piece.quotes))
        ):
            return f"{quoted!r} is no quotation"
    return ""


def _from_examples(piece: Piece, reply: str, grounds: Grounds) -> str:
    words = plain_words(reply)
    runs = {tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
    own = plain_words(piece.text)
    runs -= {tuple(own[i : i + _RUN]) for i in range(len(own) - _RUN + 1)}
    for example in grounds.examples if runs else ():
        said = plain_words(example)
        if any(tuple(said[i : i + _RUN]) in runs for i in range(len(said) - _RUN + 1)):
            return "words of the prompt's example"
    return ""


# --- statements -------------------------------------------------------------------------------------------------------------


def _strict(ours: Reading, theirs: Reading, grounds: Grounds) -> str:
    theirs = _without_will(ours, theirs, grounds)
    if ours.norms != theirs.norms:
        return _difference(ours.norms, theirs.norms)
    tentative = bool(set(ours.norms) & (_TENTATIVE | _NEGATIVE))
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
    if not named or gap.glue != ("to",) or gap.marks or after.glue or after.marks or will.glue or will.marks or _anchor(gap, grounds):
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
    own, other = _bare(ours), _bare(theirs)
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


def _bare(marks: str) -> str:
    return "".join(mark for mark in marks if mark not in "*_`'‘’\"“”„«»•")


def _glue(own: Token, other: Token, previous: Token | None, tentative: bool, grounds: Grounds) -> str:
    before = [word for word in own.glue if word not in ARTICLES]
    after = [word for word in other.glue if word not in ARTICLES]
    if (set(own.glue) ^ set(other.glue)) & ARTICLES and own.norm in ("few", "little", "lot", "bit"):
        return f"an article before {own.norm!r}"
    colon = _bare(own.marks) == ":" and not _bare(other.marks)
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
    if colon and not _anchor(previous, grounds) and not previous.raw.isupper():
        return ""
    return "" if own.norm in _NOT_DONE and not _bare(own.marks) else f"'is' before {own.raw!r}"


def _preposition(own: Token, other: Token, previous: Token | None, word: str, grounds: Grounds) -> str:
    anchored = _anchor(own, grounds) or previous is None or _anchor(previous, grounds)
    turning = previous is not None and (own.norm in _LOGIC or previous.norm in _LOGIC)
    return f"{word!r} before {own.raw!r}" if anchored or turning or _bare(own.marks) or _bare(other.marks) else ""


def _anchor(token: Token, grounds: Grounds) -> bool:
    """A name, number, date, address or mark: what little words beside it would tie otherwise."""
    return token.shape != "word" or token.norm in grounds.names or (token.raw[:1].isupper() and not token.first)


def _ending(ours: Reading, theirs: Reading) -> str:
    own, other = _bare(ours.end_marks), _bare(theirs.end_marks)
    if [w for w in ours.end_glue if w not in ARTICLES] != [w for w in theirs.end_glue if w not in ARTICLES]:
        return "another end"
    return "another end" if ("?" in own) != ("?" in other) or set(other) - set(own) - {"."} else ""


# --- questions, and what the user will say ----------------------------------------------------------------------------------


def _loose(piece: Piece, ours: Reading, theirs: Reading, grounds: Grounds) -> str:
    asking = piece.role == "question"
    harmless, least = (_HARMLESS_QUESTION - _LOGIC, 0.6) if asking else (_HARMLESS_OWN, 1.0)
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
    """Names, numbers and the words of ``_LOGIC`` in order, each name and number with the preposition before it."""
    out: list[str] = []
    about = False
    for token in reading.tokens:
        if about and token.shape == "number":
            out.append("about")
        about = token.norm == "about"
        if token.shape != "word" or token.norm in grounds.names or (token.raw.isupper() and len(token.raw) > 1):
            out += [*(word for word in token.glue if word in PREPOSITIONS), token.norm]
        elif token.norm in _LOGIC:
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


__all__ = ["GLUE", "Grounds", "Verdict", "fault", "settle"]
