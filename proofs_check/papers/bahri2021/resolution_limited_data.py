"""Distance to the nearest sample: what the label of the nearest sample is wrong by, at most, for a Lipschitz target."""

from __future__ import annotations

from proofs_check.measure import Profile
from proofs_check.papers.bahri2021._samples import curves, measurement
from theory.records import Measurement, Problem

SCOPE = (
    "the distances of nearest-sample, measured once more and so no separate evidence: they bound the error of any "
    "Lipschitz target from above, and are that of a target which depends on the sample, the distance to it"
)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    series = curves(problem, profile, seed)
    return measurement(tuple(s.slope("samples") for s in series), series, "mean distance", seed, SCOPE)
