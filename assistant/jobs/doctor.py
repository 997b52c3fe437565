"""The check-up: where things lie, what was read and how, what is doubtful, and what to do about each."""

from __future__ import annotations

import datetime as dt
import os
import stat
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.config import CONFIG_NAME
from assistant.finding.condition import Condition
from assistant.jobs.sessionnote import DIARIES
from assistant.knowing.catalogue import FileState
from assistant.knowing.roster import Roster
from assistant.reading.opendates import TO_DO
from assistant.records import Held
from assistant.workspace import Workspace
from assistant.writing.probe import Probe


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing worth knowing. ``kind`` groups, ``where`` is a path or path:line, ``todo`` what to do (may be "")."""

    kind: str
    text: str
    where: str = ""
    todo: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """Where things lie; ``cache_bytes`` is 0 where nothing was derived yet."""

    workspace: str
    config: str
    cache: str
    cache_bytes: int
    registered: str | None


@dataclass(frozen=True, slots=True)
class CheckUp:
    """The whole report. Counts are of files and sessions; ``first`` and ``last`` the days of the outer sessions."""

    places: Places
    as_of: dt.date
    me: str | None
    files: int
    sessions: int
    planned: int
    people: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]
    first: dt.date | None
    last: dt.date | None
    findings: tuple[Finding, ...]
    network: str | None = None
    index: str = ""

    @property
    def healthy(self) -> bool:
        """Whether nothing asks to be done."""
        return not any(finding.todo for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Known:
    """What the catalogue holds, for the check-up."""

    files: Sequence[FileState]
    held: Sequence[Held]
    doubts: Sequence[tuple[str, int, str]]
    roster: Roster
    problems: Sequence[str]


def check_up(workspace: Workspace, known: Known, as_of: dt.date, *, registered: Path | None) -> CheckUp:
    """Look at everything. Writes nothing and connects to nothing."""
    dated = [h for h in known.held if h.date and not h.session.leftover]
    held = [h for h in dated if h.date and h.date <= as_of and not h.session.skipped]
    days = sorted({h.date for h in held if h.date})
    met = {(h.person, h.date) for h in held if h.person}
    people = Counter(person for person, _ in met)
    cache = workspace.cache_dir
    places = Places(
        str(workspace.root),
        str(workspace.root / CONFIG_NAME),
        str(cache),
        _size(cache),
        str(registered) if registered else None,
    )
    return CheckUp(
        places=places,
        as_of=as_of,
        me=known.roster.me,
        files=len(known.files),
        sessions=len(held),
        planned=len({(h.person, h.date) for h in dated if h.date and h.date > as_of}),
        people=tuple((person.name, people[person.name]) for person in known.roster.people),
        kinds=tuple(sorted(Counter(file.kind for file in known.files).items())),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        findings=tuple(_findings(workspace, known)),
    )


def with_network(found: CheckUp, seen: Probe) -> CheckUp:
    """The report with what the model endpoint said, and what to change where it is not as it should be."""
    findings = found.findings if not seen.todo else (*found.findings, Finding("model", seen.text, CONFIG_NAME, seen.todo))
    return replace(found, findings=findings, network=seen.text)


def _findings(workspace: Workspace, known: Known) -> Iterable[Finding]:
    yield from _unreadable(known.problems)
    yield from _about_me(workspace, known.roster)
    yield from _about_sessions(known)
    yield from _about_people(workspace, known)
    yield from _about_files(known.files)
    yield from _permissions(workspace.cache_dir)


def with_index(found: CheckUp, condition: Condition) -> CheckUp:
    """The report with what the index is like."""
    c = condition
    lines = [Finding("index", text) for text in c.mended]
    if c.problem:
        lines.append(Finding("index", c.problem, "", "forenote index --rebuild"))
    if c.embedder is None:
        state = f"{c.passages} passages, found by words alone"
    elif not c.vectors:
        state = f"{c.passages} passages, found by words; the first search or `forenote index` adds meaning"
    else:
        proof = ", every one found in the vector store" if c.proven else ""
        state = f"{c.passages} passages, {c.vectors} of {c.pieces} pieces with a vector ({c.embedder}){proof}"
    return replace(found, findings=(*found.findings, *lines), index=state)


def _unreadable(problems: Sequence[str]) -> Iterable[Finding]:
    for problem in problems:
        yield Finding("unreadable", problem, "", "make it readable, or exclude it under [notes] in forenote.toml")


def _about_me(workspace: Workspace, roster: Roster) -> Iterable[Finding]:
    if workspace.config.me is None:
        guess = f" (guessed from your notes: {roster.me})" if roster.me else ""
        name = roster.me or "Your Name"
        yield Finding("me", f"forenote.toml does not say who you are{guess}", CONFIG_NAME, f'add `me = "{name}"` at its top')


def _about_sessions(known: Known) -> Iterable[Finding]:
    doubtful = {(path, line) for path, line, _ in known.doubts}
    for held in known.held:
        session = held.session
        where = f"{held.path}:{session.line_start}"
        if session.leftover:
            continue
        if session.date is None:
            todo = "write the date into a heading or the front matter"
            yield Finding("undated", session.date_note or "no date found", where, todo)
        elif session.date_note:
            yield Finding("date", session.date_note, where, "write the date as YYYY-MM-DD")
        if held.person is None and (held.path, session.line_start) not in doubtful:
            # A day's notes without a 1:1 are no fault; that nobody is named may be one anywhere else.
            folders = {part.lower() for part in held.path.split("/")[:-1]}
            todo = "" if folders & DIARIES else "add `person: NAME` to the front matter, or `paths` in forenote.toml"
            yield Finding("nobody", "names nobody", where, todo)
    for path, line, doubt in known.doubts:
        yield Finding("ambiguous", f"may be {doubt.rstrip('?')}", f"{path}:{line}", "write the full name in the note")


def _about_people(workspace: Workspace, known: Known) -> Iterable[Finding]:
    seen = {held.person for held in known.held}
    for person in known.roster.people:
        lacking = [word for word, value in (("relation", person.relation), ("cadence_days", person.cadence_days)) if not value]
        if lacking and (person.name in seen or person.origin != "notes"):
            todo = f'forenote people add "{person.name}" --relation RELATION --cadence DAYS'
            if person.origin == "config":
                todo = f'add it under [people."{person.name}"] in forenote.toml'
            yield Finding("person", f"{person.name}: no {' and no '.join(lacking)}", person.page or "", todo)
        if person.origin == "config" and person.name not in seen and known.held:
            yield Finding("person", f"{person.name} is in forenote.toml, but no note is theirs", CONFIG_NAME)


def _about_files(files: Sequence[FileState]) -> Iterable[Finding]:
    for file in files:
        if file.copy_of:
            todo = "compare them and delete one" if file.copy_kind == "conflict copy" else ""
            yield Finding("copy", f"{file.copy_kind} of {file.copy_of}, not counted", file.path, todo)
        if file.repaired:
            yield Finding("repaired", f"read with {file.repaired} repaired; the file is as it was", file.path)
        if file.encoding not in ("utf-8", "utf-8-sig", "binary") and file.kind != "empty":
            yield Finding("encoding", f"read as {file.encoding}", file.path, "save it as UTF-8 if letters look wrong")
        if file.kind in ("empty", "template", "other"):
            yield Finding("skipped", f"{file.kind}, holds no session", file.path)
        if file.kind == "brief":
            todo = "lines you added to it are not read either: put them in a note"
            yield Finding("skipped", "a brief that Forenote wrote, it repeats your notes", file.path, todo)
        for problem in file.problems:
            # Doubtful dates are told above, with the line of their session.
            if problem.endswith(TO_DO):
                yield Finding("problem", problem.removesuffix(f": {TO_DO}"), file.path, TO_DO)
            elif problem != "empty" and not problem.startswith("line "):
                yield Finding("problem", problem, file.path)


def _permissions(cache: Path) -> Iterable[Finding]:
    if os.name != "posix" or not cache.is_dir():
        return
    for path in (cache, *sorted(cache.rglob("*"))):
        mode = stat.S_IMODE(path.lstat().st_mode)
        if mode & 0o077 and not path.is_symlink():
            right = "700" if path.is_dir() else "600"
            yield Finding("permissions", f"{path} may be read by others ({mode:o})", "", f"chmod {right} '{path}'")


def _size(folder: Path) -> int:
    try:
        return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())
    except OSError:
        return 0
