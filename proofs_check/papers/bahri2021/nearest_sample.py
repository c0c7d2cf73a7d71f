"""Distance to the nearest of more and more samples on a torus."""

from __future__ import annotations

from proofs_check.measure import Profile
from proofs_check.papers.bahri2021._samples import curves, measurement
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    series = curves(problem, profile, seed)
    estimates = tuple(e for s in series for e in s.law.estimates(s.at, float(s.x[-1]), "samples", 0.5))
    return measurement(estimates, series, "mean distance", seed)
