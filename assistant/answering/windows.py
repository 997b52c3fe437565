"""The time that a question asks about: "last time", "the time before", "in January", "since March", "as of 3 May".

By code, never by likeness: the words for the time are read and taken out of the question, what is left is what it asks for.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from assistant.answering.spans import COUNT, months_back, number, read_span

Pick = Literal["last", "first"]
_MONTH = 31  # days
_SEASON = 92
_SOON = 120  # days: a month that begins within these and is asked about in the present tense is to come
RECENT = 60  # days that "recently" looks back

_MEETING = (
    r"(?:times?|sessions?|meetings?|1[:-]1s?|1[- ]on[- ]1s?|one[- ]on[- ]ones?|one[- ]to[- ]ones?|chats?|talks?|calls?|catch[- ]?ups?|check[- ]?ins?"
    r"|conversations?|discussions?|syncs?|appointments?|visits?|get-togethers?)"
)
_OUR = r"(?:(?:in|at|during|from|on|over|of) )?(?:(?:the|our|my|your|their|his|her|that) |[A-Z]\w+['’]s? )?(?:very )?"
_MET = r"(?: (?:that )?(?:we|i) (?:ever )?(?:met|talked|spoke|sat down|had)\b(?! (?:about|of)))?"
# "the last time we discussed pay" asks when, it chooses no session
_ABOUT = r"(?! (?:that )?(?:i|we|he|she|they|you|(?-i:[A-Z])\w+ and (?:i|me)) (?!(?:(?:met|talked|spoke|sat down|had)\b(?! (?:about|of))|(?:should|must|need|ought|want)\b)))"


@dataclass(frozen=True, slots=True)
class Window:
    """The time a question is about.

    ``since`` and ``until`` are days, both included, None where open. ``pick`` and ``count`` choose sessions from a person's table: the last
    or first ``count`` of them, ``skip`` left out ("the time before last": last, 1 skipped). ``why`` is how the question says it.
    ``soft``: "recently" and the like, a wish rather than a bound. ``state``: what was known then ("as of").
    """

    since: dt.date | None = None
    until: dt.date | None = None
    why: str = ""
    pick: Pick | None = None
    count: int = 1
    skip: int = 0
    soft: bool = False
    state: bool = False

    @property
    def of_a_month(self) -> bool:
        """Whether it is one month, or less."""
        return self.since is not None and self.until is not None and (self.until - self.since).days <= _MONTH

    def holds(self, day: dt.date | None) -> bool:
        """Whether a day lies within the bounds."""
        return day is not None and (self.since or dt.date.min) <= day <= (self.until or dt.date.max)


Read = tuple[Window, str]


def read_window(question: str, today: dt.date) -> tuple[Window | None, str]:
    """(the window or None, the question without its words). What chooses sessions wins over bounds, these over a mere "in March"."""
    question = _THAN.sub("", question)
    return (
        _picked(question)
        or _as_of(question, today)
        or _between(question, today)
        or _stretch(question, today)
        or _sided(question, today)
        or _during(question, today)
        or (None, question)
    )


def _cut(question: str, start: int, end: int) -> str:
    return " ".join(f"{question[:start]} {question[end:]}".split())


# --- sessions by their place in the row -----------------------------------------------------------------------------------------


def _last(found: re.Match[str]) -> Window:
    count = number(found["n"])
    return Window(pick="last", count=count, why="last session" if count == 1 else f"last {count} sessions")


def _first(found: re.Match[str]) -> Window:
    count = number(found["n"])
    return Window(pick="first", count=count, why="first session" if count == 1 else f"first {count} sessions")


def _before_last(_: re.Match[str]) -> Window:
    return Window(pick="last", skip=1, why="the session before last")


def _ago(found: re.Match[str]) -> Window:
    back = number(found["n"])
    return Window(pick="last", skip=back - 1, why="last session" if back == 1 else f"{back} sessions ago")


_ONE = r"(?P<n>(?!))?"
# "the first time the trial was on his list" asks when, too
_ALONE = r"(?=\W*$|[?.!,;:]| (?:that )?(?:we|i) (?:ever )?(?:met|talked|spoke|sat down)\b(?! (?:about|of))| with\b| did\b| what\b| and\b| i saw\b)"
_NO_DEED = r"(?<!\bwe )(?<!\bi )(?<!\bhe )(?<!\bshe )(?<!\bthey )(?<!\byou )"  # "when did we last talk about pay"
_PICKS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Window]], ...] = tuple(
    (re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.I), resolve)
    for pattern, resolve in (
        (rf"{_OUR}(?:{_MEETING} before (?:last|that|(?:the|our) last(?: one| {_MEETING})?)|(?:second|2nd|next)[- ](?:to[- ])?last(?: {_MEETING})?|last (?:{_MEETING} )?but one(?: {_MEETING})?|penultimate(?: {_MEETING})?)", _before_last),
        (rf"(?:the )?(?:one |{_MEETING} )?(?:before|prior to) (?:the|this|that|our) (?:very )?(?:latest|last|most recent)(?: one| {_MEETING})?", _before_last),
        (r"(?:and )?(?:the )?one before (?:that|last)(?! (?:week|month|year|quarter))", _before_last),
        (r"(?:and )?(?:the )?time before(?=\W*$|,)", _before_last),
        (rf"{COUNT} (?!times?\b){_MEETING} ago", _ago),
        (rf"{_OUR}(?:last|past|latest|most recent|previous) {COUNT} {_MEETING}", _last),
        (rf"{_OUR}first {COUNT} {_MEETING}", _first),
        (rf"{_NO_DEED}{_OUR}{_ONE}first (?:ever )?(?:(?!time)[a-z-]+ )?(?!time){_MEETING}{_ABOUT}{_MET}|{_OUR}first time{_ALONE}{_MET}", _first),
        (rf"{_NO_DEED}{_OUR}{_ONE}(?:last|latest|most recent|previous|prior) (?:(?!time)[a-z-]+ )?(?!time){_MEETING}{_ABOUT}{_MET}|{_OUR}(?:last|previous) time{_ALONE}{_MET}", _last),
        (rf"when did (?:we|i) {_ONE}last (?:meet|talk|speak|sit down|see|catch up)(?=\b.{{0,50}}\band what\b)", _last),
        (rf"when (?:we|i) {_ONE}last (?:met|talked|spoke|sat(?: down)?|saw)(?: each other)?(?! (?:about|of))", _last),
        (rf"{_ONE}(?:{_OUR}(?:last|latest|previous|most recent) one|(?:from |of )?the latest)(?=\W*$| with\b)", _last),
        (rf"{_ONE}(?:catch me up|(?:bring|get) me up to (?:speed|date)|up to speed|refresh my memory|(?:what(?:'s| is) )?fresh from)(?: (?:on|with|about))?(?= [A-Z]\w*\W*$|\W*$| (?:my|her|him|them)\b)", _last),
        (rf"{_ONE}(?:most recently(?=\W*$)|(?<=over )last(?=\W*$)|(?:did|have) we (?:end|ended|finish|finished|stop|stopped) (?:on|with|at)(?=\W*$| with\b))", _last),
        (rf"when (?:we|i) {_ONE}first (?:met|talked|spoke|sat down)(?! (?:about|of))", _first),
        (rf"where did (?:we|i) {_ONE}leave (?:off|it|things)|(?:we )?left off", _last),
        (rf"{_ONE}(?:{_OUR}(?:initial|opening|kick-?off|introductory|intro) {_MEETING}|(?:did|have) we (?:start(?:ed)?|begin|began|begun)(?: out| off)?(?: with)?(?=\W*$|, ))", _first),
        (rf"(?:right )?at the {_ONE}(?:very )?(?:start|beginning)(?! of)", _first),
    )
)  # fmt: skip


def _picked(question: str) -> Read | None:
    for pattern, resolve in _PICKS:
        found = pattern.search(question)
        if found:
            return resolve(found), _cut(question, found.start(), found.end())
    return None


# --- bounds ---------------------------------------------------------------------------------------------------------------------------

_STATE = re.compile(r"\bas (?:of|at)\s+|\bat the end of (?=\S)|\bby (?:the )?end of (?=\S)|\bback in\s+", re.I)
_FROM = re.compile(r"\b(?:between|from)\s+(?P<a>\S.{0,24}?)\s*(?:\band\b|\bto\b|\btill?\b|\buntil\b|\bthrough\b|-|–)\s*(?=\S)", re.I)
_SIDE = re.compile(r"\b(?P<side>since|after|starting|before|until|till|up to|prior to|by)\s+(?:(?:the|about|around) )?(?=\S)", re.I)


def _as_of(question: str, today: dt.date) -> Read | None:
    for found in _STATE.finditer(question):
        span = read_span(question, found.end(), today)
        if span and span[0] <= today:
            words = question[found.start() : span[2]]
            until = min(span[1], today)
            lower = span[0] if found[0].lower().startswith("back") else None
            return Window(lower, until, words, state=lower is None), _cut(question, found.start(), span[2])
    return None


def _between(question: str, today: dt.date) -> Read | None:
    for found in _FROM.finditer(question):
        first = read_span(found["a"], 0, today)
        last = read_span(question, found.end(), today)
        if first is None and last and found["a"].isdigit():  # "between 3 and 10 March"
            first = read_span(f"{found['a']} {last[0]:%B} {last[0].year}", 0, today)
        if first is None or last is None:
            continue
        since = first[0] if first[0] <= last[1] else months_back(first[0], 12)
        return Window(since, last[1], question[found.start() : last[2]]), _cut(question, found.start(), last[2])
    return None


_TO = re.compile(r"\s*(?:\b(?:to|till?|until|through)\b|-|–)\s*(?=\S)", re.I)
_START = re.compile(r"(?<!\S)(?=\S)")


def _stretch(question: str, today: dt.date) -> Read | None:
    """Two times with nothing but "to" between them: "mid June to end of July"."""
    for start in _START.finditer(question):
        first = read_span(question, start.start(), today)
        join = _TO.match(question, first[2]) if first else None
        last = read_span(question, join.end(), today) if join else None
        if first and last:
            since = first[0] if first[0] <= last[1] else months_back(first[0], 12)
            return Window(since, last[1], question[start.start() : last[2]]), _cut(question, start.start(), last[2])
    return None


def _sided(question: str, today: dt.date) -> Read | None:
    for found in _SIDE.finditer(question):
        span = read_span(question, found.end(), today)
        if span is None or (found["side"].lower() == "by" and (span[1] > today or _AHEAD.search(question))):
            continue
        first, last, end = span
        words, rest = question[found.start() : end], _cut(question, found.start(), end)
        side = found["side"].lower()
        if side in ("since", "starting"):
            return Window(first, None, words), rest
        if side == "after":
            return Window(last + dt.timedelta(1), None, words), rest
        if side == "before" and _END_OF.search(words):
            return Window(None, last, words), rest
        return Window(None, first - dt.timedelta(1) if side in ("before", "prior to") else last, words), rest
    return None


_END_OF = re.compile(r"\bend of\b", re.I)
_TRAILING = re.compile(
    rf"(?:(?:in|over|during|within|for) )?(?:the |these )?(?:last|past|previous) (?:{COUNT} )(?P<unit>day|week|month|quarter|year)s?\b",
    re.I,
)
_RECENTLY = re.compile(r"\b(?:recently|lately|these days|of late|in recent (?:weeks|months))\b", re.I)
_AHEAD = re.compile(
    r"\b(?:due|deadlines?|will|upcoming|coming up|going to|planned for|scheduled for|next)\b", re.I
)  # the time is the thing's, not the talk's
_MONTH_NAME = "january|february|march|april|june|july|august|september|october|november|december"
_LEAD = re.compile(
    rf"(?<=\w['’]s )(?=(?:{_MONTH_NAME})\b)|^(?=(?:{_MONTH_NAME})\b(?: with\b|,|\W*$))|"
    r"\b(?:(?:in|on|during|over|at|around|throughout|within|of|for|from)\s+)(?:the )?(?=\S)"
    r"|\b(?=(?:last|this|previous|yesterday|today|the (?:last|previous)|\d{1,2}|a|an|two|three|four|five|six|a few|a couple of)\b)",
    re.I,
)


def _during(question: str, today: dt.date) -> Read | None:
    found = _TRAILING.search(question)
    if found:
        return _trailing(found, today), _cut(question, found.start(), found.end())
    found = _RECENTLY.search(question)
    if found:
        return Window(today - dt.timedelta(RECENT), today, found[0], soft=True), _cut(question, found.start(), found.end())
    if _AHEAD.search(question):
        return None
    for found in _LEAD.finditer(question):
        span = read_span(question, found.end(), today)
        if span and (_to_come(question, span, today, found.start()) or _names_a_thing(question, found.end(), span[2])):
            return None
        if span and _IS_FOR.match(question, found.start()) and not _NOTES_FOR.search(question[: found.start()]):
            continue  # "the extra pair of hands for June"
        if span and span[0] <= today and not question[found.start() : span[2]].isdigit():
            return Window(span[0], span[1], question[found.start() : span[2]].strip()), _cut(question, found.start(), span[2])
    return None


_WAS = re.compile(r"\b(?:did|was|were|had|has|have|happened|done|went|said|told|\w+ed|back|last|notes?|sessions?|meetings?)\b", re.I)


_THAN = re.compile(
    r"\bthan (?:it |they |he |she |we |i )?(?:was |were |did |had )?(?:back )?(?:(?:in|at|on|during) (?:the )?\w+|last \w+|before)\b", re.I
)  # what is compared with, not all that is asked
_IS_FOR = re.compile(rf"for (?:the )?(?:{_MONTH_NAME}|q[1-4]|next)\b", re.I)
_NOTES_FOR = re.compile(
    r"\b(?:notes?|recap|summary|summari[sz]e|overview|minutes|sessions?|meetings?|topics?|1[:-]1s?|talks?|highlights?|open|entries|everything)\s*$",
    re.I,
)
_COMES = re.compile(
    r"\b(?:is|are|was|will be|['’]s|['’]re) (?:also |still |only )?(?:coming|due|planned|starting|happening|moving|leaving|arriving|going|set|scheduled|expected|approved|launching|to)\b[^?]*$",
    re.I,
)
_ARTICLE = re.compile(r"\b(?:the|our|my|his|her|their|this|that|each|every|a)\s+$", re.I)
_CALENDAR_NAME = re.compile(rf"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|{_MONTH_NAME}|may|q[1-4])$", re.I)
_WEEKDAY_NAME = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day$", re.I)
_SEASON_NAME = re.compile(r"\b(?:winter|spring|summer|autumn|fall|christmas|easter)$", re.I)
_GOES_ON = re.compile(
    r"\s+(?:did|do|does|was|were|is|are|has|have|had|will|would|can|could|with|about|and|or|to|for|in|on|at|of|from|when|what|who|how|why|where|we|i|he|she|they|it|you|my|our|the|until|so|by"
    r"|sessions?|meetings?|talks?|calls?|chats?|catch|months?|break)\b|\s*(?:[^\w\s]|$)|\s+(?=(?-i:[A-Z])|\d)",
    re.I,
)


def _names_a_thing(question: str, start: int, end: int) -> bool:
    """Whether a season, or a day behind an article, only names a thing: "the winter report", "the Monday meeting"."""
    if (
        _WEEKDAY_NAME.search(question[start:end])
        and _ARTICLE.search(question[:start])
        and re.match(r"\s+(?:meeting|call|sync|stand-?up|session)\b", question[end:])
    ):
        return True
    named = _SEASON_NAME.search(question[start:end]) or (_ARTICLE.search(question[:start]) and _CALENDAR_NAME.search(question[start:end]))
    return bool(named) and _GOES_ON.match(question[end:]) is None


def _to_come(question: str, span: tuple[dt.date, dt.date, int], today: dt.date, at: int) -> bool:
    """Whether a bare month that was read as last year's is the one that comes: "who covers in April", asked in March; ``at``: where it stands."""
    if _COMES.search(question[:at]):
        return True  # "have I told her that the second engineer is coming in Q4"
    if span[1].year == today.year or re.search(r"\b(?:19|20)\d\d\b", question) or _WAS.search(question):
        return False
    again = months_back(span[0], -12)
    return span[0].day == 1 and 0 < (again - today).days <= _SOON and (span[1] - span[0]).days <= _SEASON


def _trailing(found: re.Match[str], today: dt.date) -> Window:
    count, unit = number(found["n"]), found["unit"].lower()
    if unit in ("month", "quarter", "year"):
        since = months_back(today, count * {"month": 1, "quarter": 3, "year": 12}[unit])
    else:
        since = today - dt.timedelta(count * (7 if unit == "week" else 1))
    return Window(since, today, found[0].strip())
