"""The ablations: each takes away what it says and nothing else, on a few questions of one corpus."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.workspace import Workspace, find_workspace
from evals import ablations, chromabox, lies
from evals.ablations import LastNoteOnly, Row, VectorsAlone, figures, open_items, table, without_embedder, without_time
from evals.ask import DATA, answer_all, built_in, run
from evals.corpora import questions_of
from evals.differences import difference
from evals.notefiles import NoteFile, note_files

CORPUS = "meadow"
DAY = dt.date(2026, 8, 12)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ablations")


@pytest.fixture
def workspace(cache: Path) -> Workspace:
    return find_workspace(DATA / CORPUS / "workspace", Path("/"), {**os.environ, "FORENOTE_CACHE": str(cache / "cache")})


@pytest.fixture
def words_only(workspace: Workspace) -> Iterator[Assistant]:
    with without_embedder(workspace, DAY) as assistant:
        yield assistant


def test_the_last_note_alone_loses_open_items(cache: Path) -> None:
    full, last = open_items([CORPUS], Assistant, cache), open_items([CORPUS], LastNoteOnly, cache)
    assert len(full["found"]) == len(last["found"])
    assert sum(last["found"]) < sum(full["found"])
    assert sum(last["returned"]) <= sum(full["returned"])


def test_the_last_sessions_are_one_day_a_person(workspace: Workspace) -> None:
    with Assistant(workspace, DAY) as assistant:
        rows = ablations.last_sessions(assistant._held(), DAY)
    by_person = {(held.person, held.date) for held in rows}
    assert len(by_person) == len({person for person, _ in by_person}) > 1
    assert all(held.date and held.date <= DAY for held in rows)


def test_without_time_the_window_is_not_looked_at(workspace: Workspace) -> None:
    question = next(q for q in questions_of(CORPUS) if q["kind"] == "last_session" and q["answerable"])
    with without_embedder(workspace, DAY) as assistant:
        assert built_in(assistant, question).window is not None
        assert without_time(assistant, question).window is None


def test_without_an_embedder_nothing_is_embedded(words_only: Assistant) -> None:
    assert words_only.finder().similarity("tank", ["aquarium"]) is None


def test_vectors_alone_count_no_words(workspace: Workspace) -> None:
    with VectorsAlone(workspace, DAY) as assistant:
        weights = assistant.finder().weights
    assert (weights.dense, weights.session, weights.session_dense) == (1.0, 0.0, 0.0)


def test_lies_get_through_where_nothing_verifies() -> None:
    held, raw = lies.run(4), lies.run(4, verified=False)
    assert held.told == raw.told
    assert held.shown == []
    assert len(raw.shown) >= sum(raw.told.values()) > 0


def test_an_answer_is_the_same_from_run_and_from_chosen_questions(cache: Path) -> None:
    chosen = questions_of(CORPUS)[::40]
    first = run(CORPUS, built_in, cache, 40, opened=without_embedder)
    second = answer_all(CORPUS, chosen, built_in, cache, opened=without_embedder)
    assert [o.answer for o in first] == [o.answer for o in second]


def test_the_table_tells_counts_intervals_and_why_not(cache: Path) -> None:
    outcomes = run(CORPUS, built_in, cache, 40, opened=without_embedder)
    full = Row("full", outcomes, {"found": [True, False], "returned": [False]}, [False] * 4, [True])
    told = figures([full, Row("the same", outcomes), Row("absent", note="not run here: no model")])
    assert told == figures([full, Row("the same", outcomes), Row("absent", note="not run here: no model")])
    assert told[0]["open_items_found"][:2] == [1, 2]
    assert told[1]["right_against_full"] == [0.0, 0.0, 0.0]
    shown = table(told)
    assert "0/4 0.00 [0.00, 0.00]" in shown
    assert "not run here: no model" in shown


def test_chroma_is_not_let_download(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from chromadb.utils.embedding_functions.onnx_mini_lm_l6_v2 import ONNXMiniLM_L6_V2

    monkeypatch.setattr(ONNXMiniLM_L6_V2, "DOWNLOAD_PATH", tmp_path / "all-MiniLM-L6-v2")
    assert chromabox.missing_files() == "all-MiniLM-L6-v2/onnx/config.json"


def test_a_paired_difference_is_narrower_than_the_noise_between_questions() -> None:
    hard_and_easy = [float(n % 2) for n in range(40)]
    better = [*hard_and_easy[:-4], 1.0, 1.0, 1.0, 1.0]
    gap, low, high = difference(better, hard_and_easy)
    assert gap == 0.05
    assert 0 <= low <= gap <= high <= 0.15
    with pytest.raises(ValueError, match="zip"):
        difference([1.0], [])


@pytest.mark.parametrize(("start", "end", "lines"), [(0, 3, (1, 1)), (0, 4, (1, 1)), (0, 5, (1, 2)), (4, 7, (2, 2)), (8, 9, (3, 3))])
def test_characters_lie_on_lines(start: int, end: int, lines: tuple[int, int]) -> None:
    assert NoteFile("a.md", "one\ntwo\n3").lines(start, end) == lines


def test_a_line_that_is_not_there_makes_a_bad_quote() -> None:
    file = NoteFile("a.md", "one\ntwo")
    assert file.source(1, 2).quote == "one two"
    assert file.source(7).quote == "(no such line)"


def test_note_files_are_what_a_person_sees(tmp_path: Path) -> None:
    (tmp_path / ".hidden").mkdir()
    for name in ("b.md", "a.txt", "forenote.toml", ".hidden/c.md"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [file.path for file in note_files(tmp_path)] == ["a.txt", "b.md"]
