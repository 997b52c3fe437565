"""Questions as people type them in a hurry, put into the words that the rest reads: "wat did she say abt it", "remind me who has it"."""

from __future__ import annotations

import re

_SPELT = {
    "wat": "what", "wot": "what", "wats": "what's", "abt": "about", "bout": "about", "ppl": "people", "w/": "with", "w": "with", "nxt": "next", "wk": "week", "wks": "weeks", "b4": "before", "sth": "something", "bc": "because", "w/o": "without", "coz": "because", "cuz": "because",
    "gonna": "going to", "gotta": "have to", "wanna": "want to", "yday": "yesterday", "tmrw": "tomorrow", "tmr": "tomorrow", "mtg": "meeting", "mtgs": "meetings", "msg": "message",
    "thru": "through", "tho": "though", "u": "you", "ur": "your", "hv": "have", "didnt": "didn't", "doesnt": "doesn't", "isnt": "isn't", "hasnt": "hasn't", "havent": "haven't",
    "wont": "won't", "dont": "don't", "whos": "who's", "whens": "when's", "wheres": "where's", "hows": "how's", "whats": "what's", "mgr": "manager",
}  # fmt: skip
_WORDS = re.compile(rf"(?<![\w/'’-])(?:{'|'.join(re.escape(word) for word in sorted(_SPELT, key=len, reverse=True))})(?![\w/'’-])")
# What leads in to a question and asks nothing itself.
_LEADS = re.compile(
    r"^\W*(?:(?:hey|hi|hello|ok(?:ay)?|so|um+|right|also|quick q(?:uestion)?|oh)\b[,:!. ]*|(?:can|could|would) you (?:please )?(?:tell|remind|show) me(?: again)?[,: ]+(?=who|what|when|where|why|how|which|if|whether)"
    r"|(?:please )?(?:remind|tell) me(?: again)?[,: ]+(?=who\b|what\b|when\b|where\b|why\b|how\b|which\b|if\b|whether\b)|(?:do|does) (?:you|anyone|anybody|we) know[, ]+(?=who|what|when|where|why|how|which|if|whether)"
    r"|(?:any|no) (?:idea|clue)[, ]+(?=who|what|when|where|why|how|which|if|whether)|i (?:forgot|forget|can['’]t remember|don['’]t remember|wonder|was wondering)[, ]+(?=who|what|when|where|why|how|which|if|whether)"
    r"|(?:i (?:want|need|would like|['’]d like) to know|i['’]d like to know)[, ]+(?=who|what|when|where|why|how|which|if|whether))",
    re.I,
)
# What trails behind one.
_TRAILS = re.compile(
    r"[\s,]+(?:in the end|or not|or no|or what|at all|by any chance|again|though|or anything|or something|then)(?=\W*$)", re.I
)
# "Tomasz' plate": the s that a name in s, z or x may go without.
_BARE_POSSESSIVE = re.compile(r"\b([A-Z][\w-]*[szx]|[a-z][\w-]+[zx])['’](?=\s)")
# Sitting down with somebody, in other words for it than "meet"; behind "in" they sit in something else.
_MEETS = re.compile(
    r"\b(?:(?:s(?:it|its|at|itting)|g[eo]t|gets|c[ao]me) (?:down )?together|s(?:it|at) down(?: with each other)?|(?:see|saw|seen|meet|met) (?:each other|one another)|met up|meet up)\b(?! (?:in|on|at) the\b)",
    re.I,
)
_MOST = 3  # lead-ins, one behind the other


def plainly(question: str) -> str:
    """The question in plain spelling, without what only leads in or trails behind.

    >>> plainly("hey, wat did she say abt the offsite in the end?")
    'what did she say about the offsite?'
    """
    text = _WORDS.sub(lambda m: _SPELT[m[0]], question.strip())
    text = _BARE_POSSESSIVE.sub(r"\1's", text)
    text = _MEETS.sub("meet", text)
    for _ in range(_MOST):
        text = _LEADS.sub("", text, count=1)
    return _TRAILS.sub("", text).strip() or question
