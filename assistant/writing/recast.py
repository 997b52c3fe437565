"""Recasting a clause of a complaint as a plain statement in the first person: as little as grammar asks for."""

from __future__ import annotations

import re

from assistant.reading.wordforms import third_person

_FED_UP = r"(?:I'm|I am|I've been|we're|we are) (?:(?:just|so|really|totally|getting|beyond|completely|absolutely|honestly|sick and) )*(?:sick|tired|fed up|sick to death|bored|exhausted|done|over) (?:of|with|from|by)"
_LEADS: tuple[tuple[str, str], ...] = (
    (rf"{_FED_UP} (?:always |constantly |often )?being (?P<x>.+)", r"I keep being \g<x>"),
    (rf"{_FED_UP} (?:always |constantly |often |having to )(?P<x>\w+ing .+)", r"I keep \g<x>"),
    (rf"{_FED_UP} having to (?P<x>.+)", r"I often have to \g<x>"),
    (rf"{_FED_UP} (?P<who>people|they|them|others|everyone|customers|stakeholders|my \w+|our \w+|the \w+|[A-Z]\w+) (?P<x>not \w+ing .+|\w+ing(?! \w+s?$)(?! \w+s\b) .+)", "KEEP"),
    (rf"{_FED_UP} how (?P<x>.+)", r"\g<x>"),
    (rf"{_FED_UP} (?P<x>(?!it\b|this$|them\b)\w+ing .+)", r"I keep \g<x>"),
    (rf"{_FED_UP} (?P<x>(?!it\b|this$|them\b).+)", r"I am struggling with \g<x>"),
    (r"(?:I|we) (?:(?:really|just|so|fucking|absolutely) )*(?:hate|can't stand|cannot stand|can't believe|cannot believe|don't understand|resent) (?:it )?(?:that|how|when|the way|the fact that) (?P<x>.+)", r"\g<x>"),
    (r"(?:I|we) (?:really |just )*(?:can't|cannot) believe (?P<x>(?:I|we|he|she|they|you|it|the|my|our|[A-Z]\w+)\b.+)", r"\g<x>"),
    (r"I (?:(?:really|just|so|fucking|absolutely) )*(?:hate|can't stand|cannot stand|loathe|detest) (?:having to |to have to )(?P<x>\w+ .+)", r"I often have to \g<x>"),
    (r"I (?:(?:really|just|so|fucking|absolutely) )*(?:hate|can't stand|cannot stand|loathe|detest|despise) (?P<x>.+)", r"I have a hard time with \g<x>"),
    (r"(?:it's|it is|it is just|it's just|it's so|how|i find it|isn't it) (?:(?:so|really|just|beyond|absolutely|pretty|very|totally|a bit|completely) )*(?:ridiculous|insane|unacceptable|annoying|frustrating|infuriating|crazy|absurd|unbelievable|unfair|a joke|a disgrace|a shame|outrageous|maddening|exhausting|nuts|sad|stupid|pathetic|awful|terrible|incredible|a problem) (?:that|how|when|to see that|the way) (?P<x>.+)", r"\g<x>"),
    (r"(?:it|this) (?:really |just |always |often )*(?:drives me (?:crazy|nuts|mad|insane|up the wall)|pisses me off|annoys me|bugs me|kills me|makes me (?:so )?(?:angry|mad|furious|crazy)|bothers me|frustrates me|upsets me|gets on my nerves) (?:that|how|when|the way) (?P<x>.+)", r"\g<x>"),
    (r"(?:I'm|I am|we're) (?:(?:so|really|very|just|pretty|super|extremely|getting) )*(?:annoyed|angry|furious|pissed(?: off)?|mad|livid|upset|irritated) (?:that|how|when) (?P<x>.+)", r"\g<x>"),
    (r"(?:I'm|I am|we're) (?:(?:so|really|very|just|pretty|super|extremely|getting) )*(?:annoyed|angry|furious|pissed(?: off)?|mad|livid|upset|irritated) (?:with|at|about|by) (?P<x>.+)", r"I am struggling with \g<x>"),
    (r"(?:the )?(?:problem|issue|thing|worst part|worst thing|worst|point|trouble|fact) is(?: that|,)? (?P<x>(?:I|we|he|she|they|you|it|there|(?:the|my|our)(?=.*\b(?:is|are|was|were|has|have|keeps?|takes?|never|always|does|do|comes?|gets?)\b))\b.+)", r"\g<x>"),
    (r"(?:what )?(?:really )?(?:annoys|bothers|bugs|frustrates|upsets) me(?: most| the most)? is(?: that| how| when)? (?P<x>.+)", r"\g<x>"),
    (r"I (?:just |really )?(?:have|need|want) to (?:complain|rant|vent|say|tell you|get off my chest) (?:about (?:the fact )?)?(?:that |how )?(?P<x>(?:I|we|he|she|they|you|it|the|my|our|nobody|people|[A-Z]\w+)\b.+)", r"\g<x>"),
    (r"(?:I feel|I think|I guess|I believe|it seems|it seems to me|it feels)(?: like| that)? (?P<x>(?:he|she|they|we|you|it|the|my|our|there|people|nobody|almost)\b.+)", r"it seems to me that \g<x>"),
)  # fmt: skip
_RULES = tuple(
    (re.compile(rf"(?i)^(?P<lead>(?:and|but|so|because|honestly|seriously|man|god|well|look|listen),? )?{rule}$"), new)
    for rule, new in _LEADS
)
_FIRST_PERSON = re.compile(
    r"(?i)^(?P<v>asked|spent|had|got|tried|told|waited|worked|reported|raised|sent|pinged|emailed|wrote|missed|lost|checked|learned|learnt|started|applied|stayed|found|requested|escalated|need|needed|keep|kept|can't|cannot|couldn't|don't(?= (?:know|have|get|see|understand|want|feel|think|even|really)\b)|didn't|haven't|have|feel|feeling|want|wish|hate|wasted|promised|am|spend|get|do)\b(?! (?:is|are|was|were)\b)(?=\s)"
)
_ING = re.compile(
    r"(?i)^(?P<v>(?:still |again |currently |constantly |often |really |so |completely |totally |kind of )*(?:waiting|blocked|stuck|drowning|overloaded|overwhelmed|swamped|getting|spending|losing|working|struggling|burned out|burnt out|exhausted|frustrated|annoyed|tired|bored|confused|feeling|doing|chasing|running|underpaid|understaffed|worried|afraid|lost))\b"
)
_HAVE_NO = r"access|answer|reply|response|feedback|laptop|decision|time|idea|clue|news|word|credentials|permission|account|budget|date|support|help|visibility|training|career \w+|raise|promotion|licen[cs]e|context|role|say"
_QUESTION = re.compile(
    r"(?i)^(?:and |but |so |seriously,? |honestly,? )*(?P<wh>why|how|when|where|what|who|since when|how many times|how long|how often|how come)(?P<mid>(?: (?:many|much|long|often|come|kind of|on earth|the hell|exactly|\w+s))*) (?P<aux>am|is|are|was|were|do|does|did|has|have|had|can|can't|could|should|shouldn't|will|would|must|don't|doesn't|didn't|isn't|aren't|won't|haven't|hasn't) (?P<s>I|we|you|he|she|they|it|people|nobody|no one|everyone|everybody|anyone|someone|there|(?:(?:the|my|our|your|their|his|her|every|each|all|this|that|these|those) )(?:[\w'-]+ )??[\w'-]+?|[A-Z][\w-]+) (?P<r>.+)$"
)


