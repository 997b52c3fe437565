"""The way forward that a whole sentence names, in the user's own words: proposed, wanted as a thing, offered, or asked for.

``reading.stance.wish_in`` knows who would do what ("we should have one owner"); here a thing is enough ("I propose a cut-off at noon",
"want final texts before layout starts", "how about a hook by the door", "could the trolleys alternate?"). Nothing is turned round that could
not be turned round safely: what is proposed as a sentence of its own stays one, with a question behind it.
"""

from __future__ import annotations

import re

from assistant.reading.stance import Wish
from assistant.reading.words import BASE_VERBS

_LEAD = r"(?:(?:and|but|so|or|well|maybe|perhaps|honestly|also|then|please|personally|really|ideally),? )*"
_MUCH = r"(?:really |just |simply |rather |very much |strongly )*"
_THING = r"(?:an?|one|two|three|four|five|\d+|some|more|fewer|less|fixed|clear|written|shared|separate|regular|final|our own|my own|the same|at least|proper)\b"
_PROPOSED = re.compile(
    rf"(?i)^{_LEAD}(?P<lead>(?:I|we)(?:'d| would)? {_MUCH}|)(?P<verb>suggest|propose|recommend)(?:ing)?:? (?P<what>(?!to (?:me|us|him|her)\b)\S.*)$"
)
_IDEA = re.compile(
    rf"(?i)^{_LEAD}(?:my|our|an|one) (?:suggestion|proposal|idea|recommendation)(?: (?:is|would be)(?: that)?:?|[:,])\s+(?P<what>\S.*)$"
)
_WANTED = re.compile(
    rf"(?i)^{_LEAD}(?:(?:I|we) {_MUCH}(?:want|need)|(?:I|we)(?:'d| would) {_MUCH}(?:like|love|prefer|welcome)|want|would {_MUCH}(?:like|love|prefer)|I'm for|I am for|I vote for)"
    rf" (?P<what>(?!(?:a|an|one|some|more|two|\d+) (?:break|holiday|word|day off|drink|hug|answers?|explanation|life|nap|minute|raise|change)\b){_THING}\s.*)$"
)
_TO_TRY = re.compile(
    rf"(?i)^{_LEAD}(?:(?:I|we)(?:'d| would) |would ){_MUCH}(?:like|love|prefer) to (?P<verb>try|test|use|have|swap|move|switch|start) (?P<what>.+)$"
)
_MADE_SO = re.compile(
    r"(?i)^(?P<what>[\w'-]+(?: [\w'-]+){1,6}), (?P<deed>I(?:'ll| will| can|'d)(?: happily| gladly)? (?:run|keep|do|set|own|maintain|start|take|make|draft|write|look after) (?:it|that|this|them|care of it)(?: up)?)$"
)
_TELLS = re.compile(
    r"(?i)\b(?:is|are|was|were|has|have|had|if|when|I|we|he|she|they|you|not?)\b|n't\b|\b(?!(?:shared|fixed|printed|published|agreed|named|dedicated|combined|signed)\b)\w{3,}ed\b"
)
_ASKED = re.compile(r"(?i)^(?:how|what) about (?!you\b|me\b|us\b|it\b|that\b|this\b)\w+")
_COULD = re.compile(
    rf"(?i)^{_LEAD}(?P<all>(?:can|could|may|might|shall) (?P<s>(?:the |a |an |my |our |your |their |each |every |one |all |only )*[\w'-]+(?: (?:of|in|on|for|from|at) (?:the |our |my )?[\w'-]+| [\w'-]+)??) (?P<v>(?:not |just |please |at least |also )*(?P<b>[a-z]+)\b.*))$"
)
_PLEASE = re.compile(
    r"(?i)^(?:(?:so|and|then|also),? )?(?:please,? (?P<first>[a-z]+)\b(?P<rest> .+)|(?P<late>[a-z]+)\b(?P<then> .+?),? please)$"
)
_DO_IT = re.compile(r"(?i)^(?P<v>[a-z]+) (?P<rest>(?:it|them|this|that|the|an?|him|her|us|one|all|my|our|each|every)\b.*)$")
_NO_ORDER = frozenset("do have be can will may did is are was were has had does go know need".split())
_NOT_ASKED = frozenset("believe imagine guess say tell".split())
_BASE = BASE_VERBS | frozenset("be have do go come alternate rotate wait know hear share sit stand park".split())
_WOULD = ", would that work?"


def way_named(sentence: str, *, asked: bool = False) -> Wish | None:
    """The way forward that a whole sentence names; None where it names none. ``asked``: it ends with a question mark.

    >>> way_named("I propose a hard cut-off at noon").question
    'I propose a hard cut-off at noon, would that work?'
    >>> way_named("Want final texts before layout starts").deed
    'have final texts before layout starts'
    >>> way_named("could the trolleys alternate", asked=True).question
    'could the trolleys alternate'
    """
    text = sentence.strip(" ,.;?")
    return _proposed(text) or _wanted(text) or _told_to(text, asked) or _asked_for(text, asked)


def _proposed(text: str) -> Wish | None:
    found = _PROPOSED.match(text)
    if found and not re.match(r"(?i)(?:we|they|you|I|to) [a-z]", found["what"]):
        lead = re.sub(r"(?i)^i\b", "I", found["lead"].strip() or "I")
        return _own(f"{lead} {found['verb'].lower()} {found['what']}{_WOULD}", text)
    idea = _IDEA.match(text)
    if idea and not re.match(r"(?i)to [a-z]", idea["what"]):
        return _own(f"my idea is: {idea['what']}{_WOULD}", text)
    made = _MADE_SO.match(text)
    if made and not _TELLS.search(made["what"]):
        return _own(f"could we have {_small(made['what'])}, and {made['deed']}", text)
    return None


def _wanted(text: str) -> Wish | None:
    tried = _TO_TRY.match(text)
    if tried:
        return Wish("we", f"{tried['verb'].lower()} {tried['what']}", text)
    found = _WANTED.match(text)
    return Wish("we", f"have {_small(found['what'])}", text) if found else None


def _told_to(text: str, asked: bool) -> Wish | None:
    """What somebody is told or might be told to do: "please send the lists", "move it to Monday?", "book it, or ask the CFO?"."""
    please = _PLEASE.match(text)
    if please:
        verb, rest = (please["first"] or please["late"]).lower(), please["rest"] or please["then"]
        if verb in ("don't", "not", "do") or verb not in _BASE:
            return None
        return Wish("you", f"{verb}{rest}", text)
    bare = _DO_IT.match(text) if asked else None
    if bare is None or bare["v"].lower() not in _BASE - _NO_ORDER:
        return None
    lead = "should I" if re.search(r"(?i) or (?!so\b|two\b|more\b)", text) else "could we"
    return _own(f"{lead} {_small(text)}", text)


def _asked_for(text: str, asked: bool) -> Wish | None:
    if _ASKED.match(text):
        return _own(text, text)
    found = _COULD.match(text)
    if (
        not found
        or found["b"].lower() not in _BASE
        or found["b"].lower() in _NOT_ASKED
        or (not asked and found["s"].lower() in ("i", "you", "we", "they", "he", "she"))
    ):
        return None
    if re.search(r"(?i)\b(?:not|n't|never)$", found["s"]) or found["s"].lower().endswith("n't"):
        return None
    return _own(found["all"], text)


def _small(words: str) -> str:
    return words if len(words) < 2 or words[1].isupper() else words[0].lower() + words[1:]


def _own(question: str, words: str) -> Wish:
    return Wish("", "", words, question)
