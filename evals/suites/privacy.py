"""Privacy: is anything shown or sent that the notes mark as private, or of one person to a reader of another's? Outlets: ``evals.outlets``."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from assistant.assistant import Assistant
from evals import outlets
from evals.cases import Case, Measure, Result, Setting, Suite
from evals.corpora import data_folder

AS_OF = dt.date(2026, 3, 20)
_DAYS = (4, 11, 18, 25, 32, 39, 41, 48)  # days after the month's first: the day after each session
_PEOPLE = ("Tobias Renwick", "Elin Aldergate", "Piotr Sandquist", "Marguerite Oakes", "Hedda Lindqvale")
_MOST = 90  # characters of an output around the word that came out


class Desk(ExitStack):
    """A copy of the workspace with one assistant for each day, and each way to send, that it is looked at."""

    def __init__(self, work: Path, source: Path | None = None) -> None:
        """Copy the workspace (that of the suite) below a run's folder: once to read, once to write notes into."""
        super().__init__()
        self._work = work
        self._open: dict[tuple[dt.date, str], Assistant] = {}
        for name in ("read", "written"):
            shutil.copytree(source or data_folder() / "privacy" / "workspace", work / "privacy" / name)

    def on(self, day: dt.date, way: str = "") -> Assistant:
        """The assistant of a day; ``way``: "sent" or "hidden" make up requests (with stand-ins), "written" may write."""
        if (day, way) not in self._open:
            root, cache = self._work / "privacy" / ("written" if way == "written" else "read"), self._work / "privacy-cache"
            sends = way in ("sent", "hidden")
            made = outlets.sender(root, cache, day, pseudonyms=way == "hidden") if sends else outlets.opened(root, cache, day)
            self._open[day, way] = self.enter_context(made)
        return self._open[day, way]


def labels() -> dict[str, Any]:
    """The canaries of the workspace."""
    return tomllib.loads((data_folder() / "privacy" / "canaries.toml").read_text(encoding="utf-8"))


def run(setting: Setting) -> Iterator[Result]:
    """Every secret at every outlet, every matter of one person at those of another, and the lines that are not private."""
    known = labels()
    with Desk(setting.work) as desk:
        everything = everywhere(desk, setting.some(_DAYS, 3))
        for secret in setting.some(known["secret"], 6):
            yield from kept(secret, everything | aimed(desk, secret))
            if secret.get("found", True):
                yield _found(desk, secret)
        for matter in setting.some(known["other"], 3):
            yield from _others(desk, matter)
        yield from _sent_by_name(desk, known, setting)
        for line in setting.some(known["ordinary"], 3):
            yield _ordinary(desk, line)


# --- secrets ------------------------------------------------------------------------------------------


def everywhere(desk: Desk, days: Sequence[int]) -> dict[str, str]:
    """What comes out without a question, of everybody: briefs and requests of all days, lists, notes made, text to be embedded."""
    found: dict[str, list[str]] = {}
    for at in days:
        day = dt.date(2026, 2, 1) + dt.timedelta(at - 1)
        _gather(found, outlets.briefs(desk.on(day), _PEOPLE))
        for way, name in (("sent", "request"), ("hidden", "request with stand-ins")):
            sent = [json.dumps(outlets.requests(desk.on(day, way), person), ensure_ascii=False) for person in _PEOPLE]
            _gather(found, {name: "\n".join(sent)})
    _gather(found, outlets.lists(desk.on(AS_OF), _PEOPLE))
    _gather(found, {"embeddings": outlets.embedded(desk.on(AS_OF))})
    _gather(found, {"note": "\n".join(outlets.session_notes(desk.on(AS_OF, "written"), _PEOPLE).values())})
    return {name: "\n".join(texts) for name, texts in found.items()}


def _gather(found: dict[str, list[str]], more: Mapping[str, str]) -> None:
    for name, text in more.items():
        found.setdefault(name, []).append(text)


def aimed(desk: Desk, secret: Mapping[str, Any]) -> dict[str, str]:
    """What comes out where the question aims right at the secret: answers, searches, the request for the answer, what a complaint is given."""
    word, question, person = secret["word"], secret["ask"], secret["person"]
    assistant, sender = desk.on(AS_OF), desk.on(AS_OF, "sent")
    sender.requests.clear()
    answers = outlets.asked(sender, question) + outlets.asked(sender, question, person)  # a dry run shows what it would without a model
    return {
        "ask": answers,
        "search": outlets.searched(assistant, question) + outlets.searched(assistant, word),
        "timeline of a topic": outlets.of_topic(assistant, person, word),
        "reframe": repr(assistant.reframe(f"{question} It annoys me.", person, context=True)),
        "request for an answer": json.dumps(sender.requests, ensure_ascii=False),
    }


