"""Which open commitments look done by a later line, and which stay where they are; and that the numbers belong to their data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.knowing import semblance
from assistant.knowing.semblance import BASE, Numbers, weigh
from assistant.knowing.traces import Trail
from assistant.records import Action, Held, Point, Session, Side, Source
from assistant.workspace import find_workspace
from evals import semblance as fit

FIRST = dt.date(2026, 1, 6)


def day(number: int) -> dt.date:
    """The day of a session, two weeks apart."""
    return FIRST + dt.timedelta(14 * number)


def session(number: int, *lines: str) -> Held:
    """A session with Sam Oduya of some lines."""
    points = tuple(Point(at + 3, at + 3, text, raw=f"- {text}") for at, text in enumerate(lines))
    return Held(f"sam/{day(number)}.md", Session(1, len(lines) + 2, day(number), points=points), "Sam Oduya")


def owed(text: str, side: Side = "theirs", key: str = "a1") -> Action:
    """An open item of the first session."""
    source = Source(f"sam/{FIRST}.md", 9, 9, FIRST, "Sam Oduya", text)
    return Action(
        key, text, "Sam Oduya", side, None, side, "open", None, FIRST, None, 0, None, (), source, (source,), None, "marked",
    )  # fmt: skip


ORDINARY = ("till float is right", "kitchen is loud", "van needs tyres", "Priya likes the early shift", "rain all week", "menu for spring is long", "oven broke twice")  # fmt: skip


def shown(action: Action, *told: str, known: Sequence[Action] = ()) -> str | None:
    """The quote by which an item looks done, where something was told in the third session and nothing after."""
    held = [session(0, "walked the site"), session(1, *ORDINARY[:3]), session(2, *told, *ORDINARY[3:5]), session(3, *ORDINARY[5:]), session(4, "quiet week"), session(5, "new aprons")]  # fmt: skip
    found = semblance.looks_done([action], held, known).get(action.id)
    return found.quote if found else None


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ("brunch rota for November", "Kofi grumbles about the brunch rota in the corridor"),
        ("write down three things he avoids at work", "His three things: briefings, the head chef and anything with a spreadsheet."),
        ("ask St Anne's about the drop-off", "School dropoff at the church worked well"),
        ("one-page case for own bread", "Read his bread page together, convincing"),
        ("photo log for every day", "Photos of all days handed over on a stick"),
    ],
)
def test_what_a_later_line_tells_in_other_words_looks_done(item: str, told: str) -> None:
    found = shown(owed(item), told)
    assert found is not None and found.lstrip("- ") == told


@pytest.mark.parametrize(
    "told",
    [
        "3 of 5 pages of the brunch rota for November are written",
        "half of the brunch rota for November is there",
        "brunch rota for November comes tomorrow",
        "she will do the brunch rota for November next week",
        "could the brunch rota for November hang by the door?",
        "the brunch rota for November is still missing",
        "the brunch rota for November moved to the 20th",
        "if the brunch rota for November is ready she can go",
        "van has new tyres",
    ],
)
def test_halves_plans_questions_and_other_matters_stay(told: str) -> None:
    assert shown(owed("brunch rota for November"), told) is None


def test_a_line_that_closed_another_item_closes_no_second() -> None:
    told = "Kofi grumbles about the brunch rota in the corridor"
    other = owed("rota for the corridor, by Kofi", key="b2")
    by = Source(f"sam/{day(2)}.md", 3, 3, day(2), "Sam Oduya", told)
    closed = Action(**{**{name: getattr(other, name) for name in Action.__slots__}, "status": "done", "closed": day(2), "closed_by": by})
    assert shown(owed("brunch rota for November"), told) is not None
    assert shown(owed("brunch rota for November"), told, known=[closed]) is None


def test_what_is_another_persons_is_not_looked_at(tmp_path: Path) -> None:
    (tmp_path / "forenote.toml").write_text(
        'me = "Leila Farrow"\n[people."Sam Oduya"]\npaths = ["sam/**"]\n[people."Kofi Mensah"]\npaths = ["kofi/**"]\n'
    )
    for name in ("sam", "kofi"):
        (tmp_path / name).mkdir()
    (tmp_path / "sam" / "2026-01-06.md").write_text(
        "# 1:1 Sam 2026-01-06\n\n- walked the site\n\n## Actions\n- Sam: brunch rota for November\n"
    )
    for number in (1, 2, 3):
        (tmp_path / "sam" / f"{day(number)}.md").write_text(f"# 1:1 Sam {day(number)}\n\n- {ORDINARY[number]}\n")
        (tmp_path / "kofi" / f"{day(number)}.md").write_text(
            f"# 1:1 Kofi {day(number)}\n\n- grumbles about the brunch rota in the corridor\n"
        )
    workspace = find_workspace(tmp_path, tmp_path, {"FORENOTE_CACHE": str(tmp_path / "cache")})
    with Assistant(workspace, day(4)) as assistant:
        assert not assistant.prep("Sam").looks_done


def test_an_item_named_lately_or_already_closed_is_left_alone() -> None:
    item = owed("brunch rota for November")
    told = "Kofi grumbles about the brunch rota in the corridor"
    assert not semblance.looks_done([item], [session(0, "walked the site"), session(1, told)])
    closed = Action(**{**{name: getattr(item, name) for name in Action.__slots__}, "status": "done"})
    assert not semblance.looks_done([closed], [session(n, told) for n in range(6)])


def test_words_akin_and_synonyms_count_less_than_the_word_itself() -> None:
    def cover(item: str, told: str) -> float:
        found = Trail([session(0), session(1, told, *ORDINARY)], [owed(item)]).traces(owed(item))
        return max((trace.cover for trace in found), default=0.0)

    assert cover("drop-off", "the dropoff works") > cover("dropoffs list", "the dropoff works") > 0.0
    assert cover("slides", "the slides are there") > cover("slides", "the deck is there") > 0.0
    assert cover("slides", "the slope is there") == 0.0


def test_no_sign_points_against_its_meaning() -> None:
    rows: list[Mapping[str, float]] = [{"done": float(n % 2), "wanted": float(n % 3 == 0), "unknown": 1.0} for n in range(60)]
    found = fit.fit(rows, [bool(row["done"]) for row in rows], [1.0] * 60, 1.0)
    assert found["done"] > 0
    assert "unknown" not in found
    assert found == fit.fit(rows, [bool(row["done"]) for row in rows], [1.0] * 60, 1.0)
    assert BASE in fit.fit(rows, [not row["done"] for row in rows], [1.0] * 60, 1.0)
    assert "done" not in fit.fit(rows, [not row["done"] for row in rows], [1.0] * 60, 1.0)


def test_the_numbers_belong_to_their_data_and_to_the_signs() -> None:
    import json

    from assistant.resources import resource

    found = json.loads(resource(semblance.FILE).read_text(encoding="utf-8"))
    assert found["data"] == fit.fingerprint(), "notes or labels changed: run make semblance"
    numbers = semblance._numbers()
    assert isinstance(numbers, Numbers)
    for weights in (numbers.line, numbers.item):
        assert set(weights) <= fit.FOR | fit.AGAINST | {BASE}
        assert all((weight >= 0) == (name in fit.FOR) for name, weight in weights.items() if name != BASE and weight)
    assert weigh({"cover": 1.0}, numbers.line) == pytest.approx(numbers.line[BASE] + numbers.line["cover"])
    (trace,) = Trail([session(0), session(1, "the rota hangs")], []).traces(owed("rota"))
    assert set(numbers.line) - {BASE} <= set(trace.signs)
