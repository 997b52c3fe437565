"""What speaks against a report's being of a task, however many words they share.

Another's deed ("I sent it", of what the other side owes), another number ("phase 3", of phase 2), fewer than asked ("two
chapters", of three), another thing ("the other draft", "last year's plan"), another receiver ("the demo to Legal").
"""

from __future__ import annotations

import re

from assistant.knowing.counts import fewer
from assistant.knowing.deeds import ARRIVED, IN_USE, INTRODUCED, LOOKED_THROUGH, MAKES, SHOWN, SPEECH, does, handed_over, put_to_use
from assistant.knowing.phrases import ANY_KIND, receivers_of
from assistant.knowing.reports import Report
from assistant.knowing.roster import Roster
from assistant.knowing.synonyms import with_synonyms
from assistant.knowing.taskwords import conflict
from assistant.knowing.threads import Thread
from assistant.knowing.wording import name_words
from assistant.reading.words import BASE_VERBS, content_words
from assistant.records import Held

_PAST = r"(?:last|previous|former|this) (?:year|half|quarter|term|season|spring|summer|autumn|fall|winter|decade)"
_ANOTHER = re.compile(
    r"\b(?:(?:the|an?|his|her|my|our|their) )?(?P<kind>another|other|different|previous|earlier|former|wrong"
    rf"|(?:{_PAST}|20\d\d)['’]s)(?: [\w-]+)?? (?P<thing>[\w-]+)",
    re.I,
)
_LAST_ONE = re.compile(
    r"\b(?P<kind>last) (?!(?:time|week|month|quarter|session|night|evening|call|one|\w+day|of|but|minute|thing)\b)(?P<thing>[a-z]+(?: [a-z]+)?)",
    re.I,
)
_OLD = re.compile(r"\b(?:the|an?|his|her|my|our|their) (?P<kind>old)(?: [\w-]+)?? (?P<thing>[\w-]+)", re.I)
_OF_OLD = re.compile(
    rf"(?:\b(?:the|an?|his|her|my|our|their) )?(?P<thing>(?!(?:the|an?|his|her|my|our|their) )[\w-]+)(?: [\w-]+)? (?:of|from) (?P<kind>{_PAST}|20\d\d|(?:his|her|my|their) (?:old|last|former))\b",
    re.I,
)
_RELAYED = re.compile(r"\bwhat (?:the )?(?P<who>[\w-]+) (?:said|says|told|wrote|answered|thinks)\b")
_SENDS = re.compile(r"^\W*(?:the |our )?(?P<who>[\w-]+) (?:has |have )?sent\b", re.I)
_BESIDE = re.compile(r"\b(?:by|near|next to|behind|in front of|under|above|opposite|beside) (?:the|our|his|her|my|their) ([\w-]+)")
_MET = re.compile(r"\bmet\b", re.I)
_SOMEBODY = re.compile(r"\b(?:she|he|her|him|I|me|us|we|both|each other)\b", re.I)
_COMPLEMENT = re.compile(
    r"(?P<thing>[\w-]+) (?:for|of|about) (?:the |an? |her |his |my |our )?(?P<what>[a-z][\w-]+)(?= (?:is|are|was|were|came|arrived|went)\b)"
)
_COMPLEMENT_LAST = re.compile(r"(?P<thing>[\w-]+) (?:for|of|about) (?:the |an? |her |his |my |our )?(?P<what>[a-z][\w-]+)\W*$")
_KIND_BEHIND = re.compile(
    r"(?P<thing>[\w-]+) (?:for|of|about|on) (?:the |an? |her |his |my |our )?(?P<what>[a-z][\w-]+(?: [a-z][\w-]+)?)", re.I
)
_OTHER_BEHIND = re.compile(r"^\w[^:]*:\s+(?:the |an? )?(?P<thing>[a-z][\w-]+(?: [\w-]+)?) (?:is|are|was|were)\b")
_ONLY_BEGUN = re.compile(
    r":\s+(?:he |she |I |we )?(?:has |have |is |are |just )*(?:started|begun|under way|underway)\b(?! (?:on|in|at|last) )", re.I
)
_ABOUT = re.compile(r"\babout (?:the |an? |her |his |my |our |their )?([\w'’-]+(?: [\w'’-]+){0,2})")
_TALKED_TO = re.compile(r"\b(?:spoke|spoken|talked) (?:to|with) [A-Z]")
_TALK_TO = re.compile(r"\b(?:speak|talk) (?:to|with) (?:the )?([\w'’-]+)")
_HANDS = frozenset("send give bring write".split())
_ANYBODY = frozenset({"they", "you", "we"})


