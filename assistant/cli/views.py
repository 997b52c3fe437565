"""Results as pages: actions, people, timelines, what was written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assistant.cli.layout import Page

if TYPE_CHECKING:
    from assistant.jobs.actions import ActionList
    from assistant.jobs.closing import Marked
    from assistant.jobs.jots import Jot
    from assistant.jobs.people import PersonCard
    from assistant.jobs.sessionnote import NoteFile
    from assistant.jobs.starting import Started
    from assistant.knowing.catalogue import Refreshed
    from assistant.knowing.timeline import Row, Timeline
    from assistant.records import Action, Person

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()


def day(date: dt.date | None, today: dt.date) -> str:
    """A date as people say it: "11 Mar", with the year where it is not about this one."""
    if date is None:
        return "no date"
    year = f" {date.year}" if abs((today - date).days) > 300 else ""
    return f"{date.day} {_MONTHS[date.month - 1]}{year}"


def counted(count: int, noun: str) -> str:
    """A number with its noun: "1 note", "2 notes"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


# --- actions -----------------------------------------------------------------------------------


def actions_page(found: ActionList) -> Page:
    """The list of commitments, by side; what only prose says apart."""
    page = Page(_actions_title(found))
    if not found.actions:
        page.words("None. `forenote actions --status all` lists closed ones too.")
    for title, actions in _sides(found.marked, found.person):
        page.heading(title)
        for action in actions:
            _action_line(page, action, found)
    if found.inferred:
        page.heading("Said in prose, not marked (inferred)")
        for action in found.inferred:
            _action_line(page, action, found, owner=True)
    if found.shared:
        page.words(f"{counted(found.shared, 'shared one')} not shown here: leave out --{found.side}.", quiet=True)
    return page


def _actions_title(found: ActionList) -> str:
    kind = "" if found.status == "all" else f"{found.status} "
    who = f" with {found.person}" if found.person else ""
    return f"{counted(len(found.actions), f'{kind}action')}{who}, {found.as_of}"


def _sides(actions: Sequence[Action], person: str | None) -> list[tuple[str, list[Action]]]:
    they = f"{person.split()[0]} owes" if person else "They owe"
    titles = {"mine": "You owe", "theirs": they, "shared": "Both of you", "other": "Others"}
    groups = [(title, [a for a in actions if a.side == side]) for side, title in titles.items()]
    return [(title, group) for title, group in groups if group]


def _action_line(page: Page, action: Action, found: ActionList, *, owner: bool = False) -> None:
    late = action.overdue_days(found.as_of)
    text = f"{action.id}  {action.text}"
    page.line(text, " · ".join(_facts(action, found, owner, late)), action.mentions[-1].short(), urgent=late > 0)


def _facts(action: Action, found: ActionList, owner: bool, late: int) -> list[str]:
    today = found.as_of
    facts = []
    if found.person is None and action.person:
        facts.append(f"with {action.person}")
    if owner or action.side == "other":
        facts.append("you" if action.side == "mine" else action.owner_name or action.owner)
    elif action.side == "theirs" and found.person is None and action.owner_name and action.owner_name != action.person:
        facts.append(action.owner_name)
    if action.status != "open":
        why = f": {action.reason}" if action.status == "dropped" and action.reason else ""
        return [*facts, f"{action.status} {day(action.closed, today)}{why}"]
    if action.due:
        facts.append(f"due {day(action.due, today)}" + (f", {counted(late, 'day')} over" if late else ""))
    if len(action.dues) > 1:
        facts.append(f"moved {len(action.dues) - 1}×")
    if action.opened:
        facts.append(f"since {day(action.opened, today)}")
    facts += [f"carried {action.times_carried}×"] if action.times_carried else []
    facts += [f"waiting for {action.waiting_on}"] if action.waiting_on else []
    line = found.looks_done.get(action.id)
    facts += [f"looks done: {day(line.date, today)}, {line.short()}"] if line else []
    return facts


