"""What tells a deed without its verb: a thing is judged, counted, had, in use, held ("the memo reads well", "nine entries in her log").

Each entry is a pattern, the deed that it tells, and whether it tells a state, which takes no object.
"""

from __future__ import annotations

import re

from assistant.knowing.deeds import ARRIVED, COUNTED, DECIDED, GONE, HAD, HELD, IN_USE, JUDGED, PAID, PLACED, STARTED

_OURS = r"(?:his|her|my|our|their|the|your|[A-Z]\w+['’]s)"
_MANY_OF = (
    r"(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)"
)
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_MEASURE = rf"(?!{_MONTH}\b)(?!(?:day|week|month|hour|minute|year|quarter|time|people|of|out|more|other|per|to|by|am|pm|o)s?\b)[a-z][\w-]+"
_NOT_ALL = r"(?![^.;]{0,30}\b(?:so far|only|to go|left|missing|open|due|by|until|short|too few)\b)"
_GOOD = r"(?:excellent|great|good|fine|well|nice|clear|brilliant|lovely|strong|solid|fun|impressive|comfy|comfortable|handy|popular|beautiful|sharp|crisp|perfect|wonderful|dense|modest|helpful|useful|convincing|thorough|weak|boring|a (?:hit|success|good read)|well received|gold|a (?:treat|blast|pleasure|joy|godsend|lifesaver)|spot on|too (?:long|short|busy|dense|modest|dry|thin|wordy|detailed))"
# What tells a deed without its verb.
IMPLIED = (
    (
        re.compile(
            r"(?:\b(?:is|are|was|were|been|got)|,) (?:now |all |both )?paid(?=\W*$|[,;.]| (?:on|last|yesterday|out|in full|by (?:the )?(?-i:[A-Z])\w+)\b)",
            re.I,
        ),
        PAID,
        True,
    ),
    (re.compile(r"(?:^|: )\W*decided(?=\W*$|:)|\bdecided\W*$", re.I), DECIDED, True),
    # the thing is judged, counted, or had
    (
        re.compile(
            rf"\b(?:(?:is|are|was|were|looks?|looked|reads?|sounds?|sounded|came out|turned out) (?:really |very |quite |so |pretty |rather |already |actually )*{_GOOD}\b(?! (?:for|enough|as an?|in theory|on paper|if|idea|to have|only|when))|got (?:applause|praise|laughs|a standing ovation)|went down well|(?:better|worse|easier|harder) than (?:expected|feared|last time)|was (?:rather |very |quite |really |a bit )?(?:loud|quiet|short|long|tough|hard|easy|okay|fair|messy|chaotic|lively|painful|productive|tense|calm|heated|funny)\b)",
            re.I,
        ),
        JUDGED,
        True,
    ),
    # the thing is in use, or has done its work
    (
        re.compile(
            r"\b(?:swears? by|rel(?:y|ies) on|works? (?:from|by|off)|looks? at(?=.*\b(?:every|each|daily)\b)|came in (?:handy|useful)|goes by|(?:follows?|uses?|quotes?)(?= (?:the|our|my|her|his|your|their)\b))",
            re.I,
        ),
        IN_USE,
        False,
    ),
    (
        re.compile(
            rf"\b(?:saved (?=us|me|her|him|them|the|an?|\d|{_MANY_OF}\b)|helped (?=us|me|him|her|them|a lot|enormously|the)|worked(?= (?:at|on|first|well|fine|like|the)\b|\W*$)|(?:is|are) (?:already |now )?(?:in use|being used)"
            rf"|took (?:only |just |about |over |nearly )?(?:an? |{_MANY_OF} )(?:\w+ )?(?:minute|hour|second)s?|(?:showed|shows|revealed|proved|convinced) (?:that|us|me|the|no|how|why)\b|got (?:more |many |a lot of |lots of |some |good |\w+ ){{0,2}}(?:questions|laughs|likes|clicks|comments|replies|attention))",
            re.I,
        ),
        IN_USE,
        True,
    ),
    (re.compile(r"\b(?:by|from|with) (?=(?:her|his|my|our|their) [\w-]+(?: [\w-]+)? (?:now|these days)\b)", re.I), IN_USE, False),
    (re.compile(rf"^\W*{_MANY_OF} {_MEASURE}(?: [a-z]+)? in (?={_OURS} ){_NOT_ALL}", re.I), COUNTED, False),
    (re.compile(rf"(?::| has| have|,) {_MANY_OF} {_MEASURE}\b{_NOT_ALL}", re.I), COUNTED, True),
    (
        re.compile(
            r"(?:^|:|,)\W*(?:so |and |now )?(?:(?:we|I|she|he|they)(?: have|['’]ve)(?: got| now)?|(?:she|he) has(?: got| now)?|got) (?=(?:an?|our|the|her|his|my|their|all|both|\d+|two|three|four|five|six|seven|eight|nine|ten) )(?!.*\b(?:in mind|in view|to choose|but the wrong|problem|on the way)\b)",
            re.I,
        ),
        HAD,
        False,
    ),
    (
        re.compile(
            r"\b(?:are|is|been|got|us|them|her|him) (?:now |all |both )?in (?:touch|contact)\b|\b(?:had|having) (?:a |an |one |two |three |four |several )?(?:first |long |good |short )?(?:coffee|lunch|dinner|call|chat|drink|beer|tea|session|meeting|talk|conversation)s? with\b",
            re.I,
        ),
        "meet",
        True,
    ),
    (
        re.compile(
            r"\b(?:is|are|went|['’]s|['’]re) (?:now |both |all )*(?:in|into) (?:the|our|my|her|his|your|their) (?:team )?calendars?\b", re.I
        ),
        "schedule",
        True,
    ),
    (
        re.compile(
            r"\b(?:(?:is|are|went|came|got) )?(?:now )?(?:down to|below|under|shorter|cut to) (?=\d|one|two|half|three)|\b(?:is|are) (?:now )?(?:shorter|lower|leaner)\b",
            re.I,
        ),
        "reduce",
        True,
    ),
    (
        re.compile(r"\b(?:is|are|['’]s|['’]re) (?:now |both |all |finally |already )*back (?=(?:at|with|in|from|on|to)\b)", re.I),
        "return",
        True,
    ),
    (
        re.compile(
            r"\b(?:has|have|had|got|gets?)(?: got)? (?:her|his|my|their|a|the|our) (?:place|spot|seat|slot|ticket)s? (?:on|in|at|for)\b",
            re.I,
        ),
        "enrol",
        True,
    ),
    (
        re.compile(
            r"\bhad (?=(?:their|her|his|our) (?:[\w-]+ )?(?:briefing|training|induction|review|interview|session|workshop|lesson|check-up|checkup|appointment|meeting|party|day|visit)\b)",
            re.I,
        ),
        HELD,
        False,
    ),
    (
        re.compile(
            r"\b(?:good|great|nice|productive|short|long|tough|useful|first|friendly|frank) (?:meeting|call|chat|talk|conversation|visit)\b",
            re.I,
        ),
        "meet",
        True,
    ),
    (
        re.compile(
            r"\b(?:no (?:objections?|concerns?|complaints|remarks)|(?:green light|go-ahead|all[- ]clear|thumbs up|blessing) (?:from|by|is|came)|(?:gave|given|got|have|has) (?:\w+ ){0,2}(?:green light|go-ahead|all[- ]clear|thumbs up|blessing))\b",
            re.I,
        ),
        "approve",
        True,
    ),
    (re.compile(r"\bon (?:his|her|their) own (?:now|since|these days|already)\b|\b(?:knows? how to)\b", re.I), "teach", True),
    (
        re.compile(
            r"\b(?:opens?|works?|runs?|prints?|holds?|closes?|boots?|loads?|heats?|cools?|charges?|syncs?|connects?|rings?) (?:[\w-]+ ){0,3}(?:again|properly)(?=\W*$|,)",
            re.I,
        ),
        "repair",
        True,
    ),
    (re.compile(r"\b(?:was|were) (?:well )?worth (?:the (?:trip|visit|journey|drive|detour)|it\b)", re.I), "visit", True),
    (re.compile(r"\b(?:is|are) (?:now |both |all |finally |already )*empty\b", re.I), "empty", True),
    (re.compile(r"\b(?:is|are) (?:now |both |all |finally |already )*(?:clean|tidy|spotless)\b", re.I), "clean", True),
    (re.compile(r"\b(?:took|brought|gave|sent|handed) (?:[\w-]+ ){0,4}back\b", re.I), "return", True),
    (re.compile(r"\b(?:walked|talked|took) (?:him|her|them|us|me|everybody|everyone|[A-Z]\w+) through\b"), "tell", False),
    (
        re.compile(r"\b(?:started|starts|begins|began|joined|signed)(?= (?:on|last|this|in|as|with us|\d|yesterday)\b|\W*$)", re.I),
        STARTED,
        True,
    ),
    (
        re.compile(
            r"\b(?:was|were) (?:on )?(?:the \d|(?:last )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|yesterday\b)|(?:^|: )\W*(?:at|during) (?=(?:the|her|his|our) [\w-]+(?: [\w-]+)? (?:the \w+|he|she|they|we|I|[A-Z]\w+) (?!will|would|can|could|should)\w+)",
            re.I,
        ),
        HELD,
        True,
    ),
    (
        re.compile(
            r"\b(?:was|were) (?:in|at|on) (?=(?:the|our|my|her|his) (?:[\w-]+ ){0,3}(?:meeting|call|group|circle|board|session|committee|workshop|round|panel|programme|program|course)\b)",
            re.I,
        ),
        "attend",
        False,
    ),
    (
        re.compile(
            r"^\W*(?:the |her |his |our |my )?(?:[\w'’-]+ )?(?!(?:check|sign|log|step|stand|fill|join|sit|burn|drop|work|find|sort|roll|phase|time|opt|run|figure|get|still|not|all|day|way|her|him|it|me|us|them|is|are|was)\b)[\w'’-]*[a-z](?<!ing)(?<!ed) (?:here|in|out)(?=\W*$|[,;!.])",
            re.I,
        ),
        ARRIVED,
        True,
    ),
    (re.compile(r"^\W*(?:she |he )?(?:liked|loved|enjoyed) (?=(?:the|his|her|my|our|your)\b)", re.I), "like", False),
    (re.compile(r"\b(?:put|ran|raised) (?:it|this|that) (?:to|by|past|with) (?=(?-i:[A-Z])|him\b|her\b|them\b|the\b)", re.I), "ask", False),
    (re.compile(r"\bha(?:d|s had|ve had) it out with\b", re.I), "talk", False),
    (re.compile(r"^\W*(?:she |he |I )?(?:now )?(?:gets?|receives?) (?=.*\b(?:since|now)\b)", re.I), PLACED, False),
    (re.compile(r"\bused (?:up )?(?=(?:the|her|his|my|our|their|your|both|all|\d+|two|three|four|five) )", re.I), "use", False),
    (re.compile(r"\b(?:has|have) (?=the [\w-]+(?: [\w-]+)?(?:\W*$|[,;(]))", re.I), ARRIVED, False),
    (re.compile(r"\bhad (?:the|a|an|our|my|her|his|that|their) (?:\w+ )?(?:talk|call|chat|conversation|word)\b", re.I), "talk", False),
    (re.compile(r"\bknows? (?:her|his|my|their|the) way (?:around|round)\b", re.I), "learn", False),
    (re.compile(r"^\W*(?:(?:she|he|I|we|they) )?(?:was|were) (?:in|at) (?=[A-Z])"), "visit", False),
    (re.compile(r"\b(?:is|are|['’]s|['’]re) (?:now |both |all |finally |already )*gone\b", re.I), GONE, True),
    (
        re.compile(
            r"\b(?:is|are|has|have|['’]s|['’]re|['’]ve) gone (?=(?:round|over|across|into|behind|under|to|down|up) (?:the|our|its|their)\b)",
            re.I,
        ),
        "move",
        True,
    ),
    (
        re.compile(
            r"\b(?:is|are|was|were|['’]s|['’]re) (?:now |both |all |finally |already )*(?:on|in) (?=(?:the (?!\d)|our |my |her |his ))",
            re.I,
        ),
        PLACED,
        False,
    ),
    (re.compile(r"\b(?:wrote|written|mailed|texted)(?= (?:to|him|her|them)\b)", re.I), "contact", False),
    (re.compile(r"\b(?:knows?)(?=\s*(?:$|[.,;!]|now\b|about\b|since\b))", re.I), "tell", True),
    (re.compile(r"\b(?:is|are|now) up to date\b", re.I), "update", True),
    (re.compile(r"\bgot(?= (?:the |my |his |her |their |our )?(?:[\w-]+ ){1,3}back\b)", re.I), "review", False),
)
