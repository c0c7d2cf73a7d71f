"""One loader and one registry for built-in papers and a user's folder.

A paper is a folder with an ``__init__.py`` holding ``PAPER`` and one file per
claim holding ``CLAIM``; the claim ``key:some-slug`` lives in ``some_slug.py``.
Built-in papers live in ``theory/papers``; a user's folder may hold one paper or
several and lives anywhere. Loading a folder runs its Python.
"""

from __future__ import annotations

import difflib
import hashlib
import importlib
import importlib.util
import sys
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from theory.errors import LoadError
from theory.records import Claim, Paper

__all__ = ["Entry", "Registry", "builtin", "load", "resolve"]

PAPERS = Path(__file__).parent / "papers"
_Kind = TypeVar("_Kind")


@dataclass(frozen=True)
class Entry:
    """A claim, and where its file and its check are found."""

    claim: Claim
    path: Path
    builtin: bool

    @property
    def check_path(self) -> Path:
        """Where the numeric check lives, whether or not there is one."""
        if self.builtin:
            return PAPERS.parent.parent / "proofs_check" / "papers" / self.claim.paper / self.path.name
        return self.path.parent / "checks" / self.path.name


@dataclass(frozen=True)
class Registry:
    """Papers and claims by id, in a stable order."""

    papers: tuple[Paper, ...]
    entries: tuple[Entry, ...]

    def paper(self, key: str) -> Paper:
        """The paper with this key."""
        return _lookup(key, {p.key: p for p in self.papers}, "paper")

    def claim(self, claim_id: str) -> Claim:
        """The claim with this id."""
        return self.entry(claim_id).claim

    def entry(self, claim_id: str) -> Entry:
        """The entry of the claim with this id."""
        return _lookup(claim_id, {e.claim.id: e for e in self.entries}, "claim")

    def of_paper(self, key: str) -> tuple[Entry, ...]:
        """The entries of one paper."""
        self.paper(key)
        return tuple(e for e in self.entries if e.claim.paper == key)

    def below(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """The claims that these rest on, those that they rest on, and so on."""
        known = {e.claim.id: e for e in self.entries}
        reached, waiting = dict[str, Entry](), [name for e in entries for name in e.claim.rests_on]
        while waiting:
            if (name := waiting.pop()) not in reached:
                reached[name] = known[name]
                waiting += known[name].claim.rests_on
        return tuple(reached.values())


def _lookup(name: str, known: dict[str, _Kind], what: str, remedy: str = "theory list shows all") -> _Kind:
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.4)
    some = ", ".join([*list(known)[:6], *(["..."] if len(known) > 6 else [])])
    hint = f"did you mean {' or '.join(near)}?" if near else f"known are {some}"
    raise LoadError(f"no {what} {name!r}; {hint} ({remedy})")


@cache
def builtin() -> Registry:
    """All built-in papers."""
    registries = [
        _load_paper(importlib.import_module(f"theory.papers.{folder.name}"), folder, builtin=True)
        for folder in sorted(PAPERS.iterdir())
        if (folder / "__init__.py").exists()
    ]
    return _merged(registries)


def load(folder: Path) -> Registry:
    """Load a user's folder: one paper, or a folder of papers.

    Raises
    ------
    LoadError
        Naming the file, line and remedy where something is wrong.
    """
    if not folder.is_dir():
        raise LoadError(f"{folder} is not a folder; a theory is a folder with __init__.py and one file per claim")
    folder = folder.resolve()
    papers = [folder] if (folder / "__init__.py").exists() else _folders_with_papers(folder)
    if not papers:
        raise LoadError(
            f"{folder} holds no paper: put PAPER = Paper(...) in {folder.name}/__init__.py and one claim per file"
        )
    for paper in papers:
        _forget(paper)
        _forget(paper / "checks")
    return _merged([_load_paper(_run(p / "__init__.py"), p, builtin=False) for p in papers])


def _folders_with_papers(folder: Path) -> list[Path]:
    return sorted(f for f in folder.iterdir() if (f / "__init__.py").exists() and f.name != "checks")


def resolve(targets: Sequence[str]) -> tuple[Registry, tuple[Entry, ...]]:
    """Find what targets name: claim ids, paper keys, or folders; all built-ins for none.

    Parameters
    ----------
    targets : sequence of str
        A claim id, a paper key, a folder, or one claim of a folder as
        ``FOLDER:SLUG``. What has a "/" or names something on disk is a folder.

    Returns
    -------
    (Registry, entries)
        A registry that holds everything named, and the entries selected.

    Raises
    ------
    LoadError
        If a target names nothing; close names are suggested.
    """
    own: dict[Path, Registry] = {}
    chosen: list[Entry] = []
    for target in targets:
        if folder := _folder(target):
            if folder not in own:
                own[folder] = load(folder)
            chosen += _of_folder(own[folder], target, folder)
        else:
            chosen += [_builtin_claim(target)] if ":" in target else builtin().of_paper(target)
    registry = _merged([builtin(), *own.values()])
    _refuse_bad_premises(registry)
    unique = {e.claim.id: e for e in chosen} if targets else {e.claim.id: e for e in registry.entries}
    return registry, tuple(unique.values())


