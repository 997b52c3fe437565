"""Names as notes write them: in front matter, titles, attendee lists, wiki-links, paths, before a colon.

Nothing here decides who a person is: that takes the whole workspace (``knowing.roster``). Here names are only found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from assistant.reading import dates
from assistant.reading.initials import initials_of
from assistant.reading.inline import WIKI_NAME, fold, plain
from assistant.reading.outline import Block
from assistant.reading.sections import ONE_ON_ONE, section_kind
from assistant.records import Mention

_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻŁŃŅŇŐŒŔŘŚŞŠȘŢŤȚŪŮŰŲŹŻŽ"
NAME_WORD = rf"[{_UP}][\w’'-]*[\w]|[{_UP}](?=\.)"
NAME = rf"(?:{NAME_WORD})(?:\.? (?:(?:van|von|de|der|den|la|le|da|di|bin|al|el|ten|ter|dos|du) ){{0,2}}(?:{NAME_WORD})\.?){{0,3}}"
_NAME_RE = re.compile(NAME)
_FRONT_KEYS = ("person", "with", "attendees", "participants", "people", "attendee", "participant", "who", "name", "mentee", "mentor", "report", "manager", "peer", "counterpart")  # fmt: skip
_HANDLE = re.compile(r"(?<![\w/@.])@([A-Za-z][\w-]*[\w])")
_INITIALS = re.compile(r"\(([A-Z][A-Za-z]{0,3}[A-Z])\)")
_STOP = frozenset(
    fold(w)
    for w in """1:1 1on1 one on meeting meetings weekly biweekly bi bi-weekly fortnightly monthly daily note notes session sessions check checkin
    check-in check-ins catch catchup catch-up up sync minutes agenda with and the for of to in at by from our my doc document running shared log journal diary
    mentoring mentorship mentor mentee mentored coaching manager report peer team skip level quick regular call chat review update updates planning standup retro
    template date today new first second third last next kickoff kick-off intro introduction archive old draft copy conflicted conflict final part wk kw week month
    january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun am pm utc gmt q1 q2 q3 q4 h1 h2
    wk kw huddle supervision supervisor log tutorial advising talk talks conversation conversations discussion discussions thoughts prep questions ideas followup follow-up things
    private public internal boss bosses lead leads skip skips client clients colleague colleagues stakeholder stakeholders people person persons staff direct directs reports work files data misc other general index readme untitled page
    coffee lunch dinner walk zoom teams meet google performance career growth goals goal onboarding offboarding feedback status project projects
    entretien colloquio entrevista reunion punto overleg sparring bilat bilats bilateral debrief austausch regeltermin rucksprache individual individuel individuell
    hebdo hebdomadaire semanal settimanale mensuel mensual wochentlich monatlich mit avec con
    summary recap transcript transcription recording raw action actions items item me i us we vault obsidian notion export granola otter slack""".split()
)
# In a title these head a meeting or a matter, no person; in a file's name they may tell two people of one name apart ("sam (design)").
_MATTERS = frozenset(
    """board committee steering council department dept budget strategy product design sales finance marketing engineering leadership operations ops
    hr legal security research trip visit workshop offsite onsite conference training party company office""".split()
)
# Regular talks by more than one word, none of which says so alone; and what German puts before the word for one.
_TALKS = re.compile(
    r"\b(?:jours?[- ]?fixes?|office[- ]hours?|touch[- ]?(?:base|points?)|stand[- ]?ups?|walk (?:&|and|n|\+) talk|rendez[- ]?vous"
    r"|points? (?:hebdo\w*|individuels?|mensuels?)|JF(?= (?:mit|with) ))\b",
    re.I,
)
_TALK_WORD = re.compile(r"\w{2,}(?:gesprach|gespraech|treffen|termin|besprechung|meeting)s?")
_FIRMS = frozenset("ltd limited inc llc llp plc gmbh ag bv nv sarl corp corporation co company pty srl spa oy ab as".split())
_TITLE_SPLIT = re.compile(r"\s*(?:<>|<->|↔|⇄|/|\||\+|&|·|•|,|;|:|—|–|\bx\b|×|\band\b|\bwith\b|\bvs\b|\bw/)\s*|\s+-\s+")


def _is_common(word: str) -> bool:
    """Whether a word is one of meetings rather than of names."""
    folded = fold(word)
    return folded in _STOP or _TALK_WORD.fullmatch(folded) is not None


def clean_name(text: str) -> str:
    """A name without link marks, roles, e-mail, handle, pronouns: "[[Dana Whitfield|Dana]] (she/her) - TSC" → "Dana Whitfield"."""
    wiki = WIKI_NAME.search(text)
    if wiki:
        text = wiki.group(1).rsplit("/", 1)[-1]
    text = plain(text)
    text = re.sub(r"<[^>]*>|\([^)]*\)|\[[^\]]*\]", " ", text)
    local, at, domain = text.strip().partition("@")
    if at and local and " " not in text.strip():
        text = re.sub(r"[._-]+", " ", local).title() if domain else local
    text = re.split(r"\s+[-–—|]\s+|,\s|:\s|;", text.strip())[0]
    return re.sub(r"\s+", " ", text).strip(" .,:;@*_-–\t")


def looks_like_name(text: str) -> bool:
    """One to four capitalised words, none of them a word of meetings."""
    words = text.split()
    if not 1 <= len(words) <= 5 or not _NAME_RE.fullmatch(text):
        return False
    if fold(words[-1].strip(".")) in _FIRMS:
        return False
    shown = [w.strip("'’.") for w in words]
    return not any(_is_common(w) or fold(w) in _MATTERS for w in shown) and not (len(words) == 1 and len(text) < 2)


def front_matter_mentions(data: dict[str, Any], lines: dict[str, int]) -> tuple[Mention, ...]:
    """People named by the front matter, in the order of the keys' trust."""
    found: list[Mention] = []
    lowered = {str(key).strip().lower(): key for key in data}
    for key in _FRONT_KEYS:
        if key not in lowered:
            continue
        for raw in _flatten(data[lowered[key]]):
            for part in _split_people(raw):
                name = clean_name(part)
                if name and not name[0].isdigit():
                    found.append(
                        Mention(
                            name,
                            "attendees" if key.startswith(("attend", "partic", "people")) else "front_matter",
                            lines.get(lowered[key], 1),
                        )
                    )
    for tag in _flatten(data.get("tags")):
        if re.match(r"(?:people|person|1on1|with)/\w", tag.lstrip("#"), re.I):
            found.append(Mention(tag.rsplit("/", 1)[1].replace("-", " ").replace("_", " ").title(), "wiki_link", lines.get("tags", 1)))
    return tuple(found)


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
    shown = without_dates(plain(re.sub(r"!?\[\[[^\]]*\]\]", " | ", title)))
    shown = re.sub(r"\([^)]*\)|'s?\b(?= (?:1|one|week|meet))|[’']s\b", " ", shown)
    shown = _TALKS.sub(" | ", ONE_ON_ONE.sub(" | ", shown))
    if re.fullmatch(r"[\w-]+", shown.strip()):
        shown = re.sub(r"(?<=[a-z])-(?=[A-Z])", " / ", shown)
    else:
        shown = re.sub(rf"\b([{_UP}][a-z]+)-([{_UP}][a-z]+)\b(?= \w)", r"\1 / \2", shown)
    for part in _TITLE_SPLIT.split(shown):
        found += [Mention(name, where, line) for name in _names_in(part)]
    return tuple(found)


