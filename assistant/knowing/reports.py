"""Lines that report on a task without being one: "sent ✔", "booked last week", "dropped, no budget", "not done yet", "moved to 20 March".

A line is cut into clauses; each gets one verdict by its cue (see ``cues``). What a clause is about are the words before its
cue or the object behind its verb; a clause that names nothing ("both sent", "it's out") speaks of what stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.knowing.counts import NUMBERS, whole_of
from assistant.knowing.cues import DAY, WHEN, Cue, Verdict, before_drop, cue_of, says_dropped, verdict_of
from assistant.knowing.deeds import ARRIVED, HELD, SPEECH
from assistant.knowing.enumerations import listed
from assistant.knowing.events import told_event
from assistant.knowing.phrases import phrase_of
from assistant.reading.inline import plain, struck_first
from assistant.reading.sentences import sentences
from assistant.reading.words import base_of_past, content_words
from assistant.records import Point

_TICKED = re.compile(r"\W*[✔✓✅☑✗]\ufe0f?\s*|(?:ok|xx)\b:? (?=\w)|done:\s*", re.I)
_REMARKS = frozenset("comment feedback remark note review".split())  # when they arrive, the thing was reviewed
_NEW_DATE = re.compile(
    rf"^\W*(?:->|→)?\s*(?:[\w+]{{2,4}}:)?(?:[A-Z]\w+ (?=says? |said ))?\W*(?:now|new date|the rest|rest|finish it|he|she|i|they|it|we|and|will be|gets? it|said|by|on|until|says?|slips?|moved|to|due|eta|the|{DAY}|\d|\W)+",
    re.I,
)
_SUBJECT = re.compile(
    r"^(?:\W*(?:also|and|so|oh|yes|ok|fyi|update|then|finally|yesterday|last week|today|this week|on \w+)\b\W*)*"
    r"(?P<who>(?:I|i|we|We|she|She|he|He|they|They|you|You)(?=['’\s])|[A-Z][\w-]+(?: [A-Z][\w-]*\.?)?(?=\s+(?:has |had |have |already |finally |just )*(?P<verb>[a-z]+)))"
)
_RECEIVES = re.compile(
    r"^\W*(?:he|she|they|you|we|i)\s+(?:has|have|had|got|can|knows?)\b|^\W*(?:he|she|they|we|i)['’](?:s|ve)\s+(?:got|had)\b", re.I
)
_PRONOUN = re.compile(r"\b(?:it|them|that|this|these|those|both|all of (?:it|them)|either)\b", re.I)
_NO_OBJECT = re.compile(
    r"^\W*(?:off|out|up|back|over|down|through|away|it|them|both|that|this|these|those|all|in|on)?\W*(?:$|[.,;:(✔✓]|(?:to|for|with|at|by|on|in|of|from|about|before|after|last|this|yesterday|today|since|as|and|when|because|early|late|too)\b)",
    re.I,
)
_CLAUSE = re.compile(
    r";\s+|(?<=\w [✔✓✅☑])\s+(?=[a-z])|,?\s+with (?=(?:my|her|his|our|their) [\w -]{2,30} in (?:it|there)\b)|,?\s+(?:but|while|whereas|although|though)\s+|,\s+(?:and\s+)?(?=(?:I|she|he|we|they|the|her|his|my|told|asked|[A-Z]\w+(?=['’]s\b|\s+(?!and\b|or\b)[a-z]))\b)|\s+and\s+(?=(?:I|she|he|we|they)\s)|\s[—–]\s|,\s+so\s+(?=\w+ed\b|done\b|sent\b)"
)
_EQUALS = re.compile(r"(\W*\w[\w -]{2,40}) = (?=\S)")
_TO_WHOM = re.compile(
    r"\s+(?:to|with) ((?:[A-Z][\w-]+)(?: [A-Z][\w-]*)?)(?=\W*$|[,;.(]| (?:on|in|at|last|yesterday|today|about|and|again|before|after|over)\b)"
)
_FINALLY = re.compile(r"\b(?:finally|at last|already|now)\b", re.I)
_LABEL = re.compile(r"([^:.;]{2,40}):\s")
_ASSENT = re.compile(r"[A-Z]\w+ (?:agrees|agreed|approves|approved|accepts|consents)\W*$")
_ORNAMENT = re.compile(r"^[^\w\s(\[\"“'’.,;:*-]+\s+")  # "☕ Corin wrote to me"
_SHE_SAW = re.compile(r"(?<=: )(?P<who>[Ss]he|[Hh]e|[Tt]hey) (?P<verb>saw|read|liked|loved|used|signed) (?=it\b|them\b|both\b)")
_HERE = re.compile(r"\w (?:here|in|out)$", re.I)
_NUMBERED = re.compile(r"\W*\d{1,2}(?:\.\d{1,2})+\.?\s+(?=\D)")  # "1.2 Residents were told": the number of a point of minutes
_YES_SAID = re.compile(r"\W*(?:yes|no)\W*(?:[.!;]|$)", re.I)
_BOTH = re.compile(r"\bboth\b", re.I)
_IS = re.compile(r"(?<=\w)\s+(?:is|are|was|were|comes?|starts?|begins?|takes place|happens?|falls?)\b")
_SLIPS = re.compile(r"\s+(?:slips?|slipped|moves?|shifts?|is late)\b")  # "Runbook | slips, 4 July"
_WHERE = re.compile(r"\s(?:in|at|during) (?=(?:the|a|our|my|her|his) )")
_BY_WHOM = re.compile(r"\b(?:was|were|been|is|are) (?:\w+ )?\w+(?:ed|en|t|ne) by ([A-Z]\w+)\b")
_FINISHED_OF = re.compile(r"\b([A-Z]\w+)['’]s (?:finished|completed|signed|final|approved) [a-z]")
_CAN_DO = re.compile(r"\bcan [a-z]+\b")
_ABLE = re.compile(r"can\b.*\bnow$", re.I)
_AND_DOES = re.compile(r"\s+and (?:then )?(?=[a-z]+(?:s|ed)\b)(?![a-z]+(?:s|ed) (?:to|of|for|and)\b)")
_COUNTS = re.compile(rf"\b(?:\d+|all|both|most|some|{'|'.join(NUMBERS)})\b", re.I)
_ONE_LACKS = re.compile(
    r"\W*(?:and |but )?(?:the |only )?[\w'’-]+(?: [\w'’-]+)? (?:(?:(?:is|are|was|were) )?(?:not|missing|to (?:go|come|do))(?: (?:yet|done))?|(?:is|are|was|were|has|have|does|do)n['’]t(?: yet)?)\W*$",
    re.I,
)
_NEGATED = re.compile(r"n['’]t(?: yet)?\W*$", re.I)
_THE_THING = re.compile(r"\W*(?:the|my|your|his|her|their|our|its)\s", re.I)
_SAYS_SO = re.compile(r"\b(?:says?|said) (?:yes|no|ok|okay)$", re.I)
_BECAUSE = re.compile(r"\W*(?:only )?(?:because|thanks to|since|after)\b", re.I)
_SENTENCE = 4  # words; a paragraph as long stands below the list of who came, not in it
_NARROW = 70  # nobody wraps prose narrower
_GENERIC = frozenset(
    "come go done do work arrive land finish date deadline end door way plate list desk deck calendar wiki inbox out in up sure thank thx ok sorry fine lot part rest never always really actually guess suppose think".split()
)


_NOUNS = frozenset("desk list part plate deck calendar wiki door lot".split())  # two of them name a thing: "parts list finished"
_ADVERBS = frozenset("ago together alone aloud twice once yesterday weekend away".split())


@dataclass(frozen=True, slots=True)
class Report:
    """One clause that tells how something stands.

    ``words`` are all its words, with those it points back to; ``topic`` and ``phrases`` what it is about; ``verbs`` the deeds it
    tells as done; ``sure`` whether it says so outright; ``bare`` whether it names nothing itself; ``label`` whether
    it names its topic apart ("flights: booked", "✓ flights"); ``until`` is the text that may
    hold a new date, ``told`` the sentence from the clause on; ``whole`` the numbers that are reached ("12/12").
    """

    line: int
    text: str
    verdict: Verdict
    words: frozenset[str]
    topic: frozenset[str]
    phrases: frozenset[tuple[str, ...]]
    verbs: frozenset[str]
    who: str | None
    sure: bool
    bare: bool
    label: bool
    until: str
    told: str
    raw: str
    whole: frozenset[str] = frozenset()


_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_A_DAY = rf"(?:(?:the )?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:(?:the )?\d{{1,2}}(?:st|nd|rd|th)?\.?(?: (?:of )?{_MONTHS})?(?<!\b\d)(?<!\b\d\d)|{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}[./]\d{{1,2}}\.?|(?:the )?(?:end|middle|start|beginning) of \w+|mid[ -]\w+|next (?:week|month|\w+day)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_SAYS = (
    r"(?:(?:she|he|they|i|we|[A-Z]\w+) )?(?:says?|said|hopes?|hoped|hoping|thinks?|reckons?|promises?|wants?|expects?|aims? for|aiming for)"
)
# "Now 27 June", "4 July", "26 Sep now", "she says 9 May", "rest by end of July she says", "wants another fortnight, 15 April".
_ONLY_DAY = re.compile(
    rf"(?:(?:(?:now|then|so|till|until|by|new (?:date|promise|deadline)|rather|eta|due|target|maybe|(?:the )?rest|last (?:one|two|three|bits?)|{_SAYS}|(?:another|a|one|two|three) (?:more )?(?:fortnight|weeks?|days?|month|months))[,:]? )*)"
    rf"{_A_DAY}(?:,? (?:now|then|instead|at the latest|no later|latest|{_SAYS}))*",
    re.I,
)
_SAYS_BEHIND = re.compile(_SAYS, re.I)
_WORDED_DAY = re.compile(rf"(?=.*\b(?:now|by|rest|until|till|{_SAYS})\b)", re.I)
_SHORT_LINE = 18  # words
_REMARK = 2  # words
_FAR_FROM = re.compile(r"\bfar from (?:done|finished|fixed|ready|complete|settled|there|over|it)\W*$", re.I)
_THROUGH = re.compile(r"\b(?:thro|thru)\b")
_PAID_OFF = re.compile(r"\b(?:made (?:all )?the difference|paid off|was worth (?:it|the \w+))\b")
_FOR_COVER = re.compile(r"\b(?:stands?|fills?|steps?|jumps?|stood|filled|stepped) in(?= for\b|\W*$)")


def reports_of(point: Point, above: str = "") -> list[Report]:
    """The reports in a point: at most one a clause. ``above`` is the text of the bullet that it is nested under."""
    if point.noise or point.private or point.kind in ("code", "comment") or point.zone in ("template", "plan"):
        return []
    if point.zone in ("attendance", "absent") and (point.kind != "paragraph" or len(point.text.split()) < _SENTENCE):
        return []
    found: list[Report] = []
    point = _plainly_told(point)
    label = _LABEL.match(point.said or point.text)
    heading = label[1] if label else ""
    clauses = [
        (part, sentence)
        for sentence in _sentences(point)
        for clause in _CLAUSE.split(sentence)
        if clause and clause.strip()
        for part in (listed(clause) or [clause])
    ]
    clauses = _with_assent(clauses)
    before = above
    for index, (clause, sentence) in enumerate(clauses):
        tail = " ".join([clause, *_dates_behind([c for c, _ in clauses[index + 1 : index + 3]])])
        only_date = index > 0 and WHEN.search(clause) is not None and not set(content_words(_NEW_DATE.sub("", clause))) - _GENERIC
        report = _report(point, clause, clauses[0][0] if only_date else before, tail, sentence)
        if (
            report and heading and (index or not (heading in clause or clause.endswith(" done"))) and not report.label
        ):  # "Guild: she is in, I asked for the place": all of it is about that
            report = replace(report, words=report.words | frozenset(content_words(heading)))
        if report:
            found.append(_with_next(report, clauses[index + 1][0]) if index + 1 < len(clauses) else report)
        if report is None or not report.bare:
            before = clause
    return _shifted(found, clauses)


def _shifted(found: list[Report], clauses: Sequence[tuple[str, str]]) -> list[Report]:
    """The reports of a line without remarks behind what is still open; one that ends in a new day tells when it will be.

    "Succession list: not begun. Ashamed. Now 27 June".
    """
    last = _last_day(clauses)
    found = [
        r for r in found if not last or r.verdict == "moved" or r.text.strip(' .!"“”') != last
    ]  # "said end of Oct" is the day, and tells no deed
    open_at = next((at for at, report in enumerate(found) if report.verdict == "still open"), len(found))
    # "Succession list: not begun. Ashamed.": what names nothing itself takes nothing back
    remark = [r.verdict == "fact" or (r.bare and r.verdict == "done" and len(r.text.split()) <= _REMARK) for r in found]
    found = [r for at, r in enumerate(found) if at <= open_at or not remark[at]]
    if _FAR_FROM.search(clauses[-1][0] if clauses else ""):  # "brought it up with Kim, she wants numbers, so far from fixed"
        found = [replace(r, verdict="still open") if r.verdict in ("done", "fact") else r for r in found]
    told = any(report.verdict in ("done", "dropped", "reopened") for report in found)
    if told or not last or len(clauses[0][0].split()) > _SHORT_LINE:
        return found
    return [replace(r, verdict="moved", until=last) if r.verdict in ("fact", "still open") and not r.bare else r for r in found]


def _last_day(clauses: Sequence[tuple[str, str]]) -> str:
    """The new day with which a line ends: a clause of its own, or worded as one behind its last comma ("rest by end of July she says"); "" if none."""
    told = [clause.strip(' .!"“”') for clause, _ in clauses]
    if len(told) > 2 and _SAYS_BEHIND.fullmatch(told[-1]):
        told[-2:] = [f"{told[-2]}, {told[-1]}"]  # "By 1 August, | she says"
    last = told[-1] if told else ""
    if day := next((one for one in told[:0:-1][:2] if _ONLY_DAY.fullmatch(one)), ""):
        return day
    for comma in re.finditer(r",\s+", last):
        tail = last[comma.end() :].strip(' "“”')
        if _ONLY_DAY.fullmatch(tail) and _WORDED_DAY.match(tail):
            return tail
    return ""


def _plainly_told(point: Point) -> Point:
    """A point as its reports are read from it: what is struck as ticked, without a number of minutes, headed by a colon."""
    crossed = struck_first(point.raw)
    if crossed and not says_dropped(crossed[1]) and point.mark is None and point.kind in ("bullet", "paragraph"):
        text = f"✔ {plain(crossed[0])}"
        point = replace(point, text=text, said=text, raw=point.raw.replace("~~", ""), breaks=())
    point = _unnumbered(_unspoken(point))
    if _EQUALS.match(point.text):  # "hourly refresh = 9k a year" is headed by its topic
        point = replace(point, text=_EQUALS.sub(r"\1: ", point.text), said=_EQUALS.sub(r"\1: ", point.said))
    if _THROUGH.search(point.text):
        point = replace(point, text=_THROUGH.sub("through", point.text), said=_THROUGH.sub("through", point.said))
    if _PAID_OFF.search(point.text):
        point = replace(point, text=_PAID_OFF.sub("went well", point.text), said=_PAID_OFF.sub("went well", point.said))
    if _FOR_COVER.search(point.text):  # "Lena stands in for her" is told as "Lena covers for her"
        point = replace(point, text=_FOR_COVER.sub("covers", point.text), said=_FOR_COVER.sub("covers", point.said))
    return point


def _with_next(report: Report, following: str) -> Report:
    """A report with what the next clause makes of it."""
    if report.verdict == "done" and _ONE_LACKS.match(following) and (_COUNTS.search(report.text) or _NEGATED.search(following)):
        return replace(report, verdict="still open")  # "four sites done, the Glasshouse not"
    if _SAYS_SO.search(report.text):  # "Legal says yes, we may publish it"
        return replace(report, words=report.words | frozenset(content_words(following)))
    return report


def _with_assent(clauses: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Clauses with the consent to each as its part: "the depot is off the list, Kim agrees"."""
    found: list[tuple[str, str]] = []
    for clause, sentence in clauses:
        if found and _ASSENT.match(clause) and found[-1][1] == sentence:
            found[-1] = (f"{found[-1][0]}, {clause}", sentence)
        else:
            found.append((clause, sentence))
    return found


