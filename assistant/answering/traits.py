"""What a sentence is and what a question wants, read from their words: an amount, a day, a person, a decision, a task, a deed done."""

from __future__ import annotations

import re

from assistant.answering.sentence import Sentence, names_in
from assistant.knowing.telling import DECIDED, TASK
from assistant.reading.dates import find
from assistant.reading.words import stem

_PROMPT = 5  # words: an agenda's line as short as this says what to talk about, not what was said
NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|twice|dozen|hundred|thousand|all|none|both|nobody|every)\b(?!-[a-z]{3})",
    re.I,
)
_DIGITS = re.compile(r"\d[\w.,%]*\w|\d")
_WORD = re.compile(rf"{_DIGITS.pattern}|[a-z]+", re.I)
_BEFORE_DATE = re.compile(r"(?:\d{1,2}(?:st|nd|rd|th)?(?:,| and| or| to|–|-| & )\s*)+$", re.I)
_MONEY = re.compile(
    r"^\W*(?:and )?what (?:do|does|did|will|would)\b.*\b(?:earn|cost|pay|charge|take home)\W*$|\bhow much (?:(?:more|less|extra) )?(?:is|are|was|were)\b(?=(?: (?:the|a|an|our|my|his|her|their))? \w+(?! (?:left|missing|late|time)))|\bhow much (?:more |less |extra )?(?:do|does|did|will|would) [\w ]+? (?:get|make|take home)\b|\bwhat (?:\w+ ){1,3}(?:earns?|costs?|pays?|charges?)\b|\bhow much\b.*\b(?:cost|pay|paid|earn|charge|spend|spent|bill|budget|price|worth)\w*|\b(?:price|costs?|salary|charges?|bill|budget|fee|rent|bonus)\b",
    re.I,
)
_SUM = re.compile(
    r"[€$£]|\d[\d.,]+\d(?!\d| ?%|[.,]\d)|\b\d{2}(?= (?:an?|per|each|a head|apiece|in total|altogether)\b| ?/)|\d ?(?:k|m|euros?|pounds?|dollars?)\b|\b(?:hundred|thousand|million|nothing|free)\b",
    re.I,
)
_IN_SHARES = re.compile(
    r"\b(?:rais(?:e|es|ed)|discounts?|increase|share|bonus|cut|interest|margin|tips?|more|less|extra|up|down|r[io]se|grow\w*|grew|chang\w*|fell|fall|drop\w*|over|under)\b",
    re.I,
)
_NO_SUM = re.compile(r"\b\d[\d.,]* ?(?:min|mins|minutes?|h|hours?|days?|weeks?|months?|years?|people|pages?|of \d+|out of \d+)\b", re.I)
_PER = re.compile(r"\bper \d+ ?k?\b", re.I)  # what a price is counted by
UNDECIDED = re.compile(
    r"\bdecide (?:if|whether|which|who|on|about|what|how)\b|\b(?:to|not yet|remains?|still|later|will) (?:be )?(?:decided?|settled?)\b|\bundecided\b|\bsettle\b",
    re.I,
)
COUNTED_LIST = re.compile(
    r"\b(?:list|name|which|what (?:are|were)|who (?:are|were)) (?:all )?(?:of )?(?:the |my |our |his |her |their |those )?(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\b",
    re.I,
)
ASKS_NAME = re.compile(r"\b(?:full )?names? of\b|\bwhat(?:'s|s| is| was) .{2,30} (?:called|name)\b", re.I)
# A number or a code that names one thing is asked for: "ticket no of the backfill", "cost centre for the straps".
ASKS_CODE = re.compile(
    r"\b(?:(?:ticket|order|invoice|case|phone|room|serial|reference|ref|po|rma|part|account|version|issue|contract)\W*(?:no|nr|num|number|id|code|key)\b|cost cent(?:re|er)|(?:no|nr|id|number|code)\.? (?:of|for)\b)",
    re.I,
)
CODE = re.compile(r"\b(?:[A-Z]{1,6}-?\d[\w-]*|\d[\d-]{2,}\d|(?:no|nr|id)\.? ?\d+)\b|#\d+|/[\w-]*\d[\w-]*(?:\s|$)")
# Several things are asked for: "what feedback have I given", "which suppliers did I name", "what was dropped".
LISTS = re.compile(
    r"^\W*(?:list|which (?!of\b|day|date|week|month|quarter|session|meeting|night|time|one\b|way)\w+s\b|what (?:feedback|advice|work|news|ideas?|\w+s) (?:have|has|did|does|do|had|are|were)\b|what (?:was|were|got|has been|have been) (?:dropped|cancell?ed|postponed|moved|parked|finished|done|blocked|stopped))\b",
    re.I,
)
DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\byesterday\b|\btomorrow\b", re.I)
TIME = re.compile(
    r"\b(?:today|tomorrow|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|q[1-4]|spring|summer|autumn|winter|christmas|easter|week|weeks|month|months|year|years|\d{1,2}(?:st|nd|rd|th))\b",
    re.I,
)
# A stretch of time, or a time from which one may be counted.
LASTS = re.compile(
    rf"{TIME.pattern}|\b(?:since|until)\b|\b(?:\d[\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|several|few)[ -]?(?:h|hours?|min|mins|minutes?|days?|decades?)\b",
    re.I,
)
# So and so long, or from one time to another.
STRETCH = re.compile(
    r"\b(?:\d[\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|half(?: an?)?|several|few)[ -]?(?:h|hrs?|hours?|min|mins|minutes?|days?|wks?|weeks?|mths?|months?|yrs?|years?|decades?)\b|\b(?:until|till?|since)\b|\d{1,2}(?:st|nd|rd|th)?(?: [A-Z]\w+)? ?(?:to|[-–]) ?\d{1,2}",
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
# Somebody told of without a name: as the subject, behind "by", or as the owner; "her models" tells nobody.
SOMEBODY = re.compile(
    r"\b(?:I|he|she|they|we|mine|hers|myself|himself|herself|nobody|everybody|everyone|both|lead|manager|boss|wife|husband|sister|brother|colleague)\b|\b(?:by|with|for|to|on) (?:me|him|her|us|them)\b|\bhis\b(?=\W*$|[,.;])",
    re.I,
)
# The same where the question names the partner: "he" is he, and no answer to who did something to him.
ELSE = re.compile(
    r"\b(?:I|we|mine|myself|nobody|everybody|everyone|both|lead|manager|boss|wife|husband|sister|brother|colleague)\b|\b(?:by|with|for|to|on) (?:me|us)\b",
    re.I,
)
NOW = re.compile(
    r"\b(?:have|has|is|are) (?:\w+ )?left\W*$|\bremaining\b|\b(?:now|nowadays|current(?:ly)?|latest|at the moment|today|these days|right now|by now|at present)\b",
    re.I,
)
ASKS_PAST = re.compile(
    r"\b(?:did|was|were|has|have|had)\b|\bwho \w+ed\b|\bwho (?:won|got|left|took|gave|made|sent|wrote|told|said)\b", re.I
)
# Whether something was done that somebody was to do: "did I ever send her the list", "has he booked it".
DEED_DONE = re.compile(r"^\W*(?:did|has|have|had)(?:n['’]t)? (?:I|he|she|they|we|my|our|the|[\w'’-]+)\b", re.I)
PROMISED = re.compile(r"\b(?:promised?|agreed?|commit(?:ted)?|plan(?:ned)?|said|offer(?:ed)?|owed?)\b", re.I)
MENTIONED = re.compile(
    r"\b(?:talk(?:ed)?|discuss(?:ed)?|mention(?:ed)?|come up|came up|speak|spoken?|raised?|brought up|bring up|cover(?:ed)?|hear(?:d)?)\b",
    re.I,
)
TELLS = re.compile(
    r"\b(?:told|asked|mentioned|informed|warned|explained|(?:he|she|they|\w+) knows?|let (?:him|her|them) know|passed on|read (?:them|it) out|gave (?:him|her|them)|sent|showed)\b",
    re.I,
)
VOICE = re.compile(
    r"\b(?:says?|said|thinks?|thought|wants?|wanted|would like|['’]d like|likes?|loves?|hates?|finds|found it|feels?|felt|hopes?|fears?|afraid|worri\w+|prefers?|asked|suggests?|suggested|told me|convinced|against|agrees?|agreed|objects?|happy|unhappy|proud|glad|rather|impress\w+|praise[ds]?|admires?|respects?|trusts?|fine with|backs it|(?:my|his|her) view)\b|[\"“”]",
    re.I,
)
ASKS_FIRST = re.compile(
    r"\bfirst (?:time|mention(?:ed)?|came up|come up)\b|\bsince when\b.*\b(?:talk|speak|spoken?|mention|complain|ask|say|said|want|hear)|\bwhen\b.*\bfirst (?:mention|talk|discuss|come|came|hear|speak|spoke|raise|bring|brought|note|ask|on)",
    re.I,
)
ASKS_ORDER = re.compile(r"\b(?:in )?(?:which|what) (?:order|sequence)\b|\b(?:order|sequence) of\b", re.I)
ORDERED = re.compile(r"\bfirst\b.*\b(?:then|next|second|last|finally|after (?:that|them))\b|\bthen\b.*\bthen\b|→.*→|->.*->", re.I)
# Deeds of saying: a line that gives somebody's words tells them, whatever verb it uses.
SAYING = frozenset(stem(word) for word in "recommend suggest advise propose name warn mention explain".split())
# Settled without the words "we decided": "TILLS decided: Tillwright", "Cover: Agnieszka. Decided."
_SETTLED = re.compile(
    r"^\W*(?!.*\b(?:not|un|to be|yet)\b.{0,20}(?:decided|agreed))(?:[\w'’&-]+\W+){1,4}(?:decided|agreed|settled)\s*[:–—]|[.;:!–—]\s*(?:decided|agreed|settled)\s*[.!]*$",
    re.I,
)
# What ends a matter one way or the other.
DECISIVE = re.compile(
    r"\b(?:is|are|was|it['’]s) (?:off|on|out|dead|go|yes|no|cancell?ed|approved|rejected|closed|final)\b|\b(?:called off|approved|rejected|turned down|go ahead|goes ahead|signed off|not before|we (?:take|keep|stay|go)|said (?:yes|no))\b|:\s*(?:yes|no|ok|approved)\b(?=\W*$|[,.;])",
    re.I,
)
# What tells of the value before: "last score was a 4".
FORMER = re.compile(r"\b(?:last|previous|former|old) \w+ (?:was|were|had been)\b|\bused to (?:be|have|get|cost)\b|\bpreviously\b", re.I)
BEFORE = re.compile(r"\b(?:last|previous|former|old|before|earlier|used to)\b", re.I)
NAMES_MONTH = re.compile(
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?! \d)",
    re.I,
)
ASKS_HOW_IT_WENT = re.compile(r"^\W*(?:and |so )?how(?:['’]?d| did) .{1,60}\bgo\b(?! (?:about|on to|back)\b)", re.I)
WENT = re.compile(
    r"\b(?:well|good|great|fine|ok|okay|bad|badly|better|best|worse|worst|went|gone|nervous|fun|loved|liked|success\w*|disaster|pass(?:ed)?|fail(?:ed)?|clapped|happy|proud|smooth\w*|awful|terrible|rough|brilliant|quiet|chaos|relieved|impressed|excellent|super|nice|hard|easy|easily|tired|angry|alright|mess|problem\w*|without|nobody|everybody|hours?|minutes|people)\b|[!🎉😀👍]",
    re.I,
)
I_TOLD = re.compile(r"\b(?:did|have|had) i (?:tell|told|ask|asked|mention|mentioned|inform|informed|warn|warned)\b", re.I)