def as_statement(clause: str, *, question: bool = False) -> str:
    """A clause as a statement, without lead-ins like "I hate that …", with a subject where one fell out.

    >>> as_statement("I'm so sick of rewriting the queries")
    'I keep rewriting the queries'
    >>> as_statement("why do I have to fill in three timesheets", question=True)
    'I have to fill in three timesheets'
    >>> as_statement("still no access to the warehouse")
    'I still have no access to the warehouse'
    """
    text = clause.strip(" ,;.")
    if question:
        text = re.sub(r"(?i)^(?:and |so )?what(?:'s| is) the point (?:of|in) ", "I don't see the point of ", text)
        text = (
            re.sub(r"(?i)^(?:and |so )?why is it that ", "", text)
            if re.match(r"(?i)^(?:and |so )?why is it that ", text)
            else _answered(text)
        )
    text = re.sub(
        r"(?i)^(?:the |that's the |for the )?(second|third|fourth|fifth) time (?=this|in|since|now|already)",
        lambda m: f"it is the {m.group(1).lower()} time ",
        text,
    )
    for pattern, new in _RULES:
        found = pattern.match(text)
        if found:
            text = (found.group("lead") or "") + _put(found, new)
            break
    return _mended(_with_subject(text))


def _put(found: re.Match[str], new: str) -> str:
    if new != "KEEP":
        return found.expand(new)
    who, rest = found.group("who"), found.group("x")
    who = {"them": "they"}.get(who.lower(), who)
    plural = who.lower() in ("people", "they", "others", "customers", "stakeholders") or (who.endswith("s") and not who[0].isupper())
    keep = "keep" if plural else "keeps"
    return f"{who} {keep} {rest}"


