"""Who does it, or what is at fault, in a sentence of a complaint: the subject, where it can be told for sure."""

from __future__ import annotations

import re

from assistant.reading.facts import is_common_word

_PEOPLE = frozenset(
    """boss manager lead leader colleague coworker co-worker team crew staff guy people director client customer guest vendor supplier agency contractor analyst engineer developer designer intern apprentice mentee mentor teammate
    management leadership supervisor department consultant recruiter stakeholder owner scientist porter waiter driver nurse doctor teacher pupil student parent committee board bank insurer insurance landlord cleaner receptionist
    shift helpdesk desk volunteer assistant accountant controller purchasing procurement finance marketing legal sales product support engineering operations logistics hr it office authority ministry council lab group groups kitchen warehouse
    trainer coach auditor registrar secretary planner dispatcher foreman chef editor author reviewer translator city municipality neighbour neighbor tenant inspector trainer rep representative driver caretaker landlady court ministry club clinic pharmacy lab branch factory plant headquarters headoffice publisher printer's union partner sponsor donor folks folk company firm carrier courier crew technician kid class""".split()
)
_ARTICLE = r"(?:the|my|our|your|their|his|her|these|those|some|both|all|one of (?:my|the|our|your))"
_NP = rf"(?:{_ARTICLE} )(?:[\w'&-]+ ){{0,3}}?[\w'&-]+(?: (?:in|from|at|of) (?:the |our |my )?[\w'&-]+)?"
_AUX = r"is|are|was|were|has|have|had|does|do|did|doesn't|don't|didn't|isn't|aren't|hasn't|haven't|won't|will|can't|keeps?|often|rarely|usually|still|just|only|now|all"
_ACTS = (
    r"leaves?|left|changes?|changed|sends?|sent|delivers?|delivered|gives?|gave|takes?|took|makes?|made|says?|said|tells?|told|asks?|asked|wants?|wanted|needs?|gets?|got|puts?|pushes|pushed|comes?|came|goes|went|books?|booked|uses?|used"
    r"|moves?|moved|pulls?|pulled|closes?|closed|writes?|wrote|forgets?|forgot|throws?|threw|drops?|dropped|locks?|locked|stops?|stopped|starts?|started|charges?|charged|invoices?|invoiced|ignores?|ignored|blocks?|blocked|decides?|decided"
    r"|shows?|showed|works?|plans?|planned|promises?|promised|expects?|expected|refuses?|refused|cancels?|cancelled|canceled|orders?|ordered|buys?|bought|breaks?|broke|duplicates?|calls?|called|treats?|judges?|skips?|parks?|smokes?|talks?|play|plays"
)
_AGENT = re.compile(
    rf"(?i)^(?:(?:and|but|so|then|every \w+|each \w+|again and again|quarter end) )*(?P<np>{_NP}|(?-i:[A-Z][\w'&-]+)(?: from [\w'&-]+| and [\w'&-]+)?|(?:people|purchasing|procurement|finance|marketing|legal|sales|product|support|engineering|operations|management|leadership|hr|it)(?: in [\w-]+)?) (?:{_AUX}|{_ACTS})\b"
)
_PASSIVE = re.compile(
    r"(?i)^(?:our|my|the) (?:whole |own )?(?:\w+ )?(?:team|department|\w+ of our \w+) (?:is|are|was|were|has been|gets?|keeps getting)\b|^(?:the|our|my) [\w' -]{2,30}? (?:is|are|was|were) (?:not |often |rarely )*(?:told|asked|treated|informed|invited|left out|given|sent|[a-z]+ed)\b|^.{0,60}\bis me\b"
)
_GONE = re.compile(r"(?i) (?:has |have |had |is |are )?(?:left|leaving|gone|retired|quit|ill|sick|away|got my)\b")
_AFTER = re.compile(
    rf"(?i)(?:, | and | because | so | that )(?P<np>(?:the|our|your|my) (?:[\w'&-]+ ){{0,2}}?[\w'&-]+|purchasing|procurement|finance|marketing|legal|sales|product|management|leadership) (?:{_ACTS})\b"
)
_THING = re.compile(
    r"(?i)(?:^|(?<= and ))(?P<np>(?:the|our|my|your|that|this) [\w'&-]+(?: [\w'&-]+){0,3}?(?: (?:in|of|at|for|on) (?:the |our |my )?[\w'&-]+(?: [\w'&-]+)?)?|(?-i:[A-Z][\w-]+)) "
    r"(?:(?:often|also|just|now|only|even|still) )*(?:(?:(?:is|are|was|were|has been|have been|'s|goes|runs|keeps?) )(?:(?:still|often|also|just|now|only|even|always) )*(?:so |too |very |really |still |also )*(?:broken|down|off|wrong|out of order|empty|full of|missing|slow|loud|cold|hot|noisy|dark|small|outdated|out of date|unreliable|stuck|locked|blocked)\b"
    r"|(?:jams?|jammed|hangs?|dies|died|crash(?:es|ed)?|fails?|failed|leaks?|leaked|tears?|tore|breaks|broke down|times? out|freezes|drops? out|stops? working|stopped working|shows? (?:the )?wrong|logs (?:me|us|people|everyone) out|kicks (?:me|us) out|rejects|deletes|forgets|loses?|blocks|delays|holds up)\b"
    r"|is hacked together|(?:does not|doesn't|do not|don't|did not|didn't) (?:work|open|close|start|heat|load|print|charge|run)\b|(?:isn't|is not|aren't|are not) (?:working|good enough))"
)


