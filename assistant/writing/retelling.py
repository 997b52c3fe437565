"""A complaint told again: the user's own sentences in their order, blame gone, wishes set aside for the ask."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.reading.blame import strip_blame, without_asides
from assistant.reading.clauses import Clause, Sentence, sentences
from assistant.reading.ownways import ALL_I_WANT, order_given, way_named
from assistant.reading.points import is_injected
from assistant.reading.stance import Wish, is_praise, tells_effect, wish_in
from assistant.writing.recast import as_statement

_LEADING = re.compile(
    r"(?i)^(?:(?:and(?: then| so)?|but|so(?: that)?|because|while|whereas|although|though|plus|also|then|or|yet|honestly|anyway|well|like|ok|okay|look|listen|basically|hi|hello|hey|on top of that|besides|and another thing|another thing|(?:first|second|third)(?:ly)?(?=[,:])|finally|in addition)\b[,:]?\s+)+"
)
_MEANS = re.compile(r"(?i)^(?:,\s*)?which means (?:that )?")
_FRAME = re.compile(r"(?i)^(?:when|whenever|if|since|after|before|as|once|until|even though|unless|although|while)\b")
_LOW = re.compile(r"^[a-z]+[A-Z_\d]|^\w*[_\d/.]\w")
_MORE = re.compile(
    r"(?i)^(?:(?:and |but |so )?(?:another thing|on top of that|besides|also|plus|(?:second|third)(?:ly)?(?=,)|finally|in addition|separately)\b|(?:the |a |one |my )?(?:other|second|separate|different|another|one more|next) (?:thing|problem|issue|point|topic|matter)s?(?: is)?(?:[,:]| that| but)(?: but)?)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One sentence as it is told: its words, whether it tells an effect, whether it praises."""

    text: str
    effect: bool = False
    praise: bool = False


@dataclass(slots=True)
class Told:
    """A problem told again. ``left_out`` are the words that went, ``commands`` sentences that spoke to a machine."""

    parts: list[Part] = field(default_factory=list)
    wishes: list[Wish] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    wish_first: bool = False
    about: str = ""


def retell(text: str, speak: Callable[[str], str] = str) -> Told:
    """Tell a problem (in plain spelling) again. ``speak`` turns a statement toward the person spoken to."""
    told = Told()
    for sentence in sentences(text):
        if is_injected(sentence.text):
            told.commands.append(sentence.text)
            continue
        _retell_sentence(sentence, told, speak)
    told.parts = _joined(told.parts)
    return told


_BARE = re.compile(
    r"(?i)^(?:(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|second|third|fourth|fifth)\b|last (?:week|month|year|night|time)\b)"
)
_FINITE = re.compile(
    r"(?i)\b(?:is|are|was|were|am|has|have|had|do|does|did|can|can't|could|will|would|took|takes|take|gets?|got|came|comes?|went|goes|keeps?|kept|left|said|says|needs?|wants?|means?|work|works|don't|didn't|isn't|\w{3,}ed)\b|'(?:s|re|ve|m)\b"
)
_FEW = 8


def _joined(parts: list[Part]) -> list[Part]:
    """A bare count after a sentence ("140 alerts last week.") belongs to it: nobody says it as a sentence of its own."""
    out: list[Part] = []
    for part in parts:
        bare = _BARE.match(part.text) and not _FINITE.search(part.text) and len(part.text.split()) <= _FEW
        if bare and out and out[-1].text.endswith(".") and not out[-1].praise:
            before = out.pop()
            mark = ":" if "," in part.text else ","
            text = f"{before.text[:-1]}{mark} {part.text[0].lower()}{part.text[1:]}"
            out.append(Part(text, before.effect or part.effect, before.praise))
        else:
            out.append(part)
    return out


_NOT_SAID = re.compile(
    r"(?i)(?:today|yesterday|again|still|also|anyway|people|work|meetings|mondays?|hey|hi|hello|so|well|please|really|this|that|everything)"
)


# "I find it disgraceful that travel is unpaid": what is judged is the fact, the judgement goes
_JUDGED = re.compile(
    r"(?i)^(?P<lead>(?:(?:dear|hi|hello) [^,]{1,40}, |honestly,? )?)(?:(?:I|we) (?:find|think|consider|call) it|it(?:'s| is)) (?:simply |really |just |absolutely |frankly |a )?"
    r"(?:disgrace(?:ful)?|outrageous|shameful|shame|ridiculous|ludicrous|pathetic|unacceptable|absurd|insane|unbelievable|a joke|joke|scandal(?:ous)?|infuriating|appalling|disgusting|unfair|mad|crazy) that (?=\S)"
)


