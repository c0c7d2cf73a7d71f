"""Tied layers on drawn contexts, held against the bound of untied ones."""

import numpy as np

from proofs_check.dynamics.in_context import tuned
from proofs_check.dynamics.in_context_iso import marchenko_pastur
from proofs_check.papers.bordelon2025.iso_optimum import measure
from theory.records import Instance
from theory.symbols import parameters

__all__ = ["measure", "quantity"]

alpha, L = parameters("alpha"), parameters("L", integer=True)
DOMAIN = (8 * alpha >= 1, alpha <= 8, L >= 2, L <= 6)  # one layer attains the bound
TRIALS = 400
ROUNDING = 1e-9


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """Risk of the best step of all layers, by quadrature over the limiting law."""
    return tuned(marchenko_pastur(at.number("alpha")), int(at["L"])).risk, ROUNDING
