"""A session cited as a whole is cited by the line that opens it; a private one by its date at most, and by nothing where there is none."""

from __future__ import annotations

import pytest

from assistant.knowing.packing import pack_session, unpack_session
from tests.histories import held


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("dana.md", "# Dana\n\n## 2026-01-12\n- one\n", [(3, "## 2026-01-12")]),
        ("dana.md", "# Dana\n\nintro\n\n- 2026-01-12\n  - one\n\n- 2026-01-05\n  - two\n", [(5, "- 2026-01-12"), (8, "- 2026-01-05")]),
        ("dana/2026-01-05.md", "- one\n- two\n", [(1, "- one")]),
        ("dana/2026-01-05.md", "---\nperson: Dana\n---\n\nDate: 5 January 2026\n\n- one\n", [(5, "Date: 5 January 2026")]),
        ("dana/2026-01-05.md", "- the raise (private)\n- two\n", [(2, "- two")]),
        ("dana/2026-01-05.md", "%% secret %%\n- two %% secret %%\n", [(2, "- two")]),
        ("dana.md", "---\nprivate: true\n---\n# Dana, 5 January 2026: the warning\n- one\n", [(4, "5 January 2026")]),
        ("dana/2026-01-05.md", "---\nprivate: true\n---\n# The warning\n- one\n", []),
        ("dana/2026-01-05.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Dana>Hello there\nto you\n", [(4, "Hello there")]),
    ],
)
def test_the_line_that_opens_a_session(path: str, text: str, expected: list[tuple[int, str]]) -> None:
    sessions = [one for one in held(path, text) if one.date]
    found = [(s.line_start, s.quote) for one in sessions for s in one.opening()]
    assert found == expected
    for one in sessions:
        assert unpack_session(pack_session(one.session)) == one.session