def _unspoken(point: Point) -> Point:
    """A point that is no speech: "Bread: YES. From 1 May" is not said by bread."""
    unsaid = point.speaker and _YES_SAID.match(point.said)
    return replace(point, said=point.text) if unsaid else point


def _unnumbered(point: Point) -> Point:
    """A point without the number that minutes give it: what it says begins behind that."""
    text = _NUMBERED.sub("", point.text, count=1) if _NUMBERED.match(point.text) else point.text
    cut = len(point.text) - len(text)
    if not cut:
        return point
    breaks = tuple((max(0, at - cut), line) for at, line in point.breaks)
    return replace(
        point, text=text, breaks=breaks, said=_NUMBERED.sub("", point.said, count=1) if _NUMBERED.match(point.said) else point.said
    )


def _sentences(point: Point) -> list[str]:
    """Sentences; a line that ends although its next word would have fitted is not wrapped, so it ends one, too."""
    text = point.said or point.text
    rows = point.raw.split("\n")
    if len(rows) < 2 or not point.breaks or text != point.text:
        return [s for _, s in sentences(text)]
    width = max(_NARROW, *(len(row.rstrip()) for row in rows))
    cuts = [0]
    for (at, number), row in zip(point.breaks, rows, strict=False):
        following = rows[number - point.line].split(maxsplit=1)[:1] if 0 <= number - point.line < len(rows) else []
        previous = rows[number - point.line - 1] if number > point.line else row
        if at > 0 and following and len(previous.rstrip()) + 1 + len(following[0]) < width:
            cuts.append(at)
    return [s for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True) for _, s in sentences(text[a:b])]


