"""False alarms: a true claim held against other seeds, other windows and other sizes.

Checks that draw are run with every seed. A check whose estimates are the same for two seeds draws nothing; its seeds
agree, and it is varied by windows alone. Windows cost no simulation: every curve that the check gave to the estimator
is read again without its first or last points, which are the smallest and the largest sizes.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import joblib
from threadpoolctl import threadpool_limits

from proofs_check.exponents import Law, MeasurementError, exponent, watched
from proofs_check.exponents.readings import Reading
from proofs_check.judge import judge, predicted
from proofs_check.measure import Profile
from proofs_check.run import check_of
from theory.records import Claim, Estimate, Measurement, Problem
from theory.registry import Entry

__all__ = ["WINDOWS", "Alarms", "Trial", "alarms"]

WINDOWS: Mapping[str, Callable[[int], slice]] = {
    "without the first eighth": lambda n: slice(n // 8, n),
    "without the last eighth": lambda n: slice(0, n - n // 8),
    "without the first quarter": lambda n: slice(n // 4, n),
    "without the last quarter": lambda n: slice(0, n - n // 4),
}
FEWEST = 12  # points that the estimator asks for


@dataclass(frozen=True)
class Trial:
    """A true claim under one variation: ``supported``, ``refuted`` or ``inconclusive``, and why."""

    variation: str
    outcome: str
    why: str


@dataclass(frozen=True)
class Alarms:
    """How a claim fares under variations that do not change its truth.

    Attributes
    ----------
    drawn : whether its check depends on the seed
    seeds, windows : one trial each
    """

    claim: str
    drawn: bool
    seeds: tuple[Trial, ...]
    windows: tuple[Trial, ...]


def alarms(entry: Entry, measured: Measurement, seeds: int, profile: Profile = "quick") -> Alarms:
    """Vary what a true claim does not depend on.

    Parameters
    ----------
    entry : Entry
        A claim with a check.
    measured : Measurement
        What the check found with the seed 0, so that it need not be made again.
    seeds : int
        How many seeds to try, 0 among them.
    profile : {"quick", "thorough"}

    Returns
    -------
    Alarms
        Seeds of a check that draws nothing count as one.

    Examples
    --------
    >>> from proofs_check.run import examine
    >>> from theory.registry import builtin
    >>> entry = builtin().entry("bordelon2020:wall")
    >>> found = alarms(entry, examine(entry, "quick", 0)[0].measurement, seeds=2)
    >>> found.drawn, {trial.outcome for trial in (*found.seeds, *found.windows)}
    (False, {'supported'})
    """
    claim = entry.claim
    seeded = [Trial("seed 0", *_judged(claim, measured))]
    with watched() as noted:
        other = _measured(entry, profile, 1)
    drawn = isinstance(other, str) or _figures(other) != _figures(measured)
    if drawn:
        found = [other, *(_measured(entry, profile, seed) for seed in range(2, seeds))]
        seeded += [Trial(f"seed {seed}", *_judged(claim, m)) for seed, m in enumerate(found, start=1)]
    windows = () if isinstance(other, str) else tuple(_windows(claim, other, noted))
    return Alarms(claim.id, drawn, tuple(seeded), windows)


def _measured(entry: Entry, profile: Profile, seed: int) -> Measurement | str:
    """A measurement, or why the check could not make one."""
    check = check_of(entry)
    assert check is not None
    with threadpool_limits(1), joblib.parallel_config("sequential"):
        try:
            return check(Problem(entry.claim.instances), profile, seed)
        except Exception as error:  # as in a run: a check that crashes decides nothing
            return f"{type(error).__name__}: {error}"


def _judged(claim: Claim, measured: Measurement | str) -> tuple[str, str]:
    if isinstance(measured, str):
        return "inconclusive", measured
    found = judge(claim.statement, measured)
    return found.outcome, found.why


def _figures(measurement: Measurement) -> tuple[tuple[float, float], ...]:
    return tuple((e.value, e.uncertainty) for e in measurement.estimates)


def _windows(claim: Claim, measurement: Measurement, noted: list[Reading]) -> Iterator[Trial]:
    """The claim against the same curves in other windows, for estimates that are what the estimator returned."""
    read = [(e, r, q) for e in measurement.estimates for r in noted for q in _quantities(e, r.law)]
    read = [(e, r, q) for e, r, q in read if predicted(claim.statement, e) is not None]
    for name, window in WINDOWS.items():
        fitting = [(e, r, q) for e, r, q in read if len(r.x[window(len(r.x))]) >= FEWEST]
        if not fitting:
            continue
        try:
            again = tuple(_again(e, r, q, window) for e, r, q in fitting)
        except MeasurementError as problem:
            yield Trial(name, "inconclusive", str(problem))
            continue
        yield Trial(name, *_judged(claim, dataclasses.replace(measurement, estimates=again)))


def _quantities(estimate: Estimate, law: Law) -> Iterator[str]:
    """Which figure of a law an estimate is, if any."""
    if estimate.quantity == "slope" and estimate.value == law.slope:
        yield "slope"
    if estimate.quantity == "constant" and estimate.value == law.constant:
        yield "constant"


def _again(estimate: Estimate, reading: Reading, quantity: str, window: Callable[[int], slice]) -> Estimate:
    """An estimate from a part of its curve; what the check added to its uncertainty stays."""
    kept = window(len(reading.x))
    law = exponent(reading.x[kept], reading.y[..., kept], departures=reading.departures)
    spread = f"{quantity}_uncertainty"
    before, now = getattr(reading.law, spread), getattr(law, spread)
    added = max(estimate.uncertainty**2 - before**2, 0.0)
    changed: dict[str, Any] = {"value": getattr(law, quantity), "uncertainty": (now**2 + added) ** 0.5}
    return dataclasses.replace(estimate, window=law.window, **changed)
