"""Which questions are about how 1:1s are held: those cards and articles may answer, and whether before or after the notes."""

from __future__ import annotations

import re
from typing import Literal

from assistant.answering.inquiry import Inquiry
from assistant.reading.inline import fold

Turn = Literal["first", "after"]
Closeness = Literal["inside", "near", "outside"]

_ASKED_FOR_ADVICE = re.compile(
    r"\b(?:should|ought|supposed to)\b.{0,60}\b(?:1[:-]1s?|one[- ]on[- ]ones?|mentors?|mentees?|mentoring|mentorship|managers?|reports?|feedback|meetings?|you|people|one)\b"
    r"|^\W*how (?:do|can|should|would|does|to)\b.{0,12}\b(?:i|you|one|we|a|an|the best)\b.{0,60}\b(?:feedback|1[:-]1s?|one[- ]on[- ]ones?|mentor\w*|mentee\w*|manager|goals?|listen\w*|prepare|questions?|conversation|trust|career)\b"
    r"|\b(?:best practices?|good practice|tips?|advice|mistakes?|common (?:errors|traps)|rule of thumb|dos and don'?ts)\b.{0,40}\b(?:for|on|about|in|with|of)\b"
    r"|\bwhat (?:makes|is|are) (?:an? )?good\b|\bgood questions? (?:to|for)\b|\bhow (?:often|long) should\b|\bwhat do the articles say\b",
    re.I,
)
_FIELD = r"mentor\w*|mentee\w*|1[:-]1s?|1on1s?|one[- ]on[- ]ones?"
_NEAR_FIELD = re.compile(
    rf"\b(?:{_FIELD}|managers?|boss(?:es)?|supervisors?|(?:a|my|your|direct|each|new) reports?|team lead|feedback|agendas?|careers?|meetings?|sessions?|goals?|blockers?|stuck)\b",
    re.I,
)
_ANY_FIELD = re.compile(rf"\b(?:{_FIELD})\b", re.I)
_MY_MANAGER = re.compile(r"\b(?:my|your|our) (?:managers?|boss|supervisor|team lead|direct reports?)\b", re.I)
_CERTAIN = re.compile(r"\b(?:my|our|his|her|their|the|this|that|today['’]s|\w+['’]s)\s+(?:\w+\s+)?(?:" + _FIELD + r")\b", re.I)
# The present tense and no certain occasion: "how do I", "what if", "is it", "can a".
_FORM = re.compile(
    r"(?:^|[,:;.!?]\s*)\W*(?:and |but |so |then )?(?:how (?:do|can|does|should|would|could|to|often|long|many|much|frequently|soon|early)"
    r"|what(?:['’]s| is| are) (?:the |an? )?(?:best|right|good|usual|normal|point|purpose|sensible|proper|better)|what (?:if|can|could|should|do|does|makes|helps|happens|to)"
    r"|(?:when|who|where|why|which)\b.{0,30}\b(?:should|do|does|can)|why (?:is|are)|(?:can|do|does|must|may|should|is|are) (?:it|there|an?|i|you|we|one|\w+s?)\b)"
    r"|\bshould\b|\bany (?:tips|advice|ideas)\b",
    re.I,
)
_OF_ADVICE = re.compile(r"^\W*(?:how (?:do|can|should|to)\b|.{0,60}\bshould\b)", re.I)
_HOW_TO = re.compile(r"^\W*how (?:do|can|should|could|to)\b", re.I)
_ROLE = re.compile(r"\b(?:my|our|each of my) (?:managers?|boss|supervisor|mentors?|mentees?|reports?|direct reports?|team lead)\b", re.I)
_OWN = re.compile(
    r"\b(?:did|have (?:we|i|you|they|he|she)|(?:we|i)(?: have|['’]ve) (?!to\b|no\b|nothing\b|an?\b|any\b)\w+|our last|last (?:time|week|month)|do i owe|my notes|the notes|(?:we|i) (?:discuss|talk|cover|agree|decide)ed\b|(?:we|i) (?:talked|decided|covered|agreed)|we (?:discuss|decide)\w*)\b",
    re.I,
)
_OF_SOMEBODY = re.compile(
    r"\b(?:does|is|has|will|do)\s+(?:my|our|his|her|their|he|she|they|(?-i:[A-Z][a-z]+))\b|\b(?:so far|still (?:owe|have|has|need|needs|want|wants|wait|waits|open)|how (?:long|often) (?:has|have)|(?:has|have) (?:\w+ ){1,4}been|how (?:often|long) do i)\b",
    re.I,
)
_PAST = re.compile(r"\b(?:was|were|had)\b", re.I)


def turn_of(inquiry: Inquiry) -> Turn | None:
    """When cards and articles answer: "first"; "after" the notes have nothing to say; None: never, it is about what the notes tell.

    "What should I ask a mentor?" is first, "how does my mentor like the plan?" after: the notes may know.
    """
    question = inquiry.question
    of_role = _by_role(inquiry)
    if ((inquiry.people or inquiry.unclear) and not of_role) or inquiry.stranger or _OWN.search(question):
        return None
    if _PAST.search(question) and not _OF_ADVICE.search(question):
        return None
    if of_role:
        advice = _ASKED_FOR_ADVICE.search(question) or _FORM.search(question)
        return None if not advice or inquiry.window or _fact(question) else "first" if _HOW_TO.search(question) else "after"
    if _ASKED_FOR_ADVICE.search(question):
        return "first"
    if inquiry.window or _fact(question):
        return None
    if not _FORM.search(question) or not _NEAR_FIELD.search(question):
        return None
    return "first" if _ANY_FIELD.search(question) and not _CERTAIN.search(question) else "after"


def _fact(question: str) -> bool:
    return _OF_SOMEBODY.search(question) is not None and _OF_ADVICE.search(question) is None


def _by_role(inquiry: Inquiry) -> bool:
    """Whether somebody is meant only as what they are ("my manager"): the question may be about managers as such."""
    people = [*inquiry.people, *(name for one in inquiry.unclear for name in one.names)]
    said = set(re.findall(r"\w+", fold(inquiry.question)))
    return bool(people) and _ROLE.search(inquiry.question) is not None and not any(said & set(fold(name).split()) for name in people)


def closeness(question: str) -> Closeness:
    """How surely a question is of this trade by its words: "mentor", "1:1" and "my manager" are of no other, goals are scored and reports exported too."""
    if _ANY_FIELD.search(question) or _MY_MANAGER.search(question):
        return "inside"
    return "near" if _NEAR_FIELD.search(question) else "outside"
