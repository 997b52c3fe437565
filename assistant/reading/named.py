"""Whom a file names, where it names them, and by which names its lines may begin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from assistant.reading.frontmatter import FrontMatter
from assistant.reading.initials import initials_of
from assistant.reading.inline import fold, plain
from assistant.reading.matters import is_matter
from assistant.reading.names import is_common
from assistant.reading.outline import Block
from assistant.reading.owners import NOT_OWNERS
from assistant.reading.people import (
    NAME,
    attendee_mentions,
    clean_name,
    front_matter_mentions,
    looks_like_name,
    path_mentions,
    title_mentions,
    without_dates,
)
from assistant.reading.sections import ONE_ON_ONE, section_kind
from assistant.reading.spans import Span, heading_source
from assistant.reading.words import STOP_WORDS, is_base_verb
from assistant.records import Mention

_GROUP = 4  # with more attendees than this it is a meeting, no 1:1
_NEAR_TOP = 40  # blocks of a session whose links may name whom it was with
_NEAR_TOP_OF_DAY = 3  # a day's log links to many people who were not there
_FIRST = 3  # blocks of a session among which its own line stands
_HEADING = 8  # words of a line that heads a session
_LINK = re.compile(r"(?<!!)\[\[[^\]]+\]\]")
_LONE_LINK = re.compile(r"(?:[-*+]\s+)?(?:(?i:with)\s+)?\[\[[^\]]+\]\]")
_SUBJECT = re.compile(r"^(?:[\[(]?@?([A-Za-z][\w-]{1,20})[\])]?)(?: to ([a-z]+)\b| will ([a-z]+)\b|: )")
_MARKED_FOR = re.compile(r"(?:AI|AP|TODO|ACTION|Action)\W{1,3}([A-Z]{2,3}) ")  # "AI: KW deck for the offsite"
_AUTHOR = re.compile(
    rf"(?:\b(?i:written|typed|taken|kept)(?i: up)? (?i:by)|\b(?i:author|scribe|note ?taker|notes by|minutes by))\s*:{{0,2}}\s*(?P<who>{NAME})"
    rf"|[\"“']I[\"”'] (?:is|means|=) (?P<me>{NAME})"
)


class Names:
    """The people whom a file names as a whole.

    ``known``: folded names, first names and initials that can own a task; ``prefixes``: names that may stand before a
    colon; ``group``: a meeting of many; ``author``: who is "I".
    """

    def __init__(self, path: str, front: FrontMatter, blocks: Sequence[Block], known: Collection[str], speakers: Sequence[str]) -> None:
        self.path = path
        self.front = front_matter_mentions(front.data, front.lines)
        self.in_path = path_mentions(path)
        self.title = _title_mentions(front, blocks)
        self.attendees = attendee_mentions(blocks)
        self.speakers = tuple(Mention(name, "speaker") for name in speakers)
        self.title += _full_names(self.title + self.in_path, blocks)
        self.author = _author(front.data, blocks)
        self.private = front.private
        self.group = len({fold(m.name) for m in self.attendees}) > _GROUP
        everybody = (*self.front, *self.title, *self.attendees, *self.speakers, *self.in_path)
        self.called = _called(known)
        subjects = _subjects(blocks)
        initials = {m.initials for m in everybody if m.initials}
        self.known = _known([*(m.name for m in everybody), *known], initials) | subjects
        self.prefixes = frozenset(m.name for m in everybody) | frozenset(known) | initials | subjects
        self.above: tuple[Mention, ...] = ()

    def read_above(self, blocks: Sequence[Block]) -> None:
        """Take the attendees listed above the first session for those of all sessions."""
        self.above = attendee_mentions(blocks)

    def of_a_day(self, known: Collection[str]) -> frozenset[str]:
        """The folded names and first names that head a section of their own in a daily note; none where the note is somebody's."""
        forms = {form for name in known if len(name) > 1 for form in (fold(name), fold(name).split()[0])}
        somebody = any(form in forms for m in (*self.front, *self.in_path) for form in (fold(m.name), fold(m.name).split()[0]))
        return frozenset(forms) if only_dated(self.path) and not somebody else frozenset()

    def known_in(self, chosen: Sequence[Block]) -> frozenset[str]:
        """The names that can own a task of a session: those of the file, and of its own line ("- 1:1 with [[Tom Achebe]]")."""
        heads = (b for b in chosen[:_FIRST] if b.kind in ("heading", "bullet") and b.mark is None and len(b.text.split()) <= _HEADING)
        said = [heading_source(b) for b in heads if ONE_ON_ONE.search(b.text)]
        found = {m.name for text in said for m in title_mentions(text, 0) if looks_like_name(m.name)}
        return self.known | _known(found, ()) if found else self.known

    def mentions(self, chosen: Sequence[Block], span: Span) -> tuple[Mention, ...]:
        """Names of a session in the order of trust: front matter, its heading, its attendees, the file's title and path."""
        if span.leftover:
            return ()
        opener = chosen[0] if chosen and chosen[0].kind in ("heading", "bullet") else None
        heading = title_mentions(heading_source(opener), opener.line) if opener else ()
        heading = heading or (self._opening(chosen[0], span) if chosen else ())
        own = attendee_mentions(chosen)
        near = _NEAR_TOP_OF_DAY if only_dated(self.path) else _NEAR_TOP
        links = tuple(m for block in chosen[:near] if block.mark is None for m in _linked(block))
        if opener and not heading and _says_a_meeting(opener.text):
            links = (*(m for block in chosen[1:_FIRST] for m in _link_alone(block)), *links)
        return (*self.front, *heading, *own, *self.above, *self.title, *self.speakers, *links, *self.in_path)

    def _opening(self, first: Block, span: Span) -> tuple[Mention, ...]:
        """Known people in the line that opens a session, however they are written: `joanna 29/10/26`, `Thu 5/3 - JP`, `# 1:1 joanna`."""
        line = plain(first.raw.strip("\n").split("\n", 1)[0])
        row = without_dates(line)
        words = [word.strip(".,:;()[]{}\"“”'’*_#!?<>&|-–—") for word in re.split(r"[\s/]+", ONE_ON_ONE.sub(" ", row))]
        words = [word for word in words if word and not _OF_A_TALK.fullmatch(word)]
        if first.mark is not None or not words or len(words) > _OPENING_WORDS:
            return ()
        if first.kind != "heading" and (row == line or first.kind != "paragraph") and fold(" ".join(words)) not in self.called:
            return ()  # a line without a date opens a session where it is a name and nothing else
        found = [self.called.get(" ".join(map(fold, pair))) for pair in pairwise([*words, ""])]
        found += [self.called.get(fold(word)) for word in words if len(word) > _INITIALS or word.isupper() or self._is_name(word)]
        named = dict.fromkeys(name for name in found if name)
        if not named and row != line and _may_name(words):
            named = {" ".join(words).title(): None}
        spoken = {part for name in named for part in fold(name).split()}
        other = [word for word in words if fold(word) not in spoken and fold(word) not in self.called]
        return () if len(other) > 1 and first.kind != "heading" else tuple(Mention(name, "heading", first.line) for name in named)

    def _is_name(self, word: str) -> bool:
        """Whether a short word is somebody's name as a whole, and no initials: "raj"."""
        return fold(self.called.get(fold(word), "")).split()[:1] == [fold(word)] and fold(word) not in STOP_WORDS


