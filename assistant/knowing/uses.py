"""Signs that a thing is there because something is done with it: used, read, printed, eaten, at work. A thing that is to come does nothing.

Each row is what a clause may say of a thing, the verbs of the tasks that it shows to be done, the nouns of tasks without a verb (None:
every noun), whether who is named received it, and whether the thing stands before the colon. ``knowing.signs`` reads them.
"""

from __future__ import annotations

import re

from assistant.knowing.deeds import GIVES, HANDS_OVER, MAKES

Row = tuple[re.Pattern[str], frozenset[str], frozenset[str] | None, bool, bool]

_D = r"(?:(?:the|my|our|his|her|their|your|all|both|those|these|new|big|last|\d{1,4}) )*"
_THING = r"(?P<thing>[\w'’-]+(?: [\w'’-]+){0,3}?)"
_ABOUT = r"(?: (?:on|about|for|of|from) (?P<what>(?:the |our |my |her |his )?[\w-]+(?: [\w-]+)?))??"
_GROUP = r"(?P<who>[A-Z]\w+['’]s (?:people|team|crew|lot|colleagues)|(?:[Tt]he |[Oo]ur )?(?:[a-z]{4,} ){0,1}?[a-z]{4,}|[Ee]very(?:body|one)|[A-Z]\w+(?: [A-Z]\w+)?)"
_SINCE = r"(?=\W*$|[,;.(]| (?:since|now|on|at|in|for|last|yesterday|today|this|with|to|and)\b)"
_OBTAINS = frozenset("order buy get fetch find obtain hire rent lease bring book set install".split())
_COMES = MAKES | _OBTAINS
_NEVER: frozenset[str] = frozenset()
_MAILS = frozenset("mail text message post invite send e-mail email contact write ask".split())

USES: tuple[Row, ...] = (
    (  # it works, it hangs, it stands about
        re.compile(
            rf"^\W*{_D}{_THING} (?:now |already |really |finally |actually )*(?:helps?(?! (?:to|with|if|when)\b)|helped|saves?|saved|hangs?|lies|fits?|fitted|sold|tastes?|tasted|convinced|exists?|fills (?:itself)|paid off|pays off"
            rf"|got (?:a |an |some |many |lots of |a lot of |good |great |bad |long |big )*(?:laugh|laughs|applause|likes?|questions|praise|replies|clicks|visitors|compliments)"
            rf"|(?:was|were) (?:used|gone in (?:an? |\w+ )?(?:seconds?|minutes?|hours?|days?|no time)|eaten|sold out|full of)(?! of\b)|used for real|(?:is|are) in use){_SINCE}",
            re.I,
        ),
        _COMES,
        None,
        False,
        False,
    ),
    (  # it stands where it can only stand once it came
        re.compile(
            rf"^\W*{_D}{_THING} (?:now |already |all )*(?:stands?|lies|lie|sits?|hangs?|waits?) (?:in|on|at|by|next to) (?:my|her|his|our|the) (?:[\w-]+ )?(?:office|desk|hall|cellar|garage|yard|kitchen|corridor|shed|lobby|room|store|warehouse|workshop|car|van)\b",
            re.I,
        ),
        _OBTAINS | MAKES,
        None,
        False,
        False,
    ),
    (  # "alert rules went in on 20 May", "mail went out, five answers"
        re.compile(
            rf"^\W*{_D}{_THING}{_ABOUT} went (?:in|out|up|live)(?=\W*$|,| (?:on|last|this|yesterday|today|to (?:all|everybody|everyone|the|our))\b)",
            re.I,
        ),
        MAKES | HANDS_OVER | GIVES | _MAILS | frozenset("install set put".split()),
        None,
        False,
        False,
    ),
    (  # others did with it what can be done with a thing only
        re.compile(
            rf"(?:^|: |– )\W*{_GROUP} (?:has |have |had |already )*(?:saw|seen|read|printed|used|tried|tested|liked|loved|praised|quoted|signed|ate|eaten|framed|copied) (?:the|my|her|his|our|their|both|all) {_THING}"
            r"(?=\W*$|[,;.(]| (?:on|at|in|last|this|yesterday|today|and|already|twice|with)\b)"
        ),
        MAKES | HANDS_OVER | frozenset("show give".split()),
        None,
        True,
        False,
    ),
    (  # "Priya wrote thanks for the report"
        re.compile(
            rf"^\W*(?P<who>[A-Z]\w+|[Ss]he|[Hh]e|[Tt]hey) (?:wrote |sent |said |says )?(?:many )?(?:thanks|thanked (?:me|us|him|her)|thank you) for (?:the|my|our|her|his) {_THING}(?=\W*$|[,;.(])"
        ),
        MAKES | HANDS_OVER | GIVES,
        None,
        True,
        False,
    ),
    (  # "outage report: has read it"
        re.compile(
            r"^[^:]+:\s+(?:she |he |they )?(?:has|have|['’]s|['’]ve) (?:now |already )?(?:read|seen|signed|gone through|been through) (?:it|them)\b",
            re.I,
        ),
        MAKES | HANDS_OVER,
        None,
        False,
        True,
    ),
    (  # "my mail about overtime: fair, she says"
        re.compile(
            r"^\W*my (?P<thing>mail|letter|message|note|text) (?:on|about) (?P<what>(?:the )?[\w-]+(?: [\w-]+)?):\s+(?:fair|good|fine|clear|too|she|he|they|got|no (?:reply|answer))",
            re.I,
        ),
        frozenset("contact write mail message send email".split()),
        _NEVER,
        False,
        False,
    ),
    (  # "numbers she gave me in March"
        re.compile(
            rf"^\W*{_D}{_THING} (?P<doer>he|she|I|they) (?:gave|sent|brought|handed|wrote|mailed|showed|made)(?: (?:me|us|him|her|them))? (?=(?:the|on|last|yesterday|in|before|right|at)\b)",
            re.I,
        ),
        MAKES | HANDS_OVER | GIVES,
        None,
        False,
        False,
    ),
    (  # taken over: who was to does it now
        re.compile(
            rf"(?:^|: )\W*(?P<doer>[Hh]e|[Ss]he|I|[A-Z]\w+) (?:now )?(?:runs|does|has|handles|looks after|leads|owns|writes) (?:the |our )?{_THING}(?: (?:job|part|side|thing))? (?:(?:by )?(?:himself|herself|myself)|alone|on (?:his|her|my) own|all by (?:himself|herself))\b"
        ),
        frozenset("take learn".split()),
        _NEVER,
        False,
        False,
    ),
    (  # "the old box is OFF", "the alarm is on since Tuesday"
        re.compile(
            rf"^\W*{_D}{_THING} (?:(?:is|are|went|has been|have been) )?(?:now |finally |all |back )*(?P<particle>off|on|out|up|down|live)(?=\W*$|[,.!]| (?:now|at last|for good|since|again since)\b)",
            re.I,
        ),
        frozenset("turn switch shut roll take bring set launch release ship".split()),
        _NEVER,
        False,
        False,
    ),
)
