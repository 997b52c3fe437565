"""Everything that can go wrong by a user's, a file's or a machine's doing, each with the sentence that helps.

The tree is the map: ``UsageError`` and its children leave with exit code 2, all others with 1.
"""

from __future__ import annotations

from collections.abc import Sequence


class ForenoteError(Exception):
    """Root of all errors that Forenote raises on purpose. The message is one line: what, and what to do."""

    exit_code = 1


class UsageError(ForenoteError):
    """Wrong use or configuration."""

    exit_code = 2


class NoWorkspace(UsageError):
    """No forenote.toml was found and none is registered."""

    def __init__(self, where: str) -> None:
        super().__init__(f"no workspace in {where} or above it: run `forenote init` there, or name one with --workspace")


class DefaultGone(NoWorkspace):
    """The registered default workspace is no longer there."""

    def __init__(self, default: str) -> None:
        UsageError.__init__(self, f"your default workspace {default} is gone: run `forenote init` in the folder to use now")


class BadConfig(UsageError):
    """forenote.toml says something that Forenote does not understand."""


class BadDate(UsageError):
    """A date given on the command line is no date."""

    def __init__(self, text: str) -> None:
        super().__init__(f"'{text}' is no date: write it as YYYY-MM-DD, like 2026-03-11")


class UnknownPerson(UsageError):
    """A name that stands in no note and no configuration."""

    def __init__(self, name: str, closest: Sequence[str]) -> None:
        hint = f"closest: {', '.join(closest)}" if closest else "no notes name anybody yet"
        super().__init__(f"nobody called '{name}' in your notes ({hint}); `forenote people` lists everyone")
        self.closest = tuple(closest)


class AmbiguousPerson(UsageError):
    """A name that fits several people."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        super().__init__(f"'{name}' may be {' or '.join(candidates)}: write more of the name")
        self.candidates = tuple(candidates)


class UnknownAction(UsageError):
    """An action id that the ledger does not hold."""

    def __init__(self, key: str) -> None:
        super().__init__(f"no action '{key}': `forenote actions --status all` lists the ids")


class NotWritable(ForenoteError):
    """A file could not be written."""


class ChangedMeanwhile(ForenoteError):
    """A note is no longer what was read when the write was decided."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} changed while Forenote was about to write to it; nothing was written, run the command again")


class Busy(ForenoteError):
    """Another process holds the lock for longer than we wait."""


class UnknownSource(UsageError):
    """An id of an article or card that nobody has."""

    def __init__(self, key: str, closest: Sequence[str]) -> None:
        hint = f" (closest: {', '.join(closest)})" if closest else ""
        super().__init__(f"no source '{key}'{hint}: `forenote sources --json` lists all ids")
        self.closest = tuple(closest)


class NoEmbedder(ForenoteError):
    """Texts cannot be turned into vectors: search goes by words alone. The message says why."""


class NoVectors(ForenoteError):
    """The vector store cannot be used right now. The message says why."""
