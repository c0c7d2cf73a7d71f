"""Direct numerical allocation of a finite budget, with no asymptotics.

A *leg* is one isolated error ``A*x**-a`` that falls as the resource ``x`` is
spent. A budget limits the product of powers of the resources. In the logarithms
``z`` of the resources both problems are convex: the sum of the legs is a sum of
exponentials of affine functions, and the maximum is a linear program.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import linalg, optimize, special

from proofs_check.arrays import Floats
from theory.errors import TheoryError

__all__ = ["Allocation", "Legs", "least", "least_max", "least_sum"]


@dataclass(frozen=True)
class Legs:
    """Legs ``coefficients * x**-decays`` under the budget ``prod(x**prices) = C``.

    Attributes
    ----------
    coefficients, decays, prices : array_like, shape (k,)
        All positive.
    """

    coefficients: ArrayLike
    decays: ArrayLike
    prices: ArrayLike

    def logarithms(self, z: Floats) -> Floats:
        """Logarithms of the legs at resources ``exp(z)``, shape (k,)."""
        logs: Floats = np.log(self.coefficients) - np.asarray(self.decays) * z
        return logs


@dataclass(frozen=True)
class Allocation:
    """The least risk at a budget and the resources that attain it, shape (k,)."""

    risk: float
    resources: Floats


def least_sum(legs: Legs, budget: float) -> Allocation:
    """Minimise the sum of the legs at a finite budget.

    The minimisation runs over the hyperplane that the budget leaves of the
    log-resources and does not use the condition for balance (ours).

    Parameters
    ----------
    legs : Legs
        At least two legs.
    budget : float
        The value ``C > 0`` of the product of powers.

    Returns
    -------
    Allocation
        The risk is accurate to about 1e-13.

    Examples
    --------
    >>> found = least_sum(Legs([1, 1], [1, 1], [1, 1]), budget=100.0)
    >>> round(found.risk, 12), found.resources.round(6).tolist()
    (0.2, [10.0, 10.0])
    """
    prices, decays = np.asarray(legs.prices, dtype=float), np.asarray(legs.decays, dtype=float)
    start = prices * np.log(budget) / (prices @ prices)
    along = linalg.null_space(prices[None, :])
    slopes = -decays[:, None] * along

    def risk(u: Floats) -> float:
        return float(special.logsumexp(legs.logarithms(start + along @ u)))

    def gradient(u: Floats) -> Floats:
        result: Floats = special.softmax(legs.logarithms(start + along @ u)) @ slopes
        return result

    def hessian(u: Floats) -> Floats:
        weights = special.softmax(legs.logarithms(start + along @ u))
        mean = weights @ slopes
        result: Floats = (slopes.T * weights) @ slopes - np.outer(mean, mean)
        return result

    found = optimize.minimize(
        risk, np.zeros(along.shape[1]), jac=gradient, hess=hessian, method="trust-exact", options={"gtol": 1e-10}
    )
    return Allocation(float(np.exp(found.fun)), np.exp(start + along @ found.x))


def least_max(legs: Legs, budget: float) -> Allocation:
    """Minimise the largest leg within a finite budget, as a linear program.

    Parameters
    ----------
    legs : Legs
        At least one leg.
    budget : float
        The bound ``C > 0`` on the product of powers.

    Returns
    -------
    Allocation
        The program spends less than the budget where that costs nothing.

    Examples
    --------
    >>> round(least_max(Legs([1, 2], [1, 1], [1, 1]), budget=50.0).risk, 12)
    0.2
    """
    coefficients, decays = np.asarray(legs.coefficients, dtype=float), np.asarray(legs.decays, dtype=float)
    # Unknowns: the log-resources, then the log of the largest leg, which bounds every leg from above.
    rows = np.column_stack([-np.diag(decays), -np.ones(len(decays))])
    spent = np.append(np.asarray(legs.prices, dtype=float), 0.0)
    found = optimize.linprog(
        np.append(np.zeros(len(decays)), 1.0),
        A_ub=np.vstack([rows, spent]),
        b_ub=np.append(-np.log(coefficients), np.log(budget)),
        bounds=(None, None),
    )
    return Allocation(float(np.exp(found.fun)), np.exp(found.x[:-1]))


def least(risk: Callable[[Floats], Floats], lower: float, upper: float, points: int = 2001) -> Allocation:
    """Minimise a risk of one resource over a wide range: scan, then refine.

    Parameters
    ----------
    risk : callable
        Maps resources, shape (n,), to risks, shape (n,).
    lower, upper : float
        The range of the resource, ``0 < lower < upper``; scanned in its logarithm.
    points : int
        Number of points of the scan.

    Returns
    -------
    Allocation
        The resource is accurate to about 1e-8, the square root of rounding.

    Raises
    ------
    TheoryError
        If the least value of the scan lies at an end of the range.

    Examples
    --------
    >>> found = least(lambda x: x + 1 / x, 1e-3, 1e3)
    >>> round(found.risk, 12), round(float(found.resources[0]), 6)
    (2.0, 1.0)
    """
    grid = np.linspace(np.log(lower), np.log(upper), points)
    at = int(np.argmin(risk(np.exp(grid))))
    if at in (0, points - 1):
        raise TheoryError(f"the least risk lies at the end {np.exp(grid[at]):.6g} of the range; widen the range")
    found = optimize.minimize_scalar(
        lambda z: float(risk(np.exp(np.array([z])))[0]), bracket=(grid[at - 1], grid[at], grid[at + 1]), tol=1e-10
    )
    return Allocation(float(found.fun), np.exp(np.array([found.x])))
