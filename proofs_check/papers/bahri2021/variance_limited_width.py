"""Distance of random-feature regression from its limit, at growing width."""

from __future__ import annotations

import numpy as np

from proofs_check.dynamics.sample_limits import feature_distances
from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._laws import Series, panels
from theory.records import Instance, Measurement, Problem

WIDTHS = np.geomspace(1000, 20_000, 12).round().astype(int)
RUNS = {"quick": 80, "thorough": 500}
SAMPLES, RIDGE = 8, 0.1


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    series = [_distances(i, RUNS[profile], rng) for i in problem.instances]
    return Measurement(
        estimates=tuple(s.slope("features") for s in series),
        scope="a real model: ridge regression on random cosine features, against its Gaussian kernel",
        primitive="random features and data",
        rung="Monte Carlo",
        seeds=(seed,),
        plots=panels(series, "features $P$", "squared distance from the limit", smoothness="d"),
    )


def _distances(instance: Instance, runs: int, rng: np.random.Generator) -> Series:
    curves = np.array(
        [feature_distances(int(instance["d"]), WIDTHS.tolist(), SAMPLES, RIDGE, rng) for _ in range(runs)]
    )
    # The predictor is smooth in the kernel: corrections are of order samples/P, at all widths below the noise.
    law = exponent(WIDTHS, curves, departures=())
    return Series(instance, WIDTHS.astype(float), curves.mean(axis=0), law)
