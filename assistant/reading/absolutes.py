"""Absolutes put more mildly: "always" invites the one counter-example, and "nobody ever" is a thing that nobody can know."""

from __future__ import annotations

import re

from assistant.reading.wordforms import base_form, participle, present_of
from assistant.reading.words import BASE_VERBS, base_of_past


def soften(text: str, left: list[str]) -> str:
    """A text without absolutes; the words that went are added to ``left``."""
    text = _CANNOT.sub(lambda match: _cannot(match, left), text)
    text = _RELATIVE.sub(lambda match: _relative(match, left), text)
    text = _PASSIVE.sub(lambda match: _passive(match, left), text)
    for pattern, new in _ABSOLUTE_RULES:

        def swap(match: re.Match[str], new: str = new) -> str:
            left.append(match.group("bad").strip(" ,"))
            return match.expand(new)

        text = pattern.sub(swap, text)
    return _never(text, left)


_PASSIVE = re.compile(
    r"(?i)\b(?P<bad>no ?(?:body|one))(?: even| really| actually| ever| yet)* (?:(?P<aux>has|had|could|can|will) )?(?:even |ever |yet )?"
    r"(?P<v>[a-z]+)(?P<p> (?:at|after|into|on|for|to))? (?P<o>it|them|(?:the|my|our) (?:new |old )?[a-z]+(?: [a-z]+)?)(?=[.,;]|$| (?:and|but|so|yet|when|if|about|after|before|on|at|in|during|since|until|for|any)\b)"
)
_CANNOT = re.compile(
    r"(?i)\b(?P<n>[a-z]+) (?:that )?(?P<bad>no ?(?:body|one)) (?P<aux>can|could) (?P<v>meet|read|use|find|open|see|understand|follow|reach|keep|explain|fix|test)(?=[.,;]|$| and\b| but\b)"
)
_RELATIVE = re.compile(
    r"(?i)\b(?P<n>[a-z]+) (?P<bad>no ?(?:body|one))(?: ever| really| even)? (?P<v>asked|worked|wanted|needed|ordered|used|opened|requested|checked)(?P<p> for| to| at| about)?(?=[.,;]|$| and\b| but\b)"
)


def _relative(match: re.Match[str], left: list[str]) -> str:
    """Turn "slides nobody asked for" into "slides that were not asked for"."""
    left.append(match.group("bad"))
    be = "were" if match.group("n").endswith("s") else "was"
    return f"{match.group('n')} that {be} not {match.group('v')}{match.group('p') or ''}"


def _cannot(match: re.Match[str], left: list[str]) -> str:
    """Turn "a deadline nobody can meet" into "a deadline that cannot be met"."""
    left.append(match.group("bad"))
    be = "cannot be" if match.group("aux").lower() == "can" else "could not be"
    return f"{match.group('n')} that {be} {participle(match.group('v').lower())}"


def _passive(match: re.Match[str], left: list[str]) -> str:
    """Turn "nobody has looked at it" into "it has not been looked at": the same, without a claim about everybody."""
    verb, aux = match.group("v").lower(), (match.group("aux") or "").lower()
    thing = match.group("o").lower()
    one = thing == "it" or (thing != "them" and not re.search(r"[^s]s$", thing))
    subject = {"them": "they"}.get(thing, match.group("o"))
    past = verb.endswith("ed") or base_of_past(verb) is not None
    done = verb if verb.endswith("ed") else participle(base_of_past(verb) or base_form(verb))
    if not done or (aux in ("has", "had") and not past):
        return match.group()
    be = {
        "has": "has not been" if one else "have not been",
        "had": "had not been",
        "could": "could not be",
        "can": "cannot be",
        "will": "will not be",
    }.get(aux)
    if be is None:
        be = ("was not" if one else "were not") if past else ("is not" if one else "are not")
    left.append(match.group("bad"))
    return f"{subject} {be} {done}{match.group('p') or ''}"


