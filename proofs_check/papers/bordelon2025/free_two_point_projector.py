"""Sum what the resolvents of drawn products carry from one half of the dimensions to the other."""

import numpy as np

from proofs_check.dynamics.free_products import Projector
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._free import carried, measurement
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    found = (carried(instance, Projector(instance.number("rho")), profile, rng) for instance in problem.instances)
    return measurement(tuple(found), seed)
