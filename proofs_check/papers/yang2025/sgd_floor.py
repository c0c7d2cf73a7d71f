"""Run one-pass SGD on fresh noisy samples to its floor."""

from proofs_check.measure import Profile
from proofs_check.papers.yang2025._floor import floor
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return floor(problem, profile, seed, law="one-pass", deviation="sigma", weight=1.0)
