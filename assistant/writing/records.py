"""What passes the seam to a model: pieces of the built-in draft going in, the same pieces, perhaps reworded, coming out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Task = Literal["prep", "ask", "reframe"]

BUILT_IN = "built-in"


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of the draft. ``quotes`` are the notes' lines it rests on, ``role`` says how freely it may be worded (see ``grounding``).

    ``date`` is the day of the session it tells of, ``weight`` how much it matters: where the prompt is too long, the oldest and
    weakest pieces are not sent and keep their built-in words.
    """

    id: str
    text: str
    quotes: tuple[str, ...] = ()
    role: str = "statement"
    date: dt.date | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Draft:
    """A built-in result in pieces: the standard of truth. ``person`` is whom it is about, ``facts`` texts that must stay to the letter.

    ``extra`` holds what the prompt says beside the pieces: the question of `ask`, the tone of `reframe`, the relation of `prep`.
    """

    task: Task
    pieces: tuple[Piece, ...]
    person: str | None = None
    facts: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Usage:
    """What a call took. Tokens are the endpoint's own count, or ours where ``estimated``; ``cost`` needs prices in forenote.toml."""

    prompt_tokens: int
    completion_tokens: int
    calls: int = 1
    seconds: float = 0.0
    cost: float | None = None
    estimated: bool = False
    finish: str = ""


@dataclass(frozen=True, slots=True)
class Worded:
    """The draft's pieces, in its order and with its ids, each in the model's words where these held and in ours where not.

    ``replaced`` counts pieces whose words are the model's, ``dropped`` its sentences that were thrown away. ``notes`` are for the
    user ("history cut to 3 sessions"), ``rejected`` (id, reason) for `--verbose`, ``prompt`` names the template and its version.
    """

    pieces: tuple[Piece, ...]
    engine: str = BUILT_IN
    replaced: int = 0
    dropped: int = 0
    usage: Usage | None = None
    notes: tuple[str, ...] = ()
    rejected: tuple[tuple[str, str], ...] = ()
    prompt: str = ""

    def text_of(self, key: str) -> str | None:
        """The words of the piece ``key``; None where the draft had no such piece."""
        return next((piece.text for piece in self.pieces if piece.id == key), None)
