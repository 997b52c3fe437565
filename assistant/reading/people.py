"""Names as notes write them: in front matter, titles, attendee lists, wiki-links, paths, before a colon.

Nothing here decides who a person is: that takes the whole workspace (``knowing.roster``). Here names are only found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from assistant.reading import dates
from assistant.reading.initials import initials_of
from assistant.reading.inline import WIKI_NAME, fold, plain
from assistant.reading.names import (
    CAPITAL,
    NAME,
    NAME_WORD,
    PARTICLES,
    clean_name,
    is_capital,
    is_common,
    looks_like_name,
    runs_of_names,
    spelled_large,
    without_address,
)
from assistant.reading.outline import Block
from assistant.reading.sections import ONE_ON_ONE, section_kind
from assistant.reading.words import STOP_WORDS
from assistant.records import Mention

__all__ = [
    "NAME", "NAME_WORD", "attendee_mentions", "clean_name", "front_matter_mentions", "lists_people", "looks_like_name", "path_mentions", "speaker_of", "tells_of_people",
    "title_mentions", "without_dates",
]  # fmt: skip

_FRONT_KEYS = ("person", "with", "attendees", "participants", "people", "attendee", "participant", "who", "name", "mentee", "mentor", "report", "manager", "peer", "counterpart")  # fmt: skip
_HANDLE = re.compile(r"(?<![\w/@.])@([A-Za-z][\w-]*[\w])")
_INITIALS = re.compile(r"\(([A-Z][A-Za-z]{0,3}[A-Z])\)")
# Regular talks by more than one word, none of which says so alone; and what German puts before the word for one.
_TALKS = re.compile(
    r"\b(?:jours?[- ]?fixes?|office[- ]hours?|touch[- ]?(?:base|points?)|stand[- ]?ups?|walk (?:&|and|n|\+) talk|rendez[- ]?vous"
    r"|points? (?:hebdo\w*|individuels?|mensuels?)|JF(?= (?:mit|with) ))\b",
    re.I,
)
_TITLE_SPLIT = re.compile(r"\s*(?:<>|<->|↔|⇄|/|\||\+|&|·|•|,|;|:|—|–|\bx\b|×|\band\b|\bwith\b|\bvs\b|\bw/)\s*|\s+-\s+")


def front_matter_mentions(data: dict[str, Any], lines: dict[str, int]) -> tuple[Mention, ...]:
    """People named by the front matter, in the order of the keys' trust."""
    found: list[Mention] = []
    lowered = {str(key).strip().lower(): key for key in data}
    for key in _FRONT_KEYS:
        if key not in lowered:
            continue
        for raw in _flatten(data[lowered[key]]):
            for part in _split_people(raw):
                name = _written_large(clean_name(part)) if key in _OF_ONE and "@" not in part else clean_name(part)
                where = "attendees" if key.startswith(("attend", "partic", "people")) else "front_matter"
                found += [Mention(name, where, lines.get(lowered[key], 1))] if name and not name[0].isdigit() else []
    for tag in _flatten(data.get("tags")):
        if re.match(r"(?:people|person|1on1|with)/\w", tag.lstrip("#"), re.I):
            found.append(Mention(tag.rsplit("/", 1)[1].replace("-", " ").replace("_", " ").title(), "wiki_link", lines.get("tags", 1)))
    return tuple(found)


_OF_ONE = frozenset(
    "person with attendee participant mentee mentor manager peer counterpart".split()
)  # keys under which a name stands by itself
_MOST_PARTS = 5


def _written_large(name: str) -> str:
    """`dana whitfield` as "Dana Whitfield", where the words can be a name."""
    words = name.split()
    told = len(words) <= _MOST_PARTS and all(re.fullmatch(r"[^\W\d_][\w’'-]+\.?", word) and fold(word) not in STOP_WORDS for word in words)
    return spelled_large(name) if told else name


