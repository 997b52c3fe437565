"""The one thing to try, turned round from what is missing in what somebody does: in the user's own words."""

from __future__ import annotations

import re

from assistant.reading.words import BASE_VERBS, base_of_past, stem

_WITHOUT_A = re.compile(
    r"(?i)\bwithout (?P<x>(?:an?|any|the) (?!(?:word|notice|warning|review|doubt|reason|problem)\b)[\w'-]+(?: [\w'-]+)?)(?=[.,;]|$| and\b)"
)
_WITHOUT_MANY = re.compile(
    r"(?i)\bwithout (?P<x>(?!(?:any|the|an?|his|her|my|your|their)\b)(?:[a-z-]+ )??(?!(?:notes|reasons|words|problems|questions asked|results|limits|ends)\b)[a-z-]+(?<!s)(?<!u)s)(?=[.,;]|$| and\b)"
)
_WITHOUT = re.compile(r"(?i)\bwithout (?P<v>\w+ing)\b(?P<rest>[^.,;?]*)")
_YOU_DO_NOT = re.compile(
    r"(?i)\byou (?:often |usually |still )?(?:don't|do not|didn't|did not|rarely|haven't) (?P<v>[a-z]+)(?P<rest>(?: [^.,;?]*)?)"
)
_INNER = r"(?:know|care|want|feel|think|like|understand|get|have|see|seem|believe|need|mind|mean|\w+ed|\w+s|\w+ing)"
_SAID_SO = re.compile(
    r"(?i)\byou(?:'d|'ll| would| will) (?P<v>[a-z]+ [^.,;?]*?)(?:,? and (?:then )?|,? but (?:then )?)you (?:don't|didn't|never|do not|did not)\b"
)
_SPAN = r"(?:\d+|an?|one|two|three|four|five|six|several|a few) (?:minutes?|hours?|days?|weeks?)"
_AFTER = re.compile(rf"(?i)\b(?:{_SPAN} late\b|late with\b)")
_BEFORE = re.compile(rf"(?i)\b{_SPAN} before (?:the|it|we|our|a)\b|\bthe (?:night|evening|day) before\b")
_SAME_DAY = re.compile(r"(?i)\b(?:on the same day|at the last minute|too late|without (?:a word|notice|warning))\b")


def own_step(gap: str) -> str:
    """The one thing to try that a gap names itself: "without entering it in the calendar" → "enter it in the calendar"; empty where none."""
    found = _WITHOUT.search(gap)
    if found:
        base = stem(found.group("v").lower())
        return f"{base}{_on(found.group('rest'))} first" if base in BASE_VERBS or base + "ing" == found.group("v").lower() else ""
    found = _WITHOUT_A.search(gap) or _WITHOUT_MANY.search(gap)
    if found:
        verb = "bring" if re.search(r"(?i)\b(?:comes?|came|show(?:ed)? up|arrived?)\b", gap) else "add"
        return f"{verb} {found.group('x')}"
    if _SAME_DAY.search(gap):
        return "tell me a day ahead"
    if _AFTER.search(gap):
        return "tell me as soon as it gets late"
    if _BEFORE.search(gap):
        return "come to me earlier"
    found = _SAID_SO.search(gap)
    if found:
        return f"{found.group('v').rstrip()}, or tell me when you can't"
    found = _YOU_DO_NOT.search(gap)
    if found and re.search(r"(?i)\bhaven't ", found.group()):
        done = base_of_past(found.group("v"))
        return f"{done}{_on(found.group('rest'))}" if done else ""
    if found and (found.group("v") in BASE_VERBS or not re.fullmatch(_INNER, found.group("v"))):
        return f"{found.group('v')}{_on(found.group('rest'))}"
    return ""


def _on(rest: str) -> str:
    return re.split(r"(?i) (?:and|but|so|because|when|twice|once|again|yesterday|last|this (?:week|month)|even)\b", rest.rstrip())[
        0
    ].rstrip()
