"""Which sections of cards and articles a question is about: by likeness in meaning and by the words that tell them apart."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.answering.case import Likeness
from assistant.answering.general import Closeness, closeness
from assistant.answering.sentence import Sentence, sentences_of
from assistant.knowing.telling import clean_sentence
from assistant.reading.words import content_words
from assistant.records import Held, Session, SourceArticle

_A_UNIT = 45  # words: a bullet or paragraph up to that length is taken as a whole, of a longer one each sentence
_LOOKED_INTO = 12  # sections whose sentences are compared one by one
_WORDS = 0.6  # what the words add to likeness; it and the bars below were chosen on evals/data/coaching/questions.toml
_OWN_FIRST = 0.05  # the user's own articles before our cards on them
# What a section needs, by how surely the question is of this trade; and the share of the question's words where there are only words to go by.
_BARS: dict[Closeness, float] = {"inside": 0.42, "near": 0.6, "outside": 0.7}
_BARS_OF_WORDS: dict[Closeness, float] = {"inside": 0.3, "near": 0.5, "outside": 1.0}
_OTHER_SIDE = 0.25  # off the share of words, where a mentor is asked about and the heading is about mentees
_SIDE = re.compile(r"\b(mentor|mentee)s?\b", re.I)
_ONE_TO_ONE = re.compile(r"\b(?:1[:-]1s?|1on1s?)\b", re.I)  # its figures are no words
# Who takes part: in half of all sections, and so like in meaning that a question with "mentor" finds whatever says "mentor" most.
_PARTIES = re.compile(
    r"\b(?:(?:an?|the|my|our|your)\s+)?(?:mentor\w*|mentees?|1[:-]1s?|1on1s?|one[- ]on[- ]ones?|managers?|boss|reports?)\b(?:['’]s)?", re.I
)


@dataclass(frozen=True)
class Section:
    """One section of an article: its heading, and its sentences in order."""

    article: SourceArticle
    name: str
    sentences: tuple[Sentence, ...]

    @property
    def heading(self) -> str:
        """Title and heading, as one line."""
        return self.article.title if self.name == self.article.title else f"{self.article.title}: {self.name}"

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The heading, and the questions that a card says it answers."""
        return (self.heading, *self.article.asked)

    @property
    def whole(self) -> str:
        """Heading and text."""
        return f"{self.heading}. {' '.join(s.text for s in self.sentences)}"

    @cached_property
    def named(self) -> frozenset[str]:
        """Stems of the words in its headings."""
        return frozenset(word for heading in self.headings for word in words_of(heading))

    @cached_property
    def words(self) -> frozenset[str]:
        """Stems of all its words."""
        return self.named.union(*(s.words for s in self.sentences))

    def lines(self) -> list[str]:
        """Its sentences as they are compared in meaning: each behind the heading."""
        return [f"{self.heading}. {s.text}" for s in self.sentences]


@dataclass(frozen=True, slots=True)
class Rated:
    """A section with how well it fits."""

    section: Section
    score: float


def sections_of(articles: Sequence[SourceArticle]) -> list[Section]:
    """The sections of articles, in order."""
    found = []
    for article in articles:
        rows: dict[str, list[Sentence]] = {}
        for sentence in sentences_of([Held(article.path, Session(1, 1, title=article.title, points=article.points))]):
            row = rows.setdefault(sentence.point.section or article.title, [])
            if len(sentence.point.text.split()) > _A_UNIT:
                row.append(sentence)
            elif not row or row[-1].point is not sentence.point:
                row.append(replace(sentence, text=clean_sentence(sentence.point.text), raw=sentence.point.text))
        found += [Section(article, name, tuple(sentences)) for name, sentences in rows.items()]
    return found


def words_of(text: str) -> frozenset[str]:
    """Stems of the words of a question or a heading."""
    return frozenset(content_words(_ONE_TO_ONE.sub(" ", text)))


def matter_of(question: str) -> str:
    """The question without who takes part, where something is left of it.

    >>> matter_of("How should a mentor change as the mentee grows?")
    'How should change as grows?'
    """
    left = " ".join(_PARTIES.sub("", question).split())
    return left if content_words(left) else question


def best_sections(question: str, articles: Sequence[SourceArticle], likeness: Likeness) -> list[Rated]:
    """The sections that fit best, best first; none where none is about the question."""
    sections = sections_of(articles)
    words = words_of(question)
    rarity = rarity_of([section.words for section in sections])
    shares = [(share(words, s.named, rarity) + share(words, s.words, rarity)) / 2 for s in sections]
    shares = [fit - _OTHER_SIDE * _is_of_other_side(question, s.heading) for fit, s in zip(shares, sections, strict=True)]
    outlined = _outlined(matter_of(question), sections, likeness)
    if outlined is None:
        return _ranked(sections, shares, _BARS_OF_WORDS[closeness(question)])
    near = sorted(range(len(sections)), key=lambda at: -(2 * outlined[at] / 3 + _WORDS * shares[at]))[:_LOOKED_INTO]
    closest = _closest(matter_of(question), [sections[at] for at in near], likeness)
    scores = [(2 * outlined[at] + closest[n]) / 3 + _WORDS * shares[at] for n, at in enumerate(near)]
    return _ranked([sections[at] for at in near], scores, _BARS[closeness(question)])


def _is_of_other_side(question: str, heading: str) -> bool:
    """Whether one speaks of mentors only and the other of mentees only."""
    asked, told = (frozenset(side.lower() for side in _SIDE.findall(text)) for text in (question, heading))
    return bool(asked and told) and not asked & told


def _ranked(sections: Sequence[Section], scores: Sequence[float], bar: float) -> list[Rated]:
    rated = [
        Rated(s, score + _OWN_FIRST * (s.article.kind == "article")) for s, score in zip(sections, scores, strict=True) if score >= bar
    ]
    return sorted(rated, key=lambda row: -row.score)


def _outlined(question: str, sections: Sequence[Section], likeness: Likeness) -> list[float] | None:
    """The mean of a section's likeness by its best heading and as a whole; None without an embedder."""
    by_heading = _best_each(question, [section.headings for section in sections], likeness)
    whole = likeness(question, [section.whole for section in sections])
    if by_heading is None or whole is None:
        return None
    return [(a + b) / 2 for a, b in zip(by_heading, whole, strict=True)]


def _closest(question: str, sections: Sequence[Section], likeness: Likeness) -> list[float]:
    """The likeness of each section's likest sentence."""
    return _best_each(question, [section.lines() for section in sections], likeness) or [0.0] * len(sections)


def _best_each(question: str, groups: Sequence[Sequence[str]], likeness: Likeness) -> list[float] | None:
    like = likeness(question, [text for group in groups for text in group])
    if like is None:
        return None
    found, at = [], 0
    for group in groups:
        found.append(max(like[at : at + len(group)], default=0.0))
        at += len(group)
    return found


def rarity_of(sections: Sequence[frozenset[str]]) -> Callable[[str], float]:
    """How much a word tells about which section is meant, 0 to 1 (inverse document frequency): "mentor" stands in most, "blocker" in one."""
    counts = Counter(word for section in sections for word in section)
    most = math.log(1 + len(sections))
    return lambda word: math.log((1 + len(sections)) / (1 + counts[word])) / most if most else 1.0


def share(words: frozenset[str], held: frozenset[str], rarity: Callable[[str], float]) -> float:
    """The share of the question's words that are held, each as much as it tells."""
    whole = sum(map(rarity, words))
    return sum(map(rarity, words & held)) / whole if whole else 0.0
