"""What one line reports: its verdict, what it is about, who did it, and what it points back to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.knowing.reports import Report, reports_of
from assistant.records import Point


def reports(text: str, above: str = "", zone: str | None = None) -> list[Report]:
    return reports_of(Point(1, 1, text, f"- {text}", zone=zone, said=text), above)


def verdicts(text: str) -> list[str]:
    return [report.verdict for report in reports(text)]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("sent the slides ✔", "done"),
        ("✓ slides", "done"),
        ("ok slides", "done"),
        ("slides: sent", "done"),
        ("The slides came on Monday", "done"),
        ("She has had the slides since Monday", "done"),
        ("The site is live", "done"),
        ("The demo went well", "done"),
        ("The plan was sent to Otto", "done"),
        ("Otto knows about the move", "done"),
        ("slides dropped, no budget", "dropped"),
        ("We decided not to send the slides", "dropped"),
        ("The bug is back", "reopened"),
        ("slides: not done after all", "reopened"),
        ("The slides are still missing", "still open"),
        ("160 of 200 slides", "still open"),
        ("slides 60% done", "still open"),
        ("rubric there, slides not", "still open"),
        ("slides postponed to 20 March", "moved"),
        ("The rent is 400 a month", "fact"),
    ],
)
def test_the_verdict_of_a_line(text: str, verdict: str) -> None:
    assert verdicts(text) == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "I will send the slides",
        "The slides should have been sent",
        "Have the slides been sent?",
        "slides almost done",
        "The slides are in progress",
        "If the slides are done we can go",
        "We may send the slides",
        "I tried to send the slides, no luck",
        "called the depot, no answer",
        "Ok, so the slides matter",
    ],
)
def test_what_is_not_done(text: str) -> None:
    assert "done" not in verdicts(text)


def test_a_line_may_report_several_things() -> None:
    told = reports("rubric sent, but the slides are still missing")
    assert [(r.verdict, sorted(r.topic)[-1]) for r in told] == [("done", "rubric"), ("still open", "slide")]


def test_what_a_report_is_about() -> None:
    assert reports("The travel budget: sent on Monday")[0].phrases == {("travel", "budget")}
    assert reports("Legal signed off the contract on Thursday")[0].phrases == {("contract",)}
    assert reports("flights: booked")[0].label


def test_who_did_it() -> None:
    assert reports("I sent the slides")[0].who == "I"
    assert reports("Dana sent the slides")[0].who == "Dana"
    assert reports("She has the slides since Monday")[0].who is None


def test_a_report_that_names_nothing_speaks_of_what_stands_above_or_before() -> None:
    (below,) = reports("sent on Tuesday", above="Onboarding checklist")
    assert below.bare
    assert {"onboard", "checklist"} <= below.words
    (told,) = reports("The list was never written and I told her to let it go")
    assert (told.verdict, "list" in told.topic) == ("dropped", True)


def test_comments_that_arrived_mean_that_it_was_read() -> None:
    (told,) = reports("Comments on the plan are in the doc")
    assert "review" in told.verbs


def test_a_new_date_may_stand_behind() -> None:
    (told,) = [r for r in reports("The draft is still not ready; he gets it by the 20th") if r.verdict == "still open"]
    assert told.until.endswith("by the 20th")


@pytest.mark.parametrize("zone", ["attendance", "template", "plan"])
def test_sections_that_report_nothing(zone: str) -> None:
    assert reports("slides sent", zone=zone) == []


def test_lines_that_end_early_are_lines_of_their_own() -> None:
    rows = ["numbers mailed to Otto on Tuesday", "radio certificate: paid, settled"]
    text = " ".join(rows)
    point = Point(4, 5, text, "\n".join(rows), kind="paragraph", said=text, breaks=((len(rows[0]) + 1, 5),))
    assert next((r.line, r.text) for r in reports_of(point)) == (4, rows[0])
    assert {r.line for r in reports_of(point)} == {4, 5}


@given(st.text(max_size=160), st.text(max_size=40))
def test_any_line_gives_reports_with_words_of_it(text: str, above: str) -> None:
    for report in reports(text, above):
        assert report.text in text or report.text.strip() in " ".join(text.split())
        assert report.line == 1
