"""The evals: suites can fail, figures repeat, a regression is told, and the data are as their schemas and cards say."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.resources import resource
from evals import judge, records, report
from evals.cases import Case, Measure, Outcome, Result, Setting, Suite, badness, figures, interval
from evals.corpora import ASKED, HELD_OUT, LABELLED, labels_of, questions_of, took_place
from evals.runner import named, run_suite, run_suites
from evals.suites import SUITES

DATA = resource("evals/data")
RIGHT = Measure("right", "answers right", bar=0.8)
LATE = Measure("late", "answers late", higher=False, bar=0.1, slack=0.01)


def result(number: int, right: float, late: float | None = None, *, held_out: bool = False) -> Result:
    scores = {"right": right} | ({"late": late} if late is not None else {})
    return Result(Case(f"c{number}", "a" if number % 2 else "b", f"in <{number}>", "expected", held_out), f"out {number}", scores)


RESULTS = tuple(result(n, float(n != 3), 0.0 if n < 6 else None) for n in range(10))
TOY = Suite("toy", "Is it a toy?", (RIGHT, LATE), lambda setting: setting.some(RESULTS, 5))


def outcome(results: tuple[Result, ...] = RESULTS) -> Outcome:
    return Outcome(TOY, results, figures(TOY, results))


# --- figures ---------------------------------------------------------------------------------------------------------------


def test_a_figure_is_the_mean_of_the_cases_that_carry_it() -> None:
    right, late = outcome().figures
    assert (right.value, right.count, right.met) == (0.9, 10, True)
    assert (late.value, late.count, late.met) == (0.0, 6, True)
    assert right.low <= right.value <= right.high and late.low == late.high == 0.0


def test_an_interval_repeats_and_narrows_with_more_cases() -> None:
    few, many = [1.0, 0.0] * 5, [1.0, 0.0] * 200
    assert interval(few) == interval(few) and interval([]) == (0.0, 0.0)
    assert (interval(many)[1] - interval(many)[0]) < (interval(few)[1] - interval(few)[0])


def test_the_worst_are_those_that_miss_most_and_no_held_out_one() -> None:
    results = (result(1, 1.0, 0.0), result(2, 0.0, 1.0), result(3, 0.0, 0.0), result(4, 0.0, 1.0, held_out=True))
    assert [r.case.id for r in outcome(results).worst()] == ["c2", "c3"]
    assert badness(TOY, results[1]) == 2 and badness(TOY, results[0]) == 0


def test_a_quick_run_takes_every_few_cases(tmp_path: Path) -> None:
    assert [len(run_suite(TOY, Setting(tmp_path, quick)).results) for quick in (False, True)] == [10, 2]


# --- history ---------------------------------------------------------------------------------------------------------------


def test_a_record_is_written_once_and_only_where_something_changed(tmp_path: Path) -> None:
    series = records.Series(quick=True)
    first = records.write_record([outcome()], series, tmp_path)
    assert first and first.name == "0001-quick-built-in.json"
    assert records.write_record([outcome()], series, tmp_path) is None
    assert records.load_history(series, tmp_path)[0]["suites"]["toy"] == {"right": [0.9, 10], "late": [0.0, 6]}
    assert records.load_history(records.Series(), tmp_path) == []


def test_a_suite_that_was_not_run_keeps_its_figures(tmp_path: Path) -> None:
    series = records.Series()
    records.write_record([outcome()], series, tmp_path)
    other = replace(TOY, name="other")
    records.write_record([Outcome(other, RESULTS, figures(other, RESULTS))], series, tmp_path)
    assert set(records.load_history(series, tmp_path)[-1]["suites"]) == {"toy", "other"}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({3: (1.0, 0.0)}, []),  # better
        ({4: (0.0, 0.0)}, ["toy right: 0.900 before, now 0.800"]),
        ({1: (1.0, 1.0)}, []),  # one late more: within its slack of a case
        ({1: (1.0, 1.0), 2: (1.0, 1.0)}, ["toy late: 0.000 before, now 0.333"]),
    ],
)  # fmt: skip
def test_what_is_worse_than_the_last_record_is_told(changed: dict[int, tuple[float, float]], told: list[str]) -> None:
    last = records.record_of([outcome()], records.Series())
    now = tuple(result(n, *changed[n]) if n in changed else r for n, r in enumerate(RESULTS))
    assert [r.told() for r in records.regressions([outcome(now)], last)] == told


def test_a_figure_that_is_gone_is_a_regression_and_a_new_suite_is_none() -> None:
    last = records.record_of([outcome()], records.Series())
    now = tuple(Result(r.case, r.output, {"right": r.scores["right"]}) for r in RESULTS)
    assert [r.told() for r in records.regressions([outcome(now)], last)] == ["toy late: 0.000 before, now gone"]
    assert records.regressions([outcome()], {"suites": {}}) == records.regressions([outcome()], None) == []


# --- report ----------------------------------------------------------------------------------------------------------------


def test_a_report_is_written_in_three_forms_and_shows_the_worst(tmp_path: Path) -> None:
    made = report.Report((outcome(),), records.Series(), history=(records.record_of([outcome()], records.Series()),))
    paths = made.write(tmp_path / "out")
    assert [path.name for path in paths] == ["report.json", "report.md", "report.html"]
    shape = json.loads(paths[0].read_text())
    assert shape["suites"][0]["measures"][0] | {"low": 0, "high": 0} == {
        "name": "right", "title": "answers right", "value": 0.9, "low": 0, "high": 0, "cases": 10, "better": "higher", "bar": 0.8, "met": True,
    }  # fmt: skip
    assert [case["id"] for case in shape["suites"][0]["worst"]] == ["c3"]
    page = paths[2].read_text()
    assert "in &lt;3&gt;" in page and "in <3>" not in page and "http" not in page
    assert "| toy | answers right | 90.0% |" in paths[1].read_text()
    assert made.write(tmp_path / "again")[2].read_bytes() == paths[2].read_bytes()


def test_no_share_is_rounded_to_all_or_none() -> None:
    assert [report.percent(v) for v in (0.0, 1.0, 0.9996, 0.5)] == ["0%", "100%", "100.0%", "50.0%"]


# --- suites ----------------------------------------------------------------------------------------------------------------


def test_suites_are_named_once_and_an_unknown_name_is_told() -> None:
    from assistant.errors import UsageError

    assert len({suite.name for suite in SUITES}) == len(SUITES) and named(()) == SUITES
    with pytest.raises(UsageError, match="reading"):
        named(("nosuch",))


@pytest.mark.parametrize("name", ["reading", "ledger", "timeline", "prep", "reframe", "grounding"])
def test_suites_run_repeat_and_are_no_worse_than_recorded(name: str, tmp_path: Path) -> None:
    (suite,) = named((name,))
    first, second = (run_suites((suite,), Setting(tmp_path / str(n), quick=True), lambda _: None)[0] for n in range(2))
    assert first.figures == second.figures and len(first.results) > 15
    assert {f.measure.name for f in first.figures} == {m.name for m in suite.measures}
    assert all(0 <= score <= 1 for r in first.results for score in r.scores.values())
    recorded = records.load_history(records.Series(quick=True))[-1]
    assert [worse.told() for worse in records.regressions([first], recorded)] == []


@pytest.mark.parametrize("name", ["retrieval", "ask", "abstain", "privacy", "injection", "coaching"])
def test_the_suites_that_take_longer_run_once_and_are_no_worse_than_recorded(name: str, tmp_path: Path) -> None:
    (suite,) = named((name,))
    (found,) = run_suites((suite,), Setting(tmp_path, quick=True), lambda _: None)
    assert {f.measure.name for f in found.figures} == {m.name for m in suite.measures}
    recorded = records.load_history(records.Series(quick=True))[-1]
    assert [worse.told() for worse in records.regressions([found], recorded)] == []


def test_the_ledger_suite_fails_for_a_ledger_that_knows_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.assistant import Assistant
    from assistant.jobs.actions import ActionList

    monkeypatch.setattr(Assistant, "actions", lambda self, *_, **__: ActionList(self.as_of, ()))
    (suite,) = named(("ledger",))
    found = {f.measure.name: f.value for f in run_suite(suite, Setting(tmp_path, quick=True)).figures}
    assert found["open_found"] == 0.0


# --- data ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", sorted(p for p in DATA.rglob("*.json") if not {"schema", "workspace"} & set(p.parts)), ids=lambda p: f"{p.parent.name}/{p.name}"
)
def test_data_fit_their_schema(path: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="comes with chromadb")
    name = path.stem if path.parent.name in {*LABELLED, *ASKED} else path.parent.name
    schema = DATA / "schema" / f"{name}.schema.json"
    if not schema.exists():
        pytest.skip(f"{name} has its own tests")
    jsonschema.Draft202012Validator(json.loads(schema.read_text())).validate(json.loads(path.read_text(encoding="utf-8")))


def test_every_dataset_has_a_card() -> None:
    for suite in SUITES:
        for card in suite.cards:
            assert len((resource("evals").parent / card).read_text(encoding="utf-8").split()) > 60, card


def test_there_is_as_much_as_promised() -> None:
    sessions = sum(len(list(took_place(labels_of(name)))) for name in LABELLED)
    questions = sum(len(questions_of(name)) for name in ASKED)
    complaints = sum(len(json.loads(p.read_text(encoding="utf-8"))) for p in (DATA / "complaints").glob("*.json"))
    assert sessions >= 300 and questions >= 300 and complaints >= 150
    assert set(ASKED) >= HELD_OUT


# --- the judge -------------------------------------------------------------------------------------------------------------


def test_a_judge_that_always_takes_the_first_is_never_consistent() -> None:
    pair = judge.Pair("when?", "on 3 May", "on 3 May", "never")
    verdict = judge.judge_pair(pair, lambda _: '{"better": "A"}')
    assert not verdict.consistent and "0 of 1" in judge.told([verdict])


def test_a_judge_that_knows_is_consistent_and_agrees() -> None:
    pair = judge.Pair("when?", "on 3 May", "on 3 May", "never")
    verdict = judge.judge_pair(pair, lambda prompt: "A" if "Answer A: on 3 May" in prompt else "B")
    assert verdict.consistent and verdict.first is True


@pytest.mark.parametrize(
    ("reply", "side"), [('{"better": "B"}', "B"), ("<think>A or B</think> B", "B"), ("A and B are equal", None), ("", None)]
)
def test_what_a_judge_says_is_read_or_left(reply: str, side: str | None) -> None:
    assert judge.side_of(reply) == side
