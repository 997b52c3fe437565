"""Groups of commands with a default one: `forenote actions Hanna` means `forenote actions list Hanna`."""

from __future__ import annotations

from typing import Any

from typer import BadParameter
from typer.core import TyperGroup

_WITH_VALUE = ("-w", "--workspace", "--as-of", "--status", "--model", "--why", "--relation", "--alias", "--cadence")


_CHECKED = "Value error, "  # how the library that checks values begins

_ORDER = "prep ask reframe actions timeline search jot note people import sources init read index templates doctor eval".split()


class MainGroup(TyperGroup):
    """The commands in the order in which one comes to need them."""

    def list_commands(self, ctx: Any) -> list[str]:
        """All names; one that the order does not know stands last."""
        return sorted(self.commands, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))

    def invoke(self, ctx: Any) -> Any:
        """Run the command; of a value that is refused, say so in words of the command line."""
        try:
            return super().invoke(ctx)
        except BadParameter as error:
            error.message = error.message.removeprefix(_CHECKED)
            raise


class DefaultGroup(TyperGroup):
    """A group whose command ``list`` is meant where none is named. Options may stand before the command's name."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the command's name first, whichever it is."""
        at = _first_word(args)
        if at is not None and args[at] in self.commands:
            args = [args[at], *args[:at], *args[at + 1 :]]
        elif not {"-h", "--help"} & set(args):
            args = ["list", *args]
        elif args[0] not in ("-h", "--help"):
            args = ["--help"]
        return super().parse_args(ctx, args)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Show the options of ``list`` as those of the group."""
        listing = self.commands["list"]
        listing.format_options(ctx, formatter)
        self.format_commands(ctx, formatter)


def _first_word(args: list[str]) -> int | None:
    """Where the first argument stands that is neither an option nor an option's value."""
    skip = False
    for at, arg in enumerate(args):
        if skip:
            skip = False
        elif arg == "--":
            return None
        elif arg.startswith("-") and len(arg) > 1:
            skip = arg in _WITH_VALUE
        else:
            return at
    return None
