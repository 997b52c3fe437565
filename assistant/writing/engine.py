"""The seam: a built-in draft goes in, the same draft comes out, in a model's words wherever these hold.

One path for every job: draft → prompt (within the budget, names replaced) → endpoint → names restored → verification of each sentence
→ the draft's pieces. Whatever goes wrong on it ends in the built-in words and one line for the user. Nothing here raises for what an
endpoint, a template or a consent does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.errors import ForenoteError
from assistant.writing.client import Completion, Failure, build_body, complete, shown_request
from assistant.writing.consent import may_send, note_sent
from assistant.writing.endpoint import Endpoint, Seam, find_endpoint
from assistant.writing.records import BUILT_IN, Draft, Piece, Usage, Worded

_MOST_REPLY = 4000  # tokens
_THINKING = 4000  # tokens on top: a model may think aloud before it answers, whether we want it or not
_FRAME = 24  # tokens of JSON around each piece of a reply


@dataclass(frozen=True, slots=True)
class _Request:
    """What would be sent: the body, the pieces in it, and the table that turns names round."""

    body: dict[str, Any]
    pieces: tuple[Piece, ...]
    pseudonyms: Any
    examples: tuple[str, ...]
    notes: tuple[str, ...]
    prompt: str
    tokens: int


def reword(draft: Draft, seam: Seam) -> Worded:
    """The draft, worded by the model that the user chose, if they chose one and it behaves; else as it is, with a line to ``seam.warn``."""
    built_in = Worded(draft.pieces)
    endpoint, problem = find_endpoint(seam)
    if endpoint is None:
        return _told(built_in, problem, seam)
    if not any(piece.text.strip() for piece in draft.pieces):
        return built_in
    try:
        request = _prepare(draft, endpoint, seam)
    except ForenoteError as error:
        return _told(built_in, str(error), seam)
    if seam.use.dry_run:
        seam.requests.append(shown_request(endpoint, request.body))
        return built_in
    if not request.pieces:
        return _told(built_in, f"no line fits into the {endpoint.context_tokens} tokens that {endpoint.name} takes", seam)
    refused = may_send(endpoint, seam)
    if refused:
        return _told(built_in, refused, seam)
    return _worded(draft, endpoint, seam, request)


def _told(worded: Worded, line: str, seam: Seam) -> Worded:
    if line:
        seam.warn(f"{line.rstrip('.')}; the built-in wording is shown")
    return worded


# --- the request ------------------------------------------------------------------------------------------------------------


def _prepare(draft: Draft, endpoint: Endpoint, seam: Seam, most: int | None = None) -> _Request:
    """The request for as many pieces as the budget takes (at most ``most``). UsageError where a template does not work."""
    from assistant.writing.budget import HEADROOM, count_messages, fit_pieces, told_cut
    from assistant.writing.privacy import NO_PSEUDONYMS, make_pseudonyms
    from assistant.writing.prompts import examples_of, find_prompt, render_prompt

    prompt = find_prompt(draft.task, seam.templates)
    texts = [*(p.text for p in draft.pieces), *draft.facts, *draft.extra.values(), draft.person or ""]
    table = make_pseudonyms(texts, _names(seam), endpoint.hide) if endpoint.pseudonyms else NO_PSEUDONYMS
    budget = prompt.budget if not endpoint.context_tokens else min(prompt.budget, int(endpoint.context_tokens * HEADROOM) // 2)

    def messages(pieces: Sequence[Piece]) -> list[dict[str, str]]:
        return render_prompt(prompt, _values(draft, pieces, table))

    wanted = [piece for piece in draft.pieces if piece.text.strip()]
    kept = fit_pieces(wanted, lambda pieces: count_messages(messages(pieces)) <= budget)[:most]
    sent = messages(kept)
    tokens = count_messages(sent)
    room = min(_MOST_REPLY, 200 + sum(2 * _size(piece.text) + _FRAME for piece in kept)) + (0 if most else _THINKING)
    room = min(room, max(200, endpoint.context_tokens - tokens - 50)) if endpoint.context_tokens else room
    body = build_body(endpoint, sent, [piece.id for piece in kept] or ["p1"], room)
    return _Request(body, kept, table, examples_of(sent), told_cut(wanted, kept), prompt.version, tokens)


def _size(text: str) -> int:
    from assistant.writing.budget import count_tokens

    return count_tokens(text)


def _values(draft: Draft, pieces: Sequence[Piece], table: Any) -> Mapping[str, Any]:
    """A template's inputs: the shipped ones of all tasks, so that a copy may use what its task has."""
    entries = [{"id": p.id, **({"kind": p.role} if draft.task != "ask" else {}), "text": table.hide(p.text)} for p in pieces]
    extra = {key: table.hide(value) for key, value in draft.extra.items()}
    common: dict[str, Any] = {"pieces": entries}
    if draft.task == "prep":
        return {**common, "person": table.hide(draft.person or ""), "relation": extra.get("relation", "")}
    if draft.task == "ask":
        return {**common, "question": extra.get("question", "")}
    facts = [table.hide(fact) for fact in draft.facts]
    return {**common, "audience": extra.get("audience", ""), "tone": extra.get("tone", ""), "facts": facts}


def _names(seam: Seam) -> list[str]:
    names = [name for person in seam.people for name in (person.name, *person.aliases)]
    return [*names, *([seam.me] if seam.me else [])]


