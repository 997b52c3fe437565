"""Which deeds do which tasks: "shared" does "send", "sent" does "draft", "signed" does "ask for approval".

Verbs are compared by their stems (see ``reading.words``), in groups of near synonyms.
"""

from __future__ import annotations

from collections.abc import Collection

_SYNONYMS = (
    "send share email e-mail mail forward pass deliver post circulate give submit provide hand resend return show upload text",
    "write draft prepare create make document compose produce summarise summarize formulate put describe",
    "talk speak ask discuss chat ping message contact call reach tell check raise mention bring sound clarify remind nudge chase poke follow follow-up inform warn alert notify ring phone text",
    "review read look comment check go skim annotate",
    "book schedule arrange organise organize set setup plan reserve find fix",
    "fix repair resolve mend sort solve patch",
    "decide choose pick confirm settle agree",
    "finish complete do close wrap finalise finalize",
    "introduce connect intro meet",
    "get obtain collect gather fetch pull request order buy",
    "update change edit revise amend rewrite adapt",
    "try test run experiment pilot",
    "present demo show walk",
    "investigate research explore figure understand analyse analyze examine dig learn find check",
    "move migrate transfer shift switch",
    "apply register sign enrol enroll nominate",
    "reduce cut lower shorten halve shrink trim simplify",
    "hire recruit appoint",
    "interview talk speak meet",
    "train teach onboard coach show learn",
    "repair renew extend unlock restore",
    "check review approve clear",
    "return give hand",
    "shadow sit join attend observe watch visit",
)
_GROUPS: dict[str, set[int]] = {}
for _number, _words in enumerate(_SYNONYMS):
    for _word in _words.split():
        _GROUPS.setdefault(_word, set()).add(_number)
# What was handed over, was made before: "sent the memo" settles "draft the memo", but "drafted" never settles "send".
_MADE = frozenset(
    """write draft prepare create make document compose produce summarise summarize formulate put update change edit revise amend rewrite adapt
    rework describe fill collect gather compile build design outline polish proofread simplify translate clean finish complete finalise finalize fix mend
    implement develop do close wrap sketch redo redraft shortlist list tidy add""".split()
)
_DELIVERED = frozenset(
    "send share email e-mail mail forward pass deliver post circulate give submit provide hand resend publish ship release launch deploy merge upload print".split()
)
MAKES, HANDS_OVER = _MADE, _DELIVERED
# What one can only do with a thing that is there.
_USED = frozenset("read like love use sign approve accept praise quote watch enjoy".split())
LOOKED_THROUGH = _USED | frozenset("review go look comment annotate skim proofread present".split())
_CREATED = frozenset(  # made from nothing, so that whatever shows the thing shows the deed; an update or a clean-up leaves no thing
    "write draft fill prepare create compose produce summarise summarize compile build design outline sketch draw shortlist list keep collect gather redraft rewrite".split()
)
_TAKES_PLACE = frozenset("present demo run hold host give interview have rehearse teach moderate".split())
_GIVEN = frozenset("send share give lend bring buy order provide install mount set put label".split())
GIVES = _GIVEN
_HIRED = frozenset("hire recruit appoint find".split())
_ATTENDED_TO = frozenset("visit attend join shadow spend meet sit watch observe".split())
_TRIED = frozenset("try test trial taste pilot".split())
_BOUGHT = frozenset("order buy fetch collect".split())
_CONSUMED = frozenset("use spend take eat wear".split())
_OBTAINED = frozenset("find get shortlist choose pick name hire collect gather obtain book reserve source recruit".split())
INTRODUCED = frozenset("introduce connect intro".split())
_MEETING = frozenset({"meet", "contact"})
# Deeds of a report that tell no verb of the task, but that its thing is there: judged ("the memo reads well"), counted ("nine
# entries in her log"), had ("we have a venue").
JUDGED, COUNTED, HAD, PLACED, GONE, IN_USE = "is judged", "is counted", "is had", "is placed", "is gone", "is in use"
PAID, DECIDED = "is paid", "is decided"
STARTED, HELD = "has started", "was held"
SHOWN = frozenset({JUDGED, COUNTED, HAD, PLACED, GONE, IN_USE, STARTED, HELD})
_PRODUCTS = frozenset(
    """outline draft summary summarise slide deck report list onepager memo doc document writeup paper sketch mockup poster survey template overview compare comparison
    estimate table chart script video runbook checklist agenda proposal propose retro demo workshop lunch dinner interview kickoff rehearse session""".split()
)
_PUT = frozenset("pay add put include enter pin upload post publish list forward send share".split())
_REMOVED = frozenset("close remove delete clean clear archive tidy cancel sell".split())
_INVITED, _ATTENDED = frozenset({"invite"}), frozenset("join attend sit visit come".split())
ARRIVED = "arrive"  # the deed of a report that the thing is there
# What was agreed, need not be asked any more: "the budget was approved" settles "submit the budget".
_OUTCOMES = frozenset("agree approve confirm settle resolve sign close sort pass grant accept".split())
_SETTLED = frozenset(
    """ask check clarify decide choose pick propose get request submit apply negotiate plan raise talk speak discuss push chase nudge remind follow
    sort solve fix handle book reserve arrange organise organize schedule find name nominate invite""".split()
)
# What is done when the thing is there: made, handed over, asked for.
_BRINGS = (
    _MADE
    | _DELIVERED
    | _OBTAINED
    | _SETTLED
    | frozenset(
        "order buy bring lend pay nominate procure borrow fetch return sign produce issue renew pull install record type print draw dig scan copy photograph".split()
    )
)
_BEFORE_PAYING = frozenset(
    "sign approve submit file claim clear register book enrol enroll reserve order".split()
)  # what is paid was signed
# What one does with a thing only once it is there.
_ON_ARRIVAL = frozenset(
    """read review check comment annotate look skim go test try discuss talk decide choose pick approve sign answer reply use present show walk
    share circulate publish announce ask tell follow analyse analyze examine study pay return present confirm sort process pass forward raise bring explain learn""".split()
) - {"bring", "forward", "pass"}
SPEECH = frozenset("ask tell talk speak discuss mention raise say call chat".split())
# What goes wrong by itself does no task.
MISHAPS = frozenset(
    "ban steal forbid prohibit ruin damage spoil burn flood sink delay postpone reject ignore stop break fail crash leak expire lose miss complain cost grow sound decline refuse freeze".split()
)
# Verbs of talk and thought ("we looked at the budget"): they report a deed only where the task itself is to talk.
TALK = frozenset(
    "talk discuss mention ask look chat think plan start need want say tell speak show raise note hear propose promise suggest consider try use see like feel learn explain describe remind question name call list add"
    " move change follow walk open compare touch mark set take keep hold stand stick run go come get make offer let meet work help join ring refer focus".split()
)


