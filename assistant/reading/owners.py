"""Who is to do it: the many ways in which a line names the owner of an action."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from assistant.reading.assignments import bound, given, sends
from assistant.reading.doers import MANY, NOT_OWNERS, Owned, is_owner, split_owners
from assistant.reading.inline import WIKI_NAME, fold, inline_fields
from assistant.reading.modals import unbound
from assistant.reading.people import ACRONYMS, NAME, clean_name
from assistant.reading.words import is_base_verb, stem

__all__ = ["LOWER_TELEGRAPH", "MANY", "NOT_OWNERS", "Owned", "is_owner", "owner_of", "split_owners", "waited_for"]

_TELEGRAPH = re.compile(
    rf"^(?P<who>{MANY})\s*,?\s+(?:(?:is|are|am)\s+)?(?:still\s+)?to\s+(?P<rest>(?:also\s+|still\s+|then\s+|please\s+)?(?P<verb>[a-z][\w-]*)\b.*)$",
    re.S,
)
LOWER_TELEGRAPH = re.compile(r"^(?P<who>[a-z][\w-]{2,})\s+to\s+(?P<rest>(?P<verb>[a-z][\w-]*)\b.*)$", re.S)
_INSIDE = re.compile(rf"(?:(?<=\s)[-–—(]\s*|[,;:.]\s+)(?P<who>{MANY}|[a-z]{{3,12}})\s+to\s+(?P<rest>(?P<verb>[a-z][\w-]*)\b.*)$", re.S)
_TAKES = re.compile(
    rf"^(?P<who>{MANY})\s+(?:takes?|took|has|have|got)\s+(?:the\s+|an?\s+)?(?:action(?:\s+item)?|AI|todo|to-do|task)s?\s*(?:to|:|of|on|-)\s+(?P<rest>.+)$",
    re.S | re.I,
)
_LABEL = re.compile(
    rf"^(?P<open>\*\*|__)?\[?(?P<who>{MANY})\]?(?P<close>\*\*|__)?\s*(?:\([a-z][^)]{{1,20}}\)(?=:))?(?P<sep>:|[-–—→>⇒]+(?=\s)|=>(?=\s)|\s\|\s)(?:\*\*|__)?\s*(?P<rest>\S.*)$",
    re.S,
)
_LOWER_LABEL = re.compile(r"^(?P<who>[a-z]{2,12}(?: [a-z])?)\s*(?::|->|→|=>|⇒)\s+(?P<rest>\S.*)$", re.S)
_BRACKET = re.compile(rf"^[\[(](?P<who>{MANY})[\])]\s*(?P<rest>\S.*)$", re.S)
_AT_FRONT = re.compile(r"^@(?P<who>[\w-]+(?:\s[A-Z][\w-]+|(?:\s*(?:,|&|\band\b)?\s*@[\w-]+)+)?)\s*[,:]?\s+(?P<rest>\S.*)$", re.S)
_TAIL = re.compile(
    rf"(?P<rest>.*\S)\s*(?:[(\[]\s*(?:owner:\s*|assigned to:?\s*|for\s+)?(?P<who>{MANY})\s*[)\]]|(?:\s[-–—→]|\s[-=]>|,|\s>)\s*(?P<dash>@[\w-]+|{MANY})|\s(?P<at>@[A-Za-z][\w-]*(?:\s@[A-Za-z][\w-]*)*))\s*[.]?$",
    re.S,
)
_IN_BRACKETS = re.compile(rf"^(?P<rest>[A-Z][^:]{{1,40}}:\s.*\S)\s*[(\[](?P<who>{MANY})[)\]]\W*$", re.S)
_THIRD = re.compile(rf"^(?P<who>{NAME}|I|[a-z]{{2,12}})\s+(?P<verb>[a-z]+s)\s+(?P<rest>.+)$", re.S)
_BARE_NAME = re.compile(rf"^(?P<who>{NAME}|[A-Z]{{2,3}})\s+(?P<verb>[a-z][\w-]*)\s+(?P<rest>.+)$", re.S)
_STATUS_TAG = re.compile(
    r"^(?:\[(?:P\d|[A-Z]?\d|[Bb]locked|[Ww]aiting|[Uu]rgent|[Hh]igh|[Ll]ow|[Mm]edium|[Ww]IP|[Tt]odo|[Dd]eprioriti[sz]ed|[Oo]n hold|[Aa]t risk|[Oo]n track)\]|\(P\d\)|[!❗🔴🟡🟢🔥⭐]+|#\w+)\s+"
)


_WAITED = re.compile(
    rf"^(?:(?:for|on)\s+)?@?(?P<who>{MANY})(?:['’]s)?\s*(?:[:,–—-]\s*|\s(?:to|for|with|about|re|on)\s+|\s)(?P<rest>\S.*)$", re.S
)


def waited_for(text: str, known: Collection[str], *, action: bool) -> Owned:
    """The owner of what is waited for (`WAITING [[Tom Achebe]] the answer`): whom it names first, where nothing else says so."""
    owned = owner_of(text, known, action=action)
    found = None if owned.owners else _WAITED.match(text)
    if found and is_owner(found["who"], known, strict=True) and fold(found["who"]) not in ("i", "me", "we", "us", "all", "both", "you"):
        return Owned(split_owners(found["who"]), found["rest"])
    return owned


def _counts_goods(label: re.Match[str], known: Collection[str]) -> bool:
    """Whether `Milk: 3 litres` counts things: a number stands behind a label that names nobody known."""
    return bool(re.match(r"\d", label["rest"])) and not (
        re.match(r"\d+ [a-z]", label["rest"]) and is_owner(label["who"], known, strict=True)
    )


def owner_of(text: str, known: Collection[str], *, action: bool) -> Owned:
    """The owner that a line names, and the words of the task without the name.

    ``action``: the line is known to be a task (box, action section), so looser forms count (`Priya: …`, `… (Dana)`).
    """
    tag = _STATUS_TAG.match(text) if action else None
    if tag:  # "[P1] Dana: slides": the tag stays with the task, the name behind it is the owner
        inner = owner_of(text[tag.end() :], known, action=True)
        return replace(inner, text=f"{tag[0]}{inner.text}") if inner.owners else Owned((), text)
    fields = dict(inline_fields(text))
    field = fields.get("owner") or fields.get("assignee") or fields.get("who")
    if field:
        label = _LABEL.match(text)
        named = label and set(split_owners(label.group("who"))) <= set(split_owners(field))
        return Owned(split_owners(field), label.group("rest") if label and named else text)
    for pattern in (_TAKES, _TELEGRAPH):
        found = pattern.match(text)
        if found and _telegraph_fits(found, known):
            rest = re.sub(r"^(?:also|still|then|please)\s+", "", found.group("rest"))
            return Owned(split_owners(found.group("who")), rest, telegraph=True)
    inside = _inside(text, known)
    if inside:
        return inside
    return _loose_owner(text, known) if action else Owned((), text)


def _inside(text: str, known: Collection[str]) -> Owned | None:
    """A telegram behind other words ("Notes are up - AM to send contacts"), or with a handle in lower case ("juno to post")."""
    found = LOWER_TELEGRAPH.match(text) or _INSIDE.search(text)
    if not found or not is_base_verb(found.group("verb")):
        return None
    who = found.group("who")
    short = bool(re.fullmatch(r"[A-Z]{2,3}", who)) and who not in ACRONYMS
    if not (short or is_owner(who, known, strict=True)) or who in ("I", "i", "all", "both", "us"):
        return None
    return Owned(split_owners(who), found.group("rest"), telegraph=True)


_IS_TO = re.compile(r"(?:i['’]m|(?:he|she|it)['’]s|(?:we|they|you)['’]re)", re.I)


def _telegraph_fits(found: re.Match[str], known: Collection[str]) -> bool:
    groups = found.groupdict()
    verb = groups.get("verb")
    if _IS_TO.fullmatch(found.group("who")):
        return False  # "I'm to drop two of them" is a sentence, and read as one
    if verb and not is_base_verb(verb) and not (is_owner(found.group("who"), known, strict=True) and verb not in ("be", "have")):
        return False
    return is_owner(found.group("who"), known, strict=verb is None)


def _loose_owner(text: str, known: Collection[str]) -> Owned:
    wiki = WIKI_NAME.match(text)
    if wiki:
        text = f"{clean_name(wiki.group(0))} {text[wiki.end() :].lstrip()}"
    for reading in (given, _labelled, bound, _simple, _behind):
        told = reading(text, known)
        if told:
            return told
    return Owned((), text)


def _labelled(text: str, known: Collection[str]) -> Owned | None:
    """`Priya: …`, `[Priya] …`, `@priya …`, `rafa: …` where the notes know rafa."""
    lower = _LOWER_LABEL.match(text)
    if lower and fold(lower.group("who")) in known:
        return Owned((lower.group("who"),), lower.group("rest"))
    behind = _IN_BRACKETS.match(text)
    if behind and is_owner(behind["who"], known, strict=True) and not _opens_with_known(text, known):
        return Owned(
            split_owners(behind["who"]), behind["rest"]
        )  # "Roadmap: cut the list. (Dana)": what stands before the colon is no name
    for pattern in (_LABEL, _BRACKET, _AT_FRONT):
        found = pattern.match(text)
        who = re.sub(r"(?<=\w)(?<!\band)\s+@", ", @", found["who"]) if found else ""  # "@kofi @nia sync on hiring"
        if found and is_owner(f"@{who}" if "@" in who else who, known) and not (_counts_goods(found, known) or _letters(found, known)):
            rest = found.group("rest")
            return Owned(split_owners(who), rest if _TELEGRAPH.match(rest) else unbound(rest))
    return None


def _letters(label: re.Match[str], known: Collection[str]) -> bool:
    """Whether a letter before a dash only counts ("A - by train"): it begins no known name."""
    who = label["who"]
    dashed = len(who) == 1 and who.isupper() and label.groupdict().get("sep", ":") != ":"
    return dashed and not any(name.startswith(who.lower()) for name in known)


def _simple(text: str, known: Collection[str]) -> Owned | None:
    """`Priya sends …`, `Priya send …`."""
    for pattern in (_THIRD, _BARE_NAME):
        found = pattern.match(text)
        if found and _verb_fits(found) and (is_owner(found["who"], known, strict=True) or sends(found, known)):
            does = "have" if found.group("verb") == "has" else stem(found.group("verb"))
            return Owned(split_owners(found.group("who")), f"{does} {found.group('rest')}")
    return None


def _behind(text: str, known: Collection[str]) -> Owned | None:
    """`send the deck (Priya)`, `send the deck @priya @tom`."""
    tail = _TAIL.match(text)
    who = tail and (tail.group("who") or tail.group("dash") or tail.group("at"))
    if tail and tail["dash"] and re.search(rf"{NAME}$", tail["rest"]) and text[tail.end("rest")] == "," and len(split_owners(who)) > 1:
        return None  # "plan it with Kirsten, Tom and Nia" lists whom it is planned with
    if tail and tail.group("at"):
        return _tail_handles(text)
    if tail and who and is_owner(who.replace(" @", ", @"), known, strict="@" not in who and not re.fullmatch(r"[A-Z]{2,3}", who)):
        return Owned(split_owners(who.replace(" @", ", @")), tail.group("rest").rstrip(" -–—,"))
    return None


def _opens_with_known(text: str, known: Collection[str]) -> bool:
    label = _LABEL.match(text)
    return label is not None and is_owner(label["who"], known, strict=True)


def _tail_handles(text: str) -> Owned:
    """All handles that end a line: "send the deck @mira @tom"."""
    handles: list[str] = []
    while found := re.match(r"^(?P<rest>.*\S)\s+@(?P<who>[A-Za-z][\w-]*)[.,]?$", text, re.S):
        handles.insert(0, found.group("who"))
        text = found.group("rest")
    return Owned(tuple(dict.fromkeys(handles)), text.rstrip(" -–—,"))


def _verb_fits(found: re.Match[str]) -> bool:
    verb = found.group("verb")
    return verb == "has" or (is_base_verb(stem(verb)) and verb not in ("is", "was", "does"))
