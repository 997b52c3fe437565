"""Blocks → points: each bullet, paragraph or row with the section it lies in and who speaks it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from assistant.reading.confidences import keep_confidences
from assistant.reading.inline import bare
from assistant.reading.outline import Block
from assistant.reading.people import ACRONYMS, NAME, lists_people, speaker_of, tells_of_people
from assistant.reading.sections import section_kind, section_owner
from assistant.records import Point

TICK = "discussed"  # the box that `forenote note` puts under each point of its agenda: a tick, neither task nor talk
_KINDS_OF_HEAD = (
    "action",
    "previous",
    "plan",
    "attendance",
    "absent",
    "done",
    "decisions",
    "questions",
    "parked",
    "private",
    "agenda",
    "resources",
    "template",
)
_TELLS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|says?|said|wants?|thinks?|feels?|will|did|does|i|he|she|we|they|it)\b|['’](?:s|ll|re|ve|m|d)\b|[.?!]$|^\w+ed\b",
    re.I,
)  # a sentence, no task
_WHOSE = re.compile(r"(?:^| / )\W*(?:mine|yours|hers|his|theirs)\W*$", re.I)
_WHOSE_ROLE = (
    r"(?:please|now|you|sure|certainly|of course|all (?:the )?(?:tasks|items|actions|action items)"
    r"|(?:approve|close|mark|hide|set|forward|delete|ignore|disregard|send|reply|respond|answer|list|treat|do not|don['’]?t)\b)"
)
_INJECTED = re.compile(
    r"(?:ignore|disregard|forget|override|bypass)\W+(?:\w+\W+){0,4}(?:previous|prior|above|earlier|preceding|system|your|these|those)\W+(?:\w+\W+){0,3}(?:instructions?|prompts?|directions|rules?|guidelines?)\b"
    r"|(?:ignore|disregard|forget|override|bypass)\W+(?:the )?(?:instructions?|prompts?|rules?|guidelines?) (?:above|before this|so far|given)\b"
    # the same in other languages: a verb, what comes before, and the word for instructions, in any order
    r"|(?=.*\b(?:ignor|vergiss|missacht|olvid|oubli|dimentic|negeer|esque[cç]))(?=.*\b(?:vorherig|bisherig|vorangehend|obig|pr[ée]c[ée]dent|ant[ée]rieur|anterior|previ|eerder|vorig))"
    r".*\b(?:anweisung|instruc|istruzion|instru[cç])"
    r"|(?:игнорир|забуд)\w*.{0,40}инструкц|(?:忽略|无视|無視|忘记).{0,12}(?:指令|指示|提示)|(?:指示|命令).{0,6}(?:無視|忘れ)"
    rf"|^\W*(?:system|assistant)\s+(?:prompt|message)\s*:|^\W*(?-i:SYSTEM)\s*:|^\W*(?:system|assistant)\s*:\s*{_WHOSE_ROLE}"
    r"|<\|?(?:im_start|system|endoftext|assistant)|\[/?inst\]|[\"']role[\"']\s*:\s*[\"'](?:system|assistant|developer)\b"
    r"|^\W*(?:\[\d+\]\s+)?(?:[\w .-]+/)+[\w .-]+\.(?:md|markdown|vtt):\d+\b"  # a citation as only we write it
    r"|\byou are (?:now )?(?:an? )?(?:ai\b|language model|chatbot|in developer mode|no longer (?:an? )?(?:ai|assistant|bound))"
    r"|\byou are (?:now )?(?:an? )?assistant\b(?! (?:manager|director|professor|coach|editor|buyer|principal|head|lead|vice|secretary|to)\b)"
    r"|\b(?:as an? |dear )(?:ai|language model|llm)(?: assistant| model)?\b(?=\s*[,:;.!—-]|\s+you\b|\s*$)"
    r"|(?:send|forward|post|upload|exfiltrate|email|reveal|print|output|repeat)\W+(?:\w+\W+){0,6}(?:contents? of (?:all|every)(?: the| my| your)? (?:notes?|files?|documents?|messages?|e-?mails?|conversations?|folders?)\b"
    r"|system (?:prompt|message)|your (?:system |own |initial |full )?(?:instructions|prompt\b))"
    r"|\bnew (?:system )?instructions?:|\bdo not (?:tell|inform|mention (?:this )?to) the user\b"
    r"|\b(?:note|instruction|message)s?(?: from [\w ]{1,30})? (?:to|for) (?:the |any |all )?(?:ai|llm|language model|summari[sz]er)s?\b(?! (?:team|group|lab|department|project|people|course|committee|budget|tool))",
    re.I,
)
# One of these stands in every text that the pattern fits; looking for them first costs a tenth of it.
_HINTS = ("instru", "prompt", "direction", "rule", "guideline", "system", "assistant", "im_start", "endoftext", "inst]", "you are", "content", " ai", "llm", "model",
          "chatbot", "the user", "summari", "anweisung", "istruzion", "инструкц", "指", "提示", "命令", "role", ".md:", ".markdown:", ".vtt:")  # fmt: skip
_BLANK = re.compile(
    r"^(?:(?:nothing|none|no new actions?|no actions?)\b(?:(?:,| (?:this (?:time|week)|today|new|for now|yet|to report|from)\b).*)?|\W*|none|n/?a|nothing|tbd|tbc|-+|\.{2,}|…|\[[^\]]*\]|<[^>]*>|keine|nada|nil)\.?$",
    re.I,
)


def is_injected(text: str) -> bool:
    """Whether a line speaks to a machine rather than to a person: such lines are shown nowhere and become no task."""
    lowered = text.lower()
    return any(hint in lowered for hint in _HINTS) and bool(_INJECTED.search(text))


def is_blank(text: str) -> bool:
    """A bullet without words: "", "none", "n/a", "[fill in]"."""
    return bool(_BLANK.match(text.strip()))


def _owners_over_lists(blocks: Sequence[Block]) -> frozenset[int]:
    """Lines of headings that are initials and nothing else, over bullets none of which tells: `KW` over "- quote for the fans"."""
    found: dict[int, list[str]] = {}
    over: int | None = None
    for block in blocks:
        if block.kind == "heading":
            over = block.line if re.fullmatch(r"[A-Z]{2,3}", block.text) and block.text not in ACRONYMS else None
        elif over is not None:
            found.setdefault(over, []).append(block.text if block.kind == "bullet" else ".")
    return frozenset(line for line, texts in found.items() if not any(_TELLS.search(text) for text in texts))


class _Sections:
    """The stack of headings above a line, and the bullets that act as headings."""

    def __init__(self) -> None:
        self.stack: list[tuple[int, str]] = []
        self.bullet_heads: dict[int, str] = {}
        self.broken = False  # a rule was drawn: text below it no longer belongs to the list above

    def heading(self, block: Block) -> None:
        while self.stack and self.stack[-1][0] >= block.level:
            self.stack.pop()
        self.stack.append((block.level, block.text))
        self.bullet_heads.clear()

    def titles(self, block: Block) -> list[str]:
        """Outermost first, headings then bullets that act as such."""
        heads = [self.bullet_heads[line] for line in block.parents if line in self.bullet_heads]
        return [title for _, title in self.stack] + heads


def _is_head(block: Block, following: Block | None) -> bool:
    """`- **Action items:**` with bullets below is a heading in a bullet's clothes."""
    if block.kind != "bullet" or block.mark is not None or following is None or block.line not in following.parents:
        return False
    return section_kind(block.text) in _KINDS_OF_HEAD and len(block.text.split()) <= 6