_TURNED = re.compile(
    r"^\W*(?:the |an? |our |their |his |her |my )?(?P<who>[\w-]+(?: (?!was\b|were\b|is\b|are\b)[\w-]+)?(?:(?: [\w-]+){1,3}?(?= (?:has|have) ))?) (?:has |have |had )?(?:called|rang|phoned|wrote|written|mailed|texted|asked|told|messaged|contacted|invited|thanked)"
    r"(?: back)?(?: to)? (?:her|him|them|us|me|you|about|again|on|last|yesterday|[A-Z]\w+)\b"
)


_POSSESSED = re.compile(r"\b(?P<whose>her|his|my|our|their|your) (?P<things>[\w-]+(?: [\w-]+){0,2})", re.I)
_OWN_WORDS = {"theirs": frozenset({"her", "his", "their"}), "mine": frozenset({"my", "our"})}
_MONTHS = re.compile(r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")
_HIS_OWN = re.compile(r"\b(?P<whose>[A-Z]\w+(?: [A-Z])?)['’]s (?P<things>[a-z][\w-]*(?: [a-z][\w-]*)?)")


def contradicts(report: Report, held: Held, thread: Thread, roster: Roster) -> bool:
    """Whether a report speaks of something else than the thread, or tells somebody else's deed."""
    if any(conflict(form, report.text) for form in thread.forms()) or _of_another_thing(report, thread):
        return True
    if _only_beside(report, thread):
        return True
    here = thread.person == held.person  # elsewhere names tell things apart, and much has to be named anyway
    if (here and _of_another_kind(report, thread)) or _of_another_person(report, held, thread, roster):
        return True
    if report.verdict == "fact" and (_to_another(thread.first.item.text, report.text) or _in_another_month(report, thread)):
        return True
    if report.verdict != "done":
        return False
    turned = _TURNED.match(report.text)
    if (
        turned
        and not handed_over(thread.deeds(), report.verbs)
        and set(content_words(turned["who"])) & thread.names()
        and turned["who"].lower() not in ("she", "he", "i", "we", "they")
    ):
        return True  # "the supplier called her" is not "call the supplier"
    if (sender := _SENDS.match(report.text)) and not thread.deeds() and _is_receiver(sender["who"], thread):
        return True  # "the council sent a letter" is not "letter to the council"
    if thread.deeds() & INTRODUCED and _MET.search(report.text) and not _met_it(report.text, thread):
        return True
    if (
        _about_another(report, thread)
        or _only_begun(report, thread)
        or _only_the_asked(report, thread)
        or (not does(thread.deeds(), report.verbs) and _with_another_complement(report, thread))
    ):
        return True
    texts = [m.item.text for m in (thread.first, thread.last)]
    return any(fewer(text, report.text) or _to_another(text, report.text) for text in texts) or _by_another(report, held, thread, roster)


def _about_another(report: Report, thread: Thread) -> bool:
    """Whether a talk was about something else: "spoken to Kim about the holidays", of "speak to Kim about the rota"."""
    if not thread.deeds() & SPEECH or not (told := _ABOUT.search(report.text)):
        return False
    asked = [found for m in (thread.first, thread.last) if (found := _ABOUT.search(m.item.text))]
    matter = set(content_words(told[1]))
    return bool(asked and matter) and not matter & with_synonyms(thread.known())


def _only_begun(report: Report, thread: Thread) -> bool:
    """Whether what is to be made was only begun: "the list: started" is not yet the list."""
    return bool(thread.deeds()) and thread.deeds() <= MAKES and _ONLY_BEGUN.search(report.text) is not None


def _is_receiver(who: str, thread: Thread) -> bool:
    return any(re.search(rf"\bto (?:the |our )?{re.escape(who)}\b", m.item.text, re.I) for m in (thread.first, thread.last))


def _only_beside(report: Report, thread: Thread) -> bool:
    """Whether a line is only about what the task's thing stands by: "fixed the boiler", of "fix the stair by the boiler"."""
    beside = {w for m in (thread.first, thread.last) for place in _BESIDE.findall(m.item.text) for w in content_words(place)}
    told = {phrase[-1] for phrase in report.phrases}
    return bool(beside and told) and told <= beside and not any(f.heads & report.words for f in thread.forms())


def _only_the_asked(report: Report, thread: Thread) -> bool:
    """Whether a line shares no more with a question than whom it is for: "Finance: quarter closed" is no word on the travel budget."""
    if relayed := _RELAYED.search(report.text):  # "told her what Kim said" is not "ask Kim about the lease"
        who = set(content_words(relayed["who"]))
        return bool(thread.deeds() & SPEECH and who <= thread.names() and not (report.words & thread.known()) - who)
    label, colon, _ = report.text.partition(": ")
    who = set(content_words(label))
    asked = {f.phrase[0] for f in thread.forms() if f.phrase}
    return bool(colon and who and thread.deeds() & SPEECH and who <= asked and not (report.words & thread.known()) - who)


def _with_another_complement(report: Report, thread: Thread) -> bool:
    """Whether the task's thing is told apart by what follows it: "tickets for the concert", of "archive the old tickets"."""
    heads = frozenset().union(*(f.heads for f in thread.forms()))
    known = thread.known() | name_words(thread.person or "", thread.owner.name or "")
    return any(
        set(content_words(found["thing"])) & heads and (what := set(content_words(found["what"]))) and not what & known
        for found in (
            *_COMPLEMENT.finditer(report.text),
            *(_COMPLEMENT_LAST.finditer(report.text) if report.verbs & LOOKED_THROUGH else ()),
        )
    )


def used_by_other(report: Report, thread: Thread) -> bool:
    """Whether what is told was done with a thing that the task hands over: "she printed my list", of "send her the list"."""
    return put_to_use(thread.deeds(), report.verbs) if thread.deeds() else owns(report, thread) and put_to_use({"give"}, report.verbs)


def owns(report: Report, thread: Thread) -> bool:
    """Whether a report calls the task's thing its owner's: "Tomasz's sheet hangs by the till"."""
    heads = frozenset().union(*(f.heads for f in thread.forms()))
    names = name_words(thread.owner.name or "")
    own = _OWN_WORDS.get(thread.owner.side, frozenset())
    if any(m["whose"].lower() in own and set(content_words(m["things"])) & heads for m in _POSSESSED.finditer(report.text)):
        return True
    return any(
        set(content_words(found["whose"])) & names and set(content_words(found["things"])) & heads
        for found in _HIS_OWN.finditer(report.text)
    )


def _of_another_person(report: Report, held: Held, thread: Thread, roster: Roster) -> bool:
    """Whether the task's thing is somebody else's: "Otto's deck took twelve minutes" is not of "Dana: a deck for the board"."""
    for found in _HIS_OWN.finditer(report.text):
        whose, things = content_words(found["whose"]), content_words(found["things"])
        heads = frozenset().union(*(f.heads for f in thread.forms()))
        if not whose or set(whose) & thread.known() or not with_synonyms(things) & heads:
            continue
        side, name = roster.owner_side(found["whose"], held.person, held.session)
        if (
            side == "other"
            and name != thread.owner.name
            and name != thread.person
            and (IN_USE in report.verbs or roster.candidates(found["whose"]))
        ):
            return True
    return False


def _of_another_kind(report: Report, thread: Thread) -> bool:
    """Whether the task's thing is told apart by words before or behind it, and none of those by which the task tells it is named.

    "The canteen survey is out" is not of "run a survey on shifts", "the quote for the doors" not of "a quote for the windows".
    """
    if thread.deeds() and does(thread.deeds(), report.verbs):
        return False  # the task's very deed is told
    heads = frozenset().union(*(f.heads for f in thread.forms()))
    told = [found for m in (thread.first, thread.last) for found in _KIND_BEHIND.finditer(m.item.text)]
    behind = {w for found in told if set(content_words(found["thing"])) & heads for w in content_words(found["what"])}
    apart = [set(content_words(m["what"])) for m in _KIND_BEHIND.finditer(report.text) if with_synonyms(content_words(m["thing"])) & heads]
    known = thread.known() | name_words(thread.person or "", thread.owner.name or "") | report.verbs
    if behind and not behind & report.words and any(kind and not kind & known for kind in apart):
        return True
    others = behind.union(*(f.phrase[:-1] for f in thread.forms())) - heads - thread.deeds() - ANY_KIND
    others -= name_words(thread.person or "", thread.owner.name or "")
    if not others or others & report.words:
        return False
    known |= {word for found in _HIS_OWN.finditer(report.text) for word in content_words(found["whose"])}
    owned = {w for m in _POSSESSED.finditer(report.text) for w in content_words(m["things"])}  # "her keynote slides" are hers, whichever
    kinds = [set(phrase[:-1]) - ANY_KIND - BASE_VERBS - owned for phrase in report.phrases if phrase[-1] in heads]
    return any(kind and not kind & known for kind in (*kinds, *apart))


def _met_it(text: str, thread: Thread) -> bool:
    """Whether it was the two that met: "the Lisbon team met in Porto" tells of no introduction."""
    _, behind = _MET.split(text, maxsplit=1)
    return bool(set(content_words(behind)) & thread.known()) or _SOMEBODY.search(text) is not None


def _of_another_thing(report: Report, thread: Thread) -> bool:
    names = thread.known()
    task = f"{thread.first.item.text} {thread.last.item.text}".lower()
    found = [m for pattern in (_ANOTHER, _OF_OLD, _OLD, _LAST_ONE) for m in pattern.finditer(report.text)]
    return any(set(content_words(m["thing"])) & names and not set(m["kind"].lower().split()) <= set(task.split()) for m in found)


def _in_another_month(report: Report, thread: Thread) -> bool:
    """Whether both name months, and not the same: "Kim covers for her in May" is not of "find cover for August"."""
    asked, told = set(_MONTHS.findall(f"{thread.first.item.raw} {thread.last.item.raw}")), set(_MONTHS.findall(report.text))
    return bool(asked and told) and not asked & told and not re.search(r"\b(?:date|when)\b", thread.first.item.text)


def _to_another(task: str, told: str) -> bool:
    """Whether both name a receiver, and not the same: "the demo to Legal" is not the one to Sales."""
    ours, theirs = receivers_of(task), receivers_of(told)
    said, asked = set(content_words(told)), set(content_words(task))
    talked, whom = _TALKED_TO.search(told), _TALK_TO.search(task)
    if talked and whom and "to" in theirs and (matter := _ABOUT.search(told)):
        asked_of = set(content_words(whom[1]))
        if asked_of <= set(content_words(matter[1])) and not asked_of & theirs["to"]:
            return True  # "spoke to Kim about Colette" is not "speak to Colette"
    return any(way in theirs and not ours[way] & said and not theirs[way] & asked for way in ours)


def _by_another(report: Report, held: Held, thread: Thread, roster: Roster) -> bool:
    who = report.who
    if who is None or who.lower() in _ANYBODY or thread.owner.side == "shared":
        return False
    side, name = roster.owner_side(who, held.person, held.session)
    if side == "other" and (name is None or not roster.candidates(who)):
        return _only_the_doer(report, thread, who)
    if (
        handed_over(thread.deeds(), report.verbs) or (side in ("mine", "theirs") and used_by_other(report, thread))
    ) and name != thread.owner.name:
        return False  # the other side read it, liked it, used it: so it was sent
    if thread.person == held.person and {side, thread.owner.side} == {"mine", "theirs"}:
        return True
    return name is not None and thread.owner.name is not None and name != thread.owner.name


def _only_the_doer(report: Report, thread: Thread, who: str) -> bool:
    """Whether somebody unknown ("Legal signed the contract") did a deed of their own: spoke themselves, or did something to another thing."""
    doer = name_words(who)
    if report.verbs and report.verbs <= SPEECH and thread.deeds() & SPEECH:
        return True  # "Kim asked me about the venue" is not "ask Kim about the venue"
    shared = (report.words & thread.known()) - doer
    if doer & thread.known() and report.verbs & _HANDS and report.phrases and not any(set(p) & thread.known() for p in report.phrases):
        return True  # "Weber sent two letters about the claim" closes no claim
    return bool(doer & thread.known()) and not shared and bool(report.topic - doer)


def only_heads(report: Report, thread: Thread) -> bool:
    """Whether the task's thing only heads the line, and what is there is another: "slides: the template is on the wiki"."""
    found = (
        _OTHER_BEHIND.match(report.text)
        if report.verbs & SHOWN or ARRIVED in report.verbs or (report.sure and not report.verbs and thread.deeds())
        else None
    )
    return found is not None and not set(content_words(found["thing"])) & thread.known()


def only_qualifies(report: Report, thread: Thread) -> bool:
    """Whether a report has the task's words before another noun only: "the keynote speaker cancelled" drops no keynote."""
    known = thread.known()
    return any(p[-1] not in known and set(p[:-1]) & known for p in report.phrases) and not any(p[-1] in known for p in report.phrases)
