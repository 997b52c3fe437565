"""Finding a workspace, making one, and the places outside it: its cache folder and the registered default."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.config import CONFIG_NAME, Config, load_config
from assistant.errors import DefaultGone, NotWritable, NoWorkspace, UsageError
from assistant.files import private_dir, write_atomic

_CACHE_TAG = b"""Signature: 8a477f597d28d172789f06886806bc55
# This folder holds what Forenote derived from your notes. Delete it at any time: it comes back by itself.
# The tag keeps it out of backups; see https://bford.info/cachedir/
"""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder of notes with its configuration. ``cache_dir`` need not exist yet: ``open_cache`` makes it."""

    root: Path
    config: Config
    cache_dir: Path


@dataclass(frozen=True, slots=True)
class InitReport:
    """What ``init_workspace`` did. ``default`` is the registered default now; ``problem`` why it could not be set."""

    root: Path
    wrote_config: bool
    registered: bool
    default: Path | None
    problem: str | None = None


def find_workspace(explicit: Path | None, cwd: Path, env: Mapping[str, str]) -> Workspace:
    """The workspace to work on: `explicit`, FORENOTE_WORKSPACE, the nearest folder upward from `cwd`, the default.

    Writes nothing. UsageError where a named folder is no workspace, NoWorkspace where nothing names one, BadConfig
    where its forenote.toml is wrong.
    """
    named = env.get("FORENOTE_WORKSPACE", "")
    if explicit is not None:
        root = _named(cwd / explicit, "")
    elif named:
        root = _named(cwd / Path(named).expanduser(), " (from FORENOTE_WORKSPACE)")
    else:
        root = _nearest(cwd) or _default_or_none(cwd, env)
    root = Path(os.path.realpath(root))
    return Workspace(root, load_config(root / CONFIG_NAME), cache_folder(root, env))


def _named(folder: Path, origin: str) -> Path:
    if folder.name == CONFIG_NAME and folder.is_file():
        folder = folder.parent
    if not os.path.isdir(folder):
        raise UsageError(f"{folder}{origin} is no folder: `forenote init {folder}` makes it a workspace")
    if not _is_workspace(folder):
        raise UsageError(f"{folder}{origin} has no {CONFIG_NAME}: `forenote init {folder}` makes it a workspace")
    return folder


def _nearest(cwd: Path) -> Path | None:
    return next((folder for folder in (cwd, *cwd.parents) if _is_workspace(folder)), None)


def _default_or_none(cwd: Path, env: Mapping[str, str]) -> Path:
    default = registered_default(env)
    if default is None:
        raise NoWorkspace(str(cwd))
    if not _is_workspace(default):
        raise DefaultGone(str(default))
    return default


def _is_workspace(folder: Path) -> bool:
    return os.path.isfile(folder / CONFIG_NAME)


def cache_folder(root: Path, env: Mapping[str, str]) -> Path:
    """Where the derived files of the workspace at `root` belong: one folder each, named by its resolved path."""
    import hashlib

    resolved = os.path.realpath(root)
    slug = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in os.path.basename(resolved)).split())
    key = hashlib.sha256(os.fsencode(resolved)).hexdigest()[:12]
    override = env.get("FORENOTE_CACHE", "")
    base = Path(override).expanduser().absolute() if override else _user_folder("XDG_CACHE_HOME", env)
    return base / f"{slug.lower()[:32] or 'workspace'}-{key}"


def open_cache(workspace: Workspace) -> Path:
    """Make the workspace's cache folder if it is missing (0700, tagged for backup programs) and return it.

    NotWritable where it cannot be made, or where it stands already and is another user's.
    """
    folder = private_dir(workspace.cache_dir)
    _keep_private(folder)
    tag = folder / "CACHEDIR.TAG"
    if not tag.exists():
        write_atomic(tag, _CACHE_TAG)
    return folder


def _keep_private(folder: Path) -> None:
    """The cache holds text of the notes. In a shared base folder somebody else may have made ours first."""
    if os.name != "posix":
        return
    status = os.stat(folder)
    user = os.getuid()
    if user and status.st_uid not in (0, user):
        raise NotWritable(f"{folder} belongs to another user: set FORENOTE_CACHE to a folder of your own")
    if status.st_mode & 0o077:
        try:
            os.chmod(folder, 0o700)
        except OSError as error:
            raise NotWritable(f"{folder} is open to other users and stays so: {error.strerror}") from error


