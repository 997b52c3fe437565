"""Answers to questions about 1:1s in general: from our cards and the user's articles, never as facts about a person."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from assistant.answering.answers import Answer, Statement, answered, capital, short_day, unanswered
from assistant.answering.case import Likeness
from assistant.answering.inquiry import Inquiry
from assistant.answering.sections import Rated, best_sections, matter_of, words_of
from assistant.answering.sentence import Sentence
from assistant.knowing.telling import shorten
from assistant.records import SourceArticle

_RHYTHM = re.compile(
    r"\b(?:bi-?weekly|weekly|monthly|quarterly|every (?:other |two |few )?(?:week|month|quarter)s?|each (?:week|month|quarter)|once an?|twice an?|regularly|interval|steadiness)\b",
    re.I,
)
_LENGTH_OF_TIME = re.compile(r"\b(?:minutes?|hours?|half[- ]hour|half an hour|weeks?|months?|years?)\b", re.I)
_NUMBER = re.compile(r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|dozen)\b", re.I)
_KINDS = (
    (re.compile(r"\bhow (?:often|frequently)\b|\bcadence\b", re.I), _RHYTHM),
    (re.compile(r"\bhow long\b|\blong enough\b|\bhow (?:many minutes|much time)\b", re.I), _LENGTH_OF_TIME),
    (re.compile(r"\bhow many\b", re.I), _NUMBER),
)
_COPIES = re.compile(r"\bcop(?:y|ies|ied)\b|\brewrit\w+|\breworded\b", re.I)
_LEANS = re.compile(r"^(?:it|this|that|they|these|those|such|both|do it|say it)\b", re.I)  # on the sentence before
_CITED = (3, 2, 1)  # sentences of the best section, the next, the third
_BEHIND = 0.12  # how far behind the best a section may be and still be cited
_LEAST_ALONE = 0.45  # of the best section's best sentence: what a further sentence needs
_ANYTHING = 0.5  # what every sentence of the right section is worth where likeness cannot be had
_LENGTH = 300  # characters of a statement
_MOST_WORDS = 110


def advice_answer(inquiry: Inquiry, articles: Sequence[SourceArticle], likeness: Likeness, today: dt.date) -> Answer:
    """What cards and articles say, each with where it comes from and its age. Reworded copies aren't cited unless they are asked for.

    The sections that the question is about, then the sentences of them that answer it: a rhythm where it asks how often.
    """
    usable = [a for a in articles if _COPIES.search(inquiry.question) or not a.copy_of]
    cards = sum(a.kind == "card" for a in usable)
    looked = f"{_counted(cards, 'card')} and {_counted(len(usable) - cards, 'article')}"
    chosen = _chosen(inquiry.question, best_sections(inquiry.question, usable, likeness), likeness)
    if not chosen:
        return unanswered(inquiry, looked)
    by_place = {a.path: a for a in usable}
    statements = [
        _statement(sentence, by_place[sentence.held.path], today, first=at == 0 or sentence.held.path != chosen[at - 1].held.path)
        for at, sentence in enumerate(chosen)
    ]
    return answered(inquiry, statements, None, "medium", limit=_MOST_WORDS, looked_at=looked)


def _chosen(question: str, rated: Sequence[Rated], likeness: Likeness) -> list[Sentence]:
    """The sentences that answer, in the order of the sections and, within one, of the text."""
    near = [row for row in rated if row.score >= rated[0].score - _BEHIND][: len(_CITED)]
    kept: list[Sentence] = []
    for row, most in zip(near, _CITED, strict=False):
        pool = [s for s in row.section.sentences if not s.asks and not any(_alike(s, other) for other in kept)]
        scores = _fitness(question, row, pool, likeness)
        best = sorted(range(len(pool)), key=lambda at: -scores[at])[:most]
        kept += [pool[at] for at in sorted(at for at in best if scores[at] >= _LEAST_ALONE * scores[best[0]])]
    return kept


def _fitness(question: str, row: Rated, pool: Sequence[Sentence], likeness: Likeness) -> list[float]:
    """How well each sentence of a section answers."""
    words = words_of(matter_of(question))
    like = likeness(matter_of(question), [f"{row.section.heading}. {s.text}" for s in pool]) or [_ANYTHING] * len(pool)
    return [
        near + 0.3 * len(words & s.words) / max(1, len(words)) + _of_its_kind(question, s) - 0.1 * bool(_LEANS.search(s.text))
        for near, s in zip(like, pool, strict=True)
    ]


def _of_its_kind(question: str, sentence: Sentence) -> float:
    """What a question for a rhythm, a length of time or a number wants."""
    return 0.3 * any(asked.search(question) and told.search(sentence.text) for asked, told in _KINDS)


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
