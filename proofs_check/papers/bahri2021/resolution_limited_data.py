"""Error of the nearest sample's label for the worst Lipschitz target, which is the distance to the samples."""

from __future__ import annotations

from proofs_check.measure import Profile
from proofs_check.papers.bahri2021._samples import curves, measurement
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    series = curves(problem, profile, seed)
    return measurement(tuple(s.slope("samples") for s in series), series, "mean absolute error", seed)
