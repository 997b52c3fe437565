"""All vectors of a workspace in one file that is mapped, not read: a search then pays for the comparing alone.

It is made from the index and only trusted with the index's edition in its head; whatever is wrong with it, the index answers. Layout: a line
of JSON (edition and model, rows, dimension) filled up to 512 bytes, the passage of each row (int64), the rows (float32).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.errors import ForenoteError
from assistant.files import write_atomic

FILE_NAME = "matrix.f32"
_HEAD = 512


@dataclass(frozen=True, slots=True)
class Matrix:
    """``passages``: the passage of each row (int64); ``rows``: unit vectors (float32), one a piece."""

    passages: Any
    rows: Any


def read_matrix(cache: Path, stamp: str) -> Matrix | None:
    """The file's matrix; None where there is none of this stamp, or it is not whole."""
    import numpy as np

    try:
        path = cache / FILE_NAME
        with open(path, "rb") as file:
            head = json.loads(file.read(_HEAD))
        count, size = int(head["rows"]), int(head["size"])
        if head["stamp"] != stamp or path.stat().st_size != _HEAD + count * (8 + size * 4) or not count:
            return None
        data = np.memmap(path, np.uint8, "r")
    except (OSError, ValueError, KeyError, TypeError):
        return None
    middle = _HEAD + count * 8
    return Matrix(data[_HEAD:middle].view(np.int64), data[middle:].view(np.float32).reshape(count, size))


def write_matrix(cache: Path, stamp: str, passages: Sequence[int], vectors: Sequence[bytes]) -> None:
    """Keep a matrix. Where that is not possible, searches are slower, which is no fault to tell."""
    import numpy as np

    if not vectors or len({len(vector) for vector in vectors}) != 1:
        return
    head = json.dumps({"stamp": stamp, "rows": len(vectors), "size": len(vectors[0]) // 4}).encode().ljust(_HEAD)
    if len(head) == _HEAD:
        with suppress(OSError, ForenoteError):
            write_atomic(cache / FILE_NAME, b"".join((head, np.array(passages, np.int64).tobytes(), *vectors)))


def drop_matrix(cache: Path) -> None:
    """Delete the file: nothing may be left of what is no longer in the notes."""
    with suppress(OSError):
        (cache / FILE_NAME).unlink(missing_ok=True)


def best_rows(matrix: Matrix, query: Any, numbers: Sequence[int]) -> dict[int, float]:
    """The cosine of each passage's nearest row, of these passages alone."""
    import numpy as np

    if matrix.rows.shape[1] != len(query):
        return {}
    wanted = np.zeros(max(int(matrix.passages.max()), max(numbers, default=0)) + 1, bool)
    wanted[np.asarray(numbers, np.int64)] = True
    chosen = np.flatnonzero(wanted[matrix.passages])
    # Few rows of many are copied out; else the whole is compared where it lies.
    cosines = matrix.rows[chosen] @ query if len(chosen) * 4 < len(matrix.rows) else (matrix.rows @ query)[chosen]
    best = np.full(len(wanted), -2.0, np.float32)
    np.maximum.at(best, matrix.passages[chosen], cosines)
    found = np.flatnonzero(best > -2.0)
    return dict(zip(found.tolist(), best[found].tolist(), strict=True))
