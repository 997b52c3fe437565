"""Mends text that somebody decoded with the wrong table: UTF-8 bytes read as Mac Roman, Windows-1252 or Latin-1.

The unit is a run: neighbouring characters that, put back into bytes by the wrong table, are whole UTF-8. A run
is *sure* when its result is something people write and its look is not; it is *unsure* when good text may look the same
("AMANHÃ…"), and is then mended only in a document with several sure runs of the same kind. What decodes to something
nobody writes there ("l’été" is valid UTF-8 in Mac Roman: an Armenian letter) is left alone. Only non-ASCII characters
are replaced, never by line breaks, so line numbers stay. The idea of judging by the table's look is ftfy's; the
decision over the whole document is ours, because ftfy, line by line, leaves a lone garbled emoji as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

_PASSES = 3
_EVIDENCE = 2
"""Sure runs of one kind that a document must hold before its unsure runs are mended too."""
_C1 = {chr(code): code for code in range(0x80, 0xA0)}
_UNUSED_IN_1252 = frozenset("\x81\x8d\x8f\x90\x9d")
_ENDS_A_WORD = frozenset("‘’“”„‚…–—‹›«»•™®°ºª¿¡\xa0")
"""Characters that follow a capital in good text, and are continuation bytes in Windows-1252 as well."""
_MATHS = frozenset("π∞∑∏∫Ω∂±≤≥≠µ")
"""The same for Mac Roman: "√π" is ù, or the root of pi."""
_LATIN = range(0xA0, 0x180)
_SIGNS = range(0x2000, 0x2C00)
_EMOJI = range(0x1F000, 0x1FB00)
_MARKS = frozenset("\ufe0f\ufeff\ufffd\u200d")
_NBSP_LOST = re.compile(r"(?<![A-ZÀ-Þ])Ã  ?(?=\S)")


@dataclass(frozen=True, slots=True)
class Repair:
    """Mended text, how many runs were mended (0: the text is as given), and the table that garbled most of them."""

    text: str
    runs: int
    kind: str | None


@dataclass(frozen=True, slots=True)
class _Table:
    """One wrong decoding: its name for people, the byte behind each character, and the look of a garbled run."""

    name: str
    bytes: dict[str, int]
    looks: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    end: int
    result: str
    kind: str
    sure: bool


def repair(text: str) -> Repair:
    """Mend garbled runs in ``text``, each garbled up to three times over. Never raises; clean text costs one scan."""
    if text.isascii():
        return Repair(text, 0, None)
    runs = [run for table in _tables() for run in _find_runs(text, table)]
    sure = Counter(run.kind for run in runs if run.sure)
    # Other scripts are believed for a lone letter only where longer runs have shown the script.
    shown = {_script(char) for run in runs if run.sure for char in run.result}
    chosen = _apart(
        run for run in runs if run.sure or (_evidence(sure, run.kind) and all(_usual(c) or _script(c) in shown for c in run.result))
    )
    kinds = Counter(run.kind for run in chosen)
    text = _replace(text, chosen)
    if sure["Windows-1252"] + sure["Latin-1"] >= _EVIDENCE:
        # "à" is Ã and a no-break space, which editors and mail like to turn into a plain one.
        text, lost = _NBSP_LOST.subn("à ", text)
        kinds["Windows-1252"] += lost
    return Repair(text, kinds.total(), kinds.most_common(1)[0][0] if kinds.total() else None)


def _evidence(sure: Counter[str], kind: str) -> bool:
    if kind == "Mac Roman":
        return sure[kind] >= _EVIDENCE
    return sure["Windows-1252"] + sure["Latin-1"] >= _EVIDENCE


def _apart(runs: Iterable[_Run]) -> list[_Run]:
    """Runs in order; of two that overlap (two tables claim them), the one that starts first."""
    kept: list[_Run] = []
    for run in sorted(runs, key=lambda each: (each.start, -each.end)):
        if not kept or run.start >= kept[-1].end:
            kept.append(run)
    return kept


def _replace(text: str, runs: Iterable[_Run]) -> str:
    parts: list[str] = []
    done = 0
    for run in runs:
        parts += (text[done : run.start], run.result)
        done = run.end
    return "".join((*parts, text[done:]))


def _find_runs(text: str, table: _Table) -> Iterable[_Run]:
    for found in table.looks.finditer(text):
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        undone = _undo(found[0], table, before, after)
        if undone:
            kind = table.name
            if kind == "Windows-1252" and any(char in _C1 and char not in _UNUSED_IN_1252 for char in found[0]):
                kind = "Latin-1"
            yield _Run(found.start(), found.end(), undone[0], kind, undone[1])


def _undo(run: str, table: _Table, before: str, after: str, depth: int = _PASSES) -> tuple[str, bool] | None:
    """What ``run`` was before ``table`` garbled it, and whether that is sure; None where that makes no sense.

    What comes out may be garbled itself (a file saved wrongly twice): then it makes sense only once undone again.
    """
    raw = bytes(table.bytes[char] for char in run)
    try:
        result = raw.decode("utf-8")
    except UnicodeDecodeError:  # overlong forms and surrogates have the look, and are no UTF-8
        return None
    sensible = all(_usual(char) or char.isalnum() or _script(char) == 0x3000 for char in result)
    for again in _tables() if depth > 1 else ():
        deeper = _undo(result, again, before, after, depth - 1) if again.looks.fullmatch(result) else None
        if deeper and (deeper[1] or not sensible):
            return deeper
    return (result, _is_sure(run, result, before, after)) if sensible else None


def _is_sure(run: str, result: str, before: str, after: str) -> bool:
    """Whether a run is garbled beyond doubt, judged by its own look and the characters beside it."""
    if not all(map(_usual, result)):
        # Another script: a word of it, of one script.
        scripts = {_script(char) for char in result if not _usual(char)}
        return sum(map(str.isalnum, result)) >= (3 if ord(result[0]) < 0x800 else 2) and len(scripts) == 1
    if any(char in _C1 and char != "\x85" for char in run):
        return True
    touching = not (before + after).isascii()
    if len(result) > 1 and not touching:
        return not all(char in _MATHS or char in "√≈¬" for char in run)
    return all(_sure_sequence(sequence, before, after) for sequence in _sequences(run, result))


def _sequences(run: str, result: str) -> Iterable[str]:
    at = 0
    for char in result:
        size = len(char.encode("utf-8"))
        yield run[at : at + size]
        at += size


def _sure_sequence(sequence: str, before: str, after: str) -> bool:
    lead, rest = sequence[0], sequence[1:]
    if len(sequence) == 4:
        return True
    ambiguous = all(follow in _ENDS_A_WORD for follow in rest)
    if len(sequence) == 3:
        return not (ambiguous and before.isalpha())
    if not (before + after).isascii():
        return False
    if lead in "√¬ƒ≈":
        return rest not in _MATHS
    if not ambiguous or (after.isalpha() and rest not in "’‘–—…•"):
        return True
    return lead in "ÂÃ" and not before.isupper()


def _usual(char: str) -> bool:
    """Whether a single garbled character of this sort is believed without others of its script beside it."""
    code = ord(char)
    return code in _LATIN or code in _SIGNS or code in _EMOJI or char in _MARKS


def _script(char: str) -> int:
    code = ord(char)
    # Kana, CJK and Hangul are written in one run; the small alphabets fit a block of 256 each.
    return 0x3000 if 0x3000 <= code < 0xE000 or 0xFF00 <= code < 0xFFF0 else code >> 8


@cache
def _tables() -> tuple[_Table, ...]:
    mac = {char: 0x80 + at for at, char in enumerate(bytes(range(0x80, 0x100)).decode("mac_roman"))}
    mac["\u2126"] = mac["Ω"]
    windows = dict(_C1)
    windows |= {chr(code): code for code in range(0xA0, 0x100)}
    windows |= {bytes([code]).decode("cp1252", "ignore") or chr(code): code for code in range(0x80, 0xA0)}
    return _Table("Mac Roman", mac, _look_of(mac)), _Table("Windows-1252", windows, _look_of(windows))


def _look_of(codes: dict[str, int]) -> re.Pattern[str]:
    def chars(wanted: Callable[[int], bool]) -> str:
        return "[" + "".join(re.escape(char) for char, code in codes.items() if wanted(code)) + "]"

    follow = chars(lambda code: 0x80 <= code < 0xC0)
    bounds = (0xC2, 0xE0, 0xF0, 0xF5)
    forms = [
        chars(lambda code, low=low, high=high: low <= code < high) + follow + f"{{{count}}}"  # type: ignore[misc]
        for count, (low, high) in enumerate(pairwise(bounds), start=1)
    ]
    return re.compile(f"(?:{'|'.join(forms)})+")
