"""One-pass SGD in random features at any size, and the best number of features within a budget.

In small steps the excess risk L of SGD on fresh Gaussian inputs obeys a renewal equation (textbook: the Volterra
equation of homogenised SGD, Paquette et al. 2021), with M the operator of the features as in `in_context_width`,

    L(t) = F(t) + int_0^t K(t - u) (L(u) + noise) du,
    F(t) = y^T exp(-2 s t M) y,    K(t) = (s**2/B) tr M**2 exp(-2 s t M).

Its Laplace transform at ``2 s zeta`` needs no more than the resolvent of M at ``-zeta``, whose deterministic equivalent
is known: ``zeta = kappa*(1 - freedom(kappa)/p)``. So the risk is one contour integral in the plane of kappa (ours).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import minimize_scalar

from proofs_check.arrays import Floats
from proofs_check.dynamics.spectra import Spectrum, effective_ridge
from theory.errors import TheoryError

__all__ = ["FeatureFrontier", "feature_frontier", "feature_sgd"]

NODES, REACH, OPENING = 40, 2.2, 8.0  # of the contour; twice the nodes change the risk by less than 1e-7
LATEST = 1e6  # times the slowest mode's time: nothing is left to be forgotten, and rounding would grow
TOLERANCE = 1e-3  # of the logarithm of the best number of features; the least risk is then right to about 1e-7


def feature_sgd(
    spectrum: Spectrum, features: float, step: float, time: float, batch: float = 1.0, noise: float = 0.0
) -> float:
    """Excess risk of one-pass SGD in Gaussian random features, in its deterministic equivalent.

    Parameters
    ----------
    spectrum : Spectrum
        Of more modes than there are features.
    features : float
        Their number p.
    step : float
        Step size s, constant and small.
    time : float
        Number of steps, positive.
    batch : float
        Samples that a gradient is averaged over, B; infinitely many give gradient flow.
    noise : float
        Variance of the labels.

    Returns
    -------
    float

    Raises
    ------
    TheoryError
        If the noise of the gradients feeds on itself, ``s*trace >= 2 B``.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import PowerLaw
    >>> spectrum = PowerLaw(2.0, 3.0).spectrum()
    >>> [f"{feature_sgd(spectrum, 1000, 0.1, time):.3e}" for time in (1e3, 1e6, 1e15)]
    ['3.008e-03', '2.740e-05', '1.889e-05']
    """
    trace = spectrum.total(spectrum.eigenvalue)
    if not (step > 0 and step * trace < 2 * batch):
        raise TheoryError(
            f"the risk does not converge with step size {step:.6g}; take one below {2 * batch / trace:.6g}"
        )
    kappa = effective_ridge(spectrum, features)
    until = min(time, LATEST / (2 * step * kappa))
    w = (np.arange(NODES) + 0.5) * (REACH / NODES)
    scale = OPENING / (2 * step * until)
    z = kappa + scale * (2 - np.cosh(w) + 1j * np.sinh(w))
    velocity = scale * (1j * np.cosh(w) - np.sinh(w))
    inverse = 1 / (spectrum.eigenvalue + z[:, None])
    seen = spectrum.eigenvalue * inverse
    zeta = z * (1 - seen @ spectrum.weight / features)
    forgotten = z / zeta * (inverse @ (spectrum.weight * spectrum.power)) / (2 * step)
    kernel = step / (2 * batch) * (trace - zeta * (seen @ spectrum.weight))
    growth = 1 - seen**2 @ spectrum.weight / features  # d zeta/d kappa
    transform = (forgotten + noise * kernel / (2 * step * zeta)) / (1 - kernel)
    integrand = np.exp(2 * step * until * zeta) * transform * 2 * step * growth * velocity
    return float(np.sum(integrand.imag) * REACH / NODES / np.pi)


@dataclass(frozen=True)
class FeatureFrontier:
    """Least risk at each budget, and the number of features that attains it; shape (n,)."""

    risks: Floats
    features: Floats


def feature_frontier(risk: Callable[[float, float], float], budgets: ArrayLike) -> FeatureFrontier:
    """Least risk within budgets of features times steps.

    Parameters
    ----------
    risk : function of features and steps
    budgets : array_like, shape (n,)
        Increasing, above 1000. At the first one all numbers of features from 10 to a tenth of it are looked at; from
        one budget to the next neither features nor steps may become fewer. So a local optimum is followed from
        where it is the best one.

    Returns
    -------
    FeatureFrontier

    Raises
    ------
    TheoryError
        If the best number of features lies at an end of where it is looked for.

    Examples
    --------
    >>> found = feature_frontier(lambda p, t: 1/p + 1/t, [1e4, 1e6])
    >>> found.features.round().tolist(), found.risks.round(4).tolist()
    ([100.0, 1000.0], [0.02, 0.002])
    """
    costs, found = np.asarray(budgets, dtype=float), []
    grid = np.linspace(np.log(10), np.log(costs[0] / 10), 30)
    first = int(np.argmin([risk(np.exp(y), costs[0] * np.exp(-y)) for y in grid]))
    lowest, highest = grid[max(first - 1, 0)], grid[min(first + 1, len(grid) - 1)]
    for cost, next_cost in zip(costs, [*costs[1:], costs[-1]], strict=True):
        best = minimize_scalar(
            lambda y, cost=cost: np.log(risk(np.exp(y), cost * np.exp(-y))),
            bounds=(lowest, highest),
            method="bounded",
            options={"xatol": TOLERANCE},
        )
        if min(best.x - lowest, highest - best.x) < 2 * TOLERANCE:
            raise TheoryError(f"at the budget {cost:.3g} the best number of features is at an end; change the budgets")
        found.append((best.fun, best.x))
        lowest, highest = best.x, best.x + np.log(next_cost / cost)
    risks, features = np.exp(np.array(found)).T
    return FeatureFrontier(risks, features)
