"""Projects across sessions: how each stands now, how it stood before, since when, and whether its date moved."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.knowing.matching import Weights, likeness
from assistant.knowing.milestones import is_reached, milestone_of
from assistant.knowing.taskwords import Words, words_of
from assistant.reading.dates import Order, find
from assistant.reading.inline import fold, links, plain
from assistant.reading.projectlines import details_of
from assistant.reading.statuses import followed_up, is_at_rest, stands_since
from assistant.reading.when import nearest
from assistant.reading.words import content_words
from assistant.records import Held, Point, Project, Source

SAME_TITLE = 0.6
_SHARED = 2  # words of two titles that differ in others too, for them to be of one project
_BLOCKED = ("blocked", "stuck", "stalled", "waiting", "on hold")
FORGOTTEN = 4  # sessions without a word: the project is no longer shown


@dataclass(frozen=True, slots=True)
class Track:
    """One project: its latest line, the status before (None if it never changed), since when, and the dates it was promised for.

    ``etas`` are the dates given for what ``eta`` is the date of, oldest first: the day of another milestone, or one that was reached, is none
    of them. ``below``: other lines that say what is told here: bullets below the latest line, an earlier line that gave the date,
    the one with ``link``, the newest address that stands by the project.
    """

    title: str
    status: str
    was: str | None
    since: dt.date | None
    eta: dt.date | None
    etas: tuple[dt.date, ...]
    waiting_on: str | None
    waiting_since: dt.date | None
    followed_up: dt.date | None
    reason: str | None
    questions: tuple[str, ...]
    seen: dt.date | None
    source: Source
    below: tuple[Source, ...] = ()
    link: str | None = None

    @property
    def slipped_from(self) -> dt.date | None:
        """The date before the present one, where it moved later."""
        earlier = [d for d in self.etas if self.eta and d < self.eta]
        return earlier[-1] if earlier else None

    @property
    def blocked(self) -> bool:
        """Whether it cannot go on."""
        return self.status.lower() in _BLOCKED

    @property
    def stuck(self) -> bool:
        """Whether it is blocked by something: what is on hold and waits for nobody was laid aside on purpose."""
        return self.blocked and (self.status.lower() != "on hold" or bool(self.waiting_on))


@dataclass
class _Open:
    words: Words
    seen: list[tuple[Held, Project]] = field(default_factory=list)


def track_projects(held: Sequence[Held]) -> tuple[Track, ...]:
    """The projects of one person's sessions (oldest first), the latest seen first; done and long unmentioned ones left out."""
    orders = Counter(h.session.order for h in held if h.session.order)
    order = max(orders, key=lambda each: orders[each], default=None)
    lines = [(h, _settled(h, p, order)) for h in held if h.date and not h.session.leftover for p in h.session.projects]
    weights = Weights(words_of(p.title) for _, p in lines)
    threads: list[_Open] = []
    for one, project in lines:
        words = words_of(project.title)
        others = [t for t in threads if not _another(project.title, t, one)]
        near = max(others, key=lambda t: likeness(words, t.words, weights), default=None)
        if near is None or likeness(words, near.words, weights) < SAME_TITLE:
            near = _Open(words)
            threads.append(near)
        near.seen.append((one, project))
    days = sorted({h.date for h in held if h.date and not h.session.leftover})
    tracks = [track for track in map(_track, threads) if track.seen in days[-(FORGOTTEN + 2 * track.blocked) :]]
    return tuple(sorted(tracks, key=lambda t: t.seen or dt.date.min, reverse=True))


def _another(title: str, thread: _Open, held: Held) -> bool:
    """Whether a title is surely of another project: each says what the other doesn't, and one note lists both or they share a word at most."""
    last, project = thread.seen[-1]
    words, known = set(content_words(title)), set(content_words(project.title))
    return bool(words - known and known - words) and (last is held or len(words & known) < _SHARED)


def _settled(held: Held, project: Project, order: Order | None) -> Project:
    """The project with the days that its own note leaves open, read in the order of the notes beside it."""
    if held.session.order or not order or (project.since and project.followed_up):
        return project
    text = _told(held, project)
    since = project.since or stands_since(text, held.date, order)
    return replace(project, since=since, followed_up=project.followed_up or followed_up(text, held.date, order))


