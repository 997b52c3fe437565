"""An ask built from the user's own words, where no pattern of the library is near: what is asked for, of whom, about what.

Each rule knows one way in which complaints are told (something is still missing, somebody else does it, a thing is broken) and takes its
words from the sentence that tells it. Nothing is added that could be taken for a fact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from zlib import crc32

from assistant.reading.agents import about_whom, thing_at_fault
from assistant.reading.words import BASE_VERBS, base_of_past
from assistant.writing.plainasks import plain_ask

_END = r"(?=[.,;?]| and\b| but\b| since\b| for (?:\d|weeks|months|days|a )| until\b| so\b| in (?:January|February|March|April|May|June|July|August|September|October|November|December)\b| (?:\d+|a|two|three|four|five|six|several|many) (?:days|week|weeks|month|months|years) ago\b|$)"
_NOT_A_THING = r"(?!(?:idea|clue|problem|reason|way|chance|one|body|doubt|longer|more|say|word)\b)"
_MISSING = re.compile(
    rf"(?i)\b(?:I|we) (?:still )?(?:have|'ve got|had) (?:still )?no {_NOT_A_THING}(?P<x>[\w'-]+(?: [\w'-]+){{0,6}}?){_END}|\bstill no {_NOT_A_THING}(?P<x2>[\w'-]+(?: [\w'-]+){{0,6}}?){_END}"
)
_NO_ONE_TO = re.compile(r"(?i)\bno ?(?:one|body) (?:left )?(?:to|I can|whom I can) ask (?P<x>about [\w' -]+?)" + _END)
_ASKED_FOR = re.compile(
    rf"(?i)\b(?:I|we)(?:'ve| have)? (?:(?:asked|applied|put in) for|(?:was|were) promised) (?P<x>(?:an? |the |my |some )[\w'-]+(?: [\w'-]+){{0,3}}?){_END}"
)
_PENDING = re.compile(
    r"(?i)\b(?:(?:is|are|was|were|has|have)(?: still)? not(?: yet)?|isn't|aren't|hasn't|haven't)(?: yet)?(?: been)? (?:approved|answered|decided|confirmed|signed|paid|granted|reviewed|processed|looked at)\b|\bstill (?:open|waiting|unanswered)\b|\bpending\b"
)
_NOT_TOLD = re.compile(
    r"(?i)\bwithout (?:a word|telling|asking|(?:any )?notice|(?:any )?warning|being (?:told|asked))\b|\b(?:was|were|am|are) not (?:told|asked|informed|invited)\b|\bfound out (?:from|by|through)\b|\bbehind (?:my|our) back\b"
)
_APPLIED = re.compile(
    r"(?i)\b(?:I|we)(?:'ve| have)? (?:applied|ordered|reported|requested|wrote|registered|signed up)(?: \w+){0,4}? (?:in|on|since|for) (?:\d|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|last)|\b(?:applied|ordered|reported|requested)\b.{0,30}\bago\b"
)
_RAISED = re.compile(
    r"(?i)\b(?:raised?|mention(?:ed)?|brought (?:it |that |this )?up|bring (?:it |that |this )?up|told you|ask(?:ed)? you)\b.*\b(?:nothing|look into it|that's it|no answer|still)\b"
)
_IN_FRONT = re.compile(r"(?i)\bin front of (?:the |my |our |all |everyone|customers|clients|guests|patients|colleagues|students|parents)")
_MINE = re.compile(r"(?i)\b(?:got|took|has|uses|used|moved) my \w+")
_SHORT = re.compile(
    r"(?i)\b(?:evening|night|day|hour|hours) before\b|\bat the last minute\b|\btoo late\b|\bon the (?:same )?day itself\b|\bon the same day\b|\bon the morning of\b|\bfor the next (?:day|morning)\b"
)
_PULLED = re.compile(
    r"(?i)\b(?:pulled|dragged|called|roped) into (?P<x>[\w'-]+(?: (?!at\b|on\b|every\b|each\b|about\b|once\b|twice\b|several\b|almost\b|nearly\b)[\w'-]+){0,3}?)(?= (?:at|on|every|each|about|once|twice|several|almost|nearly|\d\S*|one|two|three|four|five|six|ten)\b|[.,;?]| and\b| but\b| so\b| since\b| for\b| when\b| while\b|$)"
)
_DONT_KNOW = re.compile(
    r"(?i)\bI (?:rarely|don't|do not|never|still don't) (?:know|see|understand|hear) (?P<x>(?:what|who|how|when|where|why|whether|if|which) .+?)[.?]?$|\bit is not clear (?P<x2>(?:to (?:me|us) )?(?:what|who|how|when|where|why|whether|which) .+?)[.?]?$"
)
_ALONE = re.compile(r"(?i)\b(?:alone|on my own|by myself|single-handed(?:ly)?|only one who)\b")
_ALWAYS_ME = re.compile(
    r"(?i)\b(?:often|always|been) me\b|\bin a row\b|\bme who\b|\bthe only one (?:\w+ ){0,4}?who (?:gets|does|has|takes|works|covers)\b|\b(?:out of|of the last) \d+\b|\bevery other\b"
)
_CANNOT = re.compile(
    r"(?i)\b(?:I|we) (?:can't|cannot|can hardly|can barely|rarely|barely|hardly|hardly ever|don't|do not) (?:get to |get a chance to )?(?P<v>(?:get|have|take|plan|see|find|sleep|eat|leave|finish|do|use|reach|work|concentrate|focus|keep|go|come)\b.*?)(?: like this| any ?more)?[.?]$"
)
_HAPPENED = re.compile(
    r"(?i)\b(?:threw|thrown|broke|lost|forgot|missed|stood|waited|happened|died|fell|failed|went wrong|spilled|deleted|mixed up|turned up)\b"
)
_YOURS = re.compile(
    r"(?i)\byour (?:own )?(?P<x>team|people|side|department|crew|shift|class|group|warehouse|office|group|staff|drivers?|company|store|shop)\b"
)

_UNREAD = re.compile(
    r"(?i)\b(?:anyone|anybody|hardly anybody|not) (?:who )?(?:has |have |ever )*(?:reads?|looked at|looks at|uses?|used|opens?|opened) (?P<x>(?:the|my|our|these|those) [\w'-]+(?: [\w'-]+)?)"
)
_NOT_DONE = re.compile(
    r"(?i)\b(?:(?:has|have)(?: still)? not(?: yet)? been|(?:is|are)(?: still)? not(?: yet)?) (?:ordered|bought|repaired|fixed|replaced|cleaned|booked|updated|set up|started|charged|changed)\b"
)
_WAIT_FOR = re.compile(r"(?i)\bwait(?:ing|ed)? (?:\w+ ){0,3}for (?P<x>(?:your|the|his|her|their) [\w'-]+(?: [\w'-]+){0,4}?)" + _END)

_SHORT_ENOUGH = 6  # words: what is longer is not said a second time
Ask = str | None


def own_ask(sentences: Sequence[str], direction: str) -> str:
    """One question made from the sentences that tell a problem (each with its final mark), for a direction.

    >>> own_ask(["My holiday request from 2 May is still not approved."], "manager")
    'Could you tell me by when I can count on an answer?'
    >>> own_ask(["Our onboarding guide came late.", "I rarely get a lunch break."], "manager")
    'What would it take for me to get a lunch break?'
    """
    for rule in _RULES:
        for sentence in sentences:
            found = rule(sentence, direction)
            if found:
                return found
    if direction == "mentor":
        return "How would you go about it?"
    return _OPEN[crc32(" ".join(sentences).encode()) % len(_OPEN)]


def still_missing(sentences: Sequence[str], direction: str) -> str:
    """The ask for something that is still missing ("still no git access"); empty where nothing is named."""
    return next(filter(None, (_missing(sentence, direction) for sentence in sentences)), "")


def pending_ask(sentences: Sequence[str], direction: str) -> str:
    """The ask for a request that nobody has answered, where one is told; empty where none is."""
    own = (s for s in sentences if re.search(r"(?i)\bmy [\w ]*?(?:request|application|question|claim)\b", s))
    return next(filter(None, (_pending(sentence, direction) for sentence in own)), "")


def _missing(sentence: str, direction: str) -> Ask:
    found = _NO_ONE_TO.search(sentence)
    if found:
        return f"Is there somebody I could ask {found.group('x')}?"
    found = _MISSING.search(sentence)
    if not found:
        return None
    wanted = found.group("x") or found.group("x2")
    if re.match(r"(?i)time\b", wanted):
        return f"What could move so that there is {wanted}?"
    helper = "Where would you go to get" if direction == "mentor" else "Could you help me get"
    return f"{helper} {_with_article(wanted)}?"


_MASS = frozenset(
    "access time feedback support help training information equipment material software staff budget money data news answer work cover leave pay".split()
)


def _with_article(wanted: str) -> str:
    last = re.split(r" (?:for|to|of|in|on|with|from|at) ", wanted)[0].split()[-1].lower()
    if last in _MASS or last.endswith("s") or re.match(r"(?i)(?:an?|the|my|our|any)\b", wanted):
        return wanted
    return f"{'an' if wanted[0].lower() in 'aeio' else 'a'} {wanted}"


def _asked_for(sentence: str, direction: str) -> Ask:
    found = _ASKED_FOR.search(sentence)
    return f"Could you tell me by when I can count on {_definite(found.group('x'))}?" if found and direction != "mentor" else None


def _definite(wanted: str) -> str:
    return re.sub(r"(?i)^(?:an?|some) ", "the ", wanted)


def _pending(sentence: str, direction: str) -> Ask:
    if not _PENDING.search(sentence) or direction == "mentor":
        return None
    if re.search(r"(?i)\b(?:request|application|question|answer|reply|approved|approval|decided|decision|answered)", sentence):
        return "Could you tell me by when I can count on an answer?"
    return "Could you find out where it stands?"


def _yours(sentence: str, direction: str) -> Ask:
    whom = about_whom(sentence)
    if direction != "mentor" and re.match(r"(?i)your\b", whom):
        return f"Could you take that up with {whom}?"
    if direction != "mentor" and re.match(r"(?i)your \w+", sentence) and not _YOURS.search(sentence):
        loud = re.search(r"(?i)\b(?:is|are) (?:so|too|very|really)\b", sentence)
        return "Could you do something about it?" if loud else "Could you look into it this week?"
    found = _YOURS.search(sentence) if direction in ("peer", "stakeholder") else None
    return f"Could you take that up with your {found.group('x')}?" if found else None


def _not_told(sentence: str, direction: str) -> Ask:
    if not _NOT_TOLD.search(sentence):
        return None
    if re.match(r"(?i)you\b", sentence):
        return "Could you talk to me first the next time?"
    if direction == "mentor":
        return None
    whom = about_whom(re.split(r" that ", sentence, maxsplit=1)[0])
    if whom and direction in ("manager", "stakeholder"):
        return f"Could you ask {whom} to tell us first the next time?"
    return "How could we hear of such things before they happen?"


def _applied(sentence: str, direction: str) -> Ask:
    return "Could you find out where it stands?" if direction == "manager" and _APPLIED.search(sentence) else None


def _raised(sentence: str, direction: str) -> Ask:
    return "Could we set a day by which it is settled?" if direction != "mentor" and _RAISED.search(sentence) else None


def _in_front(sentence: str, direction: str) -> Ask:
    return "Could such things be said in private?" if direction != "mentor" and _IN_FRONT.search(sentence) else None


def _mine(sentence: str, direction: str) -> Ask:
    return "Could you tell me how that came about?" if direction == "manager" and _MINE.search(sentence) else None


def _unread(sentence: str, direction: str) -> Ask:
    found = _UNREAD.search(sentence)
    return f"Could you tell me who needs {found.group('x')}?" if found and direction != "mentor" else None


def _not_done(sentence: str, direction: str) -> Ask:
    if not _NOT_DONE.search(sentence) or direction == "mentor":
        return None
    return "Could you tell me who takes care of it, and by when?"


def _wait_for(sentence: str, direction: str) -> Ask:
    found = _WAIT_FOR.search(sentence)
    who = "we" if re.search(r"(?i)\b(?:we|our|us)\b", sentence) else "I"
    return f"Could we agree on a day by which {who} get {found.group('x')}?" if found and direction != "mentor" else None


def _short_notice(sentence: str, direction: str) -> Ask:
    return "Could we agree on how many days ahead we get that?" if _SHORT.search(sentence) and direction != "mentor" else None


def _pulled(sentence: str, direction: str) -> Ask:
    found = _PULLED.search(sentence)
    who = "us" if re.search(r"(?i)\bwe\b", sentence) else "me"
    return f"Could we agree on which {found.group('x').removeprefix('the ')} really need {who}?" if found else None


def _find_out(sentence: str, direction: str) -> Ask:
    found = _DONT_KNOW.search(sentence)
    if not found:
        return None
    what = found.group("x") or found.group("x2")
    what = what if len(what.split()) <= _SHORT_ENOUGH else "that"
    if what == "that":
        return "How would you find that out?" if direction == "mentor" else "Could you help me find that out?"
    return f"How would you find out {what}?" if direction == "mentor" else f"Could you help me find out {what}?"


def _untrained(sentence: str, direction: str) -> Ask:
    if not re.search(r"(?i)\b(?:not|n't|without|never) (?:been |being |any )?(?:trained|training|shown how|taught|introduced)\b", sentence):
        return None
    who = "us" if re.search(r"(?i)\b(?:we|us)\b", sentence) else "me"
    return "Whom would you ask to show you?" if direction == "mentor" else f"Could somebody show {who} how it is done?"


_SUPPLY = frozenset("water light heating internet electricity power signal network wifi air ventilation".split())


def _lacks(sentence: str, direction: str) -> Ask:
    found = re.match(rf"(?i)(?:the|our|my|this) [\w' -]+? (?:has|have) no (?P<x>[\w'-]+(?: [\w'-]+)?){_END}", sentence)
    if not found or direction == "mentor":
        return None
    if found.group("x").split()[-1].lower() in _SUPPLY:
        return "Who could look into that this week?"
    whose = found.group().split(" ha")[0]
    return f"Who could get {_with_article(found.group('x'))} for {'them' if whose.endswith('s') else 'it'}?"


def _alone(sentence: str, direction: str) -> Ask:
    if not _ALONE.search(sentence):
        return None
    return "Whom would you ask to share it?" if direction == "mentor" else "Could we find somebody to share that with me?"


def _turns(sentence: str, direction: str) -> Ask:
    mine = re.search(r"\b(?:I|me|my|we|us)\b", sentence)
    return "Could we take turns with it?" if mine and _ALWAYS_ME.search(sentence) and direction != "mentor" else None


_OPEN = ("What could we change about that?", "How could we handle that better?")
_LOOK = (
    "Could you ask whoever is in charge of {} to look into it?",
    "Who could look into {} this week?",
    "Could we have {} looked at this week?",
)


def _at_fault(sentence: str, direction: str) -> Ask:
    thing = thing_at_fault(sentence)
    if not thing:
        return None
    if re.match(r"(?i)your\b", thing):
        return "Could you look into it this week?"
    if direction == "mentor":
        return "Whom would you ask to look into it?"
    if direction != "manager":
        return f"Could we have {thing} looked at?"
    return _LOOK[crc32(thing.encode()) % len(_LOOK)].format(thing)


def _agent(sentence: str, direction: str) -> Ask:
    whom = about_whom(sentence)
    if not whom:
        return None
    if re.match(r"(?i)your\b", whom):
        return "Could you look into it this week?"
    asks = {
        "manager": f"Could you talk to {whom} about it?",
        "stakeholder": f"Could you take that up with {whom}?",
        "mentor": f"How would you bring that up with {whom}?",
        "peer": f"How could we bring that up with {whom}?",
    }
    return asks.get(direction, f"How would you bring that up with {whom}?")


def _by_you(sentence: str, direction: str) -> Ask:
    if not re.search(r"(?i)(?:^|,? and |,? but |, )you(?:'ve|'re)? (?!and\b)\w+", sentence):
        return None
    if re.search(r"(?i)\b(?:keep|often|rarely|usually|want|expect|ask for|need)\b", sentence):
        return "Could we find a way that works for both of us?"
    return "Could you tell me what was behind it?" if _did(sentence) else "Could we find a way that works for both of us?"


def _did(sentence: str) -> bool:
    """Whether "you" did something, and do not do it as a habit."""
    verb = re.search(r"(?i)\byou(?:'ve| have)? (?:(?:just|also|still|then|even|again|not|[a-z]+ly) )*(?P<v>[a-z']+)", sentence)
    word = verb["v"].lower() if verb else ""
    return (
        bool(re.search(r"(?i)\byou(?:'ve| have) ", sentence))
        or word in ("did", "didn't", "was", "were", "had")
        or (bool(base_of_past(word)) and word not in BASE_VERBS)
    )


def _enable(sentence: str, direction: str) -> Ask:
    found = _CANNOT.search(sentence)
    if not found or re.search(r"(?i)\b(?:because|and|but)\b", found.group("v")):
        return None
    who = "us" if re.match(r"(?i)we\b", sentence) else "me"
    return f"What would it take for {who} to {found.group('v')}?"


def _not_again(sentence: str, direction: str) -> Ask:
    return "How can we make sure that doesn't happen again?" if _HAPPENED.search(sentence) else None


_RULES: tuple[Callable[[str, str], Ask], ...] = (
    _missing, _asked_for, _pending, _not_done, _applied, _raised, _in_front, _mine, _unread, _wait_for, _yours, _not_told, _short_notice, _pulled, _find_out, _untrained, _lacks, _at_fault, plain_ask, _turns, _alone, _agent, _by_you, _enable, _not_again,
)  # fmt: skip
