"""What one waits for, and whom, in the user's own words: for a blocker that no pattern of the library knows."""

from __future__ import annotations

import re

from assistant.reading.agents import is_agent
from assistant.reading.facts import is_common_word

_WAITING_NP = r"(?:(?:the|a|an|my|our|your|their|his|her) )?[\w'&-]+(?: [\w'&-]+){0,3}?"
_END = r"(?=[.,;?]| and\b| but\b| since\b| for (?:\d|weeks|months|days|a )| until\b| so\b| in (?:January|February|March|April|May|June|July|August|September|October|November|December)\b| (?:\d+|a|two|three|four|five|six|several|many) (?:days|week|weeks|month|months|years) ago\b|$)"
_LATE = r"(?:still )?(?:hasn't|haven't|has not|have not|won't|will not|didn't|did not|doesn't|don't)(?: yet| even)?"
_HOLDS = (
    re.compile(rf"(?i)\buntil (?P<who>{_WAITING_NP}) (?:signs?|approves?|decides?|answers?|sends?|says?|delivers?|grants?|confirms?|gives?|finishes|repl(?:y|ies))\b"),
    re.compile(rf"(?i)\b(?:is|are|has been|have been|sits?|lies|stuck) (?:still |stuck )?with (?P<who>{_WAITING_NP}){_END}"),
    re.compile(rf"(?i)\bwaiting (?:for|on) (?P<who>{_WAITING_NP}) to \w+"),
    re.compile(rf"(?i)(?:^|(?<=[.?] )|because |but |and |as )(?P<who>{_WAITING_NP}) {_LATE} (?!been\b)\w+"),
    re.compile(rf"(?i)(?:^|(?<=[.?] )|because |but |and )(?P<who>{_WAITING_NP}) (?:had |has )?promised (?:it|them|me|us|the|that)\b"),
    re.compile(rf"(?i)(?:^|(?<=[.?] )|because |but |and )(?P<who>{_WAITING_NP}) (?:is|are|has been|have been) sitting on\b"),
)  # fmt: skip
_OBJECT = re.compile(rf"(?i)\bwaiting (?:for|on) (?P<x>{_WAITING_NP}){_END}")
_NOT_COME = re.compile(
    rf"(?i)(?:^|(?<=[.?] )|because |but |and )(?P<x>(?:the|a|my|our) [\w'-]+(?: [\w'-]+){{0,2}}?) (?:did not arrive|didn't arrive|{_LATE} (?:come|arrived|arrive))\b"
)


def holder(text: str) -> str:
    """Whom a text says it waits for: "until procurement signs" → "procurement"; empty where it names nobody."""
    for pattern in _HOLDS:
        for found in pattern.finditer(text):
            who = found.group("who")
            first = who.split()[0]
            if re.match(r"(?i)(?:i|we|you|he|she|it|they|that|which|who)$", who):
                continue
            if is_agent(who):
                return who if not is_common_word(first) else who[0].lower() + who[1:]
    return ""


def own_way_out(text: str, direction: str) -> str:
    """The ask where something is waited for and no pattern says what could be done meanwhile."""
    who = holder(text)
    if direction == "mentor":
        return f"How would you get {who} to move?" if who else "How would you get it moving?"
    if who:
        return f"Could you ask {who} for a date this week?"
    came = _NOT_COME.search(text)
    if came:
        return f"Could you find out when {_lowered(came.group('x'))} will come?"
    wanted = _OBJECT.search(text)
    if wanted:
        return f"Could you find out who can get me {_lowered(wanted.group('x'))}, and by when?"
    return "Who could get it moving this week?"


def _lowered(words: str) -> str:
    return words[0].lower() + words[1:]
