"""What one turn of a talk asks of the other, and whether the next turn takes it on: "Could you write the page by Friday?" – "Sure, will do."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.words import base_of_past, is_base_verb, stem

_END = r"(?P<rest>(?:\s+[^?]*?)?)\s*(?:,?\s*(?:please|pls|thanks|thank you|yet|already|by any chance))*\s*[?.!]*$"
_VERB = r"(?P<verb>[a-z][\w-]*)"
_REQUESTS = tuple(
    re.compile(pattern + _END, re.I | re.S)
    for pattern in (
        rf"\b(?:could|can|would|will)\s+you\s+(?:(?:please|also|maybe|perhaps|then|just|kindly|possibly|quickly)\s+)*(?:be\s+able\s+to\s+)?{_VERB}",
        rf"^\W*(?:and\s+|so\s+)?who\s+(?:will|can|could|would|is going to|wants to)\s+{_VERB}",
        rf"\b(?:i['’]d like|i would like|i need|i want|i['’]ll need|can i ask|could i ask|may i ask)\s+you\s+to\s+(?:please\s+)?{_VERB}",
        r"\bwould\s+you\s+mind\s+(?P<verb>[a-z]+ing)",
        rf"(?:^|[,;]\s*|^(?:then|and|so|also|ok(?:ay)?),?\s+)please\s+{_VERB}",
        rf"\bdo\s+you\s+(?:think\s+you\s+(?:can|could)|want\s+to|mind\s+if\s+you)\s+{_VERB}",
    )
)
_OFFERS = tuple(
    re.compile(pattern + _END, re.I | re.S)
    for pattern in (
        rf"(?:^|[,.;]\s*|\b(?:so|and|or|then)\s+)(?:shall|should|can|could)\s+i\s+(?:(?:also|just|maybe|then|quickly)\s+)*{_VERB}",
        rf"\b(?:do\s+you\s+want|would\s+you\s+like|want)\s+me\s+to\s+(?:also\s+)?{_VERB}",
    )
)
_ASKED_AFTER = tuple(
    re.compile(pattern + _END, re.I | re.S)
    for pattern in (
        rf"\b(?:have|did|were|are)\s+you\s+(?:(?:already|ever|also)\s+)?(?:managed?\s+to|able\s+to|had?\s+(?:a\s+|the\s+|any\s+)?(?:chance|time)\s+to|get\s+(?:round|around)\s+to|got(?:ten)?\s+(?:round|around)\s+to|remember(?:ed)?\s+to)\s+{_VERB}",
        r"\bhave\s+you\s+(?:(?:already|also)\s+)?(?P<past>[a-z]+)",
        rf"\bdid\s+you\s+(?:already\s+)?{_VERB}",
        r"\b(?:what\s+about|how\s+about|any\s+(?:news|update|progress|word)\s+(?:on|about|from|with)|where\s+are\s+(?:we|you)\s+(?:with|on)|how\s+(?:far|is\s+it\s+going)\s+(?:are\s+you\s+)?with)(?P<thing>)",
    )
)
_PLAIN_YES = r"sure(?: thing)?|yes|yep|yeah|yup|ok(?:ay)?|of course|certainly|absolutely|definitely|gladly|no problem|no worries|np|deal|fine|great|right|got it|sounds good|with pleasure|good idea|good"
_FIRM_YES = r"will do|can do|on it|consider it done|happy to|glad to|leave (?:it|that) (?:with|to) me|i['’]?ll (?:do|handle|take care of|see to|get (?:on|to|it)) ?(?:it|that|this|so|them|done|both)?|i (?:will|can)(?: do (?:it|that|so))?"
_HUMS = r"(?:(?:um+|uh+|oh|ah|well|hm+|so|and)[,.]?\s+)*"
_FIRM = re.compile(rf"^\W*{_HUMS}(?:(?:{_PLAIN_YES})[,.!]*\s+)*(?:{_FIRM_YES})(?![\w'’])", re.I)
_PLAIN = re.compile(
    rf"^\W*{_HUMS}(?:{_PLAIN_YES})(?:[,.!\s]+(?:{_PLAIN_YES}|{_FIRM_YES}|thanks|thank you|you(?:['’]ll| will) have it|(?:by|until|before|on|this|next|tomorrow|today|tonight|right|after|later)\b[^?]{{0,40}}))*\s*(?:[.!]|$)",
    re.I,
)
_WELCOME = re.compile(
    rf"^\W*{_HUMS}(?:(?:{_PLAIN_YES})[,.!\s]+)*(?:please|that(?:['’]d| would| will) (?:be|help)|i['’]d (?:love|like|appreciate) that|go ahead|thanks|thank you)\b",
    re.I,
)
_REFUSES = re.compile(
    r"\b(?:but|can['’]?t|cannot|won['’]t|not|don['’]t|no time|maybe|perhaps|depends|unless|if|let me (?:check|see|think)|already|did|have|was|were|just (?:sent|did|done))\b",
    re.I,
)
# Asked for in the talk itself, and done in the next breath.
_IN_TALK = frozenset(
    "correct tell explain say repeat give show see hear imagine elaborate describe clarify start go wait stop let talk speak walk remind name mute open share define expand believe".split()
)
_OF_THE_TALK = _IN_TALK - {"tell", "remind"} | frozenset("ask have leave add mention interrupt take use get know do".split())
_SENTENCES = re.compile(r"(?<=[.?!])\s+")


def asked(text: str) -> str | None:
    """The deed that a turn asks of who hears it; None where it asks for none.

    >>> asked("Thanks. Could you please write the wiki page by Friday?"), asked("Is the page done?")
    ('write the wiki page by Friday', None)
    """
    return next((deed for sentence in _backwards(text) if (deed := _deed(sentence, _REQUESTS))), None)


def offered(text: str) -> str | None:
    """The deed that a turn offers to do: "Shall I book the room?" → "book the room"; None for what is of the talk ("Can I ask something?")."""
    deed = next((deed for sentence in _backwards(text) if (deed := _deed(sentence, _OFFERS))), None)
    return deed if deed and deed.split()[0] not in _OF_THE_TALK else None


def welcomes(reply: str) -> bool:
    """Whether a reply accepts an offer: "Yes please.", "That would be great"."""
    first = _SENTENCES.split(reply.strip(), maxsplit=1)[0]
    return not _REFUSES.search(first) and not first.endswith("?") and bool(_PLAIN.match(reply) or _WELCOME.match(reply))


def asked_after(text: str) -> str | None:
    """What a turn asks for or after, so that "I'll do it" in the next one means it: "Have you sent the letters yet?" → "send the letters"."""
    return next((deed for sentence in _backwards(text) if (deed := _deed(sentence, (*_REQUESTS, *_ASKED_AFTER)))), None)


def accepts(reply: str, deed: str) -> bool:
    """Whether a reply takes on what the turn before asked for; what is asked for in the talk itself needs a firm word.

    >>> accepts("Sure, will do.", "write the page"), accepts("Sure. So last week we …", "tell me more"), accepts("Yes, but not now.", "call Kim")
    (True, False, False)
    """
    first = _SENTENCES.split(reply.strip(), maxsplit=1)[0]
    if _REFUSES.search(reply[: len(first) + 30].split("?", 1)[0]) or first.endswith("?"):
        return False
    if _FIRM.match(reply):
        return True
    return bool(_PLAIN.match(reply)) and deed.split()[0].lower() not in _IN_TALK


def _backwards(text: str) -> Iterator[str]:
    return reversed(_SENTENCES.split(text.strip())[-3:])


def _deed(sentence: str, patterns: tuple[re.Pattern[str], ...]) -> str | None:
    for pattern in patterns:
        found = pattern.search(sentence)
        if not found:
            continue
        groups, rest = found.groupdict(), found["rest"].strip()
        if "thing" in groups:
            return rest or None
        verb = base_of_past(groups["past"]) if groups.get("past") else groups["verb"].lower()
        verb = stem(verb) if verb and verb.endswith("ing") and not is_base_verb(verb) else verb
        if verb and is_base_verb(verb) and rest:
            return f"{verb} {rest}"
    return None
