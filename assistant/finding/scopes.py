"""Scopes as SQL: which passages a search may look at at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from assistant.finding.records import Scope


def conditions(scope: Scope, as_of: dt.date) -> tuple[str, list[object]]:
    """A scope as SQL."""
    tests, values = [f"kind in ({_marks(scope.kinds)})"], list[object](sorted(scope.kinds))
    if scope.persons is not None:
        tests.append(f"person in ({_marks(scope.persons)})")
        values += sorted(scope.persons)
    if not scope.private:
        tests.append("not private")
    dated = []
    if scope.since:
        dated.append("date>=?")
        values.append(scope.since.isoformat())
    last = _last_day(scope, as_of)
    if last:
        dated.append("date<=?")
        values.append(last.isoformat())
    limited = scope.since or scope.until
    if dated:
        # Without limits of the user's only planned notes are kept out, and an undated note is not planned.
        tests.append(f"(({' and '.join(dated)}) or date is null)" if scope.undated or not limited else f"({' and '.join(dated)})")
    return " and ".join(tests), values


def _last_day(scope: Scope, as_of: dt.date) -> dt.date | None:
    if scope.sessions is not None:
        return scope.until
    asked = (scope.until and scope.until > as_of) or (scope.since and scope.since > as_of)
    return scope.until if asked else min(scope.until, as_of) if scope.until else as_of


def _marks(values: Iterable[str]) -> str:
    return ",".join("?" for _ in values)
