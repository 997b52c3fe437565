"""Copies of one text are recognised however they were made, and texts that share a subject are not."""

from __future__ import annotations

import datetime as dt
import random
import re
from itertools import combinations

import pytest

from assistant.knowing.alignment import align, covered, sentences_of, words_of
from assistant.knowing.differences import facts_of
from assistant.knowing.families import Family, Text, compare, find_families
from assistant.knowing.origin import Traits, is_suspect
from assistant.reading.article import read_article
from assistant.reading.credits import Credit
from assistant.reading.inline import links
from tests import articles

MANGLED = """\
For those who lead a workshop, due to this fact you possibly can be taught that a great dialog is an effective begin. As an alternative of guessing, ask how one can help
at all times. It's totally different in the course of the busy months, which might be extra demanding, and everyone seems to be presupposed to know that the most effective
out of all is on daily basis. Needless to say you don't should cowl each one in every of them. It could possibly be one thing that's comparable to a recipe.
In case you ask, the place you stand is not any matter. With a purpose to be honest, in the meanwhile you may additionally be conscious that in relation to the store, anyplace will do.
"""


def text(key: str, words: str) -> Text:
    found = read_article(f"{key}.md", words.encode())
    sentences = sentences_of(found.points, [(block.line, block.text) for block in found.headings])
    return Text(key, sentences, Traits(found.credit, bool(found.repaired), tuple(x for p in found.points for x in links(p.raw))))


ORIGINAL = text("original", articles.article())
VARIANTS = {
    "exact copy": text("variant", articles.article()),
    "light edit": text("variant", articles.light_edit()),
    "excerpt": text("variant", articles.excerpt()),
    "reworded copy": text("variant", articles.spun()),
}
INDEPENDENT = text("independent", articles.INDEPENDENT)


def only(found: tuple[Family, ...]) -> Family:
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("kind", VARIANTS)
@pytest.mark.parametrize("turned", [False, True])
def test_a_copy_is_known_for_what_it_is(kind: str, turned: bool) -> None:
    pair = (ORIGINAL, VARIANTS[kind])
    found = compare(*reversed(pair)) if turned else compare(*pair)
    assert found and found.kind == kind


def test_texts_that_share_a_subject_are_no_family() -> None:
    others = [INDEPENDENT, *(v for kind, v in VARIANTS.items() if kind == "reworded copy"), text("mangled", MANGLED)]
    for a, b in combinations(others, 2):
        assert compare(a, b) is None
    assert compare(ORIGINAL, INDEPENDENT) is None


def test_the_gap_between_copies_and_others_is_wide() -> None:
    """The thresholds stand in the middle of nothing: their exact values decide no case."""

    def course(a: Text, b: Text) -> float:
        return covered(align(a.sentences, b.sentences), a.sentences, b.sentences)

    assert min(course(ORIGINAL, variant) for variant in VARIANTS.values()) > 0.85
    assert course(ORIGINAL, INDEPENDENT) < 0.15


@pytest.mark.parametrize("order", [("original", "variant"), ("variant", "original")])
def test_the_original_is_the_one_with_credit_and_plain_words(order: tuple[str, str]) -> None:
    texts = {"original": ORIGINAL, "variant": VARIANTS["reworded copy"]}
    family = only(find_families([texts[key] for key in order]))
    assert family.original == "original"
    copy = family.copies[0]
    assert copy.verdict.sure == "clear"
    told = " ".join(copy.verdict.grounds)
    assert "author and date, the other one neither" in told and "the field's own words" in told


def test_changed_facts_are_told_with_their_lines() -> None:
    copy = only(find_families([VARIANTS["reworded copy"], ORIGINAL])).copies[0]
    changed = {(d.kind, d.was, d.became): (d.left, d.right) for d in copy.differences}
    assert changed.keys() >= {("how often", "regularly", "daily"), ("number", "9", "19")}
    left, right = changed["how often", "regularly", "daily"]
    assert left.text == "Keep the talk regular" and right.text == "Maintain the dialog daily"
    assert articles.article().split("\n")[left.line - 1] == "### Keep the talk regular"
    assert articles.spun().split("\n")[right.line - 1] == right.text
    assert len(changed) <= 3  # a synonym is no change


def test_pages_of_one_template_are_no_copies() -> None:
    fixed = "Please read the rules of the house before you enter the room. The kettle belongs to everybody and is cleaned by whoever used it last. "
    fixed += "Names of those who come late are not written down. Send corrections of this page to the keeper within a week.\n\n"
    one = (
        fixed
        + "The roof of the north tower leaks again and the joiner wants to see it. We chose blue for the boat. Mira buys rope in Lund. "
    )
    one += "A school asked whether forty pupils may sleep in the store. Sven objects, since beds are missing. The bell got a new clapper.\n"
    other = (
        fixed
        + "Our guests asked for longer opening hours during August. Nobody objected to a second bench. Tickets cost more from May on. "
    )
    other += "Ingrid showed her drawings of the pier, which pleased all but the treasurer. Lamps are ordered, cables come later by ship.\n"
    assert compare(text("one", one), text("other", other)) is None


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5])
def test_a_copy_is_known_however_many_words_were_replaced(share: float) -> None:
    chance = random.Random(7)
    words = [f"{word}q" if chance.random() < share and word.isalpha() else word for word in re.split(r"(\W+)", articles.article())]
    assert compare(ORIGINAL, text("variant", "".join(words)))


