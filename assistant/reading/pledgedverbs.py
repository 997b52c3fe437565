"""Which verbs of a promise are deeds that can be done and ticked off: "send" is, "be back" and "need" are not."""

from __future__ import annotations

import re

from assistant.reading import pledges
from assistant.reading.inline import fold
from assistant.reading.words import is_base_verb, stem

# What makes a verb tell how somebody fares or where they will be, and no deed.
_NO_DEED = {
    "do": re.compile(r"\s+(?:much |a lot |even )?(?:better|well|fine|ok|okay|great|worse)\b"),
    "work": re.compile(r"\s+(?:from|remote|at|in|on site)\b"),
}
_IN_TURN = re.compile(r"\bfirst, (?:and )?then\b")  # "Kim will speak first, then the mayor" tells a programme
_BACK_TO = re.compile(r"\s+back to (?:me|him|her|us|them|you|[A-Z]\w+)\b")
_HAVE_TALK = re.compile(r"\s+an?\s+(?:\w+\s+)?(?:word|chat|talk|look|go|call|think|conversation|meeting|coffee)\b")
# "he'll have the light box rewired by then", "I'd have an answer for him next time", "I will have it out with her".
_HAVE_READY = re.compile(
    r"\s+(?:the|a|an|my|his|her|their|some|it|them|that|all)\b(?: [\w'’-]+){0,8}? (?:(?:\w+ed|done|written|made|ready|finished|built|drawn|sorted|up|out|in)(?: \w+){0,3}? (?:by|before|until|till|for)\b|out with\b|(?:for|to) (?:him|her|them|me|us|you|[A-Z]\w+)\b)"
    r"|\s+(?:it|that) out with\b",
)
REFLEXIVE = re.compile(r"\b(?:myself|himself|herself|itself|ourselves|themselves)\b")
STATES = frozenset(
    "be have need see know want like love hate feel hope become remain stay miss happen understand probably not never always depend mean require cost end get soon only hear forget lose fail struggle enjoy take_part exist stop".split()
)
_STATES_IN_WILL = STATES - {"take_part", "get", "stop"}
# What may stand behind "will" and tells of no deed, or is no verb.
_NO_VERBS = frozenset(
    """a an the this that it me him her us them you all both each ever even maybe perhaps likely once here there if when then too very more most much less least
    better fine ok okay good sick away back off out up down in on at late early ill tired busy happy sad glad able unable ready due worth nothing something anything
    suffer lack regret benefit retire age turn panic cry sulk grumble complain moan laugh rest relax thrive cope fall grow rise sink shrink explode collapse melt die sleep
    arrive leave land matter work last cost hurt help count exist vary differ appear seem sound prove amount belong apply continue increase decrease improve worsen
    mind deserve owe own resent dread fear envy admire respect trust doubt suspect guess suppose assume believe realise realize recognise recognize notice
    burn freeze break snap crack crash fizzle fade vanish disappear survive recover heal""".split()
)
_SOON = re.compile(r"\b(?:by|on|once|when|together|before|until|tomorrow|next|monday|tuesday|wednesday|thursday|friday)\b", re.I)
_NEEDED_STATES = frozenset("think go work get say keep learn start stop find".split())
_GENERIC_WE = frozenset("see find know go get keep continue discuss talk come start meet work look".split())


def verb_fits(found: re.Match[str], *, need: bool) -> bool:
    """Whether a verb is a deed that can be done and ticked off. ``need``: said as "I need to", which is often a mere state."""
    verb, be = found.group("verb"), found.group("be")
    if verb == "have" and not be:
        return bool(_HAVE_TALK.match(found.group("rest")) or _HAVE_READY.match(found.group("rest")))
    if fold(found.group("who")) in ("he", "she") and "have to" in found.string[found.start() : found.start("verb")]:
        return False  # "she will have to sell it" is a view of hers, not her word
    if verb in ("ask", "tell", "remind", "give") and REFLEXIVE.match(found.group("rest").lstrip()):
        return False
    if be and verb.endswith("ing"):
        return verb not in ("being", "having", "going", "looking", "working", "waiting")
    if verb in ("come", "get") and _BACK_TO.match(found.group("rest")):
        return True
    if verb == "see" and re.search(r"\bgo and $", found.string[: found.start("verb")]):
        return True  # "she'll go and see Sanne"
    no_deed = _NO_DEED.get(verb)
    if be or verb in _STATES_IN_WILL or not _is_deed(found, verb) or (no_deed and no_deed.match(found.group("rest"))):
        return False
    if _IN_TURN.search(found.group("rest")):
        return False
    if fold(found.group("who")) == "we" and verb in _GENERIC_WE:
        return bool(_SOON.search(found.group("rest")))
    return not (need and verb in _NEEDED_STATES)


def _is_deed(found: re.Match[str], verb: str) -> bool:
    """Whether a word is a verb: a known one, or any behind "I'll", "she will", where nothing but a verb (or when, how) can stand."""
    sure = found.re in (pledges.WILL, pledges.BARE_WILL) and fold(found.groupdict().get("who") or "") not in ("they", "you")
    return is_base_verb(verb) or (sure and verb not in _NO_VERBS and not verb.endswith("ly") and stem(verb) == verb)
