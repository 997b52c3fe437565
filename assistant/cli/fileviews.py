"""Results about files as pages: `read` and `doctor`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assistant.cli.layout import Page
from assistant.cli.views import counted

if TYPE_CHECKING:
    from assistant.jobs.doctor import CheckUp
    from assistant.jobs.readfile import SeenFile, SeenSession

_TITLES = {
    "index": "The search index",
    "unreadable": "Not read",
    "me": "Who you are",
    "undated": "Sessions without a date (in no brief)",
    "date": "Doubtful dates",
    "ambiguous": "Sessions that may be of several people (in no brief)",
    "nobody": "Sessions of nobody (in no brief)",
    "person": "People",
    "copy": "Copies",
    "repaired": "Repaired",
    "encoding": "Encodings",
    "problem": "Read with difficulty",
    "skipped": "Skipped",
    "permissions": "Permissions",
}
_MOST = 12  # findings of one kind that a page shows; JSON has all


def read_page(files: Sequence[SeenFile]) -> Page:
    """What is seen in files."""
    page = Page()
    for file in files:
        note = file.note
        page.heading(note.path)
        facts = [
            note.kind,
            note.encoding,
            counted(note.lines, "line"),
            counted(sum(not seen.session.leftover for seen in file.sessions), "session"),
        ]
        page.line(", ".join(facts))
        if note.repaired:
            page.line(f"repaired: {note.repaired}")
        for problem in note.problems:
            page.line(f"problem: {problem}", urgent=True)
        for seen in file.sessions:
            _session(page, seen)
    return page


def _session(page: Page, seen: SeenSession) -> None:
    session = seen.session
    when = f"{session.date} (from the {(session.date_source or 'note').replace('_', ' ')})" if session.date else "no date"
    who = f"with {seen.person or seen.doubt or 'nobody known'}" if not session.leftover else "rest of the day"
    marks = [word for word, holds in (("planned", seen.planned), ("skipped", session.skipped)) if holds]
    page.heading(" · ".join([when, who, f"lines {session.line_start}-{session.line_end}", *marks]))
    if session.date_note:
        page.line(f"date: {session.date_note}", urgent=True)
    for item in session.items:
        facts = [f"{item.kind}, {item.state}", *([f"due {item.due}"] if item.due else []), *item.tags]
        owner = f"{' and '.join(item.owners)}: " if item.owners else ""
        inferred = ["inferred"] if item.confidence == "inferred" else []
        page.line(f"{owner}{item.text}", ", ".join([*facts, *inferred]), f"line {item.line}")
    for project in session.projects:
        facts = [f"project, {project.status}", *([f"ETA {project.eta}"] if project.eta else [])]
        facts += [f"waiting for {project.waiting_on}"] if project.waiting_on else []
        page.line(project.title, ", ".join(facts), f"line {project.line}")
    for question in session.questions:
        page.line(question.text, "question, answered" if question.answered else "question, open", f"line {question.line}")


def doctor_page(found: CheckUp) -> Page:
    """The check-up."""
    page = Page("forenote doctor")
    places = found.places
    page.heading("Where things lie")
    page.line(f"workspace: {places.workspace}")
    page.line(f"configuration: {places.config}")
    page.line(f"cache: {places.cache}", f"{places.cache_bytes / 1e6:.1f} MB, may be deleted at any time")
    page.line(f"default workspace: {places.registered or 'none, `forenote init` registers one'}")
    page.heading("What was read")
    kinds = ", ".join(f"{count} {kind}" for kind, count in found.kinds)
    page.line(counted(found.files, "file"), kinds)
    span = f"{found.first} to {found.last}" if found.first else "none yet"
    page.line(counted(found.sessions, "session"), f"{span}; {found.planned} planned")
    page.line(f"you: {found.me or 'not known'}")
    page.line(f"people: {', '.join(f'{name} ({count})' for name, count in found.people) or 'nobody yet'}")
    if found.index:
        page.line(f"index: {found.index}")
    if found.network:
        page.heading("Network")
        page.line(found.network)
    _findings(page, found)
    page.words("Nothing to do." if found.healthy else "Lines with an arrow say what to do.", quiet=True)
    return page


def _findings(page: Page, found: CheckUp) -> None:
    for kind, title in _TITLES.items():
        same = [finding for finding in found.findings if finding.kind == kind]
        if not same:
            continue
        page.heading(f"{title}: {len(same)}")
        for finding in same[:_MOST]:
            todo = f" → {finding.todo}" if finding.todo else ""
            page.line(f"{finding.text}{todo}", "", finding.where, urgent=bool(finding.todo))
        if len(same) > _MOST:
            page.line(f"and {len(same) - _MOST} more: `forenote doctor --json` has all")


def doctor_shape(found: CheckUp) -> dict[str, Any]:
    """`doctor --json`."""
    places = found.places
    return {
        "as_of": found.as_of.isoformat(),
        "workspace": places.workspace,
        "config": places.config,
        "cache": {"path": places.cache, "bytes": places.cache_bytes},
        "default_workspace": places.registered,
        "me": found.me,
        "files": {"count": found.files, "kinds": dict(found.kinds)},
        "sessions": {
            "held": found.sessions,
            "planned": found.planned,
            "first": found.first.isoformat() if found.first else None,
            "last": found.last.isoformat() if found.last else None,
        },
        "people": [{"name": name, "sessions": count} for name, count in found.people],
        "findings": [{"kind": f.kind, "text": f.text, "where": f.where or None, "todo": f.todo or None} for f in found.findings],
        "network": found.network,
        "index": found.index,
        "healthy": found.healthy,
    }
