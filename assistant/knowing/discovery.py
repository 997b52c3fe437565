"""Who is named by the notes: people on pages, in titles, attendee lists, folders; and whose 1:1 a session is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from assistant.config import RELATIONS, Config
from assistant.files import matcher
from assistant.knowing.addressed import is_headed_by, names_by_title
from assistant.knowing.roster import Roster, index_people, name_key
from assistant.reading.inline import fold
from assistant.reading.matters import is_matter
from assistant.reading.named import names_a_pair, only_dated
from assistant.reading.people import clean_name, looks_like_name, without_dates
from assistant.records import Mention, Note, Person, Point, Session

_STRONG = ("front_matter", "heading", "attendees", "title", "one_on_one", "wiki_link", "speaker")
_PEOPLE_FOLDER = re.compile(
    r"(?:^|/)(?:mentor\w*|mentees?|coaching|1-?1s?|1on1s?|1-on-1s?|one-on-ones?|reports?|directs?|direct-reports|peers?|managers?|boss|people|team|skips?|skip-levels?)(?:/|$)",
    re.I,
)
_PERSONAL = r"(?:said|says|asked|wants|mentioned|thinks|feels|told|will|suggested|agreed|promised|owes|to [a-z]+|is (?:happy|worried|back|off)|and I)"


@dataclass(frozen=True, slots=True)
class Outline:
    """What of a session tells whose it is; its text, which is hardly ever asked for, is fetched then."""

    mentions: tuple[Mention, ...]
    leftover: bool
    title: str | None
    fetch: Callable[[], Session]

    @property
    def points(self) -> tuple[Point, ...]:
        """Its lines."""
        return self.fetch().points


_Told = TypeVar("_Told", bound="Session | Outline")


def build_roster(config: Config, pages: Iterable[Note], sessions: Sequence[tuple[str, Session | Outline]]) -> Roster:
    """All people of a workspace. ``sessions`` are (path, session) of every note that holds any."""
    registered = _registered(config, pages)
    me = config.me or _guess_me(sessions)
    seed = index_people(config, me, tuple(registered))
    found = _discovered(seed, [(path, _parted(seed, session)) for path, session in sessions])
    roster = index_people(config, me, (*registered, *found))
    met = {whose(roster, path, session)[0] for path, session in sessions}
    return index_people(config, me, (*registered, *(p for p in found if p.name in met)))  # the rest were words of titles


def with_people_of(roster: Roster, config: Config, sessions: Sequence[tuple[str, Session | Outline]]) -> Roster:
    """A roster with those added whom sessions outside the workspace name."""
    found = _discovered(roster, [(path, _parted(roster, session)) for path, session in sessions])
    wider = index_people(config, roster.me, (*roster.people, *found))
    met = {whose(wider, path, session)[0] for path, session in sessions}
    return index_people(config, roster.me, (*roster.people, *(p for p in found if p.name in met)))


def _registered(config: Config, pages: Iterable[Note]) -> list[Person]:
    people = {fold(p.name): Person(p.name, p.aliases, p.relation, p.paths, p.cadence_days, "config") for p in config.people}
    for page in pages:
        person = _from_page(page)
        if person is None or fold(person.name) in {fold(n) for n in (config.me or "", *config.aliases)}:
            continue
        key = next((k for k, p in people.items() if k == fold(person.name) or fold(person.name) in {fold(a) for a in p.aliases}), None)
        if key is None:
            people[fold(person.name)] = person
            continue
        old = people[key]
        people[key] = replace(
            old, aliases=tuple(dict.fromkeys((*old.aliases, *person.aliases))), relation=old.relation or person.relation,
            cadence_days=old.cadence_days or person.cadence_days, page=page.path,
        )  # fmt: skip
    return list(people.values())


def _from_page(page: Note) -> Person | None:
    data = {str(k).lower(): v for k, v in page.front_matter.items()}
    stem = page.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    stem = stem if " " in stem else stem.replace("-", " ").replace("_", " ")  # beside spaces a hyphen is the name's own
    raw = data.get("name") or data.get("person") or page.title or stem
    name = clean_name(str(raw))
    if not name or not re.match(r"[^\W\d]", name):
        return None
    name = name if any(c.isupper() for c in name) else name.title()
    aliases = data.get("aliases") or data.get("alias") or ()
    aliases = [aliases] if isinstance(aliases, str) else list(aliases) if isinstance(aliases, (list, tuple)) else []
    split = [part.strip() for alias in aliases for part in str(alias).split(",") if part.strip()]
    stated = (str(data.get(key, "")).strip().lower() for key in ("relation", "role"))
    relation = next((word for word in stated if word in RELATIONS), None)
    cadence = data.get("cadence_days")
    return Person(
        name, tuple(split), relation, (), cadence if isinstance(cadence, int) else None, "page", page.path,
    )  # fmt: skip


def _guess_me(sessions: Sequence[tuple[str, Session | Outline]]) -> str | None:
    """Without `me`: the one who is named beside at least two different people, more often than anybody else."""
    partners: dict[str, set[str]] = {}
    for _, session in sessions:
        names = {
            part
            for m in session.mentions
            if m.where in ("front_matter", "attendees", "heading", "title", "one_on_one") and looks_like_name(m.name)
            for part in (_halves(m.name) or (m.name,))
        }
        for name in names:
            partners.setdefault(name, set()).update(names - {name})
    best = sorted(partners, key=lambda n: len(partners[n]), reverse=True)[:2]
    if best and len(partners[best[0]]) >= 2 and (len(best) == 1 or len(partners[best[0]]) > len(partners[best[1]])):
        return best[0]
    return None


def _halves(name: str) -> list[str]:
    """The parts of a word with hyphens: "Mira-Tom" may be a name, or two."""
    return name.split("-") if "-" in name and " " not in name else []


def _parted(roster: Roster, session: _Told) -> _Told:
    """A session with "Mira-Tom" as two people: one is the user, each is known, or one is whom the note names elsewhere too."""
    if not any(_halves(m.name) for m in session.mentions):
        return session
    mentions: list[Mention] = []
    for mention in session.mentions:
        halves = _halves(mention.name)
        two = halves and not roster.candidates(mention.name) and _are_two(roster, halves, session.mentions)
        mentions += [replace(mention, name=half) for half in halves] if two else [mention]
    return replace(session, mentions=tuple(mentions))


def _are_two(roster: Roster, halves: Sequence[str], mentions: Iterable[Mention]) -> bool:
    whole = name_key(" ".join(halves))
    elsewhere = {fold(m.name).split()[0] for m in mentions if m.name.strip() and not name_key(m.name).startswith(whole)}
    return any(map(roster.is_me, halves)) or all(map(roster.candidates, halves)) or any(fold(half) in elsewhere for half in halves)


# --- people whom only the notes name ------------------------------------------------------------------------------------


def _discovered(seed: Roster, sessions: Sequence[tuple[str, Session | Outline]]) -> list[Person]:
    """New people: named by a note of a 1:1 itself, or by a folder whose notes speak of them as of a person."""
    counts: Counter[str] = Counter()
    rows = _rows_of_names(sessions)
    for path, session in sessions:
        if session.leftover:
            continue
        if any(person.paths and matcher(person.paths)(path) for person in seed.people):
            # The configuration says whose these notes are, unless they themselves say that they are somebody else's.
            stated = names_by_title(seed, session)
            session = replace(session, mentions=tuple(m for m in session.mentions if m.where == "front_matter" or m in stated))
            counts.update({m.name for m in stated})
        if any(_known_or_me(seed, m.name) == "known" for m in session.mentions if m.where in ("front_matter", "heading")):
            continue
        counts.update(set(_new_names(seed, path, session, path in rows)))
    names = sorted(counts, key=lambda n: (-len(name_key(n).split()), -n.count("-"), -counts[n]))
    kept: list[str] = []
    for name in names:
        longer = [k for k in kept if f"{name_key(k)} ".startswith(f"{name_key(name)} ")] if " " not in name else []
        if not longer and not any(name_key(k) == name_key(name) for k in kept) and not any(_is_short_for(name, k) for k in names):
            kept.append(name)
    return [Person(name.title() if name.isupper() else name) for name in kept]  # "AGNETA 1:1" is loud, not her name


def _is_short_for(name: str, other: str) -> bool:
    """Whether a name is the beginning of another: "Ines B" for Ines Barros."""
    short, full = name_key(name).rstrip("."), name_key(other)
    return short[-2:-1] == " " and len(short) < len(full) and full.startswith(short)


def _rows_of_names(sessions: Sequence[tuple[str, Session | Outline]]) -> frozenset[str]:
    """The files that head their sessions with a name and a day and nothing else, the same name twice at least: "2026-03-12 Dana"."""
    heads: dict[str, list[str]] = {}
    for path, session in sessions:
        name = _head_name(session)
        if name:
            heads.setdefault(path, []).append(name)
    return frozenset(path for path, names in heads.items() if len(set(names)) < len(names))


def _head_name(session: Session | Outline) -> str | None:
    """The one name, folded, beside the date that heads a session; None where it says more."""
    named = [m for m in session.mentions if m.where == "heading"]
    words = re.sub(r"[^\w\s’'-]", " ", without_dates(session.title or "")).split()
    said = " ".join(word for word in words if re.search(r"\w{2,}", word))
    return fold(named[0].name) if len(named) == 1 and fold(named[0].name) == fold(said) else None


def _known_or_me(seed: Roster, name: str) -> str | None:
    if seed.is_me(name):
        return "me"
    return "known" if seed.candidates(name) else None


def _new_names(seed: Roster, path: str, session: Session | Outline, headed: bool = False) -> list[str]:
    """New people that a session names; ``headed``: its file heads sessions with names."""
    strong: list[str] = []
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    paired = names_a_pair(session.title or "") or names_a_pair(stem) or bool(_PEOPLE_FOLDER.search(path.rpartition("/")[0]))
    group = len({fold(m.name) for m in session.mentions if m.where == "attendees"}) > 3
    in_path = {
        form
        for m in session.mentions
        if m.where in ("path", "folder") and m.name
        for form in (fold(m.name), fold(m.name).split()[0], name_key(m.name))
    }
    for mention in session.mentions:
        if _known_or_me(seed, mention.name) or not looks_like_name(mention.name) or _SHORT.fullmatch(mention.name):
            continue
        if _shortens(mention, session):
            continue
        head = headed and fold(mention.name) == _head_name(session)
        titled = mention.where == "one_on_one" or (
            mention.where in ("heading", "title")
            and (paired or head or (fold(mention.name) in in_path and _dated(session)) or _is_all_of_the_title(seed, mention, session))
        )
        if mention.where == "front_matter" or (mention.where in ("attendees", "speaker") and not group) or titled:
            strong.append(_longer(mention.name, session))
    if strong or any(_known_or_me(seed, m.name) == "known" for m in session.mentions):
        return strong
    text = "\n".join(p.text for p in session.points[:80])
    for mention in session.mentions:
        word = mention.name
        if mention.where in ("path", "folder") and looks_like_name(word) and not seed.is_me(word):
            first = re.escape(word.split()[0])
            if _SHORT.fullmatch(word):
                continue
            if (
                paired
                or _is_all_of_the_path(path, word, mention.where, session)
                or re.search(
                    rf"\b{first}\b[:,]? {_PERSONAL}\b|\b(?:with|told|asked|from|by|thank|and) {first}\b|^(?:@?{first}:|@{first}\b)",
                    text,
                    re.M,
                )
            ):
                return [word]
    return []


def _shortens(mention: Mention, session: Session | Outline) -> bool:
    """Whether a name is the short form of the one whom the whole note is of: "29/9 ros" in "1:1s with Rosalind Quarmby"."""
    word = fold(mention.name)
    whole = (fold(m.name).split() for m in session.mentions if m.where in ("title", "one_on_one", "front_matter") and " " in m.name)
    return " " not in word and len(word) >= _LEAST_SHORT and any(parts[0].startswith(word) and parts[0] != word for parts in whole)


def _is_all_of_the_title(seed: Roster, mention: Mention, session: Session | Outline) -> bool:
    """Whether the title of a dated session is a full name and nothing else ("# Maya Cruz"), or the user's and another ("# Priya/Maya")."""
    title = session.title or ""
    paired = any(seed.is_me(m.name) for m in session.mentions if m.where == mention.where and m.line == mention.line)
    alone = " " in mention.name and is_headed_by(title, [mention.name])
    return (
        (alone or (paired and is_headed_by(title, [m.name for m in session.mentions])))
        and _dated(session)
        and not _is_thing(mention.name, session)
    )


