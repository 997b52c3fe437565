"""What a clause of a complaint does: it wishes, tells an effect, praises, asks, waits for somebody, or tells what happens."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.reading.words import BASE_VERBS, base_of_past

_LEAD = r"(?:(?:and|but|so|or|well|maybe|perhaps|honestly|also|then|please|personally|really|ideally|I (?:really )?think(?: that)?|I feel(?: like| that)?|I believe(?: that)?|in my opinion|imo|I'd say|I guess),? )*"
_FILL = r"(?:(?:really|just|probably|simply|maybe|at least|all|definitely|please|not|also|finally|perhaps|desperately|instead) )*"
_NP = r"(?:the |a |an |my |our |your |their |his |her |every |each |all |new |these |those )?[\w'-]+(?: [\w'-]+){0,3}?"
_PROPOSES = r"have|get|agree|decide|stop|start|fix|set|define|write|hire|talk|find|use|try|make|move|plan|automate|document|review|limit|reduce|split|share|rotate|clarify|cut|drop|merge|add|build|create|introduce|assign|name|prioriti[sz]e|rank|schedule|invest|improve|meet|test|monitor|measure|align|discuss|rethink|replace|simplify|give|keep|let|put|say|track"


@dataclass(frozen=True, slots=True)
class Wish:
    """A way forward that the user named: who would do what ("we", "have one owner per table"), in their own words too.

    ``question`` is there where they asked it themselves, ``choices`` where they left several ways open.
    """

    subject: str
    deed: str
    words: str
    question: str | None = None
    choices: tuple[str, ...] = ()


_WISHES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?i)^{_LEAD}{pattern}$"), how)
    for pattern, how in (
        (r"(?P<s>we|I|they|he|she|you|someone|somebody) (?:should|ought to|could|might want to)(?! have (?:\w+ed|been|known|seen|told|got|done|made|had|gone|said|given)\b)(?! (?:not )?be (?:able|possible)) " + _FILL + r"(?P<v>[a-z][\w-]* ?.*)", "plain"),
        (rf"(?P<s>we|I) (?:really |just |desperately )*need to (?P<v>(?:{_PROPOSES})\b.*)", "plain"),
        (r"(?P<s>they|he|she|someone|somebody|you) (?:really |just |simply )*needs? to (?P<v>[a-z]\w+ .*)", "plain"),
        (rf"(?P<s>{_NP}) (?:should|ought to|needs? to)(?! have (?:\w+ed|been)\b)(?! be able) " + _FILL + r"(?P<v>[a-z]\w+.*)", "plain"),
        (r"(?:I|we) (?:really |just )?wish (?:that )?(?P<s>we|I|they|he|she|you|someone|somebody|people) (?:would|could) (?:just )?(?P<v>.+)", "plain"),
        (r"(?:I|we) (?:really |just )?wish (?:that )?(?P<s>we|I) (?P<v>had .+)", "past"),
        (r"(?:I|we) (?:really |just )?wish (?:that )?there (?:was|were) (?P<v>.+)", "have"),
        (rf"(?:I|we) (?:really |just )?wish (?:that )?(?P<s>{_NP}) would (?:just )?(?P<v>.+)", "plain"),
        (r"(?:why )?(?:don't|can't|couldn't|cant) (?P<s>we|they|you|I|he|she) (?:just |simply |at least |please |maybe )*(?P<v>[a-z]\w* ?.*)", "plain"),
        (r"(?:can|could|may|shall|would it be possible (?:if|that)) (?P<s>we|I|you|they|someone|somebody) (?:please |just |not |maybe |at least )*(?P<v>[a-z]\w+.*)", "plain"),
        (r"let's (?P<v>[a-z]\w+ .*)", "we"),
        (r"what if (?P<s>we|I|they|you) (?P<v>.+)", "past"),
        (r"how about (?P<v>\w+ing\b.*)", "try"),
        (r"it(?: would|'d) (?:really |already )?(?:be (?:great|better|nice|helpful|good|easier|lovely)|help(?: me| us| a lot)?)(?: a lot)? (?:if|when) (?P<s>we|I|they|he|she|you|someone|somebody|people) (?:could |would )(?P<v>.+)", "plain"),
        (r"it(?: would|'d) (?:really |already )?(?:be (?:great|better|nice|helpful|good|easier|lovely)|help(?: me| us| a lot)?)(?: a lot)? (?:if|when) (?P<s>we|I|they|he|she|you|someone|somebody|people) (?P<v>.+)", "past"),
        (r"it(?: would|'d) (?:really )?(?:help|be (?:great|good|better|nice|helpful))(?: me| us| a lot)? to (?P<v>[a-z]\w+.*)", "we"),
        (r"I(?: would|'d) (?:really )?(?:like|love|prefer|rather)(?: it if| if)? (?P<s>us|you|them|him|her|someone|somebody) to (?P<v>.+)", "object"),
        (r"I(?: would|'d) (?:really |much )?(?:like|love|prefer) to (?P<v>(?!know|understand|see why|scream|say)[a-z]\w+.*)", "I"),
        (r"I(?: would|'d) (?:really |much )?rather (?P<v>(?!not )[a-z]\w+.*)", "I"),
        (r"I(?: would|'d) (?:kill for|love|like|give anything for) (?P<v>(?:a|an|some|more|the|my)\b.*)", "get"),
        (r"I (?:just |really )?want (?P<v>(?:my|more|some|our)\b.+)", "own"),
        (r"I want us to (?P<v>[a-z]\w+.*)", "we"),
        (r"I want to (?P<v>(?!scream|quit|cry|vent|know|punch|be clear|say|understand)[a-z]\w+ .*)", "I"),
        (r"(?:I(?: would|'d)? )?(?:suggest|propose|vote)(?: that)? (?P<s>we|they|you|I) (?P<v>[a-z]\w+.*)", "plain"),
        (r"(?:my (?:suggestion|proposal|idea)(?: is|:)? (?=(?:to )?(?:be|(?:" + _PROPOSES + r"))\b)|one option is |I(?: would|'d)? (?:suggest|propose) |an idea:? )(?:to )?(?P<v>(?!that\b)[a-z]\w+(?<!ing)\b.*)", "we"),
        (r"is it (?:really )?too much to ask (?:for )?to (?P<v>.+)", "we"),
        (rf"is it (?:really )?too much to ask for (?P<s>{_NP}) to (?P<v>.+)", "plain"),
        (r"is it (?:really )?too much to ask for (?P<v>.+)", "have"),
    )
)  # fmt: skip
_OWN_QUESTION = re.compile(
    r"(?i)^(?:and |so )?(?:should|shall|may) (?:I|we) .+|^(?:which|who|whom|what|where) (?:should|could|can|may|shall) (?:I|we) .+|^how (?:should|could|can|do) (?:I|we) (?!ever\b|still\b).+"
)
_EFFECT = re.compile(
    r"(?i)^(?:so |which means|as a result|because of (?:this|that|it)|that's why|this means|it means|meaning)\b|\b(?:I|we) (?:had to|have to|end(?:ed)? up|lost|lose|missed|miss|spent|spend|can't (?:keep|focus|plan|trust|sleep|finish)|couldn't|stayed|worked (?:the|all|until|on)|feel|felt|didn't (?:get|finish))\b|\bcosts? (?:me|us)\b|\b(?:slipped|delayed|postponed|wasted|waste|burn(?:ed|t) out|exhausted|demotivat\w*|frustrat\w*|stressed|thrown away|gone by|falls? behind|sits? there|eats? my|takes? me|my (?:roadmap|planned|real|own|actual) work)\b"
)
_PRAISE = re.compile(
    r"(?i)\b(?:love[ds]?|great(?! deal)|wonderful|excellent|thank(?:s|ful)|happy with|glad|impressed|proud|well done|nice job|good (?:job|work|at|with)|brilliant|fantastic|appreciate[ds]?|helpful|strong (?:at|in|on)|(?:faster|better|quicker|neater) than (?:anyone|anybody|most|everyone)|spot on|good pace|amazing|superb|enjoy(?:ed|s)?|handled .* (?:calmly|well)|friendly|(?:is|are) (?:quick|fast|excellent|lovely|neat|thorough|warm)|(?:really |very |so )clearly|hard-?working|patient with|polite|creative|does (?:\w+ )?well|(?:very |really )?(?:clear|careful|reliable|thorough|quick to)|kind|delighted|perfect(?:ly)?|smooth(?:ly)?|solved|helped|all (?:checks )?(?:are )?green|calmly|on time|pleased)\b"
)
_PROBLEM = re.compile(
    r"(?i)\bno\b|\bnot\b|n't\b|\b(?:never|nobody|none|nothing|without|cannot|rarely|hardly|barely|too|still|again|late|later|slow\w*|broke\w*|breaks?|fail\w*|wrong|miss(?:ing|ed|es)|stuck|block\w*|wait\w*|ignor\w*|unclear|vague|problems?|issues?|difficult|hard|confus\w*|overload\w*|tired|sick of|frustrat\w*|annoy\w*|worr\w*|concern\w*|complain\w*|keeps?|kept|only|cancel\w*|interrupt\w*|rude|crash\w*|errors?|bugs?|delay\w*|slip\w*|lost|lose|wast\w*|down|drop\w*|behind|unfair\w*|overtime|weekends?|paged|outdated|out of date|conflict\w*|disagree\w*|argu\w*|stress\w*|exhaust\w*|bored|boring|doubled|tripled|instead of|promised|last[- ]minute|unrealistic|impossible|alone|micro-?manag\w*|over and over|so many|many|chang\w*|urgent|constant\w*|always|every (?:week|day|time|sprint)|talk(?:s|ed)? over|takes? (?:\w+ )?(?:forever|hours|days|weeks|\d)|takes credit|as his own|as her own|unprepared|lazy|sloppy|defensive|noisy|loud|thrown|left out|leaving|quit|pointless|useless|hate[sd]?|struggl\w*|impost\w*|afraid|fear|flak\w*|duplicat\w*|differ\w*|piles?|meetings|hours a week|for months|for weeks|for years|manual(?:ly)?|by hand|chas\w*|drown\w*|swamped|mess|chaos|quality|empty|commut\w*|underpaid|overwhelm\w*|interruptions?|rumou?rs?|behind my back|shut down|a problem|doesn't|worse|disappear\w*|had to|eats|times? out|time-?outs?|what's the point|whatever that means|sucks?|dying|murder|without (?:notice|warning|asking|reading|telling)|treated like|huge|fixed anyway|nothing with it|snippy|throttl\w*|\d+ times|\w+ times (?:this|last|a)|each time|have to|has to|clash\w*|locked|hangs?|a pain\b|at night|hurts?|unused|stolen|open since|alerts?|evenings?|short-?(?:handed|staffed)|(?:have|'ve|has) met (?:once|twice)|decides about my|opposite|contradict\w*|(?:asked|applied|requested|ordered|promised) .{0,40}\bago|was promised|freez(?:es|ing)|froze|walk(?:s|ed)? out|fed up|except|all I get|and now|when .{3,40} needs?|more than any\w+|instead|(?:get|gets|got|getting|being|been) (?:corrected|blamed|moved|cut|pulled|pushed|overruled|passed over|shouted|left|told off|sent (?:away|home|back))|been asked to|I'm asked|expected to|(?:got|took|takes|has|have|uses?) my (?!\w+ed\b)|the one who|they cut|from (?:19|20)\d\d(?=$|[.,;])|dies|died|life support|thr(?:ew|ows?|own) away|ruin\w*|spoil\w*|damag\w*|shout\w*|fights?|jams?|leaks?|smell\w*|filthy|dirty|noise|copied on|and (?:I|we) get\b|calls? me at home|me who|in a row|not enough|more expensive|hands are full|on my shoulders|full of|just because|drives me|cc'd|rewrite|daily updates|asks? in every|made[- ]up|makes up|pushed|attacks?|forc\w*|pressur\w*|demand\w*|sitting on|overus\w*|up in the air)\b|\?\s*$"
)
_NEUTRAL = re.compile(
    r"(?i)^(?:fyi|just (?:to let|letting) you know|heads[- ]up|reminder|note|update|agenda|todo|to do)\b(?=[ :,])(?! (?:is|are|has))|^(?:please |kindly )?(?:book|send|schedule|add|remind|call|order|check|share|invite|prepare|update|review|buy|move)\b(?! (?:takes|is|are|keeps?)\b)|\b(?:on (?:holiday|vacation|leave) (?:from|until|next)|is (?:done|finished|complete|ready)|went live|finished at|(?:is|are) (?:scheduled|planned|booked) for|see you|looking forward|no problems?|no issues?|not a problem|not bad|all good|went (?:very |really )?(?:well|smoothly|fine)|nothing to add|^from (?:Monday|Tuesday|Wednesday|Thursday|Friday|next|the \d)\w*|my new (?:number|address|e?-?mail|phone|office)|start(?:ing|s) (?:next|on|from)|no complaints|passed without|without (?:findings|any problems|problems|issues|errors|incidents))\b"
)
_WAITS = re.compile(
    r"(?i)\b(?:i'm|i am|we're|we are|been|is|are|team is|project is|still|again)? ?blocked\b|\bstuck (?:on|until|because|behind|at|waiting)\b|\b(?:has|have) been with (?:[\w'-]+ ){1,3}(?:since|for)\b|(?:^|i'm |i am |we're |we are )stuck(?:$|[.,;:])|\bwait(?:ing|ed)? (?:for|on)\b(?! (?:\d+|two|three|four|five|six|a|many|several|days|weeks|months|hours|ages|so long)\b(?! \w+ (?:from|to|of)))|\b(?:can't|cannot|can not|couldn't) (?:even )?(?:start|continue|proceed|go on|begin|move|launch|ship|release|deploy|test|go live|go ahead|finish)\b|\b(?:hasn't|haven't|has not|have not|won't|will not|didn't|did not) (?:yet )?(?:given|give|sent|send|delivered|deliver|approved|approve|signed|sign|granted|grant|provided|provide|set up|created|shared|released|opened|confirmed|unlocked|finished the)\b|\b(?:still )?no (?:access|credentials|permission|api key|licen[cs]e|go-ahead|sign-?off|approval)\b|\bsitting on\b|\bheld up\b|\bon hold\b|\b(?:asked|applied|requested|asking) (?:for )?(?:\w+ )?(?:access|permission|credentials|approval|sign-?off)\b|\bpending (?:with|since|at)\b|\bunblock\b"
)
_STRONG_WAIT = re.compile(
    r"(?i)\bblocked\b|\b(?:can't|cannot|couldn't) (?:start|continue|proceed|go on|begin|launch|ship|release|deploy)\b|\buntil (?:you|they|he|she|legal|procurement|it|the(?! (?:next|end|last|first|morning|evening|day|week|month|weekend|night))|finance|security|[a-z]+ (?:signs?|approves?|sends?|decides?))\b|\bstill no access\b|\bsitting on\b|\bi'm stuck\b(?! (?:in|with)\b)|\bstuck (?:on|until|waiting|behind)\b|\bstill waiting (?:for|on)\b(?! (?:\d|two|three|days))|\b(?:can't|cannot|can not|couldn't|unable to) (?:finish|order|book|invoice|submit|close|hand in|plan|pay|open|send|build|continue|complete|move|do|go|get)\b.{0,60}\b(?:because|until|as long as|before)\b.{0,40}(?:n't\b|\b(?:not|no|you|they|he|she|still)\b)|\bon hold\b|\bstuck with .{0,40}\bbecause\b"
)
_NO_IDEA = re.compile(
    r"(?i)\b(?:i (?:really |honestly )?(?:don't|do not) know (?:how|what|where|who|whom|if|whether)(?: i| to| else| we)?(?: \w+){0,4}(?: do| fix| begin| start| wrong| solve| change| ask| it)?|(?<!they have )(?<!he has )(?<!she has )(?<!you have )(?<!absolutely )no (?:idea|clue) (?:how|what|where)|not sure (?:what|how) to|i'm at a loss|out of ideas|what (?:should|can|do) i do|i don't have (?:a|any) (?:solution|ideas?)|no solution)\b"
)


def wish_in(clause: str, *, asked: bool = False) -> Wish | None:
    """The way forward that a clause names, None where it names none. ``asked``: its sentence is a question.

    >>> wish_in("maybe we should have one owner per table")
    Wish(subject='we', deed='have one owner per table', words='maybe we should have one owner per table', question=None)
    >>> wish_in("I wish they would tell us earlier").deed
    'tell us earlier'
    """
    text = clause.strip(" ,.;")
    if asked and _OWN_QUESTION.match(text):
        return Wish("", "", text, re.sub(r"(?i)^(?:and|so) ", "", text))
    if not asked and re.match(rf"(?i)^{_LEAD}(?:can|could|may|shall) ", text):
        return None
    for pattern, how in _WISHES:
        found = pattern.match(text)
        if found:
            return _made(found, how, text)
    return None


_PAST = {"had": "have", "were": "be", "was": "be", "didn't": "not"}
_SUBJECTS = {"us": "we", "them": "they", "him": "he", "her": "she"}
_DEEDS = BASE_VERBS | frozenset(
    "be have know hear feel trust respect care wait rotate rank hire limit invest monitor reward cap freeze pause pair".split()
)
_SMALL = frozenset("we they he she you someone somebody people the our my a an their every each all".split())


def _made(found: re.Match[str], how: str, text: str) -> Wish | None:
    deed = found.group("v").strip(" ?.")
    subject = found.groupdict().get("s") or "we"
    first, _, rest = deed.partition(" ")
    if how == "past":
        deed = f"{_PAST.get(first) or base_of_past(first) or first} {rest}".strip()
    elif how in ("have", "get", "try"):
        deed = f"{how} {deed}"
    elif how == "object":
        subject = _SUBJECTS.get(subject.lower(), subject)
    elif how == "own":
        deed = f"have {deed}"
    if how in ("I", "get", "own"):
        subject = "I"
    if len(deed) < 3 or (how == "plain" and first.lower() not in _DEEDS):
        return None
    if subject.lower() == "i":
        subject = "I"
    elif subject.split()[0].lower() in _SMALL:
        subject = subject[0].lower() + subject[1:]
    return Wish(subject, deed, text)


def tells_effect(clause: str) -> bool:
    """Whether a clause tells what a problem costs or causes."""
    return bool(_EFFECT.search(clause))


def is_praise(clause: str) -> bool:
    """Whether a clause says what is good."""
    return bool(_PRAISE.search(clause)) and not re.search(r"(?i)\bnot\b|n't\b|\bno\b|\bnever\b|\btoo\b|\bnothing\b", clause)


def tells_problem(clause: str) -> bool:
    """Whether a clause has a word that problems are told with."""
    return bool(_PROBLEM.search(clause))


_NEWS = re.compile(
    r"(?i)\b(?:I|we|he|she|they|it)(?:'ve|'s| have| has)? (?:just |now |already )?(?:finished|moved|bought|found|shipped|sent|done|completed|launched|released|started|signed|booked|updated|hired|closed|met|agreed|moved to|published|submitted|passed|arrived|fixed|repaired|ordered|solved)\b|\b(?:I|we|he|she|they|it)(?:'ll| will)\b|\b(?:starts?|begins?|opens?|takes place|is due|are due|arrives?|joins?) (?:on|at|in|next|this|today|tomorrow|Monday|Tuesday|Wednesday|Thursday|Friday)\b|\bplease\b|\bworks (?:well|fine|great)\b|\b(?:fine|well|good)\b"
)
_INVOLVED = re.compile(r"(?i)\b(?:I|me|my|we|us|our|you|your)\b")
_LONG_ENOUGH = 8


def tells_of_oneself(text: str) -> bool:
    """Whether a text of some length tells what happens to the speaker or what the listener does, and is no piece of news."""
    return len(text.split()) >= _LONG_ENOUGH and bool(_INVOLVED.search(text)) and not _NEWS.search(text)


def is_neutral(text: str) -> bool:
    """Whether a text is news, a task or a greeting."""
    return bool(_NEUTRAL.search(text))


def waits(text: str, *, strongly: bool = False) -> bool:
    """Whether a text tells that work waits for somebody or something."""
    return bool((_STRONG_WAIT if strongly else _WAITS).search(text))


def has_no_idea(text: str) -> bool:
    """Whether the user says that they see no way forward yet."""
    return bool(_NO_IDEA.search(text))
