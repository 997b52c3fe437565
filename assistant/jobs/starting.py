"""The start: a folder becomes a workspace, with the sample in it where wished."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path

from assistant.config import CONFIG_NAME, load_config
from assistant.errors import ForenoteError
from assistant.reading.inline import fold
from assistant.sample import SampleReport, copy_sample
from assistant.workspace import InitReport, init_workspace


@dataclass(frozen=True, slots=True)
class Started:
    """What was made. ``sample`` is None where none was wished; ``me`` is the name in a forenote.toml that stood there, or came with the sample."""

    report: InitReport
    sample: SampleReport | None
    me: str | None = None

    def unused(self, me: str | None) -> str | None:
        """The sentence to say where the name given, ``me``, is not the one that counts."""
        if not me or self.me is None or fold(me) == fold(self.me):
            return None
        whose = "the sample" if self.sample and CONFIG_NAME in self.sample.written else CONFIG_NAME
        return f"{whose} has its own me, {self.me}: --me {me} is not used; change `me` in {CONFIG_NAME} to go on under another name"


def start(folder: Path, me: str | None, today: dt.date, *, sample: bool) -> Started:
    """Make ``folder`` a workspace. The sample brings its own forenote.toml, so ``me`` counts
    only without it. UsageError, NotWritable as in ``workspace`` and ``sample``.
    """
    copied = copy_sample(Path(folder), today) if sample else None
    report = init_workspace(folder, me, os.environ)
    return Started(report, copied, None if report.wrote_config else _stated(report.root))


def _stated(root: Path) -> str | None:
    """Who "me" is in a forenote.toml; None where it says nothing or cannot be read, which the next command tells."""
    try:
        return load_config(root / CONFIG_NAME).me
    except ForenoteError:
        return None
