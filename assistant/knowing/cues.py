"""What tells how something stands: the cues of a clause ("sent", "✓", "came on Monday", "dropped", "still") and its verdict.

A cue counts unless what stands before it takes it back ("not", "will", "should have", "almost"), or what follows does: a
question mark, "by Friday", "no answer".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.knowing.counts import is_part, whole_of
from assistant.knowing.deeds import ARRIVED
from assistant.knowing.implications import IMPLIED
from assistant.reading.inline import fold, struck
from assistant.reading.words import base_of_past, content_words, is_base_verb
from assistant.records import Point

Verdict = Literal["done", "dropped", "reopened", "still open", "moved", "fact"]

DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?"
_TOOL = (
    r"(?:inbox|mailbox|wiki|folder|drive|repo|channel|deck|doc|docs|document|sheet|tracker|figma|jira|confluence|notion|slack|post|mail)"
)
_CHECK = r"[✔✓✅☑]|^ok:? (?!(?:for|with|to|so|i|we|she|he|it|but|then|if|in|on|as|about|let|will|and|not|that|this)\b)(?=[^.,;:]{2,40}(?:[.,;:]|$))|(?<!\w)(?:done|erledigt|hecho|fait)(?!\w)"
_TICKS = frozenset("✔✓✅☑")
_STATES = (
    r"\b(?:finished|completed?|sorted|handled|dealt with|ticked off|out (?:the door|of the way)|thanks for|thank you for"
    r"|(?:is|are|was|were|['’]s|['’]re) (?:now |all |both |finally |already )*(?:out the door|done|pinned|handed in|signed off)"
    r"|(?:is|are|['’]s|['’]re|(?<=: I)['’]m|(?<=: I) am) (?:now |all |both |finally |already )*(?:out|live|up|in|through|over|ready|here|round)(?=\s*(?:$|[.,;:!)(✔✓✅🎉]|(?:and|since|now|at last|already|today|yesterday)\b))"
    r"|(?:is|are|['’]s|['’]re) (?:on|in|at) [\w'’ -]{2,30}? (?:now|since)"
    r"|went (?:well|fine|live|smoothly|ahead|okay|ok|down well|without a (?:hitch|scratch)|off without|through(?=\W*$|[.,;:!)]| (?:on|in|at|last|this|yesterday|today|and|without|after|before)\b))|(?:works?|runs?|goes|answers?) (?:now|again|since)|(?:is|are|['’]s) (?:up and )?(?:running|working|ringing|heating|printing|flowing) (?:again|now|since)|(?:is|are|has been|have been|went) (?:now |already )?(?:live|online|up) since|(?:is|are) back (?:up|in (?:service|use|action|order))|(?:adds|add|balances?) up(?=\W*$|,)|(?:is|are|['’]s|['’]re) there (?:now|since|at last)|worked out|all set|in place|took place|happened|(?:was|were) (?:all |both )?(?:up|out|in|ready|there|in place|open) (?:just |well )?(?:in|on) (?:good )?time"
    r"|should (?:work|be \w+) now|can (?:\w+ ){1,6}now|no longer blocked|behind (?:us|me|her|him|them)|wrapped up|(?:trial|pilot|test|phase|experiment|course|training)s?(?: is| are)? over(?= ?(?:$|[.,;:!]))|all (?:[\w-]+ ){1,4}(?:in|here|there|through)(?=\W*$)|been through|(?<=\w )(?:all|both) (?:in|here|there|through|delivered)(?=\W*$|[.,;:!])"
    r"|off (?:my|her|his|our|the) (?:plate|list|desk))\b"
)
_SURE = re.compile(f"{_CHECK}|{_STATES}", re.I)
# Things that arrived: they settle what was to be handed over or made, never what is to be done with them.
_ARRIVED = re.compile(
    r"\b(?:arrived|landed|(?:arrives?|comes?|goes out) (?=every\b|each\b|punctually|regularly)|(?<=\w )received(?=\W*$|\s*[.,:;(!✔✓]|\s+(?:on|in|by|at|last|this|yesterday|today|from|after|too|finally)\b)|brought(?! up\b)|in it(?=\W*$)|out now|made the rounds?|(?<=, )(?:the |my |her |his |our )?[a-z-]+ (?:now )?on (?:the|our) (?:wiki|drive|server|intranet|share|shared drive|website)|(?:(?:is|are|went) )?(?<!put )off to (?:her|him|them|me|us|the [a-z]+|(?-i:[A-Z])\w+|[a-z]+(?= (?:on|last|yesterday|today|mon|tue|wed|thu|fri|sat|sun)))\b|(?:hangs|lies|lives) (?:on|in|at|by|next to)(?= the| our| my| her| his| it\b)|(?:is|are) (?:now |already )?(?:pinned|put|taped|stuck) (?:up|on|to)\b|went (?:out|in|over|off|to (?:(?:her|him|them|me|us|you)\b(?! (?:with|for|about))|(?-i:[A-Z])\w+(?=\W*$|[,;.:]| (?:on|in|by|at|last|this|yesterday|today)\b)))"
    rf"|came(?! (?:\w+ )?again)(?=\s*(?:$|[.,:;!]|(?:in|through|over|on|last|this|yesterday|today|by|early|late|\d{{1,2}}[./]\d|the (?:same|next|other)|as promised|with a (?:day|week)|(?:a|one|two|three) (?:day|week|hour)s?|{DAY})\b))"
    r"|(?:has|have|had|['’]ve|['’]s|got|received) (?:it|them|both)(?: now| since)?(?! to\b)|(?:got|received) (?:the|his|her|its|my|our|their|your)\b(?!(?: \w+){1,3} back\b)"
    r"|(?:has|have|had) (?:had )?(?:the|his|her|my|our|their) [\w -]{2,30}? (?:since|now)"
    rf"|(?:is|are|['’]s|['’]re) (?:now |all |both )*(?:with \w+ (?:now|since)|on (?:his|her|their|your|my) desk|on (?:the|our) (?:wiki|drive|server|intranet|share|shared drive|website)|in (?:his|her|their|your|my|the|our)? ?{_TOOL}))\b",
    re.I,
)
_BEFORE = re.compile(
    r"\b(?:not|n['’]t|never|no (?:way|chance|time|luck)|unable|impossible|fail(?:s|ed)? to|no one|nobody|nothing|none|without \w+ing|yet to|still|about to|going to|will|['’]ll|to be|should|could|would|might|must|(?-i:may)"
    r"|(?:needs?|wants?|wanted|plans?|planned|planning|hopes?|hoping|trying|tried|wish(?:es)?|have|has) to|(?:i|we|he|she|they) (?:hope|wish|want|need|plan)s?"
    r"|if|once|when|until|unless|before|forgot|waiting"
    r"|pending|promised|agreed to|said (?:he|she|they|i|we)['’]?(?:d| would| will|ll)|asked (?:me|him|her|them|us) to|supposed|isn['’]t|wasn['’]t"
    r"|aren['’]t|hasn['’]t|haven['’]t|has not|have not|how|whether|why|what|who)\b",
    re.I,
)
_BEGUN = r"(?:the )?(?:very )?(?:beginning|start|opening|skeleton|bones)|(?:the )?first (?:page|part|half|paragraph|section|chapter|lines?|pages|two \w+|three \w+|few \w+)"
_ALMOST = re.compile(
    r"^\W*(?:about |only |roughly )?half (?:the|our|her|his|my)\b|\b(?:half|halfway|partly|partially|almost|nearly|mostly|not)[\s-]*$"
    rf"|^\W*(?:about |only |roughly )?(?:(?:the )?first )?(?:half|most|some|part|parts|two thirds|a (?:third|quarter|part|bit)|the rest|much|{_BEGUN}) of\b",
    re.I,
)
_LABELS = re.compile(r":\s|\s[-–—]\s|\s\(")
_AFTER = re.compile(
    rf"^[^.;]{{0,12}}\?\s*$|^\s*(?:{_BEGUN}) of\b|^\s*(?:by (?:next|the (?:\d|end|first|second|third|week|month|time|next|start|middle)|fri|mon|tue|wed|thu)|soon|tomorrow|next week|not\b|half\b|about half)",
    re.I,
)
_VAIN = re.compile(
    r"\b(?:no (?:answer|reply|luck|response|news)(?! (?:without|before))|in vain|voicemail|left (?:a )?message|to no avail|didn['’]t work|nobody (?:there|answered))\b",
    re.I,
)
_DROPPED = re.compile(
    r"^xx\b|\bno need (?:to|for)\b|(?:^|[:,]\s+)(?:so )?forget (?:about )?(?:the|it|that|this|her|his|my)\b|^not (?!working|looking|going)[a-z]+ing\b|\b(?:(?<!\bno )dropped(?! (?:on|in|at|by|from|to|again|last|off|out|below|twice)\b)|dropping|cancell?ed(?! by\b)|called off|scrapped|killed|abandoned|parked|shelved|deprioriti[sz]ed|decided (?:not to|against)|not (?:going to (?:do|happen|be done)|doing(?! (?:badly|well|great|so|too|much|fine|bad|good)\b)|pursuing|happening|needed)"
    r"|won['’]t (?:do(?=\W*$| (?:it|this|that|the|an?|any)\b|[.,;:(])|happen|be doing|pursue|need)|no longer (?:needed|necessary|relevant|doing|want|wants|planning)|off the table|moot|lets? (?:it|that|this) (?:go|be)|so no (?:\w+ ){1,2}(?:is |are )?needed|skip(?:ping|ped)? (?:it|that|this)|withdrawn|withdrew"
    r"|stop(?:ped)? (?:chasing|doing)|took (?:it|that) off|taken off|obsolete|overtaken by|on ice|buried|not this (?:half|year|quarter|time|round)|gave up|given up|giving up|no more \w+ing|(?:no|little) (?:point|use|sense) (?:in|any ?more|now)|nothing (?:left )?to \w+ any ?more|(?:no|not a) (?:longer a )?(?:topic|thing|issue|priority) any ?more|no longer a (?:topic|thing|priority)|came to nothing|beat (?:us|me|her|him) to it|too late for|ruled (?:it |that )?out|turned (?:it|us|her|him|me) down|stays? (?:where|as|the way|what) (?:it|he|she|they|things)\b|stays? put)\b",
    re.I,
)
_NEW_TRY = re.compile(r"\bnew (?:date|time|slot|appointment)\b|\b(?:re-?scheduled|re-?booked)\b", re.I)
_NOT_DROPPED = re.compile(
    r"(?:n['’]t\b|\b(?:what|which|things?) (?:I|we|he|she|they)\b|\b(?:not|never|if|should|could|might|maybe|unless|almost|nearly|(?:propose[ds]?|suggest(?:s|ed)?|wants?|wanted|would like|tempted|offer(?:s|ed)?|asked|begged) (?:to|that|us|me|we|I|he|she))\b)[\w ]{0,20}$",
    re.I,
)
_BY_OTHERS = re.compile(r"\s+by (?!(?:us|me|her|him|both|then|now|mistake|mutual)\b)[a-z]", re.I)  # what others dropped was theirs
_REOPENED = re.compile(
    r"\b(?:re-?open(?:ed|ing)?|not (?:actually |really )?(?:done|finished|sent|fixed|working|solved|resolved) after all|isn['’]t (?:actually |really )?(?:done|finished|fixed|solved)|bounced|broke again|broken again"
    r"|(?:it|bug|error|problem|issue|alarm|leak|outage)s? (?:came|is|are) back|back on (?:the|my|her|his) (?:list|plate)|has to be redone|needs? (?:redoing|another (?:go|pass|round)|to be redone)|(?<!will )(?<!['’]ll )(?<!would )(?<!to )redo(?!\w)|again open|open again|undone|fell through"
    r"|rejected|sent back|turned out (?:not|to be (?:wrong|unfinished|incomplete|broken)))\b",
    re.I,
)
_STILL = re.compile(
    r"(?:^|: )(?:only |not (?:before|until) |maybe |rather )*(?:after|in|from) (?:the |her |his |my |our )?(?:summer|autumn|winter|spring|holidays?|vacations?|leave|new year|q[1-4])\b|\b(?:still (?:open|with (?:me|him|her|us|them)|stuck|blocked|held up|unclear|undecided|empty|to do|outstanding|owes?|missing|pending|on (?:my|her|his|the)|nothing|not|waiting|no)|no end (?:to|of|in sight)\b|(?<!not )(?<!never )(?<!n['’]t )\bforgot(?:ten)?\b(?! to mention)|not here(?=\W*$|[,;.])|not (?:done|sent|yet|started|begun|booked|finished|written|made|touched|ready|opened|looked at|an? (?:inch|line|word|step)|even)\b|never (?:came|started|happened|began)\b|nothing (?:yet|so far)\b|not [a-z]+(?:ed|en|t) yet|hasn['’]t|haven['’]t|has not|have not"
    r"|didn['’]t (?:get|manage|happen|send|do)|did not (?:get|manage|happen)|no progress|carr(?:y|ied) over|slipped|overdue|not there(?: yet)?(?=\W*$|[,;.])|(?:so |still )?far from (?:done|finished|fixed|ready|complete|settled|there|over|it)\b|again not|half (?:done|there|finished|written)|is late|(?<!on the )late(?=,|\W*$)|not(?= yet\W*$|[\s.,;!]*(?:$|->|→)))|^\W*[✗✘]",
    re.I,
)
_MOVED = re.compile(
    r"\b(?:moved|moves|slipp(?:ed|ing|s)|slip|pushed|postponed|delayed|has to move|now due|new (?:date|deadline|due)|due (?:date )?(?:is )?now|deadline (?:is )?(?:now|moved)|extended|rescheduled|shifted|instead"
    r"|bumped|gave (?:myself|herself|himself)|will be|takes? until|until|rather|now(?=:? (?:on |by |due |in |the |to be )*(?:\d|next|tomorrow|end of|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|gets? it by|the rest (?:by|on|follows))\b",
    re.I,
)
_SLIPPED_TO = re.compile(
    rf"\bslip(?:s|ped)?\b(?!\s+(?:from|since)\b)[^.;]*?(?:\bto\b|,|\bnow\b)[^.;]*?(?:\d|\b(?:{DAY}|next week|tomorrow|end of))", re.I
)
FOR_A_REASON = re.compile(r",?\s(?:as|because|since|due to|so that|for the reason)\s", re.I)
WHEN = re.compile(rf"\d|\b(?:{DAY}|next week|tomorrow|end of)", re.I)
_FUTURE = re.compile(
    r"\b(?:will|['’]ll|shall|should|could|would|might|must|needs?|have to|has to|wants?|hopes?|plans?|trying|if|whether|once|until|maybe|perhaps|to be)\b",
    re.I,
)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_PAST_TIME = re.compile(r"\b(?:yesterday|ago|already|last (?:week|night|month|time|\w+day))\b", re.I)
_SAME_FORM = frozenset("set put cut read let cost split shut proofread".split())
_TOLD_BY = frozenset(
    "i've we've she's he's they've i’ve we’ve she’s he’s they’ve i she he we they was were is are been have has both already got".split()
)
_LABELLED = re.compile(r"\W*[A-Z][\w -]{1,20}: ")
_AND_WANTS = re.compile(r", (?:[\w'’-]+ ){0,3}?(?:wants|needs|hopes|will|would|does not|doesn['’]t|is not|isn['’]t) ")
_RULING = re.compile(
    r"(?<=: )(?:s?he|they|it) (?:wants?|needs?) (?=an?\b|the\b|two\b|three\b|\d|more\b)|\b(?:may|must|should|(?:needs?|have|has) to)\b(?! be (?:decided|checked|clarified|seen))"
)  # "Legal: we may keep it" is an answer
_ESTIMATED = re.compile(r" would (?:be|cost|come to) (?=(?:about |around |roughly )?[€$£]?\d)")  # "a second van would be 31k"
_YES_TOLD = re.compile(r"\W*[^:]{2,40}: (?:yes|no)\W*$", re.I)
_GAVE_NONE = re.compile(
    r"(?:gave|sent|brought|wrote|made|did|booked|ordered|bought|got)\s+(?:(?:me|us|him|her|them) )?(?:none|nothing)\b", re.I
)
_SAYS_THAT = re.compile(r"\W*[A-Z][\w-]+(?: [A-Z][\w-]*)? (?:says?|said|confirms?|confirmed|wrote|thinks)[,:]? ")
_QUOTED_FROM = re.compile(r"\W*From [A-Z]\w+(?: [A-Z]\w*)?: (?!no\b|not\b|nothing\b)")
_NAMED = re.compile(r"(?:^\W*|[:,]\s)[A-Z][a-z]+ $")  # "Dana read the memo"
_SHIFTS = frozenset("move push postpone delay extend reschedule shift bump".split())
_THAT = re.compile(r"\s+(?:(?:me|us|him|her|back) )?(?:that|how|why|whether)\b")
_NO_DEEDS = frozenset(
    "forget neglect block delay stall slip pause park wait plan own owe promise promis offer propose suggest hope expect".split()
)


@dataclass(frozen=True, slots=True)
class Cue:
    """What tells a clause's verdict: where it stands, whether it is outright, whether it takes no object, and the deeds that the clause tells as done."""

    start: int
    end: int
    sure: bool
    state: bool
    verbs: frozenset[str]


