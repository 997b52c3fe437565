"""The user's own options: "either A or B", "two ways out: A, or B", "Option A: … Option B: …", "I can A or B". To the letter, as a question.

What is offered is theirs: nothing of ours stands beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.reading.blame import strip_blame
from assistant.reading.words import BASE_VERBS

_VERBS = BASE_VERBS | frozenset(
    "be have do go come use wait know hear keep live build ship stop try buy rent hire do run let put cut get pay work stay".split()
)
_LABEL = re.compile(
    r"(?i)(?:^|(?<=[\s(]))(?:(?:and |or |then )?(?:option|plan|variant|alternative|choice|way|possibility) (?P<l>[A-D]|[1-4]|one|two|three|four)\b\)?(?: (?:is|would be|could be)(?: to)?\b|\s?[:=–—-])?|\((?P<p>[a-d1-4])\)|(?:^|(?<=[\s]))(?P<n>[a-d1-4])\))[ ,]*"
)
_INTRO = re.compile(
    r"(?i)(?:^|(?<=[.!?\n] )|(?<=\n)|, |and |so |but )(?P<all>(?:(?:as I see it,? |I think )?(?:(?:I|we) (?:can )?(?:see|have|could try|have got)|there are|I've got|we've got|(?:my|our|the)(?= (?:\w+ )?(?:options|ways|choices|alternatives))) )?"
    r"(?:only |just )?(?:the |my |our )?(?:two |three |four |2 |3 |4 |several |some |a few |a couple of )?(?:possible |obvious |real )?(?:ways? (?:out|forward|ahead|to go|round it|around it|around this)|options|possibilities|choices|alternatives)(?: (?:here|now|I see|as I see it|for me|for us|left))?(?:(?: are| would be)(?: to)?\b:?|\s?[:–—-]|,(?= [a-z]+ [^.?!]*\bor\b)))\s*(?P<body>\S.*)$",
    re.S,
)
_COUNTED = re.compile(r"(?i)\b(?:two|three|four|2|3|4|are|options|ways|choices|alternatives|possibilities)\b")
_EITHER = re.compile(
    r"(?i)(?:^|, |and |so |but |; )(?P<all>(?:(?P<s>I|we|you) (?:can|could|might|may|will|would|have to|need to|must|should)(?: now)? either|(?:so )?(?:it's|it is) either|either(?: (?P<s2>I|we|you)(?: can| could| have to)?)?) (?P<body>[^.?!;]+? or [^.?!;]+))"
)
_CAN = re.compile(
    r"(?i)(?:^|, |and |so |but |; |meanwhile,? |now )(?P<all>(?P<s>I|we) (?:can|could|might)(?: now)? (?!only\b|not\b|never\b|hardly\b|barely\b|just\b|see\b|hear\b|feel\b|scream\b|cry\b|quit\b|understand\b|tell\b)(?P<body>[^.?!;]+? or [^.?!;]+))$"
)
_SHOULD = re.compile(r"(?i)^(?:should|shall|can|could|may) (?P<s>I|we|you) (?:either |rather )?(?P<body>.+? or .+)$")
_BULLET = re.compile(r"^\s*(?:[-*•–]|\(?\d{1,2}[.)]|\(?[a-d]\))\s+")
_LEAD = re.compile(
    r"(?i)^(?:(?:either|or|and|then|to|that (?:we|I)|(?:I|we|you) (?:can|could|have to|would|might)|(?:I|we)(?= \w))\b,?\s+)+"
)
_BARE = re.compile(r"(?i)^(?:(?:either|or|and|then|that)\b,?\s+)+")
_DOER = re.compile(r"(?i)(I|we|you|he|she|they|it|someone|somebody)\b")
_NO_DEED = re.compile(r"(?i)(?:the|an?|my|our|your|this|that|these|no|I|we|you|he|she|they|it|someone|somebody|[a-z]+ing)\b")
_TAIL = re.compile(r"(?i)(?:[,;.]|,? (?:or|and))+$")
_NUMBER_OR = re.compile(
    r"(?i)\b(?:\d+|one|two|three|four|five|six|more|less|whether|yes|sooner|a day|a week|hour|minute) or (?:\d+|one|two|three|four|five|six|ten|so|more|less|not|no|later|two)\b"
)
_MOST = 4


@dataclass(frozen=True, slots=True)
class Choices:
    """The options in the user's words, who would take them ("I", "we", "you"; empty: nobody said), and the text without them."""

    options: tuple[str, ...]
    subject: str
    words: str
    rest: str
    left_out: tuple[str, ...] = ()

    @property
    def deeds(self) -> bool:
        """Whether each option is something to do, so that "should I …" can stand before it."""
        if all(_first(option) in _VERBS for option in self.options):
            return True
        told = bool(self.subject) or any(_first(option) in _VERBS for option in self.options)
        return told and not any(_NO_DEED.match(option) for option in self.options)


