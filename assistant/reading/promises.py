"""Promises in prose: "I'll send her the doc", "she will ask", "I owe him comments", "agreed to …"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.reading import pledges
from assistant.reading.inline import fold
from assistant.reading.owners import NOT_OWNERS
from assistant.reading.people import NAME, looks_like_name
from assistant.reading.pledgedverbs import REFLEXIVE, STATES, verb_fits
from assistant.reading.requests import asked_after
from assistant.reading.sentences import sentences
from assistant.reading.takeovers import looks_into, taken_over
from assistant.reading.words import base_of_past, content_words, is_base_verb, stem

_POINTS_BACK = re.compile(
    r"^[a-z][\w-]*,? (?:before|by|until|after|as soon as) |"
    r"^(?:[a-z][\w-]*,? ){1,2}(?:it|them|that|one|there|both|(?:somewhere|something|someone|anything) else|another)\b"
    r"|^(?:an? )?(?:proper |better |real )?answer\b|\b(?:others|write (?:it|that|this) up)\b",
    re.I,
)
_ASSURED = re.compile(r"[,.]?\s+(?:(?:I\s+)?promised?|for sure|no worries|don['’]t worry)\s*(?=[.!]*$)", re.I)
_ONLY_SAYS = re.compile(
    r"(?:say|answer|reply|confirm|decide|let (?:me|him|her|them|us) know|tell (?:me|him|her|them|us))(?: (?:so|then|either way))?", re.I
)
_UNTIL = re.compile(r"\b(?:by|until|till)\s+\S.*$|\b(?:tomorrow|today|tonight|(?:this|next) (?:week|month|time|\w+day))\b")
_DOES_IT = re.compile(r"do\s+(?:it|that|this|so)\s+(?:right|straight|first|asap|as soon as)\b", re.I)  # "do that right after this"
# "He wants me to keep a diary. I'll do that": his wish is no promise, but what it asks for is what I promise.
_WISHED = re.compile(
    rf"^(?:[Hh]e|[Ss]he|[Tt]hey|{NAME})\s+(?:also\s+)?(?:wants?|wanted|asks?|asked|told|needs?|needed|expects?|would like|['’]d like)\s+(?:me|us)\s+to\s+"
)
# What tells that one goes on, and no deed: "we'll try again in Q1".
_GOING_ON = re.compile(
    r"(?:try (?:it )?(?:again|harder)|keep (?:going|trying|at it)|go on|carry on|do (?:my|our|his|her) best|start (?:over|again)|see (?:how it goes|what happens))"
    r"(?:,? (?:(?:in|by|on|from) (?:q[1-4]|\w*day|\d|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|the new year).*"
    r"|(?:next|this) \w+|then|later|soon|tomorrow|today))?",
    re.I,
)
_BY = re.compile(
    r"\b(?:it|them|that|this|both)(?: (?:up|out|off|in|over|back|down|round|all))? by \S", re.I
)  # who names a day means it, whatever "it" is
_LABEL = re.compile(r"\W*([^:]{2,40}?)(?: \([^)]*\))?:\s+")
_WITHOUT_MATTER = re.compile(r"(?:(?:an?|the|my|his|her) )?(?:answer|reply|response|decision|feedback|comments|word|yes or no)", re.I)
_EMPTY = frozenset("do try go see manage handle".split())
_GIVERS = {"me": "I", "us": "we", "him": "he", "her": "she"}
_HABIT = re.compile(r"\b(?:every|usually|always|normally|each|often)\b", re.I)
_LONGEST = 400  # characters of a clause: what is longer promises nothing in passing, and is searched from every comma
_LASTING = frozenset(
    "work stay wait sleep live run go come leave start end move get become remain expect think hope plan say ask want need close open finish arrive depart return be have do".split()
)
_PASTIMES = frozenset("play sing dance perform train swim ski race travel fly drive sail attend teach lecture marry graduate birth".split())
_SAME_IN_PAST = frozenset("put read set let cut shut hit spread cost beat quit".split())
_ONCE = {
    pledges.TILL_NEXT: frozenset({"do"}),
    pledges.PRESENT_ON: frozenset({"do", "ask"}),
    pledges.DOING_ON: frozenset({"do", "ask"}),
    pledges.I_DO: frozenset({"ask"}),
    pledges.TO_US: frozenset({"get"}),
    pledges.AGREED: frozenset("run start move close finish open end".split()),
}  # what lasts elsewhere
_WANTS_TO_KNOW = re.compile(
    rf"^\W*(?:[Ss]he|[Hh]e|[Tt]hey|{NAME})\s+(?:wants?|wanted|needs?|needed|asked|asks)\s+(?:to know\s+)?(?=how|what|when|where|who|which|why|if|whether)"
)
_AND_THEN = re.compile(
    r"\s+(?:about|on|over)\s+(?P<topic>[^.;]{2,40}?)\s+and\s+(?P<verb>tell|let|write|send|call|answer|reply|come|say|give|decide|get)\b(?P<rest>.*)$",
    re.S,
)
_AND_WILL_END = re.compile(r"(?:,?\s+(?:and|but)|,)\s+(?:will|['’]ll)\b.*$", re.S)
_KNOWS_NOT = re.compile(
    r"(?:I|i|[Ww]e|[Hh]e|[Ss]he) (?:do(?:es)?n['’]t know|(?:am|is|are) not sure|['’](?:m|s|re) not sure|ha(?:ve|s) no idea)\b.{0,20}"
)
_TO_THEM = re.compile(r"\b(?:him|them|her(?= (?:an?|the|my|our|some|two|three|this|that|on|about|to|by|for|and|with)\b|\W*$))\b")
_OF_THEM = re.compile(r"^\W*(?:[Hh]is|[Hh]er|[Hh]e|[Ss]he|owes)\b|\b(?:he|she)['’]s\b")
_OF_ME = re.compile(r"\b(?:I|i|me|my|we|us|our)\b")
_CONTRACTED = re.compile(r"(?<=[a-zI])['’](?:ll|d|ve|s|re|m)$")  # "She'll see to it and will send …"
_TO_ME = re.compile(r"[a-z]+ (?:me|us)\b")
_ADVISED = re.compile(
    r"\b(?:thinks?|thought|reckons?|says?|said|suggests?|suggested|believes?|feels?|felt|advises?|advised|finds?|wants?)[,:]?\s+(?:that\s+)?$",
    re.I,
)
_DECLINED = re.compile(r"\bbut (?:she|he|they) (?:said no|declined|refused|did(?:n['’]t| not) want|does(?:n['’]t| not) want)\b", re.I)
_TO_WHOM = re.compile(
    r"^(?:(?:me|him|them|us|you)\s+(?=[a-z0-9])(?!about\b|on\b|for\b|to\b|by\b|in\b|and\b)|her\s+(?=(?:an?|the|my|our|some|two|three|comments|feedback|notes)\b|\d|(?:four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty)\b|[a-z]+s(?:\W*$| by | for )))",
    re.I,
)
_UNSURE = re.compile(
    r"(?:\b(?:if|unless|whether|wish|hopes?|hoping|might|maybe|perhaps|would be (?:nice|good|great)|in case|depends|wonders?|worried|afraid|fears?|not sure|doubts?|thinks? (?:that )?(?:it|they)|someday|one day|eventually)\b|['’]d\b)[^.;!?]*$",
    re.I,
)
_NOT = re.compile(r"\b(?:not|never|no longer|won['’]t|don['’]t)\b", re.I)
_NEXT_SUBJECT = re.compile(
    rf"(?:,|;|\.)?\s+(?:and|but|while|so|then|whereas)\s+(?=(?:I|we|she|he|they|@[\w-]+|{NAME})(?:['’]ll|\s+(?:will|owes?|promised|agreed|said|is going to|to))\b)|[,;]\s+(?=(?:I|we|she|he|{NAME})(?:['’]ll|\s+will|\s+owes?)\b)|[,;]\s+(?=I(?: still)? (?:need|have) to\b)"
)
_SHORT = 16  # words of what stands before
_NEAR = 12  # characters before a word that may change it: "not", the letters of an abbreviation
_RESOLVED = re.compile(r"\W*(?:resolution|resolved|decision|decided|agreed|consensus)\b\W*(?:we|that(?! (?:I|he|she)\b))\b", re.I)
_BACK = frozenset("do find check ask look take see clarify come pass forward".split())  # verbs that point back to a whole clause
_ON_IT = frozenset(
    "approve sign send read review fix book order answer try finish decide register apply enrol enroll reply respond".split()
)  # verbs for a thing just named
_BROUGHT = frozenset(
    "drop bring post collect pick buy dig email mail print scan share hand return fetch lend deliver upload".split()
)  # and right before
# "I send her the application": what is handed over is what the answer to it is about.
_OBJECT_OF = re.compile(
    rf"^(?:I|i|we|[Ss]he|[Hh]e|[Tt]hey|{NAME})(?:['’]ll|\s+will)?\s+(?:send|sends|give|gives|bring|brings|show|shows|share|shares|forward|forwards)\s+(?:(?:me|him|her|them|us|{NAME})\s+)?(?=(?:the|my|his|her|their|our|an?)\s)"
)
_LEADS = {"find": "find out", "look": "look into", "come": "come back on", "pass": "pass on", "look for": "look for"}
_WITH_PERSONS = frozenset(
    "call email ring phone introduce connect interview visit".split()
)  # deeds whose whole matter is who: "introduce him to her"
_WHICH = re.compile(r",?\s+which\s+$")
_THING_NAMED = re.compile(
    r"^[a-z]+ (?:an?|the|his|her|their|our|my) (?!(?:then|now|again|next|today|tomorrow|tonight|about|what|when|whether|how|and|some|for|day|date|time|thing|things|rest|matter|same|answer|reply|decision|word)\b)[a-z]{3,}"
)
_THING = re.compile(r"\s+(?:it|them|that|both|these|those|this(?!\s\w))\b")


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise: who, the words of what ("send her the doc"), the sentence that holds it, and what it points back to, if to anything."""

    who: str
    what: str
    sentence: str
    context: str = ""


