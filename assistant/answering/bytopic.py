"""Answers about a matter: facts, who, when, since when, how often, how it changed, what was decided, what was said or told.

Each kind starts from the same evidence (``Case.evidence``), keeps what is of its kind, and abstains where no sentence holds enough of
what was asked.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence

from assistant.answering.answers import Answer, Statement, answered, capital, short_day, unanswered
from assistant.answering.case import Case
from assistant.answering.evidence import Evidence, Sentence, names_in
from assistant.answering.kinds import Kind
from assistant.answering.windows import Window
from assistant.knowing.telling import CHANGED, DECIDED, cite, clean_sentence, shorten
from assistant.reading.dates import find, with_year
from assistant.reading.inline import fold
from assistant.reading.promises import sentences
from assistant.records import Source

SURE, FAIR = 0.85, 0.7
_NEAR_BEST = 0.82  # a statement may stand beside the best one from this share of its score
_LENGTH = 320
_BULLET = 260  # characters: a bullet as short as this is told as a whole
_SHORT = 45
_LIST_WORDS = 220
_STEPS = 9  # of a development
_DAYS_LISTED = 8
_NUMBER = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|twice|dozen|hundred|thousand|all|none|both|nobody|every)\b", re.I)
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\byesterday\b|\btomorrow\b", re.I)
_TIME = re.compile(r"\b(?:today|tomorrow|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|q[1-4]|spring|summer|autumn|winter|christmas|easter|week|weeks|month|months|year|years|\d{1,2}(?:st|nd|rd|th))\b", re.I)
_DAYS_AND_NAMES = re.compile(r"\b(?:\d{1,2}(?:st|nd|rd|th)|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|v\d+|q[1-4]|[a-z]+-\d+|20\d\d|one of|one day|no one|at all|all (?:the|of)|one another|that one|this one)\b", re.I)
_REASON = re.compile(r"\b(?:because|since|as|so that|due to|reason|in order to|therefore|that's why|afraid|caused|thanks to|for fear|so)\b|[:;–—]", re.I)
_TOLD = 0.5  # coverage: whether something was said to somebody is no matter of likeness


# --- what may answer --------------------------------------------------------------------------------------------------------------


def topic_answer(case: Case) -> Answer:
    """The answer to a question about a matter."""
    everything = _held(case, case.within) or _of_that_time(case)
    found = _of_its_tense(case, everything)
    if not found and case.inquiry.kind != "told":
        found = _of_its_tense(case, _held(case, case.elsewhere))
    if not found:
        return _elsewhere(case, everything)
    compose = _BY_KIND.get(case.inquiry.kind, _fact)
    return compose(case, found)


def _nearest(case: Case) -> Statement | None:
    """The best of all sentences, whatever the window; None where it has next to nothing of the question."""
    found = case.evidence(case.everything)
    return _statement(found[0]) if found and found[0].coverage >= 0.3 else None


def _of_its_tense(case: Case, found: Sequence[Evidence]) -> list[Evidence]:
    """Without questions, which tell nothing; and, where something past is asked for, without what is only to come."""
    kind, question = case.inquiry.kind, case.inquiry.question
    past = _ASKS_PAST.search(question) is not None
    found = [e for e in found if kind == "yes_no" or not past or _tells_deed(e)]
    if kind == "told" or _I_TOLD.search(question):
        kept = [e for e in found if e.sentence.held.person in case.inquiry.people or not case.inquiry.people]
        return [e for e in kept if not e.sentence.asks] or kept
    kept = [e for e in found if not e.sentence.asks]
    if kind in _ANY_TENSE:
        return kept or list(found)
    if kind in _OF_DEEDS and past and not _MENTIONED.search(question) and not _PROMISED.search(question):
        kept = [e for e in kept if not e.sentence.ahead]
    if kind == "how_many":
        kept = [e for e in kept if has_number(e.sentence)]
    if kind == "who":
        kept = [e for e in kept if _names_somebody(e.sentence, case)]
    if kind == "decided" and re.search(r"\bdecide (?:whether|if|which|who|on)\b", question, re.I):
        return [e for e in kept if is_decision(e.sentence) and not re.search(r"\b(?:to|we|then|not|will|later) decide\b|\bdecide (?:if|whether|later|with)\b", e.sentence.point.text, re.I)]
    if kind == "decided":
        kept = [e for e in kept if is_decision(e.sentence) or not (e.sentence.ahead and (_is_task(e.sentence) or e.sentence.text == clean_sentence(e.sentence.point.text)))]
    return kept


def _held(case: Case, sentences: Sequence[Sentence]) -> list[Evidence]:
    """The evidence that is enough."""
    return [e for e in case.evidence(sentences) if e.holds(fits=_fits(case.inquiry.kind, e.sentence))]


def _fits(kind: Kind, sentence: Sentence) -> bool:
    if kind == "how_many":
        return has_number(sentence)
    return kind == "when" and bool(_DAY.search(sentence.text) or find(sentence.text))


def _of_that_time(case: Case) -> list[Evidence]:
    """Sentences of other sessions that speak of the time asked for: "no deploys over Christmas", said in November."""
    window = case.inquiry.window
    if window is None or window.pick or window.state:
        return []
    outside = [s for s in case.everything if not window.holds(s.date) and _speaks_of(s, window)]
    return _held(case, outside) or _held(case, [s for s in case.everything if s.date is None])


def _speaks_of(sentence: Sentence, window: Window) -> bool:
    days = [f.date or with_year(f.month, f.day, sentence.date) for f in find(sentence.text) if f.date or (f.month and f.day and sentence.date)] if sentence.date else []
    known = [d for d in days if d]
    if known and min(known) <= (window.until or dt.date.max) and max(known) >= (window.since or dt.date.min):
        return True
    name = window.why.rpartition(" ")[2]
    return len(name) > 2 and fold(name) in fold(sentence.text)


_I_TOLD = re.compile(r"\b(?:did|have|had) i (?:tell|told|ask|asked|mention|mentioned|inform|informed|warn|warned)\b", re.I)
_ANY_TENSE = ("session", "list", "told", "trend", "open_items", "how_often")
_OF_DEEDS = ("when", "who", "how_many", "why")
_ASKS_PAST = re.compile(r"\b(?:did|was|were|has|have|had)\b|\bwho \w+ed\b|\bwho (?:won|got|left|took|gave|made|sent|wrote|told|said)\b", re.I)


def _tells_deed(evidence: Evidence) -> bool:
    """Whether it tells the deed that is asked for, or is so like the question that other words for it will do."""
    return not any(term.deed for term in evidence.missed) or (evidence.like or 0.0) >= _VERY_LIKE


_PROMISED = re.compile(r"\b(?:promised?|agreed?|commit(?:ted)?|plan(?:ned)?|said|offer(?:ed)?|owed?)\b", re.I)
_VERY_LIKE = 0.72
_WILL = re.compile(r"\b(?:will|going to|should|supposed|has to|needs? to|owes?|is to|does what|responsible|asked|promised|wants?|wanted|knows?)\b", re.I)
_OWNER = re.compile(r"^\W*(?:AI|TODO|Action)?\W*\(?[A-Z][\w’']*\)?:\s*")
_CALENDAR = frozenset("jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun eta".split())
_SOMEBODY = re.compile(r"\b(?:I|he|she|they|we|me|him|her|them|us|nobody|everybody|everyone|team|both|lead|manager|boss|wife|husband|colleague)\b", re.I)


def _names_somebody(sentence: Sentence, case: Case) -> bool:
    """Whether it names a person whom the question doesn't; whose task it is answers only who is to do it."""
    asked = {t.word for t in case.terms}
    task = _is_task(sentence) and not _WILL.search(case.inquiry.question)
    text = _OWNER.sub("", _shown(sentence)) if task else _shown(sentence)
    names = [n for n in names_in(f"x {text}") if n and fold(n) not in asked and fold(n)[:3] not in _CALENDAR and not (n.isupper() and len(n) > 2)]
    return bool(names) or (not task and _SOMEBODY.search(text) is not None)