def _retell_sentence(sentence: Sentence, told: Told, speak: Callable[[str], str]) -> None:
    plain = without_asides(_JUDGED.sub(r"\g<lead>", sentence.text))
    told.left_out += plain.left_out
    sentence = Sentence(plain.text, sentence.end, sentence.bullet)
    clauses = sentence.clauses()
    whole = _wish_of_all(sentence, clauses) or _ordered(sentence, told, speak)
    if whole and not told.wishes:
        told.wish_first = not told.parts
        told.wishes.append(whole)
        return
    pieces: list[tuple[str, str]] = []
    dropped = False
    for at, clause in enumerate(clauses):
        words = _words_of(clause, told, alone=len(clauses) == 1)
        if not words or _takes_wish(words, sentence, told, first=not pieces):
            dropped = True
            continue
        asked = sentence.end == "?" and at == len(clauses) - 1
        statement = as_statement(words if pieces else _bare(words), question=asked)
        if told.about and not told.parts and not pieces:
            statement = re.sub(r"(?i)^(?:he|she|they|it)(?= )(?!'s)", told.about, statement)
        pieces.append((speak(statement), "" if dropped and not pieces else (". " if dropped else clause.joint)))
        dropped = False
    told.parts += [_part(text, question) for text, question in _sentences_from(pieces, sentence.end)]


def _words_of(clause: Clause, told: Told, *, alone: bool) -> str:
    """A clause without blame; nothing where nothing is left."""
    stripped = strip_blame(clause.text)
    told.left_out += stripped.left_out
    bare = bool(stripped.left_out) and len(stripped.text.split()) == 1  # "useless agency": the insult was the sentence
    if re.search(r"\w{2}", stripped.text) and not (alone and (bare or _NOT_SAID.fullmatch(stripped.text))):
        return stripped.text
    told.about = _subject(clause.text) or told.about
    return ""


def _takes_wish(words: str, sentence: Sentence, told: Told, *, first: bool) -> bool:
    """Whether a clause is the way forward that the user names: the first one becomes the ask."""
    plain, asked = _LEADING.sub("", words), sentence.end == "?"
    wish = None if told.wishes else wish_in(plain, asked=asked) or way_named(plain, asked=asked)
    if wish is None:
        return False
    told.wish_first = first and not told.parts
    told.wishes.append(wish)
    return True


def _subject(clause: str) -> str:
    """Whom a clause of blame was about, so that "he" after it still means somebody."""
    found = re.match(
        r"(?i)^(?:and |but |so )?(?P<s>(?:my|our|the|their) (?:[\w-]+ )??[\w-]+|[A-Z]\w+)(?='s\b| (?:is|are|was|were|has|does|doesn't|just|clearly|obviously|thinks|only)\b)",
        clause,
    )
    return found.group("s") if found and not re.match(r"(?i)^(?:this|that|it|what|so|there|here|i)\b", found.group("s")) else ""


def _wish_of_all(sentence: Sentence, clauses: tuple[Clause, ...]) -> Wish | None:
    """A way forward that a whole sentence names, or a question over several clauses, like "should I build on it, or wait until they answer?"."""
    asked = sentence.end == "?"
    stripped = _LEADING.sub("", strip_blame(sentence.text).text)
    if len(clauses) > 1 and asked:
        wish = wish_in(stripped, asked=True)
        if wish and wish.question:
            return wish
    if len(clauses) == 1 and wish_in(stripped, asked=asked):
        return None
    return way_named(stripped, asked=asked)


# "Order 6 trolleys, the quote is in your inbox": behind the order stands why, a sentence of its own
_THEN_WHY = re.compile(
    r",\s+(?=(?:the|they|it|its|it's|this|that|I|we|he|she|our|my|there)\b[^,]*?\s(?:is|are|was|were|can|will|has|have|had|pays?|takes?|costs?|['’]s)\b)|,\s+(?=(?:they|it|I|we)\s[a-z])",
    re.I,
)


def _ordered(sentence: Sentence, told: Told, speak: Callable[[str], str]) -> Wish | None:
    """What a sentence behind the problem tells somebody to do: "Order 6 trolleys."."""
    if not told.parts or (sentence.end == "?" and not sentence.text.lower().startswith("let ")):
        return None
    text = ALL_I_WANT.sub("", _LEADING.sub("", strip_blame(sentence.text).text)).strip(" ,")
    order, reason = (text[: cut.start()], text[cut.end() :]) if (cut := _THEN_WHY.search(text)) else (text, "")
    wish = order_given(order)
    if wish and reason:
        told.parts.append(_part(speak(f"{reason[0].upper()}{reason[1:]}"), False))
    return wish if wish else order_given(text)


def _bare(words: str) -> str:
    words = _MEANS.sub("this means that ", words)
    return _LEADING.sub("", words) or words