def _is_all_of_the_path(path: str, name: str, where: str, session: Session | Outline) -> bool:
    """Whether a dated note lies in "Jean-Luc Picard.md", or as 2026-03-03.md in a folder "jean-luc-picard"."""
    folder, _, stem = path.rpartition("/")
    part = stem.rsplit(".", 1)[0] if where == "path" else folder.rpartition("/")[2] if only_dated(path) else ""
    return " " in name and name_key(part) == name_key(name) and _dated(session) and not _is_thing(name, session)


def _is_thing(name: str, session: Session | Outline) -> bool:
    return is_matter(name, "\n".join(point.text for point in session.points[:80]))


def _dated(session: Session | Outline) -> bool:
    """Whether a session has a day: a page without one that is titled like its file is about anything."""
    return (session.fetch() if isinstance(session, Outline) else session).date is not None


_LEAST_SHORT = 3  # letters of "Ros"
_SHORT = re.compile(r"[A-Z]{1,4}|[A-Z][a-z]?[A-Z][a-z]?")  # initials name people who are known already, never new ones


def _longer(name: str, session: Session | Outline) -> str:
    """For "Mira" in the title and a folder "Mira-Solberg": the full name."""
    if " " in name:
        return name
    fuller = (m for m in session.mentions if " " in m.name and f"{name_key(m.name)} ".startswith(f"{name_key(name)} "))
    found = next((m.name for m in fuller if looks_like_name(m.name) and name_key(m.name) != name_key(name)), None)
    return name + found[len(name) :] if found else name  # as the title spells it: a folder's hyphens are its own


