"""One page: how many rows of each list of a brief are shown, and which go first where there are too many words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.jobs.prep import Brief

_ALL = 999
# How many rows a list may show. What is open is shown whole while the page has room for it.
_CAPS = {
    "mine": _ALL,
    "theirs": _ALL,
    "promised": _ALL,
    "projects": _ALL,
    "open_questions": _ALL,
    "looks_done": _ALL,
    "jots": _ALL,
    "closed": 6,
    "watch": 3,
    "questions": 5,
    "last_time": 3,
    "standing": 4,
    "not_today": 6,
    "plans": 5,
    "achievements": 8,
    "heard": 1,
    "follow_ups": 1,
}
# In which order the lists shrink until the page fits: what helps to talk first, then what is open, little by little.
_CUTS: tuple[tuple[str, int], ...] = (
    ("heard", 0), ("follow_ups", 0), ("plans", 3), ("watch", 2), ("closed", 4), ("not_today", 3), ("questions", 3), ("plans", 2), ("achievements", 4), ("watch", 1), ("closed", 2),
    *((name, most) for most in (24, 20, 16, 14, 12, 10, 9, 8, 7, 6) for name in ("promised", "looks_done", "projects", "jots", "open_questions", "theirs", "mine")),
    ("open_questions", 4), ("looks_done", 5), ("open_questions", 3), ("promised", 4), ("projects", 5), ("theirs", 5), ("mine", 5), ("looks_done", 3), ("questions", 2),
    ("open_questions", 2), ("promised", 3), ("projects", 3), ("questions", 1), ("theirs", 3), ("mine", 4), ("jots", 3), ("last_time", 2),
    ("promised", 1), ("plans", 0), ("achievements", 2), ("watch", 0), ("standing", 2), ("open_questions", 1), ("questions", 0), ("projects", 1), ("theirs", 2), ("mine", 2), ("closed", 0), ("looks_done", 1), ("promised", 0), ("not_today", 0),
    ("projects", 0), ("open_questions", 0), ("theirs", 1), ("mine", 1), ("jots", 1), ("last_time", 1), ("looks_done", 0), ("standing", 0), ("achievements", 0), ("reasons", 0), ("personal", 0),
)  # fmt: skip


def fitted(brief: Brief, limit: int) -> Brief:
    """The brief within ``limit`` words: the page shows fewer rows, the least pressing left out first, and says how many. Nothing leaves the record."""
    from assistant.jobs.layout import count_words  # which lays out briefs, so it knows their module

    brief = replace(brief, caps=_CAPS)
    for name, most in _CUTS:
        if count_words(brief) <= limit:
            break
        brief = replace(brief, caps={**brief.caps, name: min(most, brief.caps.get(name, most))})
    return brief