def _dates_behind(clauses: list[str]) -> list[str]:
    """The clauses right behind that hold nothing but a new date: "he gets it by the 20th", "New date 14 Feb"."""
    for index, clause in enumerate(clauses):
        if WHEN.search(clause):
            return [clause] if len(content_words(_NEW_DATE.sub("", clause))) <= 2 else []
        if index or len(content_words(clause)) > 2:
            break
    return []


def _report(point: Point, clause: str, before: str, until: str, sentence: str) -> Report | None:
    cue = cue_of(clause)
    verdict, sure = verdict_of(point, clause, cue, until)
    if verdict in (None, "fact", "done") and (event := told_event(clause)):
        cue, verdict = Cue(len(event), len(clause), sure, True, (cue.verbs if cue else frozenset()) | {HELD}), "done"
    if verdict is None:
        return None
    ticked = _TICKED.match(clause)  # "✓ the notebooks came": what is ticked says itself what it is about
    inner = cue_of(clause[ticked.end() :]) if ticked else cue
    verbs = (cue.verbs if cue else frozenset()) | (inner.verbs if inner else frozenset())
    about, phrases = _topic(clause[ticked.end() :] if ticked else clause, inner)
    if verdict == "dropped" and (matter := before_drop(clause)):
        about, phrases = matter, _phrases(matter)
    if verdict == "moved" and content_words(thing := _SLIPS.split(about)[0]):
        about, phrases = thing, _phrases(thing)
    if {phrase[-1] for phrase in phrases} & _REMARKS and ARRIVED in verbs:
        verbs |= {"review"}
        about = " ".join(word for word in about.split() if not set(content_words(word)) & _REMARKS)
        phrases = _phrases(about)
    topic = frozenset(w for w in content_words(about) if w not in verbs and w != "alone" and w.replace("-", "").isalpha())
    words = frozenset(content_words(clause)) | (frozenset({"two"}) if _BOTH.search(clause) else frozenset())
    bare = not {w for w in topic - _GENERIC if "'" not in w} and not any(len(p) > 1 for p in phrases if set(p) <= _NOUNS)
    back = frozenset(content_words(before))
    other = bool(_THE_THING.match(clause)) and bool(topic & _NOUNS) and not topic & back  # "The list arrived", after the diary, is no diary
    if before and not other and (bare or _points_back(clause, cue)):
        words |= back
        topic, phrases = (back, _phrases(before)) if bare else (topic, phrases)
    label = ticked is not None or _LABEL.match(clause) is not None
    line, raw = point.line_of(sentence)
    return Report(
        line,
        clause,
        verdict,
        words,
        topic,
        phrases,
        verbs,
        _who(point, clause),
        sure,
        bare and not other,
        label,
        until,
        sentence[max(0, sentence.find(clause)) :],
        raw,
        whole_of(clause),
    )


