"""Error of kernel interpolation on lattices, with a student's kernel much rougher than its teacher."""

from proofs_check.measure import Profile
from proofs_check.papers.spigler2020.rough_teacher import measured
from theory.records import Measurement, Problem

LARGEST_HALF_SIDE = {1: 60, 2: 32, 3: 20}  # beyond, errors come near to rounding


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return measured(problem, LARGEST_HALF_SIDE, seed)
