"""The next rung under the terms of a risk: the exact equation or deterministic equivalent that they were expanded from.

A `PowerLawRegression` at numbers is evaluated without expanding anything: sums over modes are sums, effective ridges
are solved for, and curves in time are contour integrals.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import sympy
from scipy.integrate import quad
from scipy.optimize import brentq

from proofs_check.dynamics.feature_dynamics import flow_in_features, sgd_in_features
from proofs_check.dynamics.random_features import feature_risk
from proofs_check.dynamics.ridge import ridge_risk
from proofs_check.dynamics.spectra import PowerLaw, Spectrum, spread_modes
from theory.errors import TheoryError
from theory.problems import Decomposition, GradientDescent, OnePassSGD, PowerLawRegression, Ridge

__all__ = ["Rung", "constants_at", "next_rung"]

Expr = Any
Values = Mapping[sympy.Symbol, float]

RESOLVED = 30  # decades of learned modes that a spectrum resolves
ROUNDING = 3e-10  # of the mean of a curve up to a time, in which contour integrals lose digits
ENDLESS = 1e280


@dataclass(frozen=True)
class Rung:
    """Excess risk at numbers.

    Attributes
    ----------
    noiseless : without label noise
    label_noise : what that adds
    """

    noiseless: float
    label_noise: float

    @property
    def total(self) -> float:
        """Excess risk."""
        return self.noiseless + self.label_noise


def next_rung(problem: PowerLawRegression, values: Values) -> Rung:
    """Excess risk of a regression by its deterministic equivalent, or its exact equation where there is one.

    Parameters
    ----------
    problem : PowerLawRegression
    values : mapping
        A number for every parameter and resource of the problem, by symbol.

    Returns
    -------
    Rung
        Not a number where rounding would be felt, or modes beyond the first 1e30.

    Raises
    ------
    TheoryError
        If a symbol has no number, or the algorithm is none of those with a next rung.

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> a, b = parameters("a b"); t, n = resources("t n")
    >>> problem = PowerLawRegression(a, b, GradientDescent(t, n), noise=0.1)
    >>> f"{next_rung(problem, {a: 1.5, b: 1.75, t: 1e3, n: 1e3}).total:.4f}"
    '0.0431'
    """

    def number(expr: Expr) -> float:
        found = sympy.sympify(expr, strict=True).xreplace({s: sympy.Float(v) for s, v in values.items()})
        if found.free_symbols:
            names = ", ".join(sorted(map(str, found.free_symbols)))
            raise TheoryError(f"{names} has no number; give one for every symbol of the problem")
        return float(found)

    algorithm, noise = problem.algorithm, number(problem.noise)
    modes, features, samples = (
        math.inf if e is None else number(e) for e in (problem.modes, problem.features, problem.samples)
    )
    spectrum = _spectrum(number(problem.capacity), number(problem.source), modes)
    if any(10.0**RESOLVED < size < math.inf for size in (samples, features)):
        return Rung(math.nan, math.nan)
    if isinstance(algorithm, Ridge):
        ridge = 0.0 if algorithm.ridge is None else number(algorithm.ridge)
        if math.isinf(features):
            found = ridge_risk(spectrum, samples, ridge, noise)
        else:
            found = feature_risk(spectrum, samples, features, ridge, noise)
        return Rung(found.bias, found.variance)
    if not isinstance(algorithm, GradientDescent | OnePassSGD) or getattr(algorithm, "decay", 0) != 0:
        raise TheoryError(
            f"no next rung of {algorithm} is known here: take ridge regression, gradient descent, or one-pass SGD "
            "with a constant step"
        )
    step, steps = number(algorithm.step), number(algorithm.steps)
    if (step * steps) ** (1 / number(problem.capacity)) > 10.0**RESOLVED:
        return Rung(math.nan, math.nan)
    if isinstance(algorithm, GradientDescent):
        curve = flow_in_features(spectrum, step * steps, samples, features, noise)
    else:
        curve = sgd_in_features(spectrum, step, steps, features, noise, number(algorithm.batch))
    if curve.bias * step * steps < ROUNDING:
        return Rung(math.nan, math.nan)
    return Rung(float(curve.bias), float(curve.variance))


@lru_cache(maxsize=256)
def _spectrum(capacity: float, source: float, modes: float) -> Spectrum:
    if math.isinf(modes) and capacity > 1:
        # The power beyond the last mode is lost at 1e-16 of that beyond the resolved ones.
        modes = 10 ** min(RESOLVED + 16 / min(source - 1, capacity - 1), 280.0)
    return PowerLaw(capacity, source).spectrum(modes, head=200)


def constants_at(decomposition: Decomposition, values: Values) -> dict[sympy.Symbol, float]:
    """Add the constants of a decomposition to numbers for its parameters.

    Examples
    --------
    >>> from theory.problems import OnePassSGD, decompose
    >>> from theory.symbols import parameters, resources
    >>> a, b, s = parameters("a b s"); t = resources("t")
    >>> found = constants_at(decompose(PowerLawRegression(a, b, OnePassSGD(t, s)), [b < 1 + a]), {a: 2, b: 2, s: 0.1})
    >>> {str(symbol): round(value, 6) for symbol, value in found.items()}["K_1"]
    0.088223
    """
    found = {symbol: float(value) for symbol, value in values.items()}
    for symbol, meaning in reversed(decomposition.constants):
        known = meaning.xreplace({s: sympy.Float(v) for s, v in found.items()})
        found[symbol] = _solved(known, symbol) if isinstance(known, sympy.Eq) else _summed(known)
    return found


def _solved(equation: Expr, unknown: sympy.Symbol) -> float:
    """The positive root of ``Integral(...) = number``."""
    integral = equation.lhs
    variable, low, high = integral.limits[0]
    integrand = sympy.lambdify((variable, unknown), integral.function)

    def excess(y: float) -> float:
        return float(quad(integrand, float(low), float(high), args=(math.exp(y),))[0] - equation.rhs)

    return math.exp(brentq(excess, -60.0, 60.0, xtol=1e-13))


def _summed(expr: Expr) -> float:
    """A number, or a sum over all modes of what falls like a power of the mode."""
    if not isinstance(expr, sympy.Sum):
        return float(expr)
    mode, weight = spread_modes(ENDLESS, panel=1.0, head=200)
    with np.errstate(over="ignore", under="ignore"):
        return float(weight @ sympy.lambdify(expr.limits[0][0], expr.function)(mode))
