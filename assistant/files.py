"""Reading the workspace's folder and writing single files so that no interruption leaves half of one.

Nothing here knows what a note says. All functions raise only errors of ``assistant.errors``.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

from assistant.errors import Busy, ChangedMeanwhile, NotWritable

_SKIPPED_NAMES = frozenset({"node_modules", "forenote.toml"})
_TEMPLATE_COPIES = "prompts"


# Writing


def write_atomic(path: Path, data: bytes, *, expect: bytes | None = None) -> None:
    """Make `data` the whole content of `path`, so that a reader or a crash sees the old bytes or the new, never a mix.

    A new file gets mode 0600, an existing one keeps its mode; a symbolic link is followed, not replaced.
    With `expect`, the file must still hold exactly those bytes (a missing file holds none), else ChangedMeanwhile.
    Raises NotWritable with the system's reason; the temporary file is gone then. The order (temporary file in the
    same folder, fsync, rename, fsync of the folder) is the usual one for a file that must survive a crash.
    """
    target = os.path.realpath(path)
    folder = os.path.dirname(target)
    # Hidden, so that a walk over the notes never sees it, and short, so that a long file name still fits.
    temp = os.path.join(folder, f".forenote-{os.urandom(6).hex()}.tmp")
    try:
        mode = _writable_mode(target)
        descriptor = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with open(descriptor, "wb") as file:
                if mode is not None:
                    os.chmod(temp, mode)
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            # Compared as late as possible: what is left is the moment between this read and the rename.
            if expect is not None and _bytes_of(target) != expect:
                raise ChangedMeanwhile(str(path))
            os.replace(temp, target)
        finally:
            with suppress(OSError):
                os.unlink(temp)
        _sync_folder(folder)
    except OSError as error:
        raise NotWritable(f"{path} cannot be written: {error.strerror or error}") from error


def _writable_mode(target: str) -> int | None:
    """The mode to keep, None for a new file. A rename would ignore that a file is read-only; the user did not."""
    try:
        found = os.stat(target).st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found):
        raise OSError(0, "it is not a regular file")
    if not found & 0o222 or not os.access(target, os.W_OK):
        raise OSError(0, "it is read-only")
    return stat.S_IMODE(found)


def _bytes_of(target: str) -> bytes:
    try:
        with open(target, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""


def _sync_folder(folder: str) -> None:
    # Not every system can open or sync a folder; the file itself is safe by now.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def private_dir(path: Path) -> Path:
    """Make `path` and its missing parents, each for the user alone (0700); existing folders stay as they are."""
    missing = [folder for folder in (path, *path.parents) if not os.path.isdir(folder)]
    try:
        for folder in reversed(missing):
            with suppress(FileExistsError):
                os.mkdir(folder, 0o700)
        if not os.path.isdir(path):
            raise NotWritable(f"{path} cannot be made: a file of that name is in the way")
    except OSError as error:
        raise NotWritable(f"{path} cannot be made: {error.strerror or error}") from error
    return path


@contextmanager
def write_lock(path: Path, wait_seconds: float) -> Iterator[None]:
    """Hold the lock file `path` alone; Busy, naming the holder, after `wait_seconds`.

    The system drops the lock of a process that dies, so there is no stale lock to clear. The holder's process id and
    command stand in a file beside it, for the message only.
    """
    from filelock import FileLock, Timeout

    holder = path.with_name(path.name + ".holder")
    lock = FileLock(path, timeout=wait_seconds, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        raise Busy(
            f"another Forenote process ({_read_holder(holder)}) is writing; waited {wait_seconds:g} s. "
            "Let it finish or end it, then run the command again"
        ) from None
    except (OSError, NotImplementedError) as error:
        raise NotWritable(f"{path} cannot be locked: {error}") from error
    try:
        with suppress(NotWritable):
            write_atomic(holder, f"{os.getpid()} {_command()}\n".encode("utf-8", "replace"))
        yield
    finally:
        with suppress(OSError):
            holder.unlink()
        lock.release()


def _command() -> str:
    """Program and command word. No further argument: a question or a jot is nobody else's business."""
    words = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    return " ".join([os.path.basename(sys.argv[0] or "python"), *words[:1]])


def _read_holder(holder: Path) -> str:
    try:
        process, _, command = holder.read_text(encoding="utf-8", errors="replace").strip().partition(" ")
    except OSError:
        return "which did not leave its name"
    return f"process {process}, `{command}`"


# Walking


def walk_notes(
    root: Path, include: Sequence[str], exclude: Sequence[str], problems: list[str] | None = None
) -> Iterator[tuple[str, os.stat_result]]:
    """Every regular file below `root` that a pattern includes and none excludes, sorted by its path.

    Paths are relative to `root`, with slashes. Left out: hidden files and folders, ``node_modules``, forenote.toml, the
    workspace's ``prompts/``. Symbolic links are followed inside `root` only, and never to what the walk meets anyway.
    What could not be read is told in `problems`, one line each.
    """
    walk = _Walk(root, include, exclude, [] if problems is None else problems)
    yield from sorted(walk.run())


