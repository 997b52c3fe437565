"""Which lines are headings: whatever a person would see as one, in Markdown's forms or in none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading import dates
from assistant.reading.lines import ATX, BULLET, RULE, TABLE, TICKS, is_dateline
from assistant.reading.sections import ONE_ON_ONE, section_kind

BARE_LEVEL = 7  # bold lines, lines that end in a colon, bare lines above a list: below every ATX heading

_SETEXT = re.compile(
    r"^ {0,3}(=+|-{3,}|~{3,}|\^{3,}|\*{4,}|\+{4,}|_{4,}|#{3,}|\.{4,}|\"{4,})[ \t]*$"
)  # Markdown's two, and reStructuredText's
_WHOLE_BOLD = re.compile(r"^(?:\*\*|__)(?=\S)((?:(?!\*\*|__).)+?)(?:\*\*|__)[ \t]*:?$|^[*_](?=[^\s*_])([^*_]+)[*_][ \t]*:?$")
_COLON = re.compile(r"^[^.!?|]{2,60}:$")
_ROMAN = re.compile(r"^(?:[IVX]{1,5})\.[ \t]+\S.{2,80}$")
_ORG_HEADING = re.compile(r"^(\*{2,6}) (?!TODO |DOING |WAITING |DONE |CANCELL?ED )([^*]+?)(?:[ \t]+:[\w:@]+:)?[ \t]*$")
_ORG_TITLE = re.compile(r"^#\+title:[ \t]*(\S.*)$", re.I)
_TELLS = re.compile(
    r"\w\W*[👍✔✓✅☑🎉🙌]\ufe0f?$|^(?!what|things?|tasks?|work|stuff)[a-z].* (?:done|finished|completed|shipped)$"
)  # "swap done 👍"
_SENTENCE_LIKE = re.compile(r"[.,;]$|: *\S|, |^\[")


# "I'll review the plan next week", "she wants feedback on it": said of somebody, and no name of a section.
_SAYS = re.compile(
    r"^(?:(?:I|we|she|he|they|you|it)(?:['’](?:ll|d|m|s|re|ve)|\s+(?:will|would|has|have|had|is|are|was|were|can|could|should|must|need|needs|want|wants|wanted|asked|asks|said|told|goes|gave|gives?|got|gets?|made|makes?|sent|sends?))"
    r"|(?-i:[A-Z][\w’-]+)(?:['’]ll|\s+(?:will|would|has|had|is|was|can|could|should|must|needs|wants|wanted|asked|asks|said|told|gave|gives|got|gets|made|makes|sent|sends)))"
    r"\s+(?!do\b)\S+\s+\S",
    re.I,
)
_MOST_WITH_DATE = 18  # words of a line that opens with the day of a session and goes on with what it was about


# What a calendar puts above a meeting's notes: the day, a bar, the meeting's title ("Nov 17, 2026 | Nia <> Dev").
_TITLED_DATE = re.compile(
    r"^[^|]*\d[^|]*\|(?:\s*(?:[^\W\d_a-z][\w’'.()-]*|\d\S*|[<>/&+↔×·:–—-]+|x|and|with|mit|et|y"
    r"|weekly|monthly|meeting|sync|catch-?up|check-?in|session|notes?|1:1|one-on-one)(?=\s|$)){1,9}\s*$"
)


def _leads_with_date(stripped: str) -> bool:
    """`**Oct 5 2026** - Lou wants to move from support to product`."""
    words = stripped.replace("*", "").replace("__", "")
    found = next(iter(dates.find(words)), None)
    return found is not None and found.start == 0 and not found.weak and re.match(r"\s*(?:[-–—:|]|\()", words[found.end :]) is not None


# A box, an arrow, or a marker with something behind it: a task, whatever list comes next.
_TASK_LIKE = re.compile(
    r"^\[.?\]\s|^(?:->|→|=>|⇒)|(?:^|[\s(\[])(?:AI|AP|TODO|ACTION|Action)(?:\)|\]|\b(?!\s*(?:[Ii]tems?|[Pp]oints?|ITEMS?|POINTS?)\b))\s*[-–—:(\[]"
    r"|^(?:ACTION|TODO)\s+(?:[A-Z]|me\b|\S+\s[-–—]\s)|\[(?:AI|AP|TODO|ACTION)\s|[(\[](?:AI|AP|TODO|ACTION|action)[)\]]$|^(?:AI|AP)\s+\S+(?:\s\S+)?\s[-–—]"
)


def heading_of(lines: Sequence[str], number: int, first_text: int) -> tuple[int, str]:
    """Level and words of the heading on line ``number`` (1-based), (0, "") where it is none.

    ``first_text`` is the first line with words: it may be the title of the note.
    """
    line = lines[number - 1]
    stripped = line.strip()
    marked = _marked(line)
    if marked[0]:
        return marked
    if is_underlined(lines, number):
        return (1 if lines[number].strip()[0] == "=" else 2), stripped
    if stripped[0] in TICKS:
        return _ticked(lines, number, stripped)
    if _ordinal_date(stripped):
        return BARE_LEVEL, stripped
    if line[0] in " \t\u00a0" or BULLET.match(line) or TABLE.match(line) or stripped[0] in ">|":
        return 0, ""
    bold = _WHOLE_BOLD.match(stripped)
    if bold and len(stripped) <= 90:
        inner = bold.group(1) or bold.group(2)
        whole = bold.group(1) is not None or _stands_over_list(lines, number) or is_dateline(inner) or _names_a_section(inner)
        return (BARE_LEVEL, inner) if whole and inner[-1] not in ".," else (0, "")
    return _bare(lines, number, stripped, first_text)


def _ordinal_date(stripped: str) -> bool:
    """`4. Mai 2026` is a date, no item of a list."""
    return bool(re.match(r"\d{1,2}\. ?[^\W\d]", stripped)) and is_dateline(stripped) and dates.find(stripped)[0].start == 0


def _marked(line: str) -> tuple[int, str]:
    """A heading by its signs: `## …`, and org's `** …` and `#+TITLE: …`."""
    atx = ATX.match(line)
    if atx:
        return len(atx.group(1)), atx.group(2)
    org = _ORG_HEADING.match(line)
    if org:
        return len(org.group(1)), org.group(2)
    title = _ORG_TITLE.match(line)
    return (1, title.group(1)) if title else (0, "")


