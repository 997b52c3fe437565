"""Reading: has every session its date and its person, does a line that is no task stay none, and is a note the same in every encoding?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.reading.note import read_note
from assistant.records import Held, Note
from evals.cases import Case, Measure, Result, Setting, Suite
from evals.corpora import LABELLED, Corpus, Label, cards_of, labels_of, last_day, open_corpus

# Every way in which editors and exports write the same text.
_ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-be", "cp1252")
_READ = (".md", ".txt")


def run(setting: Setting) -> Iterator[Result]:
    """Labelled sessions, lines that are no task, and notes written in other encodings."""
    for name in LABELLED:
        labels = labels_of(name)
        with open_corpus(name, setting) as corpus:
            held = list(corpus.on(last_day(labels)).catalogue().held())
            yield from (_session(corpus, label, held) for label in setting.some(labels["sessions"], 3) if _counts(label))
            yield from (_no_task(corpus, place, held) for place in setting.some(labels["not_actions"], 3))
            yield from _encodings(corpus, setting)


def _counts(label: Label) -> bool:
    return not (label.get("optional") or label.get("copy_of"))


def _session(corpus: Corpus, label: Label, held: Sequence[Held]) -> Result:
    first, last = label["lines"]
    found = covering(held, label["path"], first, last)
    case = Case(
        f"{corpus.name} {label['path']}:{first}",
        corpus.name,
        f"lines {first} to {last} of {label['path']}",
        f"{label['date']}, {label['person']}",
        corpus.held_out,
    )
    if found is None:
        return Result(case, "no session", {"dates": 0.0, "people": 0.0})
    date = found.date.isoformat() if found.date else None
    return Result(
        case, f"{date}, {found.person}", {"dates": float(date == label["date"]), "people": float(found.person == label["person"])}
    )


def covering(held: Sequence[Held], path: str, first: int, last: int) -> Held | None:
    """The session that shares most lines with a labelled one."""
    over = [h for h in held if h.path == path and not h.session.leftover and h.session.line_start <= last and h.session.line_end >= first]
    return max(over, key=lambda h: min(last, h.session.line_end) - max(first, h.session.line_start), default=None)


def _no_task(corpus: Corpus, place: str, held: Sequence[Held]) -> Result:
    path, _, line = place.rpartition(":")
    tasks = [i for h in held if h.path == path for i in h.session.items if i.line == int(line) and i.kind in ("action", "commitment")]
    text = (corpus.root / path).read_text(encoding="utf-8", errors="replace").split("\n")[int(line) - 1]
    case = Case(f"{corpus.name} {place}", corpus.name, text, "no task", corpus.held_out)
    return Result(case, "; ".join(i.text for i in tasks) or "no task", {"no_task": float(not tasks)})


def _encodings(corpus: Corpus, setting: Setting) -> Iterator[Result]:
    files = sorted(p for p in corpus.root.rglob("*") if p.suffix in _READ)
    for file in files[:: 12 if setting.quick else 3]:
        path = file.relative_to(corpus.root).as_posix()
        text = file.read_text(encoding="utf-8", errors="replace")
        plain = read_note(path, text.encode())
        for encoding in _ENCODINGS:
            if _fits(text, encoding):
                yield _same(corpus, path, plain, encoding, read_note(path, text.encode(encoding)))
        yield _same(corpus, path, plain, "CR LF", read_note(path, text.replace("\n", "\r\n").encode()))


def _fits(text: str, encoding: str) -> bool:
    try:
        return text.encode(encoding).decode(encoding) == text
    except UnicodeEncodeError:
        return False


def _same(corpus: Corpus, path: str, plain: Note, encoding: str, other: Note) -> Result:
    case = Case(f"{corpus.name} {path} {encoding}", "encodings", f"{path} as {encoding}", "read as in UTF-8, line by line", corpus.held_out)
    same = _essence(plain) == _essence(other)
    return Result(case, "the same" if same else "read otherwise", {"encodings": float(same)})


def _essence(note: Note) -> list[object]:
    return [(s.date, [(i.line, i.text, i.state, i.due) for i in s.items], [(p.line, p.text) for p in s.points]) for s in note.sessions]


SUITE = Suite(
    "reading",
    "Are notes read as their writers meant them?",
    (
        Measure("dates", "sessions with their date", bar=1.0),
        Measure("people", "sessions with their person"),
        Measure("no_task", "lines that are no task and become none"),
        Measure("encodings", "notes read the same in other encodings", bar=1.0),
    ),
    run,
    cards_of(LABELLED),
)
