"""Files whose sessions are headed by a day and a name: each session is that person's, nobody's line goes to another, however the name is written."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.workspace import find_workspace

DAYS = (("3/12/26", "2026-03-12"), ("3/19/26", "2026-03-19"), ("3/26/26", "2026-03-26"), ("4/2/26", "2026-04-02"))
FORMS = ("# {us} {n}", "## {iso} {n}", "## {iso} - {n}", "## {n} {iso}", "{us} {n}", "{us} - {n}")


def opened(folder: Path, files: dict[str, str], config: str = 'me = "Jo Ferreira"\n') -> Assistant:
    (folder / "forenote.toml").write_text(config)
    for path, text in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text)
    return Assistant(find_workspace(folder, folder, {"FORENOTE_CACHE": str(folder / "cache")}), dt.date(2026, 4, 28))


def notes(form: str, names: tuple[str, ...]) -> str:
    rows = zip(names, DAYS, ("hiring", "budget", "travel", "parking"), strict=False)
    return "\n".join(
        f"{form.format(us=us, iso=iso, n=name)}\n\nlong talk about {word}\nI will send the {word} list\n" for name, (us, iso), word in rows
    )


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize("names", [("Dana", "Raj", "Dana"), ("Dana", "mina", "Dana"), ("dana", "raj", "dana", "raj")])
def test_each_session_is_of_the_person_who_heads_it(tmp_path: Path, form: str, declared: bool, names: tuple[str, ...]) -> None:
    config = 'me = "Jo Ferreira"\n' + "".join(f'[people."{name}"]\n' for name in sorted(set(names)) if declared)
    with opened(tmp_path, {"notes.txt": notes(form, names)}, config) as assistant:
        found = [(held.date.isoformat(), (held.person or "").lower()) for held in assistant.catalogue().held() if held.date]
        owed = {action.text: (action.person or "").lower() for action in assistant.actions().actions}
    assert sorted(found) == sorted((iso, name.lower()) for name, (_, iso) in zip(names, DAYS, strict=False))
    assert owed == {
        f"send the {word} list": name.lower() for name, word in zip(names, ("hiring", "budget", "travel", "parking"), strict=False)
    }


def test_words_that_differ_from_day_to_day_make_nobody(tmp_path: Path) -> None:
    with opened(tmp_path, {"log.txt": notes("{us} {n}", ("rent", "offsite", "plumbing", "garden"))}) as assistant:
        assert assistant.people() == ()


def test_a_page_about_a_project_is_no_person(tmp_path: Path) -> None:
    files = {
        "projects/Helpdesk move.md": "# Helpdesk move\n\nFrom the old system. Lead: [[Kofi Mensah]].\n",
        "1-1/2026-04-14 Kofi Mensah.md": "# 1:1 Kofi Mensah\n\n- [P1] [[Helpdesk move]]: 5 defects\n",
        "people/Kofi Mensah.md": "---\nrole: report\n---\n# Kofi Mensah\n",
    }
    with opened(tmp_path, files) as assistant:
        assert [(card.person.name, card.person.relation) for card in assistant.people()] == [("Kofi Mensah", "report")]


def test_what_is_for_next_time_is_not_what_happened(tmp_path: Path) -> None:
    note = "# 1:1 Kofi Mensah 2026-04-14\n\n## Notes\n- the survey is out\n\n## Next time (28 April)\n- counter: go or no go\n"
    with opened(tmp_path, {"kofi.md": note}) as assistant:
        brief = assistant.prep("Kofi")
    assert [said.text for said in brief.last_time] == ["The survey is out"]
    assert any("go or no go" in point.title for point in brief.agenda)
