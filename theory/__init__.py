"""Symbolic side of the companion for neural scaling laws: claims, engine, typesetting."""

from theory.allocate import PhaseDiagram, compute_optimal
from theory.risk import Risk
from theory.spectral import spectral_sum
from theory.symbols import parameters, resources

__all__ = ["PhaseDiagram", "Risk", "compute_optimal", "parameters", "resources", "spectral_sum"]
