"""Who wrote an article, when, and where it stood first: from its front matter, else from the lines that say so.

Only what the text itself gives: nothing is looked up and nothing guessed. An address in the middle of a text is a link
of the text, not the article's own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.reading import dates
from assistant.reading.inline import LINK_TARGET, plain
from assistant.reading.outline import Block

AUTHOR_KEYS = ("author", "authors", "by", "byline", "creator", "writer")
ADDRESS_KEYS = ("address", "canonical_url", "canonical", "original_url", "url", "source", "link", "permalink")
DATE_KEYS = ("date", "published", "publish_date", "date_published", "pubdate", "published_at", "posted")
_HEAD, _TAIL = 8, 6
"""Blocks at the beginning and the end among which a byline or an address of the article itself may stand."""
_LONGEST = 220
_NAME = r"[A-ZÀ-ÞĀ-Ž][\w.'’-]*(?:[ \t]+(?:(?:van|von|de|der|den|da|di|la|le|el|bin|al)[ \t]+)*[A-ZÀ-ÞĀ-Ž][\w.'’-]*){1,3}"
_BYLINE = re.compile(
    rf"^(?i:(?:(?:written|posted|published|story|text|words)\s+)?by):?\s+(?P<name>{_NAME})\s*(?=$|[,|·•–—(]|\son\s)"
    rf"|^(?i:author|writer)s?\s*:\s*(?P<named>{_NAME})\s*(?=$|[,|·•–—(])"
    rf"|^(?i:posted|published|updated)\b.{{1,40}}?\sby\s+(?P<after>{_NAME})\s*$"
)
_FIRST_STOOD = re.compile(
    r"\b(?:originally|initially|first)\s+(?:posted|published|appeared|printed)\b|\b(?:re-?posted|republished|cross-?posted)\s+(?:from|with)\b",
    re.I,
)
_ADDRESS_LINE = re.compile(r"^(?:source|original|address|url|link|canonical|read (?:it )?at|from)\s*:?\s*<?https?://\S+>?\s*$", re.I)
_ONLY_ADDRESS = re.compile(r"^<?https?://\S+>?$")
_DATED_LINE = re.compile(r"^\W*(?:(?:first |originally )?(?:posted|published|written|updated)\b|date\s*:)", re.I)


@dataclass(frozen=True, slots=True)
class Credit:
    """What an article says of itself; ``title`` is "" where it says none."""

    title: str = ""
    author: str | None = None
    address: str | None = None
    date: dt.date | None = None

    @property
    def given(self) -> tuple[str, ...]:
        """Which of author, date and address it gives."""
        pairs = (("author", self.author), ("date", self.date), ("address", self.address))
        return tuple(name for name, value in pairs if value)


def credit_of(front: Mapping[str, Any], blocks: Sequence[Block]) -> Credit:
    """The credit of an article from its front matter and, for what that lacks, its first and last lines."""
    data = {str(key).strip().lower(): value for key, value in front.items()}
    title = _text(data.get("title")) or next((b.text for b in blocks if b.kind == "heading" and b.level == 1), "")
    if not title:
        title = next((b.text for b in blocks if b.kind == "heading"), "")
    return Credit(
        title=title,
        author=next(filter(None, (_names(data.get(key)) for key in AUTHOR_KEYS)), None) or _author_line(blocks),
        address=next(filter(None, (_address(data.get(key)) for key in ADDRESS_KEYS)), None) or _address_line(blocks),
        date=next(filter(None, (_day(data.get(key)) for key in DATE_KEYS)), None) or _date_line(blocks),
    )


def _text(value: Any) -> str:
    return " ".join(plain(str(value)).split()) if isinstance(value, str | int | float) and str(value).strip() else ""


def _names(value: Any) -> str | None:
    """One name or several, of a text, a list, or a mapping with a name in it; wiki-links as their words."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, Sequence) and not isinstance(value, str):
        value = ", ".join(filter(None, (_names(each) or "" for each in value)))
    text = _text(value)
    return None if not text or text.startswith(("http://", "https://")) else text


def _address(value: Any) -> str | None:
    text = str(value).strip() if isinstance(value, str) else ""
    return text if text.lower().startswith(("http://", "https://")) and " " not in text else None


def _day(value: Any) -> dt.date | None:
    """A day as the text writes it: the time zone of a time stamp does not move it."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    found = dates.find(str(value)) if isinstance(value, str) else ()
    return found[0].date if len(found) == 1 and not found[0].weak else None


def _edges(blocks: Sequence[Block], *, tail: bool) -> Iterator[Block]:
    """The blocks in which an article speaks of itself. A long paragraph speaks of its subject."""
    worded = [block for block in blocks if block.text and block.kind != "code"]
    chosen: Iterable[Block] = worded[:_HEAD]
    if tail:
        chosen = (*worded[:_HEAD], *worded[max(_HEAD, len(worded) - _TAIL) :])
    return (block for block in chosen if len(block.text) <= _LONGEST)


def _author_line(blocks: Sequence[Block]) -> str | None:
    for block in _edges(blocks, tail=False):
        found = _BYLINE.match(block.text)
        if found and block.kind != "bullet":
            return str(next(filter(None, found.groups())))
    return None


def _address_line(blocks: Sequence[Block]) -> str | None:
    for at, block in enumerate(_edges(blocks, tail=True)):
        links = LINK_TARGET.search(block.raw)
        if not links:
            continue
        says = _FIRST_STOOD.search(block.text) or _ADDRESS_LINE.match(block.text)
        if says or (at < 4 and _ONLY_ADDRESS.match(block.text)):
            return (links.group(1) or links.group(2)).rstrip(".,;:>")
    return None


def _date_line(blocks: Sequence[Block]) -> dt.date | None:
    """The day of a line near the top that is a date, a byline with one, or says when it was published."""
    for block in _edges(blocks, tail=False):
        if block.kind == "bullet" or not (block.dated or _DATED_LINE.match(block.text) or _BYLINE.match(block.text)):
            continue
        found = [f for f in dates.find(block.text) if f.date and not f.weak]
        if len(found) == 1:
            return found[0].date
    return None
