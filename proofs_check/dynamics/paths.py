"""Gradient descent along a synchronised path: width, samples and steps grow together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.interpolate import CubicSpline

from proofs_check.arrays import Floats
from proofs_check.dynamics.descent import Regression, excess_risk
from theory.errors import TheoryError

__all__ = ["Followed", "Meeting", "Path", "crossing", "follow", "scales", "threshold"]


@dataclass(frozen=True)
class Path:
    """Powers of one scale k: ``prefactors * k**exponents`` for width m, samples n, steps T.

    The compute of full-batch descent is their product: parameters m of the
    trained layer, times samples, times steps.

    Examples
    --------
    >>> path = Path(exponents=(4, 1, 2), prefactors=(4, 8, 1))
    >>> path.sizes(10), path.compute(10)
    ((40000, 80, 100), 320000000.0)
    """

    exponents: tuple[int, int, int]
    prefactors: tuple[int, int, int]

    def sizes(self, scale: int) -> tuple[int, int, int]:
        """Width, samples and steps at a scale."""
        m, n, steps = (first * scale**e for first, e in zip(self.prefactors, self.exponents, strict=True))
        return m, n, steps

    def compute(self, scale: int) -> float:
        """Width times samples times steps at a scale."""
        m, n, steps = self.sizes(scale)
        return float(m * n * steps)


@dataclass(frozen=True)
class Followed:
    """What descent does along a path, in independent draws.

    Attributes
    ----------
    compute : shape (points,), width times samples times steps
    risk : shape (runs, points), excess risk
    decay : shape (runs, points), ``-log`` of the excess risk without label noise
    """

    compute: Floats
    risk: Floats
    decay: Floats


@dataclass(frozen=True)
class Meeting:
    """Where bias and floor meet, and the curves against the number of steps, shape (points,).

    Attributes
    ----------
    steps : the (interpolated) number of steps at which the bias equals the floor
    times : numbers of steps
    bias : mean excess risk without label noise
    floor : mean excess risk of converged descent
    risk : mean excess risk
    """

    steps: float
    times: Floats
    bias: Floats
    floor: Floats
    risk: Floats


def scales(first: float, last: float, points: int) -> tuple[int, ...]:
    """Whole scales spread evenly in the logarithm, each once.

    Parameters
    ----------
    first, last : float
        Positive.
    points : int
        At most so many.

    Returns
    -------
    tuple of int
        Increasing.

    Examples
    --------
    >>> scales(1, 100, 3)
    (1, 10, 100)
    """
    return tuple(int(k) for k in np.unique(np.round(np.geomspace(first, last, points))))


def follow(problem: Regression, path: Path, at: Sequence[int], runs: int, rng: np.random.Generator) -> Followed:
    """Train fresh draws at every scale of a path.

    Parameters
    ----------
    problem : Regression
    path : Path
    at : sequence of int
        Scales k.
    runs : int
        Independent draws at each scale, at least two.
    rng : numpy.random.Generator

    Returns
    -------
    Followed

    Examples
    --------
    >>> problem = Regression.geometric(dimension=3, condition=4.0, noise=0.25)
    >>> found = follow(problem, Path((1, 1, 1), (4, 8, 1)), (100, 200), 50, np.random.default_rng(0))
    >>> found.compute.tolist()
    [32000000.0, 256000000.0]
    """
    drawn = []
    for scale in at:
        width, samples, steps = path.sizes(scale)
        drawn.append(excess_risk(problem, samples, steps, runs, rng, width=width))
    compute = np.array([path.compute(scale) for scale in at])
    return Followed(compute, np.stack([d.total for d in drawn], axis=1), -np.stack([d.log_bias for d in drawn], axis=1))


def crossing(x: Floats, falling: Floats, floor: Floats) -> float:
    """Where ``falling`` drops below ``floor`` for good, by a cubic spline.

    Parameters
    ----------
    x, falling, floor : ndarray, shape (n,)
        Two smooth curves on increasing abscissae, n at least 4.

    Returns
    -------
    float

    Raises
    ------
    TheoryError
        If they do not cross inside the range, or end with the floor below.

    Examples
    --------
    >>> x = np.linspace(0, 2, 5)
    >>> round(crossing(x, 4 - 2*x, np.ones(5)), 12)
    1.5
    """
    gap = falling - floor
    roots = CubicSpline(x, gap).roots(extrapolate=False)
    if gap[-1] > 0 or len(roots) == 0:
        raise TheoryError("the curves do not cross inside the range; widen it")
    return float(roots[-1])


def threshold(condition: float, power: float, floor: float, ratio: float, until: int, runs: int, seed: int) -> Meeting:
    """Where the early phase meets the floor, for samples tied to the steps.

    Regression in four dimensions with a unit signal in the slowest direction is
    trained on ``n = ratio * T**power`` fresh samples for T = 2, 3, ... steps.
    The label noise is set to ``ratio * floor/4``, so that least
    squares, whose excess risk tends to noise times dimension over n, leaves
    ``floor * T**-power`` as the ratio grows.

    Parameters
    ----------
    condition : float
        Ratio of the largest to the smallest covariance eigenvalue.
    power, floor, ratio : float
        As above.
    until : int
        Largest number of steps.
    runs : int
        Draws at each number of steps.
    seed : int

    Returns
    -------
    Meeting

    Examples
    --------
    >>> met = threshold(12.0, 1.0, 0.25, ratio=1e5, until=60, runs=20, seed=0)
    >>> bool(26 < met.steps < 28)
    True
    """
    rng = np.random.default_rng(seed)
    problem = Regression.geometric(4, condition, noise=ratio * floor / 4)
    steps = range(2, until + 1)
    times = np.array(steps, dtype=float)
    drawn = [excess_risk(problem, round(ratio * t**power), t, runs, rng) for t in steps]
    bias = np.array([np.exp(d.log_bias).mean() for d in drawn])
    late = np.array([d.floor.mean() for d in drawn])
    total = np.array([d.total.mean() for d in drawn])
    return Meeting(crossing(times, np.log(bias), np.log(late)), times, bias, late, total)
