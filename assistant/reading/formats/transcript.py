"""Transcripts (WebVTT, SubRip) as one line a turn: "Speaker: words".

Cues are read here and not by webvtt-py, because that gives a cue's times and text but not the line it stands on, and a
citation has to point into the file as it is. Understood: ``<v Name>`` of Teams, "Name: words" of Zoom, "[Name] words".
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.reading.formats.converted import Converted

_LONGEST = 600
"""Characters to which turns of one speaker in a row are joined; a longer single cue stays whole."""
_TIMING = re.compile(r"\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}")
_BLOCKS = re.compile(r"(?:NOTE|STYLE|REGION|WEBVTT)(?:[\s:]|$)")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?(?:\s+([^>]*))?>", re.IGNORECASE)
_TAGS = re.compile(
    r"</?(?:c|i|b|u|s|v|ruby|rt|lang|font|em|strong|span)(?:[.\s][^<>]*)?>|<br\s*/?>|<\d[\d:.]*>|\{\\an?\d+\}",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\[([^\[\]]{1,60})\]:?\s+(?=\S)")
_PREFIX = re.compile(r"(?P<name>[^\W_][^:<>\[\]?!]{0,59}?(?:\([^()]{1,40}\))?)\s*:\s+(?=\S)")
_NO_NAMES = frozenset(
    (
        "note", "notes", "question", "answer", "action", "actions", "todo", "update", "example", "warning", "tip",
        "summary", "agenda", "topic", "p.s", "ps", "fyi", "music", "applause", "laughter", "inaudible", "crosstalk",
        "silence", "noise", "background", "blank_audio",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Part:
    """One speaker's words of a cue, and the line they begin on. ``voice`` is true where a tag or bracket names them.

    ``rows`` are the lines of the file that they stand on, each with the words as they stand there.
    """

    line: int
    words: str
    speaker: str | None = None
    voice: bool = False
    rows: tuple[tuple[int, str], ...] = ()


def read_transcript(text: str) -> Converted:
    """Turns of a .vtt or .srt; text without a single cue comes back as it is. Never raises."""
    parts = list(_parts(text.split("\n")))
    if not parts:
        if any(map(_TIMING.match, text.split("\n"))):
            return Converted("", (1,), "transcript")
        return Converted(text, None, "text")
    turns = list(_turns(_named(parts)))
    speakers = tuple(dict.fromkeys(turn.speaker for turn in turns if turn.speaker))
    said = "\n".join(f"{turn.speaker}: {turn.words}" if turn.speaker else turn.words for turn in turns)
    return Converted(said, tuple(turn.line for turn in turns), "transcript", speakers, tuple(turn.rows for turn in turns))


def _parts(lines: list[str]) -> Iterator[_Part]:
    """The words of each cue. Between two timings stand one cue's words, comment blocks, and the next cue's id."""
    timings = [at for at, line in enumerate(lines) if _TIMING.match(line)]
    for at, following in pairwise((*timings, len(lines))):
        end = following
        if following < len(lines) and end - 1 > at and _is_id(lines, end - 1):
            end -= 1
        yield from _voices(list(_payload(lines, at + 1, end)))


def _is_id(lines: list[str], at: int) -> bool:
    """Whether the line before a timing is a cue's id: after a blank line it is, without one only a bare number is."""
    return bool(lines[at].strip()) and (not lines[at - 1].strip() or lines[at].strip().isdecimal())


def _payload(lines: list[str], start: int, end: int) -> Iterator[tuple[int, str]]:
    """Numbered lines of words. A blank line should end a cue; words after one are kept all the same."""
    comment = False
    for at in range(start, end):
        line = lines[at].strip()
        if not line:
            comment = False
        elif at > start and not lines[at - 1].strip() and _BLOCKS.match(line):
            comment = True
        if line and not comment:
            yield at + 1, line


def _voices(payload: list[tuple[int, str]]) -> Iterator[_Part]:
    """Split one cue's lines where a voice tag begins, and clean its words of tags and entities."""
    speaker: str | None = None
    words: list[tuple[int, str, str]] = []  # line, words, and as they stand there
    for number, line in payload:
        pieces = _VOICE.split(line)  # text, name, text, name, text ...
        for at, piece in enumerate(pieces):
            if at % 2 == 0:
                clean = _clean(piece)
                words += [(number, clean, _standing(clean, piece))] if clean else []
                continue
            if words:
                yield _part(words, speaker)
            speaker, words = _clean(piece or "") or None, []
    if words:
        yield _part(words, speaker)


