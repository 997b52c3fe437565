"""Importing: files from anywhere become Markdown in the workspace, articles in ``sources/``, notes in ``notes/<person>/``.

Never over an existing file, never twice the same content, and every file with its outcome: what cannot be imported gets a line
and the rest goes on. The original file is left as it is.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Literal

from assistant.errors import ForenoteError, UsageError
from assistant.files import matcher, private_dir, walk_notes, write_atomic
from assistant.jobs.importtexts import Made, Refused, is_a_talk, make_article, make_note
from assistant.knowing.roster import Roster
from assistant.reading.article import SOURCES_FOLDER, is_published, reads_like_article
from assistant.reading.formats import READABLE
from assistant.workspace import Workspace

Kind = Literal["source", "note"]
Status = Literal["imported", "already there", "skipped", "failed"]
NOTES_FOLDER = "notes"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,15}://", re.I)
_TRANSCRIPTS = (".vtt", ".srt")
_LARGEST = 20_000_000
_MOST_NUMBERED = 1000
_STORED = re.compile(rb"^sha256: \"?([0-9a-f]{64})\"?\s*$", re.M)
_HEAD = 65_536


@dataclass(frozen=True, slots=True)
class Wish:
    """How to import: the kind (None: told by each file's own look), whose notes, and the day where a file gives none."""

    kind: Kind | None = None
    person: str | None = None
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. ``given`` as the user wrote it, ``path`` the copy relative to the workspace, ``told`` what is to know."""

    given: str
    status: Status
    kind: Kind | None = None
    path: str | None = None
    told: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """The outcomes, in the order of the files."""

    outcomes: tuple[Outcome, ...]

    @property
    def failed(self) -> bool:
        """Whether something that the user named could not be imported."""
        return any(outcome.status == "failed" for outcome in self.outcomes)


def import_files(workspace: Workspace, given: Sequence[str], wish: Wish, today: dt.date, roster: Callable[[], Roster]) -> Imported:
    """Import files and folders (walked, hidden ones left out). ``roster`` is asked only where a note must be given to somebody.

    UsageError where the wish contradicts itself; everything about a single file is an outcome.
    """
    if wish.kind == "source" and wish.person:
        raise UsageError("an article is nobody's: leave --with out, or say --kind note")
    run = _Run(workspace, wish, today, roster)
    return Imported(tuple(outcome for word in given for outcome in run.take(word)))


@dataclass
class _Run:
    """One import: what the workspace holds already is read once."""

    workspace: Workspace
    wish: Wish
    today: dt.date
    roster: Callable[[], Roster]
    held: dict[str, dict[str, str]] = field(default_factory=dict)

    def take(self, given: str) -> Iterator[Outcome]:
        """The outcomes of one argument."""
        if _ADDRESS.match(given):
            yield Outcome(given, "failed", told="fetching from the web is not built: save the page as a file and import that")
            return
        path = Path(os.path.expanduser(given))
        if not path.is_dir():
            yield self.one(given, path, named=True)
            return
        problems: list[str] = []
        found = False
        for rel, _ in walk_notes(path, ("**/*",), (), problems):
            found = True
            yield self.one(f"{given.rstrip('/')}/{rel}", path / rel, named=False)
        for problem in problems:
            yield Outcome(given, "failed", told=problem)
        if not found and not problems:
            yield Outcome(given, "skipped", told="there is no file in it")

    def one(self, given: str, path: Path, *, named: bool) -> Outcome:
        """The outcome of one file. Of a folder's files, unknown formats are skipped; one that was named has failed."""
        kind: Kind | None = None
        try:
            data = _bytes_of(path)
            kind = self.kind(path, data)
            return self.put(given, path, data, kind)
        except Refused as refused:
            return Outcome(given, "skipped" if refused.unknown and not named else "failed", kind, told=str(refused))
        except ForenoteError as error:
            return Outcome(given, "failed", kind, told=str(error))
        except OSError as error:
            return Outcome(given, "failed", kind, told=f"cannot be read: {error.strerror or error}")

    def kind(self, path: Path, data: bytes) -> Kind:
        """Note or article: as wished, else by whose it is said to be and how it reads."""
        if self.wish.kind or self.wish.person:
            return self.wish.kind or "note"
        if path.suffix.lower() in _TRANSCRIPTS:
            return "note"
        # Many people write their notes as prose: a day and a known name outweigh the look, but not what only publishers write.
        if is_published(path.name, data):
            return "source"
        return "source" if reads_like_article(path.name, data) and not is_a_talk(path.name, data, self.roster) else "note"

    def put(self, given: str, path: Path, data: bytes, kind: Kind) -> Outcome:
        """Write the copy, unless the workspace holds it."""
        digest = sha256(data).hexdigest()
        folder = SOURCES_FOLDER if kind == "source" else NOTES_FOLDER
        inside = self.inside(path)
        # What lies here stays as it is, unless the user says that a page of theirs is an article.
        if inside and (self.wish.kind != "source" or inside.startswith(f"{SOURCES_FOLDER}/")):
            return Outcome(given, "already there", kind, inside, "it lies in the workspace")
        if known := self.known(folder).get(digest):
            return Outcome(given, "already there", kind, known)
        marks = {"imported": self.today, "original": path.name, "sha256": digest}
        if kind == "source":
            made = make_article(path.name, data, marks, self.wish.date)
        else:
            made = make_note(path.name, data, marks, person=self.wish.person, date=self.wish.date, roster=self.roster)
        target = self.free(f"{folder}/{made.name}")
        private_dir((self.workspace.root / target).parent)
        write_atomic(self.workspace.root / target, made.text.encode("utf-8", "replace"), expect=b"")
        self.known(folder)[digest] = target
        return Outcome(given, "imported", kind, target, "; ".join([*made.told, *self.unread(target, made)]))

    def inside(self, path: Path) -> str | None:
        """The path relative to the workspace of a file that lies in it."""
        resolved = Path(os.path.realpath(path))
        root = self.workspace.root
        return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else None

    def known(self, folder: str) -> dict[str, str]:
        """Hashes of what lies below a folder (of the files as they are, and of the originals they were made of) and where."""
        if folder not in self.held:
            found: dict[str, str] = {}
            for rel, _ in walk_notes(self.workspace.root, (f"{folder}/**/*.md", f"{folder}/**/*.txt"), ()):
                try:
                    data = (self.workspace.root / rel).read_bytes()
                except OSError:
                    continue
                found.setdefault(sha256(data).hexdigest(), rel)
                if stored := _STORED.search(data[:_HEAD]):
                    found.setdefault(stored[1].decode(), rel)
            self.held[folder] = found
        return self.held[folder]

    def free(self, wanted: str) -> str:
        """A path where nothing is yet: the wanted one, else with a number."""
        stem = wanted.removesuffix(".md")
        for number in range(1, _MOST_NUMBERED):
            target = wanted if number == 1 else f"{stem}-{number}.md"
            if not os.path.lexists(self.workspace.root / target):
                return target
        raise ForenoteError(f"{wanted} and {_MOST_NUMBERED} numbered ones are there already")

    def unread(self, target: str, made: Made) -> list[str]:
        """A word where the configuration leaves the new note out."""
        notes = self.workspace.config.notes
        read = matcher(tuple(notes.include))(target) and not matcher(tuple(notes.exclude))(target)
        return [] if read or made.is_article else ["[notes] in forenote.toml leaves it out: no brief will know it"]


def _bytes_of(path: Path) -> bytes:
    """The bytes of a file that may be one of ours. Refused for any other."""
    if not path.exists():
        raise Refused("is not there")
    if not path.is_file():
        raise Refused("is no file")
    suffix = path.suffix.lower()
    if suffix and suffix not in READABLE:
        known = ", ".join(sorted(READABLE))
        raise Refused(f"{suffix} is not understood yet (these are: {known})", unknown=True)
    if path.stat().st_size > _LARGEST:
        raise Refused(f"is larger than {_LARGEST // 1_000_000} MB")
    return path.read_bytes()
