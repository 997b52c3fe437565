"""Lines become blocks: headings in all their clothes, bullets with their depth, boxes with their marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.outline import Block, is_dateline, read_blocks


def note(*lines: str) -> tuple[Block, ...]:
    return read_blocks("\n".join(lines))


def shape(*lines: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in note(*lines)]


# --- headings ------------------------------------------------------------------------------------------------------------

HEADINGS = [
    ("# Heron", 1, "Heron"),
    ("## Heron ##", 2, "Heron"),
    ("###### Heron", 6, "Heron"),
    ("##Heron", 2, "Heron"),
    ("## **Heron**", 2, "Heron"),
    ("## ✅ Heron :bird:", 2, "✅ Heron :bird:"),
    ("**Heron**", 7, "Heron"),
    ("**Heron:**", 7, "Heron:"),
    ("__Heron__", 7, "Heron"),
    ("Action items", 7, "Action items"),
    ("✅ Action items", 7, "✅ Action items"),
    ("✅ What I achieved", 7, "✅ What I achieved"),
    ("NEXT STEPS:", 7, "NEXT STEPS:"),
    ("What I owe Mira", 7, "What I owe Mira"),
    ("3 March 2026", 7, "3 March 2026"),
    ("3/3/26", 7, "3/3/26"),
    ("Tue, Mar 3, 2026 10:00 AM", 7, "Tue, Mar 3, 2026 10:00 AM"),
    ("**2026-03-03**", 7, "2026-03-03"),
    ("II. What slowed us down", 3, "II. What slowed us down"),
]


@pytest.mark.parametrize(("line", "level", "text"), HEADINGS)
def test_a_heading_is_what_a_person_sees_as_one(line: str, level: int, text: str) -> None:
    first = note(line, "- we talked about it")[0]
    assert (first.kind, first.level, first.text) == ("heading", level, text)


NO_HEADINGS = [
    "We talked about Heron and the launch.",
    "Send the deck to Mira, then the notes",
    "#heron",
    "**Heron** is late again",
    "*a remark in italics*",
    "Maya: the launch slipped",
    "Action items: send the deck",
    "see https://tern.example/a/b",
]


@pytest.mark.parametrize("line", NO_HEADINGS)
def test_other_lines_are_no_headings(line: str) -> None:
    assert [block.kind for block in note("Words before.", line, "Words behind.") if block.line == 2] != ["heading"]


def test_underlined_headings() -> None:
    blocks = note("Heron", "=====", "text one.", "", "Tern", "----", "text two.")
    assert [(b.line, b.level, b.text) for b in blocks if b.kind == "heading"] == [(1, 1, "Heron"), (5, 2, "Tern")]


@pytest.mark.parametrize("sign", "~^*+_")
def test_a_line_of_signs_underlines_what_stands_above_it(sign: str) -> None:
    blocks = note("Fri 20 Nov", sign * 10, "- headcount", "", "Fri 13 Nov", sign * 10, "- budget")
    assert [(b.kind, b.text) for b in blocks] == [
        ("heading", "Fri 20 Nov"),
        ("bullet", "headcount"),
        ("heading", "Fri 13 Nov"),
        ("bullet", "budget"),
    ]


def test_one_star_heads_in_org_and_opens_a_bullet_elsewhere() -> None:
    org = note("#+TITLE: Helen", "* <2026-11-05 Thu> Helen", "** Topics", "- budget", "* TODO buy cake")
    assert [(b.kind, b.level) for b in org][1:] == [("heading", 1), ("heading", 2), ("bullet", 0), ("bullet", 0)]
    assert [b.kind for b in note("# Mira", "* budget", "* rota")][1:] == ["bullet", "bullet"]


def test_a_rule_under_a_list_underlines_nothing() -> None:
    assert [b.kind for b in note("- one", "---", "- two", "", "words.", "", "***", "", "- - -", "", "════")][1] == "rule"
    assert not [b for b in note("- one", "---", "- two") if b.kind == "heading"]


def test_a_short_line_over_a_list_heads_it() -> None:
    assert shape("We began late.", "", "Heron launch", "- it slips", "- we know why")[1] == ("heading", "Heron launch")
    assert shape("We began late.", "", "Heron launch", "went well.")[1][0] == "paragraph"


def test_an_italic_line_over_a_list_heads_it() -> None:
    blocks = note("*Date: 04/05/2026*", "", "*🗒 Ongoing projects*", "* *[P1] Tern: new map*")
    assert [(b.kind, b.text) for b in blocks] == [
        ("heading", "Date: 04/05/2026"),
        ("heading", "🗒 Ongoing projects"),
        ("bullet", "[P1] Tern: new map"),
    ]


def test_the_first_line_that_names_a_one_on_one_is_the_title() -> None:
    assert note("1:1 Mira and Tom", "we met")[0].level == 1
    assert note("Mira <> Tom", "", "we met")[0].level == 1


# --- bullets -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "marker",
    [
        "-",
        "*",
        "+",
        "•",
        "◦",
        "▪",
        "‣",
        "⁃",
        "●",
        "○",
        "–",
        "—",
        "·",
        "1.",
        "2)",
        "(3)",
        "a.",
        "b)",
        "■",
        "➢",
        "»",
        "--",
        "o",
        "\uf0b7",
        "①",
    ],
)
def test_every_bullet(marker: str) -> None:
    (block,) = note(f"{marker} send the deck")
    assert (block.kind, block.text, block.mark, block.level) == ("bullet", "send the deck", None, 0)


@pytest.mark.parametrize("line", ["-send the deck", "•send the deck", "§\tsend the deck", "1.1\tsend the deck", "\u200b- send the deck"])
def test_bullets_typed_in_a_hurry_or_pasted_from_word(line: str) -> None:
    assert [(block.kind, block.text) for block in note(line)] == [("bullet", "send the deck")]


@pytest.mark.parametrize("line", ["-5 degrees outside", "o'clock chimes", "Ø 20 mm pipes", "~20 people came", "quick call"])
def test_what_only_looks_like_a_bullet(line: str) -> None:
    assert note(line)[0].kind != "bullet"


def test_cells_parted_by_tabs_are_a_table() -> None:
    assert [block.kind for block in note("No.\tAction\tWho\tBy", "1\tsend the deck\tMK\t13.02.2026")] == ["table", "table"]
    assert note("Name:\t\tMira")[0].kind == "paragraph"


def test_lines_too_wide_to_be_wrapped_are_statements_of_their_own() -> None:
    lines = [
        "potholes in five days is to be the headline of the year, we were at 61 percent in december and she wants 80 by summer",
        "told her the lorry wash in the plan is too small for us, she takes it up with them",
        "i promised her a list of the ten worst streets with photos by the end of next wk",
        "she wants to go out with the gritters one night, and i said i would sort that out",
    ]
    assert [block.text for block in note(*lines)] == lines


@pytest.mark.parametrize("indent", ["  ", "    ", "\t", "\t\t", "\u00a0\u00a0", "   "])
def test_indentation_alone_makes_the_tree(indent: str) -> None:
    blocks = note("- one", f"{indent}- two", f"{indent * 2}- three", f"{indent}- four", "- five")
    assert [b.level for b in blocks] == [0, 1, 2, 1, 0]
    assert [b.parents for b in blocks] == [(), (1,), (1, 2), (1,), ()]


def test_tabs_and_spaces_may_be_mixed() -> None:
    blocks = note("* one", "    * two", "\t* three", "\t\t◦ four", "        ◦ five")
    assert [b.level for b in blocks] == [0, 1, 1, 2, 2]


def test_a_tree_survives_blank_lines_between_its_bullets() -> None:
    assert [b.parents for b in note("- one", "", "  - two", "", "- three")] == [(), (1,), ()]


def test_four_spaces_are_never_code() -> None:
    assert shape("Heron", "", "    - it slips") == [("paragraph", "Heron"), ("bullet", "it slips")] or shape(
        "Heron", "", "    - it slips"
    ) == [("heading", "Heron"), ("bullet", "it slips")]


def test_indented_lines_belong_to_their_bullet() -> None:
    (block,) = note("- send the deck", "  to Mira and to Tom")
    assert (block.text, block.end, block.raw.count("\n")) == ("send the deck to Mira and to Tom", 2, 1)
    assert block.breaks == ((14, 2),)


@pytest.mark.parametrize(
    ("line", "mark", "text"),
    [
        *[(f"- [{mark}] send the deck", mark, "send the deck") for mark in " xX/->!?"],
        ("- [] send the deck", " ", "send the deck"),
        ("- []  send the deck", " ", "send the deck"),
        (r"- \[x\] send the deck", "x", "send the deck"),
        ("1. [x] send the deck", "x", "send the deck"),
        ("[ ] send the deck", " ", "send the deck"),
        ("[x] send the deck", "x", "send the deck"),
        ("☐ send the deck", " ", "send the deck"),
        ("☑ send the deck", "x", "send the deck"),
        ("✔︎ send the deck", "x", "send the deck"),
        ("✅ send the deck", "x", "send the deck"),
        ("❌ send the deck", "-", "send the deck"),
        ("- TODO send the deck", "TODO", "send the deck"),
        ("- DOING send the deck", "DOING", "send the deck"),
        ("- DONE send the deck", "DONE", "send the deck"),
        ("- LATER send the deck", "LATER", "send the deck"),
        ("- WAITING send the deck", "WAITING", "send the deck"),
        ("- CANCELLED send the deck", "CANCELLED", "send the deck"),
        ("** TODO send the deck", "TODO", "send the deck"),
        ("*** DONE [#A] send the deck", "DONE", "send the deck"),
    ],
)
def test_every_box_and_keyword(line: str, mark: str, text: str) -> None:
    (block,) = note(line)
    assert (block.kind, block.mark, block.text) == ("bullet", mark, text)


@pytest.mark.parametrize(
    "line", ["- [Mira](https://tern.example) sent it", "- [P0] Heron", "- [MK] looks good", "- TODO: send it", "- [link]"]
)
def test_other_brackets_are_no_boxes(line: str) -> None:
    assert note(line)[0].mark is None


def test_empty_circles_are_boxes_where_the_note_also_ticks() -> None:
    assert [b.mark for b in note("✔︎ book the room", "○ send the deck")] == ["x", " "]
    assert note("○ send the deck")[0].mark is None


def test_drawers_and_planning_lines_of_outliners() -> None:
    blocks = note(
        "- TODO send the deck", "  SCHEDULED: <2026-05-04 Mon>", "  :LOGBOOK:", "  CLOCK: [2026-05-01 Fri 10:00:00]", "  :END:", "- next"
    )
    assert [b.mark for b in blocks] == ["TODO", None]
    assert "2026-05-04" in blocks[0].raw
    assert "CLOCK" not in blocks[0].text


def test_a_list_of_links_into_the_page_is_a_table_of_contents() -> None:
    assert [b.toc for b in note("* [4 May](#date-4-may)", "* [Tern](https://tern.example)")] == [True, False]


# --- everything else -----------------------------------------------------------------------------------------------------


def test_tables_give_their_cells() -> None:
    assert shape("| Task | Owner |", "|---|:--|", "| send **deck** | Mira |") == [
        ("table", "Task | Owner"),
        ("table", ""),
        ("table", "send deck | Mira"),
    ]


def test_quotes_are_told_apart() -> None:
    assert [b.kind for b in note("> AI: Mira to send it", "", "> - [ ] book the room")] == ["quote", "quote"]


def test_code_is_one_block_without_words() -> None:
    assert shape("```", "- [ ] not a task", "```", "- a bullet") == [("code", ""), ("bullet", "a bullet")]


def test_a_fence_that_nobody_closed_swallows_nothing() -> None:
    assert ("bullet", "send the deck") in shape("```", "- [ ] send the deck", "words")


def test_comments() -> None:
    assert shape("<!-- a", "remark -->", "words.", "<!-- more -->") == [("comment", ""), ("paragraph", "words."), ("comment", "")]
    assert [b.kind for b in note("<!-- never closed", "- send the deck")][-1] == "bullet"


def test_private_marks() -> None:
    inline, fenced, bullet = note("%% mine %%", "%%", "mine too", "%%", "- %% and mine %%")
    assert inline.private and fenced.private and bullet.private
    assert (fenced.line, fenced.end) == (2, 4)


WRAPPED = (
    "Mira told me about the launch and that the data team had not yet answered her",
    "question. I said that I will ask Tom, and that we can wait until the end of the",
    "month.",
)


def test_a_hard_wrapped_paragraph_is_one() -> None:
    (block,) = note(*WRAPPED)
    assert block.text == " ".join(WRAPPED)
    assert [line for _, line in block.breaks] == [2, 3]
    assert all(block.text[offset:].startswith(WRAPPED[line - 1]) for offset, line in block.breaks)


def test_lines_that_are_statements_stay_apart() -> None:
    assert len(note("Heron is late", "Mira is fine", "lunch on Monday")) == 3
    assert len(note(*WRAPPED[:2], "Mira: it is fine")) == 2


@pytest.mark.parametrize("line", ["", "   ", "\t", "\u00a0"])
def test_blank_lines_are_nothing(line: str) -> None:
    assert note(line) == ()


DATELINES = [
    "3/3/26", "## Date: Tue 15th February 2022", "2026-03-03 10:00", "[16 September 2022]", "18th May", "Weekly 1:1 — 4 May 2026", "22-02-2021", "260303",
]  # fmt: skip


@pytest.mark.parametrize("line", DATELINES)
def test_datelines(line: str) -> None:
    assert is_dateline(line.strip("# "))


@pytest.mark.parametrize(
    "line", ["Launch on 3 March 2026", "due 3/3/26", "3 March and 4 March", "version 2.3.4", "no date", "Heron 2026-03-03", "123456 people"]
)
def test_no_datelines(line: str) -> None:
    assert not is_dateline(line)


# --- laws ----------------------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    ["# ", "## ", "- ", "* ", "  ", "\t", "> ", "[ ] ", "[x] ", "```", "---", "===", "| a | b |", "<!--", "-->", "%%", "Mira", "TODO ", "**", "3/3/26",
     "1. ", "word", ":", ".", "\n", "\n", "\n", "\n\n", "SCHEDULED: <", ":END:", "✅ ", "** "]
)  # fmt: skip
MESSY = st.lists(PIECES, max_size=40).map("".join)


@given(MESSY | st.text(max_size=200))
def test_every_line_with_words_is_in_exactly_one_block(text: str) -> None:
    lines = text.split("\n")
    covered = [number for block in read_blocks(text) for number in range(block.line, block.end + 1)]
    assert len(covered) == len(set(covered))
    assert set(range(1, len(lines) + 1)) - set(covered) <= {n for n, line in enumerate(lines, 1) if not line.strip()}


@given(MESSY)
def test_blocks_stand_in_order_and_parents_above_their_children(text: str) -> None:
    blocks = read_blocks(text)
    bullets = {block.line for block in blocks if block.kind in ("bullet", "quote")}
    assert [b.line for b in blocks] == sorted(b.line for b in blocks)
    for block in blocks:
        assert list(block.parents) == sorted(set(block.parents) & bullets)
        assert all(parent < block.line for parent in block.parents)
        rows = "\n".join(text.split("\n")[block.line - 1 : block.end])
        behind = "%%" in rows and block.raw in rows  # what stands behind the end of a private remark, without it
        assert block.raw == rows or behind or block.kind == "comment"


@given(MESSY, st.integers(1, 20))
def test_reading_may_begin_further_down(text: str, first: int) -> None:
    assert all(block.line >= first for block in read_blocks(text, first))


def test_thoughts_that_are_typed_line_by_line_stay_apart() -> None:
    lines = [
        "he'll introduce me to Aurélie from the Lyon house, by mid October", "homework: one sentence ready for Corinna", "",
        "Aurélie: had a call with her on Friday, wonderful. she wants me to visit in spring", "he asked me to ask my boss about the project by end of November",
        "he will lend me his workshop slides", "homework: read chapter 2",
    ]  # fmt: skip
    assert [b.text for b in read_blocks("\n".join(lines))] == [line for line in lines if line]


@pytest.mark.parametrize("stop", [".", ""])
def test_wrapped_prose_is_joined_with_its_stops_and_without(stop: str) -> None:
    lines = [
        "We talked for a long time about the house in Lyon and what would", "become of it after the summer, when all the trainees are gone and",
        "nobody is left who knows how to run the rights department, which is", f"what Corinna has been saying for the whole of the last year too{stop}",
    ]  # fmt: skip
    (block,) = read_blocks("\n".join(lines))
    assert block.text == " ".join(lines)


def test_two_lines_of_one_sentence_are_joined() -> None:
    (block,) = read_blocks("We talked for a long time about the house in Lyon and what would\nbecome of it after the summer.")
    assert (block.line, block.end) == (1, 2)


def test_numbered_paragraphs_of_minutes_are_points() -> None:
    blocks = read_blocks("2.1 Start on 2 November agreed with the manager.\n2.2 Who trains the night shift?\n2.3. Anna orders the keys")
    assert [(b.kind, b.text) for b in blocks] == [
        ("bullet", "Start on 2 November agreed with the manager."), ("bullet", "Who trains the night shift?"), ("bullet", "Anna orders the keys"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The numbers of the last year grew from 1.9 million to something like\n2.1 million at the end of the year, and all are happy with them.",
        "2.1 ships on Monday, says Ines.",
    ],
)
def test_a_number_alone_is_no_paragraph_of_minutes(text: str) -> None:
    (block,) = read_blocks(text)
    assert (block.kind, block.text) == ("paragraph", text.replace("\n", " "))
