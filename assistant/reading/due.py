"""When something is due, or was done, as a line of notes says it: "by Friday", "📅 2026-03-10", "end of next week".

Everything is counted from the day of the session it was said in. A day that the words leave open gives no date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.reading import dates, steps
from assistant.reading.dates import Order
from assistant.reading.datewords import ENGLISH_MONTH, WEEKDAY
from assistant.reading.done import done_on, dropped_on
from assistant.reading.relative import Meant
from assistant.reading.tense import is_past
from assistant.reading.when import FIRST_YEAR, LAST_YEAR, Line, look, open_readings, read_here, read_when

__all__ = ["Due", "Strength", "done_on", "dropped_on", "due", "open_due"]

Strength = Literal["marked", "phrase"]

_LATE = dt.timedelta(days=90)  # by a day that was longer ago without a year the next such day is meant
_WITH_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\d[./-]\d{1,2}[./-]\d\d\b")
_OLDEST = dt.timedelta(days=200)  # a due date further back than this was not meant
_EXPLICIT, _WORDED, _PLANNED, _PLACED, _FREE = 5, 4, 3, 2, 1

_HINT = re.compile(
    rf"[0-9]|\b(?:{WEEKDAY}|{ENGLISH_MONTH}|today|tonight|to?morrow|tmrw?|eo[bdwmqy]|cob|heute|morgen|hoy"
    rf"|ma\u00f1ana|demain"
    r"|christmas|xmas|easter|new year|halloween|thanksgiving|valentine|fortnight|[kc]w|weeks?|wks?|months?|quarter|year|weekend|days?|woche|end|close)\b",
    re.IGNORECASE,
)
_META_DUE = re.compile(r"(?:[📅🗓📆]\ufe0f?\s{0,2}|\bDEADLINE:\s{0,2}<|\bdue::\s{0,3})(?:\[\[|\")?", re.IGNORECASE)
_META_PLANNED = re.compile(r"(?:[⏳⌛]\ufe0f?\s{0,2}|\bSCHEDULED:\s{0,2}<|\bscheduled::\s{0,3})(?:\[\[|\")?", re.IGNORECASE)
_MARKER = re.compile(
    rf"(?<![\w-])(?:(?P<by>by|until|till|'?til|(?:no|not) later than|latest(?=\s(?:on\s|by\s)?(?:{WEEKDAY}|[0-9]))|bis(?: zum| spätestens)?|spätestens(?: am)?"
    r"|para(?: el)?"
    r"|d'ici|entro|tegen|uiterlijk)|(?P<before>before|antes del?|avant|vor)"
    r"|(?P<due>(?:due|target)(?: date)?|eta|clos(?:es|ing)(?: date| on)?|deadlines?(?: (?:for|of|to) [^.;:!?]{1,40}?(?= is |: | on ))?"
    r"|targeting|targett?ed|first (?:cut|draft|version|pass|results?|numbers|figures)(?=,? (?:by |on )?[0-9]{1,2}[/.][0-9])"
    r"|aim(?:ing)?(?: for)?|f\u00e4llig))(?![\w'\u2019]|-\w|/)",
    re.IGNORECASE,
)
_JOINER = re.compile(
    r"[:=~(<–—]|-{1,2}>?(?=\s)|→|\*{1,2}|(?:is|was|are|on|by|in|at|for|of|set (?:for|to)|(?:moved|pushed|slipped"
    r"|extended) to|now"
    r"|am)\b",
    re.IGNORECASE,
)
_OPENER = re.compile(
    r"(?P<bracket>[(\[]{1,2}\s?)|(?P<arrow>(?:→|->|=>|➡\ufe0f?)\s{0,2})|(?P<dash>(?<=\S)\s[-–—]{1,2}\s{1,2})"
    r"|(?<!\w)(?P<at>@)"
)
_BRACKET = re.compile(r"\s?[)\]]{1,2}")
_TAIL = re.compile(r"[\s.,;!*_~]*(?:[#^@][\w/-]++[\s.,;!*_~]*+)*$")
_HEAD = re.compile(
    rf"(?<![\w'\u2019/&-])(?:(?P<on>on)\s{{1,2}}|(?P<in>in)\s{{1,2}}(?=Q[1-4]|{ENGLISH_MONTH})|(?=(?:this|next|nxt"
    rf"|coming|to(?:day|night|morrow)|tm(?:r|rw)"
    r"|later|eo[bdwmqy]|cob|end|close|early|Q[1-4]"
    rf"|mid|late|middle|start|beginning|in|within|month|year|the|over(?= the weekend)|at(?= the weekend)|{ENGLISH_MONTH}|20[0-9]{{2}}(?=-)|heute|hoy|ma\u00f1ana|demain|{WEEKDAY}"
    r"|[0-9]{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b))",
    re.IGNORECASE,
)
_NOT_FREE_BEFORE = re.compile(
    r"(?:\b(?:since|from|last|past|every|each|all|start(?:s|ed|ing)?|as of|after|of|during|previous|over|earlier"
    r"|only|re|about|on)|'s"
    rf"|\b(?:{WEEKDAY})\s?(?:and|or|,|&|/))\s{{0,2}}(?:the\s)?$",
    re.IGNORECASE,
)
_NOT_FREE_AFTER = re.compile(rf"['\u2019]s?\b|\s?(?:[/&,]|and|or)\s?(?:{WEEKDAY})\b|-\w| ago\b", re.IGNORECASE)
_NOT_DUE_BEFORE = re.compile(
    r"(?:[🛫✅❌➕✔☑🔁]\ufe0f?|\b(?:done|complet(?:ed|ion)|created|start(?:ed)?|cancel(?:led)?|closed|added|since"
    r"|last|from|was|past|as of"
    r"|dated?|updated|sent|ticked)\b:{0,2})\s{0,2}[<\[(]{0,2}$",
    re.IGNORECASE,
)
_STRETCH = re.compile(r"(?:with)?in\b", re.IGNORECASE)
_ONCE = re.compile(
    r"\s+(?:once|after|of (?:getting|receiving|having|it|the|that|this)\b|from (?:then|when|receipt)\b|when)\b", re.IGNORECASE
)
_LATEST = re.compile(r",?\s{1,2}(?:at the )?latest\b", re.IGNORECASE)
_REFERS = re.compile(
    r"(?:[🛫✅❌➕✔☑🔁]\ufe0f?|\b(?:see|of|from|cf|closed|created|opened|minutes|notes?|dated|since|after)|[\[:<])[\s\[:<]*$", re.IGNORECASE
)
_OF_A_KIND = re.compile(
    r"the weekend\s+(?!(?:and|or|so|for|if|when|in|by|before|after|at|to|with|she|he|i|we|they|it|the|a|an|my|her|his|our|as|of|on|then|from|because|while|once|please)\b)[a-z]",
    re.I,
)  # "take the weekend alerts"
# "tell ops that the boards may be stale on the 30th": the day on which something else is so.
_IS_SO = re.compile(
    r"\s(?:(?:is|are)(?! \w+ing\b| to\b| due\b)|may|might|can|(?:will|would|can) be|starts|begins|opens|closes|takes place|happens|falls)\b(?! by\b)[^,.;:()]{0,25}$",
    re.I,
)
_BEFORE_IT = re.compile(r"\bbefore\b[^,.;]{0,40}$", re.I)  # "before the show opens on 11 Sept" sets that day
_TO_ARRANGE = re.compile(r"\W*(?:\w+: )?(?:book|schedule|arrange|organi[sz]e|set up|plan|reserve|hold)\b.*\bfor\s+$", re.I | re.S)
_ROUGHLY = re.compile(r"(?:early|mid|late)\b", re.I)
_FOR = re.compile(r"(?<!\w)for\s{1,2}")
_NAMES_A_THING = re.compile(
    rf"on\s+the\s+(?:{WEEKDAY})\s+(?!(?:morning|afternoon|evening|night|before|after|at|to|with|and|or|so|for|if|when|in|by|the|of|as|latest|then|from)\b)[a-z]",
    re.IGNORECASE,
)  # "on the Monday mail" names no day
# "dates for the offsite in September": the month is when the thing takes place, for which a day, a room, money is looked for.
_TO_BE_SET = re.compile(
    r"\W*(?:(?:find|set|fix|get|pick|propose|choose|book|reserve|look for|agree(?: on)?|ask for|plan|organi[sz]e|arrange|prepare) )?(?:(?:an?|the|some|new|two|three) )?"
    r"(?:[\w-]+ )?(?:dates?|days?|slots?|rooms?|places?|venues?|tickets?|seats?|money|budgets?|programmes?|agendas?|speakers?|topics?|covers?|flights?|hotels?) (?:for|of|at|to) (?:the|our|my|her|his|a|an|their)\b",
    re.IGNORECASE,
)
# "ask Zoe about the conference in May", "register for the summit in June": the month is the event's.
_OF_AN_EVENT = re.compile(
    r"\b(?:about|re|regarding|concerning|during|at)\s+(?:the|our|my|her|his|their|a|an|this|that)\s+(?:[\w’'-]+\s+){1,4}$"
    r"|\b(?:about|re|regarding|concerning)\s+(?:[\w’'-]+\s+){1,5}$"
    r"|\b(?:conference|summit|off-?site|workshop|meet-?up|wedding|fair|retreat|webinar|hackathon|congress|symposium|trip|holiday|vacation|exam|course|festival|expo|all-hands|training)s?\s+$",
    re.IGNORECASE,
)
_WAS = re.compile(r"\b(?:was|were)\s{1,2}$", re.IGNORECASE)
_DONE_BY_SOMEBODY = re.compile(r"(?:ed|written|led|done|made|sent|run|given|held|taken|driven|built)\s{1,3}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Due:
    """A due date and the words that set it: ``line[start:end] == text``.

    ``marked`` words (by, due, deadline, 📅 ...) stand for a due date anywhere; a ``phrase`` (on Thursday, next week)
    sets one only in a line that promises something.
    """

    date: dt.date
    text: str
    start: int
    end: int
    strength: Strength


@dataclass(frozen=True, slots=True)
class _Hit:
    tier: int
    start: int
    end: int
    date: dt.date


def due(text: str, said: dt.date, order: Order | None = None) -> Due | None:
    """The due date a line sets, counted from ``said``; None if it sets none, or none that a calendar tells.

    Of several the explicit mark wins (📅, ``due::``), then words like "by", then the scheduled day, then a date set off
    from the text ("(Fri)", "→ Fri"), then the last phrase.
    """
    if not FIRST_YEAR <= said.year <= LAST_YEAR or not _HINT.search(text):
        return None
    line = look(text, said, order)
    marked = [*_explicit(line), *_worded(line)]
    hits = marked or [*_placed(line), *_free(line), *_meant_for(line)]
    hits = [h for h in hits if h.date >= said - _OLDEST and not _counts_from_event(text, h)]
    if not hits:
        return None
    best = max(hits, key=lambda h: (h.tier, h.start))
    strength: Strength = "marked" if best.tier >= _PLANNED else "phrase"
    return Due(best.date, text[best.start : best.end], best.start, best.end, strength)


def open_due(text: str, said: dt.date, order: Order | None = None) -> tuple[str, tuple[dt.date, ...]] | None:
    """A due date whose day and month nothing tells apart, in its words, and the days that it may be: "by 4/5"."""
    if not FIRST_YEAR <= said.year <= LAST_YEAR or not _HINT.search(text):
        return None
    line = look(text, said, order)
    for m in _MARKER.finditer(text):
        found = next((one for start, one in line.founds.items() if not text[m.end() : start].strip(" :=~(") and start >= m.end()), None)
        days = open_readings(found, said) if found else ()
        if found and len(days) > 1:
            return text[m.start() : found.end], days
    return None


def _counts_from_event(text: str, hit: _Hit) -> bool:
    """Whether a stretch of time begins with something that has no day yet: "within a day once it is there"."""
    return bool(_STRETCH.match(text, hit.start) and _ONCE.match(text, hit.end))


def _explicit(line: Line) -> Iterator[_Hit]:
    for pattern, tier in ((_META_DUE, _EXPLICIT), (_META_PLANNED, _PLANNED)):
        for m in pattern.finditer(line.text):
            meant = read_when(line, m.end())
            if meant:
                yield _Hit(tier, m.start(), _over_closing(line.text, m.start(), meant.end), meant.last)


def _worded(line: Line) -> Iterator[_Hit]:
    for m in _MARKER.finditer(line.text):
        meant = _after_marker(line, m)
        if meant is None:
            continue
        if meant.kind == "month" and m["by"] and _DONE_BY_SOMEBODY.search(line.text, max(0, m.start() - 12), m.start()):
            continue  # "approved by April"
        # Before a stretch of days means before its first one.
        day = meant.last if not m["before"] or meant.first == meant.last else meant.first - dt.timedelta(days=1)
        if meant.kind == "weekday" and _WAS.search(line.text, max(0, m.start() - 8), m.start()):
            day = steps.weekday_before(day.weekday(), line.said)  # "was due Friday"
        if (m["by"] or m["before"]) and day < line.said - _LATE and not _WITH_YEAR.search(line.text, m.end(), meant.end):
            day = dates.with_year(day.month, day.day, line.said, back=0) or day  # "by 30 September", said in March
        yield _Hit(_WORDED, m.start(), _over_closing(line.text, m.start(), meant.end), day)


def _over_closing(text: str, start: int, end: int) -> int:
    """The end moved over the bracket that closes one opened since ``start``."""
    for opening, closing in (("[[", "]]"), ("<", ">"), ("(", ")")):
        if opening in text[start:end] and closing not in text[start:end] and text.startswith(closing, end):
            return end + len(closing)
    return end


def _after_marker(line: Line, m: re.Match[str]) -> Meant | None:
    """The time named after a marker: at once after "by", after some joining words ("is set for") after "due"."""
    at = m.end()
    for _ in range(5):
        while at < len(line.text) and line.text[at].isspace() and at - m.end() < 40:
            at += 1
        meant = read_when(line, at)
        joiner = None if meant or not m["due"] else _JOINER.match(line.text, at)
        if joiner is None:
            return meant
        at = joiner.end()
    return None


def _placed(line: Line) -> Iterator[_Hit]:
    """Dates that their place makes due dates: in brackets or after a dash at the end, after an arrow, after @."""
    for m in _OPENER.finditer(line.text):
        meant = read_when(line, m.end())
        if meant is None or meant.kind == "month":
            continue
        found = line.founds.get(m.end())
        if m["at"] and (found is None or found.weak):
            continue
        if m["dash"] and found is not None and found.weak:
            continue  # "progress - 3/5"
        end = _closed(line.text, m, meant.end)
        if end is None or _NOT_DUE_BEFORE.search(line.text, max(0, m.start() - 16), m.end()):
            continue
        if not is_past(line.text[max(0, m.start() - 240) : m.start()]):
            yield _Hit(_PLACED, m.start() + (1 if m["dash"] else 0), end, meant.last)


def _closed(text: str, opener: re.Match[str], end: int) -> int | None:
    """Where the placed date ends, if what follows it allows the place to count."""
    if opener["at"]:
        return end
    if opener["arrow"]:
        return end if not text[end : end + 2].strip()[:1].isalnum() else None
    if opener["bracket"]:
        closing = _BRACKET.match(text, end)
        if closing is None:
            return None
        end = closing.end()
    return end if _TAIL.match(text, end) else None


def _free(line: Line) -> Iterator[_Hit]:
    """Phrases that tell a time by themselves: on Thursday, tomorrow, next week, in two weeks."""
    done = 0
    for m in _HEAD.finditer(line.text):
        if m.start() < done:
            continue
        meant = read_when(line, m.end()) if m["on"] else read_here(line, m.end())
        if meant is None or not _stands_alone(line, m, meant):
            continue
        latest = _LATEST.match(line.text, meant.end)
        done = latest.end() if latest else meant.end
        before = line.text[max(0, m.start() - 240) : m.start()]
        if _NOT_FREE_BEFORE.search(before[-24:]) or _NOT_FREE_AFTER.match(line.text, meant.end):
            continue
        if not is_past(before, line.text[meant.end : meant.end + 60]):
            yield _Hit(_FREE, m.start(), done, meant.last)


def _meant_for(line: Line) -> Iterator[_Hit]:
    """The day that a thing is meant for, where the line ends with it: "room and sandwiches for the 26th"."""
    for m in _FOR.finditer(line.text):
        meant = read_when(line, m.end())
        found = line.founds.get(m.end())
        if (
            meant is None
            or meant.kind not in ("weekday", "ordinal", "date")
            or meant.last < line.said
            or (found is not None and found.weak)
        ):
            continue
        if _TAIL.match(line.text, meant.end) and not is_past(line.text[max(0, m.start() - 240) : m.start()]):
            yield _Hit(_FREE, m.start(), meant.end, meant.last)


def _stands_alone(line: Line, m: re.Match[str], meant: Meant) -> bool:
    """Does the phrase tell a time without a word like "by"? A bare weekday does at the end: "send the deck Friday"."""
    before = line.text[: m.start()]
    if (
        m["on"] and (_NAMES_A_THING.match(line.text, m.start()) or (_IS_SO.search(before) and not _BEFORE_IT.search(before)))
    ) or _OF_A_KIND.match(line.text, m.start()):
        return False
    if _ROUGHLY.match(line.text, m.start()) and _TO_ARRANGE.fullmatch(before):
        return False
    if meant.alone:
        return True
    found = line.founds.get(m.end())
    last = _TAIL.match(line.text, meant.end) is not None
    if _LATEST.match(line.text, meant.end):
        return True
    if meant.kind == "date":
        dated = found is not None and not found.weak
        named = dated and (bool(m["on"]) or (found is not None and found.weekday is not None))
        if _REFERS.search(line.text[max(0, m.start() - 16) : m.start()]):
            return False
        return (named and meant.last >= line.said) or (dated and last and meant.last > line.said)  # "the rota to HR 13 March"
    if meant.kind == "weekday":
        return bool(m["on"]) or (last and line.text[m.start()].isupper())
    if meant.kind in {"month", "quarter"}:
        if m["in"] and (_TO_BE_SET.match(line.text) or _OF_AN_EVENT.search(line.text, 0, m.start())):
            return False
        return bool(m["in"]) or (last and meant.kind == "quarter" and not line.text[: m.start()].strip())
    return bool(m["on"])