def _points_back(clause: str, cue: Cue | None) -> bool:
    """Whether a clause leaves out, or says by a pronoun, what it is about."""
    return bool(_PRONOUN.search(clause)) or bool(_BECAUSE.match(clause)) or (cue is not None and not content_words(clause[: cue.start]))


def _who(point: Point, clause: str) -> str | None:
    """Who did it, where the clause says so: a pronoun, or a name before a verb of the past."""
    agent = _BY_WHOM.search(clause)
    if agent and content_words(agent[1]):  # "by March" names nobody
        return agent[1]
    if owned := _FINISHED_OF.search(clause):
        return owned[1]
    subject = None if _RECEIVES.match(clause) else _SUBJECT.match(_ORNAMENT.sub("", clause)) or _SHE_SAW.search(clause)
    if subject is None or (subject.group("verb") and base_of_past(subject.group("verb")) is None):
        return None
    who = subject.group("who")
    return point.speaker if who.lower() == "i" and point.speaker else who


def _topic(clause: str, cue: Cue | None) -> tuple[str, frozenset[tuple[str, ...]]]:
    """(text, phrases) of what a clause is about: what stands before its cue ("the demo | went well"), or the object of its verb."""
    if cue is None:
        label = _LABEL.match(clause)
        told = clause[: label.end()] + clause[label.end() :].split(", ")[0] if label else clause
        return told, _phrases(_IS.split(clause.split(":", 1)[0])[0])
    front, behind = clause[: cue.start], clause[cue.end :]
    known = content_words(front)
    if not known and ARRIVED in cue.verbs and _HERE.search(clause[cue.start : cue.end]):  # "jackets here": the cue holds its thing
        thing = " ".join(clause[cue.start : cue.end].split()[:-1])
        return thing, _phrases(thing)
    if cue.state and not known and _ABLE.match(clause[cue.start :]):  # "she can log in to the cluster now"
        return _CAN_DO.sub("", clause), frozenset()
    if cue.verbs & SPEECH and (whom := _TO_WHOM.match(behind)):  # "has spoken to Colette"
        return f"{_FINALLY.sub('', front)} {whom[1]}", _phrases(whom[1])
    if not known:  # "✓ checklist, in the repo", "Sent the deck to Kim"
        front = _without_place(re.split(r"[.,;(:]", behind.lstrip(" :.-"), maxsplit=1)[0])
    elif not cue.state and not _NO_OBJECT.match(behind):  # "Legal signed the contract", "Party: Dana booked the band"
        thing = _without_place(_AND_DOES.split(re.split(r"[.,;(:]", behind, maxsplit=1)[0])[0])
        return f"{front} {thing}", _phrases(thing if not known or set(content_words(thing)) - NUMBERS else front)
    return front, _phrases(front)


def _without_place(thing: str) -> str:
    """A thing without where it was ("the runbook | in the drill"), unless nothing else is told."""
    cut = _WHERE.split(thing)[0]
    return cut if content_words(cut) else thing


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    """What each part of a text is about: "Award: the nomination" is about both."""
    return frozenset(phrase for part in re.split(r":\s", text) if (phrase := _without_adverb(phrase_of(part))))


def _without_adverb(phrase: tuple[str, ...]) -> tuple[str, ...]:
    """A phrase without when or how it was: "the step | weeks ago", "brunch | alone"."""
    while len(phrase) > 1 and phrase[-1] in _ADVERBS:
        phrase = phrase[:-1]
    return phrase
