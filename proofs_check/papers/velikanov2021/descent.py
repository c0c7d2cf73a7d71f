"""Follow gradient descent on a power law through numbers of steps of nine decades."""

import numpy as np

from proofs_check.dynamics.momentum import Momentum, momentum_descent
from proofs_check.measure import Profile
from proofs_check.papers._regression import laws
from theory.records import Measurement, Problem

STEPS = np.geomspace(1e2, 1e9, 25).round()


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return laws(
        problem,
        seed,
        "velikanov2021",
        lambda spectrum, i: momentum_descent(spectrum, Momentum(i.number("s"), 0.0), STEPS),
        x=STEPS,
        xlabel="steps $t$",
        scope="exact: gradient descent over all modes, in closed form",
        rung="exact dynamics",
    )
