"""Make the evidence of many claims, in parallel, keeping everything that finished."""

from __future__ import annotations

import contextlib
import importlib
import json
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from threadpoolctl import threadpool_limits

from proofs_check.findings import target_of, with_findings
from proofs_check.judge import judge, power, settle, verdict
from proofs_check.measure import Profile
from proofs_check.processes import processes, terminable
from proofs_check.store import key_of, load_evidence, save_evidence, sweep, versions, write_atomically
from theory.codec import from_json, to_json
from theory.derive import derive
from theory.errors import LoadError, TheoryError
from theory.records import Derived, Evidence, Judgement, Ledger, Measurement, Problem, Record, Verdict
from theory.registry import Entry, Registry, run_file

__all__ = ["examine", "read_ledger", "stored_ledger", "stored_record", "verify", "write_ledger"]

PROFILES: tuple[Profile, ...] = ("thorough", "quick")
Check = Callable[[Problem, Profile, int], Measurement]
OnDone = Callable[[Record, bool], None]


def check_of(entry: Entry) -> Check | None:
    """The ``measure`` function of a claim's check, or None if it has no check.

    Raises
    ------
    LoadError
        If the check file does not define ``measure``.
    """
    path = entry.check_path
    if not path.exists():
        return None
    if entry.builtin:
        module = importlib.import_module(f"proofs_check.papers.{entry.claim.paper}.{path.stem}")
    else:
        module = run_file(path)
    check = getattr(module, "measure", None)
    if not callable(check):
        raise LoadError(f"{path}: expected a function measure(problem, profile, seed)")
    return check  # type: ignore[no-any-return]


def examine(entry: Entry, profile: Profile, seed: int) -> tuple[Evidence, bool]:
    """Derive, measure and judge one claim.

    Returns
    -------
    (Evidence, bool)
        The evidence, and whether it is worth keeping: a check that crashed is
        inconclusive and is tried again next time.
    """
    started = time.perf_counter()
    claim = entry.claim
    derived: Derived | None = None
    try:
        derived = derive(claim)
        check = check_of(entry)
        with threadpool_limits(1):  # BLAS rounds by the number of its threads
            measurement = None if check is None else _measured(check(Problem(claim.instances), profile, seed))
        measured = None if measurement is None else _judged(entry, measurement)
        found = power(claim, derived, measurement)
        made = Evidence(derived, measurement, measured, found, time.perf_counter() - started, profile)
        to_json(made)  # what cannot be stored must be noticed here, where the claim is known
    except (Exception, SystemExit) as error:  # a user's check may do anything; the run must go on
        what = "check" if derived is not None or claim.derivation is None else "derivation"
        path = entry.check_path if what == "check" else entry.path
        failed = Judgement("inconclusive", f"the {what} failed: {_place_of(error, path)}")
        return Evidence(derived, None, failed, (), time.perf_counter() - started), False
    return made, True


def _measured(made: object) -> Measurement:
    if isinstance(made, Measurement):
        return made
    raise LoadError(f"measure returned a {type(made).__name__}; return a Measurement of theory.records")


def _judged(entry: Entry, measurement: Measurement) -> Judgement:
    found = judge(entry.claim.statement, measurement)
    if found.estimate is not None:
        return found
    measured = ", ".join(sorted({e.quantity for e in measurement.estimates})) or "nothing"
    predicted = ", ".join(entry.claim.statement.predictions) or "nothing"
    why = f"{_name_of(entry.check_path)}: {found.why}: it measured {measured}, the statement predicts {predicted}"
    return replace(found, why=why)


def _place_of(error: BaseException, path: Path) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    line = next((f.lineno for f in reversed(frames) if f.filename == str(path)), None)
    said = str(error) if isinstance(error, TheoryError) else f"{type(error).__name__}: {error}"
    where = f"{_name_of(path)}:{line}" if line else _name_of(path)
    return said if path.name in said else f"{where}: {said}"


def _name_of(check: Path) -> str:
    """The name of a check with its folder, as the claim has a file of the same name."""
    return f"{check.parent.name}/{check.name}"