def marked_page(marked: Marked) -> Page:
    """What closing an action wrote."""
    page = Page()
    word = "done" if marked.action.status == "done" else "dropped"
    if not marked.written:
        where = f", see {marked.action.closed_by.short()}" if marked.action.closed_by else ""
        page.words(f"Already {word}: {marked.action.text}{where}. Nothing was written.")
        return page
    page.words(f"{word.capitalize()}: {marked.action.text}")
    for source, (_, after) in zip(marked.written, marked.lines, strict=True):
        text = after.strip()
        page.line(text[2:] if text[:2] in ("- ", "* ", "+ ") else text, "", source.short())  # the page sets a bullet of its own
    return page


def marked_shape(marked: Marked, today: dt.date) -> dict[str, Any]:
    """`actions done --json`, `actions drop --json`."""
    from assistant.jobs.shapes import action_shape, source_shape

    written = [
        {"source": source_shape(source), "before": before, "after": after}
        for source, (before, after) in zip(marked.written, marked.lines, strict=True)
    ]
    return {"action": action_shape(marked.action, today), "written": written}


# --- people ------------------------------------------------------------------------------------


def people_page(cards: Sequence[PersonCard], today: dt.date) -> Page:
    """Everybody."""
    page = Page("People")
    for card in cards:
        page.line(card.person.name, " · ".join(_card_facts(card, today)))
    if not cards:
        page.words("Your notes name nobody yet. `forenote people add NAME --relation report` adds somebody.")
    return page


def _card_facts(card: PersonCard, today: dt.date) -> list[str]:
    facts = [card.person.relation or "relation not set"]
    if card.sessions:
        facts += [counted(card.sessions, "session"), f"last {day(card.last, today)}"]
    else:
        facts.append("no session yet")
    if card.next_expected:
        facts.append(f"next {day(card.next_expected, today)}")
    owed = [f"{count} {whose}" for count, whose in ((card.mine, "with you"), (card.theirs, "with them")) if count]
    return [*facts, f"open: {', '.join(owed)}"] if owed else facts


def card_page(card: PersonCard, today: dt.date) -> Page:
    """One person."""
    person = card.person
    page = Page(person.name)
    origin = {"config": "forenote.toml", "page": person.page or "a page", "notes": "your notes only"}[person.origin]
    rhythm = f"every {counted(card.cadence_days, 'day')} ({card.cadence_source})" if card.cadence_days else "not known"
    page.line(f"relation: {person.relation or 'not set'}")
    page.line(f"also called: {', '.join(person.aliases) or 'nothing else'}")
    page.line(f"rhythm: {rhythm}")
    span = f", {day(card.first, today)} to {day(card.last, today)}" if card.sessions else ""
    page.line(f"sessions: {card.sessions}{span}")
    page.line(f"next: {day(card.next_expected, today) if card.next_expected else 'not known'}")
    page.line(f"open: {card.mine} with you, {card.theirs} with them")
    page.line(f"known from: {origin}" + (f", page {person.page}" if person.page and person.origin != "page" else ""))
    return page


def card_shape(card: PersonCard) -> dict[str, Any]:
    """`people show --json`."""
    from assistant.jobs.shapes import iso, person_shape

    return {
        **person_shape(card.person),
        "cadence_days": card.cadence_days,
        "cadence_source": card.cadence_source,
        "sessions": card.sessions,
        "first": iso(card.first),
        "last": iso(card.last),
        "next_expected": iso(card.next_expected),
        "open": {"mine": card.mine, "theirs": card.theirs},
    }


def people_shape(cards: Sequence[PersonCard]) -> dict[str, Any]:
    """`people --json`."""
    return {"people": [card_shape(card) for card in cards]}


def added_page(person: Person) -> Page:
    """What `people add` did."""
    page = Page()
    page.words(f"Added {person.name} to forenote.toml{f' as {person.relation}' if person.relation else ''}.")
    return page


# --- sessions ----------------------------------------------------------------------------------


