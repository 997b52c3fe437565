"""Whether a clause tells of the past: "Followed up on 2/27" sets no date for anything to come."""

from __future__ import annotations

import re

_CLAUSE = re.compile(r"[.;:!?](?:\s|$)|\s[-–—]{1,2}\s|→|=>|->|\||,\s(?:and|but|so|then)\s")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FUTURE = re.compile(
    r"\b(?:will|shall|should|must|need(?:s|ed)?|going to|gonna|plan(?:s|ning)?|want(?:s|ed)?|please|let['’]?s"
    r"|to be|ha(?:s|ve) to"
    r"|promised|committed|agreed|asked|expected|supposed|owes?|todo|action|aims?)\b|['’]ll\b|\bAI\b",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"\bto (?!(?:the|a|an|my|our|your|his|her|its|their|them|me|us|him|you|this|that)\b)[a-z]{2,}")
_IRREGULAR = frozenset(
    "sent met spoke went did got gave made told said saw came took wrote ran held left found paid built was were had "
    "became began brought bought caught chose drew drove fell felt flew forgot grew heard kept knew led lost meant "
    "rose sold shook spent stood taught thought understood won broke hit".split()
)
_NOT_PAST = frozenset({"need", "feed", "speed", "embed", "proceed", "exceed", "succeed", "seed", "shed", "red", "bed", "med"})
_SUBJECTS = frozenset({"i", "we", "he", "she", "they", "it", "you", "who"})
_AFTER_VERB = frozenset(
    "the a an it my our his her their your them this that these those with to out up on off in about over for and me us".split()
)
_AUXILIARY = frozenset({"was", "were", "had", "did", "went", "wasn't", "didn't", "weren't", "hadn't"})
_NOW_PAST = re.compile(
    r"(?:,|\s-|:)?\s(?:(?:i|we|he|she|they|it|there|[A-Z][a-z]+)\s)?(?:was|were|had|went|did|felt|got|met|sent"
    r"|[a-z]{3,}ed)\b"
)


def is_past(before: str, after: str = "") -> bool:
    """Does the clause around a date tell of what has happened? ``before`` and ``after`` are the text beside it."""
    clause = _CLAUSE.split(before[-200:])[-1]
    if _FUTURE.search(clause):
        return False
    words = [w.lower() for w in _WORD.findall(clause)]
    if _AUXILIARY.intersection(words):
        return True
    if not _INFINITIVE.search(clause) and _verb_at_end(words):
        return True
    return _verb_at_start(words) or (not words and _NOW_PAST.match(after) is not None)


def _past(word: str) -> bool:
    return word in _IRREGULAR or (len(word) > 3 and word.endswith("ed") and word not in _NOT_PAST)


def _verb_at_start(words: list[str]) -> bool:
    """Like "Discussed the outage", "I finally sent it", "Dana shipped the fix"; but not "Send revised plan"."""
    for i, word in enumerate(words[:4]):
        if not _past(word):
            continue
        subject = i == 0 or any(w in _SUBJECTS for w in words[:i]) or word in _IRREGULAR
        if subject or (i + 1 < len(words) and words[i + 1] in _AFTER_VERB):
            return True
    return False


def _verb_at_end(words: list[str]) -> bool:
    """Like "the fix shipped", "sent it", "followed up"; but not "get it reviewed"."""
    if {"get", "have"}.intersection(words):
        return False
    if words and _past(words[-1]):
        return True
    return len(words) > 1 and len(words[-1]) <= 4 and words[-1] in _AFTER_VERB and _past(words[-2])
