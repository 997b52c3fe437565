"""Bytes of an article in, an ``Article`` out: its credit, its paragraphs with their headings and lines.

Articles are read apart from notes: a date in them is no session and a bullet no commitment. Headings are found in more
forms, because text copied from a web page keeps its headings as bare lines.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.reading.credits import Credit, credit_of
from assistant.reading.decode import decode
from assistant.reading.formats import to_text
from assistant.reading.frontmatter import FrontMatter, split
from assistant.reading.lines import ATX, BULLET
from assistant.reading.outline import BARE_LEVEL, Block, read_blocks
from assistant.reading.points import is_injected
from assistant.reading.relocation import relocated_point
from assistant.records import Point

SOURCES_FOLDER = "sources"
MARK = ("forenote", "source")
"""The front matter by which an article is known wherever it lies."""
_TITLE_LEVEL, _BARE_TITLE_LEVEL = 1, 2
_MOST_TITLE_WORDS = 14
_CLIPPED = frozenset({"clippings", "clipping", "article", "articles"})
_OF_A_TALK = frozenset({"person", "with", "attendees", "participants"})
_PUBLISHED = frozenset(
    "author authors layout excerpt description meta_title meta_description canonical_url published pubdate categories thumbnail og_image slug".split()
)
_PROSE_WORDS = 25
_FEWEST_WORDS = 120


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was read. ``points`` carry the lines of the file on disk; ``front`` is its front matter."""

    credit: Credit
    front: dict[str, Any]
    points: tuple[Point, ...]
    headings: tuple[Block, ...]
    encoding: str
    repaired: str | None
    problems: tuple[str, ...]


def is_source(path: str, front: Mapping[str, Any]) -> bool:
    """Whether a file of the workspace is an article: it lies below ``sources/``, is marked as one, or was clipped from the web.

    ``path`` is relative to the workspace with forward slashes. A clipping is what web clippers write: tagged as such, with the
    address it came from, and nobody it was with.
    """
    if "/" in path and path.split("/", 1)[0].lower() == SOURCES_FOLDER:
        return True
    data = {str(key).strip().lower(): value for key, value in front.items()}
    if str(data.get(MARK[0], "")).strip().lower() == MARK[1] or str(data.get("type", "")).strip().lower() in ("source", "article"):
        return not _OF_A_TALK & data.keys()
    tags = data.get("tags") or ()
    words = {str(tag).strip(" #").lower() for tag in (tags.split(",") if isinstance(tags, str) else tags if isinstance(tags, list) else ())}
    address = str(data.get("source") or data.get("url") or "")
    return bool(words & _CLIPPED) and address.startswith(("http://", "https://")) and not _OF_A_TALK & data.keys()


def read_article(path: str, data: bytes) -> Article:
    """An article of a file's bytes. Never raises: what could not be understood stands in ``problems``."""
    decoded = decode(data)
    converted = to_text(_suffix(path), decoded.text)
    front = split(converted.text) if converted.kind != "transcript" else FrontMatter()
    blocks = article_blocks(converted.text, front.body_line)
    points = points_of(blocks)
    if converted.lines:
        points = tuple(relocated_point(p, converted) for p in points)
    if front.private:
        points = tuple(replace(point, private=True) for point in points)
    headings = tuple(block for block in blocks if block.kind == "heading")
    problems = (*decoded.problems, *((front.problem,) if front.problem else ()))
    return Article(credit_of(front.data, blocks), front.data, points, headings, decoded.encoding, decoded.repaired, problems)


def _suffix(path: str) -> str:
    _, dot, suffix = path.rsplit("/", 1)[-1].rpartition(".")
    return dot + suffix.lower() if dot else ""


def article_blocks(text: str, body_line: int = 1) -> tuple[Block, ...]:
    """The blocks of an article. Bare lines that a reader takes for headings are headings; the first one is the title."""
    lines = text.split("\n")
    blocks = read_blocks(text, body_line)
    titles = [_looks_like_title(block, lines) for block in blocks]
    marked = any(block.kind == "heading" and ATX.match(block.raw) for block in blocks)
    found: list[Block] = []
    for at, block in enumerate(blocks):
        first = not any(b.text for b in found)
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        # A title line over a title line is no section but a subtitle; the article's own title may stand over one.
        over_text = following is not None and following.kind != "rule" and not titles[at + 1]
        if titles[at] and first and body_line == 1 and not marked:
            block = replace(block, kind="heading", level=_TITLE_LEVEL)
        elif titles[at] and over_text and not marked:
            block = replace(block, kind="heading", level=_BARE_TITLE_LEVEL)
        elif block.kind == "heading" and not marked and block.level in (3, 4, 5, 6):
            block = replace(block, level=_BARE_TITLE_LEVEL)  # "I. …" in plain text stands as high as its other titles
        found.append(block)
    return tuple(found)