def timeline_page(timeline: Timeline, rows: Sequence[Row], topic: str | None) -> Page:
    """The sessions with somebody."""
    today, first = timeline.as_of, timeline.person.first
    page = Page(f"{timeline.person.name}{f': {topic}' if topic else ''}")
    gaps = {after: before for before, after in timeline.gaps}
    for row in rows:
        gap = gaps.get(row.meeting.date) if not topic else None
        detail = f"after {counted((row.meeting.date - gap).days, 'day')}" if gap else ""
        about = row.about.text if row.about else "nothing that may be shown"
        where = row.about.source.short() if row.about else row.meeting.held[0].path
        page.line(f"{row.meeting.date} {_DAYS[row.meeting.date.weekday()]}  {about}", detail, where)
    if not rows:
        page.words(f"No session with {first} speaks of it." if topic else f"No session with {first} in your notes yet.")
    if not topic:
        _timeline_foot(page, timeline, today)
    return page


def _timeline_foot(page: Page, timeline: Timeline, today: dt.date) -> None:
    for meeting in timeline.planned:
        page.line(f"{meeting.date} {_DAYS[meeting.date.weekday()]}  planned", "", meeting.held[0].path)
    facts = [counted(timeline.count, "session")]
    if timeline.cadence_days:
        kept = f", kept {round(timeline.kept * 100)} %" if timeline.kept is not None else ""
        facts.append(f"every {counted(timeline.cadence_days, 'day')} ({timeline.cadence_source}{kept})")
    if timeline.skipped:
        facts.append(f"skipped: {', '.join(day(date, today) for date in timeline.skipped)}")
    if timeline.next_expected:
        facts.append(f"next: {day(timeline.next_expected, today)}")
    if timeline.undated:
        facts.append(f"{counted(len(timeline.undated), 'note')} without a date (see `forenote doctor`)")
    page.words(" · ".join(facts), quiet=True)


def jot_page(jot: Jot) -> Page:
    """What `jot` wrote."""
    page = Page()
    kept = "; it is marked private, so no brief will show it" if jot.is_private else ""
    page.words(f"Jotted for {jot.source.person}: {jot.text} ({jot.source.short()}){kept}")
    return page


def note_page(note: NoteFile) -> Page:
    """Where the session's note is."""
    page = Page()
    page.words(note.path)
    if not note.made:
        from assistant.cli.options import warn

        warn(f"{note.path} is there already and was left as it is")
    return page


def note_shape(note: NoteFile) -> dict[str, Any]:
    """`note --json`."""
    return {"path": note.path, "made": note.made}


# --- the workspace -----------------------------------------------------------------------------


def started_page(started: Started) -> Page:
    """What `init` did, and what to do next."""
    report, sample = started.report, started.sample
    page = Page()
    made = report.wrote_config or (sample is not None and "forenote.toml" in sample.written)
    page.words(f"{report.root} is {'now ' if made else 'already '}a workspace.")
    if sample is not None:
        left = f", {counted(len(sample.skipped), 'file')} stood there already" if sample.skipped else ""
        page.line(f"{counted(len(sample.written), 'file')} of invented people and notes added{left}")
    if report.registered:
        page.line("it is your default workspace: commands work from anywhere")
    elif report.problem:
        page.line(f"it could not be made your default workspace: {report.problem}")
    elif report.default and report.default != report.root:
        page.line(f"your default workspace stays {report.default}; use -w or work inside this folder")
    page.line("next: `forenote people`, then `forenote prep NAME`")
    return page


def started_shape(started: Started) -> dict[str, Any]:
    """`init --json`."""
    report, sample = started.report, started.sample
    return {
        "workspace": str(report.root),
        "wrote_config": report.wrote_config or bool(sample and "forenote.toml" in sample.written),
        "registered": report.registered,
        "default": str(report.default) if report.default else None,
        "problem": report.problem,
        "sample": {"written": list(sample.written), "skipped": list(sample.skipped)} if sample else None,
    }


def index_page(done: Refreshed) -> Page:
    """What a refresh did."""
    page = Page()
    page.words(f"{counted(done.seen, 'note')}: {done.read} read, {done.removed} gone, {done.seen - done.read} unchanged.")
    for problem in done.problems:
        page.line(problem)
    return page


def index_shape(done: Refreshed) -> dict[str, Any]:
    """`index --json`."""
    return {"seen": done.seen, "read": done.read, "removed": done.removed, "problems": list(done.problems)}