def promises(text: str, known: Collection[str], above: str = "") -> list[Promise]:
    """The promises of a paragraph or bullet, at most two a sentence ("I'll send X and she will read it"). ``above``: what it replies to."""
    found: list[Promise] = []
    before = ""
    for _, sentence in sentences(text):
        last, before = (before, sentence) if len(sentence.split()) > 2 or not before else (before, before)  # "Should he?" says nothing
        if (sentence.endswith("?") and not _quoted(sentence)) or _RESOLVED.match(sentence):
            continue
        for begin, clause in _clauses(_ASSURED.sub("", sentence)):
            back = last if len(last.split()) > 2 else asked_after(above) or last
            promise = _promise(clause, known, sentence[begin:], back)
            if promise and not _GOING_ON.fullmatch(promise.what):
                found.append(replace(promise, context=_context(promise, clause, last if len(last.split()) > 2 else f"{above} {last}")))
            last = clause
    return found


def _context(promise: Promise, clause: str, before: str) -> str:
    """What stands before a promise whose own words need it: "A log would help; he'll keep one", "She has the book, will send the draft"."""
    told = [w for w in content_words(promise.what) if not is_base_verb(w)]
    if len(told) > 1 and not _POINTS_BACK.search(promise.what):
        return ""
    at = clause.find(promise.what[:12])
    return f"{before} {clause[: max(at, 0)]}".strip()


