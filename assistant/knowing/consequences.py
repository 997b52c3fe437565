"""What follows from a deed: the fence that was to be fixed holds, the chapter that was to be revised reads better.

Each class of tasks has its own signs; that a fence holds tells nothing of a quote for it. A sign counts only where nothing in the
clause takes it back: a doubt, a wish, a trouble, a thing to come.
"""

from __future__ import annotations

import re
from collections.abc import Collection

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
            r"\b(?:holds?|held|works?|worked|runs?|ran|stays? (?:up|dry|closed|shut|put)|survived|passed|(?:is|are) (?:tight|dry|quiet|stable|solid|steady|fine|safe|straight|level|as good as new))\b"
            r"|\bno (?:more )?(?:leaks?|errors?|alarms?|complaints|crashes|outages?|failures?|drips?)\b",
        ),
        (
            "revise rewrite edit improve update rework redo redraft reduce polish simplify redesign refactor restructure tidy clean shorten",
            r"\b(?:reads?|looks?|works?|flows?|sounds?|is|are|became) (?:now )?(?:much |a lot |so much |far |way |already |really |very |quite |rather )*(?:better|clearer|shorter|tighter|sharp|clean|tidy|crisp|simpler|cleaner|stronger|easier|leaner)\b"
            r"|\b(?:new|second|revised|latest|current) (?:version|one) (?:is|has|looks|reads)\b",
        ),
        (
            "ask talk speak tell thank discuss mention raise call contact meet introduce chat inform phone ring say invite connect praise",
            r"\b(?:sat down with|sat with|had (?:an? |the |our |their )?(?:[\w-]+ ){0,2}(?:chat|talk|word|call|coffee|lunch|dinner|meeting|conversation|hour) with|caught up with|took \w+ aside|ran (?:it|this) (?:by|past)"
            r"|on the phone (?:with|to)|spoken (?:to|with)|(?:have|has) met|first call with|(?:is|are) (?:in the (?:picture|loop)|informed|aware)|(?:has been|was|were) told|took it (?:well|badly|calmly|hard)"
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
            r"\b(?:is|are|lies|sits) (?:now )?with (?:the |our |her |his |my |(?-i:[A-Z]))\w+|\b(?:is|are|was|were|got) signed\b|\b(?:picked|chose|quoted|praised|laughed about|argued about)\b",
        ),
        (
            "thing",
            r"\b(?:granted|came through|in place|secured|(?:was|were) (?:here|round|in)\b|(?:is|are) (?:now )?with (?:the |our |her |his |my |(?-i:[A-Z]))\w+|(?:is|are|was|were|got) signed|(?:has|have) (?:its|their|her|his) )",
        ),
    )
)
_NOUNS = "thing"


def follows(task: Collection[str], told: str) -> bool:
    """Whether a clause tells what follows from a deed of these verbs (none: the task only names its thing).

    >>> follows({"fix"}, "the fence at the pond holds"), follows({"fix"}, "the fence would hold for another year")
    (True, False)
    >>> follows({"revise"}, "chapter 2 reads much better now"), follows({"order"}, "chapter 2 reads much better now")
    (True, False)
    """
    if _TROUBLE.search(told):
        return False
    verbs = set(task) or {_NOUNS}
    return any(verbs & deeds and signs.search(told) for deeds, signs in _CLASSES)
