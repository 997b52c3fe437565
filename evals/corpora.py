"""The labelled corpora: invented workspaces under ``evals/data`` with what is true of them, opened as on any day.

Each has a ``workspace/``, ``labels.json`` (sessions, action items, projects, questions), ``questions.json`` and a card. ``sample`` is the
workspace of ``forenote init --sample``, which has questions only. Schemas: ``evals/data/schema``.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from assistant.assistant import Assistant
from assistant.config import ModelConfig
from assistant.resources import resource
from assistant.workspace import Workspace, find_workspace
from assistant.writing.endpoint import ModelUse
from evals.cases import Setting

LABELLED = ("lantern", "orchard", "meadow", "cedar", "birch", "delta", "hazel", "juniper", "ivy", "kestrel", "harbour", "gorse", "fennel")
ASKED = (
    "lantern",
    "sample",
    "orchard",
    "meadow",
    "cedar",
    "birch",
    "delta",
    "hazel",
    "juniper",
    "ivy",
    "kestrel",
    "harbour",
    "gorse",
    "fennel",
)
HELD_OUT = frozenset({"harbour", "gorse", "fennel"})  # looked at as figures only

Label = Mapping[str, Any]


def data_folder() -> Path:
    """Where the data lie, in a checkout and in an installation."""
    return resource("evals/data")


@dataclass
class Corpus(AbstractContextManager["Corpus"]):
    """A corpus with one ``Assistant`` for each day that it is looked at."""

    name: str
    root: Path
    cache: Path
    model: ModelConfig | None = None

    def __post_init__(self) -> None:
        """Nothing is opened yet."""
        self._open: dict[dt.date, Assistant] = {}
        self._stack = ExitStack()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close what was opened."""
        self._stack.close()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    @property
    def held_out(self) -> bool:
        """Whether only its figures may be looked at."""
        return self.name in HELD_OUT

    @property
    def workspace(self) -> Workspace:
        """The workspace, with the model of the run."""
        found = find_workspace(self.root, Path("/"), {**os.environ, "FORENOTE_CACHE": str(self.cache)})
        return replace(found, config=replace(found.config, model=self.model)) if self.model else found

    def on(self, day: dt.date) -> Assistant:
        """The assistant as on a day."""
        if day not in self._open:
            use = ModelUse(off=self.model is None, yes=True)
            self._open[day] = self._stack.enter_context(Assistant(self.workspace, day, model=use))
        return self._open[day]

    def on_day_of(self, question: Label) -> Assistant:
        """The assistant as on the day that a question is asked."""
        return self.on(dt.date.fromisoformat(question["as_of"]))


def open_corpus(name: str, setting: Setting) -> Corpus:
    """A corpus by name; what is derived from it goes to the run's folder."""
    return Corpus(name, _root(name, setting.work), setting.work / "cache", setting.model)


def _root(name: str, work: Path) -> Path:
    if name != "sample":
        return data_folder() / name / "workspace"
    from assistant.sample import copy_sample

    root = work / "sample"
    if not root.exists():
        copy_sample(root, dt.date.fromisoformat(questions_of("sample")[0]["as_of"]))
    return root


def labels_of(name: str) -> dict[str, Any]:
    """The labels of a corpus."""
    found: dict[str, Any] = json.loads((data_folder() / name / "labels.json").read_text(encoding="utf-8"))
    return found


def questions_of(name: str) -> list[Label]:
    """The questions of a corpus."""
    found: list[Label] = json.loads((data_folder() / name / "questions.json").read_text(encoding="utf-8"))
    return found


def last_day(labels: Label) -> dt.date:
    """The day that the labels are true of."""
    return dt.date.fromisoformat(labels["as_of"])


def stands(root: Path, source: Mapping[str, Any]) -> bool:
    """Whether a source's quote stands on its lines; a card's or an article's of ours, which lies elsewhere, is looked up there."""
    from assistant.reading.decode import decode

    file = root / source["path"]
    if not file.is_file():
        file = resource(source["path"])
    rows = decode(file.read_bytes()).text.split("\n")
    if file.suffix in (".vtt", ".srt"):  # put together from several captions, each with its speaker
        told = " ".join(" ".join(rows[source["line_start"] - 1 :]).split())
        said = re.sub(r"^[^:.]{1,40}: ", "", source["quote"])
        return all(sentence in told for sentence in re.split(r"(?<=[.?!]) ", said))
    return " ".join(source["quote"].split()) in " ".join(" ".join(rows[source["line_start"] - 1 : source["line_end"]]).split())


def took_place(labels: Mapping[str, Any]) -> Iterator[Label]:
    """The labelled sessions that count: none that is a copy, optional, planned or without a date."""
    for session in labels["sessions"]:
        if session["date"] and not (session.get("planned") or session.get("optional") or session.get("copy_of")):
            yield session


def cards_of(names: Sequence[str]) -> tuple[str, ...]:
    """The cards that tell where the data of some corpora come from."""
    return tuple(f"evals/data/{name}/card.md" for name in names)