def has_number(sentence: Sentence, question: str = "") -> bool:
    """Whether it tells an amount: a number that is no date, and that doesn't stand in the question already ("per 1k lookups")."""
    text = sentence.text
    for date in reversed(find(text)):
        text = _BEFORE_DATE.sub(" ", text[: date.start]) + " " + text[date.end :]
    asked = {found[0].lower() for pattern in (_DIGITS, NUMBER) for found in pattern.finditer(question)}
    text = _PER.sub(" ", text)
    text = _WORD.sub(lambda m: " " if m[0].lower() in asked else m[0], _DAYS_AND_NAMES.sub(" ", text))
    if _IN_SHARES.search(question) and "%" in text:
        return True
    if not _MONEY.search(question):
        return NUMBER.search(text) is not None
    return _SUM.search(_NO_SUM.sub(" ", text)) is not None


def has_code(sentence: Sentence, question: str) -> bool:
    """Whether it holds a number or a code that names one thing, and that is no date and no part of the question."""
    text = sentence.raw
    for date in reversed(find(text)):
        text = text[: date.start] + " " + text[date.end :]
    return any(found[0].lower() not in question.lower() for found in CODE.finditer(text))


def enumerates(sentence: Sentence) -> bool:
    """Whether it lists things: several names or parts, or bullets below it."""
    parts = re.split(r",|;|/|\band\b|\bor\b", sentence.text)
    return len(parts) > 2 or len(sentence.children) > 1 or len(names_in(sentence.text)) > 1


def is_decision(sentence: Sentence) -> bool:
    """Whether a sentence tells a decision: by its section or its words."""
    text = sentence.point.text
    return sentence.point.zone == "decisions" or DECIDED.search(text) is not None or _SETTLED.search(text) is not None


def is_task(sentence: Sentence) -> bool:
    """Whether it is somebody's task, a prompt of an agenda or a reminder; under "Topics" many write down the talk itself."""
    if sentence.point.zone == "agenda" and sentence.point.mark is None:
        return len(sentence.point.text.split()) < _PROMPT
    return (
        sentence.point.zone in ("action", "previous", "jots")
        or sentence.point.mark is not None
        or TASK.search(sentence.point.text) is not None
    )