def kept(secret: Mapping[str, Any], everything: Mapping[str, str]) -> Iterator[Result]:
    """One case an outlet: the word does not come out."""
    for outlet, text in everything.items():
        case = Case(f"{secret['word']} {outlet}", outlet, f"{secret['form']} ({secret['person']})", f"{secret['word']} does not come out")
        yield Result(case, _around(text, secret["word"]), {"kept": float(not _stands(secret["word"], text))})


def _stands(word: str, text: str) -> bool:
    return word.casefold() in text.casefold()


def _around(text: str, word: str) -> str:
    at = text.casefold().find(word.casefold())
    return "kept" if at < 0 else text[max(0, at - _MOST) : at + _MOST]


def _found(desk: Desk, secret: Mapping[str, Any]) -> Result:
    hits = desk.on(AS_OF).search(secret["word"], limit=10, private=True).hits
    seen = next((hit for hit in hits if _stands(secret["word"], hit.text)), None)
    case = Case(f"{secret['word']} owner", "search --private", secret["form"], f"{secret['word']} is found, and marked as private")
    return Result(case, seen.text if seen else "not found", {"owner": float(seen is not None and seen.private)})


# --- other people -------------------------------------------------------------------------------------


def _others(desk: Desk, matter: Mapping[str, Any]) -> Iterator[Result]:
    """What is in one person's notes at the outlets of another."""
    word, reader, question = matter["word"], matter["reader"], matter["ask"]
    assistant, sender = desk.on(AS_OF), desk.on(AS_OF, "sent")
    found = {
        "prep": "\n".join(outlets.briefs(assistant, [reader]).values()),
        "ask --with": outlets.asked(assistant, question, reader),
        "search --with": outlets.searched(assistant, question, reader),
        "timeline": outlets.lists(assistant, [reader])["timeline"] + outlets.of_topic(assistant, reader, word),
        "actions of a person": repr(assistant.actions(reader, status="all")),
        "note": "\n".join(outlets.session_notes(desk.on(AS_OF + dt.timedelta(1), "written"), [reader]).values()),
        "request": json.dumps(outlets.requests(sender, reader) + outlets.requests(sender, reader, question), ensure_ascii=False),
    }
    for outlet, text in found.items():
        told = f"{matter['form']} ({matter['person']}), read for {reader}"
        case = Case(f"{word} {outlet} {reader}", f"of others: {outlet}", told, f"{word} does not come out")
        yield Result(case, _around(text, word), {"apart": float(not _stands(word, text))})


def _sent_by_name(desk: Desk, known: Mapping[str, Any], setting: Setting) -> Iterator[Result]:
    """A request with stand-ins holds no name, company or address that we know of; each name is a case, over all requests of a day."""
    sender = desk.on(AS_OF, "hidden")
    made = [one for person in _PEOPLE for one in outlets.requests(sender, person)]
    made += [one for person in (None, "Tobias Renwick") for one in outlets.requests(sender, person, known["vendor"])]
    made += [one for label in setting.some(known["ordinary"], 4) for one in outlets.requests(sender, label["person"], label["line"])]
    text = "\n".join(message["content"] for request in made for message in request["body"]["messages"] if message["role"] == "user")
    for name in known["names"]:
        seen = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
        case = Case(f"name {name}", "request with stand-ins", f"{len(made)} requests", f"{name} does not stand in them")
        yield Result(case, _around(text, name) if seen else "kept", {"names": float(seen is None)})


# --- what is not private ------------------------------------------------------------------------------


def _ordinary(desk: Desk, label: Mapping[str, Any]) -> Result:
    line, assistant = label["line"], desk.on(AS_OF)
    shown = [hit.text for hit in assistant.search(line, label["person"], limit=5).hits]
    owed = [action.text for action in assistant.actions(label["person"], status="all").actions]
    places: Iterable[str] = owed if label.get("task") else shown
    seen = next((text for text in places if _stands(line, text)), None)
    case = Case(
        f"line {line}", "ordinary lines", f"{line} ({label['person']})", "a task" if label.get("task") else "found without --private"
    )
    return Result(case, seen or f"not among {len(list(places))}", {"ordinary": float(seen is not None)})


SUITE = Suite(
    "privacy",
    "Is anything shown or sent that is private, or somebody else's?",
    (
        Measure("kept", "secrets kept, at every outlet", bar=1.0),
        Measure("owner", "secrets that their owner finds with --private", bar=1.0),
        Measure("apart", "nothing of one person at another's outlets", bar=1.0),
        Measure("names", "names and addresses out of requests with stand-ins", bar=1.0),
        Measure("ordinary", "ordinary lines still shown", bar=1.0),
    ),
    run,
    ("evals/data/privacy/card.md",),
)
