"""A model alone: all notes and the question in one prompt, nothing of Forenote around it, against Forenote on the same questions.

``python -m evals.modelonly --base-url URL --model NAME [--questions 40] [--context 16384] [--json FILE]`` asks an OpenAI-compatible
endpoint through the ``openai`` package. The questions are drawn by a fixed seed from those of the development corpora whose notes
fit into the context. The model is asked to cite as ``[F3:12]``; what it cites counts with the text of those lines, as for Forenote.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.answering.answers import Answer, Statement
from assistant.assistant import Assistant
from evals.ask import Outcome, Question, answer_all, built_in, interval, score, shares, workspace_of
from evals.corpora import ASKED, HELD_OUT, questions_of
from evals.notefiles import NoteFile, note_files

SEED = 1
_REPLY = 250  # tokens
_ROOM = 1.1  # other tokenizers than the one counted with need up to so much more
_TASK = (
    "You answer questions about somebody's own notes of their one-to-one meetings. Answer only from the notes, in at most three short "
    "sentences with the days and names that belong to it. After each sentence cite the lines it rests on as [F3:12], where F3 is the "
    "file and 12 the line. If a name fits several people, ask which of them is meant. "
    "If the notes do not hold the answer, reply exactly: The notes do not say."
)
_CITED = re.compile(r"\bF(?P<file>\d+)\s*[:,]\s*(?:lines? )?(?P<first>\d+)(?:\s*[-–]\s*(?P<last>\d+))?")
_ABSTAINS = re.compile(
    r"\bnotes? (?:do|does)(?: not|n['’]t) (?:say|mention|hold|contain|provide|specify|include|give)\b|\bno (?:information|mention)\b|\bnot (?:mentioned|specified|stated|in the notes)\b",
    re.I,
)


@dataclass
class Endpoint:
    """A model that is asked everything in one prompt. ``context``: tokens of prompt and reply."""

    base_url: str
    model: str
    context: int
    transport: Any = None
    _client: Any = field(default=None, repr=False)

    def ask(self, messages: Sequence[dict[str, str]]) -> str:
        """What the model says, as likely as can be (temperature 0)."""
        if self._client is None:
            import httpx2
            import openai

            http = openai.DefaultHttpxClient(transport=self.transport, follow_redirects=False, timeout=httpx2.Timeout(1800.0))
            self._client = openai.OpenAI(base_url=self.base_url, api_key="none", max_retries=0, http_client=http)
        found = self._client.chat.completions.create(model=self.model, messages=list(messages), temperature=0, seed=0, max_tokens=_REPLY)
        return str(found.choices[0].message.content or "")


def prompt(files: Sequence[NoteFile], question: Question) -> list[dict[str, str]]:
    """Notes first, question last: a server can keep what it has read of the notes."""
    notes = "\n\n".join(
        f"=== F{number} {file.path}\n" + "\n".join(f"{n}: {row}" for n, row in enumerate(file.rows, 1) if row.strip())
        for number, file in enumerate(files, 1)
    )
    whom = f" (asked about my 1:1s with {question['with']})" if question["with"] else ""
    asked = f"{notes}\n\n=== end of the notes\n\nToday is {question['as_of']}. My question{whom}: {question['question']}"
    return [{"role": "system", "content": _TASK}, {"role": "user", "content": asked}]


def read_answer(said: str, files: Sequence[NoteFile], question: Question) -> Answer:
    """A model's reply as an answer: what it cites, and whether it says that the notes don't hold it."""
    sources = []
    for match in _CITED.finditer(said):
        number, first = int(match["file"]), int(match["first"])
        if 1 <= number <= len(files):
            sources.append(files[number - 1].source(first, max(first, int(match["last"] or first))))
    text = said.strip()
    abstained = not text or bool(_ABSTAINS.search(text))
    return Answer(question["question"], "fact", text, () if abstained else (Statement(text, tuple(sources)),), abstained=abstained)


def drawn(endpoint: Endpoint, count: int, cache: Path) -> list[tuple[str, Question]]:
    """So many questions by the seed, of those whose notes fit; grouped by corpus, the held-out one left out."""
    from assistant.writing.budget import count_messages

    fitting = []
    for corpus in (name for name in ASKED if name not in HELD_OUT):
        questions = questions_of(corpus)
        files = note_files(workspace_of(corpus, questions, cache))
        if count_messages(prompt(files, questions[0])) * _ROOM + _REPLY <= endpoint.context:
            fitting += [(corpus, question) for question in questions]
    chosen = random.Random(SEED).sample(fitting, min(count, len(fitting)))
    return sorted(chosen, key=lambda row: (ASKED.index(row[0]), row[1]["id"]))


def measure(endpoint: Endpoint, count: int, cache: Path) -> dict[str, list[Outcome]]:
    """The same questions for the model alone and for Forenote, and for the model with its citations not looked at."""
    found: dict[str, list[Outcome]] = {"model only": [], "model only, whatever it cites": [], "Forenote": []}
    rows = drawn(endpoint, count, cache)
    for corpus in dict.fromkeys(name for name, _ in rows):
        questions = [question for name, question in rows if name == corpus]
        root = workspace_of(corpus, questions_of(corpus), cache)
        files = note_files(root)
        for question in questions:
            answer = read_answer(endpoint.ask(prompt(files, question)), files, question)
            found["model only"].append(score(question, answer, root))
            found["model only, whatever it cites"].append(score({**question, "evidence": []}, answer, root))
            sys.stderr.write(f"{corpus} {question['id']}: {answer.text[:300]!r}\n")
        found["Forenote"] += answer_all(corpus, questions, built_in, cache, opened=Assistant)
    return found


def figures(found: dict[str, list[Outcome]]) -> dict[str, Any]:
    """By who answered: [count, of, low, high], the last two the 95 % interval of the share."""
    told = {}
    for name, outcomes in found.items():
        values = shares(outcomes)
        cells = {key: _cell(sum(values[key]), len(values[key])) for key in ("right", "wrongly_abstained", "abstained", "told_apart")}
        told[name] = {**cells, "quotes_that_stand": [values["quotes"] - values["bad_quotes"], values["quotes"]]}
    return told


def _cell(count: int, of: int) -> list[float]:
    low, high = interval([True] * count + [False] * (of - count))
    return [count, of, round(low, 3), round(high, 3)]


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--base-url", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--questions", type=int, default=40)
    parser.add_argument("--context", type=int, default=16384)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args(arguments)
    endpoint = Endpoint(given.base_url, given.model, given.context)
    with tempfile.TemporaryDirectory() as folder:
        told = figures(measure(endpoint, given.questions, Path(folder)))
    result = {"model": given.model, "context": given.context, "questions": given.questions, "seed": SEED, "figures": told}
    text = json.dumps(result, indent=1) + "\n"
    if given.json:
        given.json.write_text(text, encoding="utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