def without_dates(text: str) -> str:
    """The words of a title; a bar where a date stood."""
    for found in reversed(dates.find(text)):
        text = f"{text[: found.start]} | {text[found.end :]}"
    return text


def _names_in(part: str) -> list[str]:
    """Runs of name words in a part of a title, words of meetings and dates cut out."""
    runs: list[list[str]] = [[]]
    for word in part.split():
        bareword = word.strip(".,:;()[]{}\"“”'’*_#!?")
        if (
            not bareword
            or _is_common(bareword)
            or fold(bareword) in _MATTERS
            or any(c.isdigit() for c in bareword)
            or not re.match(rf"[{_UP}]", bareword)
        ):
            if runs[-1]:
                runs.append([])
            continue
        runs[-1].append(bareword)
    return [" ".join(run) for run in runs if run and len(run) <= 4]


_ONES = re.compile(r"(?<![\d-])1(?:[-:_. ]|on|-on-)1s?(?![\d-])", re.I)  # "Priya 1-1s"


def path_mentions(path: str) -> tuple[Mention, ...]:
    """Name-like parts of a path, file name first, then folders from the inside out: "notes/dana/2026-01-21.md" → Dana."""
    parts = path.split("/")
    stem = parts[-1].rsplit(".", 1)[0]
    found: list[Mention] = []
    for index, part in enumerate([stem, *reversed(parts[:-1])]):
        text = re.sub(r"\b[0-9a-f]{32}\b", " ", _ONES.sub(" ", _TALKS.sub(" ", part)))
        text = re.sub(r"\d{2,4}[-._/]\d{1,2}[-._/]\d{1,4}|\d+(?:st|nd|rd|th)?", " ", text)
        words = [w for w in re.split(r"[\s_.,()\[\]&+@#]+|-(?!$)", text) if w]
        words = [w for w in words if not _is_common(w) and not re.search(r"\d", w)]
        words = [w for place, w in enumerate(words) if len(w) > 1 or (place and w.isalpha())]  # "ines-b" is Ines B.
        words = [re.sub(r"(?:1on1|1-1|1:1)$", "", w) for w in words]
        where = "path" if index == 0 else "folder"
        found += [Mention(w, where) for w in words if re.fullmatch(r"[A-Z]{2,3}", w)]
        words = [w for w in words if not re.fullmatch(r"[A-Z]{2,3}", w)]
        name = " ".join(w if re.search(rf"[{_UP}]", w) else w.title() for w in words if w)
        if name and len(name.split()) <= 3:
            found.append(Mention(name, where))
    return tuple(found)


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
            found += [] if block.mark in (" ", "") else _from_line(block.raw, block.text, block.line)
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
    return bool(parts) and all(_NAME_RE.fullmatch(clean_name(part)) for part in parts if part)


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
        if name and len(name.split()) <= 5 and re.match(rf"[{_UP}]|\w+$", name):
            found.append(Mention(name, "attendees", line, initials.group(1) if initials else None))
        found += [Mention(m.group(1), "attendees", line) for m in _HANDLE.finditer(part) if name and len(name.split()) > 1]
    return found


_SPEAKER = re.compile(
    r"^(?:\[(?P<boxed>[A-Z][A-Za-z]?[A-Z]{1,2})(?: comment)?\]|\((?P<round>[A-Z][A-Za-z]?[A-Z]{1,2})\)|(?P<initials>[A-Z][A-Za-z]?[A-Z]{1,2}))(?(initials)\s*[:>]|:?)\s+(?=\S)"
)
_NOT_SPEAKERS = frozenset("AI AP PR PRS ETA FYI NB PS TL DR KR OKR EOD EOW EOM TODO DONE ACTION Q A TBD TBC URL API UI UX DB QA HR PM IC CEO CTO CFO WIP ADR RFC P0 P1 P2 P3 OK NO YES IMO TIL RE CC".split())  # fmt: skip


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
