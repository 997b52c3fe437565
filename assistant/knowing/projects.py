"""Projects across sessions: how each stands now, how it stood before, since when, and whether its date moved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.knowing.matching import Weights, likeness
from assistant.knowing.phrases import Words, words_of
from assistant.records import Held, Project, Source

SAME_TITLE = 0.6
FORGOTTEN = 4  # sessions without a word: the project is no longer shown


@dataclass(frozen=True, slots=True)
class Track:
    """One project: its latest line, the status before (None if it never changed), since when, and the dates it was promised for."""

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

    @property
    def slipped_from(self) -> dt.date | None:
        """The date before the present one, where it moved later."""
        earlier = [d for d in self.etas if self.eta and d < self.eta]
        return earlier[-1] if earlier else None

    @property
    def blocked(self) -> bool:
        """Whether it cannot go on."""
        return self.status.lower() in ("blocked", "stuck", "stalled", "waiting", "on hold")


@dataclass
class _Open:
    words: Words
    seen: list[tuple[Held, Project]] = field(default_factory=list)


def track_projects(held: Sequence[Held]) -> tuple[Track, ...]:
    """The projects of one person's sessions (oldest first), the latest seen first; done and long unmentioned ones left out."""
    lines = [(h, p) for h in held if h.date and not h.session.leftover for p in h.session.projects]
    weights = Weights(words_of(p.title) for _, p in lines)
    threads: list[_Open] = []
    for one, project in lines:
        words = words_of(project.title)
        near = max(threads, key=lambda t: likeness(words, t.words, weights), default=None)
        if near is None or likeness(words, near.words, weights) < SAME_TITLE:
            near = _Open(words)
            threads.append(near)
        near.seen.append((one, project))
    days = sorted({h.date for h in held if h.date and not h.session.leftover})
    tracks = [track for track in map(_track, threads) if track.seen in days[-(FORGOTTEN + 2 * track.blocked) :]]
    return tuple(sorted(tracks, key=lambda t: t.seen or dt.date.min, reverse=True))


def _track(thread: _Open) -> Track:
    held, last = thread.seen[-1]
    same = [(h, p) for h, p in thread.seen if p.status.lower() == last.status.lower()]
    before = [p.status for _, p in thread.seen if p.status.lower() != last.status.lower()]
    run = held.date if last.since is None else last.since
    for h, p in reversed(thread.seen):
        if p.status.lower() != last.status.lower():
            break
        run = min(d for d in (run, h.date) if d)
    waits = [h.date for h, p in same if p.waiting_on and p.waiting_on == last.waiting_on]
    etas = tuple(dict.fromkeys(p.eta for _, p in thread.seen if p.eta))
    return Track(
        last.title, last.status, before[-1] if before else None, run,
        last.eta, etas, last.waiting_on, last.since or (waits[0] if waits and last.waiting_on else None), last.followed_up, last.reason, last.questions, held.date,
        held.source(last.line, last.raw),
    )  # fmt: skip
