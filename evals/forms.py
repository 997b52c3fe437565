"""The forms in which people keep their 1:1 notes, as a function each from a history to lines.

A form is given a person's meetings and writes them on sheets; each line about an item tells its entry where it stands.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from evals.histories import Entry, Meeting
from evals.words import ME, TOPICS, initials, kind_word

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
LONG_MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
LONG_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MINE = ME.split()[0]


@dataclass(slots=True)
class Sheet:
    """A file while it is written."""

    path: str
    lines: list[str] = field(default_factory=list)

    def add(self, *lines: str) -> None:
        """Lines that are about no item."""
        self.lines += lines

    def about(self, entry: Entry, line: str, *below: str) -> None:
        """A line about an item, with what stands below it."""
        self.lines.append(line)
        entry.place = f"{self.path}:{len(self.lines)}"
        self.lines += below


@dataclass(slots=True)
class Desk:
    """What a form writes with: the sheets by path, chance, and whom the notes are about."""

    rng: random.Random
    person: str
    sheets: dict[str, Sheet]
    session_places: list[tuple[str, int, dt.date]] = field(default_factory=list)

    @property
    def first(self) -> str:
        """The person's first name."""
        return self.person.split()[0]

    def sheet(self, path: str) -> Sheet:
        """The file of that path, new or begun before."""
        return self.sheets.setdefault(path, Sheet(path))

    def begin(self, sheet: Sheet, heading: str, date: dt.date) -> None:
        """The line with which a session begins."""
        sheet.add(heading)
        self.session_places.append((sheet.path, len(sheet.lines), date))

    def owner(self, entry: Entry) -> str:
        """The first name of whoever is to do it."""
        return MINE if entry.item.mine else self.first

    def letters(self, entry: Entry) -> str:
        """The initials of whoever is to do it."""
        return initials(ME if entry.item.mine else self.person)

    def due(self, entry: Entry, said: dt.date) -> str:
        """The due date as one would write it that day, with a space before it; empty where there is none."""
        due = entry.due
        if due is None:
            return ""
        short, ahead = f"{due.day} {MONTHS[due.month - 1]}", (due - said).days
        forms = [
            f"by {short}",
            f"due {due.isoformat()}",
            f"(by {WEEKDAYS[due.weekday()]} {short})",
            f"by {long_date(due)}",
        ]
        if ahead == 1:
            forms.append("by tomorrow")
        # Said early in the week, "by Friday" can only be this week's.
        if due.weekday() == 4 and said.weekday() < 3 and 1 < ahead < 5:
            forms += ["by Friday", "by Friday"]
        return f" {self.rng.choice(forms)}"


def long_date(day: dt.date) -> str:
    """2026-01-21 as "21 January 2026"."""
    return f"{day.day} {LONG_MONTHS[day.month - 1]} {day.year}"


