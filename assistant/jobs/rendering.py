"""The brief set for the terminal, as Markdown, as HTML, as JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assistant.jobs.jots import is_complaint
from assistant.jobs.layout import Page, Row, Section, count_words, page_of
from assistant.jobs.shapes import action_shape, iso, source_shape
from assistant.reading.visible import visible, visible_json, visible_markdown
from assistant.records import Action, Source

if TYPE_CHECKING:
    from assistant.jobs.prep import Brief


def render(brief: Brief, form: str = "md", *, width: int = 80, colour: bool = False) -> str:
    """The brief in a form: text (for a terminal of ``width`` columns), md, html or json."""
    if form == "json":
        return visible_json(json.dumps(brief_json(brief), ensure_ascii=False, indent=2)) + "\n"
    page = _cleaned(page_of(brief), visible_markdown if form == "md" else visible)
    return set_text(page, width, colour) if form == "text" else _templated(page, form)


def _templated(page: Page, form: str) -> str:
    from assistant.writing.prompts import render_template

    return render_template(f"brief.{form}.j2", page=page)


def _cleaned(page: Page, clean: Callable[[str], str]) -> Page:
    """The page without what a terminal, or a reader of Markdown, would obey. A path stands between backticks there, where no tag is one."""

    def source(one: Source) -> Source:
        return replace(one, path=visible(one.path).replace("`", "'"), quote=visible(one.quote))

    def row(one: Row) -> Row:
        return Row(clean(one.text), clean(one.detail), tuple(source(s) for s in one.sources), one.mark)

    sections = tuple(Section(clean(section.title), tuple(row(one) for one in section.rows)) for section in page.sections)
    return Page(clean(page.title), tuple(map(clean, page.head)), sections, tuple(map(clean, page.foot)))


# --- terminal ---------------------------------------------------------------------------------------------------------------


def set_text(page: Page, width: int, colour: bool) -> str:
    """Plain text in ``width`` columns: the reference at the right edge where it fits, else on a line of its own."""
    bold, dim = (_ansi(1), _ansi(2)) if colour else (str, str)
    lines = [bold(page.title), *(dim(line) for head in page.head for line in textwrap.wrap(head, width))]
    for section in page.sections:
        lines += ["", bold(section.title.upper())]
        previous = ""
        for row in section.rows:
            lines += _set_row(row, width, dim, previous)
            previous = row.sources[0].path if row.sources else previous
    for foot in page.foot:
        lines += ["", *(dim(line) for line in textwrap.wrap(foot, width))]
    return "\n".join(lines) + "\n"


def _ansi(code: int) -> Any:
    return lambda text: f"\x1b[{code}m{text}\x1b[0m"


def _set_row(row: Row, width: int, dim: Any, previous: str) -> list[str]:
    indent = "    " if not row.mark else f"{row.mark:>3} "
    body = row.text + (f" ({row.detail})" if row.detail else "")
    wrapped = textwrap.wrap(body, width - 4, break_long_words=False, break_on_hyphens=False) or [""]
    lines = [(indent if i == 0 else "    ") + line for i, line in enumerate(wrapped)]
    where = references(row.sources, previous)
    if not where:
        return lines
    if len(lines[-1]) + 2 + len(where) <= width:
        lines[-1] = lines[-1] + " " * (width - len(lines[-1]) - len(where)) + dim(where)
    else:
        rows = [where] if len(where) <= width - 4 else _reference_list(row.sources, previous)
        lines += [" " * max(4, width - len(one)) + dim(one) for one in rows]
    return lines


def references(sources: tuple[Source, ...], previous: str = "") -> str:
    """`notes/noor/2026-03-11.md:9`; a reference to the file just named is shortened to `…:14`."""
    return " ".join(_reference_list(sources, previous))


def _reference_list(sources: Sequence[Source], previous: str) -> list[str]:
    shown = []
    for source in sources:
        shown.append(f"…:{source.line_start}" if source.path == previous else source.short())
        previous = source.path
    return shown


# --- JSON -------------------------------------------------------------------------------------------------------------------


def _open_shape(action: Action, brief: Brief) -> dict[str, Any]:
    heard, done = brief.heard.get(action.id), brief.looks_done.get(action.id)
    return {
        **action_shape(action, brief.as_of),
        "heard": source_shape(heard) if heard else None,
        "looks_done": source_shape(done) if done else None,
    }


def brief_json(brief: Brief) -> dict[str, Any]:
    """The whole brief as the contract's `prep --json`."""
    from assistant.jobs.wording import model_shape

    last = (
        {"date": iso(brief.last_session), "summary": [{"text": s.text, "source": source_shape(s.source)} for s in brief.last_time]}
        if brief.last_session
        else None
    )
    return {
        "person": brief.person.name, "relation": brief.person.relation, "as_of": iso(brief.as_of), "next_session": iso(brief.next_session), "engine": brief.engine,
        "sessions": brief.timeline.count, "last_session": last,
        "agenda": [{"title": p.title, "why": p.why, "minutes": p.minutes, "kind": p.kind, "sources": [source_shape(s) for s in p.sources]} for p in brief.agenda],
        "open_actions": {"mine": [_open_shape(a, brief) for a in brief.mine], "theirs": [_open_shape(a, brief) for a in brief.theirs]},
        "standing": [{"text": text, "remark": remark, "source": source_shape(source)} for text, remark, source in brief.standing],
        "plans": [{"text": p.text, "source": source_shape(p.source)} for p in brief.plans],
        "achievements": [{"text": a.text, "source": source_shape(a.source)} for a in brief.achievements],
        "closed_since_last": [action_shape(a, brief.as_of) for a in brief.closed],
        "projects": [
            {"title": t.title, "status": t.status, "was": t.was, "eta": iso(t.eta), "slipped_from": iso(t.slipped_from), "waiting_on": t.waiting_on,
             "waiting_since": iso(t.waiting_since), "followed_up": iso(t.followed_up), "reason": t.reason, "since": iso(t.since), "source": source_shape(t.source),
             "link": t.link, "sources": [source_shape(s) for s in (t.source, *t.below)]}
            for t in brief.projects
        ],
        "open_questions": [{"text": q.text, "asked": iso(q.asked), "source": source_shape(q.source)} for q in brief.open_questions],
        "questions": [{"id": q.id, "text": q.text, "why": q.why, "kind": q.kind, "follow_up": q.follow_up, "sources": [source_shape(s) for s in q.sources]} for q in brief.questions],
        "watch": [{"check": w.check, "text": w.text, "evidence": [source_shape(s) for s in w.evidence]} for w in brief.watch],
        "jots": [{"text": j.text, "date": iso(j.date), "complaint": is_complaint(j.text), "source": source_shape(j.source)} for j in brief.jots],
        "personal": {"text": brief.personal.text, "source": source_shape(brief.personal.source)} if brief.personal else None,
        "not_today": list(brief.not_today), "dropped_unsupported": brief.dropped_unsupported, "words": count_words(brief),
        "model": model_shape(brief.wording),
    }  # fmt: skip
