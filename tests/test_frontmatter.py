"""Front matter is read where it is, salvaged where it is broken, and never taken from a body."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.reading.frontmatter import FrontMatter, split

NONE = FrontMatter()


def test_yaml() -> None:
    got = split(
        "---\ntitle:  Weekly with Nina \ndate: 2026-03-04\nwhen: 2026-03-04 10:30:00\ntags: career\nattendees:\n"
        "  - Nina Brandt\n  - Omar Reyes\nabout: >\n  plans,\n  mostly\n"
        "owner: {name: ' Nina '}\ndraft: yes\n---\n\nBody\n"
    )
    assert got.data == {
        "title": "Weekly with Nina",
        "date": dt.date(2026, 3, 4),
        "when": dt.datetime(2026, 3, 4, 10, 30),
        "tags": "career",
        "attendees": ["Nina Brandt", "Omar Reyes"],
        "about": "plans, mostly",
        "owner": {"name": "Nina"},
        "draft": True,
    }
    assert (got.body_line, got.problem) == (15, None)
    assert got.lines == {
        "title": 2, "date": 3, "when": 4, "tags": 5, "attendees": 6, "about": 9, "owner": 12, "draft": 13,
    }  # fmt: skip


def test_a_time_and_a_one_to_one_stay_text() -> None:
    assert split("---\ntitle: 1:1\ntime: 10:30\nn: 12\nf: 1.5\n---\n").data == {
        "title": "1:1", "time": "10:30", "n": 12, "f": 1.5,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line"),
    [("\n\n--- \nwith: Nina\n...\nBody", 6), ("\ufeff---\nwith: Nina\n---", 4), ("---\nwith: Nina\n---  \n", 4)],
)
def test_fences(text: str, line: int) -> None:
    got = split(text)
    assert (got.data, got.body_line) == ({"with": "Nina"}, line)


def test_empty_front_matter() -> None:
    assert split("---\n---\nBody") == FrontMatter({}, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Body",
        "---",
        "---\nwith: Nina\n",
        "---\nJust prose between rules.\n---\nmore",
        "---\nWe talked about the plan for long and: it holds\n---\n",
        "---\n- a\n- b: c\n---\n",
        "---\n# only a comment\n---\n",
        "---\n## 2026-03-04\nWith: Nina\n---\n## 2026-02-25\n",
        "---\nDate: 2026-03-04\nActions:\n- [ ] send the plan\n---\nnext session",
        "---\n" + "line\n" * 250 + "---\n",
        "text\n---\na: b\n---\n",
        "{not json}\nBody",
        '{"a": 1}',
        '{"a": 1}\n\n',
        '{"a": 1} and on\nBody',
        "[1]\nBody",
        "---\n" + "[" * 5000 + "\n---\n",
        "+++\nprose\n+++\n",
    ],
)
def test_what_is_no_front_matter_stays_in_the_body(text: str) -> None:
    assert split(text) == NONE


def test_toml() -> None:
    got = split('+++\ntitle = "Weekly"\ndate = 2026-03-04\n[owner]\nname = "Nina"\n+++\nBody')
    assert got.data == {"title": "Weekly", "date": dt.date(2026, 3, 4), "owner": {"name": "Nina"}}
    assert (got.body_line, got.lines) == (7, {"title": 2, "date": 3, "owner": 4})


def test_json() -> None:
    got = split('{"title": "Weekly",\n "owner": {"name": "Nina"}}\nBody')
    assert got.data == {"title": "Weekly", "owner": {"name": "Nina"}}
    assert (got.body_line, got.lines) == (3, {"title": 1, "owner": 2})


def test_wiki_links() -> None:
    got = split("---\nwith: [[Nina Brandt]]\nlist:\n  - [[Omar Reyes]]\n  - Li\nquoted: '[[Li]]'\n---\n")
    assert got.data == {"with": "[[Nina Brandt]]", "list": ["[[Omar Reyes]]", "Li"], "quoted": "[[Li]]"}
    assert got.problem is None


def test_broken_yaml_is_read_key_by_key() -> None:
    got = split(
        "---\ntitle: 1:1: Nina\nattendees: [[Nina Brandt]], [[Omar]]\ndate: 2026-03-04\nhandle: @nina\n"
        "tags:\n- a: b: c\n- 'd'\nowner:\n\tname: Nina\n---\nBody"
    )
    assert got.data == {
        "title": "1:1: Nina",
        "attendees": ["[[Nina Brandt]]", "[[Omar]]"],
        "date": dt.date(2026, 3, 4),
        "handle": "@nina",
        "tags": ["a: b: c", "d"],
        "owner": {"name": "Nina"},
    }
    assert got.body_line == 12
    assert got.lines == {"title": 2, "attendees": 3, "date": 4, "handle": 5, "tags": 6, "owner": 9}
    assert got.problem is not None
    assert "line 2" in got.problem


def test_lines_not_understood_are_told() -> None:
    got = split("---\ntitle: a: b\nwith: Nina\n%% odd %%\n---\nBody")
    assert got.data == {"title": "a: b", "with": "Nina"}
    assert got.problem is not None
    assert got.problem.endswith("not understood: line 4")


def test_broken_toml_is_read_key_by_key() -> None:
    got = split("+++\ntitle = so it goes\ndate = 2026-03-04\n+++\nBody")
    assert got.data == {"title": "so it goes", "date": dt.date(2026, 3, 4)}
    assert got.problem is not None


def test_an_impossible_date_stays_text() -> None:
    got = split("---\ndate: 2026-02-30\nwith: Nina\n---\n")
    assert got.data == {"date": "2026-02-30", "with": "Nina"}
    assert got.problem is not None


def test_aliases_are_not_expanded() -> None:
    rows = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    rows += [f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]" for before, name in zip("abcdefgh", "bcdefghi", strict=True)]
    began = time.perf_counter()
    got = split("\n".join(["---", *rows, "---", "Body"]))
    assert time.perf_counter() - began < 1
    assert got.data["b"] == rows[1][3:]
    assert got.problem is not None


@pytest.mark.parametrize("value", ["[" * 5000, "9" * 5000, "!!python/name:os.system x", "!!timestamp x", "\x00", "{a: {"])
def test_hostile_values_cost_only_themselves(value: str) -> None:
    got = split(f"---\na: {value}\nwith: Nina\n---\nBody")
    assert got.data["with"] == "Nina"
    assert got.body_line == 5
    assert got.problem is not None


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(["---\n", "+++\n", "{", "\n---\n"]),
    st.lists(st.text(alphabet="ab:-#[]{}&*!|>'\"%@`\t =1.\n", max_size=12) | st.text(max_size=8), max_size=8),
    st.sampled_from(["\n---\n", "\n+++\n", "}\n", "\n...\nBody"]),
)
def test_no_text_raises_and_the_body_begins_on_a_line(before: str, lines: list[str], after: str) -> None:
    text = before + "\n".join(lines) + after
    got = split(text)
    assert 1 <= got.body_line <= text.count("\n") + 2
    assert got.body_line > 1 or got == NONE
    assert set(got.lines) <= set(got.data)
    assert all(1 < line < got.body_line or before == "{" for line in got.lines.values())
