"""Whether the lines of a text were wrapped by a machine, or each is a thought of its own."""

from __future__ import annotations

import re
from itertools import pairwise

_NARROWEST, _WIDEST = 60, 90  # characters of a wrapped line
_TOO_WIDE = 100  # characters: where some lines are as long, nothing wrapped them
_CLOSES = ".!?:;…)\"'”»"
_PROOF = 2  # full lines that show a text without stops to be wrapped
# `Key: value`, `AI(JO): …`, `Name: words`, `key:: value` open a paragraph of their own without a blank line
STARTS_ANEW = re.compile(
    r"(?:[@\w]{1,20} ?)?(?:->|→|=>|⇒)|(?:>>|\?\?|✔|✓|✅|☐|\+ )|(?:ok|xx|todo|done)\b(?! to)|(?:\*\*|__)?[@A-Z][^:.!?]{0,40}(?:\*\*|__)?:{1,2}(?:\*\*|__)?(?:\s|$)"
    r"|[\w -]{2,30}:: ?|TODO\b|@\w+ |\["
)


def wrap_width(lines: list[str]) -> int:
    """The width at which a hard-wrapped text breaks, 0 where lines are statements of their own.

    A line that is wrapped is full: the next line's first word would not have fitted. Where fewer than half of the lines that have
    a next one are, each line is a thought of its own.
    """
    rows = [line.rstrip() if line.strip() and line[0] not in " \t#-*|>" else "" for line in lines]
    widths = sorted(len(row) for row in rows if row)
    width = min(widths[len(widths) * 9 // 10], _WIDEST) if widths else 0
    if width < _NARROWEST or sum(len(row) > _TOO_WIDE and "://" not in row for row in rows) > 0.04 * len(widths):
        return 0
    pairs = [(a, b) for a, b in pairwise(rows) if a and b and not STARTS_ANEW.match(b)]
    full = [a for a, b in pairs if len(a) + 1 + len(b.split(maxsplit=1)[0]) > 0.9 * width]
    if _ends_closed(rows):
        return width if 2 * len(full) >= len(pairs) else 0
    # Prose ends its paragraphs with a stop. Where none stands, a line that is as long as the longest one proves nothing.
    return width if 5 * len(full) >= 4 * len(pairs) and sum(len(a) < widths[-1] for a in full) >= _PROOF else 0


def _ends_closed(rows: list[str]) -> bool:
    """Whether at least half of the paragraphs of more than one line end as a sentence does."""
    lasts = [b for a, b, after in zip(rows, rows[1:], [*rows[2:], ""], strict=False) if a and b and not after]
    return 2 * sum(last[-1] in _CLOSES for last in lasts) >= len(lasts)
