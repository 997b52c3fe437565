"""What kind of answer a question wants: a session, a date, a list, a decision, who, how long, who owes what.

First match wins, the narrow ones stand before the wide ones. The words that only say the kind ("when", "how often", "decide") are told
too, so that they aren't searched for.
"""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal[
    "session", "planned", "told", "said_about", "open_items", "decided", "how_often", "how_long", "when", "trend", "status", "who", "how_many",
    "list", "why", "yes_no", "fact",
]  # fmt: skip

_TALK = r"(?:cover(?:ed)?|talk(?:ed)? about|discuss(?:ed)?|speak about|spoke about|go over|went over|chat(?:ted)? about|happen(?:ed)?|come up|came up|touch(?:ed)? on|get through|got through|address(?:ed)?|do(?:ne)?)"
_RULES: tuple[tuple[Kind, str], ...] = (
    ("session", r"^\W*when did (?:i|we) last (?:met|meet|talk|speak|sit|see|catch)\b.*\band what\b"),
    ("open_items", r"\bhanging over (?:him|her|me|them|us)\b|\b(?:still|has|have) (?:\w+ )?(?:got )?hanging\b|\bstill got (?:open|to do|left|on)\b"),
    ("trend", r"\b(?:better|worse|more|less|higher|lower|faster|slower|earlier|later|bigger|smaller)\b.{0,20}\bthan (?:it |they |he |she |we |i )?(?:was|were|did|had|before|last|back|in)\b|\bbetter or worse\b"),
    ("open_items", r"\b(?:i|we)(?:['’]m| am| are|['’]re)? (?:still )?wait(?:ing)? (?:for|on)\b.*\bfrom\b|\bwait(?:ing)? (?:for|on) from\b|\b(?:i|we) (?:still )?need from (?!me\b|us\b)"),
    ("when", r"\bwhen\b.*\bfirst\b|\bfirst (?:time|mention(?:ed)?|came up|come up)\b"),
    ("when", r"\bsince when\b.{1,60}\b(?:talk(?:s|ed|ing)?|speak(?:s|ing)?|spoken?|mention(?:s|ed|ing)?|complain(?:s|ed|ing)?|ask(?:s|ed|ing)?|say(?:s|ing)?|said|want(?:s|ed|ing)?|know(?:n|s)?|heard)\b"),
    ("when", r"^\W*(?:and |so )?(?:(?:the|our|my|his|her|their|new|exact|final|agreed|planned|latest|current) )*(?:dates?|days?|due date|start date|deadline|birthday) (?:of|for|when|on which|that)\b|^\W*(?:starting|from|as of|until|till|by|on) (?:when|wh(?:at|ich) (?:day|date|month))\b"),
    ("when", r"^\W*how (?:long|many \w+) (?:till?|until|before)\b"),
    ("how_long", r"^\W*(?:(?:the|our|my|his|her|their) )*(?:duration|length) of\b"),
    ("why", r"^\W*(?:(?:the|our|my|his|her|their|main|real) )*(?:reasons?|grounds|cause) (?:for|of|behind|why|that)\b"),
    ("how_often", r"\b(?:on )?(?:which|what) occasions?\b"),
    ("trend", r"^\W*(?:has|have|had|did) .{1,60}\b(?:change[ds]?|develop(?:ed)?|evolved?|improved?|shift(?:ed)?)\b(?=.*\b(?:over|since|during|through|from|lately|recently|with time|at all)\b|\W*$)"),
    ("when", r"^.{0,40}\bwhat(?:['’]?s| is| was| are)? (?:the |our |his |her |their |its )?(?:new |current |latest |exact |planned )*(?:timing|date|day|deadline|time ?frame|timeframe|target date)\b(?! of birth)"),
    ("decided", r"^\W*(?:and |so )?how did .{1,70}\b(?:end(?: up)?|turn out|come out|get resolved)\b"),
    ("list", r"^\W*(?:(?:all|the|any|other|concrete|first|next) )*(?!(?:days?|dates?|news|status|process|access|business|progress|address|class|cause|bus|gas)\b)[a-z]{3,}s (?:that )?(?:he|she|they|we|i|(?-i:[A-Z])[\w-]+)(?:['’]s|['’]ve|['’]d)? (?:(?:has|have|had|is|was|are|were|did|also|already) )?\w+"),
    ("how_long", r"^\W*(?:how long|since when|for how (?:long|many (?:weeks|months|days)))\b"),
    ("status", r"^\W*(?:and |so )?what(?:['’]?s| has| ever)? (?:ever )?(?:happened|become|became) (?:to|of)\b"),
    ("who", r"^\W*(?:and )?who(?:'s|s)?\b(?!.*\b(?:owes?|promised|due|overdue)\b)"),
    ("fact", r"^\W*how(?:['’]?d| did) (?!.*\b(?:since|over|last|past|weeks?|months?|quarters?|years?|change\w*)\b).{1,50}\bgo(?: (?:with|for|at|in)\b.{1,40})?\W*$"),
    ("trend", r"\bhow(?:'s|s| is| has| have)\b.{1,60}\b(?:progress|developed|evolved)\b|\b(?:has|have|did) .{1,50}\b(?:slip(?:ped)?|moved?|shift(?:ed)?|grow[n]?|change[d]?)\b.{0,20}\bhow\b"),
    ("planned", r"\bwhen (?:do|are|will|is|'s) (?:we|i|my|our|the)\b.{0,30}\bnext\b|\bwhen(?:'s| is) (?:our|my|the) next\b|\bnext (?:1[:-]1|session|meeting|one[- ]on[- ]one)\b|\bwhat(?:'s| is| did (?:i|we)) (?:plan(?:ned)?|on the agenda)\b.{0,40}\bnext\b"),
    ("open_items", r"\b(?:still to (?:do|deliver|send|bring|write|give|finish)|yet to (?:do|deliver|send|finish)|unfinished|unkept|falls? due|(?:am i|is \w+|are we) (?:late|behind) (?:with|on)|on the hook for|missing from)\b"),
    ("open_items", r"\b(?:(?:has|have|is|are|am)(?:n't| not) (?:\w+ )?(?:delivered?|sent|kept|back to (?:me|him|her|us)|got(?:ten)? back|come back)|not (?:been )?(?:kept|delivered)|(?:meant|due|expected|obliged) to (?:do|send|give|bring|deliver|write)|loose ends|unfinished business|everything (?:pending|open|outstanding)|(?:(?:should|must|shall|do|need) i|i (?:should|must|need|have|ought)) (?:to )?(?:chase|nudge|remind|follow up)|(?:do|did) i (?:still )?(?:have|need) to (?:prep(?:are)?|bring|write|finish|check|read|answer|fix|book|order|pay) (?:any|some)thing|wait(?:s|ing)? (?:for|on) (?:from )?(?:me|us)|waiting for from|what did (?:i|he|she|they) (?:say|promise) (?:i|he|she|they|we)(?:['’]?d| would)|everything (?:been )?done|not (?:got|gotten) back|promises? (?:of mine|i\b)|(?:have|has|had)(?:n['’]?t| not) (?:yet )?(?:been )?(?:deliver(?:ed)?|done|sent|kept|given|brought|finished)|(?:todos?|to-?dos?|tasks?|action items?) only|only (?:the )?(?:todos?|to-?dos?|tasks?))\b"),
    ("how_often", r"\bhow (?:regular|frequent)\b|\bnumber of (?:our |my |the )?(?:1[:-]1s|sessions|meetings|talks|one[- ]on[- ]ones)\b"),
    ("open_items", r"\bwhat\b.{0,30}\b(?:isn't|is not|aren't|not) (?:yet )?(?:done|finished|delivered)\b"),
    ("told", r"^\W*(?:have|had|did|do i remember|has) i (?:ever |already |actually |yet )*(?:tell|told|mention|mentioned|inform|informed|let|share|shared|bring up|brought up|raise|raised|talk(?:ed)? to|talk(?:ed)? with|speak with|spoken? (?:to|with)|discuss(?:ed)?|explain(?:ed)?|say|said|give|given|warn(?:ed)?|ask(?:ed)?)\b|^\W*do(?:es)? .{1,30} (?:already )?know (?:about|that|of)\b|^\W*(?:have|did) we (?:ever |already )?(?:talk(?:ed)? about|discuss(?:ed)?|mention(?:ed)?|cover(?:ed)?|speak|spoken)\b"),
    ("how_often", r"\bhow (?:often|many times|frequently|regularly|many (?:sessions|meetings|1[:-]1s|talks|times))\b|\bhow many (?:of )?(?:our|the|my) (?:sessions|meetings|1[:-]1s)\b"),
    ("how_long", r"\b(?:how long|since when|for how (?:long|many (?:weeks|months|days)))\b"),
    ("open_items", r"\b(?:owes?|owed|outstanding|overdue|still open|unfinished|not (?:yet )?done|(?:open|pending|my|his|her|their|our|\w+'s) (?:actions?|action items?|items|tasks|to-?dos?|todos|loops|commitments?|promises|homework|follow-?ups?)|left (?:to do|for .{1,20} to do)|what(?:'s| is) left\b|on (?:my|his|her|their|our|\w+['’]s?) (?:plate|list|side|to-?do|desk)|open (?:points?|things|stuff|loops?|ends)|what(?:'s| is) (?:still )?(?:open|pending|outstanding)|(?:action items?|to-?dos?|promises) (?:do|for|from|with|of)\b|promised?\b|(?:did|have|has) (?:i|we|he|she|they|\w+) (?:commit(?:ted)?|sign(?:ed)? up) to|(?:do|does) (?:i|he|she|they|my \w+|\w+) (?:still )?(?:have|need) to (?:do|deliver|send)|what(?:'s| is| are)? .{0,20}\bdue\b|supposed to (?:do|send|deliver|bring)|said (?:i|he|she|they)(?:'d| would))"),
    ("decided", r"\b(?:decide[ds]?|deciding|decisions?|agree[ds]?|agreements?|agreed|conclude[ds]?|conclusions?|settle[ds]?|resolved?|outcome|(?:go|went|gone|opt|opted) for|chose|choose|chosen)\b"),
    ("said_about", r"\bwhat (?:did|does|do|has|have|had|was|were|is)\b.{1,40}\b(?:say|said|saying|think|thinks|thought|mention(?:ed)?|feel|felt|tell|told|want(?:ed)?|ask(?:ed)?|complain(?:ed)?|suggest(?:ed)?|worr(?:y|ied)|critici[sz]ed?|praised?|blamed?|object(?:ed)? to|recommend(?:ed)?|warn(?:ed)?|opinion|view|take|reaction|react(?:ed)?|respond(?:ed)?|answer(?:ed)?|reply|replied|concern(?:ed)?)\b|\b(?:how (?:did|does) .{1,30} (?:feel|react|respond)|(?:opinion|opinions|view|views|thoughts|take|feelings|stance|verdict) (?:on|of|about))\b|\bwhat (?:did|does|do) (?:i|he|she|they|we|my \w+|\w+) (?:say|think) (?:of|about|to)\b"),
    ("trend", r"\b(?:is|are|was|were|has|have) (?:it|they|that|this) (?:been )?(?:coming|going|creeping|trending) (?:up|down)\b|\b(?:rising|falling|dropping|climbing)\W*$"),
    ("trend", r"\b(?:getting|got|gotten) (?:any |a bit |much )?(?:better|worse|faster|slower|easier|harder|bigger|smaller)\b|\bimproving\b"),
    ("trend", r"\b(?:over the (?:months|weeks|year|time|quarter)|up or down|week by week|month by month|so far)\b|\bhow(?:'s|s)? (?:has|have|did|does|do)\b.{1,60}\b(?:change[ds]?|develop(?:ed)?|evolved?|progress(?:ed)?|gone|moved?|grow[n]?|grew|improved?|shift(?:ed)?|vary|varied|go)\b|\b(?:over time|trend|history of|evolution|timeline of|track record)\b|\bwhat (?:has |have )?changed\b"),
    ("when", r"\b(?:when|what (?:day|date)|which (?:days?|dates?|session|meeting|month|week)|on what|by when|deadline|how long ago)\b"),
    ("who", r"\b(?:who|whom|whose|which (?:person|people|colleague|of my|team ?mates?))\b"),
    ("status", r"\bhow far (?:along|on|advanced|has|have|is|are|did)\b"),
    ("status", r"^\W*(?:and |so )?(?:where (?:are|were|do|did) (?:we|i|you|things|they) (?:stand |leave it )?(?:with|on|at)\b|what(?:['’]?s| is) (?:happening|going on|new|the (?:latest|story|deal|situation|word)) (?:with|on|about)\b|(?:any|an) (?:word|luck|movement|updates?|news|progress) (?:on|with|about|from|re)\b|(?:latest|update|status|news) (?:on|of|with|re)\b|.{2,50}\b(?:status|update)\W*$)"),
    ("how_many", r"\bhow (?:many|much|big|large|high|old|far|fast|expensive)\b|\bwhat(?:'s|s| is| was| are| were)?\b.{0,40}\b(?:pay|salary|salar(?:y|ies) band|score|grade|price|costs?|charge|rate|budget|age|size|percentage|percent|number|share|amount|headcount|(?:finish|marathon|race|running|response|load)[- ]times?|bill)\b(?! of course)"),
    ("how_many", r"^\W*(?:and )?what (?:do|does|did|will|would) .{1,60}\b(?:earn|cost|pay|charge|weigh|make a (?:month|year)|take home)\W*$"),
    ("how_many", r"\b(?:mention|say|tell|told|know|said)\b.{0,20}\bwhat (?:he|she|they|it|that|\w+) (?:earns?|costs?|pays?|charges?|makes)\b"),
    ("how_many", r"^\W*(?:(?:the|our|my|current|latest|\w+['’]s) )*(?:price|costs?|salary|pay|budget|score|grade|headcount|amount|number) (?:of|for|after|before|per|in|on)\b"),
    ("who", r"^\W*(?:what(?:'s|s| is| was)? )?(?:the )?name of (?:the|my|our|his|her|their)\b.{0,30}\b(?:engineer|manager|lead|boss|hire|person|man|woman|guy|colleague|candidate|coach|teacher|doctor|client|owner|intern|student|\w+er|\w+or)\b"),
    ("status", r"\b(?:status|state|standing|progress) of\b|\bwhere (?:do|does|did) .{1,40} stand\b|\bhow(?:'s|s| is| are)\b.{1,60}(?:\bgoing\b|\bdoing\b|\bcoming (?:along|on)\b|\bgetting (?:anywhere|along)\b|\bgetting on\b|\?|$)|\bwhat(?:'s| is)? (?:the )?(?:latest|current|news|up with)\b|\bany (?:news|update|progress)\b|\bstill\b"),
    ("why", r"\b(?:why|what(?:'s| is| was) the reason|how come|reasons? (?:for|why))\b"),
    ("list", r"^\W*(?:open|unanswered|finished|blocked|stuck|dropped|current|active) (?:questions?|projects?|work|topics?|things)\b"),
    ("list", r"\b(?:stuff|things (?:about|on|with))\b"),
    ("list", r"\b(?:list|which|all (?:the |of )?|everything|every|any(?:thing)?|name (?:the|all)|what (?:are|were|other|kinds?|sorts?|topics|projects|things|ideas|books|goals|blockers|questions|concerns|people))\b"),
    ("yes_no", r"^\W*(?:did|does|do|has|have|had|is|are|was|were|will|can|could|should|would)\b"),
)  # fmt: skip
# "What happens to the manifests when the data is late" asks for no day.
_WHILE = re.compile(r"(?<=\w )when (?!(?:do|does|did|is|are|was|were|will|can|should|would|exactly)\b)(?=\w)", re.I)
_NOT_WHEN = re.compile(r"^\W*(?:and |so )?(?:(?:remind|tell|show) (?:me )?)?(?:what|who|how|where|why|which)\b", re.I)
_COMPILED = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _RULES)
_SESSION = re.compile(
    rf"\bwhat(?:'d| did| have| has| was| were| all did|’d)?\b.{{0,60}}\b{_TALK}\b|\b(?:recap|summar(?:y|ise|ize)|notes (?:from|of)|minutes|topics?\b|what was (?:it|that|our|the) .{{0,20}}about|what were .{{0,30}}about|catch me up|remind me|main (?:points|topics)|topics?|highlights|takeaways?|gist|what (?:came|comes|did (?:we|i) (?:take|get)) (?:of|out of|away from) (?:it|that|this)\b|what did it come to|(?:any|some)thing .{{0,40}}\b(?:remember|know|recall|keep in mind)\b|anything (?:new|important)|what (?:was|is) new|what.{{0,40}}\bgo(?:ing)? on|went on)\b",
    re.I,
)
# Words that only say what kind of answer is wanted; after "about" they are a matter of their own.
_KIND_WORDS = frozenset(
    """talk talked talking discuss discussed speak spoke spoken chat chatted happen happened happens came topic topics session sessions meeting meetings
    1:1 1:1s 1-1 1on1 one-on-one summary summarise summarize recap minutes remind say said says saying tell told mention mentioned mentions think thinks thought opinion view
    often time times long all everything every thing things stuff know knows currently now latest nowadays already still ever going doing last first there date day year
    month week ago much inform informed anyone anybody someone person people please show give find see met meet meeting catch most recent
    highlights regarding concerning call calls chat chats conversation conversations sync syncs catch-up catchup checkin check-in appointment did done do does got get gets
    mentoring coaching usually exactly really actually back next again yet so far moment present right today tonight other others besides except one ones go goes went
    come comes up down through over both either side sides around kind sort came with without whats hows together plate list look looks looking
    my our his her their its mine yours whether if then than same different many few several total overall generally basically roughly quick quickly detail details
    frequently regularly regular number overview hook business loose ends kept deliver delivered meant fresh speed memory refresh chase initial kickoff takeaways takeaway gist highlight outcome outcomes learnings wrap-up old new current previous earlier later soon""".split()
)
_OF_SESSIONS = frozenset("cover covered touch touched bring brought address addressed name names gone went".split())
# Words that may be the matter or only its frame: they count little.
_SOFT = frozenset(
    """steps step measures measure efforts effort occasion occasions fault stuff change changed changes develop developed development developments progress evolve decide decided decides decision decisions agree agreed agreement conclude conclusion settle
    settled resolve resolved outcome status state standing stand stands point points main key important news update updates plan planned plans raise raised share shared ask asked
    slip slips slipped shift shifts shifted grow grows grew grown asks answer answered suggest suggested react reaction respond response worry worried worries concern concerned concerns feel felt feels want wanted wants wanting figure value need needed like reason
    reasons number amount deadline due history trend put take took taken takes keep kept make made run ran use used work works worked become became reach reached
    set let turn turned end ended move moved moves kick kicked land landed hear heard owe owes owed promise promised commit committed action
    actions item items task tasks todo todos to-do to-dos open outstanding overdue note notes noted agenda issue issues problem problems question questions idea ideas way ways part
    rule rules situation case matter matters place places touch bit start started starts begin began begins seem seems seemed end meet""".split()
)


def kind_of(question: str, picked: bool = False) -> Kind:
    """The kind of a question. ``picked``: it names a session by its place ("last time")."""
    if _NOT_WHEN.search(question):
        question = _WHILE.sub(" ", question)
    for kind, pattern in _COMPILED:
        if pattern.search(question) and not (kind == "list" and _SESSION.search(question)):
            return kind
    return "session" if _SESSION.search(question) or picked else "fact"


def asks_for_session(question: str) -> bool:
    """Whether it asks what a session or a time was about, whatever else it names."""
    return _SESSION.search(question) is not None


def is_soft_word(word: str) -> bool:
    """Whether a word (lower case) may only be the frame of what is asked."""
    return word in _SOFT


def is_kind_word(word: str, wide: bool = False) -> bool:
    """Whether a word (lower case) only says what kind of answer is wanted; ``wide``: where a session is asked for."""
    return word in _KIND_WORDS or (wide and word in _OF_SESSIONS)


def kind_words() -> frozenset[str]:
    """All words that only say the kind."""
    return _KIND_WORDS
