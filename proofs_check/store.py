"""Evidence on disk: one JSON file per claim, written atomically, keyed on what it depends on.

The key covers the claim without its prose, the source of its check and of
everything the check imports from `proofs_check`, the engine's source, profile,
seed, and library versions, but not what only sets pages and papers. Evidence
whose key differs is stale and is made again; resuming and concurrent runs follow
from that.
"""

from __future__ import annotations

import ast
import contextlib
import hashlib
import importlib.metadata
import json
import os
import platform
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import Any

import theory
from theory.codec import canonical, from_json, to_json
from theory.records import Evidence
from theory.registry import Entry

__all__ = ["fingerprint", "key_of", "load_evidence", "save_evidence", "sweep", "versions", "write_atomically"]

HERE = Path(__file__).parent
ENGINE = Path(theory.__file__).parent
# The claims cover the papers; typesetting and what an audit plants or compares change no evidence.
LEFT = 60.0  # seconds after which a temporary file belongs to no run that still writes it
APART = {"papers", "typeset", "audit.py", "planted.py", "alterations.py"}


@cache
def versions() -> tuple[tuple[str, str], ...]:
    """Names and versions of what figures depend on."""
    packages = ("scaling-theory", "sympy", "mpmath", "numpy", "scipy", "z3-solver")
    return (("python", platform.python_version()), *((p, _version(p)) for p in packages))


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "source"


def key_of(entry: Entry, profile: str, seed: int) -> str:
    """A hash of everything the evidence about a claim depends on."""
    parts = [
        canonical(entry.claim),
        _engine(),
        _check_source(entry.check_path),
        profile,
        str(seed),
        json.dumps(versions()),
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def _engine() -> str:
    """Hash of the symbolic engine, and of the judge with the numerals that its reasons are written in."""
    files = [f for f in sorted(ENGINE.rglob("*.py")) if APART.isdisjoint(f.relative_to(ENGINE).parts)]
    return _hash_files([*files, ENGINE / "typeset" / "numerals.py", HERE / "judge.py"])


def _check_source(path: Path) -> str:
    return _hash_files(sorted(_imported(path))) if path.exists() else ""


def fingerprint(ledger: bytes) -> str:
    """A hash of a written ledger and of the sources that turn it into pages and LaTeX."""
    sources = [*sorted(ENGINE.rglob("*.py")), *sorted(HERE.rglob("*.py"))]
    return hashlib.sha256(ledger + _hash_files(sources).encode()).hexdigest()


def _hash_files(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _imported(path: Path) -> set[Path]:
    """A file and, transitively, the modules of `proofs_check` and the files beside it that it imports."""
    found: set[Path] = set()
    waiting = [path]
    while waiting:
        file = waiting.pop()
        if file in found:
            continue
        found.add(file)
        for level, module in _imports(file.read_bytes()):
            if level or module.split(".")[0] == HERE.name:
                folder = file.parents[level - 1] if level else HERE.parent
                place = folder.joinpath(*module.split("."))
                waiting += [p for p in (place.with_suffix(".py"), place / "__init__.py") if p.exists()]
    return found


@cache
def _imports(source: bytes) -> tuple[tuple[int, str], ...]:
    """What a source imports: levels upwards, and every name that may be a module there."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, MemoryError, RecursionError):  # the run itself says what is wrong with it
        return ()
    made: dict[tuple[int, str], None] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names = [node.module or "", *(f"{node.module or ''}.{alias.name}".lstrip(".") for alias in node.names)]
            made |= dict.fromkeys((node.level, name) for name in names if name)
        elif isinstance(node, ast.Import):
            made |= dict.fromkeys((0, alias.name) for alias in node.names)
    return tuple(made)


def write_atomically(path: Path, text: str) -> None:
    """Write a file so that readers see the old text or the new, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)
        raise


def sweep(folder: Path) -> None:
    """Remove the temporary files that killed runs left in an output folder, and none that another run is writing.

    Parameters
    ----------
    folder : Path
        The output folder; whatever else lies there is left alone.
    """
    before = time.time() - LEFT
    for pattern in (".ledger.json.????????", "evidence/*/.*.json.????????", "report/..made-from.????????"):
        for path in folder.glob(pattern):
            with contextlib.suppress(OSError):  # another run swept it, or nothing can be removed here
                if path.stat().st_mtime < before:
                    path.unlink()


def _place(folder: Path, entry: Entry) -> Path:
    return folder / "evidence" / entry.claim.paper / f"{entry.claim.slug}.json"


def save_evidence(folder: Path, entry: Entry, key: str, evidence: Evidence) -> None:
    """Store the evidence about one claim."""
    data = {"key": key, "claim": entry.claim.id, "evidence": to_json(evidence)}
    write_atomically(_place(folder, entry), json.dumps(data) + "\n")


def load_evidence(folder: Path, entry: Entry, key: str) -> Evidence | None:
    """Stored evidence with this key, or None if there is none or it is stale or unreadable."""
    try:
        data: Any = json.loads(_place(folder, entry).read_text(encoding="utf-8"))
        if data["key"] != key:
            return None
        evidence = from_json(data["evidence"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError):
        return None
    return evidence if isinstance(evidence, Evidence) else None
