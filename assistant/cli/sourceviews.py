"""Results about sources as pages and as JSON: `import` and `sources`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from assistant.cli.layout import Page
from assistant.cli.views import counted
from assistant.jobs.shapes import source_shape as reference

if TYPE_CHECKING:
    from assistant.jobs.imports import Imported
    from assistant.jobs.library import Found, Origin, Related, SourceCheck, SourceList
    from assistant.records import SourceArticle

_MOST_CHANGES = 12  # changed facts of a copy that a page shows; JSON has all


def imported_page(done: Imported) -> Page:
    """What became of each file."""
    page = Page()
    for outcome in done.outcomes:
        where = outcome.path or ""
        kind = {"source": " as an article", "note": " as a note"}.get(outcome.kind or "", "") if outcome.status == "imported" else ""
        page.line(f"{outcome.given}: {outcome.status}{kind}", outcome.told, where, urgent=outcome.status == "failed")
    counts = [f"{count} {status}" for status in ("imported", "already there", "skipped", "failed") if (count := _count(done, status))]
    page.words(f"{counted(len(done.outcomes), 'file')}: {', '.join(counts)}.", quiet=True)
    return page


def _count(done: Imported, status: str) -> int:
    return sum(outcome.status == status for outcome in done.outcomes)


def imported_shape(done: Imported) -> dict[str, Any]:
    """`import --json`."""
    return {
        "files": [
            {"given": one.given, "status": one.status, "kind": one.kind, "path": one.path, "told": one.told or None}
            for one in done.outcomes
        ],
        "failed": done.failed,
    }


def sources_page(found: SourceList) -> Page:
    """All sources."""
    page = Page("Sources")
    page.heading(f"Your articles: {len(found.articles)}")
    for article in found.articles:
        page.line(article.title, _facts(article, found.as_of), f"{article.id} ({article.path})")
    if not found.articles:
        page.words("None yet: `forenote import --kind source FILE` adds some, or put them into sources/ yourself.")
    page.heading(f"What ships: {counted(sum(len(o.cards) for o in found.origins), 'card')} in our own words, drawn from")
    for origin in found.origins:
        facts = [*_credit(origin.author, origin.date, found.as_of), counted(len(origin.cards), "card")]
        page.line(origin.title, ", ".join(facts), origin.address or "")
    for problem in found.problems:
        page.line(problem, urgent=True)
    return page


def _facts(article: SourceArticle, today: dt.date) -> str:
    copy = [f"copy of {article.copy_of}, not cited"] if article.copy_of else []
    suspect = ["wording of a machine suspected"] if article.suspect and not copy else []
    return ", ".join([*_credit(article.author, article.date, today), *copy, *suspect])


def _credit(author: str | None, date: dt.date | None, today: dt.date) -> list[str]:
    return [author or "author not named", _age(date, today)]


def _age(date: dt.date | None, today: dt.date) -> str:
    if date is None:
        return "no date"
    years = _years(date, today)
    if years >= 5:
        return f"{date}, dated: {years} years old"
    return f"{date}, {counted(years, 'year')} old" if years else str(date)


def _years(date: dt.date, today: dt.date) -> int:
    return max(0, today.year - date.year - ((today.month, today.day) < (date.month, date.day)))


def sources_shape(found: SourceList) -> dict[str, Any]:
    """`sources --json`."""
    cards = [card for origin in found.origins for card in origin.cards]
    return {
        "as_of": found.as_of.isoformat(),
        "sources": [_article_shape(article, found.as_of) for article in (*found.articles, *cards)],
        "origins": [_origin_shape(origin, found.as_of) for origin in found.origins],
        "problems": list(found.problems),
    }


def _origin_shape(origin: Origin, today: dt.date) -> dict[str, Any]:
    return {
        "title": origin.title,
        "author": origin.author,
        "address": origin.address,
        "date": origin.date.isoformat() if origin.date else None,
        "age_years": _years(origin.date, today) if origin.date else None,
        "cards": [card.id for card in origin.cards],
    }


def _article_shape(article: SourceArticle, today: dt.date) -> dict[str, Any]:
    return {
        "id": article.id,
        "kind": article.kind,
        "origin": "shipped" if article.kind == "card" else "yours",
        "path": article.path,
        "title": article.title,
        "author": article.author,
        "address": article.address,
        "date": article.date.isoformat() if article.date else None,
        "age_years": article.age_years(today),
        "dated": article.is_dated(today),
        "copy_of": article.copy_of,
        "suspect": article.suspect,
        "draws_on": article.draws_on,
        "topics": list(article.topics),
        "relations": list(article.relations),
        "behaviours": list(article.behaviours),
        "repaired": article.repaired,
        "problems": list(article.problems),
    }


def source_page(article: SourceArticle, today: dt.date) -> Page:
    """One source with what it says."""
    page = Page(article.title)
    page.line(_facts(article, today), article.address or "", article.path)
    if article.draws_on:
        page.line(f"our own words, drawn from “{article.draws_on}”")
    if article.repaired:
        page.line(f"{article.repaired} repaired in reading")
    for problem in article.problems:
        page.line(problem, urgent=True)
    section = ""
    for point in article.points:
        if point.noise:
            continue
        if point.section != section:
            section = point.section
            page.heading(section.rpartition(" / ")[2])
        page.line(point.text, "", f"line {point.line}", depth=len(point.parents))
    return page


def source_shape(article: SourceArticle, today: dt.date) -> dict[str, Any]:
    """`sources show --json`."""
    points = [{"section": point.section or None, "text": point.text, "source": reference(article.source(point))} for point in article.points if not point.noise]  # fmt: skip
    return {**_article_shape(article, today), "points": points}


def check_page(found: SourceCheck) -> Page:
    """Families of copies, suspicions, age."""
    page = Page("forenote sources check")
    for related in found.families:
        _related(page, related)
    if not found.families:
        page.words(f"No copies among {counted(len(found.articles), 'article')}.")
    for title, articles in (("Wording of a machine suspected, no original at hand", found.suspect), ("Dated", found.dated)):
        if articles:
            page.heading(title)
        for article in articles:
            page.line(article.title, _facts(article, found.as_of), article.path)
    for problem in found.problems:
        page.line(problem, urgent=True)
    return page


def _related(page: Page, related: Related) -> None:
    page.heading(f"One text in {1 + len(related.copies)} forms")
    page.line(f"Original: {related.original.title}", "the one that is cited", related.original.path)
    for copy in related.copies:
        _copy(page, copy)


def _copy(page: Page, copy: Found) -> None:
    alike = f"{copy.same_course:.0%} of its sentences run alike, {copy.same_words:.0%} of its runs of five words are the same"
    page.line(f"{copy.kind.capitalize()}: {copy.article.title}", alike, copy.article.path, urgent=True)
    page.line(f"Why the other is the original ({copy.sure}):", depth=1)
    for ground in copy.grounds:
        page.line(ground, depth=2)
    if copy.changed:
        page.line(f"Facts it tells otherwise: {len(copy.changed)}", depth=1)
    for told in copy.changed[:_MOST_CHANGES]:
        change = f"{told.was or 'nothing'} → {told.became or 'nothing'}"
        page.line(f"{told.kind}: {change}", "", f"{told.original.short()}, {told.copy.short()}", depth=2)
        page.line(f"original: {told.original.quote}", depth=3)
        page.line(f"copy: {told.copy.quote}", depth=3)
    if len(copy.changed) > _MOST_CHANGES:
        page.line(f"and {len(copy.changed) - _MOST_CHANGES} more: `forenote sources check --json` has all", depth=2)


def check_shape(found: SourceCheck) -> dict[str, Any]:
    """`sources check --json`."""
    return {
        "as_of": found.as_of.isoformat(),
        "families": [
            {
                "original": _article_shape(related.original, found.as_of),
                "copies": [_copy_shape(copy, found.as_of) for copy in related.copies],
            }
            for related in found.families
        ],
        "suspect": [article.id for article in found.suspect],
        "dated": [article.id for article in found.dated],
        "problems": list(found.problems),
    }


def _copy_shape(copy: Found, today: dt.date) -> dict[str, Any]:
    return {
        "article": _article_shape(copy.article, today),
        "kind": copy.kind,
        "same_words": copy.same_words,
        "same_course": copy.same_course,
        "sure": copy.sure,
        "why": list(copy.grounds),
        "changed": [
            {"kind": t.kind, "was": t.was or None, "became": t.became or None, "original": reference(t.original), "copy": reference(t.copy)}
            for t in copy.changed
        ],
    }
