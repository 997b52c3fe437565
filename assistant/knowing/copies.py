"""Copies of a note: what cloud sync leaves behind, exact doubles, near doubles. Each is told, none counts twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

_CONFLICT = re.compile(
    r"[ ._-]*(?:\((?:[^()]*\b)?(?:conflict(?:ed)?|case conflict|copy|kopie|copie|copia)\b[^()]*\)|[._-]sync-conflict-\d{8}-\d{6}(?:-\w+)?|-(?:conflict|[\w-]*conflicted[\w -]*copy)[\w-]*"
    r"|\bconflicted copy\b.*|\((?:\d{1,2})\)| - copy(?: \(\d+\))?| copy(?: \d+)?|~\d*)$",
    re.I,
)
_NUMBERED = re.compile(r" \d{1,2}$")
NEAR = 0.85
LIKE_ITS_ORIGINAL = 0.5


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is compared: a note's path, content hash, first session date and the marks of its lines."""

    path: str
    hash: str
    date: str | None
    marks: frozenset[int]


def line_marks(text: str) -> frozenset[int]:
    """A number for each distinct non-blank line, white space folded: two notes are compared by these sets."""
    return frozenset(crc32(" ".join(line.split()).encode("utf-8", "replace")) for line in text.split("\n") if line.strip())


def original_name(path: str) -> str | None:
    """The path of which a conflict copy is one by its name: "2026-02-04 (conflicted copy).md" → "2026-02-04.md"."""
    folder, _, name = path.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    cut = _CONFLICT.sub("", stem)
    if cut == stem:
        cut = _NUMBERED.sub("", stem) if re.search(r"\d{4}-\d{2}-\d{2} \d$", stem) else stem
    if cut == stem or not cut.strip():
        return None
    return f"{folder}/{cut.strip()}{dot}{suffix}" if folder else f"{cut.strip()}{dot}{suffix}"


def find_copies(sheets: Sequence[Sheet]) -> dict[str, tuple[str, str]]:
    """Path of each copy → (path of its original, kind of copy). The plainer, shorter name is the original."""
    by_path = {sheet.path: sheet for sheet in sheets}
    found: dict[str, tuple[str, str]] = {}
    for sheet in sheets:
        original = original_name(sheet.path)
        if original in by_path and _alike(sheet.marks, by_path[original].marks) >= LIKE_ITS_ORIGINAL:
            found[sheet.path] = (original, "exact copy" if by_path[original].hash == sheet.hash else "conflict copy")
    groups: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        if sheet.path not in found and len(sheet.marks) >= 4:
            groups.setdefault(sheet.date or sheet.hash, []).append(sheet)
    for group in groups.values():
        ordered = sorted(group, key=lambda s: (original_name(s.path) is not None, len(s.path), s.path))
        for index, sheet in enumerate(ordered):
            for other in ordered[:index]:
                if other.path not in found and _alike(sheet.marks, other.marks) >= NEAR:
                    found[sheet.path] = (other.path, "exact copy" if other.hash == sheet.hash else "near copy")
                    break
    return found


def _alike(a: frozenset[int], b: frozenset[int]) -> float:
    """Shared lines over all lines (Jaccard)."""
    return len(a & b) / len(a | b) if a or b else 0.0
