"""Symbolic side of the companion for neural scaling laws: claims, engine, typesetting."""

from theory.allocate import PhaseDiagram, compute_optimal
from theory.problems import (
    Cell,
    Decomposition,
    GradientDescent,
    Momentum,
    MultiPassSGD,
    OnePassSGD,
    PowerLawRegression,
    Regime,
    Ridge,
    RiskTerm,
    decompose,
)
from theory.risk import Risk
from theory.spectral import spectral_sum
from theory.symbols import parameters, resources

__all__ = [
    "Cell",
    "Decomposition",
    "GradientDescent",
    "Momentum",
    "MultiPassSGD",
    "OnePassSGD",
    "PhaseDiagram",
    "PowerLawRegression",
    "Regime",
    "Ridge",
    "Risk",
    "RiskTerm",
    "compute_optimal",
    "decompose",
    "parameters",
    "resources",
    "spectral_sum",
]
