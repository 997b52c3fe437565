"""What a sentence is and what a question wants, read from their words: an amount, a day, a person, a decision, a task, a deed done."""

from __future__ import annotations

import re

from assistant.answering.evidence import Sentence
from assistant.knowing.telling import DECIDED
from assistant.reading.dates import find

NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|twice|dozen|hundred|thousand|all|none|both|nobody|every)\b",
    re.I,
)
DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\byesterday\b|\btomorrow\b", re.I)
TIME = re.compile(
    r"\b(?:today|tomorrow|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|q[1-4]|spring|summer|autumn|winter|christmas|easter|week|weeks|month|months|year|years|\d{1,2}(?:st|nd|rd|th))\b",
    re.I,
)
_DAYS_AND_NAMES = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|v\d+|q[1-4]|[a-z]+-\d+|20\d\d|one of|one day|no one|at all|all (?:the|of)|one another|that one|this one)\b",
    re.I,
)
REASON = re.compile(
    r"\b(?:because|since|as|so that|due to|reason|in order to|therefore|that's why|afraid|caused|thanks to|for fear|so)\b|[:;–—]", re.I
)
WILL = re.compile(
    r"\b(?:will|going to|should|supposed|has to|needs? to|owes?|is to|does what|responsible|asked|promised|wants?|wanted|knows?)\b", re.I
)
OWNER = re.compile(r"^\W*(?:AI|TODO|Action)?\W*\(?[A-Z][\w’']*\)?:\s*")
CALENDAR = frozenset("jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun eta".split())
SOMEBODY = re.compile(
    r"\b(?:I|he|she|they|we|me|him|her|them|us|nobody|everybody|everyone|team|both|lead|manager|boss|wife|husband|colleague)\b", re.I
)
NOW = re.compile(r"\b(?:now|nowadays|current(?:ly)?|latest|at the moment|today|these days|right now|by now|at present)\b", re.I)
ASKS_PAST = re.compile(
    r"\b(?:did|was|were|has|have|had)\b|\bwho \w+ed\b|\bwho (?:won|got|left|took|gave|made|sent|wrote|told|said)\b", re.I
)
PROMISED = re.compile(r"\b(?:promised?|agreed?|commit(?:ted)?|plan(?:ned)?|said|offer(?:ed)?|owed?)\b", re.I)
MENTIONED = re.compile(
    r"\b(?:talk(?:ed)?|discuss(?:ed)?|mention(?:ed)?|come up|came up|speak|spoken?|raised?|brought up|bring up|cover(?:ed)?|hear(?:d)?)\b",
    re.I,
)
I_TOLD = re.compile(r"\b(?:did|have|had) i (?:tell|told|ask|asked|mention|mentioned|inform|informed|warn|warned)\b", re.I)


def has_number(sentence: Sentence) -> bool:
    """Whether it tells an amount: a number that is no date."""
    text = sentence.text
    for date in reversed(find(text)):
        text = text[: date.start] + " " + text[date.end :]
    return NUMBER.search(_DAYS_AND_NAMES.sub(" ", text)) is not None


def is_decision(sentence: Sentence) -> bool:
    """Whether a sentence tells a decision: by its section or its words."""
    return sentence.point.zone == "decisions" or DECIDED.search(sentence.point.text) is not None


def is_task(sentence: Sentence) -> bool:
    """Whether it is somebody's task, a point of an agenda or a reminder."""
    return sentence.point.zone in ("action", "previous", "agenda", "jots") or sentence.point.mark is not None