def _is_table_head(blocks: Sequence[Block], index: int) -> bool:
    """The first row of a table, where a rule of dashes stands below it."""
    block = blocks[index]
    if block.kind != "table" or (index and blocks[index - 1].kind == "table" and blocks[index - 1].end + 1 == block.line):
        return False
    return index + 1 < len(blocks) and blocks[index + 1].kind == "table" and not blocks[index + 1].text


_MACRO = re.compile(r"\{\{(?:query|embed|renderer|namespace|cards|function|tweet|video|youtube)\b.*\}\}")  # what Logseq fills in
_LETTER = re.compile(r"^(?P<field>from|to|cc|bcc|date|sent|subject|reply-to|von|an|betreff|gesendet)\s*:\s+\S", re.I)


def _letter_head(blocks: Sequence[Block]) -> frozenset[int]:
    """Lines of a pasted e-mail's head, From and Subject among them: they tell who and when, and nothing that was said."""
    found: dict[int, str] = {}
    for block in blocks[:14]:
        line = _LETTER.match(block.text)
        if line:
            found[block.line] = line.group("field").lower()
    fields = set(found.values())
    whole = len(fields) >= 3 and bool(fields & {"from", "von"}) and bool(fields & {"subject", "to", "betreff", "an"})
    return frozenset(found) if whole else frozenset()