def whose(roster: Roster, path: str, session: Session | Outline) -> tuple[str | None, str | None]:
    """(person, doubt): whom a session was with, by the trust order of the contract; ``doubt`` names an ambiguity."""
    if session.leftover:
        return None, None
    doubt: tuple[str, ...] = ()
    session = _parted(roster, session)
    by_path = [p.name for p in roster.people if p.paths and matcher(p.paths)(path)]
    ordered = [*(m for m in session.mentions if m.where in _STRONG), None, *(m for m in session.mentions if m.where not in _STRONG)]
    group = len({fold(m.name) for m in session.mentions if m.where == "attendees" and not roster.is_me(m.name)}) > 2
    for mention in ordered:
        names = by_path if mention is None else _mention_names(roster, mention, group)
        if doubt:
            names = [n for n in names if n in doubt]
        if len(names) == 1 and mention is not None and names[0] not in by_path and len(by_path) == 1:
            beside = [m for m in session.mentions if (m.where, m.line) == (mention.where, mention.line)]
            if any(_mention_names(roster, m, group) == by_path for m in beside):
                return by_path[0], None  # a heading that names two people, in the notes of one of them
        if len(names) == 1:
            return names[0], None
        if len(names) > 1 and not doubt:
            doubt = tuple(names)
    return None, f"{' or '.join(sorted(doubt))}?" if doubt else None


def _mention_names(roster: Roster, mention: Mention, group: bool) -> list[str]:
    if roster.is_me(mention.name) or (group and mention.where == "attendees"):
        return []
    return list(roster.candidates(mention.name))
