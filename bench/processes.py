"""How the benches run things: whole processes in an environment of their own, their wall time, processor time and peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench" / "results"
BARE = (sys.executable, "-c", "pass")
# A file a session, so that the number of notes is exact.
FORMS = ("dated", "minutes", "tables")
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes


class CommandFailed(Exception):
    """A measured command left with another exit code than 0; the message is what it wrote to stderr."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of the processor (user and system), and the most memory held at once, in bytes.

    A process is charged with what its parent held when it was started, so that whoever measures must hold little itself.
    """

    wall: float
    cpu: float
    peak: int = 0


def heard(command: Sequence[str], env: Mapping[str, str]) -> tuple[Cost, str]:
    """One process from start to end, and what it wrote to stdout. CommandFailed where it fails."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        process = subprocess.Popen(command, env=dict(env), cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        texts = []
        for file in (out, err):
            file.seek(0)
            texts.append(file.read().decode("utf-8", "replace"))
    if process.returncode:
        raise CommandFailed(f"{' '.join(command[1:])}: {texts[1].strip()[-600:]}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * _PEAK_UNIT), texts[0]


def run(command: Sequence[str], env: Mapping[str, str]) -> Cost:
    """One process from start to end. CommandFailed where it fails."""
    return heard(command, env)[0]


def rounds(commands: Mapping[str, Sequence[str]], envs: Mapping[str, Mapping[str, str]], count: int) -> dict[str, Cost]:
    """Every command once a round, medians over all rounds."""
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(count):
        for name, command in commands.items():
            found[name].append(run(command, envs[name]))
    return {name: median(costs) for name, costs in found.items()}


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each time; of memory the most."""
    return Cost(statistics.median(c.wall for c in costs), statistics.median(c.cpu for c in costs), max(c.peak for c in costs))


def environment(folder: Path, notes: Path) -> dict[str, str]:
    """Settings for a command: this workspace, everything derived in `folder`, nothing of the user's."""
    # Without compiled modules beside the sources every process would compile them anew.
    left = ("FORENOTE_", "XDG_", "OPENAI_", "PYTHONDONTWRITEBYTECODE")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(left)}
    home = folder / "home"
    home.mkdir(exist_ok=True)
    own = {
        "FORENOTE_WORKSPACE": notes,
        "FORENOTE_CACHE": folder / f"cache-{notes.name}",
        "HOME": home,
        "PYTHONPATH": ROOT,
    }
    return {**kept, **{key: str(value) for key, value in own.items()}, "NO_COLOR": "1", "TZ": "UTC"}


def forenote(*arguments: str) -> tuple[str, ...]:
    """The command as this interpreter runs it."""
    return (sys.executable, "-m", "assistant", *arguments)


def say(text: str) -> None:
    """One line on stderr."""
    sys.stderr.write(f"{text}\n")
