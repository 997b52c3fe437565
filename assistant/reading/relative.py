"""Phrases that name a day by its distance from the day they were said: "tomorrow", "end of next week", "by Q2".

Weeks start on Monday and, at work, end on Friday. A bare weekday is the first such day strictly after the day said.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.reading import periods
from assistant.reading.datewords import ENGLISH_MONTH, WEEKDAY


@dataclass(frozen=True, slots=True)
class Meant:
    """What a phrase means: the last day of it, and the first where it is a stretch of days.

    ``alone`` says that the phrase tells a time without a word like "by" before it; ``kind`` is one of day, date,
    weekday, week, month, quarter, ordinal, feast.
    """

    end: int
    first: dt.date
    last: dt.date
    kind: str
    alone: bool


def read(text: str, at: int, said: dt.date) -> Meant | None:
    """The phrase that starts at ``at``, counted from ``said``; None if none does."""
    for pattern, kind, alone, resolve in _RULES:
        m = pattern.match(text, at)
        period = resolve(m, said) if m else None
        if m and period:
            return Meant(m.end(), period[0], period[1], kind, alone)
    return None


_S = r"[ \t\u00a0]{1,3}"
_END = r"(?![^\W_]|[\u0300-\u036f])"
_PART = r"(?P<part>(?:the )?(?:end|start|beginning|middle|mid|close) of|early(?: in)?|mid|middle|late(?: in)?|end|start)"
_NEXT, _WEEK = "(?:next|nxt)", r"(?:week|wk)"
_UNIT = r"(?P<unit>days?|weeks?|months?|wks?)"
_TIME = r"(?:,? (?:eod|cob|eob|morning|afternoon|evening|night|noon|lunch(?:time)?|am|pm)\b)?"
_STOP = (
    r"(?=$|[^\w ]|[ ]{1,3}(?:$|[^\w ]|(?:at|and|or|so|to|if|with|when|then|we|i|for|eod|cob|in|please|morning"
    r"|afternoon|latest"
    r"|instead|as|but)\b))"
)

_RULES: tuple[tuple[re.Pattern[str], str, bool, Callable[[re.Match[str], dt.date], periods.Period | None]], ...] = tuple(
    (re.compile(pattern if kind == "ordinal" else f"(?:{pattern}){_END}", re.IGNORECASE), kind, alone, resolve)
    for pattern, kind, alone, resolve in (
        (rf"(?:the{_S})?day after tomorrow", "day", True, periods.days_ahead(2)),
        (rf"(?:tomorrow|tmrw|tmr|ma\u00f1ana|demain){_TIME}", "day", True, periods.days_ahead(1)),
        (
            r"(?:today|tonight|heute|hoy|aujourd'hui|(?:later )?this (?:morning|afternoon|evening))" + _TIME,
            "day",
            True,
            periods.days_ahead(0),
        ),
        (rf"{_NEXT}{_S}{_WEEK}{_S}(?:on{_S})?(?P<w>{WEEKDAY})", "day", True, periods.day_of_next_week),
        (rf"(?:a{_S})?(?P<week>week){_S}(?:on|from){_S}(?P<w>{WEEKDAY})(?P<w2>(?!))?", "day", True, periods.named_day),
        (
            rf"(?P<w>{WEEKDAY})\b\.?,?{_S}(?:the{_S})?(?P<d>[0-9]{{1,2}})(?P<th>st|nd|rd|th)",
            "day",
            True,
            periods.dated_weekday,
        ),
        (rf"(?P<w>{WEEKDAY})\b\.?{_S}(?P<d>[0-9]{{1,2}})(?P<th>(?!))?{_STOP}", "day", True, periods.dated_weekday),
        (r"(?:this|over the|at the) weekend", "day", True, periods.weekend),
        (
            rf"(?:(?:this|next|(?:this{_S})?coming){_S})?(?P<w>{WEEKDAY})\b(?:{_S}(?P<week>week)\b"
            rf"|{_S}(?:of{_S})?next{_S}week)"
            rf"(?P<w2>(?!))?{_TIME}",
            "day",
            True,
            periods.named_day,
        ),
        (
            rf"(?:this|next|(?:this{_S})?coming){_S}(?P<w>{WEEKDAY})(?P<w2>(?!))?(?P<week>(?!))?{_TIME}",
            "day",
            True,
            periods.named_day,
        ),
        (
            rf"(?P<w>{WEEKDAY})(?P<w2>(?!))?(?P<week>(?!))?,?{_S}(?:eod|cob|eob|end of day)",
            "day",
            True,
            periods.named_day,
        ),
        (
            rf"(?P<w>{WEEKDAY})\b(?:\.?/(?P<w2>{WEEKDAY}))?(?P<week>(?!))?{_TIME}",
            "weekday",
            False,
            periods.named_day,
        ),
        (
            r"eow|(?:the )?end of (?:(?:the|this) )?(?:week|wk)\b|week's end|this (?:week|wk)|the weekend|ende der woche",
            "day",
            True,
            periods.this_week,
        ),
        (
            rf"(?:(?P<part>(?:(?:the )?(?:end|start|beginning|middle) of|early|mid"
            rf"|late)(?: in)?)[ -])?{_NEXT}{_S}{_WEEK}",
            "day",
            True,
            periods.next_week,
        ),
        (
            rf"(?:in|within)(?:{_S}the next)?{_S}(?P<n>[0-9]{{1,3}}|a couple of|couple of|a couple"
            rf"|{'|'.join(periods.NUMBERS[::-1])})"
            rf"(?:{_S}|-)(?P<work>(?:business|working|work){_S})?{_UNIT}(?:['\u2019]s? time)?",
            "day",
            True,
            periods.time_ahead,
        ),
        (
            rf"(?P<n>[0-9]{{1,3}}|{'|'.join(periods.NUMBERS[::-1])}){_S}(?P<work>(?!))?{_UNIT} from (?:now|today)",
            "day",
            True,
            periods.time_ahead,
        ),
        (rf"(?:in|within)(?:{_S}the next)?{_S}(?:a{_S})?fortnight", "day", True, periods.days_ahead(14)),
        (rf"in{_S}(?:the{_S})?(?:calendar{_S})?(?:week|wk|kw|cw)\.?{_S}?(?P<n>[0-9]{{1,2}})", "day", True, periods.numbered_week),
        (rf"(?:the{_S})?(?:calendar{_S})?(?:week|wk|kw|cw)\.?{_S}?(?P<n>[0-9]{{1,2}})", "week", False, periods.numbered_week),
        (rf"(?:{_PART}[ -](?:in )?)?(?P<next>next{_S})month", "day", True, periods.month_part),
        (
            r"(?:eom|(?:the )?month[ -]?end|end of (?:(?:the|this) )?month|this month|(?P<part>mid|middle of|early)"
            r"[ -](?:(?:the|this) )?month)(?P<next>(?!))?",
            "day",
            True,
            periods.month_part,
        ),
        (
            rf"(?:{_PART}[ -]|ende )(?P<m>{ENGLISH_MONTH})\b\.?(?:,? (?P<y>20[0-9]{{2}})"
            rf"|(?P<ny> next year))?(?! ?[0-9])",
            "day",
            True,
            periods.named_month,
        ),
        (
            rf"(?P<part>(?!))?(?P<m>{ENGLISH_MONTH})\b\.?(?:,? (?P<y>20[0-9]{{2}})|(?P<ny> next year))?(?! ?[0-9]){_STOP}",  # "before the April frost run" names no month
            "month",
            False,
            periods.named_month,
        ),
        (
            rf"(?:{_PART}[ -])Q(?P<q>[1-4])(?:[ ']{{1,2}}(?P<y>20[0-9]{{2}}|[0-9]{{2}}))?(?P<next>(?!))?",
            "day",
            True,
            periods.quarter_part,
        ),
        (
            r"(?P<part>(?!))?Q(?P<q>[1-4])(?:[ ']{1,2}(?P<y>20[0-9]{2}|[0-9]{2}))?(?P<next>(?!))?",
            "quarter",
            False,
            periods.quarter_part,
        ),
        (
            rf"(?P<q>(?!))?(?:eoq|(?:{_PART}[ -])?(?:(?P<next>next{_S})|this{_S})quarter"
            rf"|(?:the )?end of (?:the )?quarter)",
            "day",
            True,
            periods.quarter_part,
        ),
        (
            r"(?:eoy|(?:the )?year[ -]?end|end of (?:(?:the|this) )?year|(?:end of )?(?P<next>next )year"
            r"|this year)",
            "day",
            True,
            periods.year_part,
        ),
        (
            rf"(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th){_END}(?: of (?:this|(?P<next>next)) month)?{_STOP}",
            "ordinal",
            False,
            periods.day_of_month,
        ),
        (rf"(?P<feast>{periods.FEASTS})", "feast", False, periods.feast),
        # last, for a day may follow: "end of day Friday" is read by the caller
        (
            r"eod|cob|eob|(?:the )?end of (?:the )?day|close of (?:business|play)|end of business",
            "day",
            True,
            periods.days_ahead(0),
        ),
        (r"morgen", "day", False, periods.days_ahead(1)),
    )
)
