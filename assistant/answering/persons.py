"""Whom a question names: by name, alias, initials, or as "my manager"; and whose 1:1s it is about.

A name that fits two people is never resolved by a guess: both are handed back, and the answer asks.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.alike import alike
from assistant.answering.kinds import is_kind_word, is_soft_word
from assistant.knowing.roster import Roster
from assistant.reading.inline import fold
from assistant.reading.words import STOP_WORDS, is_base_verb

_WORD = re.compile(r"[^\W_][\w'’.-]*")
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
# First names that are words too: in lower case they name nobody.
_WORDS_TOO = frozenset(
    """will may mark rose hope grace joy faith june april august summer dawn art bill jack max pat rob sue drew dean chase grant miles ray frank ernest
    iris ivy lily olive ruby pearl amber jade summer sky skye bo jo al ed em ian an so us me in on no do mo ty van den de la le don dot gay guy hank jay
    josh kit lance mike nick peg penny rich robin rusty sandy ski tab terry tina wade ward wren case may""".split()
)
_RELATIONS = {
    "manager": "manager", "boss": "manager", "lead": "manager", "supervisor": "manager", "line manager": "manager", "mentee": "mentee",
    "mentor": "mentor", "report": "report", "direct report": "report", "direct": "report", "peer": "peer", "colleague": "peer", "coach": "mentor",
}  # fmt: skip
_RELATION = re.compile(
    rf"\b(?:my|our)\s+(?:own\s+)?(?P<r>{'|'.join(sorted(_RELATIONS, key=len, reverse=True))})(?P<s>s)?(?:['’]s?)?(?![\w-])"
    rf"(?!\s+(?:{'|'.join(sorted(_RELATIONS, key=len, reverse=True))})s?\b)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of people in a question: full names that it may mean (one: settled), and where it stands."""

    names: tuple[str, ...]
    start: int
    end: int
    text: str
    plural: bool = False

    @property
    def ambiguous(self) -> bool:
        """Whether it fits several people and does not mean all of them."""
        return len(self.names) > 1 and not self.plural


def read_names(question: str, roster: Roster, folders: Mapping[str, Sequence[str]] | None = None) -> tuple[Named, ...]:
    """The people named in a question, left to right, the longest name first; the user is nobody here.

    ``folders``: in which folders each person's notes lie, which tells a relation that nothing else does ("mentoring/").
    """
    found = [_by_relation(match, roster, folders or {}) for match in _RELATION.finditer(question)]
    named = [one for one in found if one.names]
    words = list(_WORD.finditer(question))
    at = 0
    while at < len(words):
        one = next((n for size in (3, 2, 1) if (n := _by_name(words[at : at + size], size, question, roster))), None)
        if one is None or any(one.start < other.end and other.start < one.end for other in named):
            at += 1
            continue
        named.append(one)
        at += len(one.text.split())
    return tuple(sorted(_settled(named, roster), key=lambda n: n.start))


def _by_relation(match: re.Match[str], roster: Roster, folders: Mapping[str, Sequence[str]]) -> Named:
    relation = _RELATIONS[match["r"].lower()]
    names = tuple(p.name for p in roster.people if p.relation == relation)
    if not names:
        stem = relation.removesuffix("ee").removesuffix("or")  # a mentor's notes and a mentee's lie in "mentoring"
        names = tuple(p.name for p in roster.people if p.relation is None and any(stem in fold(f) for f in folders.get(p.name, ())))
    return Named(names, match.start(), match.end(), match[0], bool(match["s"]))


def _by_name(words: list[re.Match[str]], size: int, question: str, roster: Roster) -> Named | None:
    if len(words) < size:
        return None
    start, end = words[0].start(), words[-1].end()
    text = _POSSESSIVE.sub("", question[start:end]).rstrip(".")
    if roster.is_me(text) or (size == 1 and not _may_name(text)):
        return None
    told = _OF_PERSONS.search(question[:start]) is not None
    names = roster.candidates(text) or (_nearly(text, roster, shortest=3 if told or text[:1].isupper() else 4) if size == 1 else ())
    if size == 1 and text.islower():
        names = tuple(name for name in names if not _is_surname_of(text, name))
    return Named(names, start, start + len(text), text) if names else None


def _is_surname_of(word: str, name: str) -> bool:
    """Whether a word in lower case is but the last part of a name: "the price" is not Gwendolyn Price."""
    first, *rest = fold(name).split()
    return fold(word) in rest and fold(word) != first


# Behind these a word of three letters may be a name: "what do I still owe ros".
_OF_PERSONS = re.compile(r"\b(?:with|owe|owes|from|did|does|has|told|tell|ask|asked|met|meet|saw|given?|gave)\s+$", re.I)


