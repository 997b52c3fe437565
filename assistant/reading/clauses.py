"""A complaint as sentences, and sentences as clauses: where one thing that is said ends and the next begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ABBREVIATION = re.compile(r"(?i)(?:\b(?:e\.g|i\.e|vs|etc|approx|mr|mrs|ms|dr|prof|resp|incl|inc|ltd|no|st|dept|a\.m|p\.m)|\b[A-Z])\.$")
_END = re.compile(r"[.?](?:[\"”')\]]*)(?=\s|$)")
_BULLET = re.compile(r"^\s*(?:[-*•–]|\(?\d{1,2}[.)]|\(?[a-c]\))\s+")
_SUBJECT = (
    r"(?:I|we|you|he|she|they|it|there|nobody|no one|everyone|everybody|someone|somebody|this|that(?='s|\s+(?:is|was|means|makes|takes)\b)|those|these)"
    r"(?:'(?:m|re|s|ve|d|ll))?"
)
_SPLICE = re.compile(
    rf"(?P<joint>\s*;\s+|\s+[—–-]{{1,2}}\s+|\s*—\s*|,?\s+(?:because|but|so that|so(?=\s+(?:I|we|my|our|the|now)\b)|while|whereas|although|though|which means)\s+"
    rf"|,\s+(?:(?:and|or|yet|and then|then|and so)\s+)?(?={_SUBJECT}\s+\w)|\s+and(?: then| now)?\s+(?={_SUBJECT}\s+\w)"
    rf"|,\s+and\s+(?=(?:my|our|the|their|his|her|your|[A-Z]\w+)\b)|,\s+(?=(?:my|our|their|his|her)\s+\w+\s+(?:is|are|was|were|has|have|keeps?|just)\b)"
    r"|,\s+(?=[A-Z][a-z]+\s+(?:has|is|was|had|does|did|keeps|said|says)\b)|,\s+(?=(?:every|each)\s+\w+\s+\w+s\b)|,\s+(?=no (?:idea|clue|answer|reply|response|access|word)\b)|,\s+(?=the\s+[\w-]+(?:\s[\w-]+)?\s+(?:still|is|are|was|were|has|have|keeps?|takes?|just|calls?|waited|waits?|asks?|asked|goes|went|comes|came)\b)"
    r"|,\s+(?=(?:always|often|usually)\s+I\b)"
    r"|,\s+(?=(?:last|this|on) (?:Monday|Tuesday|Wednesday|Thursday|Friday|week|month)\s+\w+)"
    r"|,\s+(?=(?:can|could) (?:the|someone|somebody|our|my) [a-z]+ [a-z]+)|,\s+(?=(?:why|how|when|what|can't|can|could|couldn't|is it|should) (?:don't|doesn't|can't|couldn't|isn't|aren't|do|does|is|are|am|we|they|you|I|he|she|it|too)\b)"
    rf"|\s+and(?: then)?\s+(?=(?:my|our|the|their|his|her|your)\s+(?:\w+\s+){{1,3}}?(?:is|are|was|were|has|have|isn't|aren't|just|sits?|keeps?|gets?|says?|never)\b))",
)
_OPENS_FRAME = re.compile(
    r"(?i)^(?:and |but |so )?(?:when|whenever|if|since|after|before|while|although|though|because|as|once|until|every time|each time|even though|unless)\b"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence that says one thing; ``joint`` is what joins it to the one before."""

    text: str
    joint: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its final mark; ``end`` is that mark. ``bullet``: it opened a line of a list."""

    text: str
    end: str = "."
    bullet: bool = False

    def clauses(self) -> tuple[Clause, ...]:
        """The clauses, in order; a frame ("when I ask, …") stays with what it frames."""
        found: list[Clause] = []
        start, joint = 0, ""
        for match in _SPLICE.finditer(self.text):
            part = self.text[start : match.start()]
            if _inside_pair(self.text, match.start()) or not part.strip():
                continue
            comma = match.group("joint").strip() == ","
            if comma and re.fullmatch(r"(?:(?:hi|hey|hello|dear) )?[A-Z][\w-]+", part.strip()):
                continue
            if comma and _OPENS_FRAME.match(part) and not found_comma(part):
                continue
            found.append(Clause(part.strip(), joint))
            start, joint = match.end(), match.group("joint")
        found.append(Clause(self.text[start:].strip(), joint))
        return tuple(clause for clause in found if clause.text)


def found_comma(part: str) -> bool:
    """Whether the frame of a part has already met the clause that it frames."""
    return ", " in part


def _inside_pair(text: str, at: int) -> bool:
    before = text[:at]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”") or before.count("(") > before.count(")")


def sentences(text: str) -> tuple[Sentence, ...]:
    r"""The sentences of a text in plain spelling (``reading.chat.tidy``).

    >>> [s.text for s in sentences("It broke. I asked J. Doe at 9 p.m. on Monday\n- no reply")]
    ['It broke', 'I asked J. Doe at 9 p.m. on Monday', 'no reply']
    """
    found: list[Sentence] = []
    for line, bullet in _lines(text):
        start = 0
        for match in _END.finditer(line):
            if _ABBREVIATION.search(line[: match.start() + 1]) and match.end() < len(line):
                continue
            if _inside_pair(line, match.start()) and (not match.group()[1:] or line[match.end() : match.end() + 2].strip()[:1].islower()):
                continue
            _add(found, line[start : match.end()], bullet and start == 0)
            start = match.end()
        _add(found, line[start:], bullet and start == 0)
    return tuple(found)


def _add(found: list[Sentence], text: str, bullet: bool) -> None:
    text = text.strip()
    end = "?" if text.rstrip("\"”')]").endswith("?") else "."
    body = re.sub(r"[.?]+$", "", text).strip(" ,;")
    body = re.sub(r"\.([\"”')\]]+)$", r"\1", body)
    if re.search(r"\w", body):
        found.append(Sentence(body, end, bullet))


def _lines(text: str) -> list[tuple[str, bool]]:
    """Paragraph lines joined, bullets apart."""
    out: list[tuple[str, bool]] = []
    for raw in text.split("\n"):
        bullet = bool(_BULLET.match(raw))
        line = _BULLET.sub("", raw).strip()
        if not line:
            out.append(("", False))
        elif bullet or not out or not out[-1][0] or line[0].isupper() or out[-1][0].endswith((".", "?", ":")):
            out.append((line, bullet))
        else:
            out[-1] = (f"{out[-1][0]} {line}", out[-1][1])
    return [(line, bullet) for line, bullet in out if line]