def _waiting_since(seen: Sequence[tuple[Held, Project]]) -> dt.date | None:
    """Since when the latest line's wait goes on: the earliest day stated while nobody else was waited for, else its first note."""
    waited = fold(seen[-1][1].waiting_on or "")
    stated: list[dt.date] = []
    noted: list[dt.date] = []
    for held, project in reversed(seen) if waited else ():
        if project.waiting_on and fold(project.waiting_on) != waited:
            break
        if not project.waiting_on and project.status.lower() != seen[-1][1].status.lower():
            break
        stated += [project.since] if project.since else []
        noted += [held.date] if held.date and project.waiting_on else []
    return min(stated or noted, default=None)


def _track(thread: _Open) -> Track:
    held, last = thread.seen[-1]
    before = [p.status for _, p in thread.seen if p.status.lower() != last.status.lower()]
    run = held.date
    for h, p in reversed(thread.seen):
        if p.status.lower() != last.status.lower():
            break
        run = min(d for d in (run, h.date, p.since) if d)
    dated = _dated(thread.seen)
    eta = dated[1].eta if dated else last.eta
    link, where = _link(thread.seen)
    return Track(
        last.title, last.status, before[-1] if before else last.was, run,
        eta, _etas(thread.seen, eta), last.waiting_on, _waiting_since(thread.seen), last.followed_up, last.reason, last.questions, held.date,
        held.source(last.line, last.raw), _below(held, last, dated, where), link,
    )  # fmt: skip


def _dated(seen: Sequence[tuple[Held, Project]]) -> tuple[Held, Project] | None:
    """The newest line that gives the date that holds.

    None where the project is at rest, where it was blocked since, or where a newer line names another coming day.
    """
    status = seen[-1][1].status.lower()
    if is_at_rest(status):
        return None
    for held, project in reversed(seen):
        if project.eta:
            return None if status in _BLOCKED and project.status.lower() not in _BLOCKED else (held, project)
        named = [nearest(found, held.date) for found in find(_told(held, project), held.session.order) if held.date]
        if any(day and held.date and day > held.date for day in named):
            return None
    return None


def _told(held: Held, project: Project) -> str:
    """All that a project's line and the bullets below it say."""
    return " · ".join([plain(project.raw), *(point.text for point in _details(held, project))])


def _details(held: Held, project: Project) -> tuple[Point, ...]:
    lines = {p.line for p in held.session.projects}
    return details_of(held.session.points, lines).get(project.line, ())


def _etas(seen: Sequence[tuple[Held, Project]], eta: dt.date | None) -> tuple[dt.date, ...]:
    """The dates given for the milestone of the present one, oldest first; a date that was kept cannot have slipped."""
    told = [(h, p, _told(h, p)) for h, p in seen]
    last = next((milestone_of(text, p.eta, h.date, h.session.order) for h, p, text in reversed(told) if p.eta), "")
    steps = [(p.eta, milestone_of(text, p.eta, h.date, h.session.order)) for h, p, text in told if p.eta]
    same = [day for day, step in steps if not step or not last or step == last]
    kept = {day for day in same if day != eta and any(is_reached(text, day, h.date, h.session.order) for h, _, text in told)}
    return tuple(dict.fromkeys(day for day in same if day not in kept))


def _link(seen: Sequence[tuple[Held, Project]]) -> tuple[str | None, Source | None]:
    """The newest address on a project's line or below it, and where it stands."""
    for held, project in reversed(seen):
        below = (p for p in held.session.points if project.line in p.parents and not (p.private or p.noise))
        rows = [(project.raw, held.source(project.line, project.raw)), *((p.raw, held.source(p.line, p.raw, p.end)) for p in below)]
        found = [(address, source) for raw, source in rows for address in links(raw)]
        if found:
            return found[-1]
    return None, None


def _below(held: Held, last: Project, dated: tuple[Held, Project] | None, linked: Source | None) -> tuple[Source, ...]:
    """Where the rest of what is told of a project stands: below its latest line, and where its date or link was given if that was earlier."""
    rows = [held.source(point.line, point.raw, point.end) for point in _details(held, last)]
    if dated and dated[1] is not last:
        where, project = dated
        rows += [where.source(project.line, project.raw)]
        rows += [where.source(point.line, point.raw, point.end) for point in _details(where, project)]
    rows += [linked] if linked else []
    return tuple(dict.fromkeys(row for row in rows if row != held.source(last.line, last.raw)))
