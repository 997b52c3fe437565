"""What follows from a deed: the fence that was to be fixed holds, the chapter that was to be revised reads better.

Each class of tasks has its own signs; that a fence holds tells nothing of a quote for it. A sign counts only where nothing in the
clause takes it back: a doubt, a wish, a trouble, a thing to come.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.reading.words import content_words

_TROUBLE = re.compile(
    r"\b(?:not|never|nobody|nothing|none|neither|hardly|barely|without|still|again|would|could|should|might|may|must|shall|if|unless|until then|needs?|needed|missing|lacks?|waits?|waiting"
    r"|stuck|slow|late|silent|thin|gaps?|problems?|trouble|broken?|mess|chaos|half|partly|almost|nearly|soon|tomorrow|later|next|will|plans?|hopes?|hoping|wish(?:es)?|asks?|asked|due|deadline|only|too"
    r"|wrong|bad|worse|poor|fails?|failed|unclear|depends?|maybe|perhaps|probably|(?:wants?|like|has|have|going) to|so far|at first|last (?:year|time|month|week|spring|summer|autumn|winter)|used to|tired|nervous)\b|n['’]t\b|['’](?:ll|d)\b|\?",
    re.I,
)
_CLASSES: tuple[tuple[frozenset[str], re.Pattern[str]], ...] = tuple(
    (frozenset(verbs.split()), re.compile(signs, re.I))
    for verbs, signs in (
        (
            "fix repair mend solve resolve replace install tighten seal service patch restore maintain debug",
            r"\b(?:is|are) (?:right|fine|ok|okay|correct|complete|normal|warm|hot|quiet|green) again\b|\b(?:dry|quiet|tight|stable|steady|fine|cool|warm) (?:ever )?since\b|\b(?:holds?|held|works?|worked|runs?|ran|stays? (?:up|dry|closed|shut|put)|survived|passed|(?:is|are) (?:tight|dry|quiet|stable|solid|steady|fine|safe|straight|level|as good as new))\b"
            r"|\bno (?:more )?(?:leaks?|errors?|alarms?|complaints|crashes|outages?|failures?|drips?)\b",
        ),
        (
            "revise rewrite edit improve update rework redo redraft reduce polish simplify redesign refactor restructure tidy clean shorten",
            r"\b(?:reads?|looks?|works?|flows?|sounds?|is|are|became) (?:now )?(?:much |a lot |so much |far |way |already |really |very |quite |rather )*(?:better|clearer|shorter|tighter|sharp|clean|tidy|crisp|simpler|cleaner|stronger|easier|leaner)\b"
            r"|\b(?:new|second|revised|latest|current) (?:version|one) (?:is|has|looks|reads)\b",
        ),
        (
            "write mail email message text ask talk speak tell thank discuss mention raise call contact meet introduce chat inform phone ring say invite connect praise",
            r"\b(?:sat down with|sat with|had (?:an? |the |our |their )?(?:[\w-]+ ){0,2}(?:chat|talk|word|call|coffee|lunch|dinner|meeting|conversation|hour) with|caught up with|took \w+ aside|ran (?:it|this) (?:by|past)"
            r"|on the phone (?:with|to)|spoken (?:to|with)|(?:have|has) met|first call with|(?:is|are) (?:in the (?:picture|loop)|informed|aware)|(?:has been|was|were) told|took it (?:well|badly|calmly|hard)|(?:wrote|rang|called|phoned|got|mailed) back|repl(?:y|ied)(?= (?:that|with|to|on|at)\b|\W*$)|answered(?= (?:that|on|at)\b|\W*$)"
            r"|(?:was|were) (?:surprised|relieved|touched|happy|pleased|delighted|shocked|grateful|moved) (?:about|by|to hear|with)|got (?:an? |the |her |my )?(?:[\w-]+ )?(?:card|note|flowers|bottle|cake)s?)\b",
        ),
        (
            "apply register enrol enroll sign join submit nominate book",
            r"\b(?:got in|(?:was|were) (?:accepted|admitted|rejected|turned down|shortlisted|selected|chosen)|(?:has|have|got) (?:an?|her|his|the|my) (?:place|seat|spot)|made the (?:list|shortlist|cut)|turned (?:her|him|me|us|it) down)\b",
        ),
        (
            "attend visit observe shadow sit join watch see accompany listen",
            r"\b(?:was|were) (?:on|at|in|there|along|with)\b|\b(?:sat in|went along|came along|went to|drove to|flew to)\b",
        ),
        (
            "approve request propose submit push ask negotiate raise",
            r"\b(?:granted|waved through|gets? (?:it|them)|came through|said yes|(?:is|are) (?:safe|secured|in place|covered)|agrees? to|agreed to|allows?|allowed)\b",
        ),
        (
            "decide choose pick agree name settle select",
            r"\b(?:settled on|went with|goes with|going with|it(?:['’]s| is) (?-i:[A-Z])\w+|(?:is|are|will be) [\w ]+ (?:from|as of) (?:the )?(?:\d|(?-i:[A-Z])))",
        ),
        (
            "write draft prepare create compose design build send share submit make outline sketch document",
            r"\b(?:is|are|lies|sits) (?:now )?with (?:(?:the |our |her |his |my |(?-i:[A-Z]))\w+|(?:her|him|them|me|us)(?=\W*$|,))|\b(?:is|are|was|were|got) signed\b|\b(?:picked|chose|quoted|praised|laughed about|argued about)\b",
        ),
        (
            "hire recruit find appoint",
            r"\b(?:started|joined|signed|(?:is|are) on board|first day|accepted|settled in|said yes)\b",
        ),
        (
            "buy order get obtain rent lease borrow fetch thing",
            r"\b(?:(?:is|are) (?:here|set up|unpacked|installed|delivered|in use|parked)|stands? in the|fits?(?= (?:well|perfectly|nicely|in)\b|\W*$)|set up on|delivered on)\b",
        ),
        (
            "train teach onboard coach show mentor explain",
            r"\b(?:on (?:her|his|their) own|did (?:the )?\w+ alone|knows? how|can do|picked (?:it|this) up|has the hang of|got the hang of|passed|alone (?:now|since))\b",
        ),
        (
            "cancel end stop terminate close remove delete quit",
            r"\b(?:(?:is|are) (?:off|over|history|gone|closed|cancelled)|(?:has|have) ended|ended|ran out on)\b",
        ),
        (
            "launch release publish ship deploy post upload announce print share mail send",
            r"\b(?:(?:is|are) (?:live|online|public|on the (?:site|website|store|wall|door|board|intranet))|went (?:out|live|up|to)|\d+ (?:downloads|views|readers|clicks|replies|answers|applications|sign-?ups)|brought in)\b",
        ),
        (
            "present demo hold run host give moderate organise organize celebrate do rehearse practise practice",
            r"\b(?:applause|(?:people|guests|visitors|colleagues|parents|customers) (?:came|showed up|turned up|stayed|attended|liked)|was full|well received|well attended|went down|turned out|lasted|ended with|finished (?:at|with))\b",
        ),
        (
            "measure test check verify count compare evaluate analyse analyze investigate research examine inspect debug trace explore find",
            r"\b(?:turns? out|turned out|(?:found|saw|shows?|showed) that|came out at|culprit|cause (?:is|was)|matches|checks? out|passes|passed|(?:is|are) (?:valid|insured|covered|fine|ok|okay|correct|in order|up to date|identical|compatible|enough))\b",
        ),
        (
            "move relocate migrate transfer switch",
            r"\b(?:(?:runs?|sits?|lives?|works?|is|are) (?:now )?(?:in|on|at) (?:the |our |her |his )?new|moved in|settled in|since (?:the (?:move|switch|migration|\d)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|last)|(?:out of|off) (?:the|our) [a-z]+(?=\W*$| (?:and|since|now)\b| \+|,))\b",
        ),
        (
            "remind chase nudge push ping follow",
            r"\b(?:has|have) (?:an?|the|our|her|his|its|their) [\w-]+ (?:out|in|up|ready|there)\b|\b(?:came through|repl(?:y|ied)|answered|delivered|paid|sent (?:it|them|the)|got back|called back|wrote back|(?:is|are) on it|apologi[sz]ed)\b",
        ),
        (
            "pay reimburse refund transfer sort",
            r"\b(?:(?:on|in) (?:her|his|my|their) (?:account|payslip|pay)|money (?:is|has) (?:here|there|arrived|come)|got (?:her|his|my|the|their) money|in the bank|came through|reimbursed)\b",
        ),
        (
            "plan arrange schedule set book reserve fix",
            r"\b(?:(?:is|are) coming (?:on )?(?:the )?(?:\d|mon|tue|wed|thu|fri|sat|sun)|(?:is|are) (?:set|fixed|planned|down|confirmed|on) for|(?:is|are) in (?:the|our|my) calendar|date stands)\b",
        ),
        (
            "set setup install build create add configure enable automate introduce deploy write",
            r"\b(?:is|are) (?:now )?running (?:on|in|at|against|every|nightly|daily|since)\b|\bruns? (?:every|nightly|daily|each)\b",
        ),
        (
            "extend renew prolong insure",
            r"\b(?:(?:valid|good|insured|extended|runs|lasts|stays) (?:un)?til|until 20\d\d|for another (?:year|\w+ (?:months|years))|opens|works)\b",
        ),
        (
            "port implement build code develop refactor upgrade program automate integrate configure",
            r"\b(?:passes|compiles|works|runs|builds|(?:is|are) (?:merged|faster|green|deployed|in production)|(?:\w+ times|twice) (?:faster|smaller|as fast))\b",
        ),
        (
            "thing",
            r"\b(?:granted|came through|in place|secured|(?:was|were) (?:here|round|in)\b|(?:is|are) (?:now )?with (?:(?:the |our |her |his |my |(?-i:[A-Z]))\w+|(?:her|him|them|me|us)(?=\W*$|,))|(?:has|have) gone (?:off|in|out)|(?:is|are|was|were|got) signed|(?:has|have) (?:its|their|her|his) )",
        ),
    )
)
# Back in the state it was in before: no trouble of its own.
_AGAIN = re.compile(
    r"\b(?P<state>right|fine|ok|okay|correct|complete|normal|warm|hot|cold|quiet|dry|tight|safe|stable|clean|tidy|green|back) again\b(?! (?:and again|if|when|until))",
    re.I,
)
_HAS = re.compile(
    r"\b(?:has|have|got) (?:all |both |now |already )*(?:got )?(?:an? |the |their |her |his |its |our )?(?:(?:new|second|own|proper) )?[\w-]+(?=\W*$|[,;]| (?:now|since|at last|too)\b| (?:on|up|in)(?=\W*$|[,;]))",
    re.I,
)
_PROVIDES = frozenset("get give order buy provide lend find thing".split())
_NOUNS = "thing"


def follows(task: Collection[str], told: str) -> bool:
    """Whether a clause tells what follows from a deed of these verbs (none: the task only names its thing).

    >>> follows({"fix"}, "the fence at the pond holds"), follows({"fix"}, "the fence would hold for another year")
    (True, False)
    >>> follows({"revise"}, "chapter 2 reads much better now"), follows({"order"}, "chapter 2 reads much better now")
    (True, False)
    """
    if _TROUBLE.search(_AGAIN.sub(r"\g<state>", told)):
        return False
    verbs = set(task) or {_NOUNS}
    return any(verbs & deeds and signs.search(told) for deeds, signs in _CLASSES)


def has_it(task: Collection[str], told: str) -> str | None:
    """Who has something now, where a clause says so and the task is to get it for them.

    >>> has_it((), "the new starters all have headsets"), has_it({"write"}, "the new starters all have headsets")
    ('the new starters all ', None)
    """
    found = None if _TROUBLE.search(told) else _HAS.search(told)
    return told[: found.start()] if found and (set(task) or {_NOUNS}) & _PROVIDES else None


def thing_had(told: str) -> str | None:
    """What somebody is said to have.

    >>> thing_had("the new starters all have headsets")
    'headset'
    """
    found = _HAS.search(told)
    words = content_words(found[0]) if found else []
    return words[-1] if words else None
