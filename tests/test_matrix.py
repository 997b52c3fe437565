"""The mapped file of all vectors, and the way through Chroma: both answer as the plain comparison from the index does."""

from __future__ import annotations

import stat
from pathlib import Path

import numpy as np
import pytest

from assistant.finding.finder import Finder
from assistant.finding.matrix import FILE_NAME, best_rows, read_matrix, write_matrix
from assistant.finding.meaning import best_pieces
from assistant.finding.records import Scope
from assistant.knowing.catalogue import open_catalogue
from assistant.workspace import Workspace
from tests.test_finder import DAY, NOTES, finder, paths, write

SCOPES = (Scope(), Scope(private=False), Scope(persons=frozenset({"Dana Whitfield"})), Scope(kinds=frozenset({"card"})))
Found = list[tuple[str, float, float | None]]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return write(tmp_path / "w", NOTES)


def answers(workspace: Workspace, brute: int | None = None) -> list[Found]:
    """What is found for a question in all scopes. ``brute``: the number of pieces up to which they are compared one by one."""
    found = []
    with finder(workspace) as opened:
        if brute is not None:
            opened.meaning.brute = brute
        for scope in SCOPES:
            hits = opened.search("who wrote the billing guide", scope)
            found.append([(h.passage.id, round(h.score, 5), None if h.dense is None else round(h.dense, 5)) for h in hits])
    return found


def plain(workspace: Workspace) -> list[Found]:
    """The same from the index alone: a folder stands where the file would."""
    file = workspace.cache_dir / FILE_NAME
    file.unlink(missing_ok=True)
    file.mkdir(parents=True)
    found = answers(workspace)
    file.rmdir()
    return found


def test_the_file_answers_as_the_index_does(workspace: Workspace) -> None:
    wanted = plain(workspace)
    assert len(wanted[0]) > 3 and all(dense is not None for _, _, dense in wanted[0])
    assert answers(workspace) == wanted
    file = workspace.cache_dir / FILE_NAME
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.stat().st_mtime_ns
    assert answers(workspace) == wanted
    assert file.stat().st_mtime_ns == before


def test_chroma_answers_as_the_index_does(workspace: Workspace) -> None:
    wanted = plain(workspace)
    assert answers(workspace, brute=0) == wanted
    assert (workspace.cache_dir / "vectors" / "manifest.json").is_file()
    assert not (workspace.cache_dir / FILE_NAME).exists()


@pytest.mark.parametrize("damage", [b"", b"x" * 600, b"[]" + b" " * 600, b'{"rows": "many"}' + b" " * 600, b"\xff" * 600])
def test_a_damaged_file_is_made_again(workspace: Workspace, damage: bytes) -> None:
    wanted = answers(workspace)
    file = workspace.cache_dir / FILE_NAME
    whole = file.read_bytes()
    for bad in (damage, whole[:-4]):
        file.write_bytes(bad)
        assert answers(workspace) == wanted
        assert file.read_bytes() == whole


def test_it_follows_the_notes(workspace: Workspace) -> None:
    answers(workspace)
    write(workspace.root, {"marcus/2026-03-02.md": "# 1:1 Marcus 2026-03-02\n\n- he wrote the handbook\n"})
    (workspace.root / "dana/2026-02-18.md").unlink()
    with finder(workspace) as opened:
        assert "dana/2026-02-18.md" not in paths(opened.search("billing migration", Scope()))
        (hit,) = opened.search("who wrote the manual", Scope(persons=frozenset({"Marcus Oye"})), 1)
        assert hit.passage.path == "marcus/2026-03-02.md" and hit.dense
    assert answers(workspace) == plain(workspace)


def test_a_rebuild_leaves_nothing_of_what_is_gone(workspace: Workspace) -> None:
    answers(workspace)
    with open_catalogue(workspace, print) as catalogue:
        catalogue.refresh()
        with Finder(catalogue, workspace, print, as_of=DAY) as opened:
            opened.ensure(rebuild=True)
    assert not (workspace.cache_dir / FILE_NAME).exists()


def test_only_the_wanted_rows_count(tmp_path: Path) -> None:
    draw = np.random.default_rng(1)
    rows = draw.normal(size=(200, 8)).astype(np.float32)
    numbers = [int(n) for n in draw.integers(1, 60, 200)]
    write_matrix(tmp_path, "one", numbers, [row.tobytes() for row in rows])
    assert read_matrix(tmp_path, "two") is None
    matrix = read_matrix(tmp_path, "one")
    assert matrix is not None
    query = rows[7]
    for wanted in ([], [numbers[7]], [3, 4, 5, 999], list(range(1, 60))):
        inside = [i for i, number in enumerate(numbers) if number in wanted]
        expected = best_pieces(query, [numbers[i] for i in inside], [rows[i].tobytes() for i in inside])
        assert best_rows(matrix, query, wanted) == pytest.approx(expected, abs=1e-5)
    assert best_rows(matrix, query[:4], [1]) == {}
