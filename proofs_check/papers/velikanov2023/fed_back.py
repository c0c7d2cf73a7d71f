"""Hold the risk of SGD against that of descent on the same modes."""

import numpy as np

from proofs_check.dynamics.momentum import Momentum, momentum_descent
from proofs_check.measure import Profile
from proofs_check.papers._regression import limit
from proofs_check.papers.velikanov2023._curves import SCOPE, curve, drawn_runs, fed_back, few_modes
from theory.records import Instance, Measurement, Problem


def _ratio(instance: Instance, steps: float) -> float:
    spectrum, at = few_modes(instance), np.array([round(steps)], dtype=float)
    (risk,), (descent,) = (
        curve(spectrum, instance, at),
        momentum_descent(spectrum, Momentum(instance.number("s"), 0.0), at),
    )
    return float((1 - fed_back(spectrum, instance)) * risk / descent)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return limit(problem, seed, _ratio, 1e10, SCOPE, drawn=drawn_runs(profile))
