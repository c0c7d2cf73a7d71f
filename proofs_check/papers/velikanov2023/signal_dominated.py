"""Slope of the risk of mini-batch SGD over seven decades of steps."""

from proofs_check.measure import Profile
from proofs_check.papers.velikanov2023._curves import slopes
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return slopes(problem, seed)
