"""One file → its sessions: where each begins and ends, and on which day it was.

A running document is split at headings (or bare lines, or outer bullets) that are a date and little else; sections between
two of them belong to the session whatever their level. Trust in a date: see ``sessiondates``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.reading import dates
from assistant.reading.apartdays import set_apart
from assistant.reading.outline import Block
from assistant.reading.sections import section_kind
from assistant.reading.sessiondates import body_date, front_date, name_date, resolved, with_years
from assistant.reading.spans import Span, is_skipped, is_stub, one_on_ones
from assistant.reading.starts import Start, find_starts

__all__ = ["Span", "apart", "settle", "split"]

_MUCH_TEXT = 12  # blocks above the only dated heading: it is no title then


@dataclass(frozen=True, slots=True)
class _File:
    """What the splitting of a file knows of it."""

    blocks: Sequence[Block]
    path: str
    front: Mapping[str, Any]
    order: dates.Order | None
    near: dt.date | None = None


def settle(blocks: Sequence[Block]) -> dates.Order | None:
    """The day/month order of a file, by its headings first, then by all its dates, then by the sequence of its headings."""
    heads = [b.text for b in blocks if b.kind == "heading" or b.dated]
    order = dates.settle_order(heads) or dates.settle_order(b.text for b in blocks)
    return order or dates.settle_sequence([f for text in heads for f in dates.find(text)[:1]])


def apart(blocks: Sequence[Block], path: str, front: Mapping[str, Any]) -> tuple[Block, ...]:
    """The blocks of a file, with bare dates of something else as paragraphs: see ``apartdays``."""
    known = [told is not None and told.date is not None for told in (name_date(path), front_date(front, None))]
    return set_apart(blocks, any(known), known[0])


def split(
    blocks: Sequence[Block],
    path: str,
    front: Mapping[str, Any],
    order: dates.Order | None,
    near: dt.date | None = None,
    people: Collection[str] = (),
) -> list[Span]:
    """The sessions of a file in its own order; a file without any date is one undated session.

    ``near`` is the date of a note beside it, for dates without a year; ``people`` as in ``one_on_ones``.
    """
    file = _File(blocks, path, front, order, near)
    starts = find_starts(blocks, order)
    real = [s for s in starts if not s.template]
    single = len(real) <= 1 and not _far_down(real, blocks)
    spans = [_single(file, real, starts)] if single else _running(file, starts)
    spans = [part for span in spans for part in one_on_ones(blocks, _by_sibling(span, near, order), people)]
    return [replace(span, skipped=is_skipped(blocks, span)) for span in spans if not is_stub(blocks, span)]


def _by_sibling(span: Span, near: dt.date | None, order: dates.Order | None) -> Span:
    """A date without a year takes that of the notes beside it, and says so."""
    if span.date or near is None or not span.text:
        return span
    found = next(iter(dates.find(span.text, order)), None)
    if found is None or not (found.month and found.day) or found.ambiguous:
        return span
    day = dates.with_year(found.month, found.day, near)
    return replace(span, date=day, note=f"'{span.text}' has no year: {day.year} by the notes beside it") if day else span


def _far_down(real: Sequence[Start], blocks: Sequence[Block]) -> bool:
    """A single dated heading with much text of its own above it is no title."""
    return bool(real) and sum(b.kind in ("bullet", "paragraph") and not b.toc for b in blocks[: real[0].index]) > _MUCH_TEXT


# --- one session, or many -----------------------------------------------------------------------------------------------


def _single(file: _File, real: Sequence[Start], starts: Sequence[Start]) -> Span:
    """The whole file as one session, up to a template at its end."""
    blocks = file.blocks
    ends = [s.index for s in starts if s.template and s.index > (real[0].index if real else 0) and blocks[s.index].level <= 2]
    last = min(ends, default=len(blocks))
    title = next((b.text for b in blocks if b.kind == "heading" and not b.dated and b.level <= 3), None)
    head = resolved(real[0].found, real[0].place) if real and real[0].found else None
    body, named = body_date(blocks, file.order), name_date(file.path)
    lower = (named, body) if body and body.loose else (body, named)
    stated = [d for d in (front_date(file.front, file.order), head, *lower) if d]
    known = [d for d in stated if d.date]
    if not known:
        first = stated[0] if stated else None
        return Span(
            0, last, None, first.source if first else None, first.text if first else None, (first and first.note) or "no date found", title
        )
    trusted = known[0]
    other = next((d for d in known[1:] if d.date != trusted.date), None)
    note = f"the {other.source.replace('_', ' ')} says {other.date}" if other else None
    return Span(0, last, trusted.date, trusted.source, trusted.text, note, title)


def _running(file: _File, starts: Sequence[Start]) -> list[Span]:
    """Many sessions in one file: each reaches to the next start; templates fall out."""
    ends = [s.index for s in starts[1:]] + [len(file.blocks)]
    pairs = [(s, end, s.found) for s, end in zip(starts, ends, strict=True) if s.found]
    dated = with_years([found for _, _, found in pairs], [s.index for s, _, _ in pairs], file.blocks, file.path, file.near)
    spans = []
    for (start, end, found), (date, note) in zip(pairs, dated, strict=True):
        block = file.blocks[start.index]
        spans.append(Span(start.index, end, date, start.place, found.text, note, None if block.dated else block.text))
    head = _preamble(file.blocks, starts[0].index)
    return [head, *spans] if head else spans


def _preamble(blocks: Sequence[Block], first: int) -> Span | None:
    """What stands before the first dated session counts only if it holds boxes or an action list."""
    above = blocks[:first]
    if any((b.mark is not None and b.text) or (b.kind == "heading" and section_kind(b.text) == "action") for b in above):
        return Span(0, first, None, None, None, "stands before the first dated session")
    return None
