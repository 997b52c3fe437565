"""Records ↔ compact JSON for the catalogue: positional lists, dates as ISO text. Never pickle: a cache is only data."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from assistant.records import Action, Item, Mention, Note, Person, Point, Project, Question, Session, Source


def _iso(value: dt.date | None) -> str | None:
    return value.isoformat() if value else None


def _date(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None


def pack_session(session: Session) -> str:
    """A session as JSON text."""
    return json.dumps(_rows(session, 0), ensure_ascii=False, separators=(",", ":"))


def shape_of(session: Session) -> str:
    """All of a session but whom it names and on which line of its file it begins: what moved within a file has the shape that it had."""
    return json.dumps([*(rows := _rows(session, session.line_start))[:7], *rows[8:]])


def _rows(s: Session, start: int) -> list[Any]:
    """A session with its lines counted from ``start``."""
    return [
            s.line_start - start, s.line_end - start, _iso(s.date), s.date_source, s.date_text, s.date_note, s.title,
            [[m.name, m.where, m.line, m.initials] for m in s.mentions],
            [[p.line - start, p.end - start, p.text, p.raw, p.kind, p.section, p.zone, p.zone_owner, p.depth, [n - start for n in p.parents], p.speaker, p.said, p.mark, p.private, p.noise, p.head, [[at, n - start] for at, n in p.breaks]] for p in s.points],
            [[i.line - start, i.text, i.owners, i.state, i.kind, _iso(i.due), i.due_text, i.tags, i.confidence, i.waiting_on, i.reason, _iso(i.done_on), i.recurring, None if i.parent is None else i.parent - start, i.section, i.raw, i.context] for i in s.items],
            [[p.line - start, p.title, p.status, _iso(p.eta), p.waiting_on, _iso(p.followed_up), p.reason, p.questions, p.raw, _iso(p.since), p.was] for p in s.projects],
            [[q.line - start, q.text, q.answered, None if q.answer_line is None else q.answer_line - start, q.asker] for q in s.questions],
            s.fields, s.voice, s.author, s.private, s.skipped, s.leftover, s.order, s.opening, s.opening_offset,
    ]  # fmt: skip


def unpack_session(text: str) -> Session:
    """The session of a JSON text that ``pack_session`` made."""
    v = json.loads(text)
    v[2] = _date(v[2])
    v[7] = tuple(Mention(*m) for m in v[7])
    v[8] = tuple(_point(p) for p in v[8])
    v[9] = tuple(_item(i) for i in v[9])
    v[10] = tuple(_project(p) for p in v[10])
    v[11] = tuple(Question(*q) for q in v[11])
    v[12] = tuple((key, value) for key, value in v[12])
    return Session(*v)


def _point(v: list[Any]) -> Point:
    v[9] = tuple(v[9])
    v[16] = tuple((offset, line) for offset, line in v[16])
    return Point(*v)


def _item(v: list[Any]) -> Item:
    v[2], v[5], v[7], v[11] = tuple(v[2]), _date(v[5]), tuple(v[7]), _date(v[11])
    return Item(*v)


def _project(v: list[Any]) -> Project:
    v[3], v[5], v[7], v[9] = _date(v[3]), _date(v[5]), tuple(v[7]), _date(v[9])
    return Project(*v)


def _pack_source(source: Source | None) -> list[Any] | None:
    if source is None:
        return None
    return [source.path, source.line_start, source.line_end, _iso(source.date), source.person, source.quote]


def _source(value: list[Any] | None) -> Source | None:
    return Source(value[0], value[1], value[2], _date(value[3]), value[4], value[5]) if value else None


def pack_actions(actions: tuple[Action, ...]) -> str:
    """A ledger as JSON text."""
    return json.dumps(
        [
            [
                a.id, a.text, a.person, a.owner, a.owner_name, a.side, a.status, _iso(a.due), _iso(a.opened), _iso(a.closed), a.times_carried, a.waiting_on, a.tags,
                _pack_source(a.source), [_pack_source(m) for m in a.mentions], _pack_source(a.closed_by), a.confidence, a.reason, [_iso(d) for d in a.dues], a.reopened,
                a.recurring, _iso(a.last_seen),
            ]
            for a in actions
        ],
        ensure_ascii=False, separators=(",", ":"),
    )  # fmt: skip


def unpack_actions(text: str) -> tuple[Action, ...]:
    """The ledger of a JSON text that ``pack_actions`` made."""
    return tuple(_unpacked(v) for v in json.loads(text))


def _unpacked(v: list[Any]) -> Action:
    for place in (7, 8, 9, 21):
        v[place] = _date(v[place])
    v[12], v[18] = tuple(v[12]), tuple(_date(day) for day in v[18])
    v[13], v[14], v[15] = _source(v[13]), tuple(_source(m) for m in v[14]), _source(v[15])
    return Action(*v)


def pack_people(me: str | None, people: tuple[Person, ...]) -> str:
    """The people of a roster as JSON text."""
    return json.dumps(
        [me, [[p.name, p.aliases, p.relation, p.paths, p.cadence_days, p.origin, p.page] for p in people]], ensure_ascii=False
    )


def unpack_people(text: str) -> tuple[str | None, tuple[Person, ...]]:
    """(the user's name, people) of a JSON text that ``pack_people`` made."""
    me, rows = json.loads(text)
    return me, tuple(Person(r[0], tuple(r[1]), r[2], tuple(r[3]), r[4], r[5], r[6]) for r in rows)


def pack_front(note: Note) -> str:
    """Front matter as JSON; what JSON lacks (dates) becomes text."""
    return json.dumps(note.front_matter, ensure_ascii=False, default=str)
