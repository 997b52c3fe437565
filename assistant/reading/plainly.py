"""Complaints whose form alone says that they are one: "X never does Y on time", "the new process sucks", whatever else they are like."""

from __future__ import annotations

import re

from assistant.reading.clauses import sentences

_WHO = r"(?:(?:the|our|my|your|their|his|her|this|that|these|those|one of (?:my|our|the)) (?:[\w'&-]+ ){0,3}?[\w'&-]+|(?-i:[A-Z])[\w'&-]+(?: (?-i:[A-Z])[\w'&-]+)?(?: (?:in|from|at) [\w'-]+)?|they|he|she|you|nobody|no one|people|management|leadership|marketing|sales|finance|legal|procurement|HR|IT)"
_ADVERB = (
    r"(?:(?:really|just|simply|still|also|almost|often|usually|again|even|clearly|obviously|totally|absolutely|honestly|so|completely) )*"
)
_NEVER = re.compile(
    rf"(?i)^(?:and |but |so |honestly,? )?{_WHO} (?:(?:is|are|was|were|has|have) )?{_ADVERB}(?:never|rarely|hardly ever|seldom|barely ever) (?!ever\b)"
    r"(?!(?:complain|miss|fail|mind|met|meet|let(?:s)? (?:me|us|anyone) down|disappoint|stop(?:s|ped)? (?:learning|smiling|helping|trying|improving)|forget|forgot|been (?:better|happier|so)|felt better|tire|get(?:s)? tired|said no|give(?:s)? up|gave up|lose|lost|late\b|rude\b|ill\b|sick\b|wrong\b|a problem|had (?:a|any) (?:problem|issue)|break|broke|crash|los|hurt|too\b|worr|cancel|interrupt|shout|lie[sd]?\b|panick?|need)\w*)\w"
)
_NOT_AS_AGREED = re.compile(
    rf"(?i)^(?:and |but |so |honestly,? )?{_WHO} {_ADVERB}(?:don't|doesn't|do not|does not|didn't|did not|won't|will not|can't|isn't|aren't|is not|are not|hasn't|haven't|fails? to|refuses? to|forgets? to) .*"
    r"\b(?:on time|in time|properly|correctly|as agreed|as promised|when asked|when I ask|by the deadline|before the deadline|at all|up to date|thoroughly|carefully|regularly|reliably|beforehand|in advance)\b"
)
_KEEPS = re.compile(
    rf"(?i)^(?:and |but |so |honestly,? )?(?!I\b|we\b){_WHO} (?:keeps?|kept) (?!(?:improving|learning|growing|getting better|delivering|smiling|helping|encouraging|going|surprising|working|asking good|me posted|us posted)\b)(?:on )?\w+ing\b"
)
_WRONGED = re.compile(
    r"(?i)\bI(?:'ve| have|'m| am|'d| had)? (?:been |was |got |get |keep (?:getting|being) |being )?(?:\w+ly )?(?:passed over|overlooked|sidelined|left out|talked over|shut out|overruled)\b"
)
_ALWAYS = re.compile(
    rf"(?i)^(?:and |but |so |honestly,? )?{_WHO} (?:is |are )?(?:always|constantly) (?:late|forget\w*|leav\w+|interrupt\w*|cancel\w*|complain\w*|blam\w+|miss(?:es|ing)?|chang\w+|mov\w+ (?:the|our|my)|ignor\w+|unprepared|behind|absent|away when|on (?:his|her|their|your) phone|too (?:late|loud|busy))\b"
)
_BAD = r"(?:a (?:total |complete |real |bit of a |absolute |huge )?(?:mess|joke|disaster|nightmare|pain|shambles|farce|circus)|terrible|awful|horrible|useless|chaos|chaotic|garbage|rubbish|broken|hopeless|unbearable|unusable|dreadful|ridiculous|annoying|frustrating|pointless|unfair|a waste of time|crap|shit)"
_SUCKS = re.compile(
    rf"(?i)^(?:and |but |so |honestly,? )?(?:the|our|my|this|that|these|those|their|your) (?!(?:whole )?(?:thing|job|life|day|week|month|year|world|weather|place|company|situation|everything)\b)(?:[\w'-]+ ){{0,3}}?[\w'-]+ {_ADVERB}(?:(?:sucks?|stinks?)|(?:is|are|was|were) {_ADVERB}{_BAD})(?: (?:lately|these days|again|at the moment|now|right now|since \w+|for \w+))*$"
)
_GOOD = re.compile(
    r"(?i)\b(?:any ?more|no longer|thanks?|luckily|fortunately|finally|glad|happy|great|love[ds]?|no need|needn't|anything else)\b"
)


def complains_plainly(text: str) -> bool:
    """Whether a sentence of a text has the form of a complaint, and nothing in it speaks against that.

    >>> complains_plainly("Dana never writes the post-mortem on time."), complains_plainly("The new process sucks.")
    (True, True)
    >>> complains_plainly("Dana never complains."), complains_plainly("This sucks."), complains_plainly("Kim doesn't work on Fridays.")
    (False, False, False)
    """
    forms = (_NEVER, _NOT_AS_AGREED, _KEEPS, _ALWAYS, _SUCKS, _WRONGED)
    return any(s.end != "?" and not _GOOD.search(s.text) and any(form.search(s.text) for form in forms) for s in sentences(text))


_WELL = re.compile(
    rf"(?i)^(?:and |but |so )?{_WHO} (?:(?:never|rarely|hardly ever) (?:complain|miss|fail|mind|disappoint|forget|late|lose)\w*|(?:(?:don't|doesn't|do not|does not|didn't) (?:fail|break|crash|hang|leak|hurt|complain|bother (?:me|us))\w*|(?:isn't|aren't|is not|are not) (?:broken|late|down|slow|a problem)) any ?more|no longer (?:fails?|breaks?|crash\w*|hangs?|leaks?)"
    r"|(?:don't|doesn't|do not|does not) work on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|(?:keeps?|kept) (?:improving|learning|getting better|delivering))(?: [^,;]*)?$"
)


def tells_nothing_wrong(text: str) -> bool:
    """Whether a text of one sentence is praise or news in a form that complaints have too: "Dana never complains"."""
    found = sentences(text)
    return len(found) == 1 and bool(_WELL.match(found[0].text)) and len(found[0].clauses()) == 1


def verdict_on_a_thing(text: str) -> bool:
    """Whether a text only says that a thing is bad, so that nobody can tell what goes wrong with it."""
    found = sentences(text)
    return bool(found) and all(_SUCKS.search(s.text) for s in found)
