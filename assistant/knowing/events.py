"""That something took place, told by how it was: "Tasting: nobody could tell them apart", "rehearsal with the choir: the tenors were lost"."""

from __future__ import annotations

import re

_WITH = r" (?:with|of|at|for|on) (?:the )?[\w'’-]+(?: [\w'’-]+)?"
_EVENT = re.compile(
    rf"\W*(?P<event>(?:[\w'’-]+ ){{0,3}}?(?:(?:tasting|demo|rehearsal|workshop|interviews?|drill|inspection|audit|viewing|walkthrough|run-?through|kick-?off|retro|stocktake|hearing|tour|trial shift|dry run|open day|mock \w+)(?:{_WITH})?"
    rf"|(?:visit|lunch|dinner|coffee|breakfast|call|meeting|talk|session|training|walk|party|exam|test drive){_WITH})):\s+(?P<told>\S.*)$",
    re.I | re.S,
)
_WAS = re.compile(r"\b(?:was|were|had|could(?:n['’]t)?|didn['’]t|did not|nobody|everybody|everyone|took|came|said|it is)\b", re.I)
_AHEAD = re.compile(
    r"\b(?:not yet|none|no more|ran out|next|tomorrow|later|soon|will|shall|should|would|could be|may|might|must|plan(?:s|ned)?|book(?:ed|s)?|date|slot|room|moved|postponed|cancell?ed|off|on hold|invit(?:ed|es|ations?)"
    r"|propose[ds]?|suggest(?:s|ed)?|offer(?:s|ed)?|wants?|wanted|needs?|needed|hopes?|asked|if|who|what|when|where|whether|agenda|prepar(?:e|ed|es)|before|until|due|waiting|still|again|last (?:year|time|week|month)|had to|was to|were to|was (?:supposed|going|meant)|nobody (?:came|has|is|wants|asked|booked)|no time|didn['’]t happen|did not happen|it was)\b|\?|n['’]t (?:find|have|get|make|manage)\b|\b(?:at|on|from) \d|['’]ll\b",
    re.I,
)


def told_event(clause: str) -> str | None:
    """What took place, where a clause tells behind a colon how it was; None where it may still be to come.

    >>> told_event("Tasting: nobody could tell them apart"), told_event("Tasting: nobody has time before Easter")
    ('Tasting', None)
    """
    found = _EVENT.match(clause)
    if found is None or _AHEAD.search(found["told"]):
        return None
    return found["event"] if _WAS.search(found["told"]) else None
