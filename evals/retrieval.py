"""How well the search finds: `python -m evals.retrieval FOLDER` on LoCoMo or QMSum, through the real index and ``Finder``.

FOLDER holds ``*_notes*.jsonl`` (note_id, conv, date, participants, title, turns of id, speaker, text) and ``*_queries*.jsonl``. The data
are other people's and are never shipped. Each conversation becomes a workspace: a Markdown file a session, with a dated title
and a line ``Speaker: text`` a turn; all its sessions are with one person. Questions go through ``Finder.search`` with that person (LoCoMo)
or that meeting (QMSum) as scope; topic headings are left out.

LoCoMo: *session recall@5* is the share of the evidence's sessions among the first five sessions that the hits name, *passage recall@10* the
share of evidence turns inside the first ten hits. QMSum: *nDCG@10* with a passage relevant if it holds a turn of the evidence.
Intervals are 95 %, by bootstrap over questions.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # as `python evals/retrieval.py`
    sys.path.insert(0, str(ROOT))

from assistant.finding.finder import Finder  # noqa: E402
from assistant.finding.ranking import Weights  # noqa: E402
from assistant.finding.records import Hit, Passage, Scope  # noqa: E402
from assistant.knowing.catalogue import Catalogue, open_catalogue  # noqa: E402
from assistant.workspace import find_workspace  # noqa: E402

_DEEP = 60  # hits read for the first five sessions
ABLATIONS: dict[str, Callable[[Weights], Weights]] = {
    "all parts": lambda w: w,
    "words alone": lambda w: replace(w, dense=0.0, session_dense=0.0),
    "vectors alone": lambda w: replace(w, dense=1.0, session=0.0),
    "no header": lambda w: replace(w, header=0.0),
    "no session score": lambda w: replace(w, session=0.0, session_dense=0.0),
    "no neighbours": lambda w: replace(w, neighbour=0.0),
}


@dataclass(frozen=True, slots=True)
class Case:
    """A question with what answers it: (path, line) of each evidence turn."""

    conv: str
    question: str
    category: str
    evidence: frozenset[tuple[str, int]]
    path: str | None = None  # the meeting it is about, where it is about one


@dataclass
class Dataset:
    """Workspaces with their cases."""

    name: str
    roots: dict[str, Path] = field(default_factory=dict)
    persons: dict[str, str] = field(default_factory=dict)
    cases: list[Case] = field(default_factory=list)


def rows(folder: Path, what: str) -> Iterator[dict[str, Any]]:
    """The records of a kind."""
    for file in sorted(folder.glob(f"*_{what}*.jsonl")):
        with file.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines)


def write_dataset(folder: Path, work: Path) -> Dataset:
    """Make workspaces of the notes, and cases of the questions."""
    data = Dataset(folder.name)
    places: dict[str, tuple[str, dict[str, int]]] = {}
    for note in rows(folder, "notes"):
        places[note["note_id"]] = _write_note(note, work, data)
    for query in rows(folder, "queries"):
        case = _meeting_case(query, places) if "evidence_spans" in query else _talk_case(query, places)
        if case is not None and case.evidence:
            data.cases.append(case)
    return data


def _write_note(note: Mapping[str, Any], work: Path, data: Dataset) -> tuple[str, dict[str, int]]:
    conv, path = note["conv"], f"notes/{note['note_id'].replace('/', '-')}.md"
    if conv not in data.roots:
        root = data.roots[conv] = work / data.name / conv
        (root / "notes").mkdir(parents=True, exist_ok=True)
        person = data.persons[conv] = str(note["participants"][0])
        me = str(note["participants"][-1])
        config = f'me = {json.dumps(me)}\n[people.{json.dumps(person)}]\npaths = ["notes/**"]\n'
        (root / "forenote.toml").write_text(config, encoding="utf-8")
    date = f"{note['date']}"
    lines = [f"# {note['title']}, {date}", ""]
    found: dict[str, int] = {}
    for turn in note["turns"]:
        lines.append(f"{turn['speaker']}: {' '.join(turn['text'].split())}")
        found[str(turn["id"])] = len(lines)
    file = data.roots[conv] / path
    text = "\n".join(lines) + "\n"
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        file.write_text(text, encoding="utf-8")
    return path, found


def _talk_case(query: Mapping[str, Any], places: Mapping[str, tuple[str, dict[str, int]]]) -> Case | None:
    if not query["answerable"]:
        return None
    evidence = set()
    for turn in query["audited_turns"]:
        session = f"{query['note_id'] if 'note_id' in query else query['conv']}"
        for note in query["audited_notes"]:
            path, lines = places[note]
            if turn in lines and note.rpartition("/s")[2].lstrip("0") == turn[1:].partition(":")[0] and session:
                evidence.add((path, lines[turn]))
    return Case(query["conv"], query["question"], query["category"], frozenset(evidence))


def _meeting_case(query: Mapping[str, Any], places: Mapping[str, tuple[str, dict[str, int]]]) -> Case | None:
    path, lines = places[query["note_id"]]
    turns = {turn for first, last in query["evidence_spans"] for turn in range(first, last + 1)}
    evidence = frozenset((path, lines[str(turn)]) for turn in turns if str(turn) in lines)
    return Case(query["conv"], query["question"], query["domain"], evidence, path)


# Scoring


def recall_of_sessions(case: Case, hits: Sequence[Hit], first: int = 5) -> float:
    """Share of the evidence's sessions among the first sessions that the hits name."""
    named = list(dict.fromkeys(hit.passage.path for hit in hits))[:first]
    wanted = {path for path, _ in case.evidence}
    return len(wanted & set(named)) / len(wanted)


