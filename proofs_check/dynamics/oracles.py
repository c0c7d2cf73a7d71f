"""Problems that resist first-order methods without strong convexity, and methods that try them.

The *flat chain* is smooth and convex, the *largest coordinate* only Lipschitz
(textbook: Nesterov 2004, sections 2.1.2 and 3.2.1). On both, what a method has
seen after T gradients leaves the later coordinates at zero.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.first_order import METHODS, Quadratic

__all__ = ["SMOOTH", "STEP_RULES", "LargestCoordinate", "excesses", "flat_chain", "subgradient_values"]


def flat_chain(dimension: int) -> Quadratic:
    """The chain ``(x_1^2 - 2 x_1 + squared differences + x_D^2)/8``: convex, one-smooth, hardly curved at the end.

    Parameters
    ----------
    dimension : int
        D; a method that sees T gradients is held against D = 2 T + 1.

    Returns
    -------
    Quadratic

    Examples
    --------
    >>> flat_chain(3).minimiser.round(12).tolist()
    [0.75, 0.5, 0.25]
    """
    linear = np.zeros(dimension)
    linear[0] = 0.25
    return Quadratic(np.full(dimension, 0.5), 0.25, linear, 0.0, 1.0)


def _descent(f: Quadratic) -> Iterator[Floats]:
    """Gradient descent with the step 1/L."""
    x = np.zeros_like(f.linear)
    while True:
        yield x
        x = x - (f.times(x) - f.linear) / f.smoothness


def _accelerated(f: Quadratic) -> Iterator[Floats]:
    """Nesterov's method with growing momentum (textbook: Nesterov 2004, section 2.2.1)."""
    x = y = np.zeros_like(f.linear)
    weight = 1.0
    while True:
        yield x
        last, x = x, y - (f.times(y) - f.linear) / f.smoothness
        before, weight = weight, (1 + np.sqrt(1 + 4 * weight**2)) / 2
        y = x + (before - 1) / weight * (x - last)


SMOOTH: Mapping[str, Callable[[Quadratic], Iterator[Floats]]] = {
    "gradient descent": _descent,
    "Nesterov": _accelerated,
    "conjugate gradients": METHODS["conjugate gradients"],
}


def excesses(f: Quadratic, method: str, steps: int) -> Floats:
    """Values above the least one after 0, 1, ... steps, over L times the squared distance of the start.

    Parameters
    ----------
    f : Quadratic
    method : str
        A key of `SMOOTH`.
    steps : int

    Returns
    -------
    ndarray, shape (steps + 1,)

    Examples
    --------
    >>> excesses(flat_chain(3), "gradient descent", 1).round(4).tolist()
    [0.1071, 0.0536]
    """
    errors = (x - f.minimiser for x in islice(SMOOTH[method](f), steps + 1))
    values = np.array([e @ f.times(e) / 2 for e in errors])
    result: Floats = values / (f.smoothness * f.minimiser @ f.minimiser)
    return result


@dataclass(frozen=True)
class LargestCoordinate:
    """``slope * max(x_1, ..., x_k) + curvature/2 |x|^2``, whose oracle names the first largest coordinate.

    Attributes
    ----------
    slope, curvature : float
    dimension : int
        k.
    """

    slope: float
    curvature: float
    dimension: int

    @classmethod
    def resisting(cls, steps: int, lipschitz: float, radius: float) -> LargestCoordinate:
        """The member with this Lipschitz constant on a ball around zero, and its minimiser on the ball's surface.

        Examples
        --------
        >>> LargestCoordinate.resisting(3, 3.0, 1.0)
        LargestCoordinate(slope=2.0, curvature=1.0, dimension=4)
        """
        root = np.sqrt(steps + 1)
        return cls(float(lipschitz * root / (1 + root)), float(lipschitz / (radius * (1 + root))), steps + 1)

    def value(self, x: Floats) -> float:
        """The function at a point, shape (k,)."""
        return float(self.slope * x.max() + self.curvature / 2 * x @ x)

    def subgradient(self, x: Floats) -> Floats:
        """A subgradient, shape (k,): no coordinate is named before those in front of it."""
        result: Floats = self.curvature * x
        result[np.argmax(x)] += self.slope
        return result

    @property
    def minimiser(self) -> Floats:
        """By symmetry all coordinates are equal, shape (k,)."""
        return np.full(self.dimension, -self.slope / (self.curvature * self.dimension))


STEP_RULES: Mapping[str, Callable[[int], Floats]] = {
    "one step size": lambda steps: np.full(steps, 1 / np.sqrt(steps + 1)),
    "falling step size": lambda steps: np.arange(1.0, steps + 1) ** -0.5,
    "short steps": lambda steps: np.full(steps, 0.1 / np.sqrt(steps + 1)),
}


def subgradient_values(f: LargestCoordinate, rule: str, steps: int, lipschitz: float, radius: float) -> Floats:
    """Least value so far above the least one, after 0, 1, ... subgradient steps from zero.

    Parameters
    ----------
    f : LargestCoordinate
    rule : str
        A key of `STEP_RULES`: all steps, in units of radius over Lipschitz constant.
    steps : int
    lipschitz, radius : float

    Returns
    -------
    ndarray, shape (steps + 1,)

    Examples
    --------
    >>> f = LargestCoordinate.resisting(3, 3.0, 1.0)
    >>> subgradient_values(f, "one step size", 3, 3.0, 1.0).tolist()
    [0.5, 0.5, 0.5, 0.5]
    """
    x = np.zeros(f.dimension)
    values = [f.value(x)]
    for step in STEP_RULES[rule](steps):
        x = x - radius / lipschitz * step * f.subgradient(x)
        values.append(f.value(x))
    result: Floats = np.minimum.accumulate(values) - f.value(f.minimiser)
    return result