def has_number(sentence: Sentence) -> bool:
    """Whether it tells an amount: a number that is no date."""
    text = sentence.text
    for date in reversed(find(text)):
        text = text[: date.start] + " " + text[date.end :]
    return _NUMBER.search(_DAYS_AND_NAMES.sub(" ", text)) is not None


def _elsewhere(case: Case, unfit: Sequence[Evidence]) -> Answer:
    """No answer: the nearest thing, and where it is only asked or planned, that."""
    if unfit:
        nearest = unfit[0]
        reason = "It is only noted as a question. " if nearest.sentence.asks else "It is only noted as something to come. " if nearest.sentence.ahead else ""
        return unanswered(case.inquiry, case.looked_at, _statement(nearest), case.span, reason=reason)
    return unanswered(case.inquiry, case.looked_at, _nearest(case), case.span)


def _statement(evidence: Evidence, lead: str = "") -> Statement:
    sentence = evidence.sentence
    return Statement(capital(shorten(_shown(sentence), _LENGTH)), _sources(sentence), lead)


def _shown(sentence: Sentence) -> str:
    """The sentence with what it needs to be understood: its whole bullet where that is short, the bullet above, those below."""
    text = _whole(sentence)
    parent = sentence.parent.strip(" :")
    if sentence.children and len(text.split()) <= 8:
        return f"{text.rstrip(' :.')}: {'; '.join(clean_sentence(p.text).rstrip('.') for p in sentence.children[:3])}"
    if parent and sentence.place == 0 and len(parent.split()) <= 8 and not parent.endswith(("?", ".")):
        return f"{clean_sentence(parent)}: {text}"
    section = sentence.point.section
    if section and sentence.point.zone is None and len(section.split()) <= 4 and len(text.split()) <= 8 and not any(c.isdigit() for c in section):
        return f"{section}: {text}"
    return text


