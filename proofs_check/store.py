"""Evidence on disk: one JSON file per claim, written atomically, keyed on what it depends on.

The key covers the claim without its prose, the source of its check and of
everything the check imports from `proofs_check`, the engine's source, profile,
seed, and library versions. Evidence whose key differs is stale and is made
again; resuming and concurrent runs follow from that.
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
from functools import cache
from pathlib import Path
from typing import Any

import theory
from theory.codec import canonical, from_json, to_json
from theory.records import Evidence, Ledger
from theory.registry import Entry

__all__ = ["fingerprint", "key_of", "load_evidence", "save_evidence", "versions", "write_atomically"]

HERE = Path(__file__).parent


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
    """Hash of the symbolic engine and the judge; the papers are covered by the claims."""
    files = [f for f in sorted(Path(theory.__file__).parent.rglob("*.py")) if "papers" not in f.parts]
    return _hash_files([*files, HERE / "judge.py"])


def _check_source(path: Path) -> str:
    return _hash_files(sorted(_imported(path))) if path.exists() else ""


def fingerprint(ledger: Ledger) -> str:
    """A hash of a ledger and of the sources that turn it into pages and LaTeX."""
    sources = [*sorted(Path(theory.__file__).parent.rglob("*.py")), *sorted(HERE.rglob("*.py"))]
    written = json.dumps(to_json(ledger), sort_keys=True)
    return hashlib.sha256((written + _hash_files(sources)).encode()).hexdigest()


def _hash_files(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _imported(path: Path) -> set[Path]:
    """A file and, transitively, the modules of `proofs_check` that it imports."""
    found: set[Path] = set()
    waiting = [path]
    while waiting:
        file = waiting.pop()
        if file in found:
            continue
        found.add(file)
        try:
            tree = ast.parse(file.read_text(encoding="utf-8"))
        except (SyntaxError, ValueError):  # the run itself says what is wrong with it
            continue
        for node in ast.walk(tree):
            names: list[str] = []
            if isinstance(node, ast.ImportFrom) and node.level > 0:
                beside = file.parents[node.level - 1]
                modules = [node.module] if node.module else [alias.name for alias in node.names]
                waiting += [p for m in modules if (p := beside.joinpath(*m.split(".")).with_suffix(".py")).exists()]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            for name in names:
                package, *rest = name.split(".")
                candidate = HERE.joinpath(*rest).with_suffix(".py") if package == "proofs_check" and rest else None
                if candidate is not None and candidate.exists():
                    waiting.append(candidate)
    return found


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


def _place(folder: Path, entry: Entry) -> Path:
    return folder / "evidence" / entry.claim.paper / f"{entry.claim.slug}.json"


def save_evidence(folder: Path, entry: Entry, key: str, evidence: Evidence) -> None:
    """Store the evidence about one claim."""
    data = {"key": key, "claim": entry.claim.id, "evidence": to_json(evidence)}
    write_atomically(_place(folder, entry), json.dumps(data, indent=1) + "\n")


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
