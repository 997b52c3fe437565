"""The words by which a task says that its doer is bound: "Tom will …", "Tom needs to …", "Tom promised to …", "Tom is drafting …"."""

from __future__ import annotations

import re

from assistant.reading.words import is_base_verb, stem

_ADVERB = r"(?:(?:also|still|then|now|soon|just|definitely|probably|hopefully|please|both|first|kindly|quickly|really|either|personally|therefore|again|all)\s+)*"
_TRYING = r"(?:(?:try|aim|remember|have|need|be able|make sure)\s+to\s+|try\s+and\s+|not\s+forget\s+to\s+|go\s+and\s+)*"
_PRONOUN = r"(?:[Ii]|he|she|they|we)"
OBLIGES = r"must|should|ought\s+to|(?:has|have|had)(?:\s+got)?\s+to|(?:has|have)\s+still\s+to|needs?\s+to|(?:is|are|am)\s+(?:supposed|meant|due|expected|required|asked)\s+to"
BOUND = (
    rf"(?:['’]ll|['’](?:s|re|m)\s+(?:still\s+)?(?:going\s+)?to|['’]ve\s+(?:got|promised|agreed|offered)\s+to|(?:['’](?:s|re|m)\s+|\s+)gonna"
    rf"|\s+{_ADVERB}(?:will|shall|can|could|may|might|{OBLIGES}|(?:is|are|am)\s+{_ADVERB}(?:going|planning|about|ready|happy|willing|set)\s+to|going\s+to|plans?\s+to"
    r"|(?:(?:has|have|had)\s+)?(?:promised|agreed|offered|volunteered|committed|pledged|undertook|undertaken|decided|planned|swore|accepted)"
    r"(?:\s+(?:me|us|him|her|them|you|[A-Z][\w-]+))?\s+to"
    rf"|(?:said|says|promised|promises|agreed)\s+(?:(?:me|us|him|her|them)\s+)?(?:that\s+)?{_PRONOUN}(?:['’](?:ll|d)|\s+(?:will|would|shall))))"
)
"""What stands between a doer and a deed that is to be done, with the blank or apostrophe before it."""
BINDS = re.compile(rf"^{_PRONOUN}?{BOUND}\s+(?P<rest>\S.*)$|^(?:will|shall|must|should|can you|could you|please|to|(?:is|are) to|needs? to|(?:has|have) to|(?:is|are) going to)\s+(?P<bare>\S.*)$", re.S)  # fmt: skip
DOING = re.compile(rf"(?:['’](?:s|m|re)|\s+(?:is|are|am))\s+{_ADVERB}(?P<verb>[a-z][\w-]*ing)\s+(?P<rest>\S.*)$", re.S)
_LEAD = re.compile(rf"^{_ADVERB}{_TRYING}{_ADVERB}")
_OBLIGED = re.compile(rf"(?:\s|^)(?:{OBLIGES})$")
_BE = re.compile(r"be\s+(?P<next>[a-z][\w-]*)\b(?P<rest>.*)$", re.S)
_PLACES = frozenset("there here in at on present ready back available online with part".split())
# What somebody is doing, and no task of theirs: they wait, they want, they go.
_NO_DOING = frozenset(
    "wait hope go come leave ask look have be feel get try plan struggle think ride sit stand sleep meet start stay move say hear see".split()
)
# What somebody will do or can do, and no deed that a task ticks off.
_PERHAPS = re.compile(r"(?:could|may|might)$")
_NO_DEED = frozenset("think feel hope know see hear wait mean cost forget lose need want like love say".split())


def deed(lead: str, rest: str) -> str | None:
    """The deed behind the words that bind (``lead``, as BOUND fits them), without "also" and "try to"; None where it is none.

    >>> deed(" needs to", "also book the flights"), deed(" will", "be away"), deed(" must", "be at the board"), deed(" needs to", "be told")
    ('book the flights', None, 'be at the board', None)
    """
    if _PERHAPS.search(lead) and re.search(r"\bif\b", rest):
        return None  # "he could write it if he had a week"
    rest = _LEAD.sub("", rest)
    being = _BE.match(rest)
    if being:
        doing = being["next"]
        if doing.endswith("ing") and is_base_verb(stem(doing)) and stem(doing) not in _NO_DOING:
            return f"{stem(doing)}{being['rest']}"
        return rest if _OBLIGED.search(lead) and doing in _PLACES else None
    verb = re.match(r"[a-z][\w-]*", rest)
    if verb is None or verb[0] in _NO_DEED:
        return None
    return rest if is_base_verb(verb[0]) or (verb[0] == "have" and _OBLIGED.search(lead)) else None


def doing(found: re.Match[str]) -> str | None:
    """The deed that somebody is at, as DOING fits it: "is drafting the plan" → "draft the plan"; None for "is waiting for the plan"."""
    verb = stem(found["verb"])
    return f"{verb} {found['rest']}" if is_base_verb(verb) and verb not in _NO_DOING else None


def unbound(text: str) -> str:
    """The words behind a name and a sign without what binds: "Tom: he'll send it", "Tom: needs to send it" → "send it"."""
    found = BINDS.match(text)
    if not found:
        return text
    rest = found["rest"] or found["bare"]
    return deed(text[: found.start("rest")].rstrip() if found["rest"] else " must", rest) or (text if found["rest"] else rest)
