"""What noisy labels cost in n^q features, at a ridge n^-l too small to matter."""

from proofs_check.measure import Profile
from proofs_check.papers.defilippis2024 import label_noise
from theory.records import Measurement, Problem

DRAWS = 360  # so few features scatter more


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return label_noise.measure(problem, profile, seed, DRAWS)
