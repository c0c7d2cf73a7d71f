"""Error of the nearest sample's label for a Lipschitz target on a torus."""

from __future__ import annotations

from proofs_check.measure import Profile
from proofs_check.papers.bahri2021._samples import curves, measurement
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    series = curves(problem, profile, seed, 1, ("correction",))
    return measurement(tuple(s.slope("samples") for s in series), series, "mean absolute error", seed)
