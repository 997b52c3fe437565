"""Ask: are answers right, in few words, and does every quote stand on its lines? Scorers: ``evals.ask``."""

from __future__ import annotations

from collections.abc import Iterator

from evals.ask import built_in, score
from evals.cases import Case, Measure, Result, Setting, Suite
from evals.corpora import ASKED, Corpus, Label, cards_of, open_corpus, questions_of

_WORDS, _WORDS_OF_A_LIST, _WORDS_OF_COMMITMENTS = 120, 220, 300
_LISTS = {"list": _WORDS_OF_A_LIST, "range": _WORDS_OF_A_LIST, "trend": _WORDS_OF_A_LIST, "open_items": _WORDS_OF_COMMITMENTS}


def run(setting: Setting) -> Iterator[Result]:
    """Answerable questions, and those whose name fits two people."""
    for name in ASKED:
        with open_corpus(name, setting) as corpus:
            asked = [q for q in questions_of(name) if q["answerable"] or q.get("clarify")]
            yield from (_answered(corpus, question) for question in setting.some(asked, 6))


def _answered(corpus: Corpus, question: Label) -> Result:
    answer = built_in(corpus.on_day_of(question), question)
    outcome = score(question, answer, corpus.root)
    expected = " + ".join(" | ".join(group) for group in question["must"]) or " and ".join(question.get("clarify", ()))
    case = Case(question["id"], corpus.name, question["question"], expected, corpus.held_out)
    scores = {"quotes": float(outcome.bad_quotes == 0)}
    if outcome.group == "ambiguous":
        scores["told_apart"] = float(outcome.right)
    else:
        most = _LISTS.get(question["kind"], _WORDS)
        scores |= {"right": float(outcome.right), "kept_back": float(answer.abstained), "short": float(len(answer.text.split()) <= most)}
    return Result(case, answer.text, scores)


SUITE = Suite(
    "ask",
    "Is the answer right, and does it stand where it says?",
    (
        Measure("right", "answers right", bar=0.85, slack=0.01),
        Measure("kept_back", "answerable, kept back", higher=False, bar=0.08, slack=0.01),
        Measure("told_apart", "two people of a name told apart", slack=0.05),
        Measure("quotes", "answers whose quotes stand on their lines", bar=1.0),
        Measure("short", "answers that are short enough"),
    ),
    run,
    cards_of(ASKED),
)
