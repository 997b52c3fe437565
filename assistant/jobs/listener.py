"""Whom a proposal is for: the role, the person, and how statements about them turn into statements to them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.knowing.patterns import DIRECTIONS
from assistant.reading.facts import facts_of, is_common_word
from assistant.writing import address

_ROLES = {"boss": "manager", "lead": "manager", "team lead": "manager", "colleague": "peer", "coworker": "peer", "co-worker": "peer", "teammate": "peer",
          "direct report": "report", "team": "report", "client": "stakeholder", "customer": "stakeholder", "skip-level": "manager"}  # fmt: skip


def direction_of(role: str) -> str | None:
    """The direction that a word for a role means: "my boss" → manager. None where it is no role (a name, then)."""
    word = role.strip().lower().removeprefix("my ").strip()
    return word if word in DIRECTIONS else _ROLES.get(word)


def directed(relation: str | None) -> str:
    """The direction for what somebody is to the user; a peer where the notes do not say."""
    return relation if relation in DIRECTIONS else "peer"


@dataclass(frozen=True, slots=True)
class Listener:
    """Whom the proposal is for: what they are to the user, and how the notes call them if they are known."""

    direction: str = "manager"
    name: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that they are called by."""
        return tuple(dict.fromkeys((self.name, *self.aliases, self.name.split()[0]))) if self.name else ()


def called_in(plain: str) -> tuple[str, str]:
    """(the name that a text opens with, the rest): "Anton, you rewrote my loader"."""
    found = re.match(r"^(?:(?:Hi|Hey|Hello|Dear|hi|hey) )?(?P<name>[A-Z][\w-]+), (?=(?:you|your|I|we|can|could|the|my|our)\b)", plain)
    if found is None or is_common_word(found.group("name")):
        return "", plain
    return found.group("name"), plain[found.end() :]


def spoken_to(plain: str, to: Listener) -> tuple[Callable[[str], str], str, bool]:
    """(how statements turn toward the listener, the name to open with, whether they are the one it is about)."""
    you = bool(re.search(r"(?i)\byou(?:'re|'ve|r(?! (?:team|side|department|people|company)))?\b", re.sub(r"[\"“][^\"”]*[\"”]", "", plain)))
    people = [fact.text for fact in facts_of(plain) if fact.kind == "name"]
    names = [name for name in to.names if re.search(rf"(?i)\b{re.escape(name)}\b", plain)]
    if not names and not you and to.name is None and to.direction in ("report", "mentee", "peer"):
        names = [n for n in dict.fromkeys(people) if _is_subject(n, plain)]
        names = names if len(names) == 1 else []
    role = bool(address.ROLE_WORDS.get(to.direction)) and re.search(rf"(?i)\b(?:{address.ROLE_WORDS[to.direction]})\b", plain)
    others = [n for n in people if n not in names and not any(n in name or name in n for name in names)]
    about_them = bool(names or role)
    if you and not names:
        return str, "", True
    lone = (
        not others
        and not role
        and not you
        and to.direction in ("report", "mentee", "peer")
        and bool(re.search(r"(?i)^\W*(?:he|she)\b|[.,] (?:he|she)\b", plain))
    )
    if not about_them and not lone:
        return str, "", False
    who = address.named(names, to.direction if role else "")
    pronouns = not others or all(not _is_subject(n, plain) for n in others)

    def speak(statement: str) -> str:
        return address.speak_to(statement, who, pronouns=pronouns)

    return speak, max(names, key=len).split("'")[0] if names else "", True


def _is_subject(name: str, plain: str) -> bool:
    """Whether a name does something: not a team's ("Kestrel's team"), a tool's or a place's."""
    if re.search(rf"(?:^|[.!?\n] ?){re.escape(name)}'s (?!(?:team|group|manager|lead|boss|department|company)\b)\w+", plain):
        return True
    return bool(
        re.search(
            rf"(?:^|[.,;!?\n] |and |but |because |that |so |when |if ){re.escape(name)} (?:[a-z]+ly |just |always |never |still |often |also |only |even )*(?:is|was|has|does|doesn't|isn't|hasn't|keeps?|can't|won't|never|[a-z]+s|[a-z]+ed|says|came|went|took|gave|made|said|told|sent|broke|left|wrote|did)\b(?! (?:team|tool|server|table|project|ticket|job)\b)",
            plain,
        )
    ) and not re.search(rf"\b(?:in|on|at|from|via|using|the) {re.escape(name)}\b", plain)
