"""Drafts of answers and proposals, and what becomes of them: the jobs hand in plain values and get plain values back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.records import Source
from assistant.writing.records import Draft, Piece, Worded


def ask_draft(
    question: str,
    statements: Sequence[tuple[str, Sequence[Source]]],
    person: str | None = None,
    *,
    private: frozenset[tuple[str, int]] = frozenset(),
) -> Draft:
    """A draft of an answer's statements (text, sources), in their order; ids are s1, s2 ….

    A statement that rests on a private line (path, line), or, where ``person`` is given, on another person's notes, gets no piece:
    it is never sent and keeps its words.
    """
    pieces = []
    for number, (text, sources) in enumerate(statements, 1):
        others = any(person and source.person not in (None, person) for source in sources)
        if others or any((source.path, line) in private for source in sources for line in range(source.line_start, source.line_end + 1)):
            continue
        date = max((source.date for source in sources if source.date), default=None)
        pieces.append(Piece(f"s{number}", text, tuple(source.quote for source in sources), "statement", date, 1 / number))
    return Draft("ask", tuple(pieces), person, (), {"question": question})


def worded_statements(texts: Sequence[str], worded: Worded) -> tuple[str, ...]:
    """The statements' texts after rewording: those of ``ask_draft`` in its order."""
    return tuple(worded.text_of(f"s{number}") or text for number, text in enumerate(texts, 1))


def reframe_draft(
    parts: Mapping[str, str], facts: Sequence[str], *, audience: str = "", tone: str = "", cited: Mapping[str, Sequence[str]] | None = None
) -> Draft:
    """A draft of a proposal's parts by name ("observation", "impact", "proposal1", "ask", "text"); empty ones are left out.

    ``facts`` must stand in the result to the letter: the complaint's own facts and the blanks. ``cited`` are the notes' lines that a
    part rests on. The ask is a question, the rest is what the user will say. An escalation is never reworded: make no draft of one.
    """
    pieces = tuple(
        Piece(
            f"r{number}",
            text,
            tuple((cited or {}).get(name, ())),
            "question" if name == "ask" and text.count("?") == 1 else "own",
            None,
            1 / number,
        )
        for number, (name, text) in enumerate(parts.items(), 1)
        if text.strip()
    )
    return Draft("reframe", pieces, None, tuple(facts), {"audience": audience, "tone": tone})


def worded_parts(parts: Mapping[str, str], worded: Worded) -> dict[str, str]:
    """The parts after rewording: those of ``reframe_draft`` under their names."""
    return {name: worded.text_of(f"r{number}") or text for number, (name, text) in enumerate(parts.items(), 1)}
