"""A line marked as an action item is one in whichever order its writer puts marker, number, owner and task."""

from __future__ import annotations

import pytest

from assistant.reading.note import read_note
from assistant.records import Item

KNOWN = ("Leila Farrow", "Leila", "LF", "Douglas Iyer", "Douglas", "DI", "Sam Oduya", "Sam O")
TASKS = ("send the rota to HR", "bonus model for the Tannery")
OWNERS = ("LF", "Douglas", "me", "Sam O", "Douglas Iyer")
FORMS = """AI {w} – {t}|AI {w}: {t}|AI {w} - {t}|AI: {w} – {t}|AI: {w}: {t}|AI ({w}): {t}|AI({w}) {t}|AI [{w}] {t}|[AI] {w}: {t}|[AI {w}] {t}|[{w}] {t} (AI)
Action {w}: {t}|Action - {w} - {t}|Action: {w}, {t}|ACTION {w} {t}|Action point {w}: {t}|AP {w}: {t}|AP: {t} ({w})|Todo {w}: {t}|TODO {w} - {t}|TODO: {t} ({w})|todo({w}): {t}
To do {w}: {t}|Task: {t} – {w}|Task {w}: {t}|{w} AI: {t}|{w} - AI - {t}|{w} (AI): {t}|{w} action: {t}|{w} todo: {t}|Next step {w}: {t}|Next step: {w} – {t}|Follow-up {w}: {t}
-> {w}: {t}|→ {w} – {t}|→ {t} ({w})|=> {t} [{w}]|[ ] {w}: {t}|[ ] {w} – {t}|[ ] {t} ({w})|[ ] {t} - {w}|[ ] **{w}** {t}|[ ] **{w}:** {t}|☐ {w}: {t}|☐ {t} ({w})|❑ {w}: {t}
( ) {w}: {t}|[_] {w}: {t}|AI#1 {w}: {t}|AI 1: {w} - {t}|Action 1: {w}: {t}|Action item #2 ({w}): {t}|**Action ({w})**: {t}|**{w}**: AI: {t}|#action {w}: {t}|#todo {w}: {t}
Commitment {w}: {t}|Agreed action: {w} – {t}|Promise: {t} ({w})|Owner {w}: {t}|Owner: {w} – {t}""".replace("\n", "|").split("|")


def items(body: str) -> list[Item]:
    note = read_note("notes/douglas.md", f"# Douglas 2026-03-09\n\n{body}\n".encode(), KNOWN)
    return [item for session in note.sessions for item in session.items]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("bullet", ["- ", ""])
def test_one_item_with_its_owner_and_words(form: str, bullet: str) -> None:
    for owner in OWNERS:
        for task in TASKS:
            found = items(f"- talked about bread\n\n{bullet}{form.format(w=owner, t=task)}\n\n- nothing else")
            assert [(i.owners, i.text, i.confidence) for i in found] == [((owner,), task, "marked")], (form, owner)


@pytest.mark.parametrize(
    "line",
    [
        "AI Summit – what we heard there",
        "AI in the kitchen - he is curious",
        "AI: the models get better",  # a topic: but for its marker nothing tells it from a task, so it stays one
        "Owner: the bank",
        "Action films - we both like them",
        "LF → night shifts",
        "Sam O > Douglas in the rota",
        "Plan B: cheaper",
    ],
)
def test_what_only_looks_like_a_marker_names_no_owner(line: str) -> None:
    assert [i.owners for i in items(f"- {line}") if i.owners] == []


@pytest.mark.parametrize(
    "line",
    ["read a paper #ai", "a talk on artificial intelligence (AI)", "AI we should adopt copilots", "AI All hands moved to Friday", "IBM AI: new model is out", "Task force (action)", "She wants from me: honesty", "AI helps us write docs"],
)  # fmt: skip
def test_artificial_intelligence_is_nobodys_task(line: str) -> None:
    assert items(f"- talked\n- {line}\n- end") == []


def test_a_hurried_line_stays_a_line_of_its_own() -> None:
    text = "# Douglas 2026-03-09\n\ntalked about the reorg and what it means for the team\non track with the migration\nafter lunch we looked at the numbers of last quarter\nso we drop the old one\n"
    assert [p.line for p in read_note("notes/douglas.md", text.encode(), KNOWN).sessions[0].points] == [3, 4, 5, 6]


def test_a_name_with_an_arrow_and_a_deed_is_a_task() -> None:
    assert [(i.owners, i.text) for i in items("LF → send the rota to HR")] == [(("LF",), "send the rota to HR")]


def test_work_shared_out_between_you_and_me() -> None:
    found = items("talked\n\nYou: bonus model for the Tannery\nYou: supplier account\nMe: room and sandwiches")
    assert [(i.owners, i.text) for i in found] == [
        (("You",), "bonus model for the Tannery"),
        (("You",), "supplier account"),
        (("Me",), "room and sandwiches"),
    ]


@pytest.mark.parametrize(
    "chat", ["You: hi there\nMe: I think so\nYou: great", "You: what a day\nMe: same here", "Me: no idea\nYou: thanks!", "You: shall we?"]
)
def test_a_pasted_chat_shares_nothing_out(chat: str) -> None:
    assert items(f"talked\n\n{chat}") == []


@pytest.mark.parametrize("glyph", ["☐", "□", "❑", "◻", "⬜", "( )"])
def test_boxes_are_drawn_in_many_ways(glyph: str) -> None:
    for line in (f"{glyph} ring the bank", f"- {glyph} ring the bank"):
        assert [(i.text, i.state) for i in items(line)] == [("ring the bank", "open")], line
