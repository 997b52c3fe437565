"""Answers to questions about 1:1s in general: from our cards and the user's articles, never as facts about a person."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from assistant.answering.answers import Answer, Statement, answered, capital, short_day, unanswered
from assistant.answering.case import Likeness
from assistant.answering.inquiry import Inquiry
from assistant.answering.sentence import Sentence, sentences_of
from assistant.knowing.telling import shorten
from assistant.reading.words import content_words
from assistant.records import Held, Session, SourceArticle

_GENERAL = re.compile(
    r"\b(?:should|ought|supposed to)\b.{0,60}\b(?:1[:-]1s?|one[- ]on[- ]ones?|mentors?|mentees?|mentoring|mentorship|managers?|reports?|feedback|meetings?|you|people|one)\b"
    r"|^\W*how (?:do|can|should|would|does|to)\b.{0,12}\b(?:i|you|one|we|a|an|the best)\b.{0,60}\b(?:feedback|1[:-]1s?|one[- ]on[- ]ones?|mentor\w*|mentee\w*|manager|goals?|listen\w*|prepare|questions?|conversation|trust|career)\b"
    r"|\b(?:best practices?|good practice|tips?|advice|mistakes?|common (?:errors|traps)|rule of thumb|dos and don'?ts)\b.{0,40}\b(?:for|on|about|in|with|of)\b"
    r"|\bwhat (?:makes|is|are) (?:an? )?good\b|\bgood questions? (?:to|for)\b|\bhow (?:often|long) should\b|\bwhat do the articles say\b",
    re.I,
)
_OWN = re.compile(r"\b(?:did|have|had|was|were|our last|last time|we (?:discuss|talk|cover|agree|decide)\w*|do i owe|my notes)\b", re.I)
_RHYTHM = re.compile(r"\b(?:bi-?weekly|weekly|monthly|every (?:other |two )?(?:week|month)s?|once a|twice a|minutes?|hours?)\b", re.I)
_COPIES = re.compile(r"\bcop(?:y|ies)\b|\brewrit\w+|\breworded\b", re.I)
_SECTIONS = 6
_MOST, _A_SECTION = 4, 2
_ENOUGH = 0.75
_LENGTH = 300
_OWN_FIRST = 0.15  # the user's own articles before our cards on them


def asks_in_general(inquiry: Inquiry) -> bool:
    """Whether a question is about how 1:1s are held, not about what the notes say of somebody."""
    return (
        not inquiry.people
        and not inquiry.unclear
        and _GENERAL.search(inquiry.question) is not None
        and _OWN.search(inquiry.question) is None
    )


def advice_answer(inquiry: Inquiry, articles: Sequence[SourceArticle], likeness: Likeness, today: dt.date) -> Answer:
    """What cards and articles say, each with where it comes from and its age. Reworded copies aren't cited unless they are asked for.

    Sections are chosen by how like their headings are to the question and how many of its words they hold, then sentences within them.
    """
    usable = [a for a in articles if _COPIES.search(inquiry.question) or not a.copy_of]
    by_place = {a.path: a for a in usable}
    words = frozenset(content_words(inquiry.question))
    chosen = _chosen(inquiry.question, words, _sections(usable, inquiry.question, words, likeness), likeness)
    cards = sum(a.kind == "card" for a in usable)
    looked = f"{_counted(cards, 'card')} and {_counted(len(usable) - cards, 'article')}"
    if not chosen:
        return unanswered(inquiry, looked)
    statements = [
        _statement(sentence, by_place[sentence.held.path], today, first=at == 0 or sentence.held.path != chosen[at - 1].held.path)
        for at, sentence in enumerate(chosen)
    ]
    return answered(inquiry, statements, None, "medium", looked_at=looked)


def _sections(
    articles: Sequence[SourceArticle], question: str, words: frozenset[str], likeness: Likeness
) -> list[tuple[float, list[Sentence]]]:
    """The sections that fit best, with their sentences."""
    rows = [(article, section, sentences) for article in articles for section, sentences in _by_section(article)]
    like = likeness(question, [f"{article.title}: {section}" if section != article.title else section for article, section, _ in rows])
    scored = []
    for at, (article, section, sentences) in enumerate(rows):
        heading = words & frozenset(content_words(f"{article.title} {section}"))
        held = words & frozenset().union(*(s.words for s in sentences))
        share = (0.7 * len(heading) + 0.3 * len(held)) / max(1, len(words))
        scored.append(((like[at] if like else 0.0) + share + _OWN_FIRST * (article.kind == "article"), sentences))
    best = sorted(scored, key=lambda row: -row[0])[:_SECTIONS]
    return [row for row in best if row[0] >= _ENOUGH]


def _by_section(article: SourceArticle) -> list[tuple[str, list[Sentence]]]:
    found: dict[str, list[Sentence]] = {}
    for sentence in sentences_of([Held(article.path, Session(1, 1, title=article.title, points=article.points))]):
        found.setdefault(sentence.point.section or article.title, []).append(sentence)
    return list(found.items())


def _chosen(question: str, words: frozenset[str], sections: Sequence[tuple[float, list[Sentence]]], likeness: Likeness) -> list[Sentence]:
    """The sentences nearest to the question, at most two a section, in the order of the sections."""
    pool = [(score, sentence) for score, sentences in sections for sentence in sentences if not sentence.asks]
    like = likeness(question, [sentence.text for _, sentence in pool]) if pool else None
    ranked = [
        (
            score + (like[at] if like else 0.0) + len(words & sentence.words) / max(1, len(words)) + _of_its_kind(question, sentence),
            at,
            sentence,
        )
        for at, (score, sentence) in enumerate(pool)
    ]
    kept: list[tuple[int, Sentence]] = []
    for _, at, sentence in sorted(ranked, key=lambda row: -row[0]):
        same = [s for _, s in kept if s.held.path == sentence.held.path]
        if len(same) < _A_SECTION and not any(_alike(sentence, other) for _, other in kept):
            kept.append((at, sentence))
        if len(kept) == _MOST:
            break
    return [sentence for _, sentence in sorted(kept, key=lambda row: row[0])]


def _of_its_kind(question: str, sentence: Sentence) -> float:
    """What a question for a rhythm or a length of time wants."""
    asked = re.search(r"\bhow (?:often|long|frequently)\b", question, re.I)
    return 0.4 * bool(asked and _RHYTHM.search(sentence.text))


def _alike(a: Sentence, b: Sentence) -> bool:
    return bool(a.words and b.words) and len(a.words & b.words) / min(len(a.words), len(b.words)) >= 0.7


def _statement(sentence: Sentence, article: SourceArticle, today: dt.date, *, first: bool) -> Statement:
    return Statement(
        capital(shorten(sentence.text, _LENGTH)), (article.source(sentence.point),), f"{_origin(article, today)}: " if first else ""
    )


def _origin(article: SourceArticle, today: dt.date) -> str:
    kind = "Our card" if article.kind == "card" else "Your article"
    dated = f", {short_day(article.date)}{', dated' if article.is_dated(today) else ''}" if article.date else ""
    return f"{kind} “{shorten(article.title, 70)}”{dated}"


def _counted(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count} {noun}s"
