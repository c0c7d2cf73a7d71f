"""Completion of targets at the shell, from the names of files alone: importing claims would take seconds."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

__all__ = ["targets"]


def targets(incomplete: str) -> list[str]:
    """Papers and claims built in that begin so.

    Examples
    --------
    >>> targets("yang2025:sgd-floor-s"), targets("hav")
    (['yang2025:sgd-floor-small-step'], ['havrilla2024'])
    """
    paper, colon, _ = incomplete.partition(":")
    known = _claims(paper) if colon else (folder.name for folder in _papers())
    return [name for name in known if name.startswith(incomplete)]


def _papers() -> Iterator[Path]:
    found = find_spec("theory")
    for place in (found.submodule_search_locations or ()) if found else ():
        yield from sorted(init.parent for init in Path(place, "papers").glob("*/__init__.py"))


def _claims(paper: str) -> Iterator[str]:
    for folder in _papers():
        if folder.name == paper:
            yield from (f"{paper}:{f.stem.replace('_', '-')}" for f in sorted(folder.glob("[!_]*.py")))
