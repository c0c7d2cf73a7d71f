"""The chain on which the checks of first-order methods run."""

import math

from proofs_check.dynamics.first_order import Quadratic, chain

PRECISION = 1e-9  # of rounding over the steps and of the end of the chain


def long_enough(condition: float, steps: int, convexity: float = 1.0) -> Quadratic:
    """A chain whose end is felt neither by the gradients of these steps nor by what they leave, to 1e-20."""
    return chain(condition, steps + math.ceil(12 * math.sqrt(condition)), convexity)
