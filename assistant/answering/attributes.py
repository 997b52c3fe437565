"""Attributes that look like something: a surname, a phone number, an amount in hours, a place, an age, a reason. What lacks the look doesn't answer."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answering.sentence import Sentence, names_in
from assistant.answering.terms import stems_of
from assistant.answering.traits import ASKS_PAST
from assistant.reading.inline import fold

_SURNAME = re.compile(r"\b(?:surname|last name|family name|full name)\b", re.I)
_PHONE = re.compile(r"\b(?:(?:tele)?phone|mobile|cell|whatsapp)(?: |-)?(?:number|no|nr|extension)\b|\bextension of\b", re.I)
_MAIL = re.compile(r"\be-?mail address\b|['’]s e-?mail(?=\W*$)", re.I)
_UNIT = re.compile(r"\bhow many (?P<unit>hours|days|weeks|months|years|minutes|miles|kilomet(?:re|er)s|km|pages|points)\b(?! ago)", re.I)
_IN_UNIT = re.compile(
    r"\bin (?P<unit>square met(?:re|er)s|sqm|m2|lit(?:re|er)s|kilos?|kg|tonn?es|tons|kilomet(?:re|er)s|km|miles|hectares|acres|degrees|hours|minutes|days|weeks|months)\W*$",
    re.I,
)
# One of a kind that goes by a name: a hospital, a make.
_WHICH_ONE = re.compile(
    r"\b(?:which|what) (?:\w+ )?(?:hospital|clinic|hotel|school|university|college|restaurant|pub|bank|make|brand|airline|airport|city|town|country|village|street|doctor|dentist|lawyer|agency|insurance|insurer|newspaper|magazine|church|club|gym)\b(?! (?:day|days|times?)\b)",
    re.I,
)
_NO_NAMES = re.compile(r"\[[^\]]*\]|\bETA\b|\b(?:wait(?:ing|s)?|ask(?:s|ed)?|told|tell) (?:on |for )?[A-Z]\w+")
_SHARE = re.compile(r"\b(?:percentage|per cent|percent|what share)\b|%", re.I)
_DIALLED = re.compile(r"(?<![\w.])\+?\(?\d[\d ()/.-]{4,}\d\b|\bext(?:ension|\.)? ?\d+", re.I)
_ADDRESS = re.compile(r"\S+@\S+\.\w+")
_IN_PERCENT = re.compile(r"\d ?(?:%|per ?cent\b|pct\b)|\b(?:half|third|quarter)\b", re.I)
_SHORT = {
    "hours": r"h|hrs?|hours?",
    "minutes": r"min|mins|minutes?",
    "kilometres": r"km|k|kilometres?",
    "kilometers": r"km|k|kilometers?",
    "km": r"km|k",
    "square metres": r"square met(?:re|er)s?|sqm|m2|m²|qm",
    "square meters": r"square met(?:re|er)s?|sqm|m2|m²|qm",
    "sqm": r"square met(?:re|er)s?|sqm|m2|m²|qm",
    "litres": r"l|lit(?:re|er)s?",
    "kilos": r"kg|kilos?|k",
    "tonnes": r"t|tonn?es?|tons?",
    "days": r"d|days?",
    "weeks": r"w|wks?|weeks?",
    "months": r"mths?|months?",
}
_COUNT = r"(?:\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|half|couple of|few)\b)"
_NO_PLACE = (
    r"(?!(?:january|february|march|april|may|june|july|august|september|october|november|december|mon|tues|wednes|thurs|fri|satur|sun|jan|feb|mar|apr|jun|jul"
    r"|aug|sep|oct|nov|dec|q[1-4]|weeks?|months?|years?|days?|mornings?|afternoons?|evenings?|nights?|quarter|time|moment|end|start|beginning|middle|future|meantime|same|other|next"
    r"|last|first|by|to|for|on|in|at|and|or|of|with|from|when|who|way|plan|list|hold|track|agenda|rota|idea|whole|day|rest|point|number|text|mail|head|phone|note|case|team|call|business|mood|form)(?:day)?s?\b|\d)"
)
_PLACE = re.compile(
    rf"\b(?:at|in|into|inside|to|from|near|by|behind|round|around|outside|opposite|across|via|on|through) (?:(?:the|a|an|our|my|his|her|their|its|this|that|both|two)\s+{_NO_PLACE}[a-z]+|(?-i:{_NO_PLACE}[A-Z][a-zà-ÿ]+))"
    r"|\b(?:here|there|home|abroad|remote(?:ly)?|online|upstairs|downstairs|elsewhere|at (?:work|school)|on site|in town)\b|['’]s (?:office|place|house|flat|desk)\b"
    rf"|[:(→@]\s*(?-i:{_NO_PLACE}[A-Z][a-zà-ÿ]{{2,}})",
    re.I,
)
_WHERE = re.compile(
    r"^\W*(?:and |so )?(?:where(?:abouts)?(?:['’]?s|['’]re)?)\b(?!.{1,60}\bstand\b)(?!(?: are| is)? (?:we|i|you|things?|it|that|this)\b(?! (?:going|meeting|sit|move|meet|eat|live)))",
    re.I,
)
_REASON = re.compile(
    r"\b(?:because|since (?!\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|as (?:the|they|he|she|it|we|i|nobody|there|that|no)|so that|(?<=, )as (?!of|well|far|soon|agreed|planned|usual|expected|always|before)\w+|so (?:he|she|they|i|we|it|that)|due to|reasons?|in order to|to avoid|therefore"
    r"|that['’]s why|which is why|afraid|caus\w+|thanks to|for fear|cos|otherwise|too|not enough|enough of|for lack of|without|doesn['’]t (?:want|like|trust|need)|didn['’]t (?:want|like|trust|need)|for the sake|[A-Za-z]+ reasons)\b",
    re.I,
)
_BEHIND = re.compile(r"[,:;–—(.]\s*\S")
_LOOKS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(r"\bhow old\b|\b(?:what|the) age\b|['’]s age\b", re.I),
        re.compile(
            r"\b\d{1,3}[- ](?:years?|months?|weeks?)\b|\b(?:aged?|turn(?:s|ed|ing)?|is|was|becomes) (?:\d{1,2}\b(?![.,:]?\d)|(?:twenty|thirty|forty|fifty|sixty))|\b\d+(?:st|nd|rd|th) birthday\b|\bborn\b|\b(?:since|from) \d{4}\b|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:years?|months?|weeks?)\b",
            re.I,
        ),
    ),
    (re.compile(r"\bwhat time\b|\bat what time\b", re.I), re.compile(r"\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2} ?(?:am|pm|h|o['’]clock)\b|\b(?:at|from|until|by|around) \d{1,2}\b(?! [A-Z])|\b(?:noon|midnight|half past|quarter (?:to|past))\b", re.I)),
    (
        re.compile(r"\bhow far (?:is|was|away|are|do|does|did|from)\b(?!.{0,40}\b(?:with|along|through|into)\b)", re.I),
        re.compile(r"\d ?(?:km|k|m|mi|miles?|kilomet\w+|met(?:re|er)s?|min|mins|minutes?|h|hours?)\b|\b(?:minutes?|hours?|miles?) (?:away|walk|drive|by)\b|\bper ?cent\b|%|\d+ (?:of|out of|/) \d+|\b(?:half|third|quarter)\b", re.I),
    ),
    (
        re.compile(r"\bwh(?:at|ich) colou?rs?\b", re.I),
        re.compile(r"\b(?:red|green|blue|yellow|orange|black|white|gr[ae]y|brown|pink|purple|violet|turquoise|beige|gold|silver|navy|teal|cream)\b", re.I),
    ),
    (
        re.compile(r"\bhow (?:tall|heavy|wide|deep|thick|hot|cold|warm)\b", re.I),
        re.compile(r"\d ?(?:m|cm|mm|km|kg|g|t|lbs?|tons?|tonnes?|met(?:re|er)s?|feet|ft|inch(?:es)?|°|degrees?|c|f)\b|°", re.I),
    ),
)  # fmt: skip
_WHICH_DAY = re.compile(r"\b(?:which|what) (?:day|date|night|evening|week|weekend|month|morning|afternoon)\b(?!.*\bfirst\b)", re.I)
# Of a deed in the past the day of its session tells the day; of one that was settled for later it doesn't.
_SETTLED = re.compile(r"\b(?:settle|decide|agree|pick|choose|go for|set)\b", re.I)
_A_DAY = re.compile(
    r"\b(?:today|tomorrow|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|week \d+|\d{1,2}(?:st|nd|rd|th)|\d{1,2}[./]\d{1,2}|20\d\d-\d\d-\d\d)\b",
    re.I,
)
_FOLLOWED = r"\b{name}['’]?s?\s+(?!(?:And|Or|Is|Has|I)\b)[A-Z][a-z’'-]+"


def looked_for(question: str, names: tuple[str, ...]) -> Callable[[Sentence], bool] | None:
    """What tells whether a sentence holds something of the look that is asked for; None where the question asks for no such thing.

    ``names``: the words of the question with a capital, whose surname may be asked.
    """
    if _SURNAME.search(question):
        return lambda s: any(re.search(_FOLLOWED.format(name=re.escape(name)), s.raw) for name in names)
    if _PHONE.search(question):
        return lambda s: _DIALLED.search(s.point.text) is not None
    if _MAIL.search(question):
        return lambda s: _ADDRESS.search(s.raw) is not None
    if _SHARE.search(question):
        return lambda s: _IN_PERCENT.search(s.point.text) is not None
    if _WHICH_DAY.search(question) and (_SETTLED.search(question) or not ASKS_PAST.search(question)):
        return lambda s: _A_DAY.search(s.point.text) is not None
    for asked, look in _LOOKS:
        if asked.search(question):
            return lambda s: look.search(s.point.text) is not None
    if _WHICH_ONE.search(question):
        return lambda s: any(fold(n) not in fold(question) and not _A_DAY.fullmatch(n) for n in names_in(_NO_NAMES.sub(" ", s.text)))
    unit = _UNIT.search(question) or _IN_UNIT.search(question)
    return _counted(fold(unit["unit"])) if unit else None


def _counted(unit: str) -> Callable[[Sentence], bool]:
    """Whether a sentence counts in a unit: a number before it ("32 hours", "32 h"), or the unit as its heading ("Hours: 32")."""
    short = _SHORT.get(unit, f"{unit}|{unit.removesuffix('s')}")
    counted = re.compile(rf"{_COUNT}[\w.,]*(?:[ -]\w+)?[ -](?:{short})\b|\d(?:{short})\b", re.I)
    stems = stems_of(unit)
    return lambda s: (
        counted.search(s.point.text) is not None or bool(stems & s.above) or bool(re.search(rf"\b(?:{short})\b\W+\d", s.text, re.I))
    )


def asks_where(question: str) -> bool:
    """Whether a place is asked for; "where are we with the trial" asks how it stands."""
    return _WHERE.search(question) is not None


def tells_place(sentence: Sentence) -> bool:
    """Whether it may name a place."""
    return any(_PLACE.search(text) for text in (sentence.text, sentence.point.text))


def tells_reason(sentence: Sentence, *, deed: bool) -> bool:
    """Whether it may give a reason: by a word for one, or, where it tells the ``deed`` that is asked about, in what stands beside it."""
    return _REASON.search(sentence.point.text) is not None or (deed and _BEHIND.search(sentence.text) is not None)
