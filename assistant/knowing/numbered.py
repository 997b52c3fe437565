"""What is told of a task under the number that its list gave it: `A4: done, sent on 22/10`, `#12 dropped`, `Action 3 – closed`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.knowing.reports import Report, reports_of
from assistant.knowing.threads import Thread
from assistant.records import Point

_NUMBER = re.compile(
    r"^(?:(?:action|item|task|ai|no|nr|point)\.?\s+)?#?(?P<id>[A-Z]{0,4}[-.]?\d{1,4}[a-z]?)\s*(?:[:)–—-]|\.(?!\d))?\s+(?P<told>\S.*)$",
    re.I | re.S,
)
_TELLS = ("done", "dropped")


def numbered_report(point: Point, open_threads: Callable[[], Sequence[Thread]]) -> tuple[Thread, Report] | None:
    """The open task whose number opens a point, with what the rest of the point reports of it; None where it reports no end."""
    found = _NUMBER.match(point.said or point.text)
    if found is None:
        return None
    number = f"#{found['id'].casefold()}"
    named = [thread for thread in open_threads() if number in {tag.casefold() for tag in thread.tags()}]
    if len(named) != 1:
        return None
    said = f"{named[0].first.item.text}: {found['told']}"
    report = next(iter(reports_of(replace(point, text=said, said="", mark=None, breaks=()))), None)
    return (named[0], report) if report and report.verdict in _TELLS else None
