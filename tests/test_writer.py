"""The writer of invented histories: the same bytes for the same seed, and a truth that stands in the notes."""

from __future__ import annotations

import hashlib
import itertools
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.config import load_config
from assistant.reading.note import read_note
from evals.forms import FORMS
from evals.words import cast, initials, tasks
from evals.writer import LAST_DAY, Truth, write_history

_count = itertools.count()


def digest(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def line_of(folder: Path, place: str) -> str:
    path, number = place.rsplit(":", 1)
    return (folder / path).read_text(encoding="utf-8").split("\n")[int(number) - 1]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Truth]:
    folder = tmp_path_factory.mktemp("history")
    return folder, write_history(folder, 7, 16, 8)


def test_the_same_seed_writes_the_same_bytes_and_another_does_not(tmp_path: Path) -> None:
    first = write_history(tmp_path / "a", 3, 6, 8)
    assert write_history(tmp_path / "b", 3, 6, 8) == first
    assert digest(tmp_path / "a") == digest(tmp_path / "b")
    write_history(tmp_path / "c", 4, 6, 8)
    assert digest(tmp_path / "a") != digest(tmp_path / "c")


def test_the_configuration_is_one_that_forenote_reads(written: tuple[Path, Truth]) -> None:
    folder, truth = written
    config = load_config(folder / "forenote.toml")
    assert config.me == truth.me
    assert tuple(person.name for person in config.people) == truth.people


def test_every_form_and_every_way_to_end_occurs(tmp_path: Path) -> None:
    items = write_history(tmp_path, 1, 40, 8).items
    assert {item.form for item in items} == set(FORMS)
    assert {item.closing for item in items} == {
        None, "ticked in place", "ticked copy", "report", "child", "struck", "dropped",
    }  # fmt: skip
    assert any(item.reopened for item in items)
    assert any(len(item.dues) > 1 for item in items)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000), sessions=st.integers(1, 12), people=st.integers(1, 9))
def test_the_truth_holds_together(tmp_path: Path, seed: int, sessions: int, people: int) -> None:
    folder = tmp_path / str(next(_count))
    truth = write_history(folder, seed, sessions, people)
    assert len(truth.people) == people
    assert len(truth.sessions) == sessions * people
    assert max(session.date for session in truth.sessions) <= LAST_DAY
    assert len(set(places := [p for item in truth.items for p in item.mentions])) == len(places)
    for item in truth.items:
        assert item.due == (item.dues[-1] if item.dues else None)
        assert (item.status == "open") == (item.closing is None)
        assert (item.status == "dropped") == (item.reason is not None)
        assert item.closed is None or item.opened <= item.closed <= LAST_DAY
        assert all(item.subject in line_of(folder, place) for place in item.mentions)


def test_two_items_of_one_person_never_look_alike() -> None:
    def content(text: str) -> set[str]:
        return {word for word in text.split() if len(word) > 3 and word not in ("with", "from", "before", "about")}

    for seed in range(5):
        made = list(itertools.islice(tasks(random.Random(seed)), 67))
        for one, other in itertools.combinations(made, 2):
            assert one.subject.split()[0] != other.subject.split()[0]
            # Two items may share a qualifier, or a verb and a thing, never more than half of their words.
            shared = content(one.text) & content(other.text)
            assert len(shared) <= max(len(content(one.text)), len(content(other.text))) * 0.67, (one.text, other.text)


def test_names_are_told_apart_and_run_out_loudly() -> None:
    for people in (40, 200):
        names = cast(random.Random(1), people)
        for part in (str.split, initials):
            assert len({str(part(name)) for name in names}) == people
        assert len({name.split()[0] for name in names}) == people
    with pytest.raises(ValueError, match="names for"):
        cast(random.Random(1), 1000)
    with pytest.raises(ValueError, match="no form 'morse'"):
        write_history(Path("nowhere"), 1, 1, 1, ("morse",))


def test_the_reader_sees_all_sessions_and_the_last_state_of_every_item(written: tuple[Path, Truth]) -> None:
    """One note at a time; that they are one item across notes is for the ledger to find."""
    folder, truth = written
    names = (truth.me, *truth.people)
    sessions, states = set(), {}
    for path in {session.path for session in truth.sessions}:
        for session in read_note(path, (folder / path).read_bytes(), names).sessions:
            sessions.add((path, session.date))
            states.update({f"{path}:{item.line}": (item.state, item.due) for item in session.items})
    assert {(s.path, s.date) for s in truth.sessions} <= sessions
    shown = [item for item in truth.items if item.closing not in ("report", "child")]
    assert [item for item in shown if states.get(item.mentions[-1], ("",))[0] != item.status] == []
    assert [item for item in shown if states[item.mentions[-1]][1] not in (None, item.due)] == []