def cue_of(clause: str) -> Cue | None:
    """The first cue that nothing before or behind takes back."""
    verbs, first = _deeds(clause)
    cues = []
    sure, arrived = _SURE.search(clause), _ARRIVED.search(clause)
    if sure:
        cues.append(Cue(sure.start(), sure.end(), True, True, verbs))
    if arrived:
        cues.append(Cue(arrived.start(), arrived.end(), False, True, verbs | {ARRIVED}))
    for pattern, deed, state in IMPLIED:
        if implied := pattern.search(clause):
            cues.append(Cue(implied.start(), implied.end(), False, state, verbs | {deed}))
    if first is not None:
        cues.append(Cue(*first, False, False, verbs))
    told = [cue for cue in cues if _stands(clause, cue)]
    if not told:
        return None
    first_told = min(told, key=lambda c: c.start)
    return Cue(first_told.start, first_told.end, any(c.sure for c in told), first_told.state, frozenset().union(*(c.verbs for c in told)))


def _stands(clause: str, cue: Cue) -> bool:
    if _GAVE_NONE.match(clause, cue.start):
        return False
    if clause[cue.start : cue.end] in _TICKS:
        return not clause.rstrip().endswith("?")  # a tick is set, whatever the words say: "Proofread it before the board meets ✔"
    if clause.rstrip().endswith("?") and cue.verbs == {"ask"} and ":" in clause[cue.end :]:
        clause = clause.rstrip(" ?")  # "asked Gwen: is there a budget?"
    front = _LABELS.split(clause[: cue.start])[-1]
    return not (
        _BEFORE.search(front)
        or _ALMOST.search(front)
        or _AFTER.match(clause[cue.end :])
        or clause.rstrip().endswith("?")
        or _VAIN.search(clause[cue.end :])
    )


