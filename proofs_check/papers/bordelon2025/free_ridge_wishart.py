"""Find the ridge at which drawn products keep the freedom of their fixed factor."""

import numpy as np

from proofs_check.dynamics.free_products import Wishart
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._free import measurement, ridges
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    found = (ridges(instance, Wishart(instance.number("rho")), profile, rng) for instance in problem.instances)
    return measurement(tuple(found), seed)