def choices_in(text: str) -> Choices | None:
    """The options that a text (in plain spelling) leaves open; None where it offers none.

    >>> choices_in("I'm stuck. I can either build on the old table or wait until April.").options
    ('build on the old table', 'wait until April')
    >>> choices_in("Two ways out: use the old table, or ask Kim for a copy.").options
    ('use the old table', 'ask Kim for a copy')
    >>> choices_in("He either shouts or says nothing."), choices_in("I can take two or three.")
    (None, None)
    """
    return _labelled(text) or _listed(text) or _said(text)


def choices_of(question: str) -> tuple[str, ...]:
    """The options of a question: "should I prioritize X or push for Y" → both; empty where it offers none."""
    found = _SHOULD.match(question.strip(" .?"))
    return _split(found["body"], verbs=True) if found else ()


def _labelled(text: str) -> Choices | None:
    marks = list(_LABEL.finditer(text))
    named = [m for m in marks if m["l"] and (re.search(r"[:=–—-]|\b(?:is|be|to)\b", m.group()) or _OPENS.search(text[: m.start()]))]
    marks = named if len(named) >= 2 else [m for m in marks if not m["l"]]
    if not named and not all(_first(_clean(text[m.end() :])) in _VERBS for m in marks):
        return None
    if not 2 <= len(marks) <= _MOST or len({m[m.lastgroup or 0].lower() for m in marks}) < len(marks):
        return None
    options, last = [], len(text)
    for at, mark in enumerate(marks):
        body, end = _body(text, mark.end(), marks[at + 1].start() if at + 1 < len(marks) else None)
        options.append(body)
        last = end
    before = _INTRO_ALONE.sub("", text[: marks[0].start()]).strip(" ,;:(")
    after = text[last:].strip()
    for number, mark in enumerate(marks):
        label = mark[mark.lastgroup or 0]
        after = re.sub(rf"(?i)\b(?:option|plan|variant|alternative|way) {label}\b|\(?(?<!\w){label}\)", f"the {_ORDINALS[number]}", after)
    return _made(options, "", text[marks[0].start() : last], f"{before}{'.' if re.search(r'[a-z0-9]$', before) else ''} {after}".strip())


_ORDINALS = ("first", "second", "third", "fourth")
_OPENS = re.compile(r"(?:^|[.!?;\n])\s*$")
_INTRO_ALONE = re.compile(
    r"(?i)(?:^|(?<=[.!?\n])\s*)(?:(?:so|now),? )?(?:(?:I|we) (?:can )?(?:see|have)|there are|these are|here are)? ?(?:my |our |the )?(?:two |three |four |2 |3 |4 |several )?(?:options|ways (?:out|forward)|possibilities|choices|alternatives)(?: are)?\s?[:.]?\s*$"
)


def _body(text: str, start: int, upto: int | None) -> tuple[str, int]:
    """(an option, where it ends): its first sentence, what is added to it in brackets where another option follows."""
    piece = text[start:upto]
    cut = re.search(r"[.?!;](?=\s|$)|\n", piece)
    first, added = (piece[: cut.start()], piece[cut.end() :]) if cut else (piece, "")
    if upto is None:
        return first, start + (cut.end() if cut else len(piece))
    more = _TAIL.sub("", re.sub(r"(?i)\b(?:or|and)\s*$", "", added.strip()).strip()).strip()
    return (f"{_TAIL.sub('', first.strip())} ({more[0].lower()}{more[1:]})" if re.search(r"\w", more) else first), start + len(piece)


def _listed(text: str) -> Choices | None:
    found = _INTRO.search(text)
    if found is None or not _COUNTED.search(found["all"]):
        return None
    body = found["body"]
    lines = [line for line in body.split("\n") if line.strip()]
    bullets = [line for line in lines if _BULLET.match(line)]
    if len(bullets) >= 2 and lines[: len(bullets)] == bullets:
        rest = " ".join(lines[len(bullets) :])
        return _made([_BULLET.sub("", b) for b in bullets], "", found.group(), f"{text[: found.start('all')]} {rest}".strip())
    cut = re.search(r"[.?!](?=\s|$)|\n", body)
    first, rest = (body[: cut.start()], body[cut.end() :]) if cut else (body, "")
    options = _split(first) or _commas(first)
    return (
        _made(options, "", f"{found['all']} {first}", f"{text[: found.start('all')].strip(' ,;')} {rest.strip()}".strip())
        if options
        else None
    )


