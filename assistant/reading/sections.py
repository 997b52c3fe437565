"""What a heading says about the lines under it: actions, plans, attendance, agenda, what was done, private."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from assistant.reading.inline import bare

# How notes name a 1:1. Together with a person's name it makes a heading that of a session.
ONE_ON_ONE = re.compile(
    r"(?<![\w/])(?:1\s?[:x×-]\s?1s?|1(?:on|to)1s?|1-(?:on|to)-1s?|one[- ]on[- ]ones?|one-to-ones?|one2ones?|o2o|121s?)(?!\w|:\d)"
    r"|\b(?:check-?ins?|catch-?ups?|sync|mentoring|coaching|supervision|huddle|jours?[- ]fixes?|skip[- ]level)\b",
    re.I,
)
SectionKind = Literal[
    "action", "previous", "plan", "attendance", "agenda", "done", "template", "private", "questions",
    "decisions", "notes", "resources", "projects", "feedback", "personal", "parked", "jots", "absent", "help", "career",
]  # fmt: skip

# "Private beta" and "Confidential data policy" are topics, for all to see.
_TRADE = (
    r"(?:beta|alpha|preview|cloud|keys?|networks?|networking|apis?|repos?|repository|repositories|registry|registries|endpoints?|links?|subnets?|labels?|equity"
    r"|sector|schools?|customers?|clients?|banking|insurance|pensions?|healthcare|buckets?|packages?|dns|vpcs?|browsing|members?|methods?|fields?|functions?|classes"
    r"|investors?|compan(?:y|ies)|companies|ltd|limited|instances?|hosting|mode)\b"
)
_RULED = r"\b(?:polic(?:y|ies)|computing|handling|guidelines?|classification|training|audits?|agreements?|ndas?|shredding|waste)\b"

# First match wins: the narrow ones stand before the wide ones.
_RULES: tuple[tuple[SectionKind, str], ...] = (
    ("template", r"(?:the )?(?:meeting |session |notes? |1:1 )?template(?: .*)?|.*\btemplate$|(?:.*\b)?insert (?:the )?(?:date|name|topic)s?\b.*"),
    ("private", rf"(?:my )?private\b(?! {_TRADE}).*|(?:for )?my eyes only.*|confidential(?!.*{_RULED}).*|not (?:to be )?shared.*|(?:notes )?(?:just |only )?for me(?: only)?"),
    ("previous", r"(?:review of |from |recap of )?(?:the )?(?:previous|prior|last (?:week|time|meeting|session)(?:'?s)?|past|outstanding|carried[- ]over|carry[- ]?over|carried forward|still open|leftovers?)"
                 r"\b.*\b(?:actions?|action items?|ais|to-?dos?|tasks?|items?|commitments?|follow-?ups?)\b.*"),
    ("previous", r"(?:actions?|action items?|ais|to-?dos?|tasks?|items?|open items|follow-?ups?)\b.*\b(?:from|since) (?:the )?(?:last|previous|prior)\b.*"
                 r"|(?:old|last|previous) list|carried[- ]over.*|carry[- ]?overs?|carried forward|left ?overs?|(?:review|recap) (?:of )?(?:open )?(?:actions?|action items?|to-?dos?)(?: review)?"
                 r"|(?:actions?|action items?|to-?dos?) (?:review|recap|check)|still open(?: from .*)?|open from last .*|did we do what we said.*|last (?:week|time)(?:'?s)? (?:promises|homework)"),
    ("attendance", r"(?:list of )?(?:attend(?:ees?|ance|ing|ed)|present|participants?|participating|roll ?call|in attendance|who(?:'s| is| was)? (?:here|there|present)|people|teilnehmer|asistentes)\b.*"
                   r"|members|visitors|guests?|scribes?|chair|facilitators?|.*\battend(?:ees?|ance)|.*\brepresentatives?|note ?taker.*"),
    ("absent", r"(?:regrets|apologies|absent|excused|not present|missing)\b.*"),
    ("parked", r"parking ?lot.*|parked.*|some ?day.*|later|backlog|ideas?(?: for later)?|not (?:now|today)|dropped.*|on ice"),
    ("jots", r"jots?(?: .*)?|topics jotted.*"),
    ("action", r"(?:(?:new|open|my|your|our|his|her|their|the|key|all|agreed|current|immediate|suggested|recommended|proposed|assigned|further|remaining|\w+'s?|[a-z]{2,3}) )?"
               r"(?:follow[- ]?up (?:tasks?|actions?|items?|points?|work|list)|action(?:s|ables?)?|action[- ]?(?:items?|points?|list|steps)|action items? ais|ais?|aps?|to[- ]?dos?|todo list|to do list|task ?list|tasks?|next[- ]steps?|next actions?|follow[- ]?ups?|commitments?|promises|deliverables|homework|assignments?|owed|open items|open loops|must[- ]dos?|nachste schritte|aufgaben|tareas|proximos pasos|actiepunten|a faire)"
               r"(?: (?:and|&|/) (?:owners?|next steps?|actions?|follow[- ]?ups?|action items?|to-?dos?|deadlines?))?(?: (?:for|from|by|of|until|before|due|out of|on|after) .{1,40}| \d.{0,15}| (?:summary|list|agreed|today|this week|next week|items?|owners?))?"),
    ("action", r"(?:what|who|things|stuff) (?:i|we|he|she|they|you|\w+) (?:owes?|promised|said (?:i|we|he|she|they)(?:'d|'ll| would| will)? ?(?:do)?|will do|commit(?:ted)? to|took away)\b.*"
               r"|(?:i|we|he|she|they|you|\w+(?: \w+)?) owes?(?: (?:me|you|him|her|them|us|\w+))?|who (?:does|will do) what(?: by when)?|what (?:we|i)(?:'ll| will| are going to) do(?: next| now)?|(?:tasks|actions) assigned|commitments made|(?:before|until|for|by) (?:our |the )?next (?:time|session|meeting|1:1|1-1|one)|on (?:me|you|him|her|them|\w+)"
               r"|(?:mine|yours|theirs|hers|his)|(?:on )?(?:my|your|his|her|their|\w+'s) (?:side|plate|list|court)|to be done|left to do|(?:new|the|our|current|my) list|action required|[a-z]+ will|(?:i|we) will|(?:i|we)'ll(?: do)?"
               r"|action (?:log|register|tracker|table)|(?:things|stuff|jobs) to (?:do|follow up|get done)|to follow up|loose ends|reminders|pending(?: items| tasks)?|outstanding(?: items| tasks)?"
               r"|(?:actions?|action (?:items?|points?)|to-?dos?|tasks?|next steps?|follow-?ups?|homework|commitments?) ?[-:/]? ?(?:both|shared|mine|yours|theirs|his|hers|ours|me|you|us|him|her|(?!app|now|new|api|day|tbd|ui|ux|log)[a-z]{2,3}|\w+'s?)"
               r"|[a-z]+s' (?:list|actions?|to-?dos?|tasks?|homework|next steps?)"),
    ("done", r"(?:who|what) (?:did|have|has) .*(?:help|achieve|do|done|finish|ship|accomplish)\w*\b.*|who (?:you |i |we )?(?:helped|thanked)\b.*|what (?:i|we|you) (?:did|achieved|finished|shipped|got done)\b.*"),
    ("plan", r"(?:(?:(?:topics?|points?|things|notes?|questions?|ideas?|agenda) )?(?:for|to (?:discuss|raise)|discuss|talk about|on the list for) )?(?:the |our )?next (?:time|session|meeting|1:1|1-1|1on1|one[- ]on[- ]one|o2o|call|talk|chat|catch-?up)(?: ?[-–—:(,].*| (?:on |the )?(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec).*)?"),
    ("plan", r"(?:.*\b)?(?:next week|coming week|next two weeks|next fortnight|next sprint|following week|week ahead|this week|next month|next period)\b.*"
             r"|(?:my |the |our )?(?:goals?|plans?|priorit(?:y|ies)|objectives?|focus(?: areas?)?|intentions?)(?: for .*| until .*| this .*| ahead)?|upcoming(?: .*)?|what(?:'s| is) next|looking ahead|outlook|planned"),
    ("done", r"(?:.*\b)?(?:accomplish(?:ed|ments?)|achiev(?:ed?|ements?)|wins?|shipped|highlights?|completed|finished|progress|what did you (?:do|achieve)|what (?:went well|got done)|done|celebrat\w+|successes|kudos|shout-?outs?)\b(?: .*)?"
             r"|(?:updates? )?(?:from |since )?(?:last|past|previous) (?:week|time|sprint|month|session|1:1)(?:'?s)?(?: .*)?|since (?:last|our last|we last).*|who did you help.*|who helped you.*"),
    ("decisions", r"actions? (?:and|&|/) decisions?|(?:things|what) we(?:'ve| have)? agreed(?: on)?|(?:key |main )?(?:decisions?|decided|agreed|agreements?|resolutions?|outcomes?|conclusions?)(?: .*)?"),
    ("questions", r"(?:open |unanswered |outstanding |my |your |other )?questions?(?: .*)?|q&a|q & a|unknowns|to (?:clarify|find out)|unclear"),
    ("feedback", r"(?:.*\b)?feedback\b.*"),
    ("career", r"(?:.*\b)?(?:career|growth|promotion|development|learning)\b.*"),
    ("personal", r"(?:the )?(?:personal|human|life|family|small ?talk|weekend|well-?being|how are (?:you|things)|mood|energy|check-?in(?: ritual)?)\b.*"),
    ("projects", r"(?:.*\b)?(?:projects?|initiatives?|work ?streams?|status(?:es)?|workload|blockers?|blocked)\b.*"),
    ("help", r"(?:.*\b)?(?:need help|help from|support needed|struggl\w+|challenges?|obstacles)\b.*"),
    ("agenda", r"(?:.*\b)?(?:agenda|talking points?|topics?|discussion (?:points|topics|items)|to discuss|standing items|for discussion|points? to (?:raise|discuss))\b(?: .*)?|checklist.*|questions to ask.*"),
    ("resources", r"(?:useful |related )?(?:links?|resources?|references?|reading(?: list)?|attachments?|docs?|recordings?)\b.*|transcript.*"),
    ("notes", r"(?:meeting |session |raw |my )?(?:notes|minutes|discussion|discussed|summary|recap|log|updates?|misc(?:ellaneous)?|other|aob|any other .*|announcements?|introductions?|follow[- ]?up discussion|overview)\b.*"),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(rf"(?:{pattern})\Z", re.S)) for kind, pattern in _RULES)
_NUMBERING = re.compile(r"^(?:[ivx]{1,4}[.)]|\d{1,2}[.)]?) +|^section \d+:? +", re.I)
_TRAILER = re.compile(r" \(?(?:\d+ ?(?:min(?:utes)?|m|'))\)?$")


@lru_cache(maxsize=8192)
def section_kind(heading: str) -> SectionKind | None:
    """The kind of section a heading opens, or None for a topic of its own.

    >>> section_kind("## ✅ **Action Items:**"), section_kind("What I owe Dana"), section_kind("Heron launch")
    ('action', 'action', None)
    """
    text = _NUMBERING.sub("", bare(heading.strip("# :*_")))
    text = _TRAILER.sub("", text).strip(" :-")
    if not text or len(text) > 90:
        return None
    for kind, pattern in _COMPILED:
        if pattern.match(text):
            return kind
    return None


_OWNER_PATTERNS = (
    re.compile(r"^(?:what |things |stuff )(?P<who>[\w' .-]+?) (?:owes?|promised|said|will do|commit\w* to|took away)\b"),
    re.compile(r"^(?P<who>[\w' .-]+?) (?:owes?|will)\b"),
    re.compile(
        r"^(?P<who>my|your|our|[\w .-]+'s?|[a-z]{2,3}) (?:action|to-?do|task|next step|follow|commitment|promise|homework|deliverable|side|plate|list|court|ais?\b)"
    ),
    re.compile(r"(?:action\w*|action items?|to-?dos?|tasks?|next steps?|follow-?ups?|homework) (?:for|of|by|on|-|:) (?P<who>[\w' .-]+)$"),
    re.compile(
        r"^(?:actions?|action (?:items?|points?)|to-?dos?|tasks?|next steps?|follow-?ups?|homework|commitments?) ?[-:/]? ?(?P<who>mine|yours|theirs|his|hers|me|you|him|her|both|(?!new|now|log)[a-z]{2,3})$"
    ),
    re.compile(r"^(?P<who>[a-z]+s)' (?:list|action|to-?do|task|homework|next step)"),
    re.compile(r"^(?P<who>i)'ll\b"),
    re.compile(r"^on (?P<who>me|you|him|her|them|[\w .-]+)$"),
    re.compile(r"^(?P<who>mine|yours|hers|his|theirs)$"),
)
_NO_OWNER = {"new", "open", "the", "key", "all", "agreed", "current", "immediate", "next", "next week", "this week", "today", "last", "previous", "our", "next time", "next session", "who"}  # fmt: skip


@lru_cache(maxsize=8192)
def section_owner(heading: str) -> str | None:
    """Whose actions a heading announces: "What I owe" → "i", "Dana's next steps" → "dana"."""
    text = _NUMBERING.sub("", bare(heading.strip("# :*_")))
    for pattern in _OWNER_PATTERNS:
        found = pattern.search(text)
        if not found:
            continue
        who = re.sub(r"'s?$", "", found.group("who").strip())
        if who and who not in _NO_OWNER and len(who.split()) <= 3:
            return who
    return None