def _deeds(clause: str) -> tuple[frozenset[str], tuple[int, int] | None]:
    """Verbs that a clause tells in the past ("I sent", "Sent the deck", "deck sent", "did apply"), and where the first stands."""
    found: set[str] = set()
    first: tuple[int, int] | None = None
    previous, end = "", 0
    for match in _WORD.finditer(clause):
        word = fold(match.group(0))
        previous = "" if any(c.isdigit() for c in clause[end : match.start()]) else previous  # "the plan of 26.02. agreed"
        end = match.end()
        base = word if previous == "did" and is_base_verb(word) else base_of_past(word)
        if word == "looked" and re.match(r"\s+(?:over|at|through|into)\b", clause[match.end() :]):
            base = "look"  # "looked tired" tells of no deed
        if (
            base
            and word == base
            and word in _SAME_FORM
            and previous not in _TOLD_BY
            and not (word == "read" and found and re.search(r"(?:,| and) $", clause[: match.start()]))
            and not (word == "read" and _NAMED.search(clause[: match.start()]))
            and not _told_as_past(clause, match.start(), match.end())
        ):
            base = None
        if word == "learned" and previous.startswith("lesson"):
            base = None
        if base in ("write", "say", "hear") and _THAT.match(clause, match.end()):
            base = None  # "Kim wrote that the report is overdue" tells of no report
        if base in _NO_DEEDS or (base and previous in ("to", "a", "an", "of", "will")):
            base = None
        if base:
            found.add(base)
            first = first or match.span()
        previous = word
    return frozenset(found - {"do"} if len(found) > 1 else found), first