_FEW = 7  # words: a sentence as short as this leans on the one before
_RUNS_ON = re.compile(r"(?:he|she|they|it|that|this|these|so|but|and|then|not|no|yes|because|twice|once|third|told|said)\b", re.I)


def _whole(sentence: Sentence) -> str:
    """The sentence, or all of a short bullet; a short sentence of a long one gets the one behind it."""
    whole = clean_sentence(sentence.point.text)
    if len(whole) <= _BULLET and sentence.point.kind != "paragraph":
        return whole
    behind = sentence.point.text.partition(sentence.raw)[2].strip()
    following = next((text for _, text in sentences(behind)), "")
    if following and (len(sentence.text) < _SHORT or _RUNS_ON.match(following) or len(following.split()) <= _FEW):
        return f"{sentence.text} {clean_sentence(following)}".strip()
    return sentence.text


def _sources(sentence: Sentence) -> tuple[Source, ...]:
    if sentence.children and len(_whole(sentence).split()) <= 8:
        return (sentence.source, *(cite(sentence.held, p) for p in sentence.children[:3]))
    whole = len(clean_sentence(sentence.point.text)) <= _BULLET and sentence.point.kind != "paragraph"
    return (cite(sentence.held, sentence.point) if whole else sentence.source,)


def _confidence(best: Evidence) -> str:
    if best.coverage >= SURE and best.direct >= 0.6:
        return "high"
    return "medium" if best.coverage >= FAIR else "low"


def _on(day: dt.date | None) -> str:
    return f"On {short_day(day)}: " if day else "In an undated note: "


def _distinct(found: Sequence[Evidence], most: int) -> list[Evidence]:
    """The best ones that do not say the same again."""
    kept: list[Evidence] = []
    for evidence in found:
        words = evidence.sentence.words
        if any(e.sentence.key == evidence.sentence.key or _same(words, e.sentence.words) for e in kept):
            continue
        kept.append(evidence)
        if len(kept) == most:
            break
    return kept


