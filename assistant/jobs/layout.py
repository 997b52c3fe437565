"""The brief as sections of rows: one arrangement for the terminal, Markdown, HTML and the word count."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from assistant.jobs.jots import is_complaint
from assistant.knowing.heard import SHOWN
from assistant.knowing.telling import addressed, shorten
from assistant.knowing.titles import title_of, words_of
from assistant.records import Action, Source

if TYPE_CHECKING:
    from assistant.jobs.bank import Suggestion
    from assistant.jobs.prep import Brief, Jot
    from assistant.knowing.projects import Track


_OLD_PROMISE = 90  # days since it was last named: then the page leaves it to `forenote actions`
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a mark before it ("!", "8'"), its text, what explains it, where it stands."""

    text: str
    detail: str = ""
    sources: tuple[Source, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with rows; a section without rows is left out."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A whole brief, ready to be set."""

    title: str
    head: tuple[str, ...]
    sections: tuple[Section, ...]
    foot: tuple[str, ...]


def page_of(brief: Brief) -> Page:
    """The brief in the order in which it is needed: what was, what is owed, what stands, what to do with the time."""
    left: dict[str, list[str]] = {}

    def shown(name: str, rows: Sequence[Item], cut: str = "") -> Sequence[Item]:
        most = brief.caps.get(name, len(rows))
        if cut and len(rows) > most:
            left.setdefault(_listing(name, brief), []).append(f"{len(rows) - most} more {cut}")
        return rows[:most]

    today = brief.as_of
    apart = [a for a in (*brief.mine, *brief.theirs) if a.id in brief.looks_done]
    mine, theirs = ([a for a in side if a.id not in brief.looks_done] for side in (brief.mine, brief.theirs))
    marked = [[a for a in side if a.confidence == "marked"] for side in (mine, theirs)]
    inferred = [a for a in (*mine, *theirs) if a.confidence == "inferred"]
    promised = [a for a in inferred if a.due or a.last_seen is None or (today - a.last_seen).days <= _OLD_PROMISE]
    if len(inferred) > len(promised):
        left.setdefault(_listing("promised", brief), []).append(f"{len(inferred) - len(promised)} old promised in prose")
    personal = (
        [Row(f"Personal: {brief.personal.text}", "", (brief.personal.source,))] if brief.personal and brief.caps.get("personal", 1) else []
    )
    sections = (
        Section(_last_title(brief), tuple(Row(s.text, "", (s.source,)) for s in shown("last_time", brief.last_time))),
        Section("Keep in view", tuple(Row(shorten(text, 160), age, (source,)) for text, age, source in shown("standing", brief.standing))),
        Section("You owe", tuple(_action_row(a, brief) for a in shown("mine", marked[0], "that you owe"))),
        Section(_owing(marked[1], brief), tuple(_action_row(a, brief, owner=a.third) for a in shown("theirs", marked[1], "that they owe"))),
        Section("Promised in prose (check the line)", tuple(_action_row(a, brief, owner=_who(a, brief)) for a in shown("promised", promised, "promised in prose"))),
        Section("Looks done (check the line)", tuple(_done_row(a, brief) for a in shown("looks_done", apart, "that look done"))),
        Section("Planned last time", tuple(Row(p.text, "", (p.source,)) for p in shown("plans", brief.plans, "planned"))),
        Section("Achieved since", tuple(Row(shorten(a.text, 160), "", (a.source,)) for a in shown("achievements", brief.achievements, "achieved"))),
        Section("Closed since", tuple(_closed_row(a) for a in shown("closed", brief.closed, "closed"))),
        Section("Projects", tuple(_project_row(t) for t in shown("projects", brief.projects, "projects"))),
        Section("Open questions", tuple(Row(shorten(addressed(q.text), 160), _asked(q.asked, q.sessions_since), (q.source,)) for q in shown("open_questions", brief.open_questions, "open questions"))),
        Section("Your jots", tuple(_jot_row(j) for j in shown("jots", brief.jots, "jots"))),
        Section(f"Agenda ({brief.length} min)", tuple(Row(p.title, p.why if brief.caps.get("reasons", 1) else "", p.sources[:1], f"{p.minutes}'") for p in brief.agenda)),
        _ask(shown("questions", brief.questions), brief),
        Section("Watch", (*(Row(w.text, "", w.evidence[:2]) for w in shown("watch", brief.watch)), *personal)),
    )  # fmt: skip
    return Page(f"1:1 with {brief.person.name}", _head(brief), tuple(s for s in sections if s.rows), _foot(brief, left))


def _listing(name: str, brief: Brief) -> str:
    """The command that lists all of what the page has no room for."""
    person = f'"{brief.person.name}"'
    if name in ("mine", "theirs", "promised", "looks_done"):
        return f"forenote actions {person}"
    return f"forenote actions {person} --status all" if name == "closed" else f"forenote prep {person} --json"


def _ask(questions: Sequence[Suggestion], brief: Brief) -> Section:
    """The questions; those for a mentor with the one to ask next, for there the mentee drives."""
    driven = brief.person.relation == "mentor" and brief.caps.get("follow_ups", 1)
    rows = tuple(Row(q.text, f"then: {q.follow_up} · {q.why}" if driven else q.why, ()) for q in questions)
    return Section("Ask (pick two)" if len(rows) > 1 else "Ask", rows)


def count_words(brief: Brief) -> int:
    """Words that a person reads; the references are looked at, not read, and don't count."""
    page = page_of(brief)
    texts = [page.title, *page.head, *page.foot]
    for section in page.sections:
        texts.append(section.title)
        texts += [f"{row.mark} {row.text} {row.detail}" for row in section.rows]
    return sum(len(re.findall(r"\S*\w\S*", text)) for text in texts)


def day(date: dt.date | None, year: int | None = None) -> str:
    """A day as "11 Mar", with the year where it is not ``year``."""
    if date is None:
        return "no date"
    return f"{date.day} {date:%b}" if year is None or date.year == year else f"{date.day} {date:%b %Y}"


def _last_title(brief: Brief) -> str:
    return f"Last time ({day(brief.last_session, brief.as_of.year)})"


def _who(action: Action, brief: Brief) -> str:
    return action.third or {"mine": "you", "shared": "both"}.get(action.side, brief.person.first)


def _owing(theirs: Sequence[Action], brief: Brief) -> str:
    """Whose list it is."""
    others = [action.side == "other" for action in theirs]
    return "Others owe" if others and all(others) else f"{brief.person.first} {'and others owe' if any(others) else 'owes'}"


def _action_row(action: Action, brief: Brief, owner: str = "") -> Row:
    today, heard = brief.as_of, brief.heard.get(action.id) if brief.caps.get("heard", 1) else None
    late = action.overdue_days(today)
    parts = []
    if action.side == "shared":
        parts.append("both of you")
    if action.due:
        parts.append(f"due {day(action.due, today.year)}" + (f", {_days(late)} over" if late else ""))
    elif action.opened:
        parts.append(f"since {day(action.opened, today.year)}")
    if action.times_carried:
        parts.append(f"carried {action.times_carried}×")
    if len(action.dues) > 1:
        parts.append(f"first {day(action.dues[0], today.year)}")
    if action.reopened:
        parts.append("re-opened")
    if action.waiting_on:
        parts.append(f"waiting for {action.waiting_on}")
    if heard:
        parts.append(f"last heard {day(heard.date, today.year)}: “{shorten(words_of(heard.quote), SHOWN)}”")
    title = title_of(action)
    text = f"{owner}: {title}" if owner else title
    return Row(shorten(text, 160), " · ".join(parts), (action.mentions[-1], *([heard] if heard else ())), "!" if late else "")


def _done_row(action: Action, brief: Brief) -> Row:
    """An open action with the line by which it looks done."""
    line = brief.looks_done[action.id]
    detail = f"{day(line.date, brief.as_of.year)}: “{shorten(words_of(line.quote), 70)}”"
    return Row(shorten(f"{_who(action, brief)}: {title_of(action)}", 160), detail, (action.mentions[-1], line))


def _days(count: int) -> str:
    return f"{count} day{'s' * (count != 1)}"


def _closed_row(action: Action) -> Row:
    how = "dropped" if action.status == "dropped" else "done"
    why = f": {shorten(action.reason, 60)}" if action.reason and action.status == "dropped" else ""
    sources = (action.closed_by,) if action.closed_by else ()
    return Row(shorten(title_of(action), 120), f"{how} {day(action.closed)}{why}", sources)


def _jot_row(jot: Jot) -> Row:
    """A jot with its day; one that complains with the command that makes a proposal of it."""
    parts = [day(jot.date)] if jot.date else []
    parts += ["a complaint: `forenote reframe` makes a proposal of it"] if is_complaint(jot.text) else []
    return Row(shorten(jot.text, 160), " · ".join(parts), (jot.source,))


def _project_row(track: Track) -> Row:
    parts = [track.status]
    if track.was:
        parts.append(f"was {track.was}")
    if track.waiting_on:
        parts.append(f"waiting for {track.waiting_on}" + (f" since {day(track.waiting_since)}" if track.waiting_since else ""))
    if track.eta:
        parts.append(f"ETA {day(track.slipped_from)} → {day(track.eta)}" if track.slipped_from else f"ETA {day(track.eta)}")
    if track.followed_up:
        parts.append(f"followed up {day(track.followed_up)}")
    if track.reason:
        parts.append(shorten(track.reason, 60))
    if track.link:
        parts.append(track.link)
    return Row(shorten(track.title, 80), " · ".join(parts), (track.source, *track.below[:3]))


def _asked(date: dt.date | None, sessions: int) -> str:
    if not date:
        return ""
    return f"asked {day(date)}" + (f", {sessions} sessions ago" if sessions > 1 else "")


def _rhythm(days: int | None) -> str:
    names = {7: "weekly", 14: "every 2 weeks", 21: "every 3 weeks", 28: "every 4 weeks", 30: "monthly", 31: "monthly"}
    return "" if days is None else names.get(days, f"every {days} days")


def _head(brief: Brief) -> tuple[str, ...]:
    timeline = brief.timeline
    following = (
        f"next: {brief.next_session:%a} {day(brief.next_session)}, {brief.length} min"
        if brief.next_session
        else f"next: no date known, {brief.length} min"
    )
    about = " · ".join(p for p in (brief.person.relation or "", _rhythm(timeline.cadence_days), following) if p)
    if timeline.last is None:
        note = f" · {len(timeline.undated)} undated note{'s' * (len(timeline.undated) != 1)}" if timeline.undated else ""
        return about, f"No session with {brief.person.first} in your notes yet: a first-session brief{note} · {_engine(brief)}"
    since = f"{timeline.since:%b %Y}" if timeline.since else ""
    parts = [
        f"last: {timeline.last:%a} {day(timeline.last, brief.as_of.year)}",
        f"{timeline.count} session{'s' * (timeline.count != 1)} since {since}",
    ]
    if timeline.skipped:
        parts.append(f"{len(timeline.skipped)} skipped")
    return about, " · ".join([*parts, _engine(brief)])


def _engine(brief: Brief) -> str:
    """Code decides in any case; a model may have worded it."""
    return "built-in engine" + (f", worded by {brief.engine}" if brief.engine != "built-in" else "")


def _foot(brief: Brief, left: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    parts = []
    names = brief.not_today[: brief.caps.get("not_today", len(brief.not_today))]
    if names:
        parts.append("Not today: " + ", ".join(names))
    if left and not brief.caps.get("reasons", 1):  # a page with hardly a word to spare
        left = {f'forenote prep "{brief.person.name}" --json': [row for rows in left.values() for row in rows]}
    if left:
        parts.append("Left out here: " + "; ".join(f"{', '.join(rows)} (`{command}`)" for command, rows in left.items()))
    if brief.timeline.undated and brief.timeline.last is not None:
        count = len(brief.timeline.undated)
        parts.append(f"{count} note{'s' * (count != 1)} without a date {'are' if count != 1 else 'is'} not in here: `forenote doctor`")
    if brief.skipped_files:
        parts.append(f"{brief.skipped_files} file{'s' * (brief.skipped_files != 1)} skipped: `forenote doctor`")
    notes = [note[0].upper() + note[1:] for note in (brief.wording.notes if brief.wording else ())]
    return (*parts, *notes)