def same_verb(a: str | None, b: str | None) -> bool:
    """Whether two verbs may name one deed; an absent verb contradicts nothing."""
    return a is None or b is None or a == b or bool(_GROUPS.get(a, set()) & _GROUPS.get(b, set()))


# Who is called about a thing is called to get it: "the slot is booked" settles "call the venue about a slot".
_CALLED = frozenset("call contact ring phone ask chase nudge e-mail email mail write message ping".split())
GOT = frozenset("book reserve order rent hire".split())


def does(task: Collection[str], told: Collection[str]) -> bool:
    """Whether deeds told as done do a task with these verbs: the same deed, or the later one of making and handing over."""
    if ARRIVED in told and (not task or any(want in _BRINGS for want in task)) and not any(want in _ON_ARRIVAL for want in task):
        return True
    return any(
        same_verb(want, deed)
        or (want in _CALLED and (deed in GOT or deed == ARRIVED))
        or (want in _MADE and deed in _DELIVERED)
        or (want in _SETTLED and deed in _OUTCOMES)
        or (want in _BEFORE_PAYING and deed == PAID)
        or (want in ("think", "consider") and deed == DECIDED)
        for want in task
        for deed in told
    )


MEASURES = frozenset("benchmark profile count measure weigh calculate estimate time test".split())
# What one asks for, misses or waits for may not be there.
_LACKED = frozenset(
    "ask want need miss lose expect chase request demand forget wait search hunt look remind promise plan hope refuse reject doubt ignore delay talk discuss mention say tell".split()
)


def put_to_use(task: Collection[str], told: Collection[str]) -> bool:
    """Whether what somebody else did with a thing, whatever it was, shows that it was handed over or made: "she printed my list"."""
    deeds = set(told) - SHOWN - {ARRIVED}
    return bool(task) and bool(deeds) and not deeds & _LACKED and all(want in _GIVEN or want in _DELIVERED for want in task)


def handed_over(task: Collection[str], told: Collection[str]) -> bool:
    """Whether what the other side did with a thing shows that it was made or handed over: "she read it" settles "send her the draft"."""
    handed = bool((_USED | {"see"}) & set(told)) and (not task or all(want in _MADE or want in _DELIVERED for want in task))
    handed = handed or (bool(_CONSUMED & set(told)) and all(want in _GIVEN or want in _OBTAINED for want in task))
    met = bool(_MEETING & set(told) and INTRODUCED & set(task))
    return handed or met or bool(_ATTENDED & set(told) and _INVITED & set(task))


def shown(task: Collection[str], told: Collection[str]) -> bool:
    """Whether what a report tells of a thing shows that a task of these verbs was done: the thing that was to be made is there."""
    if not task:
        return False
    verbs = set(told)
    if GONE in verbs or PLACED in verbs:
        return any(want in _REMOVED if GONE in verbs else want in _PUT or want in _CREATED or want in _BOUGHT for want in task)
    if HAD in verbs:
        return any(want in _OBTAINED for want in task)
    if STARTED in verbs:
        return any(want in _HIRED for want in task)
    if HELD in verbs:
        return all(want in _TAKES_PLACE or want in _ATTENDED_TO for want in task)
    if IN_USE in verbs:
        return all(want in _CREATED or want in _OBTAINED or want in _GIVEN or want in _TAKES_PLACE for want in task)
    if COUNTED in verbs or verbs & LOOKED_THROUGH:
        return all(want in _CREATED for want in task)
    return JUDGED in verbs and all(want in _CREATED or want in _TAKES_PLACE or want in _TRIED for want in task)


def given(task: Collection[str]) -> bool:
    """Whether a task is to give or lend something."""
    return bool(task) and all(want in _GIVEN for want in task)


def delivers(head: str | None) -> bool:
    """Whether the noun of a task without a verb is itself what is to be made or held: "outline for the workshop", "retro with the night shift"."""
    return head in _PRODUCTS


def takes_place(task: Collection[str]) -> bool:
    """Whether a task is to hold something that is over when it was held: a demo, a lunch."""
    return bool(task) and all(want in _TAKES_PLACE for want in task)
