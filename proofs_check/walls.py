"""Laws on a wall between two phases, where a power of the logarithm stands beside the power."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import minimize_scalar

from proofs_check.arrays import Floats
from theory.records import Estimate, Instance

__all__ = ["WINDOW", "law_on_wall"]

WINDOW = "all sizes, with the logarithm of the size in a fitted unit; refitted on the upper half"
LARGEST_UNIT = 10.0  # of the logarithm of the unit
ROUNDING = 1e-9


def law_on_wall(instance: Instance, sizes: ArrayLike, risks: ArrayLike) -> tuple[Estimate, Estimate, Estimate]:
    """Constant, power and power of the logarithm of an exact curve ``c * x**s * log(x/unit)**q``.

    The unit, all that the next order changes of a logarithm, is searched for; the rest is a linear least-squares fit
    (ours). The uncertainty is how far each moves when the lower half of the sizes is left out.

    Parameters
    ----------
    instance : Instance
        What the estimates are labelled with.
    sizes, risks : array_like, shape (n,)
        Increasing sizes above one, n at least 8; corrections in powers of the size must have died out.

    Returns
    -------
    constant, slope, log : Estimate

    Examples
    --------
    >>> x = np.geomspace(1e3, 1e9, 20)
    >>> [f"{e.quantity} {e.value:.4f}" for e in law_on_wall(Instance.of(nu=2), x, 3 * x**-2 * np.log(5 * x))]
    ['constant 3.0000', 'slope -2.0000', 'log 1.0000']
    """
    logs, target = np.log(np.asarray(sizes, dtype=float)), np.log(np.asarray(risks, dtype=float))
    half = len(logs) // 2
    fitted = _fit(logs, target)
    shift = np.abs(fitted - _fit(logs[half:], target[half:])) + ROUNDING
    constant = float(np.exp(fitted[0]))
    window = f"{np.exp(logs[0]):.3g} to {np.exp(logs[-1]):.3g}: {WINDOW}"
    return (
        Estimate("constant", instance, constant, constant * float(shift[0]), window),
        Estimate("slope", instance, float(fitted[1]), float(shift[1]), window),
        Estimate("log", instance, float(fitted[2]), float(shift[2]), window),
    )


def _fit(logs: Floats, target: Floats) -> Floats:
    """Log constant, power and power of the logarithm."""

    def solve(shift: float) -> tuple[Floats, float]:
        columns = np.stack([np.ones_like(logs), logs, np.log(logs + shift)], axis=1)
        found = np.linalg.lstsq(columns, target, rcond=None)[0]
        return np.asarray(found), float(np.sum((columns @ found - target) ** 2))

    best = minimize_scalar(lambda shift: solve(shift)[1], bounds=(1 - logs[0], LARGEST_UNIT), method="bounded")
    return solve(float(best.x))[0]