def _nearly(text: str, roster: Roster, *, shortest: int) -> tuple[str, ...]:
    """A short form ("Gwen" for Gwendolyn), a forgotten apostrophe ("Sunnivas") or a slip of the pen ("Betina") of a first name."""
    word = fold(text)
    if (
        len(word) < shortest
        or word in STOP_WORDS
        or (text.islower() and is_base_verb(word))
        or is_kind_word(word)
        or is_soft_word(word)
        or alike(word)
    ):
        return ()
    firsts = {person.name: fold(person.first) for person in roster.people}
    for fits in (lambda first: first.startswith(word), lambda first: word == f"{first}s"):
        names = tuple(name for name, first in firsts.items() if fits(first))
        if names:
            return names
    close = difflib.get_close_matches(word, set(firsts.values()), n=1, cutoff=0.85) if len(word) >= 5 else []
    return tuple(name for name, first in firsts.items() if first in close)


def _may_name(text: str) -> bool:
    """A word on its own: capitals make initials and names; in lower case only what is no word of the language."""
    if len(text) <= 3 and text.isupper() and len(text) >= 2:
        return True
    if text[:1].isupper():
        return len(text) > 2 or text not in ("I", "Do", "Is", "In", "On", "At", "So", "Am", "No", "We", "He", "My", "Us")
    return len(text) > 2 and fold(text) not in _WORDS_TOO


def _settled(named: list[Named], roster: Roster) -> list[Named]:
    """Names that others settle: "my report Dana": the relation beside a name settles it; a name given in full settles its first name elsewhere in the question."""
    full = {n.names[0] for n in named if len(n.names) == 1}
    kept: list[Named] = []
    for one in sorted(named, key=lambda n: n.start):
        names = one.names
        if one.ambiguous and full & set(names):
            names = tuple(n for n in names if n in full)
        if kept and (kept[-1].ambiguous or one.ambiguous) and one.start - kept[-1].end <= 2:
            both = tuple(n for n in names if n in kept[-1].names)
            if both:
                kept[-1] = Named(both, kept[-1].start, one.end, f"{kept[-1].text} {one.text}")
                continue
        kept.append(Named(names, one.start, one.end, one.text, one.plural))
    return kept


# --- whose sessions -----------------------------------------------------------------------------------------------------------------

_BEFORE = (
    (3, re.compile(r"\b(?:with|met|meet|meeting|see|saw|1:1s? with)\s+(?:both\s+)?$", re.I)),
    (
        4,
        re.compile(
            r"\bi (?:ever |already )?(?:tell|told|inform(?:ed)?|ask(?:ed)?|mention(?:ed)? to|warn(?:ed)?|promised?|owe) (?:both )?$", re.I
        ),
    ),
    (3, re.compile(r"\b(?:tell|told|inform(?:ed)?|remind(?:ed)?|ask(?:ed)?|promised?|owe|owed|thank(?:ed)?|warn(?:ed)?|to)\s+$", re.I)),
    (2, re.compile(r"\b(?:did|does|do|has|have|had|is|was|will|would|can|could|from)\s+$", re.I)),
)
_AFTER = (
    (3, re.compile(r"^\s+and\s+(?:I|me)\b", re.I)),
    (3, re.compile(r"^(?:['’]s)?\s+(?:\w+\s+)?(?:say|said|says|think|thinks|thought|mention|mentioned|tell|told|ask|asked|want|wants|wanted|feel|feels|felt|owe|owes|promise|promised|suggest|suggested|agree|agreed|decide|decided|complain|complained)\b", re.I)),
    (2, re.compile(r"^['’]s?\s", re.I)),
)  # fmt: skip
_ABOUT = re.compile(r"\b(?:about|of|regarding|concerning|on|for|over)\s+(?:\w+\s+)?$", re.I)


def partners(question: str, named: tuple[Named, ...]) -> tuple[Named, ...]:
    """Those of the named whose 1:1s the question is about; the others are its topic ("what did Dana say about Noor")."""
    if len(named) < 2:
        return named
    ranks = [_rank(question, one) for one in named]
    best = max(ranks)
    chosen = [one for one, rank in zip(named, ranks, strict=True) if rank == best]
    joined = [one for one in named if one not in chosen and any(_joined(question, one, other) for other in chosen)]
    return tuple(sorted((*chosen, *joined), key=lambda n: n.start))


def _rank(question: str, one: Named) -> int:
    before, after = question[: one.start], question[one.end :]
    rank = max(
        [score for score, pattern in _BEFORE if pattern.search(before)] + [score for score, pattern in _AFTER if pattern.match(after)] + [1]
    )
    return 0 if _ABOUT.search(before) and rank < 3 else rank


def _joined(question: str, one: Named, other: Named) -> bool:
    first, second = sorted((one, other), key=lambda n: n.start)
    return re.fullmatch(r"(?:['’]s)?(?:,| and| or|, and)\s+", question[first.end : second.start], re.I) is not None