def _told_as_past(clause: str, start: int, end: int) -> bool:
    """Whether a verb whose past looks like its present is told as past: "Read it last week", "the paper read, twice"."""
    if re.match(r"\W*(?:$|[.,;!✓✔])|\s+(?:her|his|their|[A-Z]\w+['’]s)\s", clause[end:]) and (
        clause[start:end].lower() == "read" or not re.match(r"\s+\w", clause[end:])
    ):
        return True
    if clause[start:end] == "read" and not clause[:start].strip(" *~-") and re.match(r"\s+\d", clause[end:]):
        return True  # "read 6-10, comments are in the doc"
    return not clause[:start].strip(" ✓✔✅*~-") and bool(_PAST_TIME.search(clause))


def says_open(text: str) -> bool:
    """Whether a text says outright that something is not done: "not begun", "nothing yet"."""
    return _STILL.search(text) is not None


def verdict_of(point: Point, clause: str, cue: Cue | None, until: str) -> tuple[Verdict | None, bool]:
    """(verdict, whether it is outright) of a clause of a point; ``until`` is the text that may hold a new date. None: it tells nothing."""
    asked = clause.rstrip().endswith("?")
    if says_reopened(clause) and not asked:
        return "reopened", True
    dropped = None if _NEW_TRY.search(until) else _DROPPED.search(clause)
    if dropped and not asked and not _BY_OTHERS.match(clause[dropped.end() :]) and not _NOT_DROPPED.search(clause[: dropped.start()]):
        return "dropped", True
    if struck(point.raw):
        return "done", True
    if not asked and _is_shifted(clause, cue):
        return "moved", False
    if is_part(clause, cue.start if cue else None) or (_STILL.search(clause) and cue is None):
        return "still open", True
    if cue and cue.verbs and cue.verbs <= _SHIFTS and not cue.sure and WHEN.search(until):
        return "moved", False
    if cue or (whole_of(clause) and not asked and not _BEFORE.search(clause)):
        return "done", cue is not None and cue.sure
    if point.zone == "done" and point.kind == "bullet" and not _BEFORE.search(clause) and not asked:
        return "done", False
    if _MOVED.search(clause) and WHEN.search(until) and not asked:
        return "moved", False
    return ("fact", False) if _is_fact(point, clause, asked=asked) else (None, False)


