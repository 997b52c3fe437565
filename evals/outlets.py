"""Everything that Forenote shows or sends, as text: what a user reads, what a script gets, what a model would be sent.

The suites that look for something that may not come out look here, so that an outlet which is added once is looked at by all of them.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.assistant import Assistant
from assistant.config import ModelConfig
from assistant.workspace import Workspace, find_workspace
from assistant.writing.endpoint import ModelUse

if TYPE_CHECKING:
    from assistant.cli.layout import Page

_NOWHERE = "http://127.0.0.1:9/v1"  # the port of nobody: what would be sent is kept and not sent
_WIDTH = 100
FORMS = ("text", "md", "html", "json")


def workspace_at(root: Path, cache: Path, model: ModelConfig | None = None) -> Workspace:
    """A workspace whose cache lies in a run's folder, with a model or none."""
    found = find_workspace(root, Path("/"), {**os.environ, "FORENOTE_CACHE": str(cache)})
    return replace(found, config=replace(found.config, model=model or ModelConfig()))


def opened(root: Path, cache: Path, day: dt.date) -> Assistant:
    """The assistant of a day that asks no model."""
    return Assistant(workspace_at(root, cache), day, model=ModelUse(off=True))


def sender(root: Path, cache: Path, day: dt.date, *, pseudonyms: bool) -> Assistant:
    """The assistant of a day that makes up its requests and sends none."""
    model = ModelConfig(_NOWHERE, "dry", pseudonyms=pseudonyms)
    return Assistant(workspace_at(root, cache, model), day, model=ModelUse(dry_run=True))


def page_text(page: Page) -> str:
    """A page as a pipe and a terminal get it."""
    from assistant.cli.layout import as_markdown, as_terminal

    return "\n".join((as_markdown(page), as_terminal(page, _WIDTH, False)))


def shown(page: Page, shape: Any) -> str:
    """A page as a pipe, a terminal and a script get it."""
    from assistant.reading.visible import visible_json

    return "\n".join((page_text(page), visible_json(json.dumps(shape, ensure_ascii=False))))


def briefs(assistant: Assistant, people: Sequence[str]) -> dict[str, str]:
    """The briefs for some people, form by form."""
    from assistant.jobs.rendering import render

    made = [assistant.prep(person) for person in people]
    return {f"prep {form}": "\n".join(render(brief, form) for brief in made) for form in FORMS}


def lists(assistant: Assistant, people: Sequence[str]) -> dict[str, str]:
    """Actions of every status, timelines, people and their cards."""
    from assistant.cli import views
    from assistant.jobs import shapes

    actions = assistant.actions(status="all")
    cards = assistant.people()
    rows = []
    for person in people:
        timeline, lines = assistant.timeline(person)
        rows.append(shown(views.timeline_page(timeline, lines, None), shapes.timeline_shape(timeline, lines, None)))
    known = [shown(views.people_page(cards, assistant.as_of), views.people_shape(cards))]
    known += [shown(views.card_page(card, assistant.as_of), views.card_shape(card)) for card in cards]
    return {
        "actions": shown(views.actions_page(actions), shapes.actions_shape(actions)),
        "timeline": "\n".join(rows),
        "people": "\n".join(known),
    }


def of_topic(assistant: Assistant, person: str, topic: str) -> str:
    """What the sessions with somebody say of a topic; the topic itself, which any page repeats, left out."""
    from assistant.cli import views
    from assistant.jobs import shapes

    timeline, lines = assistant.timeline(person, topic)
    shape = shapes.timeline_shape(timeline, lines, None)
    return shown(views.timeline_page(timeline, lines, None), shape)


def asked(assistant: Assistant, question: str, person: str | None = None) -> str:
    """An answer as it is shown."""
    from assistant.cli import findviews

    answer = assistant.ask(question, person)
    return shown(findviews.answer_page(answer), findviews.answer_shape(answer))


def searched(assistant: Assistant, query: str, person: str | None = None, *, private: bool = False) -> str:
    """What a search shows, without the query itself."""
    from assistant.cli import findviews

    kinds = frozenset({"note", "source", "card"})
    found = assistant.search(query, person, limit=30, kinds=kinds, private=private)
    page, shape = findviews.search_page(found, assistant.as_of), findviews.search_shape(found)
    return shown(page, shape).replace(query, "")


def requests(assistant: Assistant, person: str | None, question: str | None = None) -> list[dict[str, Any]]:
    """The requests that a brief, or an answer, would make."""
    assistant.requests.clear()
    if question is not None:
        assistant.ask(question, person)
    elif person is not None:
        assistant.prep(person)
    return list(assistant.requests)


def session_notes(assistant: Assistant, people: Sequence[str]) -> dict[str, str]:
    """The notes made for the next session, by path. They are written: for a copy of a workspace only."""
    made = [assistant.note(person) for person in people]
    return {note.path: (assistant.workspace.root / note.path).read_text(encoding="utf-8") for note in made if note.made}


def embedded(assistant: Assistant) -> str:
    """All text that an embeddings endpoint would be sent."""
    return "\n".join(assistant.finder().index.missing("eval", private=False).values())
