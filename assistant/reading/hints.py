"""Circumstances in which serious things are told without their names: none is a sign by itself, each shifts how likely it is.

``jobs.verdict`` weighs them beside likeness; the weights are learned (``python -m evals.kinds``). So a hint may be broad: a guard also
comes off for cleaning, and the numbers say how much that is worth. The last four tell the other kinds apart.
"""

from __future__ import annotations

import re

_DEVICE = r"guards?|interlocks?|e-?stop|(?:stop|limit|safety) (?:switch|catch|button)|(?:smoke |gas |co2 |fire )?(?:alarms?|detectors?|sensors?)|sprinklers?|fire (?:doors?|exits?)|emergency (?:exits?|doors?|stop)|light curtain|cut-?out|harness|brakes?|shoring|railings?|helmets?|ropes?|nets?|life ?jackets?|masks?|gloves|double door"
_OFF = r"taped|tied|zip-?tied|wedged|bridged|bypassed|jammed|propped|removed|off for good|disconnected|unplugged|switched off|turned off|covered|over it|chained|padlocked|locked|blocked|screwed|overrid\w+|missing|none|broken|worn|a cut in|hanging|short of|without|no|instead|too expensive|next order"
_RECORD = r"logs?|sheets?|books?|registers?|reports?|files?|records?|figures?|numbers?|results?|invoices?|payslips?|timesheets?|certificates?|signatures?|samples?|tests?|hours|marks|labels?|receipts?|counts?|entries|entry"
_HINTS: tuple[tuple[str, str], ...] = (
    ("told to", r"(?:told|asked|made|ordered|wants?|wanted|gets?|got|has|have|had|expects?) (?:me|us|them|him|her|the \w+) (?:to )?\w+|(?:i|we)(?:'m|'re| am| are| was| were|'ve been| have been) (?:told|asked|made|to) |told to |asked to |got told"),
    ("a record that is not so", rf"\b(?:{_RECORD})\b.{{0,80}}\b(?:never|not|wasn't|weren't|isn't|aren't|didn't|hasn't|haven't|don't|doesn't|before|back-?dat\w*|instead|differ\w*|says?|said|read|reads|exactly|identical|same|short|off|out|add up)\b|\b(?:sign|signed|tick|ticked|write|wrote|date|dated|put|change|changed|round\w*|re-?label\w*|re-?run|alter\w*|adjust\w*)\b.{{0,50}}\b(?:{_RECORD})\b"),
    ("a guard that is off", rf"\b(?:{_DEVICE})\b.{{0,60}}\b(?:{_OFF})\b|\b(?:{_OFF})\b.{{0,40}}\b(?:{_DEVICE})\b"),
    ("machines and heights", r"\b(?:forklift|crane|press|saw|baler|conveyor|belt|truck|lorry|bus|ladder|roof|scaffold\w*|trench|excavat\w*|drives?|driving|driver|wheel|tug|reach truck|shaft|height|x-ray|gas|acid|chemicals?|fumes?|dust|live (?:wire|cable))\b"),
    ("drunk or shaking", r"\b(?:smells?|reeks?|stinks?) of (?:it|drink|booze|beer|alcohol|wine|gin|vodka|whisky)|reeks|\bflask\b|hands? (?:shake|tremble)|the shakes|slur\w*|unsteady|hung ?over|\bdrunk\b|pupils are|nods? off|\bhigh\b(?= (?:on|at|when|as))"),
    ("alone with", r"\b(?:alone|on (?:my|her|his) own|by (?:my|her|him)self|one by one|door(?:'s| is)? (?:shut|closed|locked)|shuts? the door|closes the (?:door|blinds)|(?:others|everyone|everybody|they) (?:had |have |has |'ve )?(?:left|gone)|after (?:hours|everyone|the others)|late at night|at 1 am|to (?:his|her) (?:room|car|van|house|flat|place)|behind me|(?:his|her) (?:room|van|flat))\b"),
    ("since i spoke", r"\b(?:since|after|because|when|the (?:day|week) after) (?:i|we|she|he)(?:'d| had|'ve| have)? (?:told|reported|said|asked|refused|complained|wrote|spoke|corrected|raised|filed|put in|handed|mentioned|gave|went|called|signed|joined|testified|started to speak|came out|corrected)\b|\bnext (?:roster|week):"),
    ("pay and papers", r"\b(?:pay|paid|unpaid|wages?|payslips?|salary|cash|euros?|pounds|envelope|tips?|bonus|overtime|deduct\w*|dock\w*|takes? (?:a third|half)|passport|papers|visa|permit|contract)\b"),
    ("counts and days", r"\d"),
    ("repeated word", r"\b(\w{3,})[.!?,]? +\1\b"),
    ("interjection", r"\b(?:a+r+g+h+|u+gh+|gr+|a{2,}h*|bah|fml|lol|nope|omg|ha|oh look|bye|cheers|anyway)\b|!!"),
    ("asks what is so", r"^(?:do|does|did|is|are|was|who|who's|which|what|what's|when|where|how|should|shall|can|could|may) .*\?$"),
)  # fmt: skip
_PATTERNS = tuple((name, re.compile(rf"(?i){pattern}")) for name, pattern in _HINTS)


def hints_in(text: str) -> dict[str, bool]:
    """Which circumstances a text tells of, by name.

    >>> [name for name, told in hints_in("He reeks and drives the crane, we look elsewhere").items() if told]
    ['machines and heights', 'drunk or shaking']
    """
    return {name: bool(pattern.search(text)) for name, pattern in _PATTERNS}
