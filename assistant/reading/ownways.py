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
    rf"(?i)^{_LEAD}(?:(?:I|we) {_MUCH}(?:want|need)|(?:I|we)(?:'d| would| should) {_MUCH}(?:like|love|prefer|welcome)|want to ask for|want|would {_MUCH}(?:like|love|prefer)|I'm for|I am for|I vote for)"
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


# Verbs that open a sentence as an order and hardly ever as a noun, and what may follow any other one that does.
_ORDERS = frozenset(
    "add agree arrange ask assign book bring buy call cancel change check close count cut decide drop fix freeze get give group hand hang have hire hold invite keep label leave let make merge move name note open"
    " order pair pay pick plan post print publish put rehearse remove rent replace reserve reset ring rotate run schedule send set share show sign split start stop store swap take tell train use wait warn write".split()
)
_ONLY_VERBS = frozenset(
    "add agree arrange ask assign bring buy decide freeze get give invite keep let make merge move publish put rehearse remove replace reserve send swap take tell use wait warn write".split()
)
_ORDER = re.compile(
    r"(?i)^(?:(?:so|then|and|just|simply|next time|from now on),? )*(?P<v>[a-z]+) (?P<rest>(?P<next>[\w'’@£$€-]+)(?:.*))$", re.S
)
_TAKES_ORDER = re.compile(
    r"(?i)(?:the|an?|my|our|your|his|her|their|this|that|these|those|it|them|me|us|him|one|two|three|four|five|six|seven|eight|nine|ten|both|each|every|all|more|fewer|less|at|in|on|out|up|off|to|for|with|by|before|after|between|down|aside|only|a?round|\d\S*|[£$€]\S*|\S+@\S*|[\w'-]+s)"
)
_NO_WAY = re.compile(
    r"(?i)^(?:kill|shoot|trust|thank|excuse|forgive|mind|call me|give me a break|make no mistake|take last|get this|let'?s face|let'?s be|let me (?:be|say|tell|guess|explain|know)|leave me|show me|tell me|wait for|go figure|keep dreaming|hold on|stop it|stop kidding|get a life|get over|count me|have a)\b"
)
_CLAUSE_OF_ORDER = re.compile(
    r"(?i)^[\w'’-]+(?: [\w'’-]+){0,2} (?:is|are|was|were|has|have|had|takes?|took|costs?|goes|went|comes|came|gets|does|did|keeps|makes|needs|means|[a-z]{3,}ed)\b|^[\w'’-]+ [\w'’-]+s (?:run|go|come|take|have|do|get|pile|sit|keep|need|cost|fail|arrive|stay|break|make|look)\b"
)
ALL_I_WANT = re.compile(
    r"(?i),? (?:that(?:'s| is) all I (?:want|need|ask)(?: for)?|and this ends|and that's it|done|thanks?|please|ok(?:ay)?)$"
)
_RULED = re.compile(r"(?i)^(?:from now on,? (?P<now>\S.{8,})|I (?:ask|request|'d ask|would ask)(?: you)? that (?P<ask>\S.{6,}))$")
_FINE_WITH = re.compile(r"(?i)^(?:I|we)(?:'d| would) be (?:fine|happy|ok|okay|good|content) with \S.+$")
_WANT_SO = re.compile(
    r"(?i)^(?:I|we) want (?P<what>(?:the|my|our|your|that|each|every|all) \S+ .*\b(?:in|on|at|by|before|with|signed|written|done|ready|checked|every|each)\b.*)$"
)
_LONGEST_ORDER = 40  # words


def order_given(sentence: str) -> Wish | None:
    """The way forward that a sentence behind the problem orders; None where it orders nothing.

    >>> order_given("Order 6 trolleys, the quote is in your inbox").deed
    'order 6 trolleys, the quote is in your inbox'
    >>> order_given("From now on two people count it and both sign").question
    'could we agree that from now on two people count it and both sign'
    >>> order_given("Stock take takes two nights"), order_given("Kill me")
    (None, None)
    """
    text = ALL_I_WANT.sub("", sentence.strip(" ,.;!")).strip(" ,")
    if len(text.split()) > _LONGEST_ORDER:
        return None
    if ruled := _RULED.match(text):
        return _own(f"could we agree that {'from now on ' + ruled['now'] if ruled['now'] else ruled['ask']}", text)
    if so := _WANT_SO.match(text):
        return _own(f"{'we' if text[:2].lower() == 'we' else 'I'}'d like {so['what']}{_WOULD}", text)
    if _FINE_WITH.match(text):
        return _own(f"{text}{_WOULD}", text)
    found = _ORDER.match(text)
    if found is None or _NO_WAY.match(text) or _CLAUSE_OF_ORDER.match(text) or found["v"].lower() not in _ORDERS:
        return None
    if mine := re.match(r"(?i)let (?P<who>me|us) (?P<deed>[a-z]+ .+)$", text):
        who = "I" if mine["who"].lower() == "me" else "we"
        return _own(f"could {who} {mine['deed']}", text)
    named = found["next"][:1].isupper() or "-" in found["next"]
    if not (named or found["v"].lower() in _ONLY_VERBS or _TAKES_ORDER.fullmatch(found["next"])):
        return None
    return Wish("you", f"{found['v'].lower()} {found['rest']}", text)


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
        done = verb == "do" and not re.match(r"(?i) (?:the|an?|it|this|that|these|those|all|my|our|your|what|as)\b", rest)
        if verb in ("don't", "not") or done or verb not in _BASE:
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
