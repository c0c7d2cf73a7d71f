"""A new theory of one's own: a folder of claims that hold, to be changed."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from theory.errors import LoadError
from theory.registry import builtin

__all__ = ["create"]

_TAKEN = frozenset({"theory", "proofs_check", "checks", "tests"})


def create(folder: Path, title: str = "") -> tuple[Path, ...]:
    """Write a folder with two claims, their checks, a test and a paper.

    Parameters
    ----------
    folder : Path
        Must not exist; its name becomes that of the paper.
    title : str
        Of the paper; made from the name if empty.

    Returns
    -------
    tuple of Path
        What was written.

    Raises
    ------
    LoadError
        If the name is no name of a Python package, is taken, or names something on disk.

    Examples
    --------
    >>> create(Path("New Draft"))
    Traceback (most recent call last):
    ...
    theory.errors.LoadError: 'New Draft' cannot name a theory; use lower-case letters, digits and underscores: new_draft
    """
    name = folder.name
    _refuse(name)
    if folder.exists():
        raise LoadError(f"{folder} is there already and nothing was written; choose another name or remove it")
    if not folder.parent.is_dir():
        raise LoadError(f"there is no folder {folder.parent} to write {name} to; make it first")
    written = {"myname": name, "mykey": name.replace("_", ""), "MYTITLE": title or name.replace("_", " ").capitalize()}
    made = []
    for template, place in _templates(files(__name__) / "templates"):
        path = folder / _filled(place, written)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_filled(template.read_text(encoding="utf-8"), written), encoding="utf-8", newline="\n")
        made.append(path)
    return tuple(made)


def _refuse(name: str) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        near = re.sub(r"\W+", "_", name.lower(), flags=re.ASCII).lstrip("_0123456789").strip("_") or "my_paper"
        raise LoadError(f"{name!r} cannot name a theory; use lower-case letters, digits and underscores: {near}")
    if name in _TAKEN or keyword.iskeyword(name):
        raise LoadError(f"{name!r} means something else already; choose another name, such as my_{name}")
    if name.replace("_", "") in {paper.key for paper in builtin().papers}:
        raise LoadError(f"{name!r} is a built-in paper (theory list {name}); choose another name, such as my_{name}")


def _templates(folder: Traversable, above: str = "") -> Iterator[tuple[Traversable, str]]:
    """Every template, with its place in the new folder."""
    for item in sorted(folder.iterdir(), key=lambda f: f.name):
        if item.is_dir():
            yield from _templates(item, f"{above}{item.name}/")
        else:
            yield item, f"{above}{item.name.removesuffix('.txt')}"


def _filled(text: str, values: dict[str, str]) -> str:
    return re.sub("|".join(values), lambda found: values[found[0]], text)