def _may_name(words: Sequence[str]) -> bool:
    """Whether a word or two beside a date may be a name, though it is written small: "2/4/26 dana"."""
    common = any(is_base_verb(word) or word in STOP_WORDS or not looks_like_name(word.title()) for word in words)
    return len(words) <= _BARE_NAME and all(re.fullmatch(r"[^\W\d_]{3,}", word) and not word.isupper() for word in words) and not common


def _called(known: Collection[str]) -> dict[str, str]:
    """By what people are called for short, folded, the name it stands for; what two are called stands for itself, and is asked back."""
    called: dict[str, str] = {}
    for name in known:
        full = fold(name)
        first = full.split()[0] if full else ""
        for form in {full, first, fold(initials_of(name)) if " " in full else full} - {""}:
            called[form] = name if called.get(form, name) == name else form.title()
    return called


def only_dated(path: str) -> bool:
    """A daily note: its name is a date and nothing else."""
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return not re.search(r"[^\W\d_]", re.sub(r"(?i)t?\d|(?:mon|tue|wed|thu|fri|sat|sun)\w*", "", stem))


def _linked(block: Block) -> tuple[Mention, ...]:
    if "[[" not in block.raw:
        return ()
    return title_mentions(" ".join(_LINK.findall(block.raw)), block.line, "wiki_link")


def _says_a_meeting(title: str) -> bool:
    """Whether a title is words of meetings, and a date at most: "Weekly"."""
    words = re.findall(r"[^\W\d_][\w’'-]+", without_dates(plain(title)))
    return bool(words) and all(is_common(word) or fold(word) in STOP_WORDS for word in words)


def _link_alone(block: Block) -> tuple[Mention, ...]:
    """The full name to which a line links that holds nothing else: whom the meeting above it was with."""
    found = _LONE_LINK.fullmatch(block.raw.strip()) if block.mark is None else None
    name = clean_name(found[0]) if found else ""
    named = " " in name and looks_like_name(name) and not is_matter(name)
    return (Mention(name, "one_on_one", block.line),) if named else ()


def _title_mentions(front: FrontMatter, blocks: Sequence[Block]) -> tuple[Mention, ...]:
    """Names in the front matter's title and in the first heading."""
    title = str(front.data.get("title") or "")
    first = next((b for b in blocks[:6] if b.kind == "heading" and b.level <= 2), None)
    found = _titled(title, 1) if title else ()
    return found + _titled(re.sub(r"^(?:#\+title:|[\s#]+)", "", first.raw.split("\n", 1)[0], flags=re.I), first.line) if first else found


