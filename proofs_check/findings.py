"""What other commands than ``verify`` found about a claim, on disk beside its evidence.

One file a claim and kind, written atomically. A finding made by other sources of this package, or about another form of
the claim, is stale and is not read.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from proofs_check.store import fingerprint, key_of, write_atomically
from theory.codec import from_json, to_json
from theory.records import Certified, Evidence, Falsification
from theory.registry import Entry

__all__ = ["keep", "target_of", "with_findings"]

Finding = Falsification | Certified
KINDS = ("falsified", "boxes", "kernel")


def keep(folder: Path, entry: Entry, finding: Finding) -> None:
    """Store a finding about a claim in the output folder, in place of the last one of its kind."""
    kind = "falsified" if isinstance(finding, Falsification) else finding.kind
    data = {"key": _key(entry, kind), "claim": entry.claim.id, "finding": to_json(finding)}
    write_atomically(_place(folder, entry, kind), json.dumps(data) + "\n")


def with_findings(folder: Path, entry: Entry, evidence: Evidence) -> Evidence:
    """Evidence about a claim, with what was found about it and is not stale.

    Parameters
    ----------
    folder : Path
        The output folder.
    entry : Entry
    evidence : Evidence
        What is known otherwise.
    """
    found = {kind: _kept(folder, entry, kind) for kind in KINDS}
    falsified = found["falsified"]
    certified = tuple(c for kind in ("boxes", "kernel") if isinstance(c := found[kind], Certified))
    return replace(evidence, falsified=falsified if isinstance(falsified, Falsification) else None, certified=certified)


def target_of(entry: Entry) -> str:
    """How commands name a claim: its id if it is built in, else folder and slug, seen from here where that is near."""
    if entry.builtin:
        return entry.claim.id
    folder, here = entry.path.parent, Path.cwd()
    near = folder.is_relative_to(here)
    place = str(folder) if not near else "." if folder == here else f"./{folder.relative_to(here)}"
    return f"{place}:{entry.claim.slug}"


def _kept(folder: Path, entry: Entry, kind: str) -> Any:
    """A stored finding, or None if there is none or it is stale or unreadable."""
    try:
        data: Any = json.loads(_place(folder, entry, kind).read_text(encoding="utf-8"))
        return from_json(data["finding"]) if data["key"] == _key(entry, kind) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError):
        return None


def _place(folder: Path, entry: Entry, kind: str) -> Path:
    return folder / "evidence" / entry.claim.paper / f"{entry.claim.slug}.{kind}.json"


def _key(entry: Entry, kind: str) -> str:
    """A hash of the claim, its check, and all that falsifies and certifies."""
    return hashlib.sha256(f"{key_of(entry, kind, 0)}\n{_sources()}".encode()).hexdigest()


@cache
def _sources() -> str:
    return fingerprint(b"")
