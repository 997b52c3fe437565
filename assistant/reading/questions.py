"""Open questions: which lines ask something that somebody should answer, and whether the next lines do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.reading.inline import fold
from assistant.reading.sentences import sentences
from assistant.records import Point, Question

_SMALL_TALK = re.compile(
    r"^(?:hi|hey|hello|so|well|ok(?:ay)?|and|oh)?[ ,]*(?:\w+[ ,]+)?(?:how (?:are|'re|r) (?:you|things|u)|how(?:'s| is| was| were) (?:your|the|it|life|everything|things|weekend)\b|how do you do|what'?s up|can you hear|you there|right|ok(?:ay)?|really|yes|no|eh|huh|see|make sense|sounds? good|fair|deal|sure|what|why|who|when|where|how|anything else|any other (?:business|topics?)|all good|good\b.{0,12})\??$",
    re.I,
)
_ANSWER = re.compile(
    r"^(?:a(?:nswer)?\s*[:>)-]|ans\b|→|->|=>|⇒|↳|>\s|yes\b|yep\b|no\b|nope\b|not (?:yet|now|really)\b|agreed\b|decided\b|decision\b|resolved\b|resolution\b|answered\b|ok\b|okay\b|sure\b|done\b|will do\b|confirmed\b|yeah\b|ja\b|sí\b|it's\b|we (?:agreed|decided|said)\b)",
    re.I,
)
_INLINE_ANSWER = re.compile(
    r"^(?:→|->|=>|—|–|-|:)?\s*(?:a(?:nswer)?\s*[:>]|answer(?:ed)?\b|yes\b|no\b(?!t)|yep\b|nope\b|agreed\b|decided\b|[A-Z]{2,3}:\s|→|->|\(?(?:yes|no|answered|resolved|done)\b)",
    re.I,
)
# "Regulations say two.", "He said yes", "We both think now.", "Kim: yes, but …"; not what only tells whom one still has to ask
_TOLD_INLINE = re.compile(
    r"^(?:(?!(?:note|todo|ai|action|q|question|idea|next|see)\b)[A-Z][\w.]+(?: [A-Z][\w.]+)?:\s+\S|we (?:both )?(?:think|thought)\b|(?:[\w’'-]+ ){1,3}(?:says?|said|agreed?|decided|confirmed|told (?:me|us|him|her|them)|meant|answered)\b"
    r"(?! (?:(?:he|she|they|we|i)(?:['’]ll| will)? )?(?:ask|check|look|find|see|think about|get back)))",
    re.I,
)
_LEFT_OPEN = re.compile(
    r"\b(?:left (?:it|that|this)|no answer|no end|(?:has|have|had|needs?|wants?) to (?:ask|see|check|think|find|look)|(?:will|['’]ll|to) (?:ask|check|see|find|look|think|know)|(?:do|does|did)n['’]?t"
    r" (?:have|know)|not sure|unsure|unclear|nobody knows|open|next time|later|depends|maybe|perhaps)\b",
    re.I,
)
_ASK_SECTION_SKIP = ("attendance", "absent", "resources", "template", "private", "jots")
_RESOLVED_MARK = frozenset("xX✓✔-")
_ASKS = re.compile(
    r"(?:\w+:\s+)?(?:who|whose|whom|what|when|where|why|which|how|whether|is|are|do|does|did|can|could|should|shall|will|would|has|have)\b",
    re.I,
)
_FILLER = re.compile(r"^(?:q\s*[:.)-]\s*|question\s*[:\-]\s*|open question\s*[:\-]\s*|[?❓]\s*)", re.I)


def questions_of(points: Sequence[Point], titles: Mapping[int, str] | None = None) -> tuple[Question, ...]:
    """Questions of a session in order. Headings of a template are headings, so they never come here.

    ``titles``: projects by line; "Need escalation?" on a project's line says what it is about.
    """
    found: list[Question] = []
    for index, point in enumerate(points):
        if point.noise or point.private or point.zone in _ASK_SECTION_SKIP or point.head or point.kind in ("code", "comment"):
            continue
        for text, after in _asked(point):
            answered, line = _answered(points, index, after)
            if point.mark is not None and point.mark in _RESOLVED_MARK:
                answered, line = True, point.line
            about = (titles or {}).get(point.line)
            shown = f"{about}: {text[0].lower()}{text[1:]}" if about and len(text.split()) <= 5 and fold(about) not in fold(text) else text
            found.append(Question(point.line_of(text)[0], shown, answered, line, point.speaker))
    return tuple(found)


def is_boxed_question(point: Point) -> bool:
    """`[?] who pays for it`: a box that asks; `[?] send the deck` is a task in doubt."""
    text = point.said or point.text
    return point.mark == "?" and bool(_ASKS.match(text) or text.rstrip().endswith("?"))


def _asked(point: Point) -> list[tuple[str, str]]:
    """(question, what follows it on the same line) for each question of a point."""
    body = point.said or point.text
    marked = re.match(r"^\?+\s+(\S.*\w)\s*$", body)
    if marked:
        return [(f"{marked.group(1)}?", "")]
    if "?" not in body and is_boxed_question(point):
        return [(f"{body.rstrip(' .')}?", "")]
    if "?" not in body:
        if (
            point.zone == "questions"
            and point.kind == "bullet"
            and not point.parents
            and len(body.split()) >= 3
            and not _ANSWER.match(body)
        ):
            return [(body.rstrip("."), "")]
        return []
    asked = []
    for offset, sentence in sentences(body):
        cut = sentence.rfind("?")
        if cut < 0 or re.search(r"https?://\S*\?", sentence[: cut + 1]):
            continue
        text = re.sub(r"^[\"“'(]+|[\"”')]+$", "", sentence[: cut + 1]).strip()
        text = _FILLER.sub("", text)
        if len(text.split()) < 2 or _SMALL_TALK.match(text):
            continue
        asked.append((text, body[offset + cut + 1 :].strip(' )"”*_')))
    return asked


def _is_told(after: str) -> bool:
    """Whether what stands behind a question on its line tells the answer."""
    first = next((sentence for _, sentence in sentences(after)), "")
    return bool(_TOLD_INLINE.match(first)) and not first.endswith("?") and not _LEFT_OPEN.search(first)


def _answered(points: Sequence[Point], index: int, after: str) -> tuple[bool, int | None]:
    """By words behind the question mark, by a bullet below it, or by the next line when it opens like an answer."""
    point = points[index]
    if after and (_INLINE_ANSWER.match(after) or _is_told(after)):
        return True, point.line
    following = points[index + 1 : index + 5]
    below = [p for p in following if point.line in p.parents]
    for child in below:
        text = child.said or child.text
        if (
            not text.rstrip().endswith("?")
            and not re.match(r"(?:ai|action|todo|to ask|ask|tbd|open|unclear|no idea|don't know|find out|not sure)\b", text, re.I)
            and child.mark is None
        ):
            return True, child.line
    if following and not below:
        follower = following[0]
        text = follower.said or follower.text
        near = follower.line - point.end <= 1 and follower.depth == point.depth
        spoken = follower.speaker is not None and follower.speaker != point.speaker and not text.rstrip().endswith("?")
        if near and (_ANSWER.match(text) or (spoken and point.speaker is not None)):
            return True, follower.line
    return False, None
