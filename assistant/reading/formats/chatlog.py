"""Talk with clock times as plain text: chat exports, transcripts saved as .txt, meeting notes whose lines open with a time.

Understood are a time before the speaker (`10:02 Rhodri: …`, `[09/11/2026, 10:02:15] Rhodri: …`, `00:00:09 Rhodri Vaughan: …`, `10:02 <rhodri> …`,
`10:02:15 From Rhodri to Everyone: …`), behind the speaker (`Rhodri (10:02): …`), and beside the speaker on a line of its own over the words
(`Rhodri Vaughan  10:02 AM`). Each turn becomes one line "Speaker: words"; every other line stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.reading.formats.converted import Converted
from assistant.reading.formats.transcript import is_capitalised

_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_DATE = r"(?P<day>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})"
_STAMP = rf"[\[(]?(?:{_DATE}(?:,\s*|\s+|T)(?:at\s+)?)?{_TIME}[\])]?"
_NAME = r"(?P<who>[^\W\d_][^:<>\[\]()?!|]{0,39}?)"
_HEADS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^\u200e?{_STAMP}\s*(?:[-–—|,]\s*)?(?:From\s+)?\*{{0,2}}{_NAME}(?:\s+to\s+[^:]{{1,40}}?)?(?:\s*\([^()]*\))?\s*\*{{0,2}}:\*{{0,2}}\s+(?P<words>\S.*)$",
        rf"^{_STAMP}\s*<(?P<who>[^<>\s][^<>]{{0,39}})>\s+(?P<words>\S.*)$",
        rf"^\*{{0,2}}{_NAME}\s*[\[(,]\s*(?:at\s+)?{_TIME}[\])]?\s*\*{{0,2}}:\*{{0,2}}\s+(?P<words>\S.*)$",
    )
)
_ALONE = re.compile(
    rf"^\*{{0,2}}{_NAME}\*{{0,2}}(?:\s+(?:—\s*|[-–|]\s*)?|\s*\()(?:(?:Today|Yesterday)(?: at)?\s+|{_DATE}(?:,\s*|\s+)(?:at\s+)?)?{_TIME}\)?\*{{0,2}}:?$"
)
_ONLY_STAMP = re.compile(rf"^{_STAMP}$")
_UNTIMED = re.compile(rf"^{_NAME}(?:\s*\([^()]*\))?:\s+(?P<words>\S.*)$")  # below times that stand alone
_VOICED = re.compile(
    r"\b(?:I|I['’](?:m|ll|ve|d)|i['’]?ll|you|your|we|we['’]ll|me|my)\b|[?!]|^(?:yes|no|ok(?:ay)?|sure|hi|hey|hello|thanks|great|done)\b",
    re.I,
)
_OF_ITS_OWN = re.compile(r"[#>*+|\[\\<-]|\d+[.)]\s|\(?\d{1,4}[:./-]\d|[^\W\d_][\w ]{0,30}:(?:\s|$)")
_ENDED = re.compile(r"[.!?…][\"”’)]*$")
_FEWEST = 2  # turns, and speakers
_SHARE = 0.5  # of the lines from the first turn to the last one that are turns or a turn's words
_NO_PERSONS = frozenset("you me everyone system".split())


@dataclass
class _Turn:
    """What one speaker said: the lines of the file, each with its words to the letter."""

    who: str
    rows: list[tuple[int, str]] = field(default_factory=list)
    day: str | None = None


def read_chatlog(text: str) -> Converted | None:
    """The turns of a file that is talk with clock times; None for any other file, such as an agenda or a log of one's own day. Never raises."""
    if not re.search(_TIME, text):
        return None
    lines = text.split("\n")
    turns = _turns(lines)
    if not _is_talk(turns, lines):
        return None
    at = {turn.rows[0][0]: turn for turn in _joined(turns)}
    spoken = {number for turn in turns for number, _ in turn.rows}
    out: list[tuple[str, int, tuple[tuple[int, str], ...]]] = []
    day: str | None = None
    for number, line in enumerate(lines, 1):
        turn = at.get(number)
        if turn is None:
            silent = number in spoken or _ONLY_STAMP.match(line.strip()) or (_ALONE.match(line.strip()) and number + 1 in spoken)
            out += [] if silent else [(line, number, ((number, line),))]
            continue
        if turn.day and turn.day != day:
            day = turn.day
            out += [("", number, ()), (f"## {day}", number, ((number, day),)), ("", number, ())]
        out.append((f"{turn.who}: {' '.join(words for _, words in turn.rows)}", number, tuple(turn.rows)))
    speakers = tuple(dict.fromkeys(turn.who for turn in turns if turn.who.lower() not in _NO_PERSONS))
    return Converted("\n".join(o[0] for o in out), tuple(o[1] for o in out), "text", speakers, tuple(o[2] for o in out))


def _turns(lines: Sequence[str]) -> list[_Turn]:
    turns: list[_Turn] = []
    waiting: _Turn | None = None  # a speaker on a line of their own, whose words follow
    patterns = (*_HEADS, _UNTIMED) if any(_ONLY_STAMP.match(line.strip()) for line in lines) else _HEADS
    for number, line in enumerate(lines, 1):
        stripped = line.strip()
        found = next((m for pattern in (*patterns, _ALONE) if (m := pattern.match(stripped)) and _is_speaker(m)), None)
        if found:
            words = found.groupdict().get("words")
            who = found["who"].strip()
            turn = _Turn(f"{who[0].upper()}{who[1:]}", [(number, words)] if words else [], found.groupdict().get("day"))
            waiting = None if words else turn
            turns += [turn] if words else []
        elif not stripped:
            waiting = None if waiting and waiting.rows else waiting
        elif waiting is not None and not stripped.startswith(("#", "- [", "|")):
            turns += [] if waiting.rows else [waiting]
            waiting.rows.append((number, stripped))
        elif turns and turns[-1].rows[-1][0] == number - 1 and not _OF_ITS_OWN.match(stripped):
            turns[-1].rows.append((number, stripped))  # a message of several lines
    return turns


def _is_speaker(found: re.Match[str]) -> bool:
    return is_capitalised(found["who"]) or found.re is _HEADS[1]


def _is_talk(turns: Sequence[_Turn], lines: Sequence[str]) -> bool:
    """Whether two at least talk, in most of the lines between the first turn and the last, as people talk: "I", "you", a question."""
    if len(turns) < _FEWEST or len({turn.who for turn in turns}) < _FEWEST:
        return False
    first, last = turns[0].rows[0][0], turns[-1].rows[-1][0]
    filled = sum(1 for line in lines[first - 1 : last] if line.strip())
    told = sum(len(turn.rows) for turn in turns)
    voiced = sum(1 for turn in turns if any(_VOICED.search(words) for _, words in turn.rows))
    return told >= _SHARE * filled and 3 * voiced >= len(turns)


def _joined(turns: Sequence[_Turn]) -> list[_Turn]:
    """Turns of one speaker in a row as one, where a sentence goes on over them."""
    joined: list[_Turn] = []
    for turn in turns:
        last = joined[-1] if joined else None
        if (
            last
            and last.who == turn.who
            and not _ENDED.search(last.rows[-1][1])
            and turn.rows[0][0] - last.rows[-1][0] <= 2
            and turn.rows[0][1][:1].islower()
        ):
            last.rows.extend(turn.rows)
        else:
            joined.append(turn)
    return joined