def _flatten(value: Any) -> list[str]:
    if value is None or isinstance(value, (bool, int, float)):
        return []
    if isinstance(value, dict):
        return [str(k) for k in value]
    if isinstance(value, (list, tuple, set)):
        # an unquoted [[Name]] in YAML is a list in a list
        return [text for part in value for text in _flatten(part)]
    return [str(value)]


def _split_people(text: str) -> list[str]:
    if "[[" in text:
        return [f"[[{m.group(1)}]]" for m in WIKI_NAME.finditer(text)]
    return [part for part in re.split(r"\s*(?:[,;/&+]|\band\b|\bwith\b)\s*", text) if part.strip()]


def title_mentions(title: str, line: int, where: str = "heading") -> tuple[Mention, ...]:
    """People named by a title: "1:1 with Dana", "Mira <> Tom 1:1", "1:1 [[Mira Kovac]]", "Omar meetings with Lena"."""
    found = [
        Mention(clean_name(f"[[{m.group(1)}]]"), "wiki_link" if where == "wiki_link" else where, line) for m in WIKI_NAME.finditer(title)
    ]
    shown = without_dates(plain(re.sub(r"!?\[\[[^\]]*\]\]", " | ", unicodedata.normalize("NFC", title))))
    aside = " | ".join(re.findall(r"\(([^()]*)\)", shown))
    shown = re.sub(r"\([^)]*\)|'s?\b(?= (?:1|one|week|meet))|[’']s\b", " ", shown)
    found += _named_by(shown, line, where)
    if not found and ONE_ON_ONE.search(shown):  # "1:1 (Maya Cruz)": brackets count where a 1:1 names nobody outside them
        found = _named_by(aside, line, where)
    return tuple(found)


def _named_by(text: str, line: int, where: str) -> list[Mention]:
    shown = _TALKS.sub(" | ", ONE_ON_ONE.sub(" | ", text))
    return [Mention(name, where, line) for part in _TITLE_SPLIT.split(shown) for name in runs_of_names(part)]


def without_dates(text: str) -> str:
    """The words of a title; a bar where a date stood."""
    for found in reversed(dates.find(text)):
        text = f"{text[: found.start]} | {text[found.end :]}"
    return text


_ONES = re.compile(r"(?<![\d-])1(?:[-:_. ]|x|on|-on-|to|-to-)1s?(?![\d-])", re.I)  # "Priya 1-1s"
_MOST_WORDS = 3  # of a name in a path, particles aside
_DOUBLE = re.compile(rf"(?<![\w-]){CAPITAL}\w+(?:-{CAPITAL}\w+)+(?![\w-])")  # "Jean-Luc"
_OWN_HYPHEN = "\u2011"


def path_mentions(path: str) -> tuple[Mention, ...]:
    """Name-like parts of a path, file name first, then folders from the inside out: "notes/dana/2026-01-21.md" → Dana."""
    parts = unicodedata.normalize("NFC", path).split("/")
    stem = parts[-1].rsplit(".", 1)[0]
    found: list[Mention] = []
    for index, part in enumerate([stem, *reversed(parts[:-1])]):
        text = re.sub(r"\b[0-9a-f]{32}\b", " ", _ONES.sub(" ", _TALKS.sub(" ", part)))
        text = re.sub(r"\d{2,4}[-._/]\d{1,2}[-._/]\d{1,4}|\d+(?:st|nd|rd|th)?", " ", text)
        words = [w for w in re.split(r"[\s_.,()\[\]&+@#]+|-(?!$)", _with_own_hyphens(text)) if w]
        words = [w for w in words if not is_common(w) and not re.search(r"\d", w)]
        words = [w for place, w in enumerate(words) if len(w) > 1 or (place and w.isalpha())]  # "ines-b" is Ines B.
        words = [re.sub(r"(?:1on1|1-1|1:1)$", "", w) for w in words]
        where = "path" if index == 0 else "folder"
        found += [Mention(w, where) for w in words if re.fullmatch(r"[A-Z]{2,3}", w)]
        words = [w for w in words if not re.fullmatch(r"[A-Z]{2,3}", w)]
        large = [w if re.search(CAPITAL, w) or (place and w in PARTICLES) else w.title() for place, w in enumerate(words) if w]
        name = without_address(" ".join(large).replace(_OWN_HYPHEN, "-"))
        if name and sum(word not in PARTICLES for word in name.split()) <= _MOST_WORDS:
            found.append(Mention(name, where))
    return tuple(found)


