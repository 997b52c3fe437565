"""What a session tells of commitments made before it: each report finds the task that it is of, and settles that.

Most reports go through ``Settling``. Beside these a line may tell of a task by its number, of the one above it, of the whole list of last time
("everything is done"), or, with a deed alone ("both sent"), of what the last session left open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from assistant.knowing.answers import answers_below
from assistant.knowing.deeds import TALK
from assistant.knowing.numbered import numbered_report
from assistant.knowing.outcomes import Case, settle
from assistant.knowing.reports import reports_of
from assistant.knowing.roundups import Roundup, roundup_of
from assistant.knowing.settling import Settling
from assistant.knowing.synonyms import with_synonyms
from assistant.knowing.threads import Thread
from assistant.knowing.wordindex import Threads
from assistant.knowing.wording import Wording, first_word
from assistant.reading.handouts import before_arrow
from assistant.records import Held, Point

_ANY_DEED = frozenset({"do", "finish", "complete", "close"})
_OPENING = 20  # characters by which a clause is known
_BARE_WORDS = 6  # longer reports tell more than a deed


class News:
    """Lets what sessions report change the threads of an index."""

    def __init__(self, wording: Wording, index: Threads) -> None:
        self.wording = wording
        self.settling = Settling(wording)
        self.index = index

    def take_in(self, held: Held, placed: Mapping[int, Thread], last_day: dt.date | None) -> None:
        """Take in what a session reports. ``placed``: the threads of its own items by line; ``last_day``: of the session before with its person."""
        projects = {p.line for p in held.session.projects}
        points = {p.line: p for p in held.session.points}
        for last, point in zip((None, *held.session.points), held.session.points, strict=False):
            if roundup := roundup_of(point):
                self._round_up(held, point, roundup, last_day)
                continue
            if point.line in placed and (placed[point.line].marked_at(held, point.line) or point.zone in ("action", "previous")):
                self._ticked_elsewhere(held, point, placed[point.line])
                if point.mark is not None or not before_arrow(point.text):
                    continue  # the line is an item itself; only a promise or news before an arrow may stand beside a report
            if held.person and (counted := numbered_report(point, lambda: self._open_before(held))):
                settle(Case(counted[1], held, held.person, review=True), counted[0])
                self.index.mark(counted[0])
                continue
            above = next((points[n] for n in reversed(point.parents) if n in points), last if point.kind == "quote" else None)
            if above and (asked := placed.get(above.line)) and answers_below(point, asked):
                asked.close("done", held.date, held.source(point.line, point.raw))
                self.index.mark(asked)
                continue
            for report in reports_of(point, above.text if above else ""):
                person = self.wording.about(held, report.text)
                status = point.line in projects and _opens_with(point, report.text)  # what stands behind the dash is news as any
                case = Case(report, held, person, status, point.kind == "quote", point.zone == "done")
                below = self._below(case, above, placed)
                found = [below] if below else self.settling.best(case, self._open_to(case)) or self._unnamed(case)
                for thread in found:
                    settle(case, thread)
                    self.index.mark(thread)

    def _open_before(self, held: Held) -> list[Thread]:
        """The open tasks of a session's person that other notes hold."""
        return [thread for thread in self.index.open_of(held.person) if thread.last.held is not held]

    def _ticked_elsewhere(self, held: Held, point: Point, opened: Thread) -> None:
        """A ticked line that repeats no task in like words ("[x] Lumenform quote: 48k") still reports on one."""
        first = opened.first
        if opened.status != "done" or len(opened.mentions) > 1 or point.mark is None or first.words.verb or first.item.owners:
            return
        for report in reports_of(replace(point, mark=None, text=f"✔ {first.item.text}", said="", breaks=()))[:1]:
            case = Case(report, held, opened.person, review=True)
            # what stands in the same list with a box of its own is another task
            rivals = [t for t in self._open_to(case) if t.person == opened.person and t.last.held is not held]
            for thread in self.settling.best(case, rivals):
                settle(case, thread)
                self.index.mark(thread)

    def _round_up(self, held: Held, point: Point, roundup: Roundup, last: dt.date | None) -> None:
        """Close the list of the last session with this person: "everything from last time is done"."""
        if held.person is None or held.date is None or last is None or last >= held.date:
            return
        listed = [
            t
            for t in self.index.open_of(held.person)
            if t.last_seen == last and t.last.held is not held and roundup.whose in (None, t.owner.side)
        ]
        if roundup.excepted:
            kept = [t for t in listed if t.known() & roundup.excepted - self.wording.unsaid(held.person)]
            listed = [t for t in listed if t not in kept] if kept else []
        if roundup.count in (None, len(listed)):
            for thread in listed:
                thread.close("done", held.date, held.source(point.line, point.raw))
                self.index.mark(thread)

    def _below(self, case: Case, above: Point | None, placed: Mapping[int, Thread]) -> Thread | None:
        """A remark right below an item that names nothing else ("done last week") is about that item."""
        thread = placed.get(above.line) if above else None
        report = case.report
        if thread is None or report.verdict == "fact" or not report.bare:
            return None
        fits = (thread.status == "open") != (report.verdict == "reopened")
        return thread if fits and not self.settling.contradicts(case, thread) else None

    def _unnamed(self, case: Case) -> list[Thread]:
        """The one task (or two) of the last session that asks for the deed of a report which names nothing else: "ok scoped", "both sent"."""
        report = case.report
        if report.verdict != "done" or not report.bare or len(report.text.split()) > _BARE_WORDS:
            return []
        both = "both" in report.text.lower().split()
        deeds = report.verbs - TALK - _ANY_DEED
        open_now = [t for t in self.index.open_of(case.person) if t.last.held is not case.held]
        seen = max((t.last_seen for t in open_now if t.last_seen), default=None)
        last = [t for t in open_now if t.last_seen == seen and not self.settling.contradicts(case, t)]
        fits = [t for t in last if deeds & t.deeds() or (both and report.sure and not deeds)]
        return fits if len(fits) == 1 + both or (len(fits) == 1 and deeds) else []

    def _open_to(self, case: Case) -> list[Thread]:
        """The threads that a report may change: open ones, or closed ones where it says that something is open again."""
        report, held = case.report, case.held
        words = with_synonyms(report.words | report.verbs) | ({first_word(held.person)} if held.person else set())
        numbers = self.index.told(case.person, words, still_open=report.verdict != "reopened")
        threads = (self.index.thread(n) for n in numbers)
        return [t for t in threads if not _opened_here(case, t) and _could_tell(held, t)]


def _opens_with(point: Point, clause: str) -> bool:
    """Whether a clause is the one with which a line opens."""
    return (point.said or point.text).lstrip().startswith(clause[:_OPENING])


def _opened_here(case: Case, thread: Thread) -> bool:
    """Whether the thread stands in this very session, at or below the line that reports, or above it as something to do."""
    if any(m.held is case.held and m.item.line >= case.report.line for m in thread.mentions[-3:]):
        return True
    return thread.last.held is case.held and thread.last.item.state == "open" and not (case.report.sure or case.reply)


def _could_tell(held: Held, thread: Thread) -> bool:
    """An undated item may be younger than a dated line: only its own file can tell of it."""
    return thread.first.held.date is not None or any(m.held.path == held.path for m in thread.mentions)
