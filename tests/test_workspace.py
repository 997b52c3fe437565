"""Which workspace is meant, what `init` makes, and where derived files go."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.config import parse_config
from assistant.errors import BadConfig, NotWritable, NoWorkspace, UsageError
from assistant.workspace import (
    cache_folder,
    find_workspace,
    init_workspace,
    open_cache,
    register_default,
    registered_default,
    starting_config,
)

ROOT = Path(__file__).parent.parent


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {"XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_CACHE_HOME": str(tmp_path / "cache")}


def make(folder: Path, text: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "forenote.toml").write_text(text, encoding="utf-8")
    return folder


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): (stat.S_IMODE(path.stat().st_mode), path.read_bytes()) for path in files}


# Finding


def test_the_order_in_which_a_workspace_is_looked_for(tmp_path: Path, env: dict[str, str]) -> None:
    named, variable, near, default = (make(tmp_path / name) for name in ("named", "variable", "near", "default"))
    inside = near / "notes/dana"
    inside.mkdir(parents=True)
    with pytest.raises(NoWorkspace, match="forenote init"):
        find_workspace(None, tmp_path, env)
    register_default(default, env)
    assert find_workspace(None, tmp_path, env).root == default
    assert find_workspace(None, inside, env).root == near
    env["FORENOTE_WORKSPACE"] = str(variable)
    assert find_workspace(None, inside, env).root == variable
    assert find_workspace(named, inside, env).root == named
    assert find_workspace(Path("../../../named"), inside, env).root == named, "relative to where the user stands"
    assert find_workspace(named / "forenote.toml", inside, env).root == named


def test_looking_writes_nothing(tmp_path: Path, env: dict[str, str]) -> None:
    make(tmp_path / "vault")
    before = sorted(tmp_path.rglob("*"))
    find_workspace(None, tmp_path / "vault", env)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_named_folder_that_is_no_workspace(tmp_path: Path, env: dict[str, str]) -> None:
    make(tmp_path / "other")
    (tmp_path / "plain").mkdir()
    for folder in (tmp_path / "plain", tmp_path / "missing"):
        with pytest.raises(UsageError, match=f"forenote init {folder}"):
            find_workspace(folder, tmp_path / "other", env)
    env["FORENOTE_WORKSPACE"] = str(tmp_path / "plain")
    with pytest.raises(UsageError, match="FORENOTE_WORKSPACE"):
        find_workspace(None, tmp_path / "other", env)


def test_a_default_that_is_gone_is_told(tmp_path: Path, env: dict[str, str]) -> None:
    register_default(tmp_path / "gone", env)
    with pytest.raises(UsageError, match="gone"):
        find_workspace(None, tmp_path, env)
    (tmp_path / "config/forenote/workspace").write_text("no absolute path")
    assert registered_default(env) is None


def test_the_configuration_comes_with_the_workspace(tmp_path: Path, env: dict[str, str]) -> None:
    make(tmp_path, 'me = "Priya Raman"')
    assert find_workspace(None, tmp_path, env).config.me == "Priya Raman"
    make(tmp_path, "you = 1")
    with pytest.raises(BadConfig):
        find_workspace(None, tmp_path, env)


def test_a_linked_workspace_is_the_same_workspace(tmp_path: Path, env: dict[str, str]) -> None:
    make(tmp_path / "vault")
    (tmp_path / "link").symlink_to("vault")
    direct, linked = (find_workspace(tmp_path / name, tmp_path, env) for name in ("vault", "link"))
    assert direct == linked


# The cache folder


def test_each_workspace_has_a_cache_folder_of_its_own(tmp_path: Path, env: dict[str, str]) -> None:
    first, second = cache_folder(tmp_path / "a/My Vault é", env), cache_folder(tmp_path / "b/My Vault é", env)
    assert first != second
    assert first.parent == tmp_path / "cache/forenote"
    assert first.name.startswith("my-vault-")
    assert first.name.isascii()
    env["FORENOTE_CACHE"] = str(tmp_path / "elsewhere")
    assert cache_folder(tmp_path / "a", env).parent == tmp_path / "elsewhere"
    assert cache_folder(Path("/"), env).name.startswith("workspace-")


def test_without_xdg_the_system_decides(tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("XDG_CONFIG_HOME")
    for env in ({}, {"XDG_CACHE_HOME": "relative"}):
        assert own_home in cache_folder(tmp_path, env).parents
    register_default(tmp_path, {})
    assert registered_default({}) == tmp_path
    assert [path.name for path in own_home.rglob("workspace")] == ["workspace"]


def test_the_cache_is_private_and_tagged(tmp_path: Path, env: dict[str, str]) -> None:
    workspace = find_workspace(make(tmp_path / "vault"), tmp_path, env)
    folder = open_cache(workspace)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert (folder / "CACHEDIR.TAG").read_bytes().startswith(b"Signature: 8a477f597d28d172789f06886806bc55")
    folder.chmod(0o755)
    assert open_cache(workspace) == folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700, "made private again"
    assert list(tree(tmp_path / "vault")) == ["forenote.toml"], "nothing derived lies among the notes"


def test_a_cache_that_cannot_be_made_is_told(tmp_path: Path, env: dict[str, str]) -> None:
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(NotWritable, match="cache"):
        open_cache(find_workspace(make(tmp_path / "vault"), tmp_path, env))


# init


def test_init_in_an_existing_vault_adds_one_file(tmp_path: Path, env: dict[str, str]) -> None:
    vault = tmp_path / "vault"
    vault.mkdir(mode=0o755)
    (vault / "a.md").write_text("mine")
    before = tree(vault)
    report = init_workspace(vault, "Priya Raman", env)
    after = tree(vault)
    assert after.pop("forenote.toml")[0] == 0o600
    assert after == before
    assert stat.S_IMODE(vault.stat().st_mode) == 0o755
    assert (report.root, report.wrote_config, report.registered, report.default) == (vault, True, True, vault)
    assert find_workspace(None, tmp_path, env).config.me == "Priya Raman"


def test_init_again_changes_nothing(tmp_path: Path, env: dict[str, str]) -> None:
    make(tmp_path / "vault", "# mine\n")
    init_workspace(tmp_path / "vault", "Somebody", env)
    report = init_workspace(tmp_path / "vault", "Somebody", env)
    assert (report.wrote_config, report.registered) == (False, False)
    assert (tmp_path / "vault/forenote.toml").read_text() == "# mine\n"


def test_the_first_workspace_stays_the_default_until_it_is_gone(tmp_path: Path, env: dict[str, str]) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    init_workspace(first, None, env)
    report = init_workspace(second, None, env)
    assert (report.registered, report.default) == (False, first)
    (first / "forenote.toml").unlink()
    assert init_workspace(second, None, env).default == second


def test_init_makes_a_private_folder_and_refuses_a_file(tmp_path: Path, env: dict[str, str]) -> None:
    init_workspace(tmp_path / "new/vault", None, env)
    assert stat.S_IMODE((tmp_path / "new/vault").stat().st_mode) == 0o700
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="is a file"):
        init_workspace(tmp_path / "file", None, env)


def test_init_works_without_a_place_for_the_default(tmp_path: Path, env: dict[str, str]) -> None:
    (tmp_path / "config").write_text("a file")
    report = init_workspace(tmp_path / "vault", None, env)
    assert (report.wrote_config, report.registered, report.default) == (True, False, None)
    assert report.problem is not None
    assert find_workspace(None, tmp_path / "vault", env).config.me is None


@given(st.text(max_size=30))
def test_any_name_comes_back_from_the_starting_config(name: str) -> None:
    said = " ".join(name.encode("utf-8", "replace").decode().split())
    assert parse_config(starting_config(name)).me == (said or None)


def test_every_commented_setting_is_a_valid_one() -> None:
    lines = starting_config(None).splitlines()
    settings = [line[2:] for line in lines if line.startswith(("# [", "# me =")) or (line.startswith("# ") and " = " in line)]
    config = parse_config("\n".join(settings))
    assert config.me == "Your Name"
    assert config.people[0].cadence_days == 7
    assert config.model.pseudonyms is True


# What it costs


def test_the_ground_floor_loads_nothing_heavy() -> None:
    script = "import sys, assistant.workspace, assistant.files, assistant.config, assistant.resources; print(*sys.modules)"
    command = [sys.executable, "-S", "-c", script]
    loaded = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, env=dict(os.environ)).stdout
    heavy = "difflib tempfile shutil subprocess importlib.resources importlib.metadata hashlib tomllib logging asyncio"
    assert set(heavy.split()) & set(loaded.split()) == set()
    assert not {name.split(".")[0] for name in loaded.split()} & {"filelock", "platformdirs", "yaml", "jinja2", "typer"}