_SHORTEST = 5
_MACHINES = re.compile(
    r"(?:copi|dishwash|freez|boil|cook|heat|charg|roll|post|fly|cov|wat|summ|wint|dinn|bord|mast|mat|chapt|cent|should|ladd|tim|buff|rout|speak|stick|draw|hang|lock|timet|calend|oth|rath|ev|nev|aft|und|ov|comput|print|serv|scann|ord|numb|pap|lett|off|fold|trail|contain|track|count|tick|regist|filt|load|clust|work flow|matt|remind|pointer|oth|corn|pap|lay|tow|pow)ers?$|(?:err|monit|sens|tract|do|flo|corrid|mot|fact|generat|elevat|indicat|met|mirr|col|col|fav)ors?$"
)


def is_agent(phrase: str) -> bool:
    """Whether a phrase means people: "the night porters", "Kestrel's team", "purchasing"; not a thing or a word like "we"."""
    if phrase in ("It", "it") or re.fullmatch(r"(?i)(?:people|folks?|guys?|both|all|some people|the others)", phrase):
        return False
    head = re.split(r" (?:in|from|at|of|for|to|on|with|who|that) ", phrase)[0].split()[-1]
    plain = head.lower().removesuffix("'s")
    if plain in _PEOPLE or plain.removesuffix("s") in _PEOPLE or plain.removesuffix("ies") + "y" in _PEOPLE:
        return True
    if plain.endswith(("list", "lists")) or re.search(r"(?i)\bbest ?sellers?$", phrase):
        return False
    if re.search(r"(?:ers?|ors?|ists?|tects?|ians?)$", plain) and len(plain) > _SHORTEST and not _MACHINES.search(plain):
        return True
    return head[:1].isupper() and not is_common_word(head)


def about_whom(sentence: str) -> str:
    """The people whose doing a sentence tells, as they can be named after "talk to"; empty where it is nobody else's.

    >>> about_whom("The night porters leave the kitchen dirty."), about_whom("The kitchen is dirty."), about_whom("I leave late.")
    ('the night porters', '', '')
    """
    for pattern in (_AGENT, _AFTER):
        found = pattern.search(sentence)
        if found and _GONE.match(sentence[found.end("np") :]):
            continue
        if found and is_agent(found.group("np")) and not _PASSIVE.match(sentence[found.start() :]):
            return _named(found.group("np"))
    return ""


def thing_at_fault(sentence: str) -> str:
    """The thing that a sentence says is broken, slow or wrong: "the printer in the back office"; empty where it is none.

    >>> thing_at_fault("The heating in the workshop has been off since Monday."), thing_at_fault("The nurses are off.")
    ('the heating in the workshop', '')
    """
    found = _THING.search(sentence)
    if not found or re.search(r"(?i)\bsign$", found.group("np")) or is_agent(found.group("np")):
        return ""
    return _named(found.group("np"))


def _named(phrase: str) -> str:
    first = phrase.split()[0]
    crowd = len(phrase.split()) == 1 and first[1:].islower() and (first.lower() in _PEOPLE or first.lower().removesuffix("s") in _PEOPLE)
    keeps = (
        first[:1].isupper()
        and not crowd
        and (len(phrase.split()) == 1 or not is_common_word(first) or (first.isupper() and len(first) > 1))
    )
    return phrase if keeps else phrase[0].lower() + phrase[1:]
