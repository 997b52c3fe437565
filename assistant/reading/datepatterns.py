"""The spellings of an absolute date, as compiled patterns.

Every pattern starts with a cheap first character, and white space is bounded, so that no line can make them slow.
Groups: ``y`` year, ``m`` month, ``d`` day; in numeric dates ``a`` and ``b`` are the two parts whose order is open.
"""

from __future__ import annotations

import re

from assistant.reading.datewords import ANY_WEEKDAY, ENGLISH_MONTH, MONTH, WEEKDAY

_GAP = r"(?:[ \t\u00a0\u2009\u202f]{1,3})"
_DASH = r"[-\u2010\u2011\u2012\u2013/._]"
_LETTER_AFTER = r"(?![^\W\d_]|[\u0300-\u036f])"
_ORDINAL = r"(?:(?:st|nd|rd|th|er|re|e|º|ª|°)(?![^\W\d_])|\.)?"
_LINK = rf"(?:{_GAP}(?:(?:of|de|del|di|do)(?:{_GAP}the)?{_GAP})?|(?P<s>{_DASH}))"
# "3-5 March" is a date of its first day.
_RANGE = rf"(?:{_GAP}?[-\u2013]{_GAP}?[0-9]{{1,2}}{_ORDINAL})?"
# With dashes a year may have two digits ("21-Jul-16"). A bare one must end what is said: "03 Mar 26", but not
# "12 Mar 10:30" nor "12 Mar 14 people".
_YEAR = (
    rf"(?:(?:{_GAP}?,?{_GAP}(?:(?:of|de|del|di|do){_GAP})?|,|{_DASH})"
    r"(?P<y>[12][0-9]{3}(?![0-9])|['\u2019\u2018][0-9]{2}(?!\w)|(?(s)[0-9]{2}(?![\w:/]|\.[0-9])|(?!))"
    rf"|%s))?"
)
_BARE_YEAR = rf"[0-9]{{2}}(?={_GAP}?(?:$|[|)\]•·*\n]|[-–—(](?![0-9])|[.:](?:\s|$)|,\s[^\W\d]))"

DAY_FIRST = re.compile(
    rf"[0-9](?<![^\W_][0-9])(?<![$€£#.,:/][0-9])[0-9]?(?![0-9]){_ORDINAL}{_RANGE}{_LINK}"
    rf"(?P<m>{MONTH}){_LETTER_AFTER}\.?" + _YEAR % _BARE_YEAR,
    re.IGNORECASE,
)
MONTH_FIRST = re.compile(
    rf"(?<![^\W_])(?P<m>{ENGLISH_MONTH}){_LETTER_AFTER}\.?(?:,?{_GAP}(?:the{_GAP})?|(?P<s>{_DASH}))"
    rf"(?P<d>[0-9]{{1,2}})(?![0-9%]|:[0-9]|[.,][0-9]{{1,3}}(?![0-9]))(?:st|nd|rd|th)?(?![^\W_])(?(s)|{_RANGE})" + _YEAR % r"(?!)",
    re.IGNORECASE,
)
NAMED_YEAR_FIRST = re.compile(
    rf"[12][0-9]{{3}}(?<![\w.,:/-][0-9]{{4}})(?:{_GAP}|{_DASH})(?P<m>{MONTH}){_LETTER_AFTER}\.?(?:{_GAP}|{_DASH})"
    rf"(?P<d>[0-9]{{1,2}})(?![0-9]|:[0-9]){_ORDINAL}",
    re.IGNORECASE,
)
YEAR_FIRST = re.compile(
    r"(?P<y>[12][0-9]{3})(?<![0-9][0-9]{4})(?<![0-9][-/._:,][0-9]{4})"
    r"(?P<s>[-\u2010\u2011\u2012\u2013/._])(?P<m>[0-9]{1,2})(?P=s)(?P<d>[0-9]{1,2})(?![0-9]|\.[0-9]|/[0-9])"
)
COMPACT = re.compile(
    r"(?P<y>(?:19|20)[0-9]{2}|2100)(?<![0-9A-Za-z.,+#$€£][0-9]{4})(?<![A-Z][-_:][0-9]{4})(?<![0-9][ -/:][0-9]{4})"
    r"(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12][0-9]|3[01])"
    r"(?=T[0-9]{2}|[A-Za-z]{2,}(?![0-9A-Za-z])|$|(?![0-9A-Za-z%€£$])(?![.,:/][0-9])(?! ?[€£$%]))"
)
NUMERIC = re.compile(
    r"(?P<a>[0-9](?<![^\W_$€£][0-9])(?<![$€£][0-9])(?<![0-9][-/._:,][0-9])[0-9]?)"
    r"(?P<s>[-\u2010\u2011/_]|\.[ \u00a0]?)(?P<b>[0-9]{1,2})(?P=s)"
    r"(?P<y>[12][0-9]{3}|['\u2019]?[0-9]{2})(?![0-9A-Za-z%]|[-/._:,][0-9]|-[A-Za-z]{2})"
)
SHORT = re.compile(
    r"(?P<a>[0-9](?<![\w$€£#.,:/+=-][0-9])[0-9]?)"
    r"(?:/(?P<b>[0-9]{1,2})(?![\w%€£$/]|[.,:-][0-9])"
    r"|\.[ \u00a0]?(?P<c>[0-9]{1,2})\.(?![\w%€£$/]))"
)

