"""One problem composed: what happens, what it does, what could be done, one ask; blanks where a fact would make the case."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.jobs.drafting import Case, Composed, Draft, about_suggestions, known, told_with_blanks, whom
from assistant.jobs.fitting import blocking_pattern, fitting_pattern
from assistant.jobs.proposal import Option, Outcome, Problem
from assistant.knowing.patterns import Match, Pattern, rank
from assistant.reading.agents import about_whom
from assistant.reading.choices import choices_of
from assistant.reading.clauses import sentences as told_in
from assistant.reading.facts import facts_of
from assistant.reading.stance import has_no_idea, waits
from assistant.reading.strain import without_strain, worn_out
from assistant.writing import asking, ownask, ownstep, ownwait
from assistant.writing.retelling import Part, retell

_OFFER = re.compile(
    r"(?i)^(?:I(?:'d| would)? be |I'm |I am )?(?:happy|glad) to\b|^I(?:'ll| will| can| could) (?:happily |gladly )?(?:do|draft|run|set|write|keep|make|take|start|organi[sz]e|help|prepare|own|show|build|bring|sort|look after)\b"
)
_WORN_OUT = (
    "Being worn out is no failing, and you need not carry it alone: a doctor, your company's counselling service or somebody you trust can help."
    " If it weighs on more than work, or you feel unsafe, please turn to them today, or to a crisis line or the emergency services where you are."
)
_OUR_TALKS = re.compile(r"(?i)\bour (?:\w+ )?(?:sessions?|meetings?|talks?|calls?|1:1s?|mentoring)\b|\bwe(?:'ve| have) met\b")
_MINE = re.compile(r"(?i)\b(?:I|we|I'm|we're|my|our)\b")


def compose(text: str, case: Case) -> Composed | None:
    """Compose one problem (in plain spelling); None where nothing but steam and blame is in it."""
    told = retell(text, case.speak)
    if case.own:
        told.wishes.insert(0, case.own)
    strained = worn_out(text)
    if strained and not told.parts:
        told.parts = [Part(f"{s.text}.") for s in told_in(text) if worn_out(s.text)]  # steam to whoever has strength left
    if not told.parts and not told.wishes:
        return None
    draft = Draft(text, told, facts_of(text), case)
    reason = without_strain(text) if strained else text
    matches = rank(reason, case.patterns, case.near) if reason else ()
    about_them = case.to_you and case.direction in ("report", "mentee", "peer")
    blocked = None if strained else _blocker_for(text, case, matches, about_them=about_them)
    draft.pattern = blocked or fitting_pattern(reason, matches, case)
    if strained:
        draft.notes.append(_WORN_OUT)
    held_up = not strained and _held_up(text, case, blocked, about_them=about_them)
    return _in_form(draft, blocked, held_up=held_up, strained=strained, about_them=about_them)


def _blocker_for(text: str, case: Case, matches: Sequence[Match], *, about_them: bool) -> Pattern | None:
    """The pattern with two ways out; none where it was judged to be no blocker, or where they are stuck and not the user."""
    stuck = about_them and not re.search(r"\b(?:I|we|my|our|me|us)\b", text)
    return None if stuck or case.waiting is False else blocking_pattern(text, matches)


def _in_form(draft: Draft, blocked: Pattern | None, *, held_up: bool, strained: bool, about_them: bool) -> Composed:
    """A draft in the first form that fits it, from the user's own way forward to suggestions of ours."""
    if draft.told.wishes:
        return _with_wish(draft, is_blocked=held_up)
    if held_up:
        return _blocker(draft, blocked)
    if strained and draft.pattern is None:
        return _strained(draft)
    if about_them and _their_doing(draft.text, draft.pattern) and (draft.pattern is None or draft.pattern.step):
        return _feedback(draft)
    if has_no_idea(draft.text) or (draft.pattern is None and draft.case.direction == "mentor"):
        return _open(draft)
    return _general(draft) if draft.pattern is None else _with_suggestions(draft)


def _held_up(text: str, case: Case, blocked: Pattern | None, *, about_them: bool) -> bool:
    """Whether it is told as a blocker: as it was judged, else by its words; who is stuck must be the user."""
    if case.waiting is not None:
        return case.waiting
    return blocked is not None or (waits(text, strongly=True) and not (about_them and not _MINE.search(text)))


