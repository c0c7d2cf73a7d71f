"""Signal over noise after a layer of thresholded attention, over that before it."""

from __future__ import annotations

from proofs_check.measure import Profile
from proofs_check.papers.yu2023._denoised import gains
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return gains(problem, profile, seed)
