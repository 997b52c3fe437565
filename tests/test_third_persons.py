"""What somebody outside the 1:1 has promised: it is nobody's debt of the two, and still must not be lost."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.jobs.layout import Page, page_of
from assistant.workspace import find_workspace

TODAY = dt.date(2026, 3, 10)
PROMISED = "Hugo promised us the floor plan by 5 March.\n"
BOXES = "\n## Actions\n- [ ] Zoe: order chairs\n- [ ] Ilse: send the keys\n- me: ring the bank\n"


def opened(tmp_path: Path, text: str) -> Assistant:
    (tmp_path / "forenote.toml").write_text('me = "Priya Raman"\n')
    (tmp_path / "2026-02-24 Zoe Park.md").write_text(f"# 1:1 with Zoe Park\n\n{text}")
    return Assistant(find_workspace(tmp_path, tmp_path, {"FORENOTE_CACHE": str(tmp_path / ".cache")}), TODAY)


def page(tmp_path: Path, text: str) -> Page:
    with opened(tmp_path, text) as assistant:
        return page_of(assistant.prep("zoe"))


def rows(found: Page, title: str) -> list[str]:
    return [row.text for section in found.sections if section.title.startswith(title) for row in section.rows]


def test_the_brief_names_whose_it_is(tmp_path: Path) -> None:
    found = page(tmp_path, PROMISED + BOXES)
    assert rows(found, "Zoe and others owe") == ["order chairs", "Ilse: send the keys"]
    assert rows(found, "Promised in prose") == ["Hugo: the floor plan"]
    assert rows(found, "You owe") == ["ring the bank"]


@pytest.mark.parametrize(
    ("text", "title"),
    [("- [ ] Ilse: send the keys\n", "Others owe"), ("- [ ] Zoe: order chairs\n", "Zoe owes")],
)
def test_the_list_is_headed_by_those_in_it(tmp_path: Path, text: str, title: str) -> None:
    assert rows(page(tmp_path, "\n## Actions\n" + text), title)


def test_the_agenda_settles_who_asks_and_blames_nobody_present(tmp_path: Path) -> None:
    agenda = rows(page(tmp_path, PROMISED + BOXES), "Agenda")
    assert "Hugo: the floor plan, 5 days late. Which of you asks?" in agenda
    assert not any("Zoe: the floor plan" in row or "keys" in row for row in agenda)


def test_who_owes_me_names_third_persons_and_what_she_owes_does_not(tmp_path: Path) -> None:
    with opened(tmp_path, PROMISED + BOXES) as assistant:
        everybody, hers = assistant.ask("who owes me?").text, assistant.ask("what does zoe owe me").text
    assert "Hugo is to do: the floor plan" in everybody
    assert "Ilse is to do: send the keys" in everybody
    assert "order chairs" in hers
    assert "keys" not in hers and "floor plan" not in hers


def test_the_first_letter_of_my_name_is_me_where_it_is_not_theirs(tmp_path: Path) -> None:
    found = page(tmp_path, "\n## To do\n- P: find the write-up\n- Z: order chairs\n")
    assert rows(found, "You owe") == ["find the write-up"]
    assert rows(found, "Zoe owes") == ["order chairs"]


def test_a_promise_of_hardly_a_word_is_told_by_its_line_on_the_agenda_too(tmp_path: Path) -> None:
    found = page(tmp_path, "The hot works policy is from 2017. I'm to rewrite it by 1 March.\n")
    agenda = rows(found, "Agenda")
    assert any("hot works policy" in row for row in agenda)
