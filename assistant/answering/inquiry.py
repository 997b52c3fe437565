"""A question as Forenote understands it: about whom, about when, of which kind, and which words it looks for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.chat import plainly
from assistant.answering.kinds import Kind, asks_for_session, kind_of
from assistant.answering.persons import Named, partners, read_names
from assistant.answering.windows import Window, read_window
from assistant.knowing.roster import Roster
from assistant.reading.inline import fold


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is asked. ``people`` are full names whose 1:1s it is about (empty: everybody's), ``unclear`` names that fit several people,
    ``rest`` the question without time and partners: where its subject stands; ``matter`` the question without partners: what is compared in meaning. ``wide``: it asks what a session or a time was about; ``stranger``: somebody named as the
    partner of a 1:1 whom no note is about.
    """

    question: str
    kind: Kind
    people: tuple[str, ...]
    unclear: tuple[Named, ...]
    window: Window | None
    rest: str
    matter: str = ""
    wide: bool = False
    stranger: str | None = None


def read_question(
    question: str, roster: Roster, today: dt.date, with_person: str | None = None, folders: Mapping[str, Sequence[str]] | None = None
) -> Inquiry:
    """Understand a question. ``with_person``: the full name that `--with` gave, which also settles an unclear first name; ``folders``: in
    which folders each person's notes lie.
    """
    question = plainly(question)
    question = " ".join(_MANNER.sub(" ", question).split()) or question
    question = _as_we(_possessed(question, roster), roster, folders)
    window, rest = read_window(question, today)
    if window is not None and _SPENT.search(question) and _FEAST.search(window.why):
        window, rest = None, question  # "where was he for Christmas": a word of the notes, told before or after it
    named = read_names(rest, roster, folders)
    if with_person:
        named = tuple(Named((with_person,), n.start, n.end, n.text) if with_person in n.names else n for n in named)
    chosen = partners(rest, named)
    unclear = tuple(n for n in chosen if n.ambiguous)
    people = [name for one in chosen if not one.ambiguous for name in one.names]
    if with_person:
        # Another person in the question is its topic then: only the notes of this one may answer.
        chosen = tuple(n for n in named if n.names == (with_person,))
        unclear, people = (), [with_person]
    kind = kind_of(question, window is not None and window.pick is not None)
    return Inquiry(
        question,
        kind,
        tuple(dict.fromkeys(people)),
        unclear,
        window,
        _without(rest, chosen),
        _without(question, _named_in(question, chosen)),
        asks_for_session(question),
        _stranger(rest, named, roster),
    )


# How the answer is to be given: it says nothing of what is asked.
_MANNER = re.compile(
    r"(?<!\w)(?:(?:in|as) (?:a |one |two |three |four |five |a few |\d )?(?:short |brief |quick )?(?:lines?|sentences?|words?|bullets?(?: points?)?|paragraph)(?! (?:of|from|about|with|that)\b)|in (?:short|brief|a nutshell)(?=\W*$|,)"
    r"|tl;?dr|briefly|(?:quick|short) (?:version|answer|question:?)|please|pls|plz|thanks|thank you|thx|asap)(?!\w)[,:]?",
    re.I,
)
# Two who talk: "where did Daniel and I leave it", "what do me and her still have open".
_ONE = r"(?:my (?:\w+ )?\w+|(?-i:[A-Z])[\w’'-]+(?: (?-i:[A-Z])[\w’'-]+)?|(?-i:[a-z])[\w’'-]+)"
_PAIR = re.compile(
    rf"\b(?:(?P<a>(?!(?:did|do|does|have|had|has|were|are|was|is|will|would|should|can|that|when|where|what|how|which|why|if|because|since|and|about|of|for|to|with|from|the|on|in|at|by|between|both)\b){_ONE}) and (?:I|me|myself)|(?:me|I|myself) and (?P<b>{_ONE}))\b",
    re.I,
)
_NAMES_S = re.compile(r"\b([^\W\d_]{3,})s\b(?=\s+\w)")
_PRONOUNS = frozenset(("he", "she", "they", "him", "her", "them"))
_FEAST = re.compile(r"(?:christmas|new year|easter)\W*$", re.I)
_SPENT = re.compile(r"^\W*where\b|\bspen[dt]\b", re.I)
_PARTNER = re.compile(
    r"\b(?:(?P<a>(?-i:[A-Z])[\w’'-]+) and (?:I|me)\b|(?:1[:-]1s?|1on1s?|one[- ]on[- ]ones?|session|meeting|talk|call|chat|sync|catch[- ]?up|met|meet|see|talk(?:ed)?|spoke|speak) with (?P<b>(?-i:[A-Z])[\w’'-]+))",
    re.I,
)


def _possessed(question: str, roster: Roster) -> str:
    """The question with the apostrophe that a first name's s went without: "whats on Hannas plate"."""
    firsts = {fold(person.first) for person in roster.people}
    return _NAMES_S.sub(lambda m: f"{m[1]}'s" if fold(m[1]) in firsts and fold(m[0]) not in firsts else m[0], question)


def _as_we(question: str, roster: Roster, folders: Mapping[str, Sequence[str]] | None) -> str:
    """The question with "we" for somebody "and I", who is named at its end: a form that the rest reads. A stranger stays as they are."""
    found = _PAIR.search(question)
    if found is None:
        return question
    who = found["a"] or found["b"]
    named = read_names(who, roster, folders)
    if not (named or who.lower() in _PRONOUNS):
        return question
    body = f"{question[: found.start()]}we{question[found.end() :]}".rstrip(" ?.!")
    return f"{body} with {who}?" if named else f"{body}?"


def _stranger(rest: str, named: Sequence[Named], roster: Roster) -> str | None:
    """A name as that of a partner ("Kamal and I", "my 1:1 with Kamal") that fits nobody in the notes."""
    found = _PARTNER.search(rest)
    if found is None:
        return None
    group = "a" if found["a"] else "b"
    known = any(one.start <= found.start(group) < one.end for one in named)
    return None if known or roster.is_me(found[group]) else found[group]


def _named_in(question: str, chosen: Sequence[Named]) -> list[Named]:
    """The same names at their places in the whole question."""
    found = []
    for one in chosen:
        at = question.find(one.text)
        if at >= 0:
            found.append(Named(one.names, at, at + len(one.text), one.text))
    return found


def _without(text: str, named: Sequence[Named]) -> str:
    for one in sorted(named, key=lambda n: n.start, reverse=True):
        text = f"{text[: one.start]} {text[one.end :]}"
    return " ".join(text.replace(" 's", " ").replace(" ’s", " ").split())