def _is_fact(point: Point, clause: str, *, asked: bool) -> bool:
    """Whether a clause without a deed tells how something is: nothing asked, wanted, or still to come."""
    told = _AND_WANTS.split(clause)[0] if ": " in clause else clause  # "MB signs that himself, wants a form": told first
    told = _ESTIMATED.sub(" is ", told)
    if _QUOTED_FROM.match(clause) and not asked and point.mark is None:
        return True  # what it is "before" or what one "has to" is their answer
    told = _RULING.sub("", told) if _LABELLED.match(clause) or _SAYS_THAT.match(clause) else told
    plain = not asked and not _FUTURE.search(told) and point.mark is None and not _BEFORE.search(told)
    return plain and (len(clause.split()) >= 3 or _YES_TOLD.match(clause) is not None)


def _is_shifted(clause: str, cue: Cue | None) -> bool:
    """Whether a clause only tells another day: "slipped to Friday", "moved to 19 Nov as the room was taken" (why tells of no deed)."""
    if cue is None:
        return _SLIPPED_TO.search(clause) is not None
    reason = FOR_A_REASON.search(clause)
    front = clause[: reason.start()] if reason else ""
    shift = cue_of(front) if WHEN.search(front) else None
    return shift is not None and bool(shift.verbs) and shift.verbs <= _SHIFTS


def before_drop(clause: str) -> str:
    """What stands before the words that drop something: "the archive" in "the archive stays where it is, decided"; "" if nothing does."""
    dropped = _DROPPED.search(clause)
    front = clause[: dropped.start()] if dropped else ""
    return front if content_words(front) else ""


def says_dropped(text: str) -> bool:
    """Whether a remark says that something is not done any more."""
    return bool(_DROPPED.search(text))


def says_reopened(text: str) -> bool:
    """Whether a line says that something is open again."""
    return bool(_REOPENED.search(text))
