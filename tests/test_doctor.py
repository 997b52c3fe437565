"""The check-up tells what is doubtful in a workspace, where, and what to do."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.jobs.doctor import CheckUp, Finding

DAY = dt.date(2026, 3, 16)
CONFIG = 'me = "Ines Calder"\n[people."Hanna Moss"]\nrelation = "report"\ncadence_days = 7\n'
GOOD = "# Hanna 1:1 2026-03-11\n\n- readout moved\n- all else fine\n- long walk\n"


def check(root: Path, files: dict[str, str | bytes], config: str = CONFIG) -> CheckUp:
    (root / "forenote.toml").write_text(config, "utf-8")
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    with Assistant(root, DAY) as assistant:
        return assistant.doctor()


def of(found: CheckUp, kind: str) -> list[Finding]:
    return [finding for finding in found.findings if finding.kind == kind]


def test_a_sound_workspace_has_nothing_to_do(tmp_path: Path) -> None:
    found = check(tmp_path, {"hanna/2026-03-11.md": GOOD, "hanna/2026-03-18.md": "# Hanna 1:1 2026-03-18\n\n- plan\n"})
    assert found.findings == () and found.healthy
    assert (found.files, found.sessions, found.planned, found.first, found.last) == (2, 1, 1, dt.date(2026, 3, 11), dt.date(2026, 3, 11))
    assert found.people == (("Hanna Moss", 1),) and found.me == "Ines Calder" and found.kinds == (("session", 2),)


def test_places(tmp_path: Path) -> None:
    found = check(tmp_path, {"a.md": GOOD})
    assert found.places.workspace == str(tmp_path) and found.places.config == str(tmp_path / "forenote.toml")
    assert Path(found.places.cache).is_dir() and found.places.cache_bytes > 0 and found.places.registered is None


def test_an_empty_workspace(tmp_path: Path) -> None:
    found = check(tmp_path, {})
    assert (found.files, found.sessions, found.first) == (0, 0, None)


def test_who_the_user_is(tmp_path: Path) -> None:
    (finding,) = of(check(tmp_path, {"a.md": GOOD}, CONFIG.replace('me = "Ines Calder"', "")), "me")
    assert "me = " in finding.todo


def test_skipped_files(tmp_path: Path) -> None:
    found = check(tmp_path, {"a.md": GOOD, "empty.md": "", "blank.md": "\n \n", "templates/1-1.md": "# 1:1 with NAME\n"})
    assert {(f.where, f.text.split(",")[0]) for f in of(found, "skipped")} == {
        ("empty.md", "empty"),
        ("blank.md", "empty"),
        ("templates/1-1.md", "template"),
    }


def test_copies(tmp_path: Path) -> None:
    found = check(tmp_path, {"h/2026-03-11.md": GOOD, "h/2026-03-11 (conflicted copy).md": GOOD + "- more\n"})
    (finding,) = of(found, "copy")
    assert finding.where == "h/2026-03-11 (conflicted copy).md" and "h/2026-03-11.md" in finding.text and finding.todo


def test_repairs_and_encodings(tmp_path: Path) -> None:
    garbled = GOOD + "- she’s “fine” … really".encode().decode("mac_roman") + "\n"
    found = check(tmp_path, {"a.md": garbled, "b.md": GOOD.replace("11", "12").replace("fine", "fine, déjà vu").encode("utf-16")})
    assert [f.where for f in of(found, "repaired")] == ["a.md"]
    assert [(f.where, f.text) for f in of(found, "encoding")] == [("b.md", "read as utf-16-le")]


def test_dates_with_their_lines(tmp_path: Path) -> None:
    found = check(
        tmp_path,
        {"x/notes.md": "# Hanna 1:1\n\n- no date here\n- [ ] send it\n", "y/doubt.md": "# Hanna 1:1\n\nDate: 03/04/2026\n\n- talk\n"},
    )
    undated, doubtful = of(found, "undated")
    assert undated.where == "x/notes.md:1" and undated.todo
    assert doubtful.where.startswith("y/doubt.md:") and "03/04/2026" in doubtful.text and doubtful.todo


def test_ambiguous_people(tmp_path: Path) -> None:
    config = CONFIG + '[people."Hanna Berg"]\nrelation = "peer"\ncadence_days = 30\n'
    (finding,) = of(check(tmp_path, {"a.md": GOOD}, config), "ambiguous")
    assert finding.where == "a.md:1" and "Hanna Berg or Hanna Moss" in finding.text


def test_people_without_relation_or_cadence(tmp_path: Path) -> None:
    found = check(tmp_path, {"a.md": GOOD, "b.md": "# 1:1 with Theo Brandt 2026-03-10\n\n- [ ] Theo: call\n"})
    (finding,) = of(found, "person")
    assert "Theo Brandt: no relation and no cadence_days" in finding.text and "forenote people add" in finding.todo


@pytest.mark.skipif(os.name != "posix", reason="modes are a thing of POSIX")
def test_a_cache_that_others_may_read(tmp_path: Path) -> None:
    cache = Path(check(tmp_path, {"a.md": GOOD}).places.cache)
    (cache / "CACHEDIR.TAG").chmod(0o644)
    (finding,) = of(check(tmp_path, {"a.md": GOOD}), "permissions")
    assert "CACHEDIR.TAG" in finding.text and finding.todo.startswith("chmod 600")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a file that its owner cannot read")
def test_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text(GOOD)
    (tmp_path / "b.md").chmod(0)
    (finding,) = of(check(tmp_path, {"a.md": GOOD}), "unreadable")
    assert "b.md" in finding.text and finding.todo


def test_what_the_walk_leaves_out_is_told(tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.md"
    outside.write_text(GOOD)
    (tmp_path / "link.md").symlink_to(outside)
    (finding,) = of(check(tmp_path, {"a.md": GOOD}), "unreadable")
    assert "link.md" in finding.text


def test_the_network_part_is_honest(tmp_path: Path) -> None:
    check(tmp_path, {"a.md": GOOD})
    with Assistant(tmp_path, DAY) as assistant:
        assert "no model is configured" in (assistant.doctor(network=True).network or "")
        assert assistant.doctor().network is None
    (tmp_path / "forenote.toml").write_text(CONFIG + '[model]\nbase_url = "http://127.0.0.1:9/v1"\n')
    with Assistant(tmp_path, DAY) as assistant:
        found = assistant.doctor(network=True)
        assert "no name" in (found.network or "") and any(f.kind == "model" and "name" in f.todo for f in found.findings)