_ABSOLUTE_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.I), new)
    for pattern, new in (
        (r"\b(?P<bad>almost always|nearly always)\b", "usually"),
        (r"\b(?P<bad>(?:tells|informs|asks) (?:no ?one|nobody))\b", "doesn't tell anyone"),
        (r"\b(?P<bad>(?:told|informed|asked) (?:no ?one|nobody))\b", "didn't tell anyone"),
        (r"\b(?P<bad>(?:tell|inform|ask) (?:no ?one|nobody))\b", "don't tell anyone"),
        (r"(?<=, )(?P<bad>always) (?=(?:at|in|on|with|for|from|by|after|before|the)\b)", "each time "),
        (r"^(?P<bad>(?:each and )?every (?:single |damn |fucking )?(?:damn |fucking )?time)(?: that)? (?=\w)", "when "),
        (r"(?<=[a-z] )(?P<bad>(?:each and )?every (?:single |damn |fucking )?time)(?: that)? (?=(?:I|we|you|he|she|they|it|someone|somebody|the|a|my|our|[A-Z])\b)", "when "),
        (r",? ?\b(?P<bad>(?:each and )?every (?:single |damn |fucking )?time)(?=,|$| and| but)", ", time and again"),
        (r"(?<=every )(?P<bad>single|damn) (?=\w)", ""),
        (r"\b(?P<keep>keeps?|kept)(?P<bad> constantly| always| continually)(?= )", r"\g<keep>"),
        (r",? ?\b(?P<bad>all (?:of )?the (?:damn |fucking )?time|24/7|non-?stop|day in,? day out|all day,? every day)(?=,|$| and| but| in| on| about| with| for)", " a lot"),
        (r"\b(?P<bad>constantly|always|perpetually|continually|continuously|forever|incessantly|endlessly)(?= \w+ing\b)", "often"),
        (r"\b(?P<bad>always|constantly|perpetually|continually|incessantly|endlessly)\b(?!-)", "often"),
        (r"\bI (?P<bad>get told nothing)\b", "I am not told"),
        (r"\b(?P<bad>no ?(?:body|one)(?: ever| even| else)?(?: ever)?) (?:will tell|tells|informs) me\b", "I am not told"),
        (r"\b(?P<bad>no ?(?:body|one)) is (?:being )?hired\b", "there is no hiring"),
        (r"\b(?P<bad>no ?(?:body|one)) is (?P<v>\w+ing)\b", r"I don't see anyone \g<v>"),
        (r"\b(?P<bad>no ?(?:body|one)(?: ever| even| else)?(?: ever)?) (?:tells|informs) us\b", "we are not told"),
        (r"\b(?P<bad>no ?(?:body|one)(?: ever| even)?) (?P<did>told|informed|asked|warned) me\b", r"I was not \g<did>"),
        (r"\b(?P<bad>no ?(?:body|one)) (?:has|had)(?: ever| even)? (?P<did>told|informed|asked|warned|trained|shown|invited|briefed) us\b", r"we have not been \g<did>"),
        (r"\b(?P<bad>no ?(?:body|one)) (?:has|had)(?: ever| even)? (?P<did>told|informed|asked|warned|trained|shown|invited|briefed) me\b", r"I have not been \g<did>"),
        (r"\b(?P<bad>no ?(?:body|one)(?: ever| even)?) (?P<did>told|informed|asked|warned) us\b", r"we were not \g<did>"),
        (r"\b(?P<bad>no ?(?:body|one)(?: ever| even| had)?) (?P<did>told|informed|asked|warned|invited) her\b", r"she was not \g<did>"),
        (r"\b(?P<bad>no ?(?:body|one)(?: ever| even| had)?) (?P<did>told|informed|asked|warned|invited) him\b", r"he was not \g<did>"),
        (r"\b(?P<bad>no ?(?:body|one)(?: ever| even| had)?) (?P<did>told|informed|asked|warned|invited) (?P<who>them|you)\b", r"\g<who> were not \g<did>"),
        (r"\b(?P<bad>no ?(?:body|one)(?: ever| even)?) asks me\b", "I am not asked"),
        (r"\b(?P<bad>no ?(?:body|one)(?: ever| even)?) asks us\b", "we are not asked"),
        (r"\b(?P<bad>no ?(?:body|one)(?: even| really| actually)* (?:knows|has (?:any |an? )?(?:idea|clue)))(?: of| about)? (?=(?:who|what|where|when|why|how|which|whether|if)\b)", "it is not clear "),
        (r"\b(?P<bad>no ?(?:body|one)(?: here| really)?) can (?!be\b)(?=\w)", "it is hardly possible to "),
        (r"\b(?P<bad>no ?(?:body|one)(?: here| really)?) could (?!be\b|have\b)(?=\w)", "it was hardly possible to "),
        (r"\b(?P<bad>no ?(?:body|one)(?: even| really| actually| ever)*) (?:will |would |wants to |seems to want to |cares? to |bothers? to )(?=\w)", "it is hard to find anyone to "),
        (r"\b(?P<bad>no ?(?:body|one)(?: up there)?(?: even| really)*) (?:said|says) thank you\b", "there was no thank-you"),
        (r"\b(?P<bad>no ?(?:body|one)(?: even| really)*) thanked (?:us|me)\b", "there was no thank-you"),
        (r"(?:^|(?<=, )|(?<=and )|(?<=but )|(?<=because )|(?<=so )|(?<=then ))(?P<bad>no ?(?:body|one)(?: even| really)*) (?=(?:has|had)\b)", "I'm not aware that anyone "),
        (r"(?P<bad>\bno ?(?:body|one)(?: ever| even| really)*) (?:says|said|explains|explained) (?=(?:why|what|how|when|where|which)\b)", "I am not told "),
        (r"(?:^|(?<=, )|(?<=and )|(?<=but )|(?<=because )|(?<=so )|(?<=then ))(?P<bad>no ?(?:body|one)(?: even| really)*) (?=(?!need|feed|speed)\w{3,}ed\b|(?:told|said|took|gave|came|went|made|sent|wrote|did|left|found|saw|heard|brought|thought)\b)", "I'm not aware that anyone "),
        (r"(?:^|(?<=, )|(?<=and )|(?<=but )|(?<=because )|(?<=so )|(?<=then ))(?P<bad>no ?(?:body|one)(?: even| really| actually| ever)*) (?=\w{2,}[^s]s\b)", "hardly anyone "),
        (
            r"(?:^|(?<=, )|(?<=and )|(?<=but )|(?<=because )|(?<=so )|(?<=then ))(?P<bad>no ?(?:body|one)(?: even| really| actually| ever| bloody)*) (?!to\b)"
            r"(?P<place>(?:up there|down there|there|here|else|(?:in|on|from|at) (?:(?:the|our|my|this|that|their) )?[\w-]+) )?(?=\w)",
            "I don't know of anyone \\g<place>who ",
        ),
        # In the middle of a clause, as in "a deadline nobody can meet", there is no room for a sentence of one's own.
        (r"\b(?P<bad>no ?(?:body|one)(?: even| really| actually| ever| bloody)*) (?!to\b)(?=\w)", "hardly anybody "),
        (r"\b(?P<bad>every(?:one|body))(?= .*\bexcept\b)", "each of us"),
        (r"\b(?P<bad>every(?:one|body)) (?=could\b|can\b)", "anyone "),
        (r"\b(?P<bad>every(?:one|body))\b(?! (?:else|in the|on the|on our|in our|of us)\b)(?!'s\b)", "almost everyone"),
        (r"\balmost (?P<bad>almost) ", "almost "),
        (r"\b(?P<bad>not once|not a single time)\b", "not"),
    )
)  # fmt: skip


