"""Verification by code of every sentence that a model gave back: it may read better, it may not say anything else.

A reworded text is held against the built-in one, word by word. What carries meaning must be there, in its order, and nothing
beside it; only a few little words, marks and capitals may change. That is narrow on purpose: a check that looks for lies finds
those that its author thought of, one that admits only what cannot lie needs no list of them. Roles differ in how narrow:

- ``statement`` (the default, and every role not named here): the same words that carry meaning, in the same order.
- ``question``: a question of ours: its own words, with others of a list of harmless ones ("would", "could", "how") between.
- ``own``: what the user will say in their own voice: all the piece's words that carry meaning, in order, and a few that join them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.writing.freewords import own_fault, question_fault
from assistant.writing.records import Piece
from assistant.writing.samewords import strict_fault
from assistant.writing.wordclasses import Grounds
from assistant.writing.wordforms import plain_words, read_words, sentences

__all__ = ["Grounds", "Verdict", "fault", "settle"]

_RUN = 5  # as many words in a row are no chance


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
    if piece.role == "question":
        return question_fault(ours, theirs, grounds)
    if piece.role == "own":
        return own_fault(ours, theirs, grounds)
    return strict_fault(ours, theirs, grounds)


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