def verify(
    registry: Registry,
    entries: Sequence[Entry],
    folder: Path,
    *,
    profile: Profile = "quick",
    seed: int = 0,
    jobs: int = -1,
    on_done: OnDone | None = None,
) -> Ledger:
    """Examine claims, reusing stored evidence, and keep what finished if interrupted.

    Parameters
    ----------
    registry, entries
        Where the claims live, and which of them to examine.
    folder : Path
        Evidence goes to ``folder/evidence``.
    profile : {"quick", "thorough"}
    seed : int
        Seed of every simulation.
    jobs : int
        Processes; -1 for one per core.
    on_done : callable, optional
        Called with each record and whether it was stored before.

    Returns
    -------
    Ledger
        ``complete`` is False if the run was interrupted.
    """
    done: dict[str, Record] = {}
    sweep(folder)

    def finish(entry: Entry, evidence: Evidence, stored: bool) -> None:
        record = Record(entry.claim, with_findings(folder, entry, evidence), verdict(entry.claim, evidence))
        done[entry.claim.id] = record
        if on_done is not None:
            on_done(record, stored)

    complete = True
    keys = {e.claim.id: key_of(e, profile, seed) for e in entries}
    missing: list[Entry] = []
    for entry in entries:
        evidence = load_evidence(folder, entry, keys[entry.claim.id])
        if evidence is None:
            missing.append(entry)
        else:
            finish(entry, evidence, True)
    try:
        with terminable():
            for entry, evidence, sound in _examined(missing, profile, seed, jobs):
                if sound:
                    save_evidence(folder, entry, keys[entry.claim.id], evidence)
                finish(entry, evidence, False)
    except KeyboardInterrupt:
        complete = False
    records = settle([done[e.claim.id] for e in entries if e.claim.id in done])
    named = {r.claim.paper for r in records}
    papers = tuple(p for p in registry.papers if p.key in named)
    return Ledger(papers, records, profile, seed, versions(), complete)


def _examined(
    entries: Sequence[Entry], profile: Profile, seed: int, jobs: int
) -> Iterator[tuple[Entry, Evidence, bool]]:
    """Examine entries in parallel, yielding each as it finishes."""
    import joblib

    if jobs == 1 or len(entries) < 2:
        for entry in entries:
            # A single check may use every core for its Monte Carlo, unless one is all there is.
            with joblib.parallel_config("sequential") if jobs == 1 else contextlib.nullcontext():
                found = examine(entry, profile, seed)
            yield (entry, *found)
        return
    tasks = (joblib.delayed(_numbered)(i, e, profile, seed) for i, e in enumerate(entries))
    for index, evidence, sound in processes(jobs, return_as="generator_unordered", pre_dispatch="n_jobs")(tasks):
        yield entries[index], evidence, sound


def _numbered(index: int, entry: Entry, profile: Profile, seed: int) -> tuple[int, Evidence, bool]:
    import joblib

    with joblib.parallel_config("sequential"):  # the others have their claims to examine
        return (index, *examine(entry, profile, seed))


def write_ledger(ledger: Ledger, path: Path) -> None:
    """Write a ledger as JSON."""
    write_atomically(path, json.dumps(to_json(ledger)) + "\n")


def read_ledger(path: Path) -> Ledger:
    """Read a ledger that `write_ledger` wrote.

    Raises
    ------
    LoadError
        If the file is missing, damaged, or not a ledger.
    """
    try:
        ledger = from_json(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise LoadError(f"no ledger at {path}; make one with: theory verify") from None
    except (OSError, ValueError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise LoadError(f"cannot read the ledger {path}: {error}; make it anew with: theory verify") from None
    if not isinstance(ledger, Ledger):
        raise LoadError(f"{path} holds no ledger; make one with: theory verify")
    return ledger


def stored_record(entry: Entry, folder: Path) -> Record:
    """A claim with its stored evidence if that is fresh, else with its derivation alone."""
    if fresh := _fresh(entry, folder):
        return fresh
    evidence = with_findings(folder, entry, Evidence(derived=derive(entry.claim)))
    found = verdict(entry.claim, evidence)
    if entry.check_path.exists() and found.outcome != "refuted":
        found = Verdict(entry.claim.id, "not checked", f"not measured yet; run: theory verify {target_of(entry)}")
    return Record(entry.claim, evidence, found)


def _fresh(entry: Entry, folder: Path) -> Record | None:
    """A claim with its stored evidence, if that is fresh."""
    for profile in PROFILES:
        evidence = load_evidence(folder, entry, key_of(entry, profile, 0))
        if evidence is not None:
            return Record(entry.claim, with_findings(folder, entry, evidence), verdict(entry.claim, evidence))
    return None


def stored_ledger(registry: Registry, entries: Sequence[Entry], folder: Path) -> Ledger:
    """A ledger from stored evidence, complete whatever was verified before; premises count where theirs is fresh."""
    premises = [e for e in registry.below(entries) if e not in entries]
    known = [record for e in premises if (record := _fresh(e, folder))]
    records = settle([*(stored_record(e, folder) for e in entries), *known])[: len(entries)]
    named = {r.claim.paper for r in records}
    papers = tuple(p for p in registry.papers if p.key in named)
    return Ledger(papers, records, "stored", 0, versions())
