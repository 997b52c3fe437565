"""How a task says in words who does it: "Tom will call", "up to Tom to call", "call (Tom, Friday)", "call — owner: Tom"."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.reading.doers import MANY, Owned, is_owner, split_owners
from assistant.reading.inline import fold
from assistant.reading.modals import BOUND, DOING, deed, doing
from assistant.reading.people import NAME
from assistant.reading.words import is_base_verb

_SUBJECT = rf"(?P<who>{MANY}|[Ss]he|[Hh]e|[Tt]hey|[Bb]oth of us|[a-z]{{2,12}})"
_OF_WHERE = r"(?:\s*\([^()]{2,24}\)|\s+(?:from|in|at|of)\s+[A-Z][\w&-]*)?"  # "Sam from Finance", "Sam (Finance)"
_BOUND = re.compile(rf"^{_SUBJECT}{_OF_WHERE}(?P<lead>{BOUND})\s+(?P<rest>\S.*)$", re.S)
_DOING = re.compile(rf"^{_SUBJECT}{DOING.pattern}", re.S)
_OWES = re.compile(rf"^{_SUBJECT}\s+(?:still\s+|also\s+)?(?P<verb>owes?)\s+(?:(?:me|us|you)\s+)?(?P<rest>\S.+)$", re.S)
_MINE = re.compile(r"^(?P<who>I|We)\s+(?:still\s+|also\s+|then\s+)?(?P<verb>[a-z][\w-]*)\s+(?P<rest>\S.*)$", re.S)
_VIEWS = frozenset("think feel hope mean say see hear know want like love need have cost read find understand forget lose".split())
# Deeds that people do and things do not: before these a name that no note knows is one all the same.
_PERSONAL = frozenset(
    """call phone ring email mail e-mail write reply respond answer ask tell send book order buy sign draft bring pay invite ping contact talk speak file submit forward chase apologise
    apologize draw prepare arrange collect visit organise organize confirm review check translate propose sketch discuss decide""".split()
)
_EVERYBODY = frozenset("everyone everybody nobody somebody people".split())
_ASKED = re.compile(rf"^(?:{NAME}|[Ss]he|[Hh]e)\s+(?:has\s+)?(?:asks?|asked|told|tells|reminded|wants?|wanted|needs?|needed)\s+(?P<who>me|us)\s+to\s+(?P<rest>\S.*)$", re.S)  # fmt: skip
_ROLE = rf"(?i:owner|owned by|responsible|assignee|assigned to)(?:\s*:\s*|\s+)(?P<who>{MANY})"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_NAMED_DAY = rf"(?i:(?:next |this |end |end of |mid[ -])?(?:the )?(?:mon|tue|wed|thu|fri|sat|sun|week|month|year|quarter|tomorrow|today|tonight|eo[dwm]|next|our|christmas|easter|{_MONTH})[a-z]*)"
_DAY = rf"(?:{_NAMED_DAY}(?: [\w.]{{1,9}}){{0,2}}|(?!(?:19|20)\d\d\b(?!-))\d{{1,4}}[^()\[\]]{{0,14}})"
_WHEN = rf"(?P<when>(?:(?:by|till?|until|due|before)\s+(?:the\s+)?)?{_DAY})"
_NO_MONTH = r"(?!(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)"
_FRONT = 6  # patterns that name the doer before the task; the others name them behind it or in its midst
_OPENED = re.compile(rf"^(?P<who>{MANY})\s*(?::|->|→|=>|⇒|\s[–—-]\s)")
_GIVEN = tuple(  # what hands a task to somebody at the front or the end of its words; each must name somebody who is known
    re.compile(pattern, re.S)
    for pattern in (
        rf"^(?P<who>{MANY})(?:\s*[(\[]|,\s*){_WHEN}[)\]]?\s*:\s*(?P<rest>\S.*)$",
        rf"^{_ROLE}\s*[.;,:|–—-]+\s*(?P<rest>\S.*)$",
        rf"^(?P<rest>\S.*\S)(?:\s*[.;,|(\[]|\s[–—-])\s*{_ROLE}\s*[)\]]?\.?$",
        rf"^(?:[Ii]t(?:['’]s| is)\s+)?(?:[Uu]p to|[Oo]n|[Oo]ver to|[Dd]own to)\s+(?P<who>{MANY})\s+to\s+(?P<rest>\S.*)$",
        rf"^(?P<who>{MANY}|[Mm]y)(?:['’]s?)?\s+(?:task|job|action|turn|to-?do|homework|move)(?:\s+is)?\s*(?::|\bto\b|[–—-])\s*(?P<rest>\S.*)$",
        rf"^[Ww]ait(?:ing)?\s+(?:for|on)\s+(?P<who>{MANY})\s*(?:\bto\b|:|[–—-](?=\s))\s*(?P<rest>\S.*)$",
        rf"^(?P<rest>\S.*\S)\s*(?:[(\[]\s*|\s[-–—→]\s*|,\s)(?P<who>{MANY})(?:\s*[,:;/–-]\s*|\s+){_WHEN}\s*[)\]]?\.?$",
        rf"^(?P<rest>\S.*\S)\s*[(\[]\s*{_WHEN}\s*[,:;/–-]\s*(?P<who>{MANY})\s*[)\]]?\.?$",
        rf"^(?P<rest>\S+\s.*\S)\s*(?:\s[|/]{{1,2}}\s|\(by\s)\s*(?P<who>{MANY})\)?\.?$",
        rf"^(?P<who>{MANY})(?:,\s+|,?\s+please\s+)(?P<rest>[a-z][\w-]*\s+\S.*)$",
        r"^(?P<when>(?:by|before|until|till)\s+[^,:]{2,18}?),?\s+(?P<who>" + _NO_MONTH + NAME + rf"){BOUND}\s+(?P<rest>\S.*)$",
    )
)


def given(text: str, known: Collection[str]) -> Owned | None:
    """`up to Tom to call`, `call (Tom, Friday)`, `call — owner: Tom`, `waiting for Tom to call`, `Tom asked me to call`."""
    asked = _ASKED.match(text)
    if asked:
        return Owned((asked["who"],), asked["rest"])
    opened = _OPENED.match(text)
    named = opened is not None and is_owner(opened["who"], known, strict=True)  # "Theo: interview (June 17)" says who does it
    for pattern in _GIVEN[:_FRONT] if named else _GIVEN:
        found = pattern.match(text)
        who = re.sub(r"['’]s?$|^[Mm]y$", lambda end: "me" if end[0].lower() == "my" else "", found["who"]) if found else ""  # "Tom's task"
        if not found or not _is_known(who, known):
            continue
        opens = re.match(r"[A-Za-z][\w-]*", found["rest"])
        if pattern in _GIVEN[-3:] and not (opens and is_base_verb(opens[0].lower())):
            continue  # "Topic: Tom" gives nothing to him
        when = found.groupdict().get("when")
        due = f" {when if not re.match(r'[A-Z0-9]|next|this', when) else f'by {when}'}" if when else ""
        return Owned(split_owners(who), f"{found['rest'].rstrip(' .')}{due}")
    return None


def _is_known(who: str, known: Collection[str]) -> bool:
    """Whether all of the names are the notes' own, or "me": "all" and "both" behind a task count things."""
    names = split_owners(who)
    return bool(names) and all(fold(name) in known or fold(name) in ("me", "i") or name.startswith("@") for name in names)


