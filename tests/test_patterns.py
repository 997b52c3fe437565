"""The pattern library keeps the promises that a paragraph in the user's own voice rests on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.errors import ForenoteError
from assistant.knowing.patterns import THRESHOLD, Nearness, Pattern, load_patterns, rank
from assistant.reading.facts import facts_of
from assistant.reading.serious import risk_in
from assistant.reading.words import BASE_VERBS

LIBRARY = load_patterns()
# Verbs that open a proposal and are too rare in notes for the list of the reader.
VERBS = BASE_VERBS | {
    "have",
    "skip",
    "borrow",
    "alert",
    "link",
    "require",
    "halve",
    "celebrate",
    "retire",
    "rank",
    "pair",
    "fill",
    "repair",
    "mend",
    "count",
    "fix",
    "log",
    "put",
    "sit",
    "talk",
    "replace",
    "measure",
    "pause",
}
ONE = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twice|half|dozen)\b|\d")
ENTRY = """
[[pattern]]
id = "x"
name = "x"
wordings = ["too many x", "x all day"]
keys = ["x"]
effect = "work waits"
proposals = ["stop it", "start it"]
ask = "What may stop?"
blanks = ["count: how many?"]
not_when = "Never."
credit = "own"
"""


def each() -> list[Pattern]:
    return list(LIBRARY)


def test_there_are_enough() -> None:
    assert len(LIBRARY) >= 110
    assert sum(p.blocks for p in LIBRARY) >= 8
    assert sum(p.step is not None for p in LIBRARY) >= 12


@pytest.mark.parametrize("pattern", each(), ids=lambda p: p.id)
def test_the_form_of_a_pattern(pattern: Pattern) -> None:
    """What is put into the user's mouth holds no number, no name, no verdict, and can be said aloud."""
    ours = [*pattern.proposals, *filter(None, (pattern.step, pattern.meanwhile, pattern.help))]
    for text in ours:
        assert not ONE.search(text.replace("1:1", "")), text
        assert {f.kind for f in facts_of(text.replace("{who}", "them"))} <= {"when", "number"}, text
        assert not re.search(r"(?i)\b(?:always|never|nobody|everyone|obviously|must|lazy|stupid)\b", text), text
        assert not text.endswith((".", "?")) and text[0].islower() | text.startswith(("I ", "I'")), text
    for text in (*pattern.proposals, *filter(None, (pattern.step, pattern.meanwhile, pattern.help))):
        assert text.split()[0] in VERBS, f"{text}: begins with a verb that one can grant"
        assert len(text.split()) <= 22, text
    assert 4 <= len(pattern.wordings) <= 12 and 2 <= len(pattern.proposals) <= 3
    assert pattern.ask.endswith("?") and pattern.not_when.endswith(".")


@pytest.mark.parametrize("pattern", each(), ids=lambda p: p.id)
def test_an_effect_is_a_possibility_and_no_fact(pattern: Pattern) -> None:
    """The user did not say it, so it says what may come of it, in a sentence of its own."""
    assert re.search(r"\b(?:may|can|can't|could)\b", pattern.effect), pattern.effect
    assert not ONE.search(pattern.effect) and pattern.effect[0].isupper() and not pattern.effect.endswith((".", "?"))
    assert not re.search(r"(?i)\b(?:always|never|nobody|everyone|obviously|must|lazy|stupid)\b", pattern.effect)
    assert {f.kind for f in facts_of(pattern.effect)} <= {"when", "number"}


@pytest.mark.parametrize("pattern", each(), ids=lambda p: p.id)
def test_an_ask_is_no_accusation(pattern: Pattern) -> None:
    assert not re.match(r"(?i)why (?:do|did|don't|didn't|are|aren't) you", pattern.ask)


@pytest.mark.parametrize("pattern", each(), ids=lambda p: p.id)
def test_wordings_find_their_pattern(pattern: Pattern) -> None:
    for wording in pattern.wordings:
        near = [m.pattern.id for m in rank(wording, LIBRARY)[:3]]
        assert pattern.id in near, (wording, near)


def test_no_wording_is_a_serious_matter() -> None:
    assert [(p.id, w) for p in LIBRARY for w in (*p.wordings, *p.said) if risk_in(w)] == []


@pytest.mark.parametrize("text", ["The fish in the pond are hungry", "Lunch was cold", "My plant died over Easter"])
def test_nothing_is_near_what_is_no_matter_of_work(text: str) -> None:
    assert rank(text, LIBRARY)[0].score < THRESHOLD


def nearness(**scores: float) -> Nearness:
    weights = {"base": -4.0, "near": 8.0, "nearer": 2.0, "words": 1.0, "keys": 1.0, "keyed words": 1.0, "words ahead": 1.0}
    return Nearness({name.replace("_", "-"): score for name, score in scores.items()}, weights, 0.6)


def test_meaning_is_weighed_with_words_and_words_decide_where_there_is_none() -> None:
    text = "folk drop by with little favours the whole day"
    plain = rank(text, LIBRARY)
    assert not any(match.fitting for match in plain)
    found = rank(text, LIBRARY, lambda _text: nearness(adhoc_requests=0.9))
    assert [match.pattern.id for match in found if match.fitting] == ["adhoc-requests"]
    assert rank(text, LIBRARY, lambda _text: None) == plain


def test_a_pattern_near_by_words_alone_is_not_shown_where_meaning_speaks_against_it() -> None:
    best = rank("There is no documentation", LIBRARY, lambda _text: nearness(pay=0.1))[0]
    assert best.score >= THRESHOLD and best.fits is not None
    assert best.rank == best.chance


def test_two_patterns_that_are_equally_near_hold_each_other_back() -> None:
    one = max(m.chance for m in rank("x", LIBRARY, lambda _text: nearness(pay=0.5)))
    two = max(m.chance for m in rank("x", LIBRARY, lambda _text: nearness(pay=0.5, promotion=0.5)))
    assert two < one


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('ask = "What may stop?"\n', "", "'ask' is missing"),
        ("credit", "kredit", "unknown key 'kredit'"),
        ('"count: how many?"', '"how many?"', "a blank is"),
        ('keys = ["x"]', 'keys = ["("]', "no pattern"),
        ('["stop it", "start it"]', '["stop it"]', "list of 2"),
    ],
)
def test_a_fault_is_named_with_its_place(tmp_path: Path, old: str, new: str, says: str) -> None:
    (tmp_path / "own.toml").write_text(ENTRY.replace(old, new))
    with pytest.raises(ForenoteError, match=re.escape(says)) as error:
        load_patterns(tmp_path)
    assert "own.toml" in str(error.value)


def test_an_id_is_given_once(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(ENTRY + ENTRY)
    with pytest.raises(ForenoteError, match="taken"):
        load_patterns(tmp_path)
