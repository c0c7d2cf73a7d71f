"""Floor of random features in its deterministic equivalent, which drawn features confirm elsewhere."""

import numpy as np

from proofs_check.dynamics.in_context_width import width_floor
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2024._laws import SIZES, measured
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return measured(
        problem,
        SIZES,
        lambda spectrum: np.array([width_floor(spectrum, size) for size in SIZES]),
        "width $N$",
        "deterministic equivalent of Gaussian features over all modes",
        seed,
    )