def recall_of_turns(case: Case, hits: Sequence[Hit], first: int = 10) -> float:
    """Share of the evidence turns inside the first hits."""
    return sum(any(_holds(hit.passage, place) for hit in hits[:first]) for place in case.evidence) / len(case.evidence)


def any_turn(case: Case, hits: Sequence[Hit], first: int = 10) -> float:
    """Whether the first hits hold any evidence turn."""
    return float(any(_holds(hit.passage, place) for hit in hits[:first] for place in case.evidence))


def ndcg(case: Case, hits: Sequence[Hit], relevant: int, first: int = 10) -> float:
    """NDCG with a passage relevant if it holds an evidence turn; ``relevant`` passages there are in all."""
    gains = [any(_holds(hit.passage, place) for place in case.evidence) for hit in hits[:first]]
    ideal = sum(1 / math.log2(rank + 2) for rank in range(min(first, relevant)))
    return sum(1 / math.log2(rank + 2) for rank, gain in enumerate(gains) if gain) / ideal if ideal else 0.0


def _holds(passage: Passage, place: tuple[str, int]) -> bool:
    return passage.path == place[0] and passage.line_start <= place[1] <= passage.line_end


def interval(values: Sequence[float], rounds: int = 1000) -> tuple[float, float]:
    """95 % of the means of as many draws with replacement."""
    draw = random.Random(7)
    means = sorted(sum(draw.choices(values, k=len(values))) / len(values) for _ in range(rounds))
    return means[int(0.025 * rounds)], means[int(0.975 * rounds) - 1]


# Running


@dataclass
class Bench:
    """The open finders of a data set."""

    data: Dataset
    finders: dict[str, Finder]
    catalogues: dict[str, Catalogue]

    def scope(self, case: Case) -> Scope:
        """What a question may look at."""
        if case.path is None:
            return Scope(persons=frozenset({self.data.persons[case.conv]}))
        sessions = {(h.path, h.session.line_start) for h in self.catalogues[case.conv].held() if h.path == case.path}
        return Scope(sessions=frozenset(sessions))

    def measure(self, weights: Weights) -> dict[str, dict[str, list[float]]]:
        """Measure → category ("" for all) → a value a question."""
        found: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
        for case in self.data.cases:
            finder = self.finders[case.conv]
            finder.weights = weights
            for name, value in self._values(case, finder):
                for category in ("", case.category):
                    found[name][category].append(value)
        return found

    def _values(self, case: Case, finder: Finder) -> Iterable[tuple[str, float]]:
        scope = self.scope(case)
        if case.path is None:
            hits = finder.search(case.question, scope, _DEEP)
            yield "session recall@5", recall_of_sessions(case, hits)
            yield "passage recall@10", recall_of_turns(case, hits)
            yield "any evidence@10", any_turn(case, hits)
            return
        everything = finder.search(case.question, scope, 10_000)
        # Where no vectors speak, a passage without a word of the question is no hit, but still relevant.
        relevant = self.relevant(case, scope, finder)
        yield "nDCG@10", ndcg(case, everything, relevant)
        yield "any evidence@5", any_turn(case, everything, 5)

    def relevant(self, case: Case, scope: Scope, finder: Finder) -> int:
        """How many passages of the meeting hold evidence."""
        return sum(any(_holds(passage, place) for place in case.evidence) for passage in finder.passages(scope))


def open_bench(data: Dataset, stack: ExitStack, work: Path) -> Bench:
    """Index everything; vectors are computed once and kept in `work`."""
    bench = Bench(data, {}, {})
    for number, (conv, root) in enumerate(sorted(data.roots.items())):
        workspace = find_workspace(root, root, {"FORENOTE_CACHE": str(work / "cache")})
        catalogue = bench.catalogues[conv] = stack.enter_context(open_catalogue(workspace, _tell))
        catalogue.refresh()
        finder = bench.finders[conv] = stack.enter_context(Finder(catalogue, workspace, _tell))
        start = time.perf_counter()
        finder.ensure()
        _tell(f"{number + 1} of {len(data.roots)}: {conv} indexed in {time.perf_counter() - start:.1f} s")
    return bench


def _tell(message: str) -> None:
    sys.stderr.write(f"{message}\n")


def show(name: str, found: Mapping[str, Mapping[str, Sequence[float]]], *, categories: bool) -> None:
    """Print the figures of a run."""
    for measure, by_category in found.items():
        for category in sorted(by_category) if categories else [""]:
            values = by_category[category]
            low, high = interval(values)
            print(f"{name:18} {measure:18} {category or 'all':12} {sum(values) / len(values):.3f} [{low:.3f}, {high:.3f}]  n={len(values)}")


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--work", type=Path, required=True, help="where workspaces and vectors are kept between runs")
    parser.add_argument("--ablations", action="store_true")
    given = parser.parse_args(arguments)
    data = write_dataset(given.folder, given.work)
    with ExitStack() as stack:
        bench = open_bench(data, stack, given.work)
        for name, change in ABLATIONS.items():
            if name == "all parts" or given.ablations:
                show(name, bench.measure(change(Weights())), categories=name == "all parts")


if __name__ == "__main__":
    main()