def is_underlined(lines: Sequence[str], number: int) -> bool:
    """Whether the next line underlines this one: `====` or `----` below a short line."""
    return number < len(lines) and underlines(lines, number + 1)


def underlines(lines: Sequence[str], number: int) -> bool:
    """Whether line ``number`` underlines a heading in the line above it."""
    if number < 2 or not _SETEXT.match(lines[number - 1]):
        return False
    above = lines[number - 2].strip()
    before = lines[number - 3].strip() if number > 2 else ""
    short = 0 < len(above) <= 80 and not before and above[-1] not in ".,;|"
    return short and not BULLET.match(above) and not ATX.match(above) and not RULE.match(above)


def _ticked(lines: Sequence[str], number: int, stripped: str) -> tuple[int, str]:
    """`✅ What I achieved` heads the lines below it; among other ticked lines it is one of them."""
    below = next((line.strip() for line in lines[number : number + 3] if line.strip()), "")
    alone = bool(below) and below[0] not in TICKS and _names_a_section(stripped.lstrip(TICKS + "\ufe0e\ufe0f "))
    return (BARE_LEVEL, stripped) if alone else (0, "")


def _names_a_section(words: str) -> bool:
    return len(words.split()) <= 7 and not (_SENTENCE_LIKE.search(words) or _SAYS.match(words)) and section_kind(words) is not None


def _bare(lines: Sequence[str], number: int, stripped: str, first_text: int) -> tuple[int, str]:
    """Plain lines that a reader takes for headings: a date, a known section's name, `Notes:`, a short line over a list."""
    words = len(stripped.split())
    if len(stripped) > 90:
        return 0, ""
    if is_dateline(stripped):
        return BARE_LEVEL, stripped
    if _names_a_section(stripped) and not _TELLS.search(stripped):
        return BARE_LEVEL, stripped
    if number == first_text and words <= 16 and _names_a_one_on_one(stripped):
        return 1, stripped
    if number > 1 and lines[number - 2].strip():
        return 0, ""
    if _TITLED_DATE.match(stripped) and _leads_with_date(stripped):
        return BARE_LEVEL, stripped
    if _ROMAN.match(stripped):
        return 3, stripped
    if _COLON.match(stripped) and words <= 9:
        return BARE_LEVEL, stripped
    if words <= _MOST_WITH_DATE and _leads_with_date(stripped) and _stands_over_list(lines, number):
        return BARE_LEVEL, stripped
    topic = (
        not _TASK_LIKE.search(stripped) and words <= 10 and stripped[-1] not in ".,;!:" and not re.match(r"[a-z(@]|[^:]*: *\S", stripped)
    )
    return (BARE_LEVEL, stripped) if topic and _stands_over_list(lines, number) else (0, "")


_WITH_NAME = re.compile(
    r"(?i:(?:my )?(?:weekly|bi-?weekly|fortnightly|monthly|regular|meetings?|notes?|talks?|chats?|calls?|catch-?ups?|sessions?|syncs?|touch ?points?|bilaterals?|office hours|supervision|\w*gespräch|entretien|treffen|overleg|coffee|lunch|walk)\b[^.!?:]{0,20}?\b(?:with|w/|mit|avec|con|met))\s*[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}(?:[ ,(–—-].{0,60})?$"
)


def _names_a_one_on_one(stripped: str) -> bool:
    return bool(
        ((ONE_ON_ONE.search(stripped) or _WITH_NAME.match(stripped)) and stripped[-1] not in ".,;") or re.search(r"<>|<->|↔", stripped)
    )


def _stands_over_list(lines: Sequence[str], number: int) -> bool:
    """Whether the next line with words, at most two further down, is a bullet."""
    for later in range(number, min(number + 2, len(lines))):
        text = lines[later]
        if text.strip():
            found = BULLET.match(text)
            return bool(found and found.group("text").strip())
    return False
