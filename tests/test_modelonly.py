"""The model alone: what it is given, how its reply is read, and that it is asked through the real client."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx2
import pytest

from evals.ask import DATA
from evals.corpora import HELD_OUT, questions_of
from evals.modelonly import Endpoint, drawn, figures, measure, prompt, read_answer
from evals.notefiles import NoteFile, note_files

FILES = (NoteFile("a.md", "# 4 March\n\n- kiln quote sent"), NoteFile("b.md", "- hall booked"))
QUESTION = {"question": "what was sent?", "with": "Ada Lind", "as_of": "2026-03-05", "answerable": True}


def test_everything_is_in_the_prompt_and_the_question_last() -> None:
    text = prompt(FILES, QUESTION)[-1]["content"]
    assert "=== F1 a.md\n1: # 4 March\n3: - kiln quote sent" in text
    assert text.endswith("Today is 2026-03-05. My question (asked about my 1:1s with Ada Lind): what was sent?")


@pytest.mark.parametrize(
    ("said", "cited"),
    [
        ("The quote [F1:3].", [("a.md", 3, 3)]),
        ("The quote was sent [F1: 1-3] and the hall booked (F2, line 1).", [("a.md", 1, 3), ("b.md", 1, 1)]),
        ("Nothing is cited.", []),
        ("A file that isn't there [F9:1].", []),
    ],
)
def test_citations_are_read(said: str, cited: list[tuple[str, int, int]]) -> None:
    answer = read_answer(said, FILES, QUESTION)
    assert [(s.path, s.line_start, s.line_end) for s in answer.sources] == cited
    assert not answer.abstained


def test_a_line_that_is_not_there_is_a_bad_quote() -> None:
    assert read_answer("Said [F2:40].", FILES, QUESTION).sources[0].quote == "(no such line)"


@pytest.mark.parametrize("said", ["The notes do not say.", "Your notes don't mention it.", "There is no information about that.", ""])
def test_an_abstention_is_read(said: str) -> None:
    answer = read_answer(said, FILES, QUESTION)
    assert answer.abstained
    assert answer.statements == ()


def test_the_same_questions_are_drawn_where_the_notes_fit(tmp_path: Path) -> None:
    wide = Endpoint("http://127.0.0.1:9/v1", "m", 100_000)
    rows = drawn(wide, 12, tmp_path)
    assert rows == drawn(wide, 12, tmp_path)
    assert len(rows) == 12
    assert not {corpus for corpus, _ in rows} & set(HELD_OUT)
    assert drawn(Endpoint("http://127.0.0.1:9/v1", "m", 500), 12, tmp_path) == []


def test_a_model_is_asked_and_scored_as_forenote_is(tmp_path: Path) -> None:
    asked: list[dict[str, Any]] = []

    def server(request: httpx2.Request) -> httpx2.Response:
        asked.append(json.loads(request.content))
        message = {"role": "assistant", "content": "The notes do not say."}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        return httpx2.Response(200, json={"id": "x", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]})

    endpoint = Endpoint("http://127.0.0.1:9/v1", "m", 100_000, httpx2.MockTransport(server))
    told = figures(measure(endpoint, 2, tmp_path))
    assert [body["temperature"] for body in asked] == [0, 0]
    assert told["model only"]["right"][0] == 0
    assert told["model only"]["wrongly_abstained"][0] == told["model only"]["wrongly_abstained"][1]
    assert told["model only"]["right"][1] == told["Forenote"]["right"][1]


def test_no_line_of_the_notes_is_left_out() -> None:
    files = note_files(DATA / "meadow" / "workspace")
    text = prompt(files, questions_of("meadow")[0])[-1]["content"]
    assert all(row in text for file in files for row in file.rows)
