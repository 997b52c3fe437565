"""Plain spelling for text that was typed in a hurry or in anger: chat forms, capitals for shouting, rows of punctuation.

What stands in quotation marks, addresses and ids is left to the letter.
"""

from __future__ import annotations

import re

_CHAT = {
    "u": "you", "ur": "your", "pls": "please", "plz": "please", "bc": "because", "cuz": "because", "coz": "because", "b/c": "because", "w/o": "without",
    "w/": "with", "rn": "right now", "idk": "I don't know", "gonna": "going to", "wanna": "want to", "gotta": "have to", "ppl": "people", "thx": "thanks",
    "im": "I'm", "ive": "I've", "i": "I", "i'm": "I'm", "i've": "I've", "i'd": "I'd", "i'll": "I'll", "dont": "don't", "doesnt": "doesn't", "didnt": "didn't",
    "cant": "can't", "wont": "won't", "isnt": "isn't", "arent": "aren't", "wasnt": "wasn't", "werent": "weren't", "hasnt": "hasn't", "havent": "haven't",
    "hadnt": "hadn't", "couldnt": "couldn't", "wouldnt": "wouldn't", "shouldnt": "shouldn't", "theyre": "they're", "youre": "you're", "thats": "that's",
    "whats": "what's", "theres": "there's", "alot": "a lot", "til": "until", "monday": "Monday", "tuesday": "Tuesday", "wednesday": "Wednesday",
    "thursday": "Thursday", "friday": "Friday", "saturday": "Saturday", "sunday": "Sunday", "mondays": "Mondays", "fridays": "Fridays", "january": "January", "february": "February",
    "april": "April", "june": "June", "july": "July", "august": "August", "september": "September", "october": "October", "november": "November",
    "december": "December",
}  # fmt: skip
_SHOUTED = frozenset(
    """still always never nobody no all so why every again not really very how stop ever nothing any hate this my me you we they the and but is are was were
    has have had do does did don't doesn't can't won't cannot too much many more just only now please need want what when who where single time times same day days
    week weeks month hours late sick tired done broken down ignored everyone everyone's everything every everyday whole entire it's i'm that there their our your his her
    on in at of for to from with without because wait waiting meeting meetings work job team been being get gets got give given goes go constantly completely literally
    totally absolutely must should will would could yet even once twice three anything someone something people them if by be than then hell""".split()
)
_ACRONYMS = frozenset(
    "VPN API APIS SQL CI GPU PR PRS ETL CRM HR KPI KPIS QA UX UI AWS GCP DB CEO CTO PM PO ML AI BI IT ID URL SLA OKR OKRS JIRA".split()
)
_TOKEN = re.compile(r"(?<![\w@/.#'’-])[A-Za-z][A-Za-z'’/]*(?![\w@-])(?!['’]\w)(?!/)|\bw/(?=\s)")
_KEPT = re.compile(r"[\"“”«][^\"“”«»]{1,400}[\"”»]|https?://\S+|\S+@\S+\.\w+|`[^`]+`")
_PICTURES = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]+|(?<!\\S)[:;]-?[()DPpo/|](?!\\S)")
_TAGS = re.compile(r"(?i)(?<![\w])(?:lol|lmao|omg|wtf|smh|ffs|fml|tbh|imo|imho|fwiw|btw|ngl|jfc|rofl)(?![\w])[,.!]*\s*")


def tidy(text: str) -> str:
    """The text in plain spelling, line by line.

    >>> tidy("u NEVER answer!!! im so done, its been 3 days")
    "you never answer. I'm so done, its been 3 days"
    """
    kept = list(_KEPT.finditer(text))
    out, end = [], 0
    shouting = _all_capitals(text)
    for span in kept:
        out += [_plain(text[end : span.start()], shouting), span.group()]
        end = span.end()
    out.append(_plain(text[end:], shouting))
    lines = [re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in "".join(out).replace("\r", "").split("\n")]
    return re.sub(r" +([,.;:?])(?=\s|$)", r"\1", "\n".join(lines)).strip()


def _all_capitals(text: str) -> bool:
    words = re.findall(r"[A-Za-z]{2,}", text)
    return len(words) > 3 and sum(word.isupper() for word in words) > 0.7 * len(words)


def _plain(text: str, shouting: bool) -> str:
    text = _TAGS.sub("", _PICTURES.sub("", text.replace("’", "'").replace("‘", "'")))
    text = re.sub(r"\?*!+\?[?!]*|\?[?!]+", "?", text)
    text = re.sub(r"!+", ".", text)
    text = re.sub(r"\s*(?:\.{2,}|…)(\s*)", r".\1", text)
    text = re.sub(r"\*\*?(\S[^*\n]*?)\*\*?|(?<!\w)_(\S[^_\n]*?)_(?!\w)", lambda m: m.group(1) or m.group(2), text)
    return _TOKEN.sub(lambda m: _word(m.group(), shouting), text)


def _word(word: str, shouting: bool) -> str:
    lower = word.lower()
    if word.isupper() and len(word) > 1 and ((shouting and (word not in _ACRONYMS or word == "IT")) or lower in _SHOUTED):
        word = lower
    if word in _CHAT or (word == word.capitalize() and lower in _CHAT and "'" in _CHAT[lower]):
        return _CHAT[lower] if word == lower or _CHAT[lower][0] == "I" else _CHAT[lower].capitalize()
    return word
