"""Networks drawn and trained at several widths, for the checks of lazy training."""

from collections.abc import Callable, Sequence

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.finite_size import to_infinite_size
from proofs_check.dynamics.wide_network import Network, draw
from proofs_check.measure import Profile
from theory.records import Curve, Estimate, Instance

SCOPE = "exact: two-layer ReLU networks with drawn first layers, trained by full-batch gradient descent"
PRIMITIVE = "inputs, labels, Gaussian weights and the gradients of the network"


def at_widths(
    widths: Sequence[int],
    units: int,
    quantity: Callable[[Network], Floats],
    dimension: int,
    rng: np.random.Generator,
) -> tuple[Floats, Floats]:
    """Mean and standard error of a quantity of each draw, with so many units drawn at each width."""
    values = [quantity(draw(m, dimension, units // m, rng)) for m in widths]
    return np.array([v.mean() for v in values]), np.array([v.std() / np.sqrt(len(v)) for v in values])


def limit_of(instance: Instance, widths: Sequence[int], means: Floats, errors: Floats, units: int) -> Estimate:
    """The limit of great width from averages whose bias falls like 1/m."""
    value, uncertainty = to_infinite_size(widths, means, errors)
    window = "straight line in 1/m through all widths; without the smallest for the uncertainty"
    return Estimate("value", instance, value, uncertainty, window, units, "units drawn at each width", 0.5)


def by_width(label: str, widths: Sequence[int], means: Floats, errors: Floats) -> Curve:
    """Averages against the width."""
    return Curve(label, tuple(map(float, widths)), tuple(means), tuple(errors))


def units(profile: Profile, quick: int) -> int:
    """Units to draw at each width."""
    return quick if profile == "quick" else 10 * quick
