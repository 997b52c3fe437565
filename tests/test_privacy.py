"""Stand-ins: nothing known goes out, everything comes back as it was."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from assistant.writing.privacy import make_pseudonyms

NAMES = ("Dana Whitfield", "Will Okafor", "Hanna Sörqvist", "王芳", "Jean-Luc Petit")
TEXTS = (
    "Dana Whitfield agreed with Omar; DW's plan (dana@acme.test, https://acme.test/x) call +44 20 7946 0958.",
    "Omar will see Kafka at Acme. dana_whitfield and @dana; DANA! Will ships. I will do. Dana’s list; Danas turn",
    "Globex GmbH pays in May. Sörqvist said 王芳 wins, Jean-Luc’s too. D. Whitfield may call 555-123-4567",
)


def test_nothing_known_goes_out_and_all_comes_back() -> None:
    table = make_pseudonyms(TEXTS, NAMES, ["Kafka"])
    for text in TEXTS:
        hidden = table.hide(text)
        assert table.restore(hidden) == text
        for word in ("dana", "whitfield", "omar", "acme", "kafka", "globex", "sörqvist", "王芳", "okafor", "jean", "7946", "4567", "@acme"):
            assert word not in hidden.casefold(), (word, hidden)
        assert "DW" not in hidden
    assert "will do" in table.hide(TEXTS[1]) and " may call" in table.hide(TEXTS[2]) and "in May" in table.hide(TEXTS[2])


def test_somebody_whom_nobody_configured_is_taken_for_a_name() -> None:
    for text in (
        "Holm stays on the old rule",
        "Decided: Holm stays",
        "asked Holm twice",
        "Holm: send it",
        "Holm, Dana agreed",
        "- Holm wants out",
        "(Holm)",
    ):
        table = make_pseudonyms([text], NAMES)
        assert "Holm" not in table.hide(text) and table.restore(table.hide(text)) == text
    assert make_pseudonyms(["Decided: no talks. Next steps follow in May"], NAMES).out == {}


def test_stand_ins_are_stable_and_distinct() -> None:
    first, second = make_pseudonyms(TEXTS, NAMES), make_pseudonyms(TEXTS, NAMES)
    assert first == second and len(set(first.out.values())) == len(first.out)
    assert make_pseudonyms(["Dana said"], NAMES).hide("Dana") == make_pseudonyms(["ask Dana"], NAMES).hide("Dana")


def test_a_stand_in_that_stands_in_the_notes_is_not_used() -> None:
    chosen = make_pseudonyms(["Dana said"], NAMES).hide("Dana")
    other = make_pseudonyms([f"Dana said, near the {chosen.lower()}"], NAMES)
    assert other.hide("Dana") != chosen and other.restore(other.hide(f"the {chosen.lower()}")) == f"the {chosen.lower()}"


def test_what_a_model_makes_of_a_stand_in_is_restored_where_it_is_one() -> None:
    table = make_pseudonyms(["dana to send plan"], NAMES)
    stand = table.hide("dana")
    assert table.restore(f"{stand.capitalize()} will send the plan. {stand}'s plan") == "Dana will send the plan. dana's plan"
    assert table.restore(f"{stand}ish") == f"{stand}ish"


WORDS = st.sampled_from(
    "Dana dana DANA Whitfield Will will DW Omar Acme a@b.test https://x.test/1 Alder alder Birch is's . , \n - Marks +44 20 7946 0958".split(
        " "
    )
)


@given(st.lists(WORDS, max_size=12).map(" ".join), st.text(max_size=40))
def test_there_and_back_changes_nothing(words: str, text: str) -> None:
    table = make_pseudonyms([words, text], NAMES, ["Acme"])
    assert table.restore(table.hide(words)) == words and table.restore(table.hide(text)) == text


def test_many_names_do_not_run_out() -> None:
    names = [f"Name{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10 % 10]}{'uvwxyz'[n // 100]}" for n in range(400)]
    text = " met ".join(names)
    table = make_pseudonyms([text], names)
    assert table.restore(table.hide(text)) == text and not re.search("Name[a-j]", table.hide(text))