def _same(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= 0.75


def _newest_first(found: Sequence[Evidence]) -> list[Evidence]:
    return sorted(found, key=lambda e: (e.sentence.date or dt.date.min, e.score), reverse=True)


def _dated(statements: Sequence[tuple[Evidence, str]]) -> list[Statement]:
    """Statements with their days; a day that was just told is not told again."""
    out: list[Statement] = []
    day: dt.date | None = dt.date.min
    for evidence, lead in statements:
        same = evidence.sentence.date == day
        day = evidence.sentence.date
        out.append(_statement(evidence, lead or ("" if same else _on(day))))
    return out


# --- the kinds ---------------------------------------------------------------------------------------------------------------------


def _fact(case: Case, found: list[Evidence]) -> Answer:
    """The sentence that holds it best, the latest of equals first, with what stands beside it."""
    return _answer(case, _ranked(case, found, lambda s: 0.0), 2)


_IDLE = 0.35  # what a task weighs less than a line that tells what is
_NOW = re.compile(r"\b(?:now|nowadays|current(?:ly)?|latest|at the moment|today|these days|right now|by now|at present)\b", re.I)


def _ranked(case: Case, found: Sequence[Evidence], bonus: Callable[[Sentence], float]) -> list[Evidence]:
    """By score, what is of the right kind and what is later raised: the latest wins among equals, the more so where "now" is asked."""
    days = sorted({e.sentence.date for e in found if e.sentence.date})
    place = {day: i / max(1, len(days) - 1) for i, day in enumerate(days)}
    later = 0.5 if _NOW.search(case.inquiry.question) else 0.25
    raised = [e.raised(bonus(e.sentence) + later * (place.get(e.sentence.date, 0.5) if e.sentence.date else 0.3) - _IDLE * (_is_task(e.sentence) and e.sentence.ahead)) for e in found]
    return sorted(raised, key=lambda e: (-e.score, e.sentence.key))


def _answer(case: Case, ranked: Sequence[Evidence], most: int) -> Answer:
    """The best statement and what adds to it; what an earlier session said of the same is history, and left out."""
    best = ranked[0]
    beside = [e for e in ranked if e.score >= _NEAR_BEST * best.score and not _outdated(e, best)]
    chosen = _distinct([best, *beside], most)
    rest = _newest_first(chosen[1:])
    return answered(case.inquiry, _dated([(e, "") for e in [chosen[0], *rest]]), case.span, _confidence(best), looked_at=case.looked_at)


def _outdated(evidence: Evidence, best: Evidence) -> bool:
    """Whether an earlier sentence speaks of the very thing that the best one tells newer of."""
    old, new = evidence.sentence, best.sentence
    if old.date is None or new.date is None or old.date >= new.date:
        return False
    shared = old.words & new.words
    return len(shared) >= 2 and len(shared) / max(1, min(len(old.words), len(new.words))) >= 0.4


def _who(case: Case, found: list[Evidence]) -> Answer:
    asked = {t.word for t in case.terms}

    def named(sentence: Sentence) -> float:
        names = [n for n in names_in(sentence.text) if n.lower() not in asked]
        return 0.15 if names or sentence.point.speaker else 0.0

    return _answer(case, _ranked(case, found, named), 3)


def _how_many(case: Case, found: list[Evidence]) -> Answer:
    return _answer(case, _ranked(case, found, lambda s: 0.2 if _NUMBER.search(s.text) else 0.0), 3)


def _why(case: Case, found: list[Evidence]) -> Answer:
    return _answer(case, _ranked(case, found, lambda s: 0.12 if _REASON.search(s.text) else 0.0), 3)


def _said(case: Case, found: list[Evidence]) -> Answer:
    first = {name.split()[0].lower() for name in case.inquiry.people}
    said = re.compile(rf"^\W*(?:he|she|they|{'|'.join(map(re.escape, first)) or 'he'})\b", re.I)

    def theirs(sentence: Sentence) -> float:
        speaker = (sentence.point.speaker or "").lower()
        return 0.12 if said.search(sentence.text) or (speaker and any(speaker.startswith(n[:1]) for n in first)) else 0.0

    return _answer(case, _ranked(case, found, theirs), 3)


def _decided(case: Case, found: list[Evidence]) -> Answer:
    return _answer(case, _ranked(case, found, lambda s: 0.25 if is_decision(s) else 0.0), 3)


def is_decision(sentence: Sentence) -> bool:
    """Whether a sentence tells a decision: by its section or its words."""
    return sentence.point.zone == "decisions" or DECIDED.search(sentence.point.text) is not None


_FIRST_OF_ALL = re.compile(r"\bfirst (?:time|mention(?:ed)?|came up|come up)\b|\bwhen\b.*\bfirst (?:mention|talk|discuss|come|came|hear|speak|spoke|raise|bring|note|on)", re.I)
_FIRST = re.compile(r"\b(?:first|start(?:ed)?|begin|began|originally|initially|earliest)\b", re.I)
_LAST = re.compile(r"\b(?:last|latest|most recent(?:ly)?)\b", re.I)
_MENTIONED = re.compile(r"\b(?:talk(?:ed)?|discuss(?:ed)?|mention(?:ed)?|come up|came up|speak|spoken?|raised?|brought up|bring up|cover(?:ed)?|hear(?:d)?)\b", re.I)


def _when(case: Case, found: list[Evidence]) -> Answer:
    """The day: of the first or last mention where mentions are asked for, else of the sentence that tells it."""
    question = case.inquiry.question
    if _MENTIONED.search(question) or _FIRST_OF_ALL.search(question) or (_FIRST.search(question) and len(found) > 1):
        strong = [e for e in found if e.coverage >= 0.85 * found[0].coverage]
        if _LAST.search(question):
            return _answer(case, sorted(strong, key=lambda e: (-(e.sentence.date or dt.date.min).toordinal(), -e.score))[:1], 1)
        if _FIRST.search(question):
            return _answer(case, sorted(strong, key=lambda e: ((e.sentence.date or dt.date.max), -e.score))[:1], 1)
        return _by_day(case, strong, newest=True)
    ranked = _ranked(case, found, lambda s: 0.3 if _DAY.search(s.text) or find(s.text) else 0.1 if _TIME.search(s.text) else 0.0)
    return _answer(case, ranked, 3)


def _by_day(case: Case, found: Sequence[Evidence], *, newest: bool = False, most: int = 6) -> Answer:
    """One statement a day, in order."""
    best: dict[dt.date | None, Evidence] = {}
    for evidence in found:
        day = evidence.sentence.date
        if day not in best or evidence.score > best[day].score:
            best[day] = evidence
    days = sorted(best, key=lambda d: d or dt.date.min, reverse=newest)[:most]
    statements = [_statement(best[day], f"{short_day(day)}: ") for day in days]
    return answered(case.inquiry, statements, case.span, _confidence(found[0]), limit=_LIST_WORDS, looked_at=case.looked_at)


_OFTEN = re.compile(r"\b(?:every|each|twice|once|weekly|monthly|daily|biweekly|fortnightly|quarterly|always|never|usually|often|rarely|(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th)) time|(?:two|three|four|five|six|\d+) times|times)\b", re.I)


def _how_often(case: Case, found: list[Evidence]) -> Answer:
    """What says it itself, then the days on which it came up."""
    found = [e for e in found if not e.sentence.asks] or found
    strongest: dict[dt.date, Evidence] = {}
    for evidence in sorted(found, key=lambda e: e.score):
        if evidence.sentence.date:
            strongest[evidence.sentence.date] = evidence
    if not strongest:
        return _fact(case, found)
    days = sorted(strongest)
    said = _ranked(case, [e for e in found if _OFTEN.search(e.sentence.text)], lambda s: 0.0)[:1]
    listed = ", ".join(short_day(d) for d in days[-_DAYS_LISTED:])
    times = "Once" if len(days) == 1 else "Twice" if len(days) == 2 else f"{len(days)} times"
    text = f"{times} in {case.looked_at}: {'… ' if len(days) > _DAYS_LISTED else ''}{listed}"
    head = Statement(text, tuple(strongest[d].sentence.source for d in days[-_DAYS_LISTED:]))
    told = [_statement(e, _on(e.sentence.date)) for e in (said or [strongest[days[-1]]])]
    ordered = [*told, head] if said else [head, *told]
    return answered(case.inquiry, ordered, case.span, _confidence(found[0]), limit=_LIST_WORDS, looked_at=case.looked_at)


def _how_long(case: Case, found: list[Evidence]) -> Answer:
    """What says it itself, and since when the notes speak of it without a break."""
    explicit = _ranked(case, found, lambda s: 0.2 if _TIME.search(s.text) or has_number(s) else 0.0)
    strong = [e for e in found if e.sentence.date and e.coverage >= 0.85 * found[0].coverage]
    statements = _dated([(e, "") for e in _distinct(explicit, 2)])
    if strong:
        first = min(strong, key=lambda e: (e.sentence.date or dt.date.max, -e.score))
        last = max(strong, key=lambda e: (e.sentence.date or dt.date.min, e.score))
        if first.sentence.date and last.sentence.date and first.sentence.date < last.sentence.date:
            days = (case.as_of - first.sentence.date).days
            lead = f"First noted on {short_day(first.sentence.date)}, {days // 7} weeks before {short_day(case.as_of)}: "
            statements.insert(0, _statement(first, lead))
    if len(statements) == 1 and not _TIME.search(statements[0].text) and not has_number(explicit[0].sentence):
        return unanswered(case.inquiry, case.looked_at, statements[0], case.span)
    return answered(case.inquiry, _unrepeated(statements), case.span, _confidence(found[0]), looked_at=case.looked_at)


def _unrepeated(statements: Sequence[Statement]) -> list[Statement]:
    kept: list[Statement] = []
    for statement in statements:
        if all(statement.text != other.text for other in kept):
            kept.append(statement)
    return kept


def _trend(case: Case, found: list[Evidence]) -> Answer:
    """How it went, oldest first: a statement for each session that tells something new of it, numbers and changes before mere mentions."""
    strong = [e for e in found if e.coverage >= 0.8 * found[0].coverage and not e.sentence.asks and not _is_task(e.sentence)] or found
    return _by_day(case, _telling(strong, _STEPS), most=_STEPS)


def _telling(found: Sequence[Evidence], most: int) -> list[Evidence]:
    """One a day; where there are too many the first, the last, and those with a number or a change."""
    best: dict[dt.date, Evidence] = {}
    for evidence in sorted(found, key=lambda e: (e.score + 0.3 * has_number(e.sentence), e.sentence.key)):
        best[evidence.sentence.date or dt.date.min] = evidence
    days = sorted(best)
    if len(days) > most:
        inner = sorted(days[1:-1], key=lambda d: (has_number(best[d].sentence) or CHANGED.search(best[d].sentence.text) is not None, best[d].score, d), reverse=True)
        days = [days[0], *inner[: most - 2], days[-1]]
    return [best[day] for day in days]


def _is_task(sentence: Sentence) -> bool:
    return sentence.point.zone in ("action", "previous", "agenda", "jots") or sentence.point.mark is not None


def _status(case: Case, found: list[Evidence]) -> Answer:
    """The latest first; what was true before is told as before."""
    strong = [e for e in found if e.coverage >= 0.85 * found[0].coverage and not e.sentence.asks] or list(found)
    newest = _distinct(_newest_first(strong), 3)
    statements = [_statement(newest[0], _on(newest[0].sentence.date))]
    statements += [_statement(e, f"Before, on {short_day(e.sentence.date)}: ") for e in newest[1:] if e.sentence.date != newest[0].sentence.date]
    return answered(case.inquiry, statements, case.span, _confidence(newest[0]), looked_at=case.looked_at)


def _list(case: Case, found: list[Evidence]) -> Answer:
    strong = [e for e in found if e.score >= 0.75 * found[0].score]
    chosen = sorted(_distinct(strong, 8), key=lambda e: (e.sentence.date or dt.date.min, e.sentence.key))
    return answered(case.inquiry, _dated([(e, "") for e in chosen]), case.span, _confidence(found[0]), limit=_LIST_WORDS, looked_at=case.looked_at)


def _told(case: Case, found: list[Evidence]) -> Answer:
    """Whether it came up with that person: the day and the words; a task or a promise to tell them is no telling."""
    said = [e for e in found if not e.sentence.ahead and e.coverage >= _TOLD]
    if not said:
        first = found[0]
        lead = f"Not as far as your notes say. Noted on {short_day(first.sentence.date)}, as {'asked' if first.sentence.asks else 'still to come'}: "
        return answered(case.inquiry, [_statement(first, lead)], case.span, "medium", looked_at=case.looked_at)
    ranked = _distinct(_ranked(case, said, lambda s: 0.0), 3)
    first = ranked[0]
    statements = [_statement(first, f"Yes, it came up on {short_day(first.sentence.date)}: "), *_dated([(e, "") for e in _newest_first(ranked[1:])])]
    return answered(case.inquiry, statements, case.span, _confidence(first), looked_at=case.looked_at)


_BY_KIND: dict[Kind, Callable[[Case, list[Evidence]], Answer]] = {
    "who": _who, "how_many": _how_many, "why": _why, "said_about": _said, "decided": _decided, "when": _when, "how_often": _how_often, "how_long": _how_long,
    "trend": _trend, "status": _status, "list": _list, "session": _list, "told": _told, "fact": _fact, "yes_no": _fact, "planned": _fact, "open_items": _fact,
}  # fmt: skip


def decisions_answer(case: Case) -> Answer | None:
    """All decisions of the chosen sessions, oldest first; None where no sentence tells one."""
    rows = [s for s in case.within if is_decision(s)]
    if not rows:
        return None
    latest = rows[-8:]
    found = [Evidence(s, 1.0, 1.0) for s in latest]
    return answered(case.inquiry, _dated([(e, "") for e in found]), case.span, "high", limit=_LIST_WORDS, looked_at=case.looked_at)