def zone_of(titles: Sequence[str]) -> tuple[str | None, str | None]:
    """Kind and owner of the innermost section that has a kind; a name alone below it ("Dana") is its owner."""
    owner: str | None = None
    for depth, title in enumerate(reversed(titles)):
        kind = section_kind(title)
        if kind:
            return kind, section_owner(title) or owner
        if depth == 0 and re.fullmatch(rf"@?{NAME}|@\w+|me|i", title.strip(" :'’s")):
            owner = bare(title)
    return None, None


def make_points(blocks: Sequence[Block], known: Collection[str] = ()) -> tuple[Point, ...]:
    """All points of a session. ``known`` are names that may stand before a colon as the speaker."""
    sections = _Sections()
    points: list[Point] = []
    heirs = _owners_over_lists(blocks)
    letter = _letter_head(blocks)
    for index, block in enumerate(blocks):
        if block.kind == "heading":
            sections.heading(replace(block, text=f"{block.text} action items") if block.line in heirs else block)
            continue
        sections.broken = block.kind == "rule" or (sections.broken and block.kind != "heading")
        if block.kind in ("rule", "code") or (block.kind == "comment" and not block.private):
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        head = _is_head(block, following)
        if head:
            sections.bullet_heads[block.line] = block.text
        head = head or _is_table_head(blocks, index)
        titles = [] if sections.broken and block.kind == "paragraph" else sections.titles(block)
        point = _point(block, titles, known, head)
        points.append(replace(point, noise=True) if block.line in letter else point)
    return keep_confidences(_topics_apart(points))


def _topics_apart(points: list[Point]) -> tuple[Point, ...]:
    """`Mine` heads topics, not tasks, where a list with a name of its own (`Action items`) follows; a box stays the task it is."""
    named = [p.line for p in points if p.zone == "action" and not _WHOSE.search(p.section)]
    if not named or not any(_WHOSE.search(p.section) for p in points):
        return tuple(points)
    return tuple(replace(p, zone=None, zone_owner=None) if _is_topic(p, named[0]) else p for p in points)


def _is_topic(point: Point, first_task: int) -> bool:
    return point.zone == "action" and point.mark is None and point.line < first_task and bool(_WHOSE.search(point.section))


def _point(block: Block, titles: list[str], known: Iterable[str], head: bool) -> Point:
    zone, owner = ("attendance", None) if block.mark is None and lists_people(block.text) else zone_of(titles)
    if zone in ("attendance", "absent") and tells_of_people(block.text):
        zone, owner = None, None  # below "People" what is said of them
    speaker, begins = speaker_of(block.text, known)
    if zone in ("action", "previous") and speaker and not block.parents:
        speaker, begins = None, 0  # there `KW: send slides` names the owner, not a voice
    noise = (
        any(section_kind(title) == "template" for title in titles)
        or is_injected(block.text)
        or block.toc
        or bool(_MACRO.fullmatch(block.text))
        or (block.mark is not None and block.text == TICK)
    )
    return Point(
        block.line, block.end, block.text, block.raw, block.kind, " / ".join(t for t in titles[-2:] if t), zone, owner, block.level,
        block.parents, speaker, block.text[begins:], block.mark, block.private or zone == "private", noise, head, block.breaks,
    )  # fmt: skip
