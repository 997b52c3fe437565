"""A model as judge, for what no scorer can count: which of two outputs serves the user better. Only where asked for; it gates nothing.

Each pair is shown in both orders (language models prefer a place: Zheng et al. 2023, "Judging LLM-as-a-judge"); a verdict counts only
where both orders agree. What the verdicts are worth is measured on pairs whose better side the hand labels know: one answer right,
the other wrong. `python -m evals.judge --base-url URL --model NAME [--pairs N]` prints how often the judge is consistent, and how often it
agrees with the labels.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.ask import built_in, score, search_box
from evals.cases import Setting, interval
from evals.corpora import ASKED, HELD_OUT, Label, open_corpus, questions_of

Judge = Callable[[str], str]
_PROMPT = """A user asked a question about their own meeting notes. Two answers are given. Which one answers the question better: correct, complete, nothing beside the point?

Question: {question}
Lines of the notes that hold the answer: {evidence}

Answer A: {a}

Answer B: {b}

Reply with JSON only: {{"better": "A"}} or {{"better": "B"}}."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two answers to one question of which the labels say that the first is right and the second wrong."""

    question: str
    evidence: str
    right: str
    wrong: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge said in both orders: True where the labelled side won, None where no side could be read."""

    first: bool | None
    second: bool | None

    @property
    def consistent(self) -> bool:
        """Whether both orders gave the same side."""
        return self.first is not None and self.first == self.second


def pairs_of(setting: Setting, count: int) -> list[Pair]:
    """Pairs of Forenote's answer and the search box's where exactly one is right, drawn from a fixed seed."""
    found = []
    for name in ASKED:
        if name in HELD_OUT:
            continue
        with open_corpus(name, setting) as corpus:
            for question in (q for q in questions_of(name) if q["answerable"] and not q.get("clarify")):
                assistant = corpus.on_day_of(question)
                ours, box = built_in(assistant, question), search_box(assistant, question)
                right = [score(question, answer, corpus.root).right for answer in (ours, box)]
                if right[0] != right[1]:
                    better, worse = (ours, box) if right[0] else (box, ours)
                    found.append(Pair(question["question"], _evidence(corpus.root, question), better.text, worse.text))
    return random.Random(0).sample(found, min(count, len(found)))


def _evidence(root: Path, question: Label) -> str:
    rows = []
    for place in question["evidence"][:4]:
        path, _, line = place.rpartition(":")
        rows.append((root / path).read_text(encoding="utf-8", errors="replace").split("\n")[int(line) - 1].strip())
    return " / ".join(rows)


def judge_pair(pair: Pair, judge: Judge) -> Verdict:
    """Ask in both orders."""

    def ask(a: str, b: str) -> str | None:
        return side_of(judge(_PROMPT.format(question=pair.question, evidence=pair.evidence, a=a, b=b)))

    first, second = ask(pair.right, pair.wrong), ask(pair.wrong, pair.right)
    return Verdict(None if first is None else first == "A", None if second is None else second == "B")


def side_of(reply: str) -> str | None:
    """A or B, from JSON or from a reply that names one side alone; None where it does not."""
    text = re.sub(r"<think>.*?</think>", "", reply, flags=re.S)
    found = re.search(r'"better"\s*:\s*"([AB])"', text)
    if found:
        return found.group(1)
    named = set(re.findall(r"\b([AB])\b", text))
    return named.pop() if len(named) == 1 else None


def told(verdicts: Sequence[Verdict]) -> str:
    """The figures as lines: consistency, and agreement with the hand labels, with intervals."""
    consistent = [v for v in verdicts if v.consistent]
    rows = [
        ("same side in both orders", [float(v.consistent) for v in verdicts]),
        ("of these, the labelled side", [float(v.first is True) for v in consistent]),
    ]
    lines = []
    for name, values in rows:
        low, high = interval(values)
        lines.append(f"{name}: {sum(values):.0f} of {len(values)} [{low:.2f}, {high:.2f}]")
    return "\n".join(lines)


def endpoint(base_url: str, model: str, key: str = "none") -> Judge:
    """A judge behind an OpenAI-compatible endpoint, at temperature 0."""
    from openai import OpenAI

    client = OpenAI(base_url=base_url, api_key=key, max_retries=1, timeout=120)

    def judge(prompt: str) -> str:
        reply = client.chat.completions.create(
            model=model, messages=[{"role": "user", "content": prompt}], temperature=0, max_tokens=200, seed=7
        )
        return reply.choices[0].message.content or ""

    return judge


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what the judge is worth."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--base-url", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--pairs", type=int, default=60)
    parser.add_argument("--out", type=Path, help="a file for the figures as JSON")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as work:
        pairs = pairs_of(Setting(Path(work)), given.pairs)
    judge = endpoint(given.base_url, given.model)
    verdicts = [judge_pair(pair, judge) for pair in pairs]
    print(told(verdicts))
    if given.out:
        consistent = [v for v in verdicts if v.consistent]
        body = {
            "model": given.model,
            "pairs": len(pairs),
            "consistent": len(consistent),
            "agrees": sum(v.first is True for v in consistent),
        }
        given.out.write_text(json.dumps(body, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