def test_of_two_dated_texts_the_older_is_the_original() -> None:
    newer = text("a", articles.light_edit().replace("2024-02-11", "2025-02-11"))
    family = only(find_families([newer, ORIGINAL]))
    assert family.original == "original" and "dated 2024-02-11, the other one 2025-02-11" in family.copies[0].verdict.grounds[0]


def test_where_nothing_tells_the_verdict_says_so() -> None:
    family = only(find_families([text("b", articles.ORIGINAL), text("a", articles.ORIGINAL)]))
    verdict = family.copies[0].verdict
    assert family.original == "b" and verdict.sure == "open" and "nothing tells" in verdict.grounds[0]


def test_garbling_alone_outweighs_nothing() -> None:
    """The garbled file may be the original: its credit and date weigh more."""
    garbled = (
        articles.article()
        .replace("each other", "each other’s shoes – both")
        .replace("I never", "“I never”")
        .encode("utf-8")
        .decode("mac_roman")
    )
    copy = text("copy", articles.spun())
    original = text("garbled", garbled)
    assert original.traits.repaired
    assert only(find_families([copy, original])).original == "garbled"


def test_the_address_of_the_original_inside_the_copy_counts() -> None:
    from assistant.knowing.origin import judge

    address = "https://tea.example/round"
    a = Text("a", ORIGINAL.sentences, Traits(Credit("t", address=address)))
    b = Text("b", ORIGINAL.sentences, Traits(Credit("t"), links=(address,)))
    verdict = judge(b, a, ())
    assert verdict.original == "a" and any("stands as a link" in ground for ground in verdict.grounds)


def test_traces_of_a_machine_tell_whatever_the_subject() -> None:
    """Nobody is credited, and our own vocabulary knows nothing of peat: abbreviations and articles tell."""
    peat = "The national peat survey (NPS) measured an ancient bog on a cold morning. It found a layer of moss under an old oak. "
    peat += "Samples went to a laboratory in a sealed tin, and an expert counted 314 grains of pollen in each of them before noon.\n"
    spun = (
        peat.replace("national peat survey", "countrywide turf study")
        .replace("an ancient bog", "an primeval marsh")
        .replace("a cold", "a icy")
    )
    spun = (
        spun.replace("found a layer of moss", "discovered a stratum of lichen")
        .replace("a sealed tin", "a airtight can")
        .replace("expert", "specialist")
    )
    texts = [text("spun", spun), text("true", peat)]
    family = only(find_families(texts))
    assert family.original == "true" == only(find_families(texts[::-1])).original
    told = " ".join(family.copies[0].verdict.grounds)
    assert "abbreviations" in told and "NPS" in told and "4 times they do not" in told


def test_three_forms_are_one_family_with_one_original() -> None:
    texts = [text(key, words) for key, words in (("s", articles.spun()), ("o", articles.article()), ("e", articles.excerpt()))]
    family = only(find_families([*texts, INDEPENDENT]))
    assert family.original == "o" and {copy.id for copy in family.copies} == {"s", "e"}


def test_a_copy_is_found_in_a_large_library_too() -> None:
    """Where not every pair is compared: forty other pages of invented words, and the text in three forms among them."""
    chance = random.Random(3)
    stems = [a + b + c for a in "bdfglmnprst" for b in "aeiou" for c in ("ran", "len", "sto", "mik", "dur")]
    pages = ["".join(" ".join(chance.choices(stems, k=12)).capitalize() + ". " for _ in range(20)) for _ in range(40)]
    texts = [text(f"p{number}", page) for number, page in enumerate(pages)]
    forms = [text("s", articles.spun()), ORIGINAL, text("l", articles.light_edit())]
    family = only(find_families([*texts[:20], *forms, *texts[20:]]))
    assert family.original == "original" and {copy.id for copy in family.copies} == {"s", "l"}


def test_short_and_empty_texts_are_in_no_family() -> None:
    tiny = [text("a", "Two words.\n"), text("b", "Two words.\n"), Text("c", (), Traits(Credit()))]
    assert find_families(tiny) == () and find_families([]) == ()


def test_a_machine_wording_alone_is_a_suspicion() -> None:
    assert is_suspect(text("m", MANGLED).sentences)
    for words in (articles.article(), articles.INDEPENDENT, articles.light_edit()):
        assert not is_suspect(text("x", words).sentences)


@pytest.mark.parametrize(
    ("said", "same"),
    [
        ("We meet every day.", "We gather on a daily basis."),
        ("It takes five weeks.", "It takes 5 weeks."),
        ("Talk every two weeks.", "Converse biweekly."),
        ("A monthly check.", "A month-to-month check."),
        ("I always ask.", "I ask at all times."),
        ("A 1:1 helps.", "The 1-on-1 helps."),
        ("You should come.", "You ought to come."),
        ("No surprises.", "There aren't any surprises."),
    ],
)
def test_a_synonym_is_the_same_fact(said: str, same: str) -> None:
    assert facts_of(said) == facts_of(same)


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("weekly", "daily"),
        ("every two weeks", "every week"),
        ("5 of them", "7 of them"),
        ("he should", "he must"),
        ("it works", "it never works"),
    ],
)
def test_another_rhythm_number_or_strength_is_another_fact(said: str, other: str) -> None:
    assert facts_of(said) != facts_of(other)


def test_words_leave_addresses_out() -> None:
    assert words_of("See https://tea.example/a-b, it’s 3/7 or 1:1!") == ("see", "it's", "3/7", "or", "1:1")


def test_dates_of_credit_survive() -> None:
    assert ORIGINAL.traits.credit == Credit("Tea rounds for managers", "Odalys Brandvold", None, dt.date(2024, 2, 11))
