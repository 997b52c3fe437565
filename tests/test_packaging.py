"""The wheel alone, outside the repository, is the whole program: it runs and finds its prompts, cards and evals."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CARRIED = ("prompts", "knowledge", "evals")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from hatchling.builders.wheel import WheelBuilder

    folder = tmp_path_factory.mktemp("dist")
    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, bare, in a folder of its own; its dependencies come from the environment that runs the tests."""
    site = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile"]
    done = subprocess.run([*pip, "--target", str(site), str(wheel)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return site


def run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python away from the repository, with the installed wheel before anything else on its path."""
    env = dict(os.environ, PYTHONPATH=str(site))
    return subprocess.run([sys.executable, *arguments], cwd=site.parent, env=env, capture_output=True, text=True, timeout=60)


def files(folder: Path) -> set[str]:
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in found if not any(part.startswith((".", "__pycache__")) for part in path.parts)}


def test_the_wheel_carries_everything_and_nothing_of_the_developers(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in CARRIED:
        assert {f"assistant/_data/{folder}/{name}" for name in files(ROOT / folder)} <= names
    assert {f"assistant/{name}" for name in files(ROOT / "assistant")} <= names
    tops = {name.split("/")[0] for name in names}
    assert tops == {"assistant", "forenote-0.1.0.dist-info"}
    assert "forenote-0.1.0.dist-info/licenses/LICENSE" in names


def test_resources_are_found_in_the_installed_form(installed: Path) -> None:
    script = f"import assistant.resources as r; print(r.__file__, *map(r.resource, {CARRIED!r}), sep='\\n')"
    done = run(installed, "-c", script)
    assert done.returncode == 0, done.stderr
    module, *folders = (Path(line) for line in done.stdout.splitlines())
    assert installed in module.parents, "the repository's own copy was imported"
    assert [files(folder) for folder in folders] == [files(ROOT / name) for name in CARRIED]


def test_the_sample_can_be_copied_from_the_installed_form(installed: Path, tmp_path: Path) -> None:
    script = f"import datetime, pathlib, assistant.sample as s; s.copy_sample(pathlib.Path({str(tmp_path)!r}), s.BASE)"
    done = run(installed, "-c", script)
    assert done.returncode == 0, done.stderr
    assert files(tmp_path) == files(ROOT / "knowledge/sample")


def test_the_installed_command_answers(installed: Path) -> None:
    for command in (["-m", "assistant"], [str(installed / "bin" / "forenote")]):
        done = run(installed, *command, "--help")
        assert done.returncode == 0, done.stderr
        assert "prep" in done.stdout


def test_a_broken_installation_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant import resources
    from assistant.errors import ForenoteError

    (tmp_path / "assistant/_data").mkdir(parents=True)
    (tmp_path / "prompts").mkdir()  # somebody else's package of that name
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "assistant/resources.py"))
    with pytest.raises(ForenoteError, match="install it again"):
        resources.resource("prompts")


def test_the_demo_runs_from_the_installed_form(installed: Path, tmp_path: Path) -> None:
    target = tmp_path / "demo"
    made = run(installed, "-m", "assistant", "--as-of", "2026-03-16", "init", str(target), "--sample")
    assert made.returncode == 0, made.stderr
    brief = run(installed, "-m", "assistant", "-w", str(target), "--as-of", "2026-03-16", "prep", "Hanna")
    assert brief.returncode == 0, brief.stderr
    assert "## You owe" in brief.stdout and "notes/hanna/2026-03-11.md:" in brief.stdout
    page = run(installed, "-m", "assistant", "-w", str(target), "--as-of", "2026-03-16", "prep", "Gwen", "--format", "html")
    assert page.returncode == 0 and "<!doctype html>" in page.stdout