def _clauses(sentence: str) -> list[tuple[int, str]]:
    """Split where a second subject with a promise of its own begins: ", and she will …", "; Dana to …"."""
    cuts = [0, *(gap.end() for gap in _NEXT_SUBJECT.finditer(sentence)), len(sentence)]
    return [(a, sentence[a:b].strip(" ,;")) for a, b in pairwise(cuts) if sentence[a:b].strip()]


def _promise(clause: str, known: Collection[str], sentence: str, before: str) -> Promise | None:
    """The promise of a clause; ``before`` is the clause that "I'll do that" points back to."""
    mine = _without_subject(clause)
    if mine is not None:  # "Promised to tell me before it is announced" was promised to me
        return Promise("she" if _is_theirs(mine, before) else "I", mine, sentence)
    handing = pledges.HANDING.search(clause)
    if handing and _subject_fits(handing.group("who"), known) and not (_UNSURE.search(clause[: handing.start()]) or _NOT.search(clause)):
        return Promise(handing.group("who"), _trim(f"{stem(handing.group('verb'))} {handing.group('rest')}"), sentence)
    unsaid = False  # of what: then a bare thing that is taken or needed is not it either
    for pattern in pledges.SPOKEN:
        found = None if unsaid and pattern in (pledges.TAKES_ON, pledges.NEED) else pattern.search(clause)
        bound = found and _holds(found, before) and _subject_fits(found.group("who"), known, _behind(found))
        if found and bound and (told := _told(found, before)):
            return Promise(_CONTRACTED.sub("", found.group("who")).rstrip("."), told, sentence)
        unsaid = unsaid or bool(bound)
    return _in_present(clause, known, sentence) or _without_word(clause, known, sentence, before)


