"""The labelled questions put to one tool after another, and what is counted of what they find.

A question goes in as it stands; where the person is given beside it (``--with``), " (with NAME)" is added, for no other tool knows the
switch. The answer is the tool's first passages, each under its file's name; cited are their lines. It is judged by ``evals.ask.score``.
"""

from __future__ import annotations

import importlib.metadata
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.answering.answers import Answer, Statement
from evals.ask import TIME_KINDS, Outcome, Question, answer_all, built_in, interval, score, workspace_of
from evals.corpora import questions_of
from evals.notefiles import NoteFile, note_files
from evals.peers.passages import Found, Peer, runs
from evals.retrieval import interval as interval_of_means

_FIRST = 10
_ASKED = 40  # passages asked for, so that short ones fill the budget too
_BUDGET = 1000  # words


@dataclass
class Tally:
    """What was measured of a tool; ``problem`` says why nothing was. ``recall`` and ``within`` are of answerable questions."""

    name: str
    outcomes: list[Outcome] = field(default_factory=list)
    recall: list[float] = field(default_factory=list)
    within: list[float] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    versions: dict[str, str] = field(default_factory=dict)
    problem: str = ""


def asked(question: Question) -> str:
    """The question as another tool gets it."""
    return f"{question['question']} (with {question['with']})" if question["with"] else str(question["question"])


def answer_of(question: Question, found: Sequence[Found], files: Mapping[str, NoteFile]) -> Answer:
    """Passages as an answer, cited by their lines."""
    statements = tuple(
        Statement(f"{hit.path}: {hit.text}", tuple(files[hit.path].source(first, last) for first, last in runs(hit.lines))) for hit in found
    )
    return Answer(question["question"], "fact", "\n".join(s.text for s in statements), statements)


def recall_of(question: Question, found: Sequence[Found]) -> float:
    """The share of the labelled evidence lines that lie in some passages."""
    held = {f"{hit.path}:{line}" for hit in found for line in hit.lines}
    wanted = set(question["evidence"])
    return len(wanted & held) / len(wanted)


def within_words(found: Sequence[Found], files: Mapping[str, NoteFile], budget: int = _BUDGET) -> list[Found]:
    """The passages cut, at a line's end, where that many words are read: long passages find more, but are longer to read."""
    kept = []
    for hit in found:
        lines = []
        for line in hit.lines:
            budget -= len(files[hit.path].rows[line - 1].split())
            if budget < 0:
                return [*kept, Found(hit.path, tuple(lines), "")]
            lines.append(line)
        kept.append(Found(hit.path, tuple(lines), ""))
    return kept


def ask_peer(peer: Peer, corpora: Sequence[str], cache: Path, step: int = 1) -> Tally:
    """All questions to one tool; what it can't be run for stands in ``problem``."""
    tally = Tally(peer.name)
    try:
        tally.versions = {name: importlib.metadata.version(name) for name in peer.packages}
    except importlib.metadata.PackageNotFoundError as error:
        tally.problem = f"the package {error.name} is not installed"
        return tally
    for corpus in corpora:
        questions = questions_of(corpus)
        root = workspace_of(corpus, questions, cache)
        with tempfile.TemporaryDirectory() as folder:
            _ask_corpus(peer, questions[::step], root, Path(folder), tally)
    return tally


def _ask_corpus(peer: Peer, questions: Sequence[Question], root: Path, folder: Path, tally: Tally) -> None:
    files = note_files(root)
    by_path = {file.path: file for file in files}
    with peer.opened(files, folder) as find:
        find("warm up", 1)
        for question in questions:
            started = time.perf_counter()
            found = find(asked(question), _ASKED)
            tally.seconds.append(time.perf_counter() - started)
            answer = answer_of(question, found[: peer.shown], by_path)
            tally.outcomes.append(score(question, answer, root))
            tally.words.append(len(answer.text.split()))
            if question["answerable"] and question["evidence"] and not question.get("clarify"):
                tally.recall.append(recall_of(question, found[:_FIRST]))
                tally.within.append(recall_of(question, within_words(found, by_path)))


def ask_forenote(corpora: Sequence[str], cache: Path, step: int = 1) -> Tally:
    """Forenote's answers to the same questions: people, times and all."""
    tally = Tally("Forenote, ask")
    for corpus in corpora:
        questions = questions_of(corpus)[::step]
        started = time.perf_counter()
        tally.outcomes += answer_all(corpus, questions, built_in, cache)
        tally.seconds += [(time.perf_counter() - started) / max(1, len(questions))] * len(questions)
    tally.words = [len(outcome.answer.text.split()) for outcome in tally.outcomes]
    return tally


def figures(tally: Tally) -> dict[str, Any]:
    """Counts as [count, of, low, high], means as [mean, low, high]; 95 % intervals. No times: they differ from run to run."""
    told: dict[str, Any] = {"name": tally.name, "versions": tally.versions}
    if tally.problem:
        return {**told, "problem": tally.problem}
    answerable = [o for o in tally.outcomes if o.group == "answerable"]
    told["right"] = _cell([o.right for o in answerable])
    told["time_kinds_right"] = _cell([o.right for o in answerable if o.question["kind"] in TIME_KINDS])
    told["abstained"] = _cell([o.right for o in tally.outcomes if o.group == "unanswerable"])
    for key, values in (("evidence_in_first_10", tally.recall), ("evidence_in_first_1000_words", tally.within)):
        if values:
            low, high = interval_of_means(values)
            told[key] = [round(x, 3) for x in (sum(values) / len(values), low, high)]
    told["words_an_answer"] = round(sum(tally.words) / max(1, len(tally.words)))
    return told


def _cell(values: Sequence[bool]) -> list[float]:
    low, high = interval(values)
    return [sum(values), len(values), round(low, 3), round(high, 3)]