def _with_own_hyphens(text: str) -> str:
    """A name of a file with the hyphens that are a name's own set apart: "Jean-Luc Picard" has spaces between its words, "Dana-Whitfield" none."""

    def double(found: re.Match[str]) -> str:
        beside = [word for word in (text[: found.start()] + " " + text[found.end() :]).split() if word.strip("-–—_.,")]
        own = any(is_capital(word) and not is_common(word) for word in beside) and not any(is_common(w) for w in found[0].split("-"))
        return found[0].replace("-", _OWN_HYPHEN) if own else found[0]

    return _DOUBLE.sub(double, text)


_SENTENCE = 5  # words
_TELLS_OF = re.compile(
    r"\b(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey)\b|\b(?:will|has|have|is|are|was|were|wants?|needs?|asked|said|told|owes?)\b|\bby (?:the )?\d"
)


def tells_of_people(text: str) -> bool:
    """Whether a line below "People" or "Attendees" tells something of somebody, and lists nobody."""
    return len(text.split()) >= _SENTENCE and _TELLS_OF.search(text) is not None


def attendee_mentions(blocks: Sequence[Block]) -> tuple[Mention, ...]:
    """Everybody listed under an attendance heading or in an `Attendees:` line, with initials where given."""
    found: list[Mention] = []
    inside = False
    level = 0
    columns: tuple[int, int] | None = None
    for block in blocks:
        if block.kind == "heading":
            if inside and block.level > level and section_kind(block.text) != "absent":
                continue  # "Members", "Visitors" below "Attendees"
            inside = section_kind(block.text) == "attendance" and not _INLINE.match(block.text)
            level, columns = block.level, None
            continue
        if inside and block.kind == "table" and block.text:
            cells = [cell.strip() for cell in block.text.split(" | ")]
            if columns is None:
                columns = _name_columns(cells)
                continue
            found += _from_row(cells, columns, block.line)
        elif inside and block.kind in ("bullet", "paragraph"):
            found += [] if block.mark in (" ", "") or tells_of_people(block.text) else _from_line(block.raw, block.text, block.line)
        inline = _INLINE.match(block.text) if block.kind in ("bullet", "paragraph", "heading") else None
        if inline and block.level <= 1:
            found += _from_line(_after_colon(block.raw), inline.group(1), block.line, many=True)
    return tuple(found)


_INLINE = re.compile(
    r"(?i)^(?:attend(?:ees?|ing|ance|ed)|present|participants?|people|with|who|in attendance|between|speakers|dabei|teilnehmer)\s*:{1,2}\s*(\S.*)$"
)


_LISTED = re.compile(r"(?i)^(?:attend(?:ees?|ing|ance)|participants?|in attendance|teilnehmer(?:innen)?)\s*:{1,2}\s*(\S.*)$")


def lists_people(text: str) -> bool:
    """Whether a line is `Attendees: Nia Bowen, Dev Patel`: who was there, and nothing to do, in whatever section it stands."""
    found = _LISTED.match(text)
    parts = re.split(r"\s*(?:[,;/]|\band\b|&|\s\+\s)\s*", found.group(1).rstrip(" .")) if found else []
    return bool(parts) and all(re.fullmatch(NAME, clean_name(part)) for part in parts if part)


def _after_colon(raw: str) -> str:
    return raw.split(":", 1)[-1].lstrip(": *_")


def _name_columns(cells: Sequence[str]) -> tuple[int, int]:
    name = next((i for i, c in enumerate(cells) if re.search(r"name|who|attendee|person", c, re.I)), 0)
    initials = next((i for i, c in enumerate(cells) if re.search(r"initial", c, re.I)), -1)
    return name, initials