def _is_theirs(what: str, before: str) -> bool:
    """Whether a promise without its subject is the other's: made to me, or told right behind what they do or have and to nobody they could be."""
    if _TO_ME.match(what):
        return True
    return not _TO_THEM.search(what) and _OF_THEM.search(before) is not None and _OF_ME.search(before) is None


def _without_subject(clause: str) -> str | None:
    """What I promise where nobody is named: "Promised her the sheet", "Don't forget: …", "Will send it"."""
    remember, gift = pledges.REMEMBER.match(clause), pledges.YOU_GET.search(clause)
    bare, thing = pledges.BARE_WILL.match(clause) or pledges.PROMISED_TO.match(clause), pledges.PROMISED_BARE.match(clause)
    if thing:
        return _trim(thing.group("rest"))
    if (handed := pledges.FOR_THEM.match(clause)) and not _UNSURE.search(clause):
        return _trim(f"{handed['verb'].lower()}{handed['rest']}")
    if last := pledges.ME_LAST.match(clause):
        return _trim(f"{last['rest']}{last['when']}")
    if remember:
        return remember.group("rest").rstrip(" .")
    if gift and not _UNSURE.search(clause[: gift.start()]):
        return _trim(gift.group("rest"))
    if bare and verb_fits(bare, need=False) and not _NOT.search(clause[:12]) and not _DECLINED.search(clause):
        return _trim(bare.group("verb") + bare.group("rest"))
    return None


def _told(found: re.Match[str], before: str) -> str | None:
    """The words of what is promised, out of the clause before where its own do not say it; None where nothing does."""
    verb, rest = found.groupdict().get("verb"), found.group("rest")
    if verb == "think" and (then := _AND_THEN.match(rest)):
        verb, rest = then["verb"], then["rest"]  # "I'll think about it and tell her next time"
        if _THING.fullmatch(f" {then['topic']}") is None:
            return f"{_trim(verb + rest)}: {then['topic']}"
    what = f"{verb}{rest}" if verb else _AND_WILL_END.sub("", _TO_WHOM.sub("", rest))
    label = _LABEL.fullmatch(found.string[: found.start()])
    if label and _WITHOUT_MATTER.fullmatch(_trim(what)):
        return f"{_trim(what)}: {label[1]}"  # "Utrecht: I owe him an answer"
    if _tells_what(what, verb) or _BY.search(what):
        return _trim(what)
    if found.re is pledges.SAID_BARE and found.start():
        before = found.string[: found.start()]  # "Sol wants to know about the summer, told him I'd say by Friday"
    if found.re is pledges.AND_WILL:  # "She has the sheet somewhere and will look for it"
        here = _AND_WILL_END.sub("", found.string[found.start() : found.start("verb")])
        before = before if _KNOWS_NOT.fullmatch(here) else here  # "Is there money? I don't know, will find out"
    if which := _WHICH.search(found.string[: found.start()]):  # "asked for examples, which I'll email"
        before = found.string[: which.start()]
    said = found.re in (pledges.SAID, pledges.SAID_BARE) and verb not in _EMPTY
    bound = _only_says(what) or said  # who said so bound themselves, whatever it is about
    thing = (before if which else found.string[: found.start()] or before).strip(" ,.")
    if found.re is pledges.WILL and verb in _BROUGHT and 1 < len(thing.split()) <= _SHORT and len(content_words(thing)) > 1:
        return f"{_THING.sub('', _trim(what)).strip()}: {thing}"
    return _from_before(verb, before, _trim(what)) or (_trim(what) if bound else None)