def _commas(body: str) -> tuple[str, ...]:
    """The options of "(a) the old table (b) a copy", "(1) wait; (2) ask"."""
    parts = [p for p in re.split(r"(?:^|\s)\(?(?:[a-d]|[1-4])\)\s*|;\s+", body) if re.search(r"\w", p)]
    return tuple(parts) if 2 <= len(parts) <= _MOST else ()


def _said(text: str) -> Choices | None:
    for start, sentence in _sentences(text):
        bare = sentence.rstrip(" .!?")
        if sentence.rstrip().endswith("?"):
            continue
        for pattern, verbs in ((_EITHER, False), (_CAN, True)):
            found = pattern.search(bare)
            if found is None or re.search(r"[\"“]", found["all"]):
                continue
            options = _split(found["body"], verbs=verbs)
            who = (found["s"] or found.groupdict().get("s2") or "").lower()
            if options and (who or all(_first(_clean(o)) in _VERBS for o in options)):
                before = bare[: found.start("all")].strip(" ,;")
                before = re.sub(r"(?i)[,;]? ?\b(?:and|so|but|now|meanwhile)$", "", before).strip(" ,;")
                told = f"{before}. " if re.search(r"\w", before) else ""
                rest = f"{text[:start]}{told}{text[start + len(sentence) :].lstrip(' .')}"
                return _made(options, "I" if who == "i" else who, found["all"], rest.strip())
    return None


def _sentences(text: str) -> list[tuple[int, str]]:
    out, start = [], 0
    for end in re.finditer(r"[.?!](?=\s|$)|\n+|$", text):
        piece = text[start : end.end()]
        if re.search(r"\w", piece):
            lead = len(piece) - len(piece.lstrip())
            out.append((start + lead, piece[lead:]))
        start = end.end()
    return out


def _split(body: str, *, verbs: bool = False) -> tuple[str, ...]:
    """The options of "A, B or C": cut before an "or" that opens something to do, else at the only one there is."""
    body = re.sub(r"(?i)^either ", "", body.strip(" ,;"))
    if _NUMBER_OR.search(body):
        return ()
    ors = list(re.finditer(r"(?i)[,;]? or (?:else )?", body))
    opening = [m for m in ors if _first(_clean(body[m.end() :])) in _VERBS or re.match(r"(?i)(?:I|we|you) \w", body[m.end() :])]
    cuts = opening if opening else ([] if verbs else [m for m in ors if m.group().startswith((",", ";"))] or (ors if len(ors) == 1 else []))
    if not cuts or len(cuts) >= _MOST:
        return ()
    parts, start = [], 0
    for cut in cuts:
        parts.append(body[start : cut.start()])
        start = cut.end()
    parts.append(body[start:])
    head = [p for p in re.split(r",\s+(?!and\b|but\b|which\b|because\b|so\b)", parts[0]) if p.strip()]
    if len(head) > 1 and all(_first(_clean(p)) in _VERBS for p in head) and len(head) + len(parts) - 1 <= _MOST:
        parts = [*head, *parts[1:]]
    if verbs and _first(_clean(parts[0])) not in _VERBS:
        return ()
    return tuple(parts)


def _clean(option: str) -> str:
    return _TAIL.sub("", _LEAD.sub("", option.strip(" ,;.\n"))).strip(" ,;")


def _first(option: str) -> str:
    found = re.match(r"(?i)(?:(?:simply|just|first|instead|only|not|at least|rather) )*([a-z-]+)", option)
    return found.group(1).lower() if found else ""


def _made(options: list[str] | tuple[str, ...], subject: str, words: str, rest: str) -> Choices | None:
    left: list[str] = []
    told = []
    doers = {m.group(1).lower() if (m := _DOER.match(_BARE.sub("", option.strip(" ,;.\n")))) else "" for option in options}
    apart = len(doers - {""}) > 1
    for option in options:
        bare = strip_blame(_TAIL.sub("", _BARE.sub("", option.strip(" ,;.\n"))).strip(" ,;") if apart else _clean(option))
        left += bare.left_out
        told.append(_small(bare.text))
    if len(told) < 2 or not all(re.search(r"\w{2}", option) for option in told):
        return None
    subject = "" if apart else subject or next(iter(doers - {""}), "")
    return Choices(tuple(told), subject, words.strip(), re.sub(r"[ \t]{2,}", " ", rest), tuple(left))


def _small(words: str) -> str:
    """An option that opened a line begins small, a name or an abbreviation does not."""
    first = words.split(" ", 1)[0]
    return (
        words[0].lower() + words[1:]
        if first.lower() in _VERBS or first in ("A", "An", "The", "My", "Our", "We", "One", "Another")
        else words
    )