def _from_row(cells: Sequence[str], columns: tuple[int, int], line: int) -> list[Mention]:
    name = clean_name(cells[columns[0]]) if columns[0] < len(cells) else ""
    short = cells[columns[1]].strip() if 0 <= columns[1] < len(cells) else ""
    return [Mention(name, "attendees", line, short or None)] if name else []


_CHIPS = re.compile(r"[ \u00a0]{2,}|\t+")  # what an export leaves between the chips of people


def _from_line(raw: str, text: str, line: int, many: bool = False) -> list[Mention]:
    if many and re.search(r"\[[ xX]\]", raw):
        return [Mention(clean_name(n), "attendees", line) for n in re.findall(r"\[[xX]\]\s*([^\[\]]+)", raw) if clean_name(n)]
    source = raw if "[[" in raw or "mailto:" in raw else text
    chips = [plain(part) for part in _CHIPS.split(raw.strip())] if many and not re.search(r"[,;&]", raw) else []
    if "[[" in source:
        parts = [f"[[{m.group(1)}]]" for m in WIKI_NAME.finditer(source)]
    elif "mailto:" in source:
        parts = re.findall(r"\[([^\]]+)\]\(mailto:", source)
    elif len(chips) > 1:
        parts = chips
    else:
        commas = many or text.count(",") >= 2 or (text.count(",") == 1 and looks_like_name(text.split(",")[1].strip()))
        parts = re.split(r"\s*(?:[,;]|\band\b|&|\s\+\s)\s*", text) if commas else [text]
    found = []
    for part in parts:
        initials = _INITIALS.search(part)
        name = clean_name(part)
        if name and len(name.split()) <= 5 and (is_capital(name) or re.fullmatch(r"\w+", name)):
            found.append(Mention(name, "attendees", line, initials.group(1) if initials else None))
        found += [Mention(m.group(1), "attendees", line) for m in _HANDLE.finditer(part) if name and len(name.split()) > 1]
    return found


_SPEAKER = re.compile(
    r"^(?:\[(?P<boxed>[A-Z][A-Za-z]?[A-Z]{1,2})(?: comment)?\]|\((?P<round>[A-Z][A-Za-z]?[A-Z]{1,2})\)|(?P<initials>[A-Z][A-Za-z]?[A-Z]{1,2}))(?(initials)\s*[:>]|:?)\s+(?=\S)"
)
# What is written like initials and names nobody.
ACRONYMS = frozenset(
    "API PR PRS UI DB UX QA CI CD URL SQL ML AI DE HR IT US EU UK PM OK CEO CTO CFO OKR KPI SLA SLO ETL FAQ PDF CSV RFC ADR CRM ERP AWS GCP VPN SSO TBD TBC ETA FYI"
    " CV CVS TV HQ QR ID IDS VAT NDA DNS GDPR MVP PTO WFH OOO RSVP USB PC PCS".split()
)
_NOT_SPEAKERS = ACRONYMS | frozenset("A ACTION AP CC DONE DR EOD EOM EOW IC IMO KR NB NO P0 P1 P2 P3 PS Q RE TIL TL TODO WIP YES".split())


def speaker_of(text: str, known: Iterable[str] = ()) -> tuple[str | None, int]:
    """Who speaks a line by its prefix (`KW: …`, `[AM] …`, `Maya: …` where Maya is known), and where their words begin."""
    found = _SPEAKER.match(text)
    if found:
        who = found.group("boxed") or found.group("round") or found.group("initials")
        usual = len(who) == 2 and who.upper() not in _NOT_SPEAKERS
        if usual or fold(who) in {short for name in known for short in (fold(name), fold(initials_of(name)))}:
            return who, found.end()
    named = re.match(rf"^({NAME}) ?: +(?=\S)", text)
    if named:
        wanted = fold(named.group(1))
        if wanted == "me" or any(wanted in (fold(name), fold(name).split()[0]) for name in known if name):
            return named.group(1), named.end()
    return None, 0
