"""Chance that a wrong token has as many votes as the target, added up over all outcomes."""

from __future__ import annotations

import numpy as np
from scipy.special import logsumexp
from scipy.stats import binom

from proofs_check.measure import Profile
from theory.records import Estimate, Instance, Measurement, Problem

LENGTHS = {"quick": (200, 400, 800, 1600, 3200), "thorough": (200, 400, 600, 800, 1200, 1600, 2400, 3200)}


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return Measurement(
        estimates=tuple(_rate(i, LENGTHS[profile]) for i in problem.instances),
        scope="exact: all outcomes of contexts of each length",
        primitive="chances of one token of the context",
        rung="exact dynamics",
        seeds=(seed,),
    )


def beaten(p: float, q: float, length: int) -> float:
    """Logarithm of that chance."""
    votes = np.arange(length + 1)
    return float(logsumexp(binom.logpmf(votes, length, p + q) + binom.logcdf(votes // 2, votes, p / (p + q))))


def _rate(instance: Instance, lengths: tuple[int, ...]) -> Estimate:
    """The rate of decay, with a power of the length beside it; once without the longest for the uncertainty."""
    p, q = instance.number("p"), instance.number("q")
    decays = np.array([-beaten(p, q, length) for length in lengths])
    sizes = np.array(lengths, dtype=float)
    columns = np.stack([sizes, np.log(sizes), np.ones_like(sizes)], axis=1)
    whole, part = (float(np.linalg.lstsq(columns[:n], decays[:n], rcond=None)[0][0]) for n in (len(sizes), -1))
    return Estimate("value", instance, whole, abs(whole - part) + 1e-9, f"lengths {lengths[0]} to {lengths[-1]}")
