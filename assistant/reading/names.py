"""What a name looks like: its letters, particles, initials and titles of address, and the words that are none."""

from __future__ import annotations

import re
import unicodedata

from assistant.reading.inline import WIKI_NAME, fold, plain

# Small letters of the scripts that have them. Any other letter may begin a name: a capital, or one of a script without capitals.
_SMALL = "a-zß-öø-ÿāăąćčďđēėęěğģīįıķļłńņňőœŕřśşšșţťțūůűųźżžảạấầẩẫậắằẳẵặẻẽẹếềểễệỉịỏọốồổỗộớờởỡợủụứừửữựỳỵỷỹάέήία-ώа-џґєіїա-և"
# The first half is for patterns that ignore case: there any plain letter begins a name.
CAPITAL = rf"(?:[A-Z]|(?-i:(?![\d_{_SMALL}])\w))"
# Signs that are part of a word though they are no letters: accents set apart, vowels of Indic scripts and Thai, Arabic points.
_SIGNS = "\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0900-\u0dff\u0e31-\u0e4e"
PARTICLES = frozenset(
    "van von de der den del della dalla dello di da do dos das du des la le las los el al bin ibn bint ben abu ten ter te 't ’t zu zum zur vom af av op san".split()
)
_PARTICLE = "|".join(sorted(PARTICLES, key=len, reverse=True))
_BOUND = r"(?:[dDlL][’']|(?:al|el|ul|ur|as|ad|ar|an|az|ibn|bin)-)?"  # "d'Aubert", "al-Rashid"
NAME_WORD = rf"(?:{CAPITAL}\.){{2,3}}(?= )|{CAPITAL}[\w{_SIGNS}’'-]*[\w{_SIGNS}]|{CAPITAL}(?=\.)"
NAME = rf"(?:{NAME_WORD})(?:\.? (?:(?:{_PARTICLE}) ){{0,3}}{_BOUND}(?:{NAME_WORD})\.?){{0,3}}"
# A name by itself: here a letter without its dot is an initial too ("Maya K Cruz", "Dana W").
_WHOLE = re.compile(rf"(?:{NAME_WORD})(?:\.? (?:(?:{_PARTICLE}) ){{0,3}}{_BOUND}(?:{NAME_WORD}|[A-Z])\.?){{0,4}}")
_BOUND_WORD = re.compile(rf"(?:[dl][’']|(?:al|el|ul|ur|as|ad|ar|an|az|ibn|bin)-){CAPITAL}")
_DOTTED = re.compile(rf"{CAPITAL}(?:\.{CAPITAL})*")
ADDRESS = frozenset(
    """dr mr mrs ms mx miss prof professor doctor sir dame rev revd herr frau mme mlle madame monsieur dott dottssa senor senora sr sra srta
    capt captain lt sgt""".split()
)
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
    summary recap transcript transcription recording raw action actions items item me i us we vault obsidian notion export granola otter slack
    none nobody unknown everyone everybody anyone self tbc tbd remote remotely online virtual hybrid video cancelled canceled skipped postponed rescheduled short
    встреча созвон еженедельная собрание 会议 会議 面談 面谈 一对一 周会 定例 ミーティング 회의 미팅 اجتماع συναντηση""".split()
)
# In a title these head a meeting or a matter, no person; in a file's name they may tell two people of one name apart ("sam (design)").
MATTERS = frozenset(
    """board committee steering council department dept budget strategy product design sales finance marketing engineering leadership operations ops
    hr legal security research trip visit workshop offsite onsite conference training party company office""".split()
)
_TALK_WORD = re.compile(r"\w{2,}(?:gesprach|gespraech|treffen|termin|besprechung|meeting)s?")
_FIRMS = frozenset("ltd limited inc llc llp plc gmbh ag bv nv sarl corp corporation co company pty srl spa oy ab as".split())


def is_common(word: str) -> bool:
    """Whether a word is one of meetings rather than of names."""
    folded = fold(word)
    return folded in _STOP or _TALK_WORD.fullmatch(folded) is not None


def is_capital(word: str) -> bool:
    """Whether a word begins as names do: with a capital, or with a letter of a script that has none."""
    return re.match(CAPITAL, word) is not None


def has_cases(text: str) -> bool:
    """Whether a text is in a script with capitals: elsewhere nothing in a word itself tells a name from any other word."""
    return text.lower() != text.upper()


def without_address(name: str) -> str:
    """A name without the titles before it: "Dr. Maya Cruz" → "Maya Cruz"."""
    words = name.split()
    while len(words) > 1 and fold(words[0]).rstrip(".") in ADDRESS:
        words.pop(0)
    return " ".join(words)


def spelled_large(name: str) -> str:
    """A name that is written small, as names are written: "maya de la cruz" → "Maya de la Cruz"; any other as it stands."""
    if name != name.lower():
        return name
    return " ".join(word if place and word in PARTICLES else word.title() for place, word in enumerate(name.split()))


def runs_of_names(text: str) -> list[str]:
    """The names among words: runs of capitalised words with the particles between them; words of meetings and matters, and dates, part them."""
    runs: list[list[str]] = [[]]
    small: list[str] = []  # particles that count once a capitalised word follows
    for word in text.split():
        shown = _bared(word)
        if runs[-1] and (shown in PARTICLES or word in PARTICLES):
            small.append(word if word in PARTICLES else shown)
        elif _names(shown) or (runs[-1] and _BOUND_WORD.match(shown)):
            if not runs[-1] and fold(shown).rstrip(".") in ADDRESS:
                continue
            runs[-1] += [*small, shown]
            small = []
        elif runs[-1] or small:
            runs.append([])
            small = []
    return [" ".join(run) for run in runs if run and sum(word not in PARTICLES for word in run) <= _MOST_WORDS]


_MOST_WORDS = 4


def _bared(word: str) -> str:
    """A word without the signs around it; the dot of an initial stays."""
    shown = word.strip(".,:;()[]{}\"“”'’*_#!?、。「」（）")
    return f"{shown}." if f"{shown}." in word and _DOTTED.fullmatch(shown) else shown


def _names(word: str) -> bool:
    """Whether a word may be part of a name."""
    common = not word or is_common(word) or fold(word) in MATTERS or any(c.isdigit() for c in word)
    return not common and is_capital(word)


def clean_name(text: str) -> str:
    """A name without link marks, roles, titles, e-mail, handle, pronouns: "[[Dana Whitfield|Dana]] (she/her) - TSC" → "Dana Whitfield"."""
    text = unicodedata.normalize("NFC", text)
    wiki = WIKI_NAME.search(text)
    if wiki:
        text = wiki.group(1).rsplit("/", 1)[-1]
    text = plain(text)
    text = re.sub(r"<[^>]*>|\([^)]*\)|\[[^\]]*\]", " ", text)
    local, at, domain = text.strip().partition("@")
    if at and local and " " not in text.strip():
        text = re.sub(r"[._-]+", " ", local).title() if domain else local
    text = re.split(r"\s+[-–—|]\s+|,\s|:\s|;", text.strip())[0]
    return without_address(re.sub(r"\s+", " ", text).strip(" .,:;@*_-–\t"))


_PRONOUNS = frozenset(
    "he she they his her their him them you your this that these those what who".split()
)  # "Yini He" is a name, "He" is none
_LETTERED = frozenset(
    "plan option series phase version appendix annex type grade class block unit vitamin room building hall section figure".split()
)


def looks_like_name(text: str) -> bool:
    """One to five capitalised words with particles between them, none of them a word of meetings."""
    words = text.split()
    if not 1 <= len(words) <= _MOST_WORDS + 4 or not _WHOLE.fullmatch(text):
        return False
    if fold(text) in _PRONOUNS or fold(words[-1].strip(".")) in _FIRMS or re.search(r"\d", text):
        return False
    shown = [w.strip("'’.") for w in words]
    if len(shown[-1]) == 1 and fold(shown[-2] if len(shown) > 1 else "") in _LETTERED:
        return False
    return not any((is_common(w) or fold(w) in MATTERS) and len(w) > 1 for w in shown) and not (len(words) == 1 and len(text) < 2)
