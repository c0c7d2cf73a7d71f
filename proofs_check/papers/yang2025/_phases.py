"""Gradient descent on many samples whose label noise holds the plateau at a given level."""

import numpy as np

from proofs_check.dynamics.descent import Regression, Risks, excess_risk


def trained(dimension: int, condition: float, level: float, samples: int, steps: int, runs: int, seed: int) -> Risks:
    """Risks of fresh draws, in units of the risk at the start."""
    problem = Regression.geometric(dimension, condition, level * samples / dimension)
    return excess_risk(problem, samples, steps, runs, np.random.default_rng([seed, samples, steps]))
