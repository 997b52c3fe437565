"""The forms in which people bind themselves: "I'll send …", "she owes …", "promised to …", "Sofia sends him the list by Monday"."""

from __future__ import annotations

import re

from assistant.reading.people import NAME

WHO = rf"(?P<who>I|i|We|we|She|she|He|he|They|they|You|you|@[\w-]+|{NAME}|[A-Z]{{1,3}}|[A-Z]\.)"
ADVERB = r"(?:(?:also|soon|then|still|now|definitely|probably|just|try to|try and|go and|have to|make sure to|happily|personally|either|first|at least|please|be able to|aim to|attempt to|gladly|quickly)\s+)*"
WILL = re.compile(
    rf"(?<![\w'’]){WHO}(?:\s*(?:['’]ll|\s+will|\s+shall)|(?:['’](?:m|s|re)|\s+(?:am|is|are))\s+going\s+to|\s+gonna|['’]m\s+gonna|\s+is\s+to|\s+am\s+to|['’](?:m|s|re)\s+to)\s+{ADVERB}(?P<be>be\s+)?(?P<verb>[a-z][\w-]*)(?P<rest>.*)$",
    re.S,
)
SAID = re.compile(
    rf"(?<![\w'’]){WHO}(?:['’]ve|\s+have|\s+has|['’]s)?\s+(?:also\s+)?(?:(?:(?:had|have|has) to promise|promised|agreed|committed|volunteered|offered|pledged|undertook|signed up|swore)\s+(?:(?:him|her|them|me|us|{NAME})\s+)?(?:again\s+)?to\s+|(?:promised|agreed|offered|said|swore|told)\s+(?:(?:him|her|them|me|us|{NAME})\s+)?"
    rf"(?:that\s+)?(?:[Ii]|he|she|they|we)(?:['’]d|\s+would|['’]ll|\s+will)\s+{ADVERB})(?P<be>be\s+)?(?P<verb>[a-z][\w-]*)(?P<rest>.*)$",
    re.S,
)  # fmt: skip
OWE = re.compile(rf"(?<![\w'’]){WHO}\s+(?:still\s+|also\s+)?owes?\s+(?P<rest>\S.+)$", re.S)
PROMISED_THING = re.compile(
    rf"(?<![\w'’]){WHO}(?:['’]ve|\s+have|\s+has)?\s+(?:also\s+)?promised(?:\s*:\s*(?=\S)|\s+)(?P<rest>(?<=: )\S.*$|(?:(?:him|her|them|me|us|{NAME})\s+)?(?:an?|the|my|his|her|some|two|three|comments|feedback|notes)\b.+)$",
    re.S,
)
NEED = re.compile(
    r"(?<![\w'’])(?P<who>I)(?:['’]ve got|\s+(?:really\s+|still\s+)?(?:need|have|must|ought))\s*(?:to)?\s+(?P<be>be\s+)?(?P<verb>[a-z][\w-]*)(?P<rest>.*)$",
    re.S,
)
AND_WILL = re.compile(
    rf"(?<![\w'’]){WHO}\s+(?!(?:think|hope|believe|guess|expect|fear)s?\b)(?:[\w'’()./-]+\s+){{0,9}}?(?:[\w'’()./-]+,\s+(?:and\s+|but\s+)?|[\w'’()./-]+\s+(?:and|but)\s+)(?:will|['’]ll)\s+{ADVERB}(?P<be>be\s+)?(?P<verb>[a-z][\w-]*)(?P<rest>.*)$",
    re.S,
)
SAID_BARE = re.compile(
    rf"(?:^\W*|,\s+)(?:[Aa]nd\s+|[Aa]lso\s+)?(?:[Pp]romised|[Ss]aid|[Tt]old)\s+(?:(?:him|her|them|me|us|{NAME})\s+)?(?:that\s+)?(?P<who>[Ii]|he|she|we)(?:['’]d|\s+would|['’]ll|\s+will)\s+{ADVERB}(?P<be>be\s+)?(?P<verb>[a-z][\w-]*)(?P<rest>.*)$",
    re.S,
)
YOU_GET = re.compile(r"\byou(?:['’]ll|\s+will)\s+(?:get|have|receive)\s+(?P<rest>(?:the|my|a|an|your|some|all)\b.*)$", re.S)
KIN = re.compile(
    r"\b(?:her|his|my|their)\s+(?:brother|sister|wife|husband|partner|son|daughter|mother|father|mum|dad|friend|boss|neighbour|neighbor|landlord|doctor|cousin|uncle|aunt)\b[^.]*$",
    re.I,
)
REMEMBER = re.compile(
    r"^(?:note to self|remember|don['’]t forget|must not forget|remind me|reminder(?: to self)?|memo to self)\s*(?::|—|-|to\b)\s*(?:to\s+)?(?P<rest>\S.+)$",
    re.S | re.I,
)
PROMISED_BARE = re.compile(
    rf"^\W*(?:[Aa]nd\s+|[Aa]lso\s+)?(?P<who>)[Pp]romised\s+(?:him|her|them|us|{NAME})\s+(?P<rest>(?:an?|the|my|some|two|three|comments|feedback|notes)\b.+)$",
    re.S,
)
PROMISED_TO = re.compile(
    rf"^\W*(?:[Aa]nd\s+|[Aa]lso\s+)?(?P<who>)(?:[Hh]ave\s+)?(?:[Pp]romised|[Oo]ffered)\s+(?:(?:him|her|them|us|{NAME})\s+)?to\s+{ADVERB}(?P<be>be\s+)?(?P<verb>[a-z][\w-]*)(?P<rest>.*)$",
    re.S,
)
# "He's sending me the recipe": the present form of what will be handed over.
HANDING = re.compile(
    rf"(?<![\w'’]){WHO}(?:['’](?:m|s|re)|\s+(?:am|is|are))\s+(?P<verb>sending|bringing|giving|lending|forwarding|getting|mailing|emailing|dropping)\s+"
    rf"(?P<rest>(?:me|him|her|them|us|you|{NAME})\s+(?!an? (?:hard|tough|bad|good|rough) |the (?:impression|feeling|creeps)|a (?:headache|chance|break))(?:an?|the|my|his|her|their|our|some|two|three|comments|feedback|notes|details|all|last)\b.*)$",
    re.S,
)
# "I write the ad till Wed", "Sofia sends him the list by Monday": the present tense with the day by which.
PRESENT = re.compile(
    rf"(?:^\W*|[,;:]\s+|\band\s+|(?:->|=>|⇒)\s+)(?P<who>I|i|[Ss]he|[Hh]e|[Ww]e|{NAME}|[A-Z]{{1,3}}|[a-z]{{1,3}})\s+(?P<verb>[a-z][\w-]*)(?P<rest>\s+.*?"
    r"(?i:\b(?:(?:by|till?|until|before|['’]til)\s+(?:the\s+)?(?:end\b|mid\w*|next\b|this\b|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r"|tomorrow|tmrw|eo[dwm]\b|our next|christmas|easter|\d{1,2}(?:st|nd|rd|th|[./]| [A-Za-z]{3}))|(?:this|next|nxt)\s+(?:week|wk|month)\b|tomorrow\b)).*)$",
    re.S,
)
# "He hands it in on Monday", "I write to the council today": the present tense, or the progressive, with a day to come.
_COMING = (
    r"(?i:\b(?:on|by|this|next)\s+(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\bon\s+the\s+\d{1,2}(?:st|nd|rd|th)\b|\bon\s+\d{1,2}[./]\d{1,2}|\b(?:tonight|tonite|today|tomorrow|tmrw|first thing)\b"
    r"|\bthis\s+(?:afternoon|evening|week|wk|weekend)\b|\b(?:next|nxt)\s+(?:week|wk|time|month|session)\b|\btill then\b|\bwithin\s+(?:\w+\s+)?\w+\s+(?:days|weeks)\b|\bover the (?:weekend|holidays|summer)\b)"
)
PRESENT_ON = re.compile(
    rf"(?:^\W*|[,;:]\s+|\band\s+|(?:->|=>|⇒)\s+)(?P<who>I|i|[Ss]he|[Hh]e|[Ww]e|{NAME}|[A-Z]{{1,3}})\s+(?P<verb>[a-z][\w-]*)(?P<rest>\s+[^.;,]*?{_COMING}.*)$",
    re.S,
)
DOING_ON = re.compile(
    rf"(?:^\W*|[,;:]\s+|\band\s+)(?P<who>I|i|[Ss]he|[Hh]e|[Ww]e|{NAME})(?:['’](?:m|s|re)|\s+(?:am|is|are))\s+(?P<verb>(?:tak|putt|send|bring|writ|draft|ask|call|mak|giv|show|do|clear|fix|book|order|prepar|check|collect|pick|print|borrow|gett|sort|finish|review|pay|talk|speak|propos|submitt|hand|lend|arrang|wash|deliver|updat|translat|introduc|chas)ing)(?P<rest>\s+[^.;,]*?{_COMING}.*)$",
    re.S,
)
# "She lends us six camp beds", "K. lets me know as soon as the slots are open": what comes to us.
TO_US = re.compile(
    rf"(?:^\W*|[,;:]\s+|\band\s+)(?P<who>[Ss]he|[Hh]e|{NAME}|[A-Z]{{1,3}}|[A-Z]\.)\s+(?P<verb>sends|brings|lends|forwards|shows|mails|emails|gets|lets)(?P<rest>\s+(?:over\s+)?(?:me|us)\s+(?:(?:the|an?|his|her|their|two|three|four|five|six|\d+|some|all)"
    r"(?!\s+(?:impression|feeling|creeps|hard|tough|bad|good|rough|way))|know\s+(?:by|when|as soon|once|if|whether|what|who))\b.*)$",
    re.S,
)
# "send him the deck", "Refer her to the Helen Bamber people": a deed put down for oneself, with who gets it.
FOR_THEM = re.compile(
    rf"^\W*(?P<verb>(?i:send|lend|forward|give|mail|email|post|refer|introduce|return))(?P<rest>\s+(?:(?:him|her|them|{NAME})\s+(?:the|an?|my|his|her|our|some|two|three|to)|(?:his|her|their)\s+(?!own)[a-z]+)\b.*)$",
    re.S,
)
# "flyer: me", "getting new signs = me", "apology letter from me": who does it stands last.
ME_LAST = re.compile(
    r"^\W*(?P<rest>(?!.*\b(?:came|was|were|is|are|got|had|has|said|says|thanks|asked|wants?|needs?|feedback|message|idea|only|not|except)\b)[^.;?]{3,80}?)(?:\s*[:=]\s*|\s+[-–—]\s*|,?\s+(?:comes\s+)?from\s+)me(?P<when>(?:,?\s+(?:by|till|until|before|tomorrow|tonight|today|this|next)\b.*)?)\W*$",
    re.S,
)
# "I call the mother", "I submit it": what one does oneself, once; notes tell what is usual in other words.
I_DO = re.compile(
    r"(?:^\W*|[,;:]\s+|\s[-–—]\s+)(?P<who>I|i)\s+(?:also\s+|then\s+|in turn\s+)?(?P<verb>(?:re)?(?:send|forward|submit|draft|write|book|order|ask|call|ring|check|bring|print|pay|arrange|prepare|propose|chase|remind|introduce|invite"
    r"|contact|mail|email|e-mail|sign|update|return|sort|hand|take|clear|show|lend|collect|buy|fetch|cancel|organise|organize|register|translate|finish)(?!\s+(?:that|it|this|him|her|them)\s+(?:[a-z]+(?:y|ful|ing|ous|less|ive)|hard|odd|strange|rude|sad|good|great|fine|fair|wrong|weird)\b))"
    r"(?P<rest>\s+(?:(?:over|in|out|up|down|round|back|off|forward)\s+)?(?:(?:to|with|from|for)\s+)?(?:the|a|an|my|his|her|our|their|him|them|it|that|this|[A-Z][\w'’-]+|\d+|two|three|four|five|both|all)\b.*)$",
    re.S,
)
# "Until we meet again he does the exercises": what is to be done by a day that nobody names.
TILL_NEXT = re.compile(
    rf"^\W*(?:[Uu]ntil|[Tt]ill|[Bb]efore|[Bb]y) (?:then|we (?:next )?(?:meet|talk|speak)(?: again)?|(?:our|the) next (?:meeting|session|talk|call|1:1|one-on-one|time)|next time)\b,?\s+"
    rf"(?P<who>I|i|[Ss]he|[Hh]e|{NAME})\s+(?P<verb>[a-z][\w-]*)(?P<rest>\s+\S.*)$",
    re.S,
)
TAKES_ON = re.compile(
    rf"(?<![\w'’]){WHO}(?:['’]ll|\s+will)?\s+(?:takes?(?!\s+the\s+(?:one|ones|first|second|third|last|other|view|point|risk|time|train|bus|car|\w+\s+(?:one|train|bus|option|route))\b)|picks?\s+up|handles?)\s+(?P<rest>(?:on\s+)?(?:this|that|the|it)\b.*)$",
    re.S,
)
BARE_WILL = re.compile(
    rf"^(?P<who>)(?:[Ww]ill|[Ss]hall|[Gg]onna|[Gg]oing to|[Mm]ust(?= (?:find|ask|write|send|call|ring|check|book|order|get|tell|chase|remind|look|talk|speak|bring|buy|read|draft|fix|prepare)\b))\s+{ADVERB}(?P<be>be\s+)?(?P<verb>[a-z][\w-]*)(?P<rest>.*)$",
    re.S,
)
# "I talked about the tool, and promised to send her the link", "I lost the bet and owe her croissants": who began the sentence.
AND_SAID = re.compile(
    rf"(?<![\w'’])(?P<who>I|i|[Ss]he|[Hh]e|[Ww]e)(?:['’]\w+)?\s+[^.;]{{3,160}}?\s+and\s+(?:promised|agreed|offered|volunteered)\s+(?:(?:him|her|them|me|us|{NAME})\s+)?to\s+(?P<be>be\s+)?(?P<verb>[a-z][\w-]*)(?P<rest>.*)$",
    re.S,
)
AND_OWE = re.compile(
    rf"(?<![\w'’])(?P<who>I|i|[Ss]he|[Hh]e|[Ww]e)(?:['’]\w+)?\s+[^.;]{{3,160}}?\s+and\s+(?:still\s+|also\s+)?owes?\s+(?P<rest>(?:him|her|them|me|us|{NAME})\s+\S.+)$",
    re.S,
)
SPOKEN = (SAID_BARE, SAID, WILL, AND_WILL, OWE, AND_SAID, AND_OWE, PROMISED_THING, TAKES_ON, NEED)  # in the order in which they are tried
_DAY = r"(?:the\s+)?(?:end\b|mid\b|next\b|this\b|tomorrow\b|christmas\b|easter\b|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d)"
# "First numbers from me by 30 September", "first draft from me, with Bettina's help, by 20 June".
FROM_WHOM = re.compile(
    rf"^\W*(?P<label>[^.:]{{1,40}}:\s+)?(?P<thing>(?:[\w’'-]+\s+){{1,6}}?)from\s+(?P<who>me|us|him|her|{NAME})(?P<more>,\s[^,;.]+,)?\s+(?P<day>(?i:by\s+{_DAY}).*)$",
    re.S,
)
# "By 22 August I give him a list".
BY_FIRST = re.compile(
    rf"(?:^\W*|[:;,]\s+)(?P<day>[Bb]y\s+(?i:{_DAY})[\w./]*(?:\s+[\w./]+){{0,3}}?),?\s+(?P<who>I|i|[Ss]he|[Hh]e|[Ww]e|{NAME})\s+(?P<verb>[a-z][\w-]*)(?P<rest>\s+\S.*)$",
    re.S,
)
# "He sends me the new chart as soon as it is final": the present tense with what has to come before.
ONCE = re.compile(
    rf"(?:^\W*|[,;:]\s+)(?P<who>I|i|[Ss]he|[Hh]e|{NAME})\s+(?P<verb>[a-z][\w-]*)(?P<rest>\s+(?:me|us|him|her|them|{NAME})\s+[^,;]*\b(?:as soon as|once (?=it|she|he|I|we|they|the|that|this|his|her|my|our))\b.*)$",
    re.S,
)
# "Agreed that she lists who still reads from it".
AGREED = re.compile(rf"\b[Aa]greed(?::|\s+that)?\s+(?P<who>I|[Ss]he|[Hh]e|{NAME})\s+(?P<verb>[a-z][\w-]*)(?P<rest>\s+\S.*)$", re.S)
PLAIN = (
    TILL_NEXT,
    BY_FIRST,
    AGREED,
    ONCE,
    PRESENT,
    PRESENT_ON,
    DOING_ON,
    TO_US,
    I_DO,
)  # in the present tense, in the order in which they are tried