def _titled(title: str, line: int) -> tuple[Mention, ...]:
    found = title_mentions(title, line, "title")
    if not names_a_pair(title):
        return found
    return tuple(mention if _begins_a_matter(mention.name, title) else replace(mention, where="one_on_one") for mention in found)


def _begins_a_matter(name: str, title: str) -> bool:
    """Whether a capitalised word only begins what a title speaks of: "Ingest platform, status + 1:1"."""
    behind = re.search(rf"{re.escape(name)} ([a-z][\w-]+)", title)
    return behind is not None and not is_common(behind[1]) and behind[1] not in STOP_WORDS


_OF_A_TALK = re.compile(
    r"(?:with|w|met|meeting|meet|call|called|phone|coffee|lunch|talk|chat|catch-?up|check-?in|sync|weekly|notes?|and|me|x|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?",
    re.I,
)  # words that stand beside a name in a line that opens a session
_OPENING_WORDS = 5  # a line that opens a session and says more is what was said
_BARE_NAME = 2  # words
_INITIALS = 3  # letters: shorter words name a person in capitals only
_PAIR = re.compile(r"<>|<->|↔|\bwith\b|\bw/|\b(?:meetings?|mentoring|coaching|check-?ins?|catch-?ups?|sync)\b|\s/\s", re.I)


def names_a_pair(title: str) -> bool:
    """Whether a title says that it is of a talk of two ("1:1 Dana", "Mira <> Tom"), or is a full name and a date and nothing else."""
    if ONE_ON_ONE.search(title) or _PAIR.search(re.sub(r"[-_]", " ", title)):
        return True
    rest = without_dates(title).replace("|", " ").strip(" ,.:;()–—-")
    return rest != title and 2 <= len(rest.split()) <= 3 and looks_like_name(" ".join(rest.split()))


def _known(names: Collection[str], initials: Collection[str]) -> frozenset[str]:
    words = {fold(short) for short in initials}
    for name in names:
        full = fold(name)
        if not full:
            continue
        words |= {full, full.split()[0]}
        if " " in full:
            words.add(fold(initials_of(name)))
    firsts = {fold(name).split()[0] for name in names if fold(name)}
    letters = Counter(first[0] for first in firsts if len(first) > 1)
    words |= {letter for letter, count in letters.items() if count == 1 and letter.isalpha()} - {"a", "i", "q"}  # "P: …" in Petra's notes
    return frozenset(words - {"the", "a", "and"})


def _subjects(blocks: Sequence[Block]) -> frozenset[str]:
    """Words that open lines the way people do ("juno to post …", "Ann will …", "rafa: …"), often enough in a file."""
    seen: Counter[str] = Counter()
    for block in blocks:
        if marked := _MARKED_FOR.match(block.text):
            seen[fold(marked.group(1))] += 1
        found = _SUBJECT.match(block.text) if block.kind in ("bullet", "paragraph") else None
        if found and fold(found.group(1)) not in NOT_OWNERS and all(is_base_verb(v) for v in found.groups()[1:] if v):
            voiced = found.group(2) or found.group(3)
            seen[fold(found.group(1))] += 2 if voiced and found.group(1)[0].isupper() and section_kind(found.group(1)) is None else 1
    return frozenset(word for word, count in seen.items() if count >= 3)


_LETTER = re.compile(r"^(?:to|cc|subject|sent|date|an|betreff)\s*:\s+\S", re.I)


def _sender(blocks: Sequence[Block]) -> str | None:
    """Who wrote a pasted e-mail: "From: Dana Whitfield <dana@…>"."""
    found = (re.match(rf"(?i:from|von)\s*:\s+[\"']?({NAME})", block.text) for block in blocks[:8])
    return next((clean_name(m.group(1)) for m in found if m), None)


def _author(front: dict[str, Any], blocks: Sequence[Block]) -> str | None:
    """Who writes as "I", where the note says so: `author:` in its front matter, "Written by …" near its top."""
    for key in ("author", "scribe", "notes_by"):
        if isinstance(front.get(key), str):
            return clean_name(front[key])
    if sum(bool(_LETTER.match(block.text)) for block in blocks[:8]) >= 2 and (sender := _sender(blocks)):
        return sender
    for block in blocks[:6]:
        found = _AUTHOR.search(block.text)
        who = found and (found.group("who") or found.group("me"))
        if who and who[0].isupper():
            return clean_name(who)
    return None


def _full_names(mentions: Sequence[Mention], blocks: Sequence[Block]) -> tuple[Mention, ...]:
    """The full name where the title has "Bettina" and the first lines "Bettina Lorenz"."""
    found = []
    for name in dict.fromkeys(m.name for m in mentions if " " not in m.name and len(m.name) > 2):
        pattern = re.compile(rf"\b{re.escape(name)} ([A-Z][\w’'-]+)(?![\w’'-])")
        full = next((hit for hit in (pattern.search(block.text) for block in blocks[:10]) if hit), None)
        if full and full.group(1) != name and looks_like_name(full.group(0)):
            found.append(Mention(full.group(0), "title"))
    return tuple(found)