class _Walk:
    """One walk: folders still to scan, links put off until everything real was met, and what was met already."""

    def __init__(self, root: Path, include: Sequence[str], exclude: Sequence[str], problems: list[str]) -> None:
        self.base = os.path.realpath(root)
        self.wanted = matcher(tuple(include))
        self.unwanted = matcher(tuple(exclude))
        self.problems = problems
        self.found: list[tuple[str, os.stat_result]] = []
        self.folders = [""]
        self.links: list[str] = []
        self.scanned: set[tuple[int, int]] = set()
        self.kept: set[tuple[int, int]] = set()

    def run(self) -> list[tuple[str, os.stat_result]]:
        while self.folders or self.links:
            while self.folders:
                self.scan(self.folders.pop())
            # Sorted, so that of two links to one place the same is taken every time.
            self.links.sort(reverse=True)
            if self.links:
                self.follow(self.links.pop())
        return self.found

    def scan(self, folder: str) -> None:
        path = os.path.join(self.base, folder)
        try:
            place = _place(os.stat(path))
            if place in self.scanned:
                return
            self.scanned.add(place)
            with os.scandir(path) as entries:
                for entry in entries:
                    self.meet(f"{folder}/{entry.name}" if folder else entry.name, entry)
        except OSError as error:
            self.tell(folder or ".", f"folder cannot be read: {error.strerror or error}")

    def meet(self, rel: str, entry: os.DirEntry[str]) -> None:
        if entry.name.startswith(".") or entry.name in _SKIPPED_NAMES or rel == _TEMPLATE_COPIES:
            return
        if entry.is_symlink():
            if not self.unwanted(rel):
                self.links.append(rel)
        elif entry.is_dir(follow_symlinks=False):
            # A folder that a pattern excludes, or whose whole content one does ("archive/**"), is not even opened.
            if not self.unwanted(rel) and not self.unwanted(rel + "/"):
                self.folders.append(rel)
        elif entry.is_file(follow_symlinks=False) and self.wanted(rel) and not self.unwanted(rel):
            with suppress(FileNotFoundError):  # gone since the folder was listed
                self.keep(rel, entry.stat(follow_symlinks=False))

    def keep(self, rel: str, status: os.stat_result) -> None:
        try:
            rel.encode("utf-8")
        except UnicodeEncodeError:
            self.tell(os.fsencode(rel).decode("utf-8", "backslashreplace"), "name is not UTF-8: rename the file")
        else:
            self.found.append((rel, status))
            self.kept.add(_place(status))

    def follow(self, link: str) -> None:
        target = os.path.realpath(os.path.join(self.base, link))
        try:
            status = os.stat(target)
        except OSError as error:
            if self.wanted(link):
                self.tell(link, f"link cannot be followed: {error.strerror or error}")
            return
        is_folder = stat.S_ISDIR(status.st_mode)
        if not is_folder and not (stat.S_ISREG(status.st_mode) and self.wanted(link)):
            return
        if not target.startswith(os.path.join(self.base, "")) and target != self.base:
            self.tell(link, "link leads out of the workspace, not followed")
        elif is_folder:
            self.folders.append(link)
        elif _place(status) not in self.kept:
            self.keep(link, status)

    def tell(self, where: str, what: str) -> None:
        self.problems.append(f"{where}: {what}")


def _place(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


@lru_cache(maxsize=256)
def matcher(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    """Does a path, relative with slashes, fit one of the glob `patterns`?

    ``**`` stands for any folders (also none), ``*`` and ``?`` stay inside one name; everything else, brackets too, is
    literal. A pattern that ends without a wildcard may name a folder: it fits everything below. The suffix is
    compared without case (``*.md`` fits README.MD), composed and decomposed accents are the same.
    """
    if not patterns:
        return lambda path: False
    fits = re.compile("|".join(_translated(pattern) for pattern in patterns), re.DOTALL).fullmatch
    return lambda path: fits(_composed(path)) is not None


def _composed(text: str) -> str:
    if text.isascii():
        return text
    import unicodedata

    return unicodedata.normalize("NFC", text)


def _translated(pattern: str) -> str:
    parts = [part for part in _composed(pattern).replace("\\", "/").split("/") if part not in ("", ".")]
    if pattern.endswith(("/", "\\")):
        parts.append("**")
    last = parts.pop() if parts else "**"
    folders = "".join("(?:.*/)?" if part == "**" else _translated_name(part) + "/" for part in parts)
    if last == "**":
        return folders + ".*"
    suffix = re.search(r"\.[A-Za-z0-9]+$", last)
    name = _translated_name(last[: suffix.start()]) + f"(?i:{re.escape(suffix[0])})" if suffix else _translated_name(last)
    return folders + name + ("" if re.search(r"[*?]", last) else "(?:/.*)?")


def _translated_name(name: str) -> str:
    if set(name) == {"*"}:
        return "[^/]+"
    wild = {"*": "[^/]*", "?": "[^/]"}
    return "".join(wild.get(character) or re.escape(character) for character in re.sub(r"\*+", "*", name))
