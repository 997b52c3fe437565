"""Sources: the articles of a workspace with their families of copies, and the cards that ship.

Articles lie below ``sources/`` (put there by ``forenote import`` or by hand), or anywhere if their front matter says that
they are one (``reading.article.is_source``). Nothing here is cached: a library of articles is small, and reading it costs
milliseconds an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.files import walk_notes
from assistant.knowing.alignment import Sentence, sentences_of
from assistant.knowing.cards import load_cards
from assistant.knowing.families import Family, Text, find_families
from assistant.knowing.origin import Traits, is_suspect
from assistant.reading.article import SOURCES_FOLDER, Article, read_article
from assistant.reading.formats import READABLE
from assistant.reading.inline import fold, links
from assistant.records import SourceArticle
from assistant.workspace import Workspace

__all__ = ["Library", "load_articles", "load_cards", "read_library"]

_LARGEST = 20_000_000


@dataclass(frozen=True, slots=True)
class Library:
    """The user's articles by path, the families among them, and what could not be read. ``texts`` go with the articles."""

    articles: tuple[SourceArticle, ...]
    families: tuple[Family, ...]
    texts: tuple[Text, ...]
    problems: tuple[str, ...]

    def article(self, key: str) -> SourceArticle:
        """The article of an id that a family names."""
        return next(article for article in self.articles if article.id == key)


def load_articles(workspace: Workspace, paths: Iterable[str] = ()) -> tuple[SourceArticle, ...]:
    """The articles of a workspace, by path, copies marked. ``paths``: further files that the catalogue calls sources."""
    return read_library(workspace, paths).articles


def read_library(workspace: Workspace, paths: Iterable[str] = ()) -> Library:
    """All articles of a workspace with their families. What cannot be read is told in ``problems`` and left out."""
    problems: list[str] = []
    found = _read_all(workspace, sorted({*_below_sources(workspace, problems), *paths}), problems)
    ids = _ids([path for path, _ in found])
    texts = [_text(ids[path], article) for path, article in found]
    families = find_families(texts)
    original = {copy.id: family.original for family in families for copy in family.copies}
    articles = []
    for (path, article), text in zip(found, texts, strict=True):
        made = _source_article(path, article, text)
        articles.append(replace(made, copy_of=original.get(made.id)))
    return Library(tuple(articles), families, tuple(texts), tuple(problems))


def _below_sources(workspace: Workspace, problems: list[str]) -> list[str]:
    """Readable files below ``sources/``, in any case of its name, whatever ``include`` says; ``exclude`` counts."""
    names = {SOURCES_FOLDER, SOURCES_FOLDER.title(), SOURCES_FOLDER.upper()}
    patterns = [f"{name}/**/*{suffix}" for name in sorted(names) for suffix in sorted(READABLE)]
    return [path for path, _ in walk_notes(workspace.root, patterns, workspace.config.notes.exclude, problems)]


def _read_all(workspace: Workspace, paths: Sequence[str], problems: list[str]) -> list[tuple[str, Article]]:
    found = []
    for path in paths:
        file = workspace.root / path
        try:
            if file.stat().st_size > _LARGEST:
                problems.append(f"{path} is too large for an article")
                continue
            data = file.read_bytes()
        except OSError as error:
            problems.append(f"{path} could not be read: {error.strerror or error}")
            continue
        article = read_article(path, data)
        if article.points:
            found.append((path, article))
        else:
            problems.append(f"{path}: {'; '.join(article.problems) or 'it holds no text'}")
    return found


def _ids(paths: Sequence[str]) -> dict[str, str]:
    """A short id for each path, from its file name; from the whole path where two would be the same."""
    cards = {card.id for card in load_cards()}
    short = {path: slug(path.rsplit("/", 1)[-1].rsplit(".", 1)[0]) for path in paths}
    counts = list(short.values())
    ids: dict[str, str] = {}
    for path, key in short.items():
        clash = counts.count(key) > 1 or key in cards
        wanted = slug(path.removeprefix(f"{SOURCES_FOLDER}/").replace("/", " ").replace(".", " ")) if clash else key
        number, free = 2, wanted
        while free in ids.values() or free in cards:
            free, number = f"{wanted}-{number}", number + 1
        ids[path] = free
    return ids


def slug(name: str, longest: int = 60) -> str:
    """A name as an id and as part of a path: "Why Mentoring?" → "why-mentoring"; cut between words, never empty."""
    words = re.findall(r"\w+", fold(name).replace("_", " ").replace("'", "").replace("’", ""))
    kept: list[str] = []
    for word in words:
        if kept and len("-".join([*kept, word])) > longest:
            break
        kept.append(word[:longest])
    return "-".join(kept) or "article"


def _text(key: str, article: Article) -> Text:
    sentences = sentences_of(article.points, [(block.line, block.text) for block in article.headings])
    addresses = tuple(link for point in article.points for link in links(point.raw))
    return Text(key, sentences, Traits(article.credit, article.repaired is not None, addresses))


def _source_article(path: str, article: Article, text: Text) -> SourceArticle:
    credit = article.credit
    tags = article.front.get("tags") or article.front.get("topics") or ()
    topics = tags.split(",") if isinstance(tags, str) else tags if isinstance(tags, list) else ()
    return SourceArticle(
        id=text.id,
        path=path,
        title=credit.title or path.rsplit("/", 1)[-1],
        kind="article",
        author=credit.author,
        address=credit.address,
        date=credit.date,
        points=article.points,
        topics=tuple(word for tag in topics if (word := str(tag).strip(" #"))),
        repaired=article.repaired,
        suspect=is_suspect(text.sentences),
        problems=article.problems,
    )


def quote_of(article: SourceArticle, sentence: Sentence) -> tuple[int, int, str]:
    """(first line, last line, quote) of a sentence as it stands in the file: with its marks, where it has any."""
    point = next((p for p in article.points if p.line <= sentence.line <= p.end), None)
    if point is None:
        return sentence.line, sentence.line, sentence.text
    raw = " ".join(point.raw.split())
    return (sentence.line, point.end, sentence.text) if sentence.text in raw else (point.line, point.end, raw)
