"""Where commands print tables and progress, and the options that all of them share."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from proofs_check.completion import targets

__all__ = ["AsJson", "Quiet", "Targets", "console", "counted"]

Targets = Annotated[
    list[str] | None,
    typer.Argument(help="Claims, papers, folders, FOLDER:CLAIM; none means all built in.", autocompletion=targets),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of text for people.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print no progress and no table, only what stays open.")]


def console(*, as_json: bool = False, quiet: bool = False, width: int = 130) -> Any:
    """A console without colours in pipes and under NO_COLOR; beside JSON it takes the standard error.

    Examples
    --------
    >>> console(quiet=True).print("nothing")
    """
    from rich.console import Console

    # Tables stay whole in a pipe or a log, where nobody can widen the window.
    fixed = None if sys.stdout.isatty() else width
    return Console(stderr=as_json, quiet=quiet, highlight=False, emoji=False, width=fixed)


def counted(number: int, word: str) -> str:
    """A number of things.

    Examples
    --------
    >>> counted(1, "claim"), counted(2, "claim")
    ('1 claim', '2 claims')
    """
    return f"{number} {word}{'s' * (number != 1)}"
