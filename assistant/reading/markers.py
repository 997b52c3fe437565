"""Words that mark a line as an action item, in all the orders in which people put marker, number, owner and task.

Whatever the order ("AI LF – …", "LF AI: …", "[LF] … (AI)", "Action 2 (LF): …", "#todo LF: …"), it is first brought into the one form ``AI(LF): …``.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.reading.inline import fold
from assistant.reading.owners import LOWER_TELEGRAPH, MANY, NOT_OWNERS, Owned, is_owner, owner_of, split_owners
from assistant.reading.people import ACRONYMS
from assistant.reading.words import is_base_verb, stem

_WORD = (
    r"AI|A\.I\.|AP|ACTION(?:S|[ -]?(?:ITEM|POINT)S?)?|Action(?:s|[ -]?(?:[Ii]tem|[Pp]oint)s?)?|action(?:[ -]?items?)?|TO-?DO|To[- ]?[Dd]o(?: until [A-Z]?\w+"
    r"| (?:by|before|for) [\w ]{3,20})?|todo|Todo|@todo|Follow[- ]?[Uu]ps?|FOLLOW[- ]?UP|[Nn]ext [Ss]teps?|NEXT STEPS?|Task|TASK|Commitment|Promise|Homework"
    r"|AUFGABE|Aufgabe|TAREA"
)
_MARKER = re.compile(
    rf"^(?P<before>(?:[Pp]ending|[Pp]revious|[Pp]rior|[Oo]utstanding|PENDING)\s+)?(?P<open>[\[(*_]*)(?P<word>{_WORD})"
    rf"(?P<close>[\])*_]*)\s*(?:[(\[]\s*(?P<who>[^)\]]{{1,60}})\s*[)\]]|@(?P<at>[\w-]+)|(?:for|on|to)\s+(?P<for>{MANY})"
    rf"|(?<=\s)(?P<bare>{MANY})(?=[\])*_]*\s*(?::|[-–—>→]+\s)))?"
    r"(?P<end>[\])*_]*\s*(?::|[-–—>→]+(?=\s))|(?<=[\])])\s|(?=\sto\s[a-z]))\s*(?P<rest>.*)$",
    re.S,
)
_BEHIND = re.compile(
    rf"^(?P<rest>\S.*?)\s*[(\[](?:action(?: item)?|AI|to-?do)(?:\s+(?:for|on|to)|:)?\s+(?P<who>{MANY})[)\]]\.?$", re.S | re.I
)
_SHORT_OWNER = re.compile(r"^(?P<who>(?!AI\b)[A-Z]{2,3}|[Bb]oth)\s+(?P<rest>\S.*)$", re.S)  # behind a marker: "AI: KW deck for the offsite"
_COMMA_OWNER = re.compile(rf"^(?P<who>{MANY}),\s+(?P<rest>[^,]*\S)$", re.S)  # "Action: KW, deck for the offsite"

# Other orders, each rewritten as AI(who): task. The owner must be somebody: a name known to the notes, or initials.
_SIMPLE = r"(?:AI|AP|ACTION(?: ITEM| POINT)?|[Aa]ction(?: item| point)?|TO-?DO|[Tt]o-?do|TASK|[Tt]ask)"
_NUMBERED = re.compile(rf"^(?P<word>{_SIMPLE}|[Nn]ext step)\s*#?\s*\d{{1,2}}\s*(?=[:.)(–—-]|\s)[.)]?")
_QUALIFIED = re.compile(r"^(?:agreed|new|open|key|main|my)\s+(?=(?:action|next step|to-?do|task|follow-?up)s?\b[^.]{0,30}[:–—-])", re.I)
_OWNER_FIRST = re.compile(rf"^[\[(]?(?P<who>{MANY})[\])]?\s*[:,–—-]?\s*[(\[]?{_SIMPLE}[)\]]?\s*[:–—-]+\s+(?P<rest>\S.*)$", re.S)
_BOXED = re.compile(rf"^[\[(]{_SIMPLE}[\s:–—-]+(?P<who>{MANY})[\])]\s*[:–—-]*\s*(?P<rest>\S.*)$", re.S)
_LAST = re.compile(rf"^[\[(](?P<who>{MANY})[\])]\s*:?\s*(?P<rest>\S.*\S)\s*[\[(]{_SIMPLE}[\])]\.?$", re.S)
_ROLE = re.compile(
    rf"^(?:[Oo]wner|[Rr]esponsible|[Aa]ssigned(?: to)?|[Aa]ssignee)\s*:?\s+(?P<who>{MANY})\s*[:–—-]+\s+(?P<rest>\S.*)$", re.S
)
_TO_DO_FOR = re.compile(r"^(?:todo|to-do|TODO|Todo|ToDo) (?P<who>[A-Za-z][\w-]{0,15})\s*:\s+(?P<rest>\S.*)$", re.S)  # "todo n: abstract"
_LISTS = frozenset("list lists app apps item items today tomorrow later next open new for from".split())
_ANYBODY = frozenset("i we you both all us".split())
_SHOUTED = re.compile(rf"^(?:AI|AP|ACTION|TODO)\s+(?P<who>{MANY})\s+(?P<rest>[a-z].*)$", re.S)


def marker_of(text: str, known: Collection[str]) -> Owned | None:
    """`AI(JO): …`, `**ACTION**: Pari is …`, `TODO(x)`, `[ACTION] …`, `Action item - …`, `JO AI: …`; None without such a marker."""
    named = _TO_DO_FOR.match(text)
    if named and named["who"].lower() not in _LISTS:
        somebody = len(named["who"]) == 1 or is_owner(named["who"], known)
        return Owned((named["who"],), named["rest"], True) if somebody else Owned((), f"{named['who']}: {named['rest']}", True)
    text = _canonical(text, known)
    behind = _BEHIND.match(text)
    if behind and is_owner(behind.group("who"), known):
        return Owned(split_owners(behind.group("who")), behind.group("rest").strip(), True)
    found = _MARKER.match(text)
    if not found or not found.group("rest").strip():
        return None
    if found.group("bare") and not _is_somebody(found.group("bare"), known):
        return None
    who = found.group("who") or found.group("at") or found.group("for") or found.group("bare")
    rest = found.group("rest").strip()
    if who and not is_owner(who, known) and not re.fullmatch(r"[\w .@-]{1,30}", who):
        who = None
    owners = split_owners(who)
    inner = _behind_marker(rest, known, bool(owners))
    return Owned(owners or inner.owners, rest if owners and not inner.telegraph else inner.text, True, bool(found.group("before")))


def _behind_marker(rest: str, known: Collection[str], owned: bool) -> Owned:
    """The owner that the words behind a marker name; there even a handle in lower case, or initials alone, is one."""
    inner = owner_of(rest, known, action=True)
    if owned or inner.owners:
        return inner
    handle = LOWER_TELEGRAPH.match(rest)
    if handle and _is_handle(handle):
        return Owned((handle.group("who"),), handle.group("rest"), telegraph=True)
    for pattern in (_SHORT_OWNER, _COMMA_OWNER):
        found = pattern.match(rest)
        if found and is_owner(found.group("who"), known, strict=True):
            return Owned(split_owners(found.group("who")), found.group("rest"))
    return inner


def _canonical(text: str, known: Collection[str]) -> str:
    """The line with its marker first and its owner in brackets behind it; any other line as it is."""
    text = _QUALIFIED.sub("", text, count=1)
    text = _NUMBERED.sub(lambda found: found.group("word"), text, count=1)
    for pattern in (_OWNER_FIRST, _BOXED, _ROLE, _SHOUTED, _LAST):
        found = pattern.match(text)
        if found and _is_named(found.group("who"), known):
            return f"AI({found.group('who')}): {found.group('rest')}"
    return text


def _is_named(who: str, known: Collection[str]) -> bool:
    """Somebody whom the notes know, or "me": "AI" is artificial intelligence as well, and "AI we should adopt" tells of that."""
    return is_owner(who, known, strict=True) and not {fold(part) for part in split_owners(who)} & _ANYBODY


def _is_somebody(who: str, known: Collection[str]) -> bool:
    """A name that the notes know, a letter, or initials that mean nothing else."""
    if re.fullmatch(r"[A-Za-z]", who):
        return True
    return is_owner(who, known, strict=True) or all(
        re.fullmatch(r"[A-Z]{2,3}", part) and part not in ACRONYMS for part in split_owners(who)
    )


def _is_handle(found: re.Match[str]) -> bool:
    """Behind a marker a word in lower case before "to send" is who is to do it, unless it is a verb ("remember to send")."""
    who = found.group("who")
    return is_base_verb(found.group("verb")) and who not in NOT_OWNERS and not is_base_verb(stem(who))
