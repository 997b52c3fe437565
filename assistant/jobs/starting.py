"""The start: a folder becomes a workspace, with the sample in it where wished."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path

from assistant.sample import SampleReport, copy_sample
from assistant.workspace import InitReport, init_workspace


@dataclass(frozen=True, slots=True)
class Started:
    """What was made. ``sample`` is None where none was wished."""

    report: InitReport
    sample: SampleReport | None


def start(folder: Path, me: str | None, today: dt.date, *, sample: bool) -> Started:
    """Make ``folder`` a workspace. The sample brings its own forenote.toml, so ``me`` counts
    only without it. UsageError, NotWritable as in ``workspace`` and ``sample``.
    """
    copied = copy_sample(Path(folder), today) if sample else None
    return Started(init_workspace(folder, me, os.environ), copied)
