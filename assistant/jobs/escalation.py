"""What to say where a complaint is no matter of wording: kind words, people whose job it is, the user's own choice.

No telephone number is ever printed: numbers differ by place and go out of date, and a wrong one may cost a life.
"""

from __future__ import annotations

from assistant.reading.seriouspairs import Risk

_WHAT: dict[Risk, str] = {
    "harassment": "What you describe may be harassment or bullying.",
    "discrimination": "What you describe may be discrimination.",
    "retaliation": "What you describe may be retaliation for speaking up, which many laws and company rules forbid.",
    "safety": "What you describe may put somebody's safety at risk.",
    "law": "What you describe may break a law or a rule that is there to protect people.",
    "violence": "What you describe may be violence or a threat of it.",
}
_WHOM: dict[Risk, str] = {
    "harassment": "You can talk to HR, an ombudsperson, a works council or union, or somebody senior whom you trust.",
    "discrimination": "You can talk to HR, an equality or diversity officer, an ombudsperson, a works council or union, or somebody senior whom you trust.",
    "retaliation": "You can talk to HR, compliance, an ombudsperson, a works council or union, or a lawyer or advice centre outside the company.",
    "safety": "Please tell the safety officer or the person in charge of the site now, and keep yourself and others away from the danger until it is dealt with. If somebody is hurt or in danger right now, call your local emergency services.",
    "law": "You can talk to compliance, the legal department, a whistleblowing channel or an adviser outside the company. You need not sign or do anything that you believe to be wrong before you have had advice.",
    "violence": "If you or somebody else is in danger right now, get to a safe place and call your local emergency services. You can talk to HR, security or somebody senior whom you trust.",
}
_NOTES = (
    "It helps to write down, for yourself, what was said or done, when, where and who was there, in the words that were used, "
    "and to keep it outside of shared files."
)
_CHOICE = "Whether, when and with whom you speak is yours to decide. Nothing was stored."
_UNNAMED = (
    "What you describe sounds serious: somebody may be hurt, threatened, pressed or treated worse for who they are, or a rule that is there "
    "to protect people may be broken. You can talk to HR, an ombudsperson, a works council or union, a doctor or counselling service, or "
    "somebody senior whom you trust. If you or somebody else is in danger, or might be hurt, please call your local emergency services now. "
    "Should it be less than that, say what you would like changed, and it becomes a proposal."
)
_AT_RISK = (
    "Thank you for writing this down. What you describe matters more than any wording, and you don't have to carry it alone. "
    "Please talk today to somebody you trust: a friend, a family member, a doctor, or your company's counselling service if there is one. "
    "If you, or the person you write about, might be hurt, please call your local emergency services or a crisis line now; they are there for exactly this, at any hour. "
    "If it is about somebody else, stay with them or ask somebody who can, and listen without judging. "
    "Nothing was stored."
)
_HEALTH = (
    "This is not a matter of wording: what you describe sounds like more than anybody should carry alone. "
    "Please talk to a doctor, to your company's counselling service if there is one, or to somebody you trust; work can wait for that. "
    "If things get worse or somebody might be hurt, call your local emergency services or a crisis line. "
    "What you tell your manager, and when, is yours to decide. Nothing was stored."
)


def advice(risk: Risk | None) -> str:
    """The words for a kind of risk, None where the kind is not sure: nothing softened, nothing turned toward the offender."""
    if risk is None:
        return f"This is not a matter of wording. {_UNNAMED} {_NOTES} {_CHOICE}"
    if risk == "self_harm":
        return _AT_RISK
    if risk == "other_risk":
        return _HEALTH
    return f"This is not a matter of wording. {_WHAT[risk]} {_WHOM[risk]} {_NOTES} {_CHOICE}"


def way(risk: Risk | None) -> str:
    """The same in a few words, for a list."""
    return "talk to somebody you trust today" if risk in ("self_harm", "other_risk") else "take it to a person whose job it is"