def _looks_like_title(block: Block, lines: Sequence[str]) -> bool:
    """A short line alone between blank lines that ends no sentence and begins like one."""
    # A bare line over a list is a heading to the reader of notes already, of the lowest level.
    low = (
        block.kind == "heading"
        and block.level == BARE_LEVEL
        and block.text == block.raw.strip()
        and not block.dated
        and block.text[:1].isalnum()
    )
    if (block.kind != "paragraph" and not low) or block.line != block.end or block.parents or block.mark is not None:
        return False
    text = block.text
    around = [lines[n - 1].strip() for n in (block.line - 1, block.line + 1) if 1 <= n <= len(lines)]
    short = 0 < len(text.split()) <= _MOST_TITLE_WORDS and len(text) <= 100
    begins = re.match(r"[\"“‘(]?[A-ZÀ-ÞĀ-Ž0-9]|[^\w\s\"'(\[*_>-]", text)
    ends = text[-1:] not in ".,;:…" and not re.search(r"https?://\S+$", text)
    return not any(around) and short and bool(begins) and ends and not BULLET.match(block.raw)


def points_of(blocks: Sequence[Block]) -> tuple[Point, ...]:
    """The paragraphs, bullets and rows of an article, each with the headings above it, outermost first."""
    stack: list[tuple[int, str]] = []
    points: list[Point] = []
    for block in blocks:
        if block.kind == "heading":
            while stack and stack[-1][0] >= block.level:
                stack.pop()
            stack.append((block.level, block.text))
        elif block.kind not in ("rule", "code", "comment") and block.text:
            section = " / ".join(text for _, text in stack[-2:])
            noise = is_injected(block.text) or block.toc
            point = Point(block.line, block.end, block.text, block.raw, block.kind, section, depth=block.level, parents=block.parents)
            points.append(replace(point, said=block.text, private=block.private, noise=noise, breaks=block.breaks))
    return tuple(points)


def as_markdown(text: str, body_line: int) -> str:
    """The body of an article, from ``body_line`` on, as Markdown: found headings get their signs, ``•`` becomes ``-``.

    Line for line: no line is added or removed, and no word changed.
    """
    lines = text.split("\n")
    for block in article_blocks(text, body_line):
        at = block.line - 1
        if block.kind == "heading" and block.line == block.end and not ATX.match(block.raw) and not re.match(r"\s*[*_]", block.raw):
            level = 4 if block.level >= BARE_LEVEL else block.level
            lines[at] = f"{'#' * level} {lines[at].strip()}"
        elif block.kind == "bullet":
            lines[at] = re.sub(r"^(\s*)[•◦▪▫‣⁃·●]\s+", r"\1- ", lines[at])
    return "\n".join(lines[body_line - 1 :])


def is_published(path: str, data: bytes) -> bool:
    """Whether a file's front matter is what publishers and clippers write, and names nobody it was with."""
    front = read_article(path, data).front
    keys = {str(key).strip().lower() for key in front}
    return not _OF_A_TALK & keys and (is_source(path, front) or len(_PUBLISHED & keys) >= 2)


def _paragraph_sizes(points: Sequence[Point]) -> list[int]:
    """Words of each paragraph or bullet; lines of prose that stand together are one paragraph, however an editor broke it."""
    sizes: list[int] = []
    for last, point in zip((None, *points), points, strict=False):
        goes_on = last is not None and last.kind == point.kind == "paragraph" and last.end + 1 == point.line
        count = len(point.text.split())
        if goes_on:
            sizes[-1] += count
        else:
            sizes.append(count)
    return sizes


def reads_like_article(path: str, data: bytes) -> bool:
    """Whether a file may be an article rather than notes of a 1:1: published, or mostly prose."""
    if is_published(path, data):
        return True
    article = read_article(path, data)
    sizes = _paragraph_sizes(article.points)
    prose = sum(size for size in sizes if size >= _PROSE_WORDS) >= 0.6 * sum(sizes)
    return prose and sum(sizes) >= _FEWEST_WORDS and not _OF_A_TALK & {str(key).strip().lower() for key in article.front}
