"""Symbolic side of the companion for neural scaling laws: claims, engine, typesetting."""

from theory.allocate import PhaseDiagram, compute_optimal
from theory.problems import (
    GradientDescent,
    Momentum,
    MultiPassSGD,
    OnePassSGD,
    PowerLawRegression,
    Ridge,
    decompose,
)
from theory.risk import Risk
from theory.spectral import spectral_sum
from theory.symbols import parameters, resources

__all__ = [
    "GradientDescent",
    "Momentum",
    "MultiPassSGD",
    "OnePassSGD",
    "PhaseDiagram",
    "PowerLawRegression",
    "Ridge",
    "Risk",
    "compute_optimal",
    "decompose",
    "parameters",
    "resources",
    "spectral_sum",
]
