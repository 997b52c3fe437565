"""What a task wants to be so, told as being so: "make the frame safe" is done by "the frame is safe again", "posters up" by "posters were up in time"."""

from __future__ import annotations

import re

_STATE = (
    "safe|ready|clean|tidy|legal|empty|dry|tight|watertight|waterproof|stable|secure|straight|level|visible|accessible|public|online|live|usable|presentable"
    "|compliant|quiet|warm|cool|complete|shorter|cheaper|simpler|faster|readable|searchable|available|insured|up|down|out|open|shut|closed|full|bookable|running|working|childproof|fireproof"
)
_MAKES = re.compile(
    rf"^(?:make|get|have|render|bring)\b(?! (?:it|them|that|this)\b).*?\b(?P<state>{_STATE})(?=\W*$|,| (?:again|for|by|before|in time|until|on)\b)",
    re.I,
)
_IS_TO_BE = re.compile(
    rf"^(?!(?:find|check|ask|see|sort|set|put|pick|call|follow|write|read|hand|look|work|carry|point|try)\b)(?:[\w'’-]+ ){{1,4}}?(?P<state>{_STATE})(?: again)?\W*$",
    re.I,
)
_TELLS = (
    r"\b(?:is|are|was|were|got|made|feels?|looks?|been)\b(?: (?:now|all|both|again|finally|already|fully|at last|really|quite|properly|perfectly)\b)* "
    r"(?P<state>{state})(?=\W*$|[,;.(]| (?:again|now|since|at last|in time|on time|already|by|before|everywhere|for (?:good|everybody|everyone)|and)\b)"
)
_TROUBLE = re.compile(
    r"\b(?:not|never|nobody|nothing|none|hardly|barely|still|would|could|should|might|may|must|shall|if|unless|until|when|once|before|needs?|half|partly|almost|nearly|soon|tomorrow|later|next|will|only|too"
    r"|last (?:year|month|week|time|summer|winter)|used to|supposed|wants?|hopes?|whether|says?)\b|n['’]t\b|['’](?:ll|d)\b|\?",
    re.I,
)


def wanted(task: str) -> str | None:
    """The state that a task wants.

    >>> wanted("make the back stairs safe"), wanted("exit signs up"), wanted("follow up"), wanted("get the car")
    ('safe', 'up', None, None)
    """
    found = _MAKES.match(task) or _IS_TO_BE.match(task)
    return found["state"].lower() if found else None


def is_so(task: str, told: str) -> bool:
    """Whether a clause tells that the state is reached which a task wants.

    >>> is_so("make the back stairs safe", "the back stairs are safe again")
    True
    >>> is_so("make the back stairs safe", "the back stairs are safe enough for adults, she says")
    False
    """
    state = wanted(task)
    return state is not None and not _TROUBLE.search(told) and re.search(_TELLS.format(state=state), told, re.I) is not None
