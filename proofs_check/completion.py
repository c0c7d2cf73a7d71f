"""Completion of targets at the shell, from the names of files alone: importing claims would take seconds."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

__all__ = ["targets"]


def targets(incomplete: str) -> list[str]:
    """Papers and claims built in that begin so, and folders of claims, with claims after a colon.

    Examples
    --------
    >>> targets("yang2025:sgd-floor-s"), targets("hav")
    (['yang2025:sgd-floor-small-step'], ['havrilla2024'])
    """
    place, colon, _ = incomplete.partition(":")
    if not colon:
        known = [folder.name for folder in _papers()] if "/" not in incomplete else list(_folders(incomplete))
    elif place in (built := {folder.name: folder for folder in _papers()}):
        known = _claims(place, built[place])
    else:
        known = _claims(place, Path(place))
    return [name for name in known if name.startswith(incomplete)]


def _papers() -> Iterator[Path]:
    found = find_spec("theory")
    for place in (found.submodule_search_locations or ()) if found else ():
        yield from sorted(init.parent for init in Path(place, "papers").glob("*/__init__.py"))


def _folders(incomplete: str) -> Iterator[str]:
    """Folders on disk that begin so; those that are no paper may hold one, and end in a slash."""
    above = incomplete[: incomplete.rfind("/") + 1]
    for folder in sorted(f for f in Path(above).glob("[!._]*") if f.is_dir()):
        yield f"{above}{folder.name}{'' if (folder / '__init__.py').exists() else '/'}"


def _claims(named: str, folder: Path) -> list[str]:
    files = sorted(folder.glob("[!_]*.py"))
    return [f"{named}:{f.stem.replace('_', '-')}" for f in files if not f.stem.startswith(("test_", "conftest"))]
