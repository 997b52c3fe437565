"""The cards that ship with Forenote, ``knowledge/cards/``: what it knows about 1:1s, in its own words, each with its credit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.errors import ForenoteError
from assistant.reading.article import article_blocks, points_of
from assistant.reading.frontmatter import split
from assistant.records import SourceArticle
from assistant.resources import resource

FOLDER = "knowledge/cards"
RELATIONS = ("mentor", "mentee", "manager", "report", "peer")
_KEYS = {"id", "title", "topics", "relations", "behaviours", "asked", "credit"}
_CREDIT_KEYS = {"article", "title", "author", "address", "date"}


@lru_cache(maxsize=4)
def load_cards(folder: Path | None = None) -> tuple[SourceArticle, ...]:
    """All cards of a folder (default: those that ship), by name. ForenoteError names the card that is not as knowledge/README.md says."""
    folder = folder or resource(FOLDER)
    cards = tuple(_card(path) for path in sorted(folder.glob("*.md")))
    ids = [card.id for card in cards]
    twice = next((key for key in ids if ids.count(key) > 1), None)
    if twice:
        raise ForenoteError(f"two cards in {folder} have the id '{twice}'")
    return cards


def _card(path: Path) -> SourceArticle:
    text = path.read_text(encoding="utf-8")
    front = split(text)
    data, credit = front.data, front.data.get("credit")
    wrong = _wrong(data, credit) or front.problem
    if wrong or not isinstance(credit, Mapping):
        raise ForenoteError(f"the card {path.name} cannot be used: {wrong or 'credit is no table'}")
    date = credit.get("date")
    return SourceArticle(
        id=str(data["id"]),
        path=f"{FOLDER}/{path.name}",
        title=str(data["title"]),
        kind="card",
        author=credit.get("author"),
        address=credit.get("address"),
        date=date if isinstance(date, dt.date) else None,
        points=points_of(article_blocks(text, front.body_line)),
        draws_on=str(credit["title"]),
        topics=tuple(data["topics"]),
        relations=tuple(data["relations"]),
        behaviours=tuple(data["behaviours"]),
        asked=tuple(map(str, data["asked"])),
    )


def _wrong(data: Mapping[str, Any], credit: object) -> str | None:
    """What is not as it should be, None where all is."""
    if data.keys() != _KEYS:
        return f"it needs exactly the keys {', '.join(sorted(_KEYS))}"
    if not isinstance(credit, Mapping) or not credit.keys() <= _CREDIT_KEYS or not credit.get("title"):
        return f"its credit needs a title, and may have {', '.join(sorted(_CREDIT_KEYS))}"
    if not all(isinstance(data[key], list) and data[key] for key in ("topics", "relations", "behaviours", "asked")):
        return "topics, relations, behaviours and asked are lists that are not empty"
    unknown = [relation for relation in data["relations"] if relation not in RELATIONS]
    return f"no relation is called '{unknown[0]}'" if unknown else None