def american(day: dt.date) -> str:
    """2026-01-21 as "Jan 21, 2026"."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


# --- lines about items -----------------------------------------------------------------------------------------------


def tail(entry: Entry) -> str:
    """What stands behind the words of an item: that it came back, or was dropped and why."""
    if entry.how == "dropped":
        return f" - dropped, {entry.reason}"
    return f" (reopened: {entry.reason})" if entry.reason else ""


def below(entry: Entry, indent: str = "    ") -> tuple[str, ...]:
    """The line under an unticked copy that says it was done."""
    return (f"{indent}- {entry.item.task.verb_past} ✔",) if entry.how == "child" else ()


def box(entry: Entry, words: str, tick: str = "") -> str:
    """A checkbox; struck through where the entry is."""
    if entry.how == "struck":
        return f"- [ ] ~~{words}~~"
    mark = {"done": "x", "dropped": "-"}.get(entry.how, " ")
    return f"- [{mark}] {words}{tail(entry)}{tick if entry.how == 'done' else ''}"


def bullet(entry: Entry, words: str, lead: str = "- ", done: str = " (done)") -> str:
    """A line without a box, where words or strokes say that it is done."""
    if entry.how == "struck":
        return f"{lead}~~{words}~~"
    return f"{lead}{words}{tail(entry)}{done if entry.how == 'done' else ''}"


def split(meeting: Meeting) -> tuple[list[Entry], list[Entry], list[Entry]]:
    """Entries that are reported in a sentence, those carried over, and the new ones."""
    reports = [e for e in meeting.entries if e.how == "report"]
    carried = [e for e in meeting.entries if e.carried and e.how != "report"]
    return reports, carried, [e for e in meeting.entries if not e.carried and e.how != "report"]


def talk(desk: Desk, sheet: Sheet, meeting: Meeting, mark: str = "- ") -> None:
    """What was said, with reports of things done among it, and questions."""
    spoken: list[str | Entry] = [*meeting.talk, *split(meeting)[0]]
    desk.rng.shuffle(spoken)
    for line in spoken:
        if isinstance(line, Entry):
            sheet.about(line, f"{mark}{line.words}")
        else:
            sheet.add(f"{mark}{line}")
    sheet.add(*(f"{mark}{question}" for question in meeting.questions))


# --- forms -----------------------------------------------------------------------------------------------------------


def dated_files(desk: Desk, meetings: Sequence[Meeting]) -> None:
    """One file a session with front matter and boxes."""
    style = desk.rng.randrange(3)
    for meeting in meetings:
        sheet = desk.sheet(f"notes/{desk.first.lower()}/{meeting.date.isoformat()}.md")
        desk.begin(sheet, "---", meeting.date)
        sheet.add(f"date: {meeting.date.isoformat()}", f"person: {desk.person}", "tags: [1on1]", "---")
        sheet.add(f"# 1:1 {desk.person}", "", "## Notes")
        talk(desk, sheet, meeting)
        _, carried, new = split(meeting)
        for title, entries in (("Carried over", carried), ("Action items", new)):
            if entries:
                sheet.add("", f"## {title}")
            for entry in entries:
                words, who = entry.words + desk.due(entry, meeting.date), desk.owner(entry)
                shown = (f"{who}: {words}", f"{who} to {words}", f"{words} ({who})")[style]
                sheet.about(entry, box(entry, shown), *below(entry))


def running(desk: Desk, meetings: Sequence[Meeting], newest_first: bool) -> None:
    """One shared Markdown document with a heading a session, and a template at its top."""
    sheet = desk.sheet(f"{'shared' if newest_first else 'logs'}/{desk.first} and {MINE}.md")
    sheet.add(f"# 1:1 {desk.person} / {ME}", "")
    sheet.add("## Template", "Date: [INSERT DATE]", "- [ ] your action here", "- What went well?", "")
    for meeting in reversed(meetings) if newest_first else meetings:
        date = meeting.date
        desk.begin(sheet, f"## {long_date(date) if newest_first else date.isoformat()}", date)
        sheet.add("")
        talk(desk, sheet, meeting)
        _, carried, new = split(meeting)
        if carried or new:
            sheet.add("", "### Next steps" if newest_first else "**Actions**", "")
        for entry in (*carried, *new):
            words, who = entry.words + desk.due(entry, date), desk.owner(entry)
            if newest_first:
                sheet.about(entry, bullet(entry, f"{who} to {words}"), *below(entry))
            else:
                sheet.about(entry, box(entry, f"**{who}**: {words}"), *below(entry))
        sheet.add("")


def running_newest_first(desk: Desk, meetings: Sequence[Meeting]) -> None:
    """Next steps as "Dana to send …", the latest session on top."""
    running(desk, meetings, True)


def running_oldest_first(desk: Desk, meetings: Sequence[Meeting]) -> None:
    """Boxes with bold names, the latest session at the end."""
    running(desk, meetings, False)


def plain_text(desk: Desk, meetings: Sequence[Meeting]) -> None:
    """A text file with bare lines for dates, and AI(XY): for actions."""
    sheet = desk.sheet(f"{desk.first.lower()}-{MINE.lower()} 1-1.txt")
    sheet.add(f"{desk.person} <> {ME} 1:1", "")
    # A short document may never show a day beyond the 12th, and so not tell days from months.
    slashed = len(meetings) > 5 and desk.rng.random() < 0.5
    for meeting in meetings:
        date = meeting.date
        desk.begin(
            sheet,
            f"{date.month}/{date.day}/{date:%y}" if slashed else f"{date.day} {MONTHS[date.month - 1]} {date.year}",
            date,
        )
        talk(desk, sheet, meeting)
        _, carried, new = split(meeting)
        for entry in (*carried, *new):
            words = f"AI({desk.letters(entry)}): {entry.words}{desk.due(entry, date)}"
            done = " - DONE" if entry.how in ("done", "struck") else ""
            sheet.about(entry, f"- {words}{tail(entry)}{done}", *below(entry))
        sheet.add("")


def daily(desk: Desk, meetings: Sequence[Meeting]) -> None:
    """Obsidian daily notes, shared by all whom one meets that day: a section each, emoji dates."""
    for meeting in meetings:
        date = meeting.date
        path = f"daily/{date.isoformat()}.md"
        if path not in desk.sheets:
            desk.sheet(path).add(f"# {LONG_WEEKDAYS[date.weekday()]}, {long_date(date)}", "", "- coffee with the neighbours", "")
        sheet = desk.sheet(path)
        desk.begin(sheet, f"## 1:1 [[{desk.person}]]", date)
        talk(desk, sheet, meeting)
        entries = [e for e in meeting.entries if e.how != "report"]
        for title, mine in (("My actions", True), (f"{desk.first}'s actions", False)):
            part = [e for e in entries if e.item.mine == mine]
            if part:
                sheet.add("", f"### {title}")
            for entry in part:
                due = f" 📅 {entry.due.isoformat()}" if entry.due else ""
                tick = f" ✅ {entry.ticked_on.isoformat()}" if entry.ticked_on else ""
                sheet.about(entry, box(entry, entry.words + due, tick), *below(entry))
        sheet.add("")


def minutes(desk: Desk, meetings: Sequence[Meeting]) -> None:
    """Minutes with attendance boxes, agenda ticks, and AI(XY): or ACTION: among the discussion."""
    pair = f"{initials(desk.person)}-{initials(ME)}"
    for meeting in meetings:
        sheet = desk.sheet(f"minutes/{meeting.date.isoformat()}-{pair.lower()}.md")
        desk.begin(sheet, f"# Minutes: {desk.person} / {ME}", meeting.date)
        sheet.add("", f"Date: {long_date(meeting.date)}", "", "## Attendees", "")
        sheet.add(f"- [x] {desk.person} ({initials(desk.person)})", f"- [x] {ME} ({initials(ME)})", "- [ ] Agatha Crane", "")
        topics = [topic.format(a=kind_word(desk.rng)) for topic in desk.rng.sample(TOPICS, 2)]
        sheet.add("## Agenda", "", *(f"- [{'x' if n else ' '}] {topic}" for n, topic in enumerate(topics)), "")
        sheet.add("## Discussion", "")
        talk(desk, sheet, meeting)
        _, carried, new = split(meeting)
        if carried:
            sheet.add("", "## Action items from last time", "")
        for entry in carried:
            sheet.about(
                entry,
                bullet(entry, f"AI({desk.letters(entry)}): {entry.words}{desk.due(entry, meeting.date)}", done=" - DONE"),
                *below(entry),
            )
        if new:
            sheet.add("", "## Actions", "")
        for number, entry in enumerate(new):
            words, who = entry.words + desk.due(entry, meeting.date), desk.owner(entry)
            shown = (f"AI({desk.letters(entry)}): {words}", f"ACTION: {who} to {words}", f"[ACTION] {who} to {words}")[number % 3]
            sheet.about(entry, bullet(entry, shown, done=" - DONE"))


def tables(desk: Desk, meetings: Sequence[Meeting]) -> None:
    """One file a session with its actions in a table."""
    for meeting in meetings:
        sheet = desk.sheet(f"1on1s/{meeting.date.isoformat()} {desk.first}.md")
        desk.begin(sheet, f"# 1:1 {desk.person}, {long_date(meeting.date)}", meeting.date)
        sheet.add("", "## Discussion", "")
        talk(desk, sheet, meeting)
        entries = [e for e in meeting.entries if e.how != "report"]
        if entries:
            sheet.add("", "## Actions", "", "| Action | Owner | Due | Status |", "|---|---|---|---|")
        for entry in entries:
            due = long_date(entry.due) if entry.due else ""
            status = {"done": "done", "child": "done", "struck": "done", "dropped": f"dropped: {entry.reason}"}.get(entry.how, "open")
            words = f"~~{entry.words}~~" if entry.how == "struck" else entry.words
            status += tail(entry) if entry.how == "open" else ""
            sheet.about(entry, f"| {words} | {desk.owner(entry)} | {due} | {status} |")


def google_doc(desk: Desk, meetings: Sequence[Meeting]) -> None:
    """The Markdown export of a shared document with calendar headings, chips and hard breaks; newest first."""
    sheet = desk.sheet(f"docs/1_1 {desk.first} _ {MINE}.md")
    event = f"[1:1 {desk.first} / {MINE}](https://calendar.example.com/event?eid=abc)"
    chips = {name: f"[{name}](mailto:{name.split()[0].lower()}@example.com)" for name in (ME, desk.person)}
    sheet.add(f"# **1:1 {desk.first} / {MINE}**", "")
    for meeting in reversed(meetings):
        desk.begin(sheet, f"## **{american(meeting.date)} | {event}**", meeting.date)
        sheet.add("", f"Attendees: {' '.join(chips.values())}", "", "Notes", "")
        talk(desk, sheet, meeting, "* ")
        _, carried, new = split(meeting)
        if carried or new:
            sheet.add("", "Action items", "")
        for entry in (*carried, *new):
            due = f" \\- {american(entry.due)}" if entry.due else ""
            words = f"{chips[ME if entry.item.mine else desk.person]} {entry.words}{due}"
            sheet.about(entry, box(entry, words), *below(entry))
        sheet.add("")


Form = Callable[[Desk, Sequence[Meeting]], None]
# Those with a file a session stand first.
FORMS: dict[str, Form] = {
    "dated": dated_files,
    "daily": daily,
    "minutes": minutes,
    "tables": tables,
    "newest_first": running_newest_first,
    "oldest_first": running_oldest_first,
    "plain": plain_text,
    "google": google_doc,
}
# Whose ticks carry a date.
DATED_TICKS = frozenset({"daily"})


def known(names: Iterable[str]) -> tuple[str, ...]:
    """The names of forms, checked. ValueError for one that there is not."""
    chosen = tuple(names)
    for name in chosen:
        if name not in FORMS:
            raise ValueError(f"no form '{name}': {', '.join(FORMS)}")
    return chosen
