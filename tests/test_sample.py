"""The sample always ends about today, and copying it harms nothing."""

from __future__ import annotations

import datetime as dt
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.config import load_config
from assistant.errors import UsageError
from assistant.resources import resource
from assistant.sample import BASE, copy_sample, moved, spelled

WEEK = dt.timedelta(weeks=1)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    folder = tmp_path / "sample"
    (folder / "notes/dana").mkdir(parents=True)
    (folder / "notes/dana/2026-03-11.md").write_text("# {{2026-03-11|%A %-d %B %Y}}\nnext: {{2026-03-18}}\n")
    (folder / "notes/old.txt").write_bytes(b"caf\xe9 {{2026-03-11|%d/%m/%y}}, not 2026-03-11\n")
    (folder / ".DS_Store").write_bytes(b"")
    return folder


@pytest.mark.parametrize(
    ("anchor", "shifted"),
    [
        ("2026-03-16", "2026-03-11"),
        ("2026-03-18", "2026-03-11"),
        ("2026-03-22", "2026-03-18"),
        ("2026-03-23", "2026-03-18"),
        ("2026-03-15", "2026-03-11"),
        ("2027-01-01", "2026-12-30"),
        ("2024-02-29", "2024-02-28"),
    ],
)
def test_dates_move_by_whole_weeks(tmp_path: Path, sample: Path, anchor: str, shifted: str) -> None:
    target = tmp_path / "target"
    report = copy_sample(target, dt.date.fromisoformat(anchor), sample)
    assert report.written == (f"notes/dana/{shifted}.md", "notes/old.txt")
    moved_to = dt.date.fromisoformat(shifted)
    text = (target / report.written[0]).read_text()
    assert text.startswith(f"# Wednesday {moved_to.day} ")
    assert text.endswith(f"next: {moved_to + WEEK}\n")
    year, month, day = shifted.split("-")
    assert (target / "notes/old.txt").read_bytes() == f"café {day}/{month}/{year[2:]}, not 2026-03-11\n".encode("latin-1")


def test_nothing_is_overwritten_and_all_is_private(tmp_path: Path, sample: Path) -> None:
    target = tmp_path / "target"
    (target / "notes").mkdir(parents=True, mode=0o755)
    (target / "notes/old.txt").write_text("mine")
    report = copy_sample(target, BASE, sample)
    assert report.skipped == ("notes/old.txt",)
    assert (target / "notes/old.txt").read_text() == "mine"
    assert stat.S_IMODE((target / "notes/dana").stat().st_mode) == 0o700
    assert stat.S_IMODE((target / report.written[0]).stat().st_mode) == 0o600
    again = copy_sample(target, BASE, sample)
    assert again.written == ()
    assert len(again.skipped) == 2


@given(st.dates(dt.date(1000, 1, 1)), st.sampled_from(["%Y-%m-%d", "%A, %-d. %B %Y", "%a %d %b %y", "%-m/%-d", "plain"]))
def test_dates_are_spelled_as_strftime_does_in_english(date: dt.date, form: str) -> None:
    assert spelled(date, form) == date.strftime(form)


def test_unknown_date_codes_and_endless_shifts_are_refused(tmp_path: Path, sample: Path) -> None:
    for form in ("%q", "100%", "%-Y"):
        with pytest.raises(ValueError, match="unknown date code"):
            spelled(BASE, form)
    with pytest.raises(UsageError, match="calendar"):
        copy_sample(tmp_path / "target", dt.date.min, sample)


def test_text_without_tokens_stays_as_it_is() -> None:
    for data in (b"{{name}} {{ 2026-03-11 }} {{2026-3-1}} {2026-03-11}", b"\xff\xfe\x00", b""):
        assert moved(data, WEEK) == data


def test_the_shipped_sample_is_whole(tmp_path: Path) -> None:
    report = copy_sample(tmp_path / "target", dt.date(2031, 7, 9))
    assert len(report.written) == len(set(report.written)) > 20
    texts = {name: (tmp_path / "target" / name).read_bytes() for name in report.written}
    assert [name for name, data in texts.items() if b"{{20" in data] == []
    assert load_config(tmp_path / "target/forenote.toml").me


def test_resources_are_found_in_the_checkout_and_missing_ones_told() -> None:
    assert resource("knowledge/sample").is_dir()
    with pytest.raises(Exception, match="install it again"):
        resource("knowledge/none")