def _never(text: str, left: list[str]) -> str:
    if re.search(r"(?i)\bnever\b", text):
        left += ["never"] * len(re.findall(r"(?i)\bnever\b", text))
    text = re.sub(r"(?i)\bnever (?:ever |once )", "never ", text)
    text = re.sub(
        r"(?i)(?:\b(I|we|you|they|he|she|it))?('ve|'s|'d| have| has| had) never(?= (?:\w+(?:ed|en|wn|ne)|been|got|had|made|sent|told|given|met|seen|heard|read|put|set|said|found|paid|kept|left|felt|shown|taken|asked)\b)",
        _have_not,
        text,
    )
    text = re.sub(
        r"(?i)\b(will|would|could|should|can|did|do|does) never\b",
        lambda m: "cannot" if m.group(1).lower() == "can" else f"{m.group(1)} not",
        text,
    )
    text = re.sub(r"(?i)\b(am|is|are|was|were)( \w+)? never\b", r"\1\2 rarely", text)
    text = re.sub(r"\bthem were not\b", "they were not", text)
    return re.sub(r"(?i)\b(never) ([\w']+)", _never_verb, text)


def _have_not(match: re.Match[str]) -> str:
    who, have = match.group(1), match.group(2).strip().lower()
    have = {"'ve": "have", "'s": "has", "'d": "had"}.get(have, have)
    return f"{who} {have} not" if who else f" {have} not"


def _never_verb(match: re.Match[str]) -> str:
    word = match.group(2)
    rarely = "Rarely" if match.group(1)[0].isupper() else "rarely"
    base = base_of_past(word)
    if base and base not in BASE_VERBS and word.lower().endswith("ed"):
        base = present_of(word.lower())
        return f"did not {base}"
    if base and base != word.lower() and (word.lower().endswith("ed") or word.lower() not in BASE_VERBS) and base in BASE_VERBS:
        return f"did not {base}"
    return f"{rarely} {word}"