def _only_says(what: str) -> bool:
    """Whether somebody promises to speak and does not say of what: "say by Friday"."""
    return _ONLY_SAYS.fullmatch(_UNTIL.sub("", what).strip()) is not None


def _behind(found: re.Match[str]) -> str:
    """The verb of a promise and what follows it."""
    return f"{found.groupdict().get('verb') or ''}{found['rest'] or ''}"


def _without_word(clause: str, known: Collection[str], sentence: str, before: str) -> Promise | None:
    """A promise that no verb makes: "that's me", "leave it with me"."""
    if looks_into(clause) and (thing := _from_before("look", _WANTS_TO_KNOW.sub("", before), "look")):
        return Promise("I", thing, sentence)
    found = taken_over(clause) if len(clause) <= _LONGEST else None
    return Promise(found[0], _trim(found[1]), sentence) if found and _subject_fits(found[0], known) else None


def _in_present(clause: str, known: Collection[str], sentence: str) -> Promise | None:
    """A promise told in the present tense, which only the day, an agreement or a condition tells from what is usual."""
    if len(clause) > _LONGEST or _HABIT.search(clause) or _UNSURE.search(clause) or _NOT.search(clause):
        return None
    for pattern in pledges.PLAIN:
        found = pattern.search(clause)
        while found is not None:
            verb = _plain_form(found)
            lasting = _LASTING - _ONCE.get(pattern, frozenset())
            fits = verb is not None and is_base_verb(verb) and verb not in lasting | STATES | _PASTIMES
            if fits and _subject_fits(found["who"], known) and not _quoted(clause[: found.start()]):
                if verb in _SAME_IN_PAST and pattern in (pledges.PRESENT_ON, pledges.I_DO) and fold(found["who"]) in ("i", "we"):
                    break  # "I read your slides on the train": told of the past
                day = found.groupdict().get("day")
                return Promise(found["who"].rstrip("."), _trim(f"{verb}{found['rest']}") + (f" {day}" if day else ""), sentence)
            found = pattern.search(clause, found.start("verb"))
    return _from_whom(clause, known, sentence)


def _from_whom(clause: str, known: Collection[str], sentence: str) -> Promise | None:
    """A thing that is to come from somebody by a day: "First numbers from me by 30 September"."""
    found = pledges.FROM_WHOM.match(clause)
    if found is None or base_of_past(found["thing"].split()[0].lower()) or is_base_verb(found["thing"].split()[0].lower()):
        return None
    who = _GIVERS.get(fold(found["who"]), found["who"])
    if not _subject_fits(who, known):
        return None
    return Promise(who, _trim(f"{found['label'] or ''}{found['thing']}{(found['more'] or '').strip(' ,')} {found['day']}"), sentence)


def _plain_form(found: re.Match[str]) -> str | None:
    """The verb of "I send", "she sends" or "she's sending" in its plain form; None where it is none."""
    if found.re is pledges.DOING_ON:
        plain = stem(found["verb"])
        return next((form for form in (plain, f"{plain}e", found["verb"][:-3], f"{found['verb'][:-3]}e") if is_base_verb(form)), None)
    return found["verb"] if fold(found["who"]) in ("i", "we") else _third_person(found["verb"])


def _third_person(verb: str) -> str | None:
    """The verb of "she sends"; None where it is no such form."""
    if verb in ("does", "goes"):
        return verb[:-2]
    return stem(verb) if verb.endswith("s") and stem(verb) != verb else None


