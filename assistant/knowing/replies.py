"""When whom a task is to ask or tell says or does something about it, in the notes of the task or in those with that very person."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.knowing.deeds import TALK
from assistant.knowing.phrases import phrase_of, receivers_of
from assistant.knowing.reports import Report
from assistant.knowing.threads import Thread
from assistant.reading.initials import initials_of
from assistant.reading.words import content_words

_RAISES = frozenset("raise mention clarify sort solve fix".split())
_REACHES = frozenset("offer introduce connect invite apply approach pitch".split())
ANSWERS = re.compile(
    r"\b(?:said|says|is|was|:) (?:yes|no|fine|ok|okay)\b|:\s*(?:yes|no)\b|^(?:yes|no)\b|\b(?:(?:you|he|she|they)(?:['’]re|['’]s| are| is)) (?:fine|ok|okay|happy|on board) with\b|, (?-i:[A-Z])\w+ (?:agrees|agreed|approves|approved|accepts|consents)\W*$",
    re.I,
)
ASKS_OF = frozenset(
    "ask contact write mail email e-mail message text consult approach tell call ping nudge chase phone ring remind check talk speak complain appeal protest".split()
)
_RESPONDS = re.compile(
    r"\W*(?:[^:]{2,40}:\s)?(?:[Tt]he |[Oo]ur |[Hh]er |[Hh]is )?(?:[a-z-]+ )?(?P<who>\w+) (?:looked at|inspected|credited|refunded|apologi[sz]ed|ha(?:s|ve) (?:an? |the )?[\w-]+ out\b|(?:has (?:made|changed|moved|put|added|taken)|have (?:made|changed|moved|put|added|taken)|won['’]t (?:pay|do|give|help|move|change|have|let|sell|take|lend|allow|budge)|replaced|repaired|upgraded|changed|installed|unblocked|reset|restarted|reduced|raised|lowered)\b|(?:is|are) (?!still\b|not\b|too\b|never\b)\w+ing|promise[sd]?|promised|answer(?:s|ed)|repl(?:ies|ied)|responded|wrote back|called back|came back|got back|approve[sd]?|grants?|granted|passed|allow(?:s|ed)|accept(?:s|ed)|declined|had the|is (?:against|for|in|fine|happy|ok|okay|on board|willing)|brings?|brought(?! up)|fixe[sd]|ordered|pays?|paid|lends?|lent|gives?|gave|agrees?|agreed|can|cannot|found|takes?|took|says?|said|sends?|sent|does|did|offers?|offered|suggests?|suggested|confirms?|confirmed|covers?|refused|refuses)\b"
)
_REFUSES = re.compile(r"\bwon['’]t (?=pay|do|give|help|move|change|have|let|sell|take|lend|allow|budge)")
_TAKES_TO = "take|bring|pitch|raise|show|propose|mention|put|float|suggest|present|run"
_REACTS = re.compile(
    r"\W*[^:]{2,40}: (?:s?he )?(?:likes?|loves?|hates?|agrees?|agreed|says (?:yes|no)|thinks|prefers|liked|approved|refuses|(?:is|was) (?:for|against|fine|happy|keen|open)|(?:fine|ok|okay|happy) with)\b"
)
_SENDS = frozenset("send bring give hand deliver pass mail post forward take submit".split())
_TO_WHOM = re.compile(r"\bto (?:the |our )?(?P<who>[\w-]+(?: [\w-]+)?)\W*$")
_NOT_THERE = re.compile(
    r"\b(?:not|no|none|nothing|never|nobody|missing|lost|late|wrong|waits?|waiting|still|needs?|needed|wants?|asks?|asked|when|where|which|why|who|if|until|closed|shut|will|would|could|should|can|may|might|next|tomorrow|soon|expects?|due)\b(?!\W*(?:tar|remarks|problems?|findings|errors|objections)\b)|n['’]t\b|\?",
    re.I,
)
_PROVIDES = re.compile(
    r"^\W*(?:[^:]{2,40}: )?(?:[Tt]he |[Oo]ur )?[A-Z]?[\w-]+ (?:gives?|gave|lends?|lent|brought|sent|found|offers?|offered|allows?|allowed) (?:us|me|him|her|them)\b"
)
_NOT_SO = re.compile(r"\b(?:not|never|nothing|if|would|might|may|still|last year|again)\b|n['’]t\b", re.I)
_HALF = 0.5  # share of a question's words that its answer in another's notes must name
ALLOWS = re.compile(
    r"\b(?:can(?:not|['’]t)?|may(?: not)?|must(?: not|n['’]t)?|(?:is|are|isn['’]t|aren['’]t) (?:allowed|covered|entitled|free|on)|gets?|(?:has|have) to)\b",
    re.I,
)
_REPLIED = re.compile(
    r"\W*(?:[Tt]he )?[A-Z]?\w+ (?:(?:has |have )?(?:finally |already )?(?:answered|replied|responded|accepted|declined|agreed|said (?:yes|no)|wrote back|called back|got back|came back))(?: to (?:me|us|her|him))?(?=\W*$|[:;,.]| (?:on|last|yesterday|today|within|with|and)\b)"
)
_WITH_WHOM = re.compile(r"\b(?:with|to|from|ask|call|ring|ping|chase|nudge) (?:the |our |her |his )?(?P<who>[\w-]+(?: [a-z-]+)?)")
# Who is asked, as tasks also say it: "check with legal (Petra)", "how does leave work here? Helene".
_ASKED_ASIDE = re.compile(r"\((?P<aside>[A-Z]\w+)(?: [A-Z]\w+)?\)|\?\s+(?:ask )?(?P<behind>[A-Z]\w+)(?=\W*$|,|\s[A-Z]\w*\W*$)")
_FROM = re.compile(r"\W*From (?P<who>[A-Z]\w+)(?: [A-Z]\w*)?: ")
_LOOKED = re.compile(r"\b(?:looked at|inspected)\b")
_NO_PROBLEM = re.compile(r"\bno problem (?:for|with) (?:me|him|her|them|us)\b|\bworks for (?:me|him|her|them|us)\b", re.I)
_INFORMS = frozenset("tell inform remind ask".split())
_ALLOWED = re.compile(r"\b(?:allowed|permitted|forbidden|fine|ok(?:ay)?|no problem|not)\b", re.I)
_MAY_WE = re.compile(r"\b(?:if|whether) (?:\w+ ){1,4}?(?:may|can|could|is allowed|are allowed)\b")
_FOR_WHOM = re.compile(r"\bfor [A-Z]\w+(?=:| ->| →)")
_GIVES = frozenset("give send bring order lend offer".split())
NO_ANSWER = re.compile(
    r"\b(?:ideas?|thoughts?|options?|questions?|problems?|unclear|unknown|nobody knows|depends?|difficult|hard|looking|search(?:ing)?|slow|maybe|perhaps|later|soon|stuck|open|waits?|waiting|on (?:holiday|leave|vacation)|(?:is|was|are|were) (?:ill|sick|away)|off sick|no (?:answer|idea|news|reply)(?! (?:without|before)))\b",
    re.I,
)


def asked_of(thread: Thread, person: str) -> bool:
    """Whether a task is to ask this person: "ask Gareth about the money", "dome heat load, ask Malik"."""
    first, initials = person.split()[0], initials_of(person)
    wanted = rf"\byes or no (?:out of|from) {re.escape(first)}\b"
    if any(re.search(wanted, m.item.text, re.I) for m in (thread.first, thread.last)):
        return True
    taken = rf"^(?:{_TAKES_TO}) .*\b(?:to|with|by|past) {re.escape(first)}\b"
    if any(re.search(taken, m.item.text, re.I) for m in (thread.first, thread.last)):
        return True
    return bool(thread.deeds() & ASKS_OF) and any(
        re.search(
            rf"\b(?:ask|tell|inform|remind|check with|call|ping|nudge|chase|ring|talk to|speak to|with|from) {re.escape(first)}\b",
            m.item.text,
            re.I,
        )
        or (
            len(initials) > 1
            and re.search(rf"\b(?i:ask|check with|call|ping|nudge|chase|ring|talk to|speak to|w/) {re.escape(initials)}\b", m.item.text)
        )
        for m in (thread.first, thread.last)
    )


def answered_there(report: Report, thread: Thread, cover: float, names: Collection[str]) -> bool:
    """Whether a line in the notes of the very person whom a task is to ask tells the answer. ``names`` are words that only name somebody."""
    if (
        report.until.rstrip().endswith("?")
        or NO_ANSWER.search(_NO_PROBLEM.sub("", report.text))
        or _NOT_SO.search(report.text.split(": ")[-1][:12])
    ):
        return False
    told = (report.topic | report.words) & thread.known() - set(names)
    if told and cover >= _HALF and _REACTS.match(report.text) and set(content_words(report.text.partition(":")[0])) <= thread.known():
        return True  # "Bread: likes the idea", in the notes with the one to whom the bread was to be taken
    if bool(told) and cover >= _HALF and _NO_PROBLEM.search(report.text):
        return True
    if thread.deeds() & report.verbs:  # "asked her about the day: sure"
        return bool(told - report.verbs)
    return (len(told) >= 2 and cover >= _HALF and (report.label or bool(ANSWERS.search(report.text)))) or (
        bool(told) and cover >= _HALF and bool(ANSWERS.search(report.text))
    )


def told_of(report: Report, thread: Thread, names: Collection[str], of: str) -> bool:
    """Whether a line in the notes of whom a task tells or asks names the one it is about: "told him about Dana", "2 testers for Dana".

    ``of`` is the first name of that one, as it is compared; ``names`` are words that only name somebody.
    """
    if of not in report.words or report.until.rstrip().endswith("?") or NO_ANSWER.search(report.text) or _NOT_SO.search(report.text):
        return False
    matter = {word for word in thread.known() - set(names) - thread.deeds() if word.isalpha()}
    if thread.deeds() & _INFORMS & report.verbs:
        return not matter or bool(matter & report.words)
    told = report.words | {word[:-2] for word in report.words if word.endswith("er")}
    return bool(matter & told) and report.label and bool(_FOR_WHOM.search(report.text)) and bool(thread.deeds() & ASKS_OF)


def replies(report: Report, thread: Thread, count: int) -> bool:
    """Whether the one whom the task is to ask speaks or acts."""
    return (count >= 2 and (_is_replied(report, thread) or _by_receiver(report, thread))) or _by_the_asked(report, thread, count)


def _by_receiver(report: Report, thread: Thread) -> bool:
    """Whether to whom something was to go tells of it: "laboratory: the samples are clean", of "samples to the laboratory"."""
    label = set(content_words(report.text.partition(":")[0])) if report.label else set()
    if not label or thread.deeds() - _SENDS or _NOT_THERE.search(report.text):
        return False
    receivers = [found for m in (thread.first, thread.last) if (found := _TO_WHOM.search(m.item.text))]
    return any(label == set(content_words(found["who"])) for found in receivers)


def _is_replied(report: Report, thread: Thread) -> bool:
    """Whether what stands before a colon is whom the task is to talk to: "HR: the contract is extended"."""
    if not report.label or not thread.deeds() & TALK:
        return False
    label = frozenset(content_words(report.text.partition(":")[0]))
    return bool(label) and any(
        (f.verb in ASKS_OF and label <= set(f.phrase[:1])) or label <= set().union(*receivers_of(t).values())
        for f, t in ((m.words, m.item.text) for m in (thread.first, thread.last))
    )


def _by_the_asked(report: Report, thread: Thread, count: int) -> bool:
    """Whether whom a task is to ask says or does something about it: "Kim lends us the printer", "desk: Kim found one"."""
    asks = bool(thread.deeds() & (ASKS_OF | _REACHES | _RAISES))
    found = _RESPONDS.match(report.text) if asks or (not thread.deeds() and _PROVIDES.search(report.text)) else None
    if found and _REPLIED.match(report.text) and set(content_words(found["who"])) & thread.names():
        return True  # "Acme answered" is of the mail to Acme
    if found and not asks and not _given_thing(report, thread):
        return False
    if (
        found is None
        or _NOT_SO.search(_REFUSES.sub("refuses to ", report.text))
        or (found["who"].islower() and "tell" in thread.deeds() and not _LOOKED.search(report.text))
    ):
        return False
    matter = thread.known() - set(content_words(found["who"]))
    if report.verbs & _GIVES and report.phrases and not any(set(phrase) & thread.known() for phrase in report.phrases):
        behind = set(content_words(report.told)) - set(content_words(report.text))
        return bool(behind & matter) and not _NOT_SO.search(report.told)  # "the landlord sent a plumber, the drain is free"
    asked = {f.phrase[0] for f in thread.forms() if f.phrase and thread.deeds() & (ASKS_OF | _REACHES)}
    asked |= {w for m in (thread.first, thread.last) for found_ in _WITH_WHOM.finditer(m.item.text) for w in content_words(found_["who"])}
    asked |= _asked_aside(thread)
    if any(_MAY_WE.search(m.item.text) for m in (thread.first, thread.last)) and not (
        ALLOWS.search(report.told) or ANSWERS.search(report.told) or _ALLOWED.search(report.told)
    ):
        return False  # "Petra said the film was long" allows nothing
    who = set(content_words(found["who"]))
    only = any(f.words == who for f in thread.forms())  # "ask Kim", and nothing else
    return (
        bool(who)
        and who <= asked
        and (
            count >= 2
            or only
            or (set(content_words(report.told)) & matter and not _NOT_SO.search(report.told))
            or (report.label and bool((report.topic - who) & thread.names()))
        )
    )


def _asked_aside(thread: Thread) -> set[str]:
    """Who is asked by a task that names them in brackets or behind its question."""
    asides = (found for m in (thread.first, thread.last) for found in _ASKED_ASIDE.finditer(m.item.text))
    return {word for found in asides for word in content_words(found["aside"] or found["behind"])}


def quotes_the_asked(text: str, thread: Thread) -> bool:
    """Whether a line gives what the one who was to be asked says, with a word of the matter: "From Helene: the form comes before leave"."""
    found = _FROM.match(text)
    if found is None or NO_ANSWER.search(text) or re.search(r":\s+(?:no|not|nothing|none)\b", text, re.I):
        return False
    asked = _asked_aside(thread)
    asked |= {w for m in (thread.first, thread.last) for who in _WITH_WHOM.finditer(m.item.text) for w in content_words(who["who"])}
    who = set(content_words(found["who"]))
    return bool(who) and who <= asked and bool(set(content_words(text[found.end() :])) & thread.known() - who)


def _given_thing(report: Report, thread: Thread) -> bool:
    """Whether what somebody gives is the very thing of a task: "gives us desks 4 to 6", not "gives us trouble with the desks"."""
    found = _PROVIDES.search(report.text)
    given = phrase_of(report.text[found.end() :]) if found else ()
    return bool(given) and any(given[-1] in f.heads for f in thread.forms())
