"""How many tokens a request has, counted without a network, and which pieces stay home when there are too many.

Counts are tiktoken's with the ranks of ``o200k_base``, which ship beside this module (OpenAI's file, MIT; its digest is checked).
tiktoken's own ``get_encoding`` would fetch them, without a time-out, so it is never called. Other models' tokenizers come within 3 %
on English notes (measured with Qwen and SmolLM2); a tenth is kept free for them.
"""

from __future__ import annotations

import gzip
import hashlib
import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.interrupts import pass_on
from assistant.writing.records import Piece

RANKS_NAME = "o200k_base.tiktoken.gz"
_RANKS_SHA256 = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"
# The pattern that the ranks were made with (tiktoken_ext.openai_public, MIT).
_PATTERN = "|".join(
    (
        r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
        r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
        r"\p{N}{1,3}",
        r" ?[^\s\p{L}\p{N}]+[\r\n/]*",
        r"\s*[\r\n]+",
        r"\s+(?!\S)",
        r"\s+",
    )
)
HEADROOM = 0.9
_BYTES_A_TOKEN = 3.8  # without tiktoken: counts English too high by a quarter, the safe side


def count_tokens(text: str) -> int:
    """Tokens of a text; an over-estimate where tiktoken cannot be used."""
    encoding = _encoding()
    if encoding is None:
        return math.ceil(len(text.encode("utf-8", "replace")) / _BYTES_A_TOKEN)
    return len(encoding.encode_ordinary(text.encode("utf-8", "replace").decode()))


def count_messages(messages: Sequence[dict[str, str]]) -> int:
    """Tokens of a chat request: its texts, and four for each message's frame, as OpenAI describes it."""
    return sum(count_tokens(message["content"]) + 4 for message in messages) + 3


@lru_cache(maxsize=1)
def _encoding() -> Any:
    """The encoding, None where tiktoken or its ranks are missing or not what they should be."""
    try:
        import tiktoken
    except ImportError as error:
        pass_on(error)
        return None
    try:
        data = gzip.decompress(Path(__file__).with_name(RANKS_NAME).read_bytes())
    except (OSError, EOFError):
        return None
    if hashlib.sha256(data).hexdigest() != _RANKS_SHA256:
        return None
    import base64

    ranks = {base64.b64decode(token): int(rank) for token, rank in (line.split() for line in data.splitlines() if line)}
    return tiktoken.Encoding(
        "o200k_base", pat_str=_PATTERN, mergeable_ranks=ranks, special_tokens={"<|endoftext|>": 199999, "<|endofprompt|>": 200018}
    )


def fit_pieces(pieces: Sequence[Piece], fits: Callable[[Sequence[Piece]], bool]) -> tuple[Piece, ...]:
    """As many pieces as ``fits`` takes, whole ones only: the weakest go first, of equal ones the oldest, then the last.

    The kept ones stay in their order. Sizes grow with the number, so the search halves: a long draft is not rendered piece by piece.
    """
    order = sorted(range(len(pieces)), key=lambda i: (-pieces[i].weight, -_day(pieces[i]), i))
    low, high = 0, len(pieces)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(_chosen(pieces, order[:middle])):
            low = middle
        else:
            high = middle - 1
    return _chosen(pieces, order[:low])


def _day(piece: Piece) -> int:
    return piece.date.toordinal() if piece.date else 0


def _chosen(pieces: Sequence[Piece], places: Sequence[int]) -> tuple[Piece, ...]:
    return tuple(pieces[i] for i in sorted(places))


def told_cut(pieces: Sequence[Piece], kept: Sequence[Piece]) -> tuple[str, ...]:
    """What the user is told of pieces that were not sent; nothing where all were."""
    left = len(pieces) - len(kept)
    if not left:
        return ()
    dates, before = {p.date for p in kept if p.date}, {p.date for p in pieces if p.date}
    if len(dates) < len(before):
        return (f"history cut to {len(dates)} session{'s' * (len(dates) != 1)}: {left} line{'s' * (left != 1)} not sent to the model",)
    return (f"{left} line{'s' * (left != 1)} not sent to the model: the prompt would be too long",)