def _part(words: list[tuple[int, str, str]], speaker: str | None) -> _Part:
    said = " ".join(clean for _, clean, _ in words)
    return _Part(words[0][0], said, speaker, bool(speaker), tuple((line, standing) for line, _, standing in words))


def _standing(clean: str, piece: str) -> str:
    """The words as the file has them: cleaned where only tags at their ends were taken away, else with their tags."""
    folded = " ".join(piece.split())
    return clean if clean in folded else folded


def _clean(text: str) -> str:
    return " ".join(html.unescape(_TAGS.sub("", text)).split())


def _named(parts: list[_Part]) -> list[_Part]:
    """Parts with the speakers that stand in their words; the whole file says whether "So here is: …" names one."""
    bracketed = [_in_brackets(part) for part in parts]
    prefixes = [None if part.voice else _PREFIX.match(part.words) for part in bracketed]
    heads = Counter(found["name"] for found in prefixes if found)
    regular = sum(heads.values()) * 5 >= len(parts) * 4
    longer = _names_with_colons(bracketed, heads)
    named: list[_Part] = []
    for part, found in zip(bracketed, prefixes, strict=True):
        if found and (found["name"] in longer) and (second := _PREFIX.match(part.words, found.end())):
            name = part.words[: second.end("name")]
            named.append(_Part(part.line, part.words[second.end() :], name, rows=part.rows))
        elif found and _is_name(found["name"], heads[found["name"]], regular=regular):
            named.append(_Part(part.line, part.words[found.end() :], found["name"], rows=part.rows))
        else:
            named.append(part)
    return named


def _in_brackets(part: _Part) -> _Part:
    found = None if part.voice else _BRACKETED.match(part.words)
    if found and is_capitalised(found[1]) and found[1].casefold() not in _NO_NAMES:
        return _Part(part.line, part.words[found.end() :], found[1].strip(), voice=True, rows=part.rows)
    return part


def _names_with_colons(parts: list[_Part], heads: Counter[str]) -> frozenset[str]:
    """First halves of names such as "Room 4: Dana": a second name follows them each time, and one at least recurs."""
    seconds: dict[str, Counter[str]] = {}
    for part in parts:
        found = None if part.voice else _PREFIX.match(part.words)
        second = _PREFIX.match(part.words, found.end()) if found else None
        if found and second and is_capitalised(second["name"]):
            seconds.setdefault(found["name"], Counter())[second["name"]] += 1
    return frozenset(head for head, names in seconds.items() if names.total() == heads[head] and max(names.values()) > 1)


def _is_name(name: str, times: int, *, regular: bool) -> bool:
    """Whether words before a colon are a speaker. ``regular``: nearly every cue of the file has such words."""
    words = re.sub(r"\([^()]*\)", "", name).split()
    if not 1 <= len(words) <= 6 or name.casefold() in _NO_NAMES or "http" in name:
        return False
    if is_capitalised(name):
        return True
    return regular or (times > 1 and len(words) <= 3)


def is_capitalised(name: str) -> bool:
    """Whether all words but small ones ("van", "de la") begin with a capital, or have none to begin with."""
    words = re.sub(r"\([^()]*\)", "", name).split()
    return (
        0 < len(words) <= 6
        and words[0][0].upper() == words[0][0]
        and all(not word[0].islower() or len(word) <= 3 for word in words)
        and any(char.isalpha() for char in name)
    )


def _turns(parts: list[_Part]) -> Iterator[_Part]:
    """Join neighbouring parts of one speaker to paragraphs."""
    turn = parts[0]
    for part in parts[1:]:
        if part.speaker == turn.speaker and len(turn.words) + len(part.words) < _LONGEST:
            turn = replace(turn, words=f"{turn.words} {part.words}", rows=(*turn.rows, *part.rows))
            continue
        yield turn
        turn = part
    yield turn