def _sentences_from(pieces: list[tuple[str, str]], end: str) -> list[tuple[str, bool]]:
    """Pieces joined as they were, comma splices apart."""
    out: list[str] = []
    for text, joint in pieces:
        glue = joint.strip()
        if not out:
            out.append(text)
        elif glue in (",", ";", "—", "–", "-", "--", "."):
            frame = glue == "," and _FRAME.match(out[-1]) and ", " not in out[-1]
            if frame or (glue in (",", ", and") and _listed(out[-1], text)):
                out[-1] += f", {text}"
            else:
                out.append(_LEADING.sub("", text) or text)
        elif glue.endswith("which means"):
            out.append(f"this means that {text}")
        else:
            out[-1] += f"{joint}{text}"
    asked = end == "?" and bool(out) and _still_asks(out[-1])
    return [(text, asked and at == len(out) - 1) for at, text in enumerate(out)]


_SHORT_CLAUSE = 7


def _listed(before: str, text: str) -> bool:
    """Whether two short clauses of the same person are one breath: "I take the minutes, I book the rooms"."""
    last = before.rsplit(", ", 1)[-1]
    who = re.match(r"(?i)(I|you|we|they|he|she)\b", text)
    return bool(who) and all(re.match(rf"(?i){who.group(1) if who else ''}\b", t) and len(t.split()) <= _SHORT_CLAUSE for t in (last, text))


def _still_asks(text: str) -> bool:
    return bool(
        re.match(
            r"(?i)^(?:I keep asking myself:|(?:is|are|was|were|do|does|did|has|have|can|could|should|would|will|isn't|aren't|don't|doesn't|why|how|when|where|what|who|which)\b)",
            text,
        )
    )


def _part(text: str, question: bool) -> Part:
    text = re.sub(r"\s+", " ", text).strip(" ,;-").rstrip(":")
    text = re.sub(r"(?<![\w'])i(?='m\b|'ve\b|'d\b|'ll\b|\s|$)", "I", text)
    return Part(sentence_case(text) + ("?" if question else "."), tells_effect(text), is_praise(re.split(r",? but ", text)[0]))


def sentence_case(text: str) -> str:
    """A capital at the start, but not for names that are written small (dbt_run, iOS)."""
    if _LOW.match(text):
        return text
    return text[:1].upper() + text[1:]


def problems_in(text: str) -> tuple[str, ...]:
    """The problems of a text that lists them: bullets, numbers, "two things: … and …", "also", "on top of that".

    >>> problems_in("Two things: staging is down every day, and I've had no feedback since May.")
    ("staging is down every day", "I've had no feedback since May.")
    """
    found = sentences(text)
    bullets = [s.text for s in found if s.bullet]
    if len(bullets) >= 2 and all(len(b.split()) > 2 for b in bullets):
        return tuple(bullets)
    listed = re.match(
        r"(?is)^.{0,40}?\b(?:two|three|2|3|a few|a couple of) (?:things|problems|issues|points|complaints)\b[^:.]{0,40}[:.]\s*(?P<rest>.+)$",
        text,
    )
    if listed:
        parts = _split_list(listed.group("rest"))
        if len(parts) >= 2:
            return parts
    numbered = _split_list(text) if len(re.findall(r"(?:^|\s)\(?(?:\d|[a-c])\)\s", text)) >= 2 else ()
    if len(numbered) >= 2:
        return numbered
    groups: list[list[str]] = []
    for sentence in found:
        words = sentence.text + sentence.end
        if groups and _MORE.match(sentence.text) and len(sentence.text.split()) > 4:
            groups.append([_MORE.sub("", words).lstrip(" ,:")])
        elif groups:
            groups[-1].append(words)
        else:
            groups.append([words])
    return tuple(" ".join(group) for group in groups)


def _split_list(rest: str) -> tuple[str, ...]:
    numbered = [
        p.strip(" ,;.")
        for p in re.split(r"(?:^|\s)(?:\(?\d[.)]|\(?[a-c]\)|first(?:ly)?,|second(?:ly)?,|third(?:ly)?,)\s+", rest)
        if p.strip(" ,;.and")
    ]
    if len(numbered) >= 2:
        return tuple(re.sub(r"(?i)[,;]? and$", "", p) for p in numbered)
    parts = re.split(
        r"(?i)[,;] and (?=(?:I|we|my|our|the|they|he|she|it|there|nobody|people|no)\b)|;\s+|(?<=[.])\s+(?:and |also,? |second(?:ly)?,? )?(?=[A-Z])",
        rest,
        maxsplit=2,
    )
    return tuple(p.strip(" ,;") for p in parts if len(p.split()) > 2)
