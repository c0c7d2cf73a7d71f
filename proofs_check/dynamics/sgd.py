"""One-pass SGD on a power-law linear regression, by its exact second moments.

Inputs are Gaussian with covariance eigenvalues ``k**-capacity``; the target puts
the signal ``k**-source`` into mode k (that is, eigenvalue times squared weight).
A model that keeps the first N modes sees the rest of the target as independent
label noise. SGD draws one fresh sample a step, with a constant step size.

The second moments of the error obey a closed linear recursion because fourth
moments of Gaussians factorise (textbook: Wick's theorem).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.interpolate import CubicSpline
from scipy.optimize import minimize_scalar
from scipy.special import zeta

__all__ = ["Frontier", "PowerLaw", "frontier", "recursion", "risk", "sampled"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class PowerLaw:
    """Spectrum ``k**-capacity`` and signal ``k**-source``, k = 1, 2, ...; both exponents exceed one.

    Examples
    --------
    >>> problem = PowerLaw(capacity=2.0, source=1.5)
    >>> problem.eigenvalues(3).round(3).tolist(), round(problem.tail(100), 3)
    ([1.0, 0.25, 0.111], 0.2)
    """

    capacity: float
    source: float

    def eigenvalues(self, modes: int) -> Floats:
        """Covariance eigenvalues of the first modes, shape (modes,)."""
        result: Floats = np.arange(1, modes + 1.0) ** -self.capacity
        return result

    def squared_weights(self, modes: int) -> Floats:
        """Squared weights of the target in the first modes, shape (modes,)."""
        result: Floats = np.arange(1, modes + 1.0) ** (self.capacity - self.source)
        return result

    def tail(self, modes: int) -> float:
        """Signal in all modes after the first ones (a Hurwitz zeta function)."""
        return float(zeta(self.source, modes + 1))


def recursion(problem: PowerLaw, modes: int, step: float, steps: int) -> Floats:
    """Expected excess risk after 0, 1, ..., steps of SGD, one step at a time.

    With error variances ``v`` the recursion is (textbook, for Gaussian inputs)
    ``v_k <- v_k (1 - 2 s l_k + 2 s**2 l_k**2) + s**2 l_k (sum_j l_j v_j + tail)``.

    Parameters
    ----------
    problem : PowerLaw
    modes : int
        Number N of modes that the model keeps.
    step : float
        Constant step size s.
    steps : int

    Returns
    -------
    ndarray, shape (steps + 1,)
        The tail is part of the risk.

    Examples
    --------
    >>> recursion(PowerLaw(2.0, 1.5), modes=1, step=0.25, steps=1).round(4).tolist()
    [2.6124, 2.4006]
    """
    rates, variances, tail = problem.eigenvalues(modes), problem.squared_weights(modes), problem.tail(modes)
    keep = 1 - 2 * step * rates + 2 * (step * rates) ** 2
    risks = np.empty(steps + 1)
    for t in range(steps + 1):
        risks[t] = rates @ variances + tail
        variances = keep * variances + step**2 * risks[t] * rates
    return risks


def risk(problem: PowerLaw, modes: int, step: float, times: ArrayLike) -> Floats:
    """Expected excess risk of SGD at any times, from one eigendecomposition.

    The matrix of the recursion is symmetric, so its powers cost nothing: times
    far beyond a step-by-step run are exact up to rounding.

    Parameters
    ----------
    problem, modes, step
        As for `recursion`.
    times : array_like, shape (n,)
        Numbers of steps; between integers the curve is interpolated exponentially.

    Returns
    -------
    ndarray, shape (n,)

    Raises
    ------
    ValueError
        If the step size is too large for SGD to converge.

    Examples
    --------
    >>> risk(PowerLaw(2.0, 1.5), modes=1, step=0.25, times=[0, 1]).round(4).tolist()
    [2.6124, 2.4006]
    """
    rates, tail = problem.eigenvalues(modes), problem.tail(modes)
    matrix = np.diag(1 - 2 * step * rates + 2 * (step * rates) ** 2) + step**2 * np.outer(rates, rates)
    factors, vectors = np.linalg.eigh(matrix)
    if factors[-1] >= 1 or factors[0] <= 0:
        raise ValueError(f"step size {step} does not converge monotonically; take a smaller one")
    final = step**2 * tail * (rates @ vectors) / (1 - factors)
    amplitudes = (rates @ vectors) * (problem.squared_weights(modes) @ vectors - final)
    decays = np.exp(np.outer(np.asarray(times, dtype=float), np.log(factors)))
    result: Floats = tail + (rates @ vectors) @ final + decays @ amplitudes
    return result


def sampled(problem: PowerLaw, modes: int, step: float, steps: int, runs: int, rng: np.random.Generator) -> Floats:
    """Excess risk along runs of SGD itself, on drawn samples.

    The target outside the model enters as what it is: a Gaussian of variance
    ``problem.tail(modes)``, independent of the inputs that the model sees.

    Parameters
    ----------
    problem, modes, step, steps
        As for `recursion`.
    runs : int
        Independent runs.
    rng : numpy.random.Generator

    Returns
    -------
    ndarray, shape (runs, steps + 1)

    Examples
    --------
    >>> curve = sampled(PowerLaw(2.0, 1.5), 3, 0.25, 10, runs=2, rng=np.random.default_rng(0))
    >>> curve.shape
    (2, 11)
    """
    rates, tail = problem.eigenvalues(modes), problem.tail(modes)
    errors = np.tile(np.sqrt(problem.squared_weights(modes)), (runs, 1))
    risks = np.empty((runs, steps + 1))
    for t in range(steps + 1):
        risks[:, t] = errors**2 @ rates + tail
        inputs = rng.standard_normal((runs, modes)) * np.sqrt(rates)
        residuals = np.sum(inputs * errors, axis=1) + np.sqrt(tail) * rng.standard_normal(runs)
        errors -= step * residuals[:, None] * inputs
    return risks


@dataclass(frozen=True)
class Frontier:
    """Least risk at each budget, and the (interpolated) number of modes that attains it; shape (points,)."""

    budgets: Floats
    risks: Floats
    modes: Floats


def frontier(problem: PowerLaw, sizes: Sequence[int], step: float, budgets: ArrayLike) -> Frontier:
    """Least risk over models and training times at compute ``modes * steps``.

    Parameters
    ----------
    problem : PowerLaw
    sizes : sequence of int
        Increasing numbers of modes, at least five; between them the logarithm of
        the risk is interpolated by a cubic spline (a ratio of 2**(1/8) between
        sizes gives about six digits).
    step : float
        Constant step size.
    budgets : array_like, shape (n,)
        Compute budgets. Those whose best size is one of the two outermost sizes
        on either side are left out.

    Returns
    -------
    Frontier

    Examples
    --------
    >>> found = frontier(PowerLaw(2.0, 1.5), [4, 5, 6, 8, 10, 12, 16, 20, 24, 32], 0.25, [1e1, 1e3, 4e3, 1e9])
    >>> found.budgets.tolist(), found.modes.round().tolist()
    ([1000.0, 4000.0], [9.0, 15.0])
    """
    wanted, logs = np.asarray(budgets, dtype=float), np.log(np.asarray(sizes, dtype=float))
    curves = np.log([risk(problem, size, step, wanted / size) for size in sizes])
    best = curves.argmin(axis=0)
    kept = np.flatnonzero((best >= 2) & (best <= len(logs) - 3))
    found = []
    for j in kept:
        curve = CubicSpline(logs, curves[:, j])
        around = (logs[best[j] - 1], logs[best[j] + 1])
        least = minimize_scalar(curve, bounds=around, method="bounded", options={"xatol": 1e-9})
        found.append((least.fun, least.x))
    risks, modes = np.exp(np.array(found).reshape(-1, 2).T)
    return Frontier(wanted[kept], risks, modes)