def registered_default(env: Mapping[str, str]) -> Path | None:
    """The folder that `forenote init` registered, whether or not it still is a workspace."""
    try:
        text = _register(env).read_text(encoding="utf-8", errors="surrogateescape").strip()
    except OSError:
        return None
    return Path(text) if os.path.isabs(text) else None


def register_default(root: Path, env: Mapping[str, str]) -> None:
    """Make `root` the workspace of commands that run outside any. NotWritable if that cannot be noted."""
    register = _register(env)
    private_dir(register.parent)
    write_atomic(register, os.fsencode(os.path.realpath(root)) + b"\n")


def _register(env: Mapping[str, str]) -> Path:
    return _user_folder("XDG_CONFIG_HOME", env) / "workspace"


def _user_folder(variable: str, env: Mapping[str, str]) -> Path:
    """The user's own folder for Forenote. The XDG variables count on every system; relative values do not, as the
    XDG specification has it.
    """
    chosen = env.get(variable, "")
    if os.path.isabs(chosen):
        return Path(chosen, "forenote")
    import platformdirs

    find = platformdirs.user_cache_dir if variable == "XDG_CACHE_HOME" else platformdirs.user_config_dir
    return Path(find("forenote", appauthor=False))


def init_workspace(target: Path, me: str | None, env: Mapping[str, str]) -> InitReport:
    """Make the folder `target` a workspace: add forenote.toml if it has none, register it if no default stands.

    Overwrites nothing. A default that cannot be registered (a read-only home) is told, not raised: the workspace
    works without. UsageError where `target` is a file, NotWritable where it cannot be written to.
    """
    if os.path.exists(target) and not os.path.isdir(target):
        raise UsageError(f"{target} is a file: name a folder")
    root = Path(os.path.realpath(private_dir(target)))
    path = root / CONFIG_NAME
    wrote = not os.path.lexists(path)
    if wrote:
        write_atomic(path, starting_config(me).encode("utf-8"), expect=b"")
    default, problem = registered_default(env), None
    registered = default is None or not _is_workspace(default)
    if registered:
        try:
            register_default(root, env)
            default = root
        except NotWritable as error:
            registered, default, problem = False, None, str(error)
    return InitReport(root, wrote, registered, default, problem)


def starting_config(me: str | None) -> str:
    """The forenote.toml of a new workspace: what is needed, and every other setting as a comment to uncomment."""
    name = " ".join((me or "").encode("utf-8", "replace").decode().split())
    line = f"me = {_toml_text(name)}" if name else '# me = "Your Name"    # how the notes call you'
    return _STARTING_CONFIG.replace("@ME@", line)


def _toml_text(text: str) -> str:
    special = {'"': '\\"', "\\": "\\\\"}
    return '"' + "".join(special.get(c) or (c if c.isprintable() else f"\\U{ord(c):08X}") for c in text) + '"'


_STARTING_CONFIG = """\
# Forenote reads the notes in this folder and below. Everything here may be left out; `forenote doctor` checks it.

@ME@
# aliases = ["Your first name", "YN"]    # other names and initials that mean you

# [notes]
# include = ["**/*.md", "**/*.txt"]      # default: every .md, .markdown, .txt, .vtt and .srt; hidden folders aside
# exclude = ["archive/**"]

# [people."Dana Whitfield"]
# relation = "report"                    # what they are to you: mentor, mentee, manager, report or peer
# aliases = ["Dana W", "DW"]
# paths = ["notes/dana/**"]              # where their notes lie, when the notes do not say
# cadence_days = 7

# A model words things better and is never needed. Without this table nothing leaves your machine.
# [model]
# base_url = "http://127.0.0.1:11434/v1" # any OpenAI-compatible endpoint
# name = "qwen3:8b"
# key_env = "OPENAI_API_KEY"             # the variable that holds the key, if the endpoint wants one
# pseudonyms = true                      # send stand-ins for names; the default where the endpoint is not this machine
# hide = ["Acme", "Project Lantern"]     # further words to send stand-ins for
# price_in = 0.25                        # for a million tokens, to see what a call costs (price_out too)

# [index]
# chroma_url = ""                        # empty: embedded
"""