def _holds(found: re.Match[str], before: str) -> bool:
    """Whether somebody who was talked to bound themselves: no wish, no doubt, no denial, no quotation, nobody's brother."""
    pattern, front = found.re, found.string[: found.start()]
    begin = found.start("verb") - _NEAR if pattern is pledges.AND_WILL else found.start("who")
    if pattern is pledges.NEED and _ADVISED.search(front):
        return False  # "he thinks I ought to tell her": advice
    if _quoted(front) or _UNSURE.search(front) or _NOT.search(found.string[begin : found.start("rest")]):
        return False
    if found.group("who").lower() in ("he", "she") and pledges.KIN.search(f"{before} {front}"):
        return False
    if found.groupdict().get("verb") is not None:
        return verb_fits(found, need=pattern is pledges.NEED)
    return pattern is not pledges.OWE or not _UNSURE.search(found.group("rest")[:20])


def _quoted(front: str) -> bool:
    """Whether a quotation mark is open: what is quoted is nobody's promise."""
    return front.count('"') % 2 == 1 or front.count("“") > front.count("”")


def _from_before(verb: str | None, before: str, what: str) -> str | None:
    """What is promised, where it stands in the clause before: "Who signs it off? I'll find out.", "Ask Gwen about it, I'll do that"."""
    thing = before.strip(' .?!"”')
    fewest = 2 if re.match(r"(?:the|my|your|our|an?)\s", thing) else 3  # "the licence"
    if not verb or not fewest <= len(thing.split()) <= (25 if verb in _BACK or verb == "tell" else 16):
        return None
    if verb in ("do", "take"):
        thing = _WISHED.sub("", re.sub(r"\s+(?:and|but|so)$", "", thing))
        when = _UNTIL.search(what)
        return f"{thing} {when[0]}" if when and not _UNTIL.search(thing) else thing
    if (verb == "tell" and len(what.split()) > 1) or _only_says(what):
        return f"{REFLEXIVE.sub('', what).strip()}: {thing}"
    if verb not in _BACK and verb not in _ON_IT:
        return None
    over = "look over" if re.match(r"look (?:it|them|that) over\b", what) else None
    if (over or verb in _ON_IT) and _OBJECT_OF.match(thing):
        thing = _UNTIL.sub("", _OBJECT_OF.sub("", thing)).strip()
    lead = over or _LEADS.get(f"{verb} for" if what.startswith(f"{verb} for ") else verb) or _THING.sub("", what).strip()
    return f"{lead}: {thing[0].lower()}{thing[1:]}" if thing[1:2].islower() else f"{lead}: {thing}"


def _tells_what(what: str, verb: str | None) -> bool:
    """Whether a promise says what it is about: "look for it" and "think about that" don't, without the sentence before."""
    if _only_says(what):
        return False
    if verb and _THING_NAMED.search(what):
        return True  # "get a price for that"
    rest = [w for w in content_words(what) if (verb is None or w != stem(verb)) and w not in ("christmas", "weekend", "easter")]
    if _DOES_IT.match(what):
        return False
    if (
        rest
        and len(rest) <= 2
        and all(is_base_verb(w) for w in rest)
        and re.search(r"\b(?:it|them|that|this|these|those)\b", _UNTIL.sub("", what))
    ):
        return False  # "this week" is no such word
    return bool(rest) or (bool(re.search(r"\b(?:me|him|her|them|us)\b", what)) and verb in _WITH_PERSONS)


def _subject_fits(who: str, known: Collection[str], rest: str = "") -> bool:
    """Whether somebody who was talked to or is known binds themselves; of anybody else only what they owe us counts."""
    word = fold(who).lstrip("@").rstrip(".")
    if word in ("i", "we", "she", "he"):
        return True
    if word in ("you", "they"):
        return False
    first = word.split()[0]
    owed = re.match(r"\s*(?:(?:send|give|bring|forward|share|show|get|hand)\s+)?(?:me|us)\s+\S", rest) is not None and looks_like_name(who)
    return who.startswith("@") or word in known or ((first in known or owed) and first not in NOT_OWNERS)


def _trim(what: str) -> str:
    """The promise without what follows it: a second sentence part that tells something else."""
    what = re.split(r"\s*(?:;|\s—\s|\s–\s|\s--\s)\s*|,\s+(?:which|because|since|as|so that|but|though|although)\b", what)[0]
    return re.sub(r",?\s+(?:and|but|so|then)$", "", re.sub(r"\s+", " ", what).strip(" .,:"))
