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


OF_DANA = 'me = "Priya Raman"\n[people."Dana Whitfield"]\npaths = ["team/d/**"]\n'


def whose_is(folder: Path, text: str, path: str = "team/d/2026-03-03.md", config: str = OF_DANA) -> list[str | None]:
    with opened(folder, {path: f"{text}\n- He is interviewing elsewhere\n- [ ] Priya: keep it quiet\n"}, config) as assistant:
        found = [held.person for held in assistant.catalogue().held()]
        brief = assistant.prep("Dana")
        shown = " ".join(said.text for said in brief.last_time)
    assert "interviewing" not in shown or found == ["Dana Whitfield"]
    return found


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path) -> None:
    (tmp_path / "team" / "d").mkdir(parents=True)


@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "# 1:1 with Marcus Lee", "# 1:1 Marcus Lee", "# Marcus Lee", "# Marcus Lee 2026-03-03", "# Priya <> Marcus Lee", "# Marcus Lee / Priya", "# 1:1: Marcus Lee",
        "---\nperson: Marcus Lee\n---", "---\nwith: marcus lee\n---", "---\nattendees: [Priya Raman, Marcus Lee]\n---", "---\ntitle: 1x1 Marcus Lee\n---",
        "---\nperson: Marcus Lee\n---\n# 1:1 with Dana", "# Weekly\n\n[[Marcus Lee]]", "# 1:1 with Marcus Lee\n\n## 2026-03-03",
        "# 1:1 with Dr. Marcus Lee", "# MARCUS LEE 1:1", "# 1:1 - Marcus Lee - 3 March 2026", "# 1:1 Marcus Lee re: hiring", "# Coffee with Marcus Lee",
    ],
)  # fmt: skip
def test_a_note_that_names_somebody_else_is_theirs_whatever_paths_say(tmp_path: Path, text: str, declared: bool) -> None:
    config = OF_DANA + ('[people."Marcus Lee"]\n' if declared else "")
    assert whose_is(tmp_path, text, config=config) == ["Marcus Lee"]


@pytest.mark.parametrize("title", ["1:1 with Marcus", "1:1 Marcus", "Priya / Marcus", "Meeting with Marcus"])
def test_a_first_name_alone_is_somebody_else_too(tmp_path: Path, title: str) -> None:
    assert whose_is(tmp_path, f"# {title}") == ["Marcus"]


@pytest.mark.parametrize(
    "title",
    [
        "1:1", "Weekly 1:1", "Weekly sync", "Catch-up", "Career talk", "Dana and Priya", "Dana <> Priya", "DW / PR", "1:1 with my manager", "Q1 Goals", "Team 1:1",
        "Payments migration", "Payments Migration", "1:1 Payments migration", "1:1 Roadmap", "1:1: Budget", "Heron Launch", "1:1 Growth Plan", "1:1 with the Platform team", "1:1 with Dana W.", "Zoom call with Acme Corp", "Meeting with Legal", "Check-in: Compensation",
        "MEETING WITH KESTREL SURFACING", "Dana: Marcus Lee's onboarding", "1:1 Dana about Marcus Lee", "1:1 with Dana, Marcus Lee joined", "Outreach WG", "2026-03-03",
    ],
)  # fmt: skip
def test_paths_hold_where_a_title_names_nobody_else(tmp_path: Path, title: str) -> None:
    assert whose_is(tmp_path, f"# {title}") == ["Dana Whitfield"]


def test_a_heading_of_two_people_is_of_the_one_whose_notes_they_are(tmp_path: Path) -> None:
    assert whose_is(tmp_path, "# Marcus / Dana", config=OF_DANA + '[people."Marcus Lee"]\n') == ["Dana Whitfield"]


def test_a_section_headed_by_somebody_else_is_theirs_the_others_stay(tmp_path: Path) -> None:
    text = "# 1:1 with Dana\n\n## 2026-02-24\n- hiring\n\n## 2026-03-03 - Marcus Lee\n- pay\n\n## 2026-03-10 - Helpdesk Move\n- boxes\n"
    with opened(tmp_path, {"team/d/log.md": text}, OF_DANA) as assistant:
        found = sorted((str(held.date), held.person) for held in assistant.catalogue().held())
    assert found == [("2026-02-24", "Dana Whitfield"), ("2026-03-03", "Marcus Lee"), ("2026-03-10", "Dana Whitfield")]


@pytest.mark.parametrize("name", ["Владимир Иванов", "田中太郎", "Jean-Luc Picard", "Ludwig van Beethoven", "Maya K. Cruz"])
def test_a_configured_name_owns_its_tasks_in_whatever_script(tmp_path: Path, name: str) -> None:
    config = f'me = "Priya Raman"\n[people."{name}"]\n'
    note = f"# 1:1 with {name}\n- [ ] {name}: send the plan\n- [ ] {name.split()[0]}: book it\n"
    with opened(tmp_path, {"x/2026-03-03.md": note}, config) as assistant:
        assert {(action.side, action.person, action.text) for action in assistant.actions().actions} == {
            ("theirs", name, "send the plan"),
            ("theirs", name, "book it"),
        }
        assert len(assistant.people()) == 1


def test_a_file_outside_the_workspace_is_of_whom_it_names(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    talk, list_ = tmp_path / "2026-03-03.md", tmp_path / "2026-03-06.md"
    talk.write_text("# 1:1 with Marcus Lee\n- talked\n")
    list_.write_text("## Groceries\n- milk\n- [ ] Dana: send it\n")
    with opened(tmp_path / "in", {}, OF_DANA) as assistant:
        (session,), (other,) = (seen.sessions for seen in assistant.read([talk, list_]))
    assert (session.person, session.attendees) == ("Marcus Lee", ("Marcus Lee",))
    assert "Groceries" not in other.attendees