def _with_subject(text: str) -> str:
    """A fragment gets the subject and verb that a speaker leaves out."""
    rules = (
        (rf"(?i)^(?:there's |there is )?(?:still |again )no (?P<n>{_HAVE_NO})\b", r"I still have no \g<n>"),
        (rf"(?i)^no (?P<n>{_HAVE_NO})\b(?! (?:is|are|was|were|has|have|can|will|would|does)\b)", r"I have no \g<n>"),
        (r"(?i)^still no (?P<n>\w+)", r"there is still no \g<n>"),
        (r"(?i)^no (?P<n>[\w-]+s)(?=,| and| for| in| from|$)(?<!access)", r"there are no \g<n>"),
        (r"(?i)^no (?P<n>(?!one\b|matter\b)[\w-]+)(?=,| and| for| in| from|$)", r"there is no \g<n>"),
        (
            r"(?i)^(?P<n>(?:way |far )?too (?:many|few)|so many|not enough (?=\w+s\b)|countless) (?!of )(?=[\w\s-]+$)(?!.* (?:is|are|was|were|have|has|get|keep|come|go|make)\b)",
            r"there are \g<n> ",
        ),
        (
            r"(?i)^(?P<n>(?:way |far )?too (?:much|little)|not enough) (?=[\w\s-]+$)(?!.* (?:is|are|was|were|has|gets?)\b)",
            r"there is \g<n> ",
        ),
    )
    for pattern, new in rules:
        done, count = re.subn(pattern, new, text)
        if count:
            return done
    if re.match(r"(?i)^been (?=\w+(?:ing|ed)\b)", text):
        return "I have been" + text[4:]
    found = _ING.match(text)
    if found and not re.search(r"(?i)^\w+(?: \w+){1,4} (?:is|are|takes?|makes?|was|were|means|feels|costs)\b", text):
        long = re.search(
            r"(?i)\b(?:for (?:\d+|two|three|four|five|six|a (?=day|week|month|year|while|long)|several|many|some|over) |since )", text
        )
        return f"{'I have been' if long and not re.match(r'(?i)(?:too|feeling)', text) else 'I am'} {text[0].lower()}{text[1:]}"
    found = _FIRST_PERSON.match(text)
    if found and not re.match(r"(?i)^(?:do|get|need|have|start|started|spend|keep|found|want) (?:not|\w+ (?:is|are)\b)", text):
        return f"I {text[0].lower()}{text[1:]}"
    return text


def _answered(text: str) -> str:
    """A rhetorical question as the statement behind it; one that cannot be turned stays, as a question the user asks."""
    found = _QUESTION.match(text)
    if not found:
        return text
    who, aux, rest = found.group("s"), found.group("aux").lower(), found.group("r")
    kind = found.group("wh").lower()
    if who in ("nobody", "no one"):
        who = "I don't know of anyone who"
        aux = {"do": "does"}.get(aux, aux)
    cut = _longer_subject(text, found)
    if cut:
        who, rest = cut
    if (
        who.islower()
        and who.startswith(("the ", "my ", "our ", "your ", "their ", "his ", "her "))
        and aux in ("is", "are", "was", "were", "has", "have", "had")
        and not _cut_is_safe(rest)
    ):
        return f"I keep asking myself: {text}"
    said = _declared(who, aux, rest)
    if kind in ("why", "how come", "since when"):
        return said
    mid = found.group("mid") or ""
    return f"I don't see {kind}{mid} {said}"


def _longer_subject(text: str, found: re.Match[str]) -> tuple[str, str] | None:
    """A subject of several words ("the staging environment"), where what follows is plainly the predicate."""
    words = text[found.start("s") :].split()
    if words[0].lower() not in ("the", "my", "our", "your", "their", "his", "her", "this", "that", "every", "all", "these", "those"):
        return None
    for count in range(2, min(6, len(words))):
        if _cut_is_safe(" ".join(words[count:])):
            return " ".join(words[:count]), " ".join(words[count:])
    return None


