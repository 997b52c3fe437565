"""forenote.toml is understood exactly, and what is wrong in it is said in one line that helps."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.config import DEFAULT_INCLUDE, Config, ModelConfig, PersonConfig, load_config, parse_config
from assistant.errors import BadConfig

# The example of the documented contract, with every key.
WHOLE = """
me = "Priya Raman"
aliases = ["Priya", "PR"]
[notes]
include = ["**/*.md", "**/*.txt", "**/*.vtt"]
exclude = ["archive/**"]
[people."Dana Whitfield"]
relation = "report"
aliases = ["Dana W", "DW"]
paths = ["notes/dana/**"]
cadence_days = 7
[people."Noor Haddad"]
[model]
base_url = "http://127.0.0.1:11434/v1"
name = "qwen3:8b"
key_env = "OPENAI_API_KEY"
pseudonyms = true
[index]
chroma_url = ""
chroma_token_env = "CHROMA_TOKEN"
embedder = "hash"
"""


def test_every_key_is_read() -> None:
    config = parse_config(WHOLE)
    assert (config.me, config.aliases) == ("Priya Raman", ("Priya", "PR"))
    assert config.notes.include == ("**/*.md", "**/*.txt", "**/*.vtt")
    assert config.notes.exclude == ("archive/**",)
    assert config.people == (
        PersonConfig("Dana Whitfield", "report", ("Dana W", "DW"), ("notes/dana/**",), 7),
        PersonConfig("Noor Haddad"),
    )
    assert config.model == ModelConfig("http://127.0.0.1:11434/v1", "qwen3:8b", "OPENAI_API_KEY", True)
    assert (config.index.chroma_url, config.index.chroma_token_env, config.index.embedder) == ("", "CHROMA_TOKEN", "hash")


def test_an_empty_file_has_the_defaults() -> None:
    config = parse_config("")
    assert config == Config()
    assert config.me is None
    assert config.notes.include == DEFAULT_INCLUDE
    assert config.model == ModelConfig("", "", "", None), "no model unless the user names one"
    assert parse_config('me = "  "').me is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('mee = "P"', "unknown key 'mee'; did you mean 'me'?"),
        ('[note]\ninclude = ["a"]', "unknown key 'note'; did you mean 'notes'?"),
        ('[notes]\nexlude = ["a"]', "unknown key 'exlude' in [notes]; did you mean 'exclude'?"),
        (
            '[people."Dana W"]\nrelations = "report"',
            "unknown key 'relations' in [people.\"Dana W\"]; did you mean 'rel",
        ),
        ("[model]\nurl = 'x'", "unknown key 'url' in [model]; did you mean 'base_url'? (known here: base_url, name"),
        ('[index]\nchromaurl = ""', "did you mean 'chroma_url'?"),
        ('[notes]\nme = "P"', "unknown key 'me' in [notes]; me belongs at the top, before the first [table]"),
        ('include = ["a"]', "unknown key 'include'; it belongs under [notes]"),
        ("me = 3", "me must be a text in quotes, not the number 3"),
        ("me = 2026-03-01", "me must be a text in quotes, not a date or time"),
        ('aliases = "DW"', 'aliases must be a list of texts, like ["one", "two"], not the text \'DW\''),
        ("aliases = ['DW', 3]", "aliases must be a list of texts, but holds the number 3"),
        ("aliases = ['DW', ' ']", "aliases must be a list of texts, but holds an empty text"),
        ("notes = 'x'", "notes must be a table, like [notes], not the text 'x'"),
        ("[people]\nDana = 'report'", "people.Dana must be a table, like [people.Dana], not the text 'report'"),
        ("[people.'']", "needs a name between the quotes"),
        ("[people.Dana]\nrelation = 'boss'", "must be one of mentor, mentee, manager, report, peer, not 'boss'"),
        ("[people.Dana]\ncadence_days = 0", "people.Dana.cadence_days must be a whole number of days"),
        ("[people.Dana]\ncadence_days = true", "whole number of days, 1 or more, not true"),
        ("[people.Dana]\ncadence_days = '7'", "not the text '7'"),
        ("[model]\npseudonyms = 'yes'", "model.pseudonyms must be true or false, not the text 'yes'"),
        ("[model]\nbase_url = 'localhost:11434'", "begins with http:// or https://, not 'localhost:11434'"),
        ("[notes]\ninclude = ['/home/x/*.md']", "patterns are relative to the workspace"),
        ("[notes]\nexclude = ['../other/**']", "patterns are relative to the workspace"),
        ("[people.Dana]\npaths = ['~/notes']", "people.Dana.paths holds '~/notes': patterns are relative"),
        ("me = 'P'\nme = 'R'", "line 2: Cannot overwrite a value"),
        ('me = "P"\naliases = ["a",\n', "line 3: "),
        ("\nme = Priya", "line 2: Invalid value"),
        ("\n[people.Dana Whitfield]\n", 'needs quotes, like [people."Dana Whitfield"]'),
    ],
)
def test_what_is_wrong_is_said_in_one_line(text: str, says: str) -> None:
    with pytest.raises(BadConfig) as error:
        parse_config(text, "vault/forenote.toml")
    message = str(error.value)
    assert message.startswith("vault/forenote.toml")
    assert says in message
    assert "\n" not in message
    assert error.value.exit_code == 2


@given(st.text() | st.sampled_from([WHOLE, WHOLE[5:], WHOLE.replace('"', "'", 3), WHOLE.replace("=", ":", 1)]))
def test_any_text_is_a_configuration_or_one_clear_line(text: str) -> None:
    try:
        parse_config(text)
    except BadConfig as error:
        assert "\n" not in str(error)


def test_files_as_editors_save_them(tmp_path: Path) -> None:
    path = tmp_path / "forenote.toml"
    path.write_bytes(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode())
    assert load_config(path) == parse_config(WHOLE)
    path.write_bytes(b'\nme = "Ren\xe9"\n')
    with pytest.raises(BadConfig, match=r"line 2: not UTF-8"):
        load_config(path)
    with pytest.raises(BadConfig, match="cannot be read"):
        load_config(tmp_path)
