"""Asks that hang on one turn of phrase in what the user said, whatever it is about: a table for ``writing.ownask``.

Each row: the turn of phrase, the question (``{x}`` is what the phrase names), and the directions it is for (all but a mentor where empty).
"""

from __future__ import annotations

import re

_ROWS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        r"^(?:we|I) (?:only )?(?:get|receive) (?P<x>(?:the|your|our) [\w'-]+(?: [\w'-]+){0,2}?) (?:at|on|by|only|too late|an hour|the (?:day|evening|night|morning))\b",
        "Could we get {x} earlier?",
        (),
    ),
    (
        r"\b(?:covering|standing in|filling in)\b|\bon top of my (?:own )?(?:work|job|duties|tables|class\w*)",
        "Could we set a day when somebody else takes over?",
        (),
    ),
    (
        r"\bI need (?P<x>(?:an?|my own|more|some) [\w'-]+(?: (?:for|to) the [\w'-]+(?: [\w'-]+)?)?)(?= and\b| but\b|[.,;]|$)",
        "Could I get {x}?",
        ("manager", "peer", "stakeholder"),
    ),
    (r"\b(?:I'm|I am|we're|we are) (?:measured|judged|rated) (?:by|on|for)\b", "Could we look at what should count there?", ()),
    (r"\bexcept (?:for )?(?P<x>(?:the|our) [\w'-]+(?: [\w'-]+)?)(?=[.,;]|$| and\b)", "Could {x} get the same?", ()),
    (r"\bexcept (?:for )?(?:me|us)\b", "Could that go for me too?", ()),
    (
        r"\b(?:paid|pays?|paying|buys?|bought|drive|drove|uses?|using)\b.{0,40}\b(?:ourselves|myself|my own|our own|out of (?:my|our) (?:own )?pocket)\b",
        "Could that be paid for?",
        ("manager", "stakeholder"),
    ),
    (
        r"\b(?:log|enter|fill|type|write|copy|record|key)\b.{0,60}\b(?:and then again|twice|a second time|once more)\b",
        "Could we drop one of the two?",
        (),
    ),
    (
        r"\b(?:on|during) (?:my|our) (?:days? off|holidays?|weekends?|lunch|breaks?)\b|\bafter (?:hours|work)\b|\bwhen I(?:'m| am) off\b",
        "Could we agree on who takes that when I'm off?",
        ("manager", "report", "peer"),
    ),
    (
        r"\btakes? (?:me |us |them )?(?:about |over |up to |at least |nearly )?(?:\d+|half an|an|two|three|four|five|six|ten) ?(?:minutes|hours?|days|weeks|clicks|steps)\b",
        "Could we look for a quicker way?",
        (),
    ),
    (
        r"\b(?:run|ran|runs|running) out of (?P<x>[\w'-]+(?: [\w'-]+)?)(?=[.,;]|$| and\b| by\b| before\b| every\b| on\b)",
        "Could we make sure there is enough {x}?",
        (),
    ),
    (
        r"\b(?:there (?:is|are)|we have|I have) not enough (?P<x>[\w'-]+(?: [\w'-]+)?)(?=[.,;]|$| and\b| for\b| to\b)",
        "Could we get more {x}?",
        (),
    ),
    (
        r"\bcan't read (?:it|them)\b|\bonly in (?:English|German|French|Spanish|Dutch)\b",
        "Could we have it in a language that they read?",
        (),
    ),
    (
        r"\b(?:each|every one|both) of (?:them|the [\w'-]+|us) (?:wants?|says?|tells?|does)\b|\ba different \w+ from each\b",
        "Could we agree on one way of doing it?",
        (),
    ),
    (r"\blogs? (?:me|us) out\b|\bevery (?:ten|five|few|\d+) minutes\b", "Who could look into that this week?", ("manager",)),
)
_TABLE = tuple((re.compile(pattern, re.I), question, directions) for pattern, question, directions in _ROWS)


def plain_ask(sentence: str, direction: str) -> str | None:
    """The question for a turn of phrase in a sentence; None where none is known.

    >>> plain_ask("The office gets Friday off except the front desk.", "manager")
    'Could the front desk get the same?'
    """
    for pattern, question, directions in _TABLE:
        found = pattern.search(sentence)
        if found and direction != "mentor" and (not directions or direction in directions):
            return question.replace("{x}", found.groupdict().get("x") or "")
    return None
