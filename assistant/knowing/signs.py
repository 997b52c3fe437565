"""What an ordinary writer says instead of "done": the rota is on the wall, he's had the bill, the board liked the page.

Such a line names the task's thing and where it is now, who has or read it, when it began. Each sign counts only for tasks whose deed it
shows, only where it names the thing in the task's own words, and never beside a doubt, a wish or something to come.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from assistant.knowing.aspects import holds
from assistant.knowing.deeds import GIVES, HANDS_OVER, MAKES
from assistant.knowing.phrases import ANY_KIND, COUNTED_OFF, asked_for
from assistant.knowing.synonyms import with_synonyms
from assistant.knowing.taskwords import Words
from assistant.knowing.threads import Thread
from assistant.knowing.uses import USES
from assistant.reading.words import content_words

_TROUBLE = re.compile(
    r"\b(?:not|never|no|nobody|nothing|none|hardly|barely|without|still|again|would|could|should|might|may|must|shall|if|unless|until|needs?|needed|missing|lacks?|waits?|waiting|stuck"
    r"|problems?|broken?|half|partly|some|most|one of|first (?:draft|half|part|two|three|few|\d+)|almost|nearly|soon|tomorrow|later|next|will|plans? (?:to|on)|planned|planning (?:to|on|for)|hopes?|hoping|wish(?:es)?|wants?|wanted|asks?|asked|tried|tries|due"
    r"|only|except|wrong|fails?|failed|unclear|maybe|perhaps|probably|supposed|so far|last (?:year|spring|summer|autumn|winter)|another|other|else|elsewhere|used to|going to|in mind|instead|who|whose|which)\b|n['’]t\b|['’](?:ll|d)\b|\?",
    re.I,
)
_LONGEST = 160  # characters: longer clauses tell more than a sign
_HALF_A = re.compile(r"\bhalf an? (?=page|side|sheet)|\bwithout (?:me|us|him|her)\b", re.I)  # no doubts
_LIMITS = re.compile(
    r"\b(?:not|missing|still|next|wrong|needs?|until|unless|if|maybe|tomorrow|later|soon|asked|wants?)\b|n['’]t\b|\?", re.I
)
_ELSE = re.compile(r"\b(?:but|only|except|half|not all|not yet|the rest|some of|most of)\b", re.I)
_ASKS = re.compile(r"\b(?:whether|who|what|which|when|where|why|how|yes or no|price|cost|quote|estimate|approval|permission)\b|\?", re.I)
_PLACES = frozenset(
    """wall door window board noticeboard fridge table counter site website intranet system calendar wiki app hall lobby entrance corridor shop staffroom canteen
    kitchen gate fence mirror folder drive screen homepage newsletter lockerroom till shelf van truck bench office ward classroom foyer desk""".split()
)
_HUNG = frozenset(
    "poster sign sticker notice rota list chart plan menu banner board photo picture flyer schedule sheet page site timetable calendar rule lamp camera shelf curtain label map".split()
)
_FILED = frozenset("paper form application claim return document tender bid report order appeal complaint request registration".split())
_WRITTEN = frozenset(
    "draft page text sheet list paper note table slide deck summary plan overview onepager onepage letter memo writeup".split()
)
_OF_HIRE = frozenset("hire rent rental lease spare".split())
_MOVES = frozenset(
    "put make print reprint order hang write draft create send post publish bring design prepare mount place pin share add upload".split()
)
_SEES = frozenset("talk speak meet visit see catch sit attend interview call look watch".split())
_OWNS = re.compile(r"['’]s\b")
_TALKS = frozenset("interview meet talk call chat".split())
_CANDIDATES = frozenset("interview hire recruit".split())
_AS_THINGS = frozenset("invite mail text".split())  # the deed itself is what went out
_WRITTEN_TO = frozenset("mail letter message note".split())
_LIVE = frozenset("roll launch release ship".split())
_HANDED = MAKES | HANDS_OVER
_D = r"(?:(?:the|my|our|his|her|their|your|all|both|those|these|new|big|last) )*"
_THING = r"(?P<thing>[\w'’-]+(?: [\w'’-]+){0,3}?)"
_WHO = r"(?P<who>[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|[A-Z]\w+(?:['’]s)?(?: [A-Z]\w+)?|(?:[Tt]he|[Oo]ur) [a-z]+|[Ee]very(?:body|one)|[Aa]ll [a-z]+)"
_DATED = r"(?:on|last|this|yesterday|today|since)"
_LABEL = re.compile(r"\W*(?P<label>[^:.;]{2,40}):\s+")
_PRONOUN = frozenset("it them both one all that these".split())


@dataclass(frozen=True, slots=True)
class Sign:
    """What a clause may say of a thing (``pattern``), and which tasks it shows to be done.

    ``deeds``: verbs of such tasks. ``nouns``: nouns of tasks without a verb; None means every noun. ``received``: who is named got it,
    so that it was not theirs to hand over. ``labelled``: its thing stands before the colon.
    """

    pattern: re.Pattern[str]
    deeds: frozenset[str]
    nouns: frozenset[str] | None = frozenset()
    received: bool = False
    labelled: bool = False


_SIGNS = (
    Sign(
        re.compile(
            rf"^\W*{_D}{_THING}(?: (?:from|for|of|about) (?P<what>(?:the |our |my |her |his )?[\w-]+(?: [\w-]+)?))??(?:['’]s| is| are| was| were| hangs?| lives?| lies?| stands?| sits?| now| went)? (?:now |all |both |finally |already |up |out )*(?:on|in|at|over|next to) (?:the|our|her|his|my|their|every|each|all|all the)"
            r" (?P<place>(?:[\w-]+ ){0,2}?[\w-]+)(?=\W*$|[,;.(]| (?:since|now|and|by|from|on|at)\b)",
            re.I,
        ),
        _MOVES,
        None,
    ),
    Sign(
        re.compile(
            rf"^\W*{_D}{_THING}(?: is| are| went| have been| has been)? (?:now |all |both )*up (?:since|on|again since|everywhere)\b", re.I
        ),
        frozenset("put hang mount install build pin stick post design print order".split()),
        _HUNG,
    ),
    Sign(
        re.compile(rf"^\W*{_D}{_THING} went (?:in|off|out)(?: to [\w ]+?)?(?=\W*$|,| (?:{_DATED}|with)\b)", re.I),
        frozenset("submit file apply send hand fill register deliver renew claim mail post".split()),
        _FILED,
    ),
    Sign(
        re.compile(
            rf"^\W*{_D}{_THING} (?:went|has gone|have gone) (?:off |over )?to (?:the|our) (?!wall|dogs?\b|bin\b|ground|bottom|top|back\b|pot\b|next)[\w -]{{3,30}}?(?=\W*$|,| (?:{_DATED}|mon|tue|wed|thu|fri)\b)",
            re.I,
        ),
        HANDS_OVER | GIVES | frozenset("file register return post".split()),
        None,
    ),
    Sign(
        re.compile(
            rf"^\W*{_D}{_THING} (?:goes on|runs|works|goes ahead|carries on|happens) (?:fine |well )?without (?:me|us|him|her)\b", re.I
        ),
        frozenset("hand delegate pass give transfer leave".split()),
        None,
    ),
    Sign(
        re.compile(rf"^\W*{_D}{_THING} (?:got to|reached|is with|are with) (?:me|him|her|us|them|you)\b", re.I),
        HANDS_OVER | GIVES | frozenset("ask chase request order".split()),
        None,
    ),
    Sign(
        re.compile(rf"^\W*{_D}{_THING} (?:got to|reached) [A-Z]\w+(?= (?:{_DATED})\b|\W*$|,)"),
        HANDS_OVER | GIVES | frozenset("order".split()),
        None,
    ),
    Sign(
        re.compile(
            rf"(?:^|: )\W*{_WHO}(?: now| already)?(?: has| have| had| got|['’](?:s|ve) (?:had|got)| (?:has|have) (?:had|got)) (?P<whose>my|the|our|their|his|her|both|all the) {_THING}"
            r"(?= (?:for|of|about|on) (?P<what>(?:the |my |her |his |our )?[\w-]+)|\W*$|[,;.(]| (?:since|now|from|with|and|by|in|at)\b|(?<!have )(?<!has ) to (?:read|look|check|go)\b)"
        ),
        MAKES | HANDS_OVER | GIVES | frozenset({"invite"}),
        None,
        received=True,
    ),
    Sign(
        re.compile(
            rf"(?:^|: )\W*(?:{_WHO} )?(?:has |have |had )?(?:[Ll]iked|[Ll]oved|[Hh]ated|(?:[Ll]ikes?|[Ll]oves?|[Hh]ates?)(?= (?:my|our) )|[Rr]ead|signed|praised|framed|printed|quoted|underlined|laughed at|approved|gone through|[Ww]ent (?:\w+ ){{0,4}}through)"
            rf" (?:(?:him|her|them|me|us) (?=my|the|our|his|their))?(?P<whose>my|the|our|his|her|their) {_THING}"
            r"(?= (?:for|of|about|on) (?P<what>(?:the |my |her |his |our )?[a-z][\w-]+)|\W*$|[,;.(:]| (?:together|aloud|twice|with|at|in|and|before|last|yesterday|line)\b)"
        ),
        _HANDED,
        None,
        received=True,
    ),
    Sign(
        re.compile(
            r"^[^:]+:\s+(?:he |she |they |I |we )?(?:likes?|liked|loves?|loved|hates?|laughed|prefers?|approved|read (?:it|them)|no (?:changes|remarks))\b",
            re.I,
        ),
        MAKES | HANDS_OVER,
        _WRITTEN | frozenset("idea proposal scheme menu logo sketch mockup design quote offer".split()),
        labelled=True,
    ),
    Sign(
        re.compile(
            r"^[^:]+:\s+(?:gave|sent|showed|handed|mailed) (?:him|her|them|[A-Z]\w+) (?:the|my|a|his|her|our) (?:[\w-]+ )?(?:draft|page|text|sheet|list|paper|note|table|slides|deck|summary|overview)\b",
            re.I,
        ),
        MAKES | HANDS_OVER,
        _WRITTEN,
        labelled=True,
    ),
    Sign(
        re.compile(r"^[^:]+:\s+(?:half a|an?|one|two|three|four|five|\d+) (?:[a-z]+ )?(?:pages?|paragraphs?|sides?)\b", re.I),
        frozenset("write draft describe summarise outline compose".split()),
        labelled=True,
    ),
    Sign(
        re.compile(
            rf"(?:^|: )\W*(?:(?P<doer>I|[Ss]he|[Hh]e|[Ww]e|[Tt]hey|[A-Z]\w+) )?(?:[Ss]aw|[Mm]et|[Vv]isited|[Ww]ent to see|[Ss]at with|[Dd]ropped in on|[Ll]ooked in on) {_THING}(?: about (?P<what>(?:the |our |my |her |his )?[\w-]+))?(?= (?:on|last|this|yesterday|today|twice)\b)"
        ),
        _SEES,
    ),
    Sign(
        re.compile(
            rf"^\W*{_D}{_THING} (?:go(?:es)?|stays?|comes?|turns?|shuts?|switch(?:es)?|opens?) (?P<particle>off|out|up|on|down|in|over|back)\b.*\b(?:now|since)\b",
            re.I,
        ),
        frozenset("put take bring set turn switch fix".split()),
        None,
    ),
    Sign(
        re.compile(rf"^\W*{_D}{_THING} since (?:the|last|this|\w+day)\b", re.I),
        frozenset("rent hire lease borrow buy order find install".split()),
        None,
    ),
    Sign(
        re.compile(
            rf"^\W*{_D}{_THING} (?:has |have |is |are |was |were )?(?:begun|started|kicked off|under ?way|running) (?:at|in|on|with|last|yesterday|since)\b",
            re.I,
        ),
        frozenset("start begin launch run kick".split()),
    ),
    Sign(
        re.compile(rf"^\W*{_D}{_THING} (?:is |was |were |got |has been )?(?:approved|signed off|waved through)\b", re.I),
        frozenset("comment review check approve read look".split()),
    ),
    Sign(
        re.compile(
            rf"^\W*{_WHO} (?:has |have )?(?:fetched|collected|picked up|took away|taken away) (?:the |our |her |his |my )?{_THING}(?= (?:{_DATED})\b|\W*$|[,.;])"
        ),
        frozenset("sell give donate remove return lend offer scrap".split()),
        received=True,
    ),
    Sign(
        re.compile(rf"^\W*{_D}{_THING} at (?:long )?last\b(?! (?:week|month|year|time|count|night))", re.I),
        frozenset("hold have do find book set schedule arrange plan".split()),
        None,
    ),
    Sign(
        re.compile(
            rf"^\W*{_D}{_THING}(?: (?:of|for) the [\w-]+)? (?P<doer>he|she|I|they) did (?=the|on|last|yesterday|in|before|right|at)", re.I
        ),
        MAKES,
        None,
    ),
    Sign(re.compile(r"^\W*(?P<thing>[A-Z]\w+) (?:has |have )?started\b"), _CANDIDATES),
    *(Sign(*row) for row in USES),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """How a sign fits a task: ``words`` of the task that it names; who got or did it, as the clause says; its ``thing``."""

    words: int
    who: str | None
    received: bool
    thing: tuple[str, ...] = ()


def signs_in(text: str, told: str) -> list[tuple[Sign, re.Match[str]]]:
    """The signs in a clause, none where it or what follows (``told``) takes them back."""
    if len(text) > _LONGEST:
        return []
    signs = [(sign, found) for sign in _SIGNS if (found := sign.pattern.search(text))]
    return [(sign, found) for sign, found in signs if not _taken_back(found, told)]


def _taken_back(found: re.Match[str], told: str) -> bool:
    """Whether the part between commas in which a sign stands doubts it, or what follows limits it."""
    text = _HALF_A.sub("a ", found.string)
    end = text.find(",", found.end() - len(found.string) + len(text) if text != found.string else found.end())
    return bool(
        _TROUBLE.search(text if end < 0 else text[:end])
        or (end >= 0 and _LIMITS.search(text[end:]))
        or _ELSE.search(_HALF_A.sub("a ", told))
    )


def shows(sign: Sign, found: re.Match[str], thread: Thread, unsaid: Collection[str]) -> Shown | None:
    """How a sign that was found shows that a task is done; None if it does not. ``unsaid`` are words that only name somebody.

    The thing has to be the task's own, with nothing by its side that the task does not know.
    """
    if not _wants(sign, thread):
        return None
    known = (
        with_synonyms(thread.known())
        | (_WRITTEN_TO if "contact" in thread.deeds() else frozenset())
        | set(unsaid)
        | (ANY_KIND - COUNTED_OFF)
    )
    groups = found.groupdict()
    label = _LABEL.match(found.string)
    if label and not sign.labelled and label.end() > found.start("thing"):
        label = None  # "went through the till plan: …" is headed by nothing
    above = content_words(label["label"]) if label else []
    thing = above if sign.labelled else [w for w in content_words(groups.get("thing") or "") if w not in _OF_HIRE]
    if groups.get("thing", "") in _PRONOUN:
        thing = above
    beside = [*above, *content_words(groups.get("what") or "")]
    own = [w for w in thing if w not in ANY_KIND and w not in unsaid]
    if not own or not set(thing) | {w for w in beside if not w[0].isdigit()} <= known:
        return None
    if not _in_place(groups.get("place"), thread, own) or not _same_way(groups.get("particle"), thread):
        return None
    placed = bool(groups.get("place")) and bool(set(content_words(groups["place"])) & thread.names())
    if sign.deeds is _SEES:  # all whom and of which it was to be
        if _OWNS.search(groups.get("thing") or "") or not any(form.words <= {*own, *beside, *unsaid, *_TALKS} for form in thread.forms()):
            return None
    elif not (placed or sign.labelled or _heading(own[-1], thread, sign)):
        return None
    if _of_the_other(groups.get("whose"), groups.get("who"), thread, read=sign.deeds is _HANDED):
        return None
    return Shown(
        len(set(own + above) & with_synonyms(thread.names())) or len(beside),
        groups.get("who") or groups.get("doer"),
        sign.received,
        tuple(thing) if set(thing) <= known - _WRITTEN_TO else thread.first.words.phrase,
    )


def _heading(noun: str, thread: Thread, sign: Sign) -> bool:
    """Whether a sign calls the thing by the noun of the task, or of what it asks somebody for."""
    asked = {asked_for(m.item.text) for m in (thread.first, thread.last)}
    return noun in asked or holds(thread, (noun,)) or any(noun in with_synonyms(_heads(form, sign)) for form in thread.forms())


def _of_the_other(whose: str | None, who: str | None, thread: Thread, *, read: bool) -> bool:
    """Whether "my", "her", "his" before the thing tell that it is not the one that the owner of the task owes."""
    if whose in ("her", "his"):
        named = who is not None and who[0].isupper() and who.lower() not in ("he", "she", "they", "i", "we")
        return (read and thread.owner.side == "mine") or (named and thread.owner.side == "theirs")
    return whose == "my" and thread.owner.side == "theirs"


def _heads(form: Words, sign: Sign) -> frozenset[str]:
    """What a sign may call the thing: its noun, the noun before "spare", the invitation, the name of whom to interview."""
    if sign.deeds is _CANDIDATES:
        return form.words
    return (
        form.heads
        | (form.deeds & _AS_THINGS)
        | (_WRITTEN_TO if "contact" in form.deeds else frozenset())
        | frozenset(form.phrase[-2:] if form.phrase[-1:] and form.phrase[-1] in _OF_HIRE else form.phrase[-1:])
    )


def _wants(sign: Sign, thread: Thread) -> bool:
    """Whether a task is of a kind that such a sign shows to be done."""
    texts = [m.item.text for m in (thread.first, thread.last)]
    deeds = thread.deeds()
    if deeds:
        return deeds <= sign.deeds
    if any(_ASKS.search(text) for text in texts):
        return False
    return sign.nouns is None or any(form.heads & sign.nouns for form in thread.forms())


def _in_place(place: str | None, thread: Thread, own: Collection[str]) -> bool:
    """Whether a place is one where things are put to be seen or used, and the one that the task names."""
    if place is None:
        return True
    where = content_words(place)
    asked = (thread.names() & _PLACES) - set(own)
    return bool(where) and (where[-1] in _PLACES or where[-1] in thread.names()) and (not asked or bool(asked & set(where)))


def _same_way(particle: str | None, thread: Thread) -> bool:
    if particle and particle.lower() in ("live", "out", "up") and thread.deeds() <= _LIVE:
        return True
    return particle is None or any(re.search(rf"\b{particle}\b", m.item.text, re.I) for m in (thread.first, thread.last))
