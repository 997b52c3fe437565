"""Every failure of an endpoint once more, faked by respx below the client: pytest-httpx2 teaches it the library that openai speaks through."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
import respx
from seams import URL, stream
from test_seam import DRAFT, FAILURES, GOOD

from assistant.config import ModelConfig
from assistant.writing.endpoint import ModelUse, Seam
from assistant.writing.engine import reword
from assistant.writing.records import Worded


def worded(answer: Any, lines: list[str]) -> tuple[Worded, int]:
    """What comes of a draft where the endpoint answers so, and how often it was asked."""

    def reply(request: Any) -> httpx.Response:
        made = answer(request) if callable(answer) else answer
        return httpx.Response(made.status_code, headers=dict(made.headers), content=made.content)

    with respx.mock(using="httpcore2") as router:
        route = router.post(f"{URL}/chat/completions").mock(side_effect=reply)
        found = reword(DRAFT, Seam(ModelConfig(base_url=URL, name="m"), ModelUse(), warn=lines.append))
        return found, route.call_count


def test_a_good_answer() -> None:
    lines: list[str] = []
    found, calls = worded(stream(GOOD), lines)
    assert found.replaced == 2 and calls == 1 and lines == []


@pytest.mark.parametrize("name", FAILURES)
def test_every_failure_ends_in_the_built_in_words(name: str) -> None:
    answer, words = FAILURES[name]
    lines: list[str] = []
    found, calls = worded(answer, lines)
    assert found.pieces == DRAFT.pieces and found.engine == "built-in" and calls >= 1
    assert len(lines) == 1 and words in lines[0] and "sk-abcdef" not in lines[0], lines
