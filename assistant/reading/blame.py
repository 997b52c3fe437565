"""Blame, motives, insults and absolutes in a clause: what nobody can check, and what makes the other side defend itself.

``strip_blame`` gives the clause without them and what was left out; a clause that holds nothing else comes back empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.reading.absolutes import soften
from assistant.reading.wordforms import with_articles


def _joined(pattern: str) -> re.Pattern[str]:
    """A pattern that is written over several lines."""
    return re.compile(re.sub(r"\n\s*", "", pattern).replace("\\ ", " "))


_BAD_ADJECTIVE = (
    r"stupid|idiotic|useless|pointless|lazy|incompetent|pathetic|ridiculous|insane|dumb|crappy|shitty|god-?awful|arrogant|clueless|moronic|brain-?dead|nonsensical|worthless"
    r"|absurd|selfish|ignorant|idiot|goddamn(?:ed)?|damn(?:ed)?|fucking|f\*+(?:ing)?|fking|fckin\w*|freaking|frigging?|effing|bloody|bullshit|bs|so-called|toxic|laughable|disgraceful|shameful|braindead|cowardly|dishonest"
    r"|spineless|two-faced|entitled|obnoxious|infuriating|godforsaken|stinking|lousy|ludicrous|insufferable|brainless|mindless|gormless|negligent|stingy|hopeless|pedantic|insulting"
    r"|imbecilic|asinine|witless|inept|bone-?idle|good-for-nothing|self-important|power-hungry|preposterous|farcical|laziest|stupidest|dumbest"
)
_BAD_NOUN = r"idiots?|morons?|clowns?|jerks?|assholes?|arseholes?|bastards?|fools?|losers?|snakes?|liars?|cowards?|dinosaurs?|imbeciles?|dumbass\w*|pricks?|dicks?|bozos?|genius(?:es)?|control freaks?|tyrants?|weasels?|leech(?:es)?|parasites?|narcissists?|psychos?|slackers?|diva|prima donna|muppets?|dimwits?|half-?wits?|nitwits?|twits?|numpt(?:y|ies)|dictators?|cretins?|buffoons?|amateurs|tossers?|wankers?|knobheads?|lazybones|freeloaders?|spoilt brats?|brats?|gits?|pillocks?"
_THING_BAD = r"joke|mess|disaster|nightmare|shit-?show|farce|circus|crap|shit|garbage|trash|rubbish|bullshit|nonsense|hell|torture|suicide|hopeless|clown show|dumpster fire|train ?wreck|disgrace|pain(?: in the \w+)?|shambles|madness|insanity|lunacy|stupidity|daylight robbery|scam|car crash|chaos|fiasco|debacle|car ?wreck|cock-?up|waste of (?:everyone's |my |our )?time"
_HEDGE = r"(?:(?:just|such|so|a|an|the|really|totally|completely|absolutely|utterly|very|too|complete|total|absolute|utter|pretty|beyond|all|simply|quite|fucking|freaking|bloody|damn|clearly|obviously|kind of|being|an? bunch of|a bunch of|full of|always) )*"
_WHO = r"(?:he|she|they|you|(?:my|the|your|our|his|her|their) (?:[\w-]+ ){0,2}[\w-]+|[A-Z][\w-]+(?:'s (?:\w+ ?){1,2}| (?:from|in|at|of) [\w-]+)?|people|management|leadership|those \w+|these \w+|some people|everyone|everybody|nobody|no one|that guy|this guy|it)"
_BE = r"(?:'s|'re|'m| is| are| was| were| am)"
_VENT = _joined(
    rf"""(?i)^(?:and\ |but\ |so\ |well,?\ |honestly,?\ |seriously,?\ |god,?\ |like,?\ |i\ mean,?\ )*(?:u+gh+|a+r+g+h+|g+r+|wow|seriously|honestly|unbelievable|unreal|ridiculous|insane|incredible|pathetic|great|fantastic|wonderful|brilliant|awesome|nice|lovely|typical|classic|hello|whatever|come\ on|give\ me\ a\ break|go\ figure|rant\ over|end\ of\ rant|sorry\ for\ the\ rant|sorry,?\ (?:but\ )?i\ had\ to\ (?:say|get)\ (?:this|it).*
    |(?:so|how|absolutely|totally|just|really|such|simply)\ (?:\w+\ )?(?:annoying|frustrating|infuriating|ridiculous|stupid|unfair|arrogant|lazy|tired|rude|unprofessional|unacceptable|typical|pathetic|embarrassing|exhausting|selfish)
    |what\ (?:a|an|the)\ .{{1,40}}|why\ do\ i\ (?:even\ )?(?:bother|care)|what's\ the\ point|are\ you\ kidding(?:\ me)?|you've\ got\ to\ be\ kidding(?:\ me)?|i\ can't\ even|i\ give\ up|i'm\ out|enough\ (?:is\ enough|already)|screw\ (?:this|them|him|her|it)|to\ hell\ with\ \w+|f\w*ck\ \w+.*|fuck(?:\ (?:this|that|it|them|off|you|me|my\ life))?
    |(?:this|that|it|the\ whole\ thing|everything){_BE}?\ {_HEDGE}(?:ridiculous|insane|unacceptable|crazy|nuts|{_THING_BAD}|a\ (?:complete\ |total\ |bad\ )?(?:{_THING_BAD})|driving\ me\ \w+|killing\ me|awful|terrible|horrible|unbelievable|exhausting|infuriating|so\ annoying|annoying|frustrating|not\ ok(?:ay)?|so\ unfair|unfair|absurd|pathetic|stupid|too\ much|getting\ old|the\ worst|unreal)(?:\ (?:now|already|honestly|any\ ?more|at\ this\ point|really))?
    |(?:it|this|that)\ (?:really\ |just\ |honestly\ |totally\ )*(?:sucks?|drives\ me\ (?:\w+)|pisses\ me\ off|kills\ me|stinks|makes\ me\ (?:so\ |really\ )?(?:angry|mad|furious|sick|want\ to\ \w+))(?:.{{0,20}})?
    |i(?:'m|\ am|'ve\ been)?\ ?(?:(?:so|just|really|totally|completely|absolutely|honestly|seriously|am|getting|beyond|utterly)\ )*(?:done(?:\ with\ (?:it|this|them|everything|this\ place|it\ all))?|over\ it|sick\ of\ (?:it|this|this\ place|them|everything)|fed\ up(?:\ with\ (?:it|this|them|everything|this\ place))?|sick\ and\ tired(?:\ of\ (?:it|this|them))?|tired\ of\ (?:it|this|them)|at\ my\ wits?'?\ end|furious|livid|pissed(?:\ off)?|mad|angry|raging|losing\ (?:it|my\ mind)|had\ it(?:\ with\ (?:this|them|it))?|had\ enough(?:\ of\ (?:this|it|them))?|ready\ to\ (?:quit|scream|explode))
    |i\ (?:really\ |just\ |fucking\ |honestly\ |so\ )*hate\ (?:it|this|everything|mondays|this\ (?:place|job|company|team)|my\ (?:job|life)|working\ here)(?:\ here)?|i\ (?:really\ |just\ )*(?:can't|cannot)\ (?:take|stand|deal\ with|do|believe|handle)\ (?:it|this|them)(?:\ (?:any\ ?more|any\ longer))?|i\ (?:could|want\ to|just\ want\ to|need\ to|just\ need\ to|wanna|feel\ like)\ (?:scream\w*|explode|cry|quit|quitting|punch\ a\ wall|vent\w*|rant\w*|let\ off\ steam|let\ it\ out|get\ this\ off\ my\ chest)(?:\ \w+)?|makes\ (?:me|one)\ (?:want\ to|wanna)\ \w+|(?:it|this)\ was\ awful|(?:this|the)\ (?:day|week|month|year)\ was\ (?:so\ )?(?:awful|terrible|horrible|hell|a\ nightmare|the\ worst)
    |(?:and\ )?(?:then\ )?(?:you|he|she|they)\ (?:then\ )?(?:say|says|claim|claims|pretend|pretends)\ (?:that\ )?(?:nobody|no\ one)\ (?:told|asked|informed|invited)\ \w+|garbage\ in,?\ garbage\ out|garbage\ out|you\ can't\ make\ this\ up|same\ old\ story|here\ we\ go\ again|enough\ said|i\ do|from\ the\ \w+|(?:nobody|no\ one)(?:\ (?:up|over)\ there)?\ (?:seems\ to\ have|has)\ (?:a\ plan|a\ clue|any\ idea|any\ plan)|no\ need\ to\ (?:fix|solve|do)\ (?:anything|it|that)|(?:i\ )?just\ (?:want(?:ed)?|need(?:ed)?)\ to\ (?:vent|rant|complain|let\ it\ out|get\ (?:this|it)\ off\ my\ chest).*|(?:just\ )?(?:venting|ranting)(?:\ here)?|i\ (?:don't|do\ not)\ (?:want|need)\ (?:advice|a\ solution|any\ advice|solutions)|not\ looking\ for\ (?:advice|solutions?|a\ solution)|fml|enough|for\ nothing|all\ for\ nothing|rant)$"""
)
_WANTS_VENT = re.compile(
    r"(?i)\bjust (?:want(?:ed)?|need(?:ed)?|have|had) to (?:vent|rant|complain|let (?:it|this) out|get (?:this|it) off my chest)|\bno need to (?:fix|solve)|\bnot looking for (?:advice|a? ?solutions?)|\bdon't (?:want|need) (?:any )?(?:advice|solutions?|a solution)|\bjust (?:venting|ranting)\b|\brant over\b"
)
_CHARACTER = rf"(?:{_BAD_ADJECTIVE}|careless|childish|reckless|sloppy|rude|thoughtless|disrespectful|unprofessional|typical|hopeless|shocking|disgusting|unbelievable|unacceptable|outrageous)"
_CALLED = re.compile(
    rf"(?i)^(?:and |but )?(?:(?:so|really|just|very|plain|simply|utterly|absolutely|totally|completely|bit|a) )*{_CHARACTER}(?:(?:,| and| or)+ (?:so |really |just )?{_CHARACTER})*(?: (?:really|honestly|that|again|frankly|of (?:him|her|them|you)))?$"
    r"|^(?:just )?no (?:common sense|respect|manners|shame|consideration|backbone|spine|decency|clue)(?: (?:at all|whatsoever|here|there))?$"
)
_TAILED = re.compile(rf"(?i),\s+(?:(?:so|really|just|absolutely|totally|completely|utterly|quite|frankly) )*{_CHARACTER}$")
_GIVES = re.compile(
    r"(?i)(?:^|,?\s+)(?:and |but )?(?:[\w'-]+ )?(?:don't|doesn't|didn't|do not|does not|did not) give (?:a|two) (?:damn|toss|monkey's|fig|hoot|shit|hoots|rat's \w+|fuck)\b"
)
_VERDICT = re.compile(
    rf"(?i)^(?:(?:and|but|so|honestly),? )?(?:it|this|that|it all|all this)(?:'s| is| was) {_HEDGE}(?:{_BAD_ADJECTIVE}|{_THING_BAD}|awful|terrible|horrible|disgusting|appalling|unbelievable|unacceptable)$"
)
_MOTIVE = _joined(
    rf"""(?i)^(?:(?:and|but|so|because|i\ (?:guess|think|bet|know|feel\ like)|it's\ (?:clear|obvious)\ that|of\ course|then)\ )*{_WHO}(?:\ (?:all|both|just|clearly|obviously|simply|even|really|probably|actually|honestly|always|never|apparently|evidently|seriously|still|literally|totally|completely))*
    (?:\ (?:do(?:es)?n't|do(?:es)?\ not|did(?:n't|\ not)|could(?:n't|\ not))\ (?:(?:even|really|actually|seem\ to|clearly|honestly|appear\ to|just|fucking)\ )*(?:care(?:\ (?:less|at\ all|about\ .*))?|give\ (?:a|two)\ .*|respect\ (?:me|us|my\ time|our\ time|anyone|anybody)(?:\ .*)?|value\ (?:me|us|my|our)\b.*|have\ a\ clue(?:\ .*)?|have\ the\ (?:guts|brains|decency|spine)\b.*|know\ (?:what\ (?:he's|she's|they're|you're|he\ is|they\ are|you\ are)\ (?:doing|talking\ about)|anything)|understand\ (?:anything|a\ thing|shit|how\ \w+\ works)|think(?:\ (?:at\ all|about\ (?:us|others|anyone).*|(?:my|our|i|we)\ .*matters?))?|want\ (?:me|us|to\ (?:help|work|admit|listen))\b.*|take\ (?:me|us)\ seriously|like\ me|trust\ (?:anyone|anybody))
    |\ (?:could\ not|couldn't)\ care\ less.*|\ (?:has|have)\ (?:absolutely\ |clearly\ |obviously\ )*no\ (?:idea|clue)(?:\ (?:what|how)\ .*|\ about\ anything)?|\ (?:has|have)\ (?:a\ big\ ego|no\ (?:respect|shame|spine|brain|integrity|manners|empathy|sense)\b.*|(?:his|her|their|your)\ head\ up\ .*|it\ in\ for\ me|favou?rites)
    |\ (?:just\ |only\ |really\ )*(?:wants?|tries|try|(?:is|are)\ (?:just\ |only\ |clearly\ )*trying|loves?|likes?|enjoys?|needs?)\ (?:to\ )?(?:look(?:ing)?\ good|mak(?:e|ing)\ (?:me|us|my|our|himself|herself|themselves)\ .*|annoy(?:ing)?\ .*|show(?:ing)?\ off|be(?:ing)?\ the\ (?:hero|boss|centre|center).*|sabotag(?:e|ing)\ .*|undermin(?:e|ing)\ .*|get(?:ting)?\ rid\ of\ (?:me|us)|cover(?:ing)?\ (?:his|her|their|your)\ (?:ass|arse|back).*|control(?:ling)?\ (?:everything|everyone).*|power|attention|the\ sound\ of\ .*|play(?:ing)?\ (?:games|politics).*|protect(?:ing)?\ (?:himself|herself|themselves|his|her|their)\b.*|impress(?:ing)?\ .*)
    |\ thinks?\ (?:that\ )?(?:he|she|they|you|we|i|the\ world|everything|it|everyone|my\ (?:time|work|career)|our\ (?:time|work))('s|'re|\ is|\ are|\ am|\ knows?|\ owns?|\ can)?\ ?(?:better|special|the\ (?:only|best|boss|king|smartest)|so|god|above|idiots?|stupid|all\ that|lazy|slaves?|everything|it\ all|revolves|worthless|do\ (?:whatever|what|as)|a\ joke|free|not\ .*|doesn't\ .*|don't\ .*|beneath)\b.*
    |\ hates?\ (?:me|us)\b.*|\ (?:only\ |just\ )?(?:care|cares)\ (?:only\ )?about\ (?:himself|herself|themselves|yourself|money|power|his|her|their|your)\b.*|\ (?:looks?\ down\ on|plays?\ favou?rites|plays?\ (?:politics|games)).*|{_BE}\ {_HEDGE}(?:jealous|out\ to\ get|afraid\ of|threatened\ by|full\ of\ (?:himself|herself|themselves|it|shit|yourself)|on\ a\ power\ trip|power[\ -]hungry|lying|cheating|faking\ it|clueless|unprofessional|disrespectful|too\ (?:lazy|stupid|proud|dumb|good\ for).*|in\ love\ with\ .*|blind|asleep|evil|the\ worst|hopeless|impossible(?:\ to\ work\ with)?|a\ (?:\w+\ )?(?:nightmare|pain|disgrace|problem|piece\ of\ work|waste\ of\ space|bully)(?:\ to\ \w+\ with)?|not\ (?:even\ )?(?:trying|interested|smart\ enough|competent)|rude|mean|selfish|(?:{_BAD_ADJECTIVE})|(?:\w+\ )?(?:{_BAD_NOUN}))(?:\ (?:and|or|about\ it|really|honestly|too|anyway|as\ (?:usual|always|ever)|if\ you\ ask\ me|who\ .*)\b.*)?
    |\ (?:should\ be\ (?:fired|ashamed|sacked)|deserves?\ to\ be\ .*|need(?:s)?\ to\ (?:be\ fired|grow\ up|get\ a\ life|wake\ up|get\ a\ grip)|suck(?:s)?)(?:\ .*)?|'s\ (?:fault|stupidity|laziness|incompetence|ego)\b.*)$"""
)
_PERSON = r"boss|manager|lead|leader|leads|colleague\w*|coworkers?|team|teams|guys?|people|director|ceo|cto|client|customer|vendor|analysts?|engineers?|developers?|devs?|designers?|intern|mentee|mentor|report|teammate|mate|head|vp|management|leadership|supervisor|department|consultants?|agency|woman|man|girl|recruiter|stakeholders?|owner|scientists?|pm|hr|sales|finance|marketing|legal|product|support|chef"
_OF_A_THING = re.compile(
    rf"(?i)^(?:and |but |so )?(?:it|this|that|(?:the|my|our|your|their|his|her|this|that|these|those) (?:[\w-]+ ){{0,2}}(?!(?:{_PERSON})\b)[\w-]+)(?:'s|'re| is| are| was| were|(?: (?:really|just|totally|so|simply|honestly))* sucks?)\b"
)
_ASIDE = r"god knows why|who knows why|of course|as (?:always|usual|ever|per usual)|no surprise|surprise surprise|needless to say|obviously|clearly|for (?:whatever|some|no) reason|apparently"
_AS_IF = re.compile(
    r"(?i)^(?:it's |it is )?always the same(?: story| thing| old story)?[:,]\s*|,?\s*\b(?:(?:because|since|as|cause) (?:he|she|they|you|it)(?:'s|'re| is| are)? (?:just |clearly |obviously |probably |so |too )*(?:lazy|jealous|arrogant|incompetent|selfish|stupid|clueless|threatened|don't care|doesn't care|do not care|does not care|hates? (?:me|us)|can't be bothered|couldn't care less|never cares?|dumb|proud|lazy)\b[^,;.]*"
    r"|(?:just |only )?to (?:make (?:me|us) look (?:bad|stupid|incompetent)|look good|annoy (?:me|us)|show off|spite (?:me|us)|cover (?:his|her|their|your) (?:ass|arse|back)|impress \w+|get (?:under my skin|rid of me))\b(?: (?:in front of|to) [^,;.]*)?"
    r"|,? and then (?:you|he|she|they)? ?(?:says?|claims?|pretends?) (?:that )?(?:nobody|no one|it's|it is|everyone)\b[^,;.]*|on purpose|deliberately|intentionally|out of (?:spite|laziness|jealousy|malice)|as if (?:I|we|my|our|he|she|they|you|it|nothing)\b[^,;.]*|like (?:an? )?(?:idiots?|morons?|child(?:ren)?|kids?|slaves?|robots?|dogs?|machines?|clowns?)\b|like (?:he|she|they|you) (?:owns?|own) [^,;.]*|like it's nothing|for no (?:good |damn )?reason(?= at all)?(?: at all)?|god knows why|who knows why|as (?:always|usual|per usual|ever)|of course|surprise surprise|no surprise|what a surprise|go figure|thank you very much|needless to say)(?![\w'])"
)
_ADVERB = re.compile(
    r"(?i)(?:,\s*)?\b(?<!really )(?<!very )(?<!more )(?:obviously|clearly|literally|honestly|frankly|seriously|totally|completely|utterly|absolutely|ridiculously|insanely|stupidly|lazily|selfishly|conveniently|magically|blatantly|flat out|"
    r"(?:so )?(?:goddamn|damn|fucking|fking|freaking|frigging|effing|bloody|f\*+(?:ing)?)|the (?:hell|fuck|heck)|on earth|for (?:god's|fuck's|christ's|heaven's|pete's) sake|for once in (?:his|her|their|your) lives?|for crying out loud|i swear|god|jesus|christ|man|dude|bro|smh|like seriously|yet again(?= .*\bagain\b)|as hell|as fuck|af)\b(?!['-])(?:,(?= ))?\s*"
)
_ADVERB_KEEPS = re.compile(r"(?i)^(?:man|dude|bro|god|jesus|christ)$")


@dataclass(frozen=True, slots=True)
class Stripped:
    """A clause without blame (empty: nothing else was in it), and the words left out."""

    text: str
    left_out: tuple[str, ...] = ()


def without_asides(text: str) -> Stripped:
    """A sentence without the asides that stand between commas: ", God knows why,", ", of course,"."""
    left: list[str] = []

    def drop(match: re.Match[str]) -> str:
        left.append(match.group().strip(" ,"))
        return " "

    return Stripped(re.sub(rf"(?i),\s*(?:{_ASIDE}),\s*", drop, text), tuple(left))


def wants_to_vent(text: str) -> bool:
    """Whether the user says that this is to be heard, not to be solved."""
    return bool(_WANTS_VENT.search(text.replace("’", "'")))


def is_vent(clause: str) -> bool:
    """Whether a clause only lets off steam: "I'm so done with this", "what a joke", "it's disgusting"."""
    text = clause.strip(" ,.;:")
    return bool(_VENT.match(text) or _VERDICT.match(text) or _CALLED.match(text))


def is_motive(clause: str) -> bool:
    """Whether a clause says what somebody is, wants or thinks, which nobody can check."""
    text = clause.strip(" ,.;:")
    return bool(_MOTIVE.match(text)) and not _OF_A_THING.match(text)


def strip_blame(clause: str) -> Stripped:
    """A clause without blame and absolutes, what it says kept.

    >>> strip_blame("those idiots in finance never answer my stupid tickets")
    Stripped(text='the people in finance rarely answer my tickets', left_out=('idiots', 'stupid', 'never'))
    >>> strip_blame("they obviously don't care")
    Stripped(text='', left_out=("they obviously don't care",))
    """
    left: list[str] = []
    clause = _without_verdict(_without_tail(clause, left), left)
    if is_vent(clause) or is_motive(clause):
        return Stripped("", (*left, clause))
    kept, quotes = _hide_quotes(clause)
    for step in (_phrases, _insults, _adverbs, soften):
        kept = step(kept, left)
    kept = re.sub(r"\s{2,}", " ", kept).strip(" ,;")
    kept = re.sub(r"\s+([,.;:])", r"\1", kept)
    kept = with_articles(kept)
    return Stripped(_show_quotes(kept, quotes), tuple(left))


# "Tom is lazy and never does his reviews": what somebody is goes, what they do stays.
_VERDICT_FIRST = re.compile(
    rf"^(?P<who>(?:my |our |the )?[\w'-]+(?: [\w'-]+)?) (?P<is>is|are|was|were) (?P<bad>{_HEDGE}(?:{_BAD_ADJECTIVE}|sloppy|careless|rude|unreliable|useless|hopeless))"
    r" and (?!(?:the|an?|my|our|his|her|their|its|it|they|he|she|we|I|this|that|these|those|nobody|no|there)\b)(?P<rest>(?P<copula>(?:always |never |constantly |often )?(?:late|absent|behind|unprepared|missing|silent|offline)\b)?.+)$",
    re.I,
)


def _without_tail(clause: str, left: list[str]) -> str:
    """A clause without a name called behind its comma (", absolutely ridiculous") and without "IT don't give a damn"."""
    for pattern in (_TAILED, _GIVES):
        found = pattern.search(clause)
        if found:
            left.append(found.group().strip(" ,"))
            clause = (clause[: found.start()] + clause[found.end() :]).strip(" ,")
    return clause


def _without_verdict(clause: str, left: list[str]) -> str:
    found = _VERDICT_FIRST.match(clause.strip())
    if found is None:
        return clause
    left.append(found["bad"].strip())
    return f"{found['who']} {found['is'] + ' ' if found['copula'] else ''}{found['rest']}"


def _hide_quotes(text: str) -> tuple[str, list[str]]:
    """Quoted words are facts: nothing in them is touched."""
    quotes: list[str] = []

    def hide(match: re.Match[str]) -> str:
        quotes.append(match.group())
        return f"\x00{len(quotes) - 1}\x01"

    return re.sub(r"[\"“«][^\"“”«»]*[\"”»]|(?<!\w)'[^'\n]{2,80}'(?!\w)|`[^`]*`|https?://\S+", hide, text), quotes


def _show_quotes(text: str, quotes: list[str]) -> str:
    return re.sub("\x00(\\d+)\x01", lambda m: quotes[int(m.group(1))], text)


def _phrases(text: str, left: list[str]) -> str:
    def drop(match: re.Match[str]) -> str:
        if re.search(r"(?i)\b(?:looks?|looked|seems?|sounds?|feels?|felt) ?$", text[: match.start()]):
            return match.group()  # the verb would be left hanging
        left.append(match.group().strip(" ,"))
        return ""

    return _AS_IF.sub(drop, text)


_INSULT_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.I), new)
    for pattern, new in (
        (rf"\b(?:those|these|the|a bunch of|you) (?:(?:{_BAD_ADJECTIVE}) )*(?P<bad>{_BAD_NOUN}) (?=(?:in|from|at|on|of) )", "the people "),
        (rf"\b(?:that|this|the|an?|my|our|some) (?:(?:{_BAD_ADJECTIVE}) )*(?P<bad>{_BAD_NOUN}) (?=(?:in|from|at|on|of) )", "someone "),
        (rf"\b(?:my|our|that|the) (?P<bad>(?:{_BAD_ADJECTIVE}) (?:{_BAD_NOUN})|{_BAD_NOUN}) of an? (?=\w)", "my "),
        (rf"(?<=\bmy )(?P<bad>{_BAD_NOUN}) (?=boss|manager|colleague|lead)", ""),
        (rf",? ?\b(?:that|the|what an?|such an?|you) (?:(?:{_BAD_ADJECTIVE}|complete|total|absolute|utter|lazy) )*(?P<bad>{_BAD_NOUN})(?=,|$)", ""),
        (rf"\b(?P<bad>(?:(?:{_BAD_ADJECTIVE}),? (?:and )?)+)(?=(?!and\b|but\b|or\b|to\b|in\b|for\b|because\b)[\w\x00])(?<!is )", ""),
        (rf"(?P<keep>\b(?:is|are|was|were)|'s|'re) (?P<bad>{_HEDGE}(?:(?:{_BAD_ADJECTIVE})|(?:{_THING_BAD})|(?:\w+ )?(?:{_THING_BAD})|awful|terrible|horrible|abysmal|atrocious|appalling|horrendous|dreadful|disgusting|disgraceful|suicide))(?= (?:and|but|because|since|to|for|when|if|at|right now|now|this)\b|[,:]|$)", "BAD"),
        (r"\byou (?P<bad>people|guys|lot)\b", "you"),
        (r"\b(?P<bad>(?:totally |really |just |so )*sucks)\b", "is not good enough"),
        (r"(?<=s )(?P<bad>(?:totally |really |just |so )*suck)\b", "are not good enough"),
        (r"\b(?P<bad>drives me (?:mad|crazy|nuts|insane|up the wall)|pisses me off)(?=$|[,.])", "is hard for me"),
        (r"\b(?P<bad>is murder)\b", "is too much"),
        (r"\b(?P<bad>bull(?:y|ied|ying)) (?=(?:us|me) into)", "pushed "),
        (rf",? (?:and|or) (?:\w+ )?(?P<bad>{_BAD_ADJECTIVE}|rude)(?=$|[,.])", ""),
        (r"(?P<keep>\b(?:is|are|was|were)|'s|'re) (?P<bad>(?:really |just |slowly |literally )*(?:killing|murdering|destroying|torturing) (?P<who>me|us|my soul))", "WEARS"),
        (r"(?P<keep>\bbored) (?P<bad>out of my mind|to death|to tears|stiff)\b", r"\g<keep>"),
        (r"\b(?P<bad>(?:just |simply |completely |totally )*ignor)(?P<form>es|ed|e|ing) (?P<rest>(?:my|our|all my|all our) (?:tickets?|e?-?mails?|messages?|requests?|questions?|calls?|pings?))\b", "ANSWER"),
        (r"\b(?P<bad>(?:just |simply |completely |totally )*ignor)(?P<form>es|ed|e|ing) (?P<rest>the (?:data|numbers|analys[ei]s|evidence|results|findings|figures))\b", "LOOK"),
        (r"\b(?P<bad>tore|tears?|torn|ripped|rips?) (?P<rest>(?:my|our|her|his|the) (?:[\w-]+ ){0,2}?[\w-]+) (?:apart|to (?:pieces|shreds))\b", r"HARD"),
        (r"\band (?P<bad>then blames?) (?P<who>us|me)\b(?: for it)?", r"and then it comes back to \g<who>"),
        (r"\band then (?P<bad>(?:complain|moan|whine)(?P<form>s?)) about (?:the )?(?=\w)", "UNHAPPY"),
        (r"\b(?P<bad>complain)(?P<form>s?) (?P<keep>afterwards )?that\b", r"say\g<form> \g<keep>that"),
        (r"\b(?P<keep>doesn't|don't|does not|do not) (?P<bad>even) (?P<v>look|read|answer|reply|open|respond|ask|check|call|test)\b", "YET"),
        (r"\b(?P<keep>without|didn't|doesn't|don't|isn't|aren't|wasn't|weren't|hasn't|haven't|not) (?P<bad>even) (?=\w)", r"\g<keep> "),
        (r"\b(?P<keep>didn't|doesn't|don't|did not|does not|do not) (?P<bad>say a word)\b(?! in\b)", r"\g<keep> tell me"),
        (r"\b(?P<bad>without saying a word)\b", "without telling me"),
        (r"(?P<keep>\b(?:comments?|remarks?|messages?|mails?|e-?mails?|replies|reviews?|tone|feedback|answers?|words)) (?P<be>is|are|was|were) (?P<bad>(?:so |very |really |too |always |often )*)(?P<how>harsh|rude|cold|dismissive|aggressive|sarcastic|short|hurtful|mean)\b", "ACROSS"),
        (r"\b(?P<bad>dropped the ball) on\b", "missed"),
        (r"(?P<keep>\b(?:dates?|deadlines?|estimates?) (?:that )?(?:[\w-]+ ){1,2})(?P<bad>makes? up)\b", r"\g<keep>set"),
        (r"(?P<keep>, )(?P<bad>nothing)$", "RESULT"),
        (r"\b(?P<bad>abus)(?P<keep>es|e|ed|ing)(?= (?:the|our|this|it|that)\b)", r"overus\g<keep>"),
        (r"\b(?P<bad>(?:dump|dumping|dumps|dumped|shove|shoves|shoved|shoving|throw|throws|threw|throwing))(?= (?:\w+ ){1,5}on (?:me|us)\b)", "SAME"),
        (r"\b(?P<bad>(?:can't|cannot|can not|couldn't) (?:even )?be (?:bothered|arsed|assed) to)\b", "NOTBOTHER"),
        (r"\b(?P<bad>(?:screw|fuck|mess)(?:s|es|ed|ing)? (?:up|over))\b", "SCREW"),
        (r"\b(?P<bad>(?:shit|crap|bullshit))(?= (?:data|code|quality|tickets?|requests?|work|tools?|process\w*)\b) ?", "poor "),
        (r"\b(?P<bad>(?:this|that|all this|all that|the same) (?:bull)?(?:shit|crap|bs|nonsense|garbage))\b", "this"),
        (r"\b(?P<bad>fak(?:e|es|ing)) (?=urgency)", ""),
    )
)  # fmt: skip
_GOAL = re.compile(r"(?i)\b(?:deadline|timeline|schedule|date|plan|target|goal|estimate)s?$")
_RULE = re.compile(r"(?i)\b(?:rule|policy|policies|decision|idea|requirement|metric|form|reason|change|split)s?$")
_TIME = re.compile(r"(?i)\b(?:meeting|call|stand-?up|retro|session|training|workshop|sync)s?$")
_LOAD = re.compile(r"(?i)\b(?:workload|volume|pressure|noise|heat|traffic|commute|hours|load)s?$")
_MADE = re.compile(
    r"(?i)\b(?:quality|paperwork|writing|handwriting|notes|files|english|docs?|documentation|data|code|coffee|food|tool|website|app|system|report|slides|wiki|catalog)s?$"
)
_YET = {"read": "read"}


def _spoken(new: str, match: re.Match[str]) -> str:
    """What a calm person says instead, where it hangs on the words around it; empty where the rule says it itself."""
    groups = match.groupdict()
    if new == "BAD":
        return _not_good(match.string[: match.start()], groups["keep"])
    if new == "WEARS":
        who = "me" if groups["who"] == "my soul" else groups["who"]
        return f"{groups['keep']} wearing {who} down"
    if new in ("ANSWER", "LOOK"):
        verb = {"ANSWER": "answer", "LOOK": "look at"}[new]
        says = {"es": "doesn't ", "e": "don't ", "ed": "didn't ", "ing": "not "}[groups["form"].lower()]
        verb = {"answer": "answering", "look at": "looking at"}[verb] if groups["form"].lower() == "ing" else verb
        return f"{says}{verb} {groups['rest']}"
    if new == "HARD":
        past = groups["bad"].lower() in ("tore", "torn", "ripped")
        be = ("was" if _one_before(match) else "were") if past else ("is" if _one_before(match) else "are")
        return f"{be} hard on {groups['rest']}"
    if new == "YET":
        have = "has" if groups["keep"].startswith("doe") else "have"
        base = groups["v"]
        done = _YET.get(base) or (base[:-1] + "ied" if base == "reply" else base + "ed")
        return f"{have} not {done} yet"
    if new == "ACROSS":
        return f"{groups['keep']} {'comes' if groups['be'] in ('is', 'was') else 'come'} across as {groups['how']}"
    if new == "UNHAPPY":
        return f"and {'is' if groups['form'] else 'are'} then unhappy with the "
    if new == "RESULT":
        return " without a result"
    return ""


def _one_before(match: re.Match[str]) -> bool:
    before = re.findall(r"[\w'-]+", match.string[: match.start()])
    return bool(before) and (_singular(before[-1]) or not before[-1].endswith("s"))


def _not_good(before: str, verb: str) -> str:
    """A verdict on a thing as what is wrong with it: a date that cannot be met, a rule that makes no sense, a thing that does not work."""
    thing = before.strip()
    past = verb in ("was", "were")
    if past:
        return "did not go well"
    are = verb if verb.startswith("'") else "are" if verb == "are" else "is"
    if _GOAL.search(thing):
        return f"{are} not realistic"
    if _TIME.search(thing):
        return f"{are} not a good use of our time"
    if _LOAD.search(thing):
        return f"{are} too much"
    if _RULE.search(thing):
        return f"{'do' if are == 'are' else 'does'} not make sense to me" if not are.startswith("'") else f"{are} hard to understand"
    if _MADE.search(thing):
        return f"{are} not good enough"
    return f"{are} not working"


_SOFTER = {"dump": "put", "shove": "put", "throw": "put"}


def _insults(text: str, left: list[str]) -> str:
    for pattern, new in _INSULT_RULES:

        def swap(match: re.Match[str], new: str = new, text: str = text) -> str:
            left.append(match.group("bad").strip(" ,"))
            spoken = _spoken(new, match)
            if spoken:
                return spoken
            if new == "SAME":
                return {"s": "puts", "g": "putting"}.get(match.group("bad")[-1].lower(), "put")
            if new == "NOTBOTHER":
                before = re.findall(r"[\w'-]+", text[: match.start()])
                return "does not" if before and _singular(before[-1]) else "do not"
            if new == "SCREW":
                return {"e": "broke", "s": "breaks", "g": "breaking"}.get(
                    match.group("bad").split()[0][-1 if not match.group("bad").split()[0].endswith("ed") else -2].lower(), "break"
                )
            return match.expand(new)

        text = pattern.sub(swap, text)
    return text


def _singular(word: str) -> bool:
    return word.lower() in ("he", "she", "it", "boss", "manager", "lead", "one", "someone") or (
        word[:1].isupper() and word not in ("I", "We", "They", "You")
    )


def _adverbs(text: str, left: list[str]) -> str:
    def drop(match: re.Match[str]) -> str:
        word = match.group().strip(" ,")
        if _ADVERB_KEEPS.match(word) and match.start() > 0 and not match.group().startswith(","):
            return match.group()
        left.append(word)
        return " "

    return _ADVERB.sub(drop, text)
