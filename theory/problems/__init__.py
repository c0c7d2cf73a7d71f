"""From spectrum and algorithm to the terms of a risk.

A `PowerLawRegression` is a power-law spectrum with an algorithm. `decompose` derives every term of its risk, with its
constant and the region where it matters: the deterministic equivalent or the exact equation of the algorithm, regimes
by what limits the number of learned modes, and Mellin asymptotics of the sums over modes.
"""

from theory.problems.decompose import decompose
from theory.problems.decomposition import Cell, Decomposition, Regime, RiskTerm
from theory.problems.problem import (
    GradientDescent,
    Momentum,
    MultiPassSGD,
    OnePassSGD,
    PowerLawRegression,
    Ridge,
)

__all__ = [
    "Cell",
    "Decomposition",
    "GradientDescent",
    "Momentum",
    "MultiPassSGD",
    "OnePassSGD",
    "PowerLawRegression",
    "Regime",
    "Ridge",
    "RiskTerm",
    "decompose",
]
