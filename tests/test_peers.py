"""What is ours in the comparison with other tools: where a passage stands, what is counted of it, and the two tools that need nothing."""

from __future__ import annotations

import json
import urllib.request
from collections import Counter
from pathlib import Path

import pytest

from assistant.records import Source
from evals.notefiles import NoteFile
from evals.peers.embedding import DIMENSIONS, served
from evals.peers.grep import open_grep, rarest
from evals.peers.llm_collection import paragraphs, whole_files
from evals.peers.measure import Tally, answer_of, ask_peer, asked, figures, recall_of, within_words
from evals.peers.passages import Found, Locator, Peer, runs

NOTE = NoteFile(
    "notes/ada.md",
    "# 4 March\n\n- **kiln** quote sent\n- [ ] order the _mould_\n\n# 11 March\n\n- kiln quote sent\n\n| who | what |\n|--|--|\n| Ada | books the hall |",
)
QUESTION = {"question": "who sent the kiln quote?", "with": None, "evidence": ["notes/ada.md:3", "notes/ada.md:4"], "answerable": True}


def test_lines_in_rows_of_neighbours() -> None:
    assert runs([3, 1, 2, 7, 7, 9]) == [(1, 3), (7, 7), (9, 9)]
    assert runs([]) == []


def test_a_reshaped_text_is_found_again_and_what_stands_twice_twice() -> None:
    locator = Locator(NOTE)
    assert locator.lines("kiln quote sent\norder the mould") == (3, 4)
    assert locator.lines("kiln quote sent") == (8,)
    assert locator.lines("Ada, what = books the hall") == (12,)
    assert locator.lines("words of nobody") == ()


def test_the_heading_of_a_section_is_the_nearest_above() -> None:
    locator = Locator(NoteFile("a.md", "## Notes\n- x\n## Notes\n- y\n- z"))
    assert locator.above("Notes", 5) == (3,)
    assert locator.above("Notes", 2) == (1,)
    assert locator.above("Other", 5) == ()


def test_grep_looks_for_the_rarest_words() -> None:
    assert rarest("the kiln the mould", Counter({"the": 9, "kiln": 2, "mould": 1})) == ["mould", "kiln", "the"]
    assert rarest("nowhere", Counter()) == []
    with open_grep([NOTE], Path()) as find:
        hits = find("did we order the mould?", 10)
    assert hits[0].lines == (4,)
    assert hits[0].text == "- [ ] order the _mould_"


def test_paragraphs_and_files_keep_their_lines() -> None:
    assert [(hit.lines[0], hit.lines[-1]) for hit in paragraphs([NOTE])] == [(1, 1), (3, 4), (6, 6), (8, 8), (10, 12)]
    assert [len(hit.lines) for hit in whole_files([NOTE, NoteFile("empty.md", "\n")])] == [12]


def test_an_answer_cites_the_lines_of_its_passages() -> None:
    answer = answer_of(QUESTION, [Found(NOTE.path, (3, 4, 8), "kiln quote sent")], {NOTE.path: NOTE})
    assert answer.text == "notes/ada.md: kiln quote sent"
    assert [(s.line_start, s.line_end) for s in answer.sources] == [(3, 4), (8, 8)]
    assert answer.sources[1] == Source("notes/ada.md", 8, 8, quote="- kiln quote sent")


def test_recall_counts_evidence_lines() -> None:
    assert recall_of(QUESTION, [Found(NOTE.path, (1, 2, 3), "")]) == 0.5
    assert recall_of(QUESTION, [Found("notes/other.md", (3, 4), "")]) == 0.0


def test_a_budget_of_words_cuts_at_a_line() -> None:
    found = [Found(NOTE.path, (3, 4), ""), Found(NOTE.path, (8,), "")]
    assert within_words(found, {NOTE.path: NOTE}, 4)[0].lines == (3,)
    assert [hit.lines for hit in within_words(found, {NOTE.path: NOTE}, 100)] == [(3, 4), (8,)]


def test_a_person_given_beside_the_question_is_said_in_words() -> None:
    assert asked({"question": "what is open?", "with": "Ada Lind"}) == "what is open? (with Ada Lind)"
    assert asked({"question": "what is open?", "with": None}) == "what is open?"


def test_a_tool_that_is_not_installed_says_so(tmp_path: Path) -> None:
    tally = ask_peer(Peer("x", open_grep, 3, ("no-such-package-here",)), ["meadow"], tmp_path)
    assert figures(tally) == {"name": "x", "versions": {}, "problem": "the package no-such-package-here is not installed"}


def test_grep_on_labelled_questions_gives_the_same_figures_twice(tmp_path: Path) -> None:
    peer = Peer("grep", open_grep, 10)
    first, second = (figures(ask_peer(peer, ["meadow"], tmp_path, 4)) for _ in range(2))
    assert first == second
    assert 0 < first["right"][0] < first["right"][1]
    assert first["abstained"][0] == 0
    assert "seconds" not in json.dumps(first)


def test_nothing_asked_is_nothing_counted() -> None:
    assert figures(Tally("nothing"))["right"] == [0, 0, 0.0, 0.0]


@pytest.mark.loopback
def test_our_embedder_is_served_as_openai_serves_its_own() -> None:
    with served() as url:
        body = json.dumps({"model": "any", "input": ["kiln", "kiln"]}).encode()
        with urllib.request.urlopen(urllib.request.Request(f"{url}/embeddings", body)) as reply:
            data = json.load(reply)["data"]
    assert [len(row["embedding"]) for row in data] == [DIMENSIONS, DIMENSIONS]
    assert data[0]["embedding"] == data[1]["embedding"]
