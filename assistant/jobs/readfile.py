"""What Forenote sees in a file: the `read` job. Needs no workspace; uses the people of one where it is given."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.config import Config
from assistant.errors import ForenoteError, UsageError
from assistant.knowing.discovery import build_roster, whose, with_people_of
from assistant.knowing.roster import Roster
from assistant.reading.note import read_note
from assistant.records import Note, Session

_STATED = ("front_matter", "attendees", "speaker")
_HEADED = ("heading", "title", "one_on_one")  # a heading's words are an attendee's where they name somebody known: "## Groceries" is nobody


@dataclass(frozen=True, slots=True)
class SeenSession:
    """A session with what the names around it tell. ``planned``: dated after the day of the question."""

    session: Session
    person: str | None
    doubt: str | None
    attendees: tuple[str, ...]
    planned: bool


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file as it was read, and its sessions."""

    note: Note
    sessions: tuple[SeenSession, ...]


def known_names(config: Config) -> tuple[str, ...]:
    """All names and aliases that a configuration holds: lines of notes may begin with them."""
    people = [name for person in config.people for name in (person.name, *person.aliases)]
    return tuple(name for name in (config.me, *config.aliases, *people) if name)


def read_files(
    paths: Sequence[Path],
    as_of: dt.date,
    *,
    root: Path | None = None,
    config: Config | None = None,
    roster: Roster | None = None,
    failed: Callable[[str], None] | None = None,
) -> tuple[SeenFile, ...]:
    """Read the files at ``paths``, shown relative to ``root`` where they lie below it.

    ``failed`` is told of each that cannot be read, and the others are read; without it, and where none can be, that is an error: UsageError
    for what is no file, ForenoteError for what does not open.
    """
    config = config or Config()
    notes: list[Note] = []
    opened: list[Path] = []
    for path in paths:
        try:
            notes.append(read_note(_shown(path, root), _bytes(path), known_names(config)))
            opened.append(path)
        except ForenoteError as error:
            if failed is None or (not notes and path == paths[-1]):
                raise
            failed(str(error))
    if roster is None:
        sessions = [(note.path, session) for note in notes for session in note.sessions]
        roster = build_roster(config, [note for note in notes if note.kind == "page"], sessions)
    elif strange := [(note.path, s) for path, note in zip(opened, notes, strict=True) if not _lies_in(path, root) for s in note.sessions]:
        roster = with_people_of(roster, config, strange)  # a file outside the workspace may be of somebody whom it doesn't know
    return tuple(SeenFile(note, tuple(_seen(note.path, s, roster, as_of) for s in note.sessions)) for note in notes)


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UsageError(f"{path} is a folder: name the files to read")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UsageError(f"{path} is not there") from error
    except (OSError, ValueError) as error:
        raise ForenoteError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _lies_in(path: Path, root: Path | None) -> bool:
    return root is not None and Path(os.path.realpath(path)).is_relative_to(root)


def _shown(path: Path, root: Path | None) -> str:
    if root is not None:
        resolved = Path(os.path.realpath(path))
        if resolved.is_relative_to(root):
            return resolved.relative_to(root).as_posix()
    return path.as_posix()


def _seen(path: str, session: Session, roster: Roster, as_of: dt.date) -> SeenSession:
    person, doubt = whose(roster, path, session)
    stated = [m.name for m in session.mentions if m.where in _STATED or (m.where in _HEADED and _is_somebody(roster, m.name))]
    names = _resolved(stated, roster)
    planned = session.date is not None and session.date > as_of
    return SeenSession(session, person, doubt, names or ((person,) if person else ()), planned)


def _resolved(names: Iterable[str], roster: Roster) -> tuple[str, ...]:
    """Full names where they are clear, as written otherwise; everybody once."""
    full = []
    for name in names:
        found = roster.candidates(name)
        full.append(roster.me or name if roster.is_me(name) else found[0] if len(found) == 1 else name)
    return tuple(dict.fromkeys(full))


def _is_somebody(roster: Roster, name: str) -> bool:
    return roster.is_me(name) or bool(roster.candidates(name))
