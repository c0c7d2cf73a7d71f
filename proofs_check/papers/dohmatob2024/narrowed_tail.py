"""Chance of a true feature that the samples did not show, summed over features."""

from __future__ import annotations

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.spectra import PowerLaw
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import solved_laws
from theory.records import Instance, Measurement, Problem

FEATURES = 10**18
SAMPLES = np.geomspace(1e3, 1e9, 20)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return solved_laws(
        problem,
        seed,
        SAMPLES,
        _errors,
        xlabel="samples $n$",
        scope=f"exact: the chance that a true feature is new, summed over {FEATURES:.0e} features",
        primitive="the chances of the features",
        risk="error",
    )


def _errors(i: Instance) -> Floats:
    features = PowerLaw(1 + i.number("s"), 1 + i.number("a")).spectrum(FEATURES)
    unseen = np.exp(SAMPLES[:, None] * np.log1p(-i.number("g") * features.eigenvalue))
    return np.array([i.number("c") * features.total(features.power * left) for left in unseen])