def _cut_is_safe(rest: str) -> bool:
    """Whether a predicate, and no more of the subject, follows: "still broken", "so slow", "taking weeks"."""
    return bool(
        re.match(
            r"(?i)^(?:still|always|often|so|too|not|never|rarely|again|such|down|late|broken|slow|only|just|on|in|being|\w+ing|\w+ed|a|an|the)\b",
            rest,
        )
    )


def _declared(who: str, aux: str, rest: str) -> str:
    if aux == "do":
        return f"{who} {rest}"
    if aux == "does":
        verb, _, tail = rest.partition(" ")
        adverb = ""
        if verb in ("often", "always", "rarely", "still", "never", "just", "only", "also", "even"):
            adverb, (verb, _, tail) = f"{verb} ", tail.partition(" ")
        return f"{who} {adverb}{third_person(verb)} {tail}".strip()
    return f"{who} {aux} {rest}"


def _mended(text: str) -> str:
    """Slips of people who write a language that is not theirs, where only one reading is possible."""
    text = re.sub(
        r"(?i)\b((?:the|my|our|your|their) [\w-]+) (?:he|she|they) (?=(?:\w+ly )?(?:say|says|want|wants|is|has|don't|doesn't|never|always|often|change|changes|ask|asks|give|gives|do|does|make|makes|send|sends)\b)",
        r"\1 ",
        text,
    )
    text = re.sub(
        r"\b(he|she|it|(?:the|my|our|your|this|that) (?:(?:new )?guy|client|manager|boss|customer|lead|team|vendor|requirement|model|process|system|job)) (say|want|ask|give|make|send|change|take|need|break|come|go|tell|keep|get|fail|run|work|cost|stop|look|know|think|don't|have|do)\b(?= )",
        _agreed,
        text,
    )
    text = re.sub(
        r"\b(is|are) (change|break|fail|grow|cancel|wait|delay|interrupt|ask)(?= (?:every|all|each|always|often|again|a lot|many|too|very)\b|$)",
        lambda m: third_person(m.group(2)) if m.group(1) == "is" else m.group(2),
        text,
    )
    text = re.sub(r"(?i)\b(I|we) (?:am|are) (not )?agree\b", lambda m: f"{m.group(1)} {'do not ' if m.group(2) else ''}agree", text)
    text = re.sub(
        r"(?i)\bpeople (is|was|has|doesn't)\b",
        lambda m: "people " + {"is": "are", "was": "were", "has": "have", "doesn't": "don't"}[m.group(1).lower()],
        text,
    )
    text = re.sub(
        r"(?i)\b(I|we) (?:am|are) (\w+ing) (?:since|for) (?=(?:\d+|two|three|four|five|six) (?:days|weeks|months|years|hours)\b)",
        r"\1 have been \2 for ",
        text,
    )
    text = re.sub(
        r"\b(many|too many|several|so many) (problem|request|meeting|ticket|bug|error|question|task|project|change|mistake)\b(?! )",
        r"\1 \2s",
        text,
    )
    text = re.sub(r"\bdifferent thing (?=in|to|each|every)", "different things ", text)
    text = re.sub(r"(?i)\banswering to (?=me\b|us\b)", "answering ", text)
    text = re.sub(r"\bin my team the people\b", "in my team people", text, flags=re.I)
    text = re.sub(r"\b(have|has|'ve) been waiting for (\d+ \w+) (?=for\b)", r"\1 been waiting \2 ", text)
    text = re.sub(r"^(?:the )?last one (?=\w+ )", "the last one ", text, flags=re.I)
    text = re.sub(
        r"^(?=(?:calls|meetings|messages|e?mails|alerts) (?:at|with|on|in|from) )(?!.*\b(?:is|are|was|were|come|comes|arrive|get|keep|go|take|start|end|wake|eat|make)\b)",
        "I have ",
        text,
        flags=re.I,
    )
    text = re.sub(r"^I have (Calls|Meetings|Messages|E?mails|Alerts)\b", lambda m: m.group().lower().replace("i have", "I have"), text)
    text = re.sub(r", no (\w+), nothing ", r", with no \1 and nothing ", text)
    text = re.sub(r"\bsince (\d+|two|three|four|five|six) (days|weeks|months|years)\b(?! ago)", r"for \1 \2", text)
    return re.sub(r"\b(\w+) \1\b(?<!had had)(?<!that that)", r"\1", text)


def _agreed(match: re.Match[str]) -> str:
    verb = match.group(2)
    changed = "doesn't" if verb == "don't" else third_person(verb)
    return f"{match.group(1)} {changed}"
