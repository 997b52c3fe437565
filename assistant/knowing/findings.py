"""What a task asks to find out, told in a plain sentence of its own words: what a thing costs, who does it.

"Wine course, what does it cost?" is done by "wine course is £640", "who covers her holiday?" by "Jonah covers her holiday".
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from assistant.knowing.phrases import ANY_KIND, COUNTED_OFF
from assistant.knowing.synonyms import with_synonyms
from assistant.knowing.threads import Thread
from assistant.reading.words import content_words

_HOW_MUCH = re.compile(
    r"\b(?:what\b.*\b(?:costs?|earns?|pays?|charges?)|how much|what (?:share|price|fee|salary|margin)|costing)\b|^(?:(?:get|find|ask for|fetch|obtain) )?(?:an? |the |new )*(?:price|quote|estimate|cost)s? (?:for|of|on)\b",
    re.I,
)
_OF_AMOUNTS = frozenset("cost earn pay charge much share price fee salary margin get ask find out day quote estimate".split())
_SUM = r"(?:[€$£] ?\d|\d[\d.,]*(?: ?(?:to|-|–) ?\d[\d.,]*)? ?(?:k\b|%|thousand|euros?|pounds?|dollars?|(?:a|an|per) (?:year|month|week|day|hour|head|person|piece|night)))"
_AMOUNTS_TO = re.compile(
    rf"^(?:[^:]{{2,40}}: )?(?:[\w' ]+ in, )?\W*(?:the |an? |whole |our |her |his |my )*(?P<thing>[\w'’-]+(?: [\w'’-]+){{0,5}}?) (?:is|are|costs?|would be|would cost|would come to|comes to|earns?|gets?|pays?|lands? at) (?:about |around |roughly |now )?{_SUM}",
    re.I,
)
_DOUBT = re.compile(r"\b(?:not|never|unclear|still|maybe|perhaps|if|unless|asked|wants?|too|last year|used to|was)\b|n['’]t\b|\?", re.I)
_WHO = re.compile(r"^(?:(?:think about|find(?: out)?|decide(?: on)?|ask) )?who (?P<verb>[a-z]+) (?P<whom>\w+)", re.I)
_DOES = re.compile(r"^\W*(?P<who>[A-Z]\w+)(?: and [A-Z]\w+)? (?:can |will )?(?P<verb>[a-z]+) (?P<whom>\w+)")
_OF_WHOM = re.compile(r"\b(?:from|ask|with|to) ([A-Z][\w-]+)")
_PRONOUNS = frozenset({"her", "him", "me", "them", "us"})


def found_out(text: str, thread: Thread, unsaid: Collection[str]) -> int:
    """How many words of what a task asks for a clause names that tells it; 0 if it does not tell it.

    ``unsaid`` are words that only name somebody.
    """
    amount, doer = _told(text)
    return (_amount(amount, thread, unsaid) if amount else 0) or (_doer(doer, thread) if doer else 0)


@lru_cache(maxsize=64)
def _told(text: str) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """What a clause says that a thing costs, and who it says does something."""
    amount, doer = _AMOUNTS_TO.match(text), _DOES.match(text)
    return (None, None) if (amount or doer) and _DOUBT.search(text) else (amount, doer)


def _amount(told: re.Match[str], thread: Thread, unsaid: Collection[str]) -> int:
    if not any(_HOW_MUCH.search(m.item.text) for m in (thread.first, thread.last)):
        return 0
    thing = set(content_words(told["thing"])) - set(unsaid) - _OF_AMOUNTS
    topic = thread.names() - _OF_AMOUNTS - set(unsaid) - _asked_of(thread)
    shared = thing & topic
    if not shared or not thing <= with_synonyms(thread.known()) | (ANY_KIND - COUNTED_OFF):
        return 0
    return len(shared) if len(shared) >= 2 or shared == topic - (ANY_KIND - COUNTED_OFF) else 0


def _asked_of(thread: Thread) -> frozenset[str]:
    """Words of whom a task is to ask: "find out from Yusuf", "ask her cousin what …"."""
    named = {word for m in (thread.first, thread.last) for name in _OF_WHOM.findall(m.item.text) for word in content_words(name)}
    return frozenset(named).union(*(form.phrase for form in thread.forms() if "ask" in form.deeds))


def _doer(told: re.Match[str], thread: Thread) -> int:
    for mention in (thread.first, thread.last):
        asked = _WHO.match(mention.item.text)
        if asked and content_words(asked["verb"])[:1] == content_words(told["verb"])[:1] != []:
            same = asked["whom"].lower() == told["whom"].lower() and asked["whom"].lower() in _PRONOUNS
            shared = (set(content_words(told.string)) & mention.words.words) - set(content_words(asked["verb"]))
            return len(shared) + same
    return 0