def _their_doing(text: str, pattern: Pattern | None) -> bool:
    """Whether it is about what the person spoken to does, and not about a thing or a team of theirs ("your script", "your team")."""
    if (
        pattern is None
        and re.search(r"\byour\b", text)
        and not re.search(r"(?i)\b(?:you|you're|you've)\b", text)
        and not re.match(r"(?i)your\b", text)
    ):
        return False
    if about_whom(text[:1].upper() + text[1:]).startswith("your "):
        return False
    return not re.match(
        r"(?i)(?:hi |hey )?your (?:\w+ ){0,2}?(?:team|script|tests?|job|service|code|people|side|department|warehouse|tool|system|pipeline|query|queries|dashboards?|mails?|meetings?|office|printer|music|phone)\b",
        text,
    )


# --- the forms -----------------------------------------------------------------------------------------------------------


def _with_wish(draft: Draft, *, is_blocked: bool) -> Composed:
    wish, direction = draft.told.wishes[0], draft.case.direction
    ask = asking.wished(wish, direction)
    offers = _offers(draft)
    sentences = told_with_blanks(draft)
    choices = wish.choices or choices_of(wish.question or "")
    if not draft.told.parts:
        sentences = [_unsaid_matter(draft, decides=bool(choices))]
    # Who names the ways themselves, or was ordered about, gets none of ours beside them.
    suggestions = draft.pattern.proposals[:2] if draft.pattern and not choices and not draft.case.ordered else ()
    options = (*(Option(text, "yours") for text in choices or (wish.words,)), *(Option(text, "suggestion") for text in suggestions))
    if suggestions:
        draft.notes.append("The paragraph asks for what you named yourself; the suggestions beside it are ours.")
    kind: Outcome = "blocker" if is_blocked else "proposal"
    done = _finish(draft, kind, sentences, options, ask, offers)
    if draft.told.wish_first and draft.told.parts:
        # What follows may lean on it ("the last one …"): the user's own order stays.
        done.sentences, done.after = [ask, *sentences], offers
    return done


def _strained(draft: Draft) -> Composed:
    """Burnt out, and no cause that a pattern knows: what is asked is to look at the load together, in one small step."""
    sentences = [part.text for part in draft.told.parts]
    if not without_strain(draft.text):
        draft.blanks.append("[which work?]")
        sentences.append(f"What weighs most at the moment is {draft.blanks[0]}.")
    return _finish(draft, "specific_ask", sentences, (), asking.lighter(draft.case.direction, of_all=not re.search(r"\bI\b", draft.text)))


def _unsaid_matter(draft: Draft, *, decides: bool) -> str:
    """The sentence before an ask that came alone: a blank for what it is about."""
    if draft.case.ordered:
        lead, blank = "This is about", "[what is it for, and what makes it urgent?]"
    elif decides:
        lead, blank = "This is about", "[what is to be decided?]"
    else:
        lead, blank = "At the moment", "[what goes wrong today, and how often?]"
    draft.blanks.insert(0, blank)
    return f"{lead} {blank}."


def _offers(draft: Draft) -> str:
    """What the user would do for their own way forward ("I can draft it"), which is said after it; it is taken out of what is told."""
    parts = draft.told.parts
    kept = len(parts)
    while kept and _OFFER.match(parts[kept - 1].text):
        kept -= 1
    if not kept:
        return ""
    draft.told.parts, offers = parts[:kept], parts[kept:]
    return " ".join(re.sub(r"^(Happy|Glad) to\b", lambda m: f"I'm {m.group(1).lower()} to", part.text) for part in offers)


def _with_suggestions(draft: Draft) -> Composed:
    pattern, case = known(draft), draft.case
    sentences = told_with_blanks(draft)
    missing = ownask.still_missing(sentences, case.direction) if pattern.id == "onboarding" else ""
    if missing:
        return _finish(draft, "proposal", sentences, (Option(missing, "suggestion"),), missing)
    ways = pattern.ways[: 2 if pattern.choice else 1]
    if case.direction == "mentor" and not (case.to_you or pattern.id.startswith("job-")):
        ask, after = asking.advice_on(ways, _their_boss(draft.text))
    else:
        ask, after = asking.offer(ways, "peer" if case.direction == "mentor" and case.to_you else case.direction, case.tone)
    options = tuple(Option(text, "suggestion") for text in pattern.proposals)
    about_suggestions(draft)
    return _finish(draft, "proposal", sentences, options, ask, after)


def _their_boss(text: str) -> str:
    found = re.search(r"(?i)\bmy (?:boss|manager|lead|team lead|supervisor|director|team|client)\b", text)
    return found.group().lower() if found else ""


