"""What is shown of a person's page: nothing that the page, a section, a callout or a line keeps to its writer."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.jobs.pages import page_text, standing_notes
from assistant.records import Person

PAGE = "---\naliases: [Dana]\n{front}---\n# Dana Whitfield\n\nGoal: lead the depot\n\n{kept}\n\n## Strengths\n\nCalm\n"


@pytest.mark.parametrize(
    "kept",
    ["## Personal (private)\n\nhidden", "## 🔒 Personal\n\n- hidden\n\n### Below\n\nhidden", "> [!private]\n> hidden", "Goal: hidden (private)", "- private: hidden", "#private hidden"],
)  # fmt: skip
def test_what_is_marked_on_a_page_is_not_shown(tmp_path: Path, kept: str) -> None:
    (tmp_path / "dana.md").write_text(PAGE.format(front="", kept=kept), encoding="utf-8")
    person = Person("Dana Whitfield", page="dana.md")
    text = page_text(tmp_path, person)
    assert "hidden" not in text and "Goal: lead the depot" in text and "Calm" in text
    assert "hidden" not in repr(standing_notes(tmp_path, (person,), ()))


@pytest.mark.parametrize("front", ["tags: [person, private]\n", "confidential: true\n", "visibility: private\n"])
def test_nothing_of_a_private_page_is_shown(tmp_path: Path, front: str) -> None:
    (tmp_path / "dana.md").write_text(PAGE.format(front=front, kept=""), encoding="utf-8")
    assert page_text(tmp_path, Person("Dana Whitfield", page="dana.md")) == ""
