"""What a sentence says of a time other than its own day: "no deploys over Christmas", said in November."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from assistant.answering.sentence import Sentence
from assistant.answering.windows import Window
from assistant.reading.dates import find, with_year
from assistant.reading.inline import fold


def of_that_time(sentences: Sequence[Sentence], window: Window) -> list[Sentence]:
    """Sentences of other sessions that speak of the time asked for: "no deploys over Christmas", said in November."""
    if window.pick or window.state:
        return []
    return [s for s in sentences if s.date is None or (not window.holds(s.date) and (window.soft or speaks_of(s, window)))]


def speaks_of(sentence: Sentence, window: Window) -> bool:
    """Whether a sentence names a day of the window, or its month."""
    days = [
        f.date or (with_year(f.month, f.day, sentence.date) if f.month and f.day and sentence.date else None) for f in find(sentence.text)
    ]
    known = [d for d in days if d and sentence.date]
    if known and min(known) <= (window.until or dt.date.max) and max(known) >= (window.since or dt.date.min):
        return True
    if window.since is not None and window.since == window.until:
        return False  # a day, not its month
    name = window.why.rpartition(" ")[2]
    return len(name) > 2 and fold(name) in fold(sentence.text)
