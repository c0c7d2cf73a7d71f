"""Audit many claims, reusing the evidence of finished runs and keeping everything that finished."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import theory
from proofs_check.audit.alarms import Alarms, Trial, alarms
from proofs_check.audit.trials import Row, Said, trials
from proofs_check.judge import settle, verdict
from proofs_check.processes import processes, terminable
from proofs_check.run import verify
from proofs_check.store import key_of, load_evidence, write_atomically
from theory.audit import Finding, compare_laws
from theory.codec import canonical
from theory.records import Record
from theory.registry import Entry, Registry

__all__ = ["Audit", "Audited", "audit", "listed", "stored_audit"]

HERE, ENGINE = Path(__file__).parent, Path(theory.__file__).parent
Rows = tuple[Row, ...]
Absent = tuple[tuple[str, str], ...]

PLANTING = (HERE / "trials.py", HERE.parent / "falsify.py", ENGINE / "planted.py", ENGINE / "alterations.py")
VARYING = (HERE / "alarms.py",)


@dataclass(frozen=True)
class Audited:
    """One claim: its planted variants, kinds that it has no room for, and its false alarms if it has a check."""

    rows: Rows
    absent: Absent
    alarms: Alarms | None


@dataclass(frozen=True)
class Audit:
    """What an audit found.

    Attributes
    ----------
    claims : one for each audited claim; reported forms are left out, since a variant of one that fails may be true
    contradictions : between all claims
    seeds : how many were tried
    complete : False if it was interrupted
    """

    claims: tuple[Audited, ...]
    contradictions: tuple[Finding, ...]
    seeds: int
    complete: bool = True

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for claim in self.claims for row in claim.rows)

    @property
    def false(self) -> tuple[Row, ...]:
        """False variants of which numbers or a solver speak."""
        return tuple(row for row in self.rows if row.counts)

    @property
    def survived(self) -> tuple[Row, ...]:
        return tuple(row for row in self.false if row.outcome == "survived")

    @property
    def wrongly_refuted(self) -> tuple[Row, ...]:
        """Weakened claims, which are true, and were refuted."""
        return tuple(row for row in self.rows if row.label == "weaker" and row.outcome == "refuted")

    def trials(self, what: str) -> Iterator[tuple[str, Trial]]:
        """Trials of true claims under other ``seeds`` or ``windows``, each with its claim."""
        for claim in self.claims:
            if claim.alarms is not None:
                yield from ((claim.alarms.claim, trial) for trial in getattr(claim.alarms, what))

    @property
    def false_alarms(self) -> int:
        """Refutations of what is true: claims under other seeds and windows, and weakened claims."""
        tried = (*self.trials("seeds"), *self.trials("windows"))
        return sum(trial.outcome == "refuted" for _, trial in tried) + len(self.wrongly_refuted)

    def summary(self) -> dict[str, Any]:
        """The figures as values for JSON."""
        outcomes = [row.outcome for row in self.false]
        return {
            "variants": len(outcomes),
            "refuted": outcomes.count("refuted"),
            "inconclusive": outcomes.count("inconclusive"),
            "survived": [
                {"claim": r.claim, "variant": r.variant, "reason": "; ".join(said.why for said in r.said.values())}
                for r in self.survived
            ],
            "false_alarms": self.false_alarms,
            "contradictions": listed(self.contradictions),
        }


def listed(found: Sequence[Finding]) -> list[dict[str, Any]]:
    """Contradictions as values for JSON."""
    return [
        {"first": f.first.id, "second": f.second.id, "finding": str(f), "vouched": f.between_vouched} for f in found
    ]


def audit(
    registry: Registry,
    entries: Sequence[Entry],
    folder: Path,
    *,
    seeds: int = 20,
    jobs: int = -1,
    on_done: Callable[[str], None] | None = None,
) -> Audit:
    """Plant variants in claims, vary the true ones, and look for contradictions.

    Parameters
    ----------
    registry, entries
        Where the claims live, and which of them to audit.
    folder : Path
        Evidence that a run left there is reused, and made where there is none; what finished is kept in
        ``folder/audit``.
    seeds : int
        Seeds for each check that draws.
    jobs : int
        Processes; -1 for one per core.
    on_done : callable, optional
        Called with the id of each claim that is done.

    Returns
    -------
    Audit
    """
    vouched = [e for e in entries if e.claim.vouched]
    ledger = verify(registry, vouched, folder, jobs=jobs)
    records = {r.claim.id: r for r in ledger.records}
    papers = {e.claim.paper: _of_paper(registry.of_paper(e.claim.paper), records, folder) for e in vouched}
    found: dict[str, Audited] = {}
    complete = ledger.complete
    try:
        with terminable():
            for name, audited in _audited(vouched, records, papers, folder, seeds, jobs) if complete else ():
                found[name] = audited
                if on_done is not None:
                    on_done(name)
    except KeyboardInterrupt:
        complete = False
    claims = tuple(found[e.claim.id] for e in vouched if e.claim.id in found)
    return Audit(claims, compare_laws(e.claim for e in entries).findings, seeds, complete)


def _of_paper(entries: Sequence[Entry], records: dict[str, Record], folder: Path) -> list[Record]:
    """Records of the claims of a paper: of those that are audited, and of those that a run left evidence of."""
    found = (records.get(entry.claim.id) or _left(entry, folder) for entry in entries)
    return [record for record in found if record is not None]


def _left(entry: Entry, folder: Path) -> Record | None:
    """A claim with the evidence that a run left of it, if it did."""
    evidence = load_evidence(folder, entry, key_of(entry, "quick", 0))
    return None if evidence is None else Record(entry.claim, evidence, verdict(entry.claim, evidence))


def _audited(
    entries: Sequence[Entry],
    records: dict[str, Record],
    papers: dict[str, list[Record]],
    folder: Path,
    seeds: int,
    jobs: int,
) -> Iterator[tuple[str, Audited]]:
    import joblib

    if jobs == 1 or len(entries) < 2:
        for e in entries:
            yield _one(e, records[e.claim.id], papers[e.claim.paper], folder, seeds)
        return
    tasks = (joblib.delayed(_one)(e, records[e.claim.id], papers[e.claim.paper], folder, seeds) for e in entries)
    yield from processes(jobs, return_as="generator_unordered", pre_dispatch="n_jobs")(tasks)


def _one(entry: Entry, record: Record, siblings: list[Record], folder: Path, seeds: int) -> tuple[str, Audited]:
    return entry.claim.id, Audited(*_planted(entry, record, siblings, folder), _varied(entry, record, folder, seeds))


def _planted(entry: Entry, record: Record, siblings: list[Record], folder: Path) -> tuple[Rows, Absent]:
    """Variants of a claim against its evidence, as stored if they are."""
    key, place = _key_of_variants(entry, siblings), _place(folder, entry, "variants")
    found = _stored(place, key)
    if found is None:
        rows, absent = trials(entry, record, siblings)
        found = {"rows": [dataclasses.asdict(row) for row in rows], "absent": absent}
        _store(place, key, found)
    return _rows(found)


def _varied(entry: Entry, record: Record, folder: Path, seeds: int) -> Alarms | None:
    """A claim under other seeds and windows, as stored if it is; None for one that is not measured."""
    if record.evidence.measurement is None:
        return None
    key, place = _key_of_alarms(entry, seeds), _place(folder, entry, "alarms")
    found = _stored(place, key)
    if found is None:
        found = dataclasses.asdict(alarms(entry, record.evidence.measurement, seeds))
        _store(place, key, found)
    return _alarms(found)


def stored_audit(registry: Registry, entries: Sequence[Entry], folder: Path, seeds: int = 20) -> Audit:
    """An audit from what a run left in a folder, as far as it came; nothing is made anew.

    Returns
    -------
    Audit
        ``complete`` is False if a claim, or its seeds and windows, are not there.
    """
    left = {e.claim.id: record for e in entries if e.claim.vouched and (record := _left(e, folder))}
    records = {r.claim.id: r for r in settle(list(left.values()))}
    papers = {e.claim.paper: _of_paper(registry.of_paper(e.claim.paper), records, folder) for e in entries}
    found: list[Audited] = []
    complete = True
    for entry in (e for e in entries if e.claim.vouched):
        planted = _stored(_place(folder, entry, "variants"), _key_of_variants(entry, papers[entry.claim.paper]))
        varied = _stored(_place(folder, entry, "alarms"), _key_of_alarms(entry, seeds))
        made = records.get(entry.claim.id)
        complete &= made is not None and planted is not None
        complete &= varied is not None or made is None or made.evidence.measurement is None
        rows, absent = _rows(planted) if planted else ((), ())
        found.append(Audited(rows, absent, _alarms(varied) if varied else None))
    return Audit(tuple(found), compare_laws(e.claim for e in entries).findings, seeds, complete)


def _key_of_variants(entry: Entry, siblings: list[Record]) -> str:
    around = sorted(f"{r.claim.id} {canonical(r.evidence.measurement)}" for r in siblings)
    return _hash([key_of(entry, "quick", 0), *around], PLANTING)


def _key_of_alarms(entry: Entry, seeds: int) -> str:
    return _hash([key_of(entry, "quick", 0), str(seeds)], VARYING)


def _place(folder: Path, entry: Entry, what: str) -> Path:
    return folder / "audit" / entry.claim.paper / f"{entry.claim.slug}.{what}.json"


def _rows(data: dict[str, Any]) -> tuple[Rows, Absent]:
    made = tuple(Row(**{**row, "said": {k: Said(**v) for k, v in row["said"].items()}}) for row in data["rows"])
    return made, tuple((kind, why) for kind, why in data["absent"])


def _alarms(data: dict[str, Any]) -> Alarms:
    tried = {what: tuple(Trial(**trial) for trial in data[what]) for what in ("seeds", "windows")}
    return Alarms(**{**data, **tried})


def _hash(parts: Sequence[str], sources: Sequence[Path]) -> str:
    digest = hashlib.sha256("\n".join(parts).encode())
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()


def _stored(path: Path, key: str) -> dict[str, Any] | None:
    """What was stored under this key, or None if there is nothing, or nothing readable."""
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return data["found"] if data["key"] == key else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _store(path: Path, key: str, found: dict[str, Any]) -> None:
    write_atomically(path, json.dumps({"key": key, "found": found}) + "\n")