def _refuse_bad_premises(registry: Registry) -> None:
    """Every claim a derivation rests on must exist, and none may rest on itself."""
    known = {e.claim.id for e in registry.entries}
    for entry in registry.entries:
        for premise in entry.claim.rests_on:
            if premise not in known:
                raise LoadError(f"{entry.claim.id} rests on {premise}, and there is no such claim")
    for entry in registry.entries:
        if entry in registry.below([entry]):
            raise LoadError(f"{entry.claim.id} rests on itself, through its premises")


def _folder(target: str) -> Path | None:
    """The folder that a target names, with or without a claim in it; nothing if it names what is built in."""
    if not target.strip():
        raise LoadError("a target is empty; name a claim, a paper or a folder (theory list shows all)")
    place = target.partition(":")[0]
    try:
        if ":" in target and any(e.claim.id == target for e in builtin().entries):
            return None
        return Path(place) if Path(place).exists() or "/" in place or "\\" in place else None
    except (OSError, ValueError) as error:  # too long for a name, or with a null character
        raise LoadError(f"{target[:60]!r} can name nothing ({error}); see theory list") from None


def _of_folder(found: Registry, target: str, folder: Path) -> tuple[Entry, ...]:
    """The claims of a folder that a target names."""
    _, colon, slug = target.partition(":")
    if not colon:
        return found.entries
    slugs = {e.claim.slug: e for e in found.entries}
    asked = _lookup(slug, slugs, "claim", f"theory list {folder} shows all")
    return tuple(e for e in found.entries if e.path.name == asked.path.name)  # of several papers, perhaps


def _builtin_claim(claim_id: str) -> Entry:
    try:
        return builtin().entry(claim_id)
    except LoadError as error:
        slug = claim_id.partition(":")[2]
        raise LoadError(f"{error}; a claim of your own is FOLDER:{slug}") from None


def _merged(registries: Sequence[Registry]) -> Registry:
    papers: dict[str, Paper] = {}
    entries: dict[str, Entry] = {}
    for registry in registries:
        for paper in registry.papers:
            if papers.setdefault(paper.key, paper) != paper:
                raise LoadError(f"two papers have the key {paper.key!r}; rename one")
        for entry in registry.entries:
            other = entries.setdefault(entry.claim.id, entry)
            if other.path != entry.path:
                raise LoadError(f"the claim {entry.claim.id} is in {other.path} and in {entry.path}; rename one")
    return Registry(tuple(papers.values()), tuple(entries.values()))


def _load_paper(module: ModuleType, folder: Path, *, builtin: bool) -> Registry:
    paper = _value(module, "PAPER", Paper, folder / "__init__.py")
    entries = tuple(_entries(paper, folder, builtin=builtin))
    return Registry((paper,), entries)


def _entries(paper: Paper, folder: Path, *, builtin: bool) -> Iterator[Entry]:
    for path in sorted(folder.glob("*.py")):
        if path.stem.startswith(("_", "test_")) or path.stem == "conftest":
            continue
        module = importlib.import_module(f"theory.papers.{paper.key}.{path.stem}") if builtin else _run(path)
        claim = _value(module, "CLAIM", Claim, path)
        expected = f"{paper.key}:{path.stem.replace('_', '-')}"
        if claim.id != expected:
            raise LoadError(f"{path}: the claim is called {claim.id!r} but its place says {expected!r}; rename one")
        yield Entry(claim, path, builtin)


def _value(module: ModuleType, name: str, kind: type[_Kind], path: Path) -> _Kind:
    value = getattr(module, name, None)
    if not isinstance(value, kind):
        found = "nothing of that name" if value is None else f"a {type(value).__name__}"
        raise LoadError(f"{path}: expected {name} = {kind.__name__}(...), found {found}")
    return value


def _run(path: Path) -> ModuleType:
    """Import a file of a user's folder; files beside it are imported as ``from ._name import ...``."""
    package = _package(path.parent)
    name = package if path.name == "__init__.py" else f"{package}.{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path, submodule_search_locations=_inside(path))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True  # a file edited twice in a second would be stale
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        sys.modules.pop(name, None)
        frames = reversed(traceback.extract_tb(error.__traceback__))
        line = next((f.lineno for f in frames if f.filename == str(path)), None)
        where = f"{path}:{line}" if line else str(path)
        raise LoadError(f"{where}: {type(error).__name__}: {error}{_remedy(error)}") from error
    finally:
        sys.dont_write_bytecode = writes
    return module


def _remedy(error: BaseException) -> str:
    """Where a name that is not defined can be had."""
    if not isinstance(error, NameError) or not error.name:
        return ""
    for home in ("theory", "theory.records", "theory.symbols", "sympy"):
        if hasattr(importlib.import_module(home), error.name):
            return f"; add: from {home} import {error.name}"
    return "; define it above, or import it"


def _inside(path: Path) -> list[str] | None:
    return [str(path.parent)] if path.name == "__init__.py" else None


def _package(folder: Path) -> str:
    """Name of the package a folder is imported as, different for equal names in different places."""
    name = f"_theory_user_{hashlib.sha256(str(folder).encode()).hexdigest()[:12]}"
    if name not in sys.modules:
        module = ModuleType(name)
        module.__path__ = [str(folder)]
        sys.modules[name] = module
    return name


def _forget(folder: Path) -> None:
    """Drop what was imported from a folder before, so that edited files are read again."""
    name = _package(folder)
    for known in [m for m in sys.modules if m == name or m.startswith(f"{name}.")]:
        del sys.modules[known]
    importlib.invalidate_caches()


run_file = _run