def bound(text: str, known: Collection[str]) -> Owned | None:
    """`Tom will call Kirsten`, `Tom needs to …`, `Tom is drafting …`, `Tom owes me …`, `I give …`: who is bound, and to what."""
    for pattern in (_BOUND, _DOING, _OWES, _MINE):
        found = pattern.match(text)
        if not found:
            continue
        told = _deed(pattern, found)
        who = re.sub(r"['’]s$", "", found["who"])  # "Tom's going to call"
        if told and _does_it(who, told, known):
            return Owned(("both",) if who.lower() == "both of us" else split_owners(who), told)
    return None


def _deed(pattern: re.Pattern[str], found: re.Match[str]) -> str | None:
    if pattern is _BOUND:
        return deed(found["lead"], found["rest"])
    if pattern is _DOING:
        return doing(found)
    if pattern is _OWES:
        return f"owe {found['rest']}" if re.match(NAME, found["rest"]) else found["rest"]
    return f"{found['verb']} {found['rest']}" if is_base_verb(found["verb"]) and found["verb"] not in _VIEWS else None


def _does_it(who: str, told: str, known: Collection[str]) -> bool:
    """Whether the subject of a task is somebody; a capital alone does not say so ("Deck should show the cost")."""
    if who.lower() in ("she", "he", "they", "both of us") or is_owner(who, known, strict=True):
        return True
    return told.split()[0] in _PERSONAL and _is_stranger(who, known)


def _is_stranger(who: str, known: Collection[str]) -> bool:
    """Whether a name that no note knows can be one."""
    return who[:1].isupper() and who[-1:] != "s" and fold(who) not in _EVERYBODY and is_owner(who, known)


_THIRD_PERSONS = frozenset(form for verb in _PERSONAL for form in (f"{verb}s", f"{verb}es", f"{verb[:-1]}ies"))


def sends(found: re.Match[str], known: Collection[str]) -> bool:
    """Whether a name that no note knows does what only people do: "Anna draws up a list"."""
    return found["verb"] in _THIRD_PERSONS and _is_stranger(found["who"], known)