# --- the answer -------------------------------------------------------------------------------------------------------------


def _worded(draft: Draft, endpoint: Endpoint, seam: Seam, request: _Request) -> Worded:
    seam.wait(f"asking {endpoint.name} at {endpoint.host} to word {len(request.pieces)} lines (Ctrl-C stops; --no-model does without)")
    done = complete(endpoint, request.body, seam.transport)
    calls = 1
    if isinstance(done, Failure) and done.overflow and len(request.pieces) > 1:
        calls = 2
        request = _prepare(draft, endpoint, seam, len(request.pieces) // 2)
        done = complete(endpoint, request.body, seam.transport)
    failed = done.line if isinstance(done, Failure) else ""
    size = sum(len(message["content"].encode()) for message in request.body["messages"])
    note_sent(
        endpoint,
        seam,
        {"task": draft.task, "pieces": len(request.pieces), "bytes": size, "prompt_tokens": request.tokens, "ok": not failed},
    )
    if isinstance(done, Failure):
        return _told(Worded(draft.pieces, notes=request.notes), failed, seam)
    usage = _usage(done, endpoint, request, calls)
    worded = _verified(draft, done, seam, request)
    problem = _problem(done, worded, endpoint)
    _report(worded, usage, endpoint, seam)
    engine = endpoint.name if worded.replaced else BUILT_IN
    return _told(replace(worded, engine=engine, usage=usage, notes=request.notes, prompt=request.prompt), problem, seam)


def _usage(done: Completion, endpoint: Endpoint, request: _Request, calls: int) -> Usage:
    estimated = done.prompt_tokens is None or done.completion_tokens is None
    sent = request.tokens if done.prompt_tokens is None else done.prompt_tokens
    got = _size(done.text) if done.completion_tokens is None else done.completion_tokens
    priced = endpoint.price_in is not None and endpoint.price_out is not None
    cost = (sent * (endpoint.price_in or 0) + got * (endpoint.price_out or 0)) / 1e6 if priced else None
    return Usage(sent, got, done.calls + calls - 1, round(done.seconds, 2), cost, estimated, done.finish)


def _verified(draft: Draft, done: Completion, seam: Seam, request: _Request) -> Worded:
    from assistant.writing.grounding import Grounds, settle
    from assistant.writing.replies import read_reply

    if done.refusal:
        return Worded(draft.pieces)
    reply = read_reply(done.text, {piece.id for piece in request.pieces})
    grounds = Grounds(known_words(_names(seam), draft.person), draft.facts, request.examples)
    pieces: list[Piece] = []
    rejected: list[tuple[str, str]] = []
    replaced = 0
    for piece in draft.pieces:
        said = reply.texts.get(piece.id)
        if said is None:
            pieces.append(piece)
            continue
        verdict = settle(piece, request.pseudonyms.restore(said), grounds)
        replaced += verdict.changed
        rejected += [(piece.id, reason) for reason in verdict.reasons]
        pieces.append(replace(piece, text=verdict.text))
    rejected += [("?", "no line of the draft has this id, or it came twice")] * reply.stray
    return Worded(tuple(pieces), replaced=replaced, dropped=len(rejected), rejected=tuple(rejected))


def known_words(names: Sequence[str], person: str | None = None) -> frozenset[str]:
    """The folded words of all names, which verification treats as names however they are written."""
    return frozenset(word.casefold() for name in (*names, person or "") for word in re.findall(r"[^\W\d_]+", name) if len(word) > 1)


def _problem(done: Completion, worded: Worded, endpoint: Endpoint) -> str:
    """What the user is told of an answer that came but was none; "" where it was one, however much of it was thrown away."""
    if done.refusal or done.finish == "content_filter":
        return f"{endpoint.name} declined to answer"
    answered = worded.replaced or worded.dropped
    if done.finish == "length" and not answered:
        return f"{endpoint.name} was cut off before it said anything that can be used"
    if not done.text.strip():
        return f"{endpoint.name} answered nothing"
    if not answered and not re.search(r"[\w]", done.text):
        return f"{endpoint.name} answered without words"
    return "" if answered or _echo(done) else f"{endpoint.name} did not answer in the form asked for"


def _echo(done: Completion) -> bool:
    """Whether the answer has entries at all: lines given back as they were are fine and change nothing."""
    from assistant.writing.replies import without_thinking

    return bool(re.search(r'"pieces"|"text"\s*:|^\s*"?[A-Za-z]+\d+"?\s*[:=]', without_thinking(done.text), re.MULTILINE))


def _report(worded: Worded, usage: Usage, endpoint: Endpoint, seam: Seam) -> None:
    """What `--verbose` shows, on stderr: tokens, cost, and every sentence thrown away with the reason."""
    about = "about " if usage.estimated else ""
    cost = f", cost {usage.cost:.6f}" if usage.cost is not None else ""
    seam.tell(
        f"{endpoint.name} at {endpoint.host}: {about}{usage.prompt_tokens} + {usage.completion_tokens} tokens, {usage.seconds:g} s{cost}"
    )
    seam.tell(f"{worded.replaced} of {len(worded.pieces)} lines in its words, {worded.dropped} of its sentences thrown away")
    for key, reason in worded.rejected:
        seam.tell(f"{key}: {reason}")
