"""Who can be the doer of a task: names, initials, handles and pronouns, told from words that only stand in their place."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from assistant.reading.inline import fold
from assistant.reading.people import NAME, clean_name, looks_like_name
from assistant.reading.words import is_base_verb, stem

_ONE = rf"(?:@[\w-]+|{NAME} [A-HJ-Z](?![\w'’])|{NAME}|[A-Z][a-zA-Z]?[A-Z]{{1,2}}|[A-Z](?=\s*(?::|/|&|\+|,|\)|\]|->|→|=>|⇒|and\b|to\b)|\s[-–—]\s)|I|i|me|Me|we|We|you|You|[Bb]oth of (?:us|you)|[Tt]he two of us|[Uu]s both|both|Both|all|All|us)"
MANY = rf"{_ONE}(?:(?:\s*(?:,|/|&|\+)\s*(?:and\s+)?|\s+(?:and|und|y)\s+){_ONE}){{0,5}}"
_SPLIT = re.compile(r"\s*(?:,|/|&|\+|\s(?:and|und|y)\s)\s*(?:and\s+)?")
# Names that are verbs too: "Mark to leave a comment" is told from "Plan to leave early" by the person's being one.
_VERB_NAMES = frozenset("mark grant chase drew pat bill frank rob sue jack dawn faith hope guy carry lance trace wade hunter skip".split())
# Sentence-opening words that stand before "to" and are no names, however they are capitalised.
NOT_OWNERS = frozenset(
    """able about access according action actions add added ahead aim aiming aims all allow already also always answer anxious any anything as ask asked back based because better but by call can close closer coming committed
    continue continuing contrary decided decision due easy eager excited everything extra feel free first from get getting glad go goal goals going good great had hard happy has have having help helpful here hope hoping how i'd idea ideas if important in
    intend invite inviting it key keen keep last lead leading learn less like likely link listen look looking lot lots make maybe meant meeting more move moved moving much name need needed needs new next nice none not note nothing offer offered ok on one only
    open option order other ought out over plan planned planning plans please point prefer prepare prior promise promised question reach read ready regarding related relative remember reminder response right said same see seems send set share should similar simple slow so some someone
    something soon space start started still supposed sure talk talked tasks team thanks that the then there these they thing things this those time today tomorrow topic topics tried try trying unable up update updates use used useful want wanted wants way ways we'd went what when where which
    who why will willing with wish work worked working worth would yes yet your agreed agenda bring draft reply respond responded return refer next-steps notes proposal proposed switch switched thinking difficult hesitant comments attention support path road outreach invitation welcome route subject close closest opposed tbd tbc eta ps nb fyi re
    done doing later now overdue blocked waiting urgent risk status deadline priority optional stretch bonus context background problem issue result outcome impact why example high medium low important blocker
    owner owners owned assignee assigned responsible fantastic lovely wonderful brilliant fun pleased delighted curious nervous afraid worried possible impossible essential crucial vital necessary tempting sad sorry lucky proud""".split()
)


@dataclass(frozen=True, slots=True)
class Owned:
    """What a line says of its owner: the names as written, the words of the task, whether a marker (AI:, Action:) stood there."""

    owners: tuple[str, ...]
    text: str
    marked: bool = False
    previous: bool = False
    telegraph: bool = False


def split_owners(who: str | None) -> tuple[str, ...]:
    """The names of several owners: "MO/JR" → ("MO", "JR"); "Lena and Omar" → ("Lena", "Omar")."""
    if not who:
        return ()
    names = (clean_name(part) if "[[" in part else part.strip(" @.:*_[]()") for part in _SPLIT.split(who))
    return tuple(dict.fromkeys(name for name in names if name))


def is_owner(who: str, known: Collection[str], *, strict: bool = False) -> bool:
    """Whether every part of ``who`` can be a person. ``strict``: only pronouns, handles, initials and ``known`` folded names."""
    if re.fullmatch(r"@[\w-]+(?:\s*(?:,|&|/|\band\b|\s)\s*@[\w-]+)*", who.strip()):
        return True
    return all(_is_person(part, known, strict) for part in split_owners(who)) and bool(split_owners(who))


_PRONOUNS = frozenset(("i", "me", "we", "you", "both", "all", "us", "both of us", "both of you", "the two of us", "us both"))


def _is_person(part: str, known: Collection[str], strict: bool) -> bool:
    word = fold(part)
    if word in _PRONOUNS or word in known:
        return True
    if word in NOT_OWNERS or word.split()[0] in NOT_OWNERS:
        return False
    first = word.split()[0]
    if first in known and all(w[:1].isupper() for w in part.split()[1:]) and len(word.split()) <= 3:
        return True
    if strict or re.search(r"-[a-z]|(?:ing|ed|tion|sion|ment|ness)$|\d", part):
        return False
    named = looks_like_name(part) and (first in _VERB_NAMES or not is_base_verb(stem(first)))
    return named or bool(re.fullmatch(r"[A-Z][a-zA-Z]?[A-Z]{1,2}", part))
