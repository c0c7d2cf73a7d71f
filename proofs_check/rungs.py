"""The next rung under the terms of a risk: the exact equation or deterministic equivalent that they were expanded from.

A `PowerLawRegression` at numbers is evaluated without expanding anything: sums over modes are sums, effective ridges
are solved for, and curves in time are contour integrals.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import sympy

from proofs_check.constants import constant_value, constants_from, definitions
from proofs_check.dynamics.decaying_step import decayed_risk
from proofs_check.dynamics.feature_flow import flow_in_features
from proofs_check.dynamics.inertia import swung_by_features, swung_risk
from proofs_check.dynamics.random_features import feature_risk
from proofs_check.dynamics.ridge import ridge_risk
from proofs_check.dynamics.samples import SampleRisk
from proofs_check.dynamics.spectra import PowerLaw, Spectrum, spread_modes
from proofs_check.dynamics.volterra import sgd_in_features, sgd_on_a_sample
from theory.errors import TheoryError
from theory.problems import (
    Cell,
    Decomposition,
    GradientDescent,
    Momentum,
    MultiPassSGD,
    OnePassSGD,
    PowerLawRegression,
    Ridge,
)

__all__ = ["Rung", "constants_at", "next_rung", "value_of"]

Expr = Any
Values = Mapping[sympy.Symbol, float]
Number = Callable[[Expr], float]

RESOLVED = 30  # decades of learned modes that an endless spectrum resolves
FINITE = 100  # and one that ends
LEAST = 1e-280  # that a risk can be without what it is made of being lost
SWING = 0.05  # width of panels in the logarithm of the mode that resolve swings


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
        Not a number where rounding would be felt, or modes beyond the first 1e30 of endless ones.

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
    numbers = {symbol: sympy.Float(value) for symbol, value in values.items()}

    def number(expr: Expr) -> float:
        found = sympy.sympify(expr, strict=True).xreplace(numbers)
        if found.free_symbols:
            names = ", ".join(sorted(map(str, found.free_symbols)))
            raise TheoryError(f"{names} has no number; give one for every symbol of the problem")
        return float(found)

    modes, features, samples = (
        math.inf if e is None else number(e) for e in (problem.modes, problem.features, problem.samples)
    )
    law, noise = PowerLaw(number(problem.capacity), number(problem.source)), number(problem.noise)
    rank = min(_rank(problem, number), modes)
    resolved = 10.0 ** (RESOLVED if math.isinf(modes) else FINITE)
    if any(resolved < size < math.inf for size in (rank, samples, features)):
        return Rung(math.nan, math.nan)
    if isinstance(problem.algorithm, Momentum):
        found = _swung(problem.algorithm, law, modes, features, number)
    else:
        found = _evaluated(problem, _spectrum(law, modes), samples, features, noise, number)
    if not found.bias > LEAST:
        return Rung(math.nan, math.nan)
    return Rung(float(found.bias), float(found.variance))


def _evaluated(
    problem: PowerLawRegression, spectrum: Spectrum, samples: float, features: float, noise: float, number: Number
) -> SampleRisk:
    match problem.algorithm:
        case Ridge(ridge=ridge):
            chosen = 0.0 if ridge is None else number(ridge)
            if math.isinf(features):
                risk = ridge_risk(spectrum, samples, chosen, noise)
            else:
                risk = feature_risk(spectrum, samples, features, chosen, noise)
            return SampleRisk(np.asarray(risk.bias), np.asarray(risk.variance))
        case GradientDescent(steps, step=step):
            return flow_in_features(spectrum, number(step) * number(steps), samples, features, noise)
        case OnePassSGD(steps, step, batch, decay) if number(decay) == 0:
            return sgd_in_features(spectrum, number(step), number(steps), features, noise, number(batch))
        case OnePassSGD(steps, step, batch, decay) if math.isinf(features):
            return decayed_risk(spectrum, number(step), number(steps), number(decay), noise, number(batch))
        case MultiPassSGD(steps, _, step, batch, decay) if number(decay) == 0 and math.isinf(features):
            return sgd_on_a_sample(spectrum, number(step), number(steps), samples, noise, number(batch))
    raise TheoryError(
        f"no next rung of {problem.algorithm} is known here: leave out random features, or take a constant step"
    )


def _swung(algorithm: Momentum, law: PowerLaw, modes: float, features: float, number: Number) -> SampleRisk:
    motion = [number(x) for x in (algorithm.time, algorithm.friction, algorithm.gain, algorithm.decay)]
    swung = swung_risk(_spectrum(law, modes, swinging=True), *motion)
    added = 0.0 if math.isinf(features) else swung_by_features(_spectrum(law, modes), features, *motion)
    return SampleRisk(np.asarray(swung + added), np.asarray(0.0))


def _rank(problem: PowerLawRegression, number: Number) -> float:
    """Number of modes that are learned in the time."""
    match problem.algorithm:
        case Ridge():
            return 0.0
        case Momentum(time, _, gain, decay):
            learned = number(gain) * number(time) ** (2 - number(decay))
        case GradientDescent() | OnePassSGD() | MultiPassSGD() as descent:
            learned = number(descent.step) * number(descent.steps)
    return float(learned ** (1 / number(problem.capacity)))


@lru_cache(maxsize=256)
def _spectrum(law: PowerLaw, modes: float, swinging: bool = False) -> Spectrum:
    if math.isinf(modes) and law.capacity > 1:
        # The power beyond the last mode is lost at 1e-16 of that beyond the resolved ones.
        modes = 10 ** min(RESOLVED + 16 / min(law.source - 1, law.capacity - 1), 280.0)
    if not swinging:
        return law.spectrum(modes, head=200)
    mode, weight = spread_modes(modes, panel=SWING, head=200)
    return Spectrum(weight, mode**-law.capacity, mode**-law.source)


def constants_at(decomposition: Decomposition, values: Values, cell: Cell | None = None) -> dict[sympy.Symbol, float]:
    """Add the constants of a decomposition to numbers for its parameters; those only that a cell has, if one is given.

    Examples
    --------
    >>> from theory.problems import OnePassSGD, decompose
    >>> from theory.symbols import parameters, resources
    >>> a, b, s = parameters("a b s"); t = resources("t")
    >>> found = constants_at(decompose(PowerLawRegression(a, b, OnePassSGD(t, s)), [b < 1 + a]), {a: 2, b: 2, s: 0.1})
    >>> {str(symbol): round(value, 6) for symbol, value in found.items()}["K_1"]
    0.088223
    """
    terms = [] if cell is None else [t.expression for regime in cell.regimes for t in regime.terms]
    used = None if cell is None else {s for s, _ in decomposition.constants if any(t.has(s) for t in terms)}
    numbers = {symbol: float(value) for symbol, value in values.items()}
    return numbers | constants_from(definitions(decomposition, used), numbers)


def value_of(expr: Expr, values: Values) -> float:
    """An expression in parameters, perhaps with integrals, at numbers for them.

    Examples
    --------
    >>> from theory.symbols import parameters
    >>> a, v = parameters("a v")
    >>> round(value_of(sympy.Integral(v**-a, (v, 0, 1)), {a: 0.5}), 6)
    2.0
    """
    known = sympy.sympify(expr, strict=True).xreplace({s: sympy.Float(x) for s, x in values.items()})
    return constant_value(known, sympy.Dummy())