def _general(draft: Draft) -> Composed:
    """No pattern is near enough: one question made from the user's own words. That is an ask, and no proposal."""
    sentences = told_with_blanks(draft)
    ask = ownask.own_ask([part.text for part in draft.told.parts if not part.praise], draft.case.direction)
    draft.notes.append(
        "No pattern of the library fits: the question is made from your own words. Name a way forward and it goes in its place."
    )
    return _finish(draft, "specific_ask", sentences, (), ask)


def _blocker(draft: Draft, pattern: Pattern | None) -> Composed:
    draft.pattern = pattern
    sentences = [part.text for part in draft.told.parts]
    direction = draft.case.direction
    theirs = direction in ("peer", "stakeholder", "report", "mentee") and (draft.case.to_you or bool(re.search(r"(?i)\byou\b", draft.text)))
    if pattern is None:
        ask = (
            "Could you give me a day for it, or tell me what is in the way?"
            if theirs
            else ownask.pending_ask(sentences, direction) or _way_out(draft, sentences)
        )
        return _finish(draft, "blocker", sentences, (), ask)
    sentences = told_with_blanks(draft)
    who = whom(draft)
    ask, after = asking.way_out(pattern.meanwhile or "", pattern.help or "", who, direction, theirs=theirs or draft.case.to_you)
    texts = (pattern.meanwhile or "", (pattern.help or "").replace("{who}", who))
    about_suggestions(draft)
    return _finish(draft, "blocker", sentences, tuple(Option(text, "suggestion") for text in texts), ask, after)


def _way_out(draft: Draft, sentences: list[str]) -> str:
    """The ask of a blocker that no pattern knows: of whom it waits for; where the words name no waiting, what is missing."""
    named = waits(draft.text, strongly=True) or ownwait.holder(" ".join(sentences))
    own = "" if named else ownask.own_ask(sentences, draft.case.direction)
    return own or ownwait.own_way_out(" ".join(sentences), draft.case.direction)


def _open(draft: Draft) -> Composed:
    pattern = draft.pattern
    sentences = told_with_blanks(draft)
    ask = asking.open_ask(draft.case.direction, pattern.ask if pattern else None)
    if pattern is None and not has_no_idea(draft.text):
        # A mentor is asked for a view, but is a party where it is about the sessions with them.
        party = draft.case.direction == "mentor" and (draft.case.to_you or _OUR_TALKS.search(draft.text))
        ask = ownask.own_ask([part.text for part in draft.told.parts], "peer" if party else draft.case.direction)
    options = tuple(Option(text, "suggestion") for text in pattern.proposals) if pattern and not has_no_idea(draft.text) else ()
    draft.notes.append("No way forward is needed to name a problem: the paragraph asks for one specific thing.")
    return _finish(draft, "specific_ask", sentences, options, ask)


def _feedback(draft: Draft) -> Composed:
    pattern, direction = draft.pattern, draft.case.direction
    sentences = told_with_blanks(draft)
    gap = " ".join(part.text for part in draft.told.parts if not part.praise)
    if draft.case.opens and not any(part.praise for part in draft.told.parts):
        blank = "[one thing that works, with an example]"
        draft.blanks.insert(0, blank)
        sentences = [asking.strength(blank), asking.noticed(sentences[0]), *sentences[1:]]
    step = (pattern.step if pattern else "") or re.sub(r",? though$", "", ownstep.own_step(gap))
    if step:
        sentences.append(asking.to_try(step, direction))
        about_suggestions(draft)
    ask = asking.intent(gap) if step else "How do you see it, and what could you do differently?"
    kind: Outcome = "proposal" if step else "specific_ask"
    done = _finish(draft, kind, sentences, (Option(step, "suggestion"),) if step else (), ask)
    done.feedback = True
    return done


def _unsaid_effect(draft: Draft, sentences: Sequence[str]) -> str:
    """What a problem may lead to, for whoever wants to say it; the paragraph does without. A blank where no pattern tells."""
    if draft.pattern is None:
        return "[what does it cost you, or the team?]"
    return f"{asking.leads_to(draft.pattern.effect, ' '.join(sentences))}."


def _finish(draft: Draft, kind: Outcome, sentences: list[str], options: tuple[Option, ...], ask: str, after: str = "") -> Composed:
    effects = [part.text for part in draft.effects] or ([draft.ours] if draft.ours else [])
    observed = [s for s in sentences if s not in effects]
    closing = f"{ask} {after}".strip()
    pattern = draft.pattern.id if draft.pattern else None
    problem = Problem(
        " ".join(observed),
        " ".join(effects) or _unsaid_effect(draft, sentences),
        options,
        ask,
        " ".join([*sentences, closing]),
        kind,
        pattern,
    )
    return Composed(problem, draft.told, sentences, closing, draft.blanks, draft.notes)
