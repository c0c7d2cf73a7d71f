"""Gradient flow on power-law modes that lie densely: pure powers at every size.

Modes k > 0 have unit density, eigenvalues ``k**-a`` and signal ``k**-(1 + s)``, of
which ``N**-s/s`` lies beyond mode N. A model keeps the modes up to N; flow for a
time t leaves ``exp(-2 t k**-a)`` of their signal, and the signal of the others is
never learned.
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp, inf, log
from typing import NamedTuple

import numpy as np
from scipy.integrate import quad
from scipy.optimize import minimize_scalar

__all__ = ["Optimum", "joint_risk", "least_risk"]

FORGOTTEN = 80.0  # a mode that has lost exp(-80) of its signal counts no more
PRECISION = 1e-9  # relative, of each quadrature


class Optimum(NamedTuple):
    """The least risk within a budget, and the number of modes that attains it."""

    risk: float
    modes: float


def joint_risk(capacity: float, tail: float, modes: float, time: float) -> float:
    """Excess risk of a model with these modes after this time, by quadrature over the logarithm of the mode.

    Parameters
    ----------
    capacity, tail : float
        a and s, positive: the exponents of the eigenvalues and of the signal beyond a mode (the source is 1 + s).
    modes, time : float
        N and t, positive.

    Returns
    -------
    float

    Examples
    --------
    >>> round(joint_risk(2.0, 0.5, 100.0, 1e12), 6), round(joint_risk(2.0, 0.5, 1e9, 50.0), 4)
    (0.2, 0.5733)
    """
    last = log(modes)
    first = min(log(2 * time / FORGOTTEN) / capacity, last)
    kept = _integral(lambda z: exp(-tail * z - 2 * time * exp(-capacity * z)), first, last)
    return kept + _integral(lambda z: exp(-tail * z), last, inf)


def _integral(signal: Callable[[float], float], start: float, end: float) -> float:
    return float(quad(signal, start, end, epsabs=0, epsrel=PRECISION, limit=200)[0])


def least_risk(capacity: float, tail: float, budget: float) -> Optimum:
    """Least risk over models and times with ``N t`` within a budget, by search over the logarithm of N.

    Parameters
    ----------
    capacity, tail : float
        As for `joint_risk`.
    budget : float
        Above one.

    Returns
    -------
    Optimum

    Examples
    --------
    >>> risk, modes = least_risk(2.0, 0.5, 1e9)
    >>> bool(risk <= joint_risk(2.0, 0.5, 1.1 * modes, 1e9 / 1.1 / modes))
    True
    """
    around = np.log(budget) / (1 + capacity)
    found = minimize_scalar(
        lambda z: np.log(joint_risk(capacity, tail, float(np.exp(z)), budget / float(np.exp(z)))),
        bounds=(around - 3, around + 3),
        method="bounded",
        options={"xatol": 1e-8},
    )
    return Optimum(float(np.exp(found.fun)), float(np.exp(found.x)))