WEEKDAY_BEFORE = re.compile(rf"(?<![^\W_])({ANY_WEEKDAY})\.?,?(?:{_GAP}(?:the{_GAP})?)$", re.IGNORECASE)
WEEKDAY_AFTER = re.compile(
    rf"(?:,?{_GAP}|{_GAP}?\()({WEEKDAY}){_LETTER_AFTER}(?!\.?,?{_GAP}(?:[0-9]|{ENGLISH_MONTH}))(?![-/&]| week)",
    re.IGNORECASE,
)
# Addresses, and the targets of links within a page ("[4 May](#date-4-may)").
URL = re.compile(r"(?:\]\(#|[a-z][a-z0-9+]{1,9}://|www\.)[^\s<>\"')\]]*", re.IGNORECASE)

VERSION = re.compile(r"(?<![0-9.])[0-9]+\.[0-9]+\.(?:[0-9]|[0-9]{3})(?![0-9])|\bv[0-9]")

# What stands before or after a number that looks like a date and is none.
RATIO_BEFORE = re.compile(
    r"(?:energy|mood|morale|score[ds]?|rat(?:ed?|ing)|progress|level|parts?|steps?|page|slide|chapter|section|option"
    r"|confidence|happiness|stress|workload|sentiment|phase|sprint|build|floor|room|about|roughly)(?: is|:|=)? ?$",
    re.IGNORECASE,
)
RATIO_AFTER = re.compile(
    r" ?(?:done|complete[d]?|of\b|points?|stars?|tasks?|items?|passed|tests?|people|votes?|full|cups?|hours?"
    r"|inch|ths?\b"
    r"|majority|merged|closed|finished|reviewed|support|split|so far|out of)",
    re.IGNORECASE,
)
SOFTWARE_BEFORE = re.compile(
    r"(?:\bversions?|\breleases?|\bver|\brev|\bv|\bupgraded? to|\bbump(?:ed)? to|\bIP)[.:]? ?$",
    re.IGNORECASE,
)
NUMBER_BEFORE = re.compile(
    r"(?:\bid|\bno|\bnr|\bnumber|\binvoice|\bticket|\border|\bcase|\bissue|\bref|\bPR|\bISBN|\bphone|\btel"
    r"|\baccount|\bbug)"
    r"[.:#]? ?$",
    re.IGNORECASE,
)
# "Meeting 12 - 19 March": what is counted here is no day.
COUNTS_BEFORE = re.compile(
    r"(?:\b(?:meeting|session|week|wk|call|sprint|visit|lesson|talk|chat|no|nr|number|part|1:1)\.?|#)[ \t]?#?$", re.IGNORECASE
)
COUNTED_AFTER = re.compile(
    r" (?:people|persons|engineers|tickets|items|bugs|PRs|hours|minutes|days|weeks|months|points|times|tasks"
    r"|more|others"
    r"|of (?:us|them|the)|percent|votes|issues)\b"
)
