"""Fit the steps of all layers on drawn contexts, most of which see fewer samples than dimensions."""

import numpy as np

from proofs_check.dynamics.in_context_iso import marchenko_pastur, untied_residual
from proofs_check.papers.bordelon2025.iso_untied import measure
from theory.records import Instance
from theory.symbols import parameters

__all__ = ["measure", "quantity"]

alpha, L = parameters("alpha"), parameters("L", integer=True)
DOMAIN = (8 * alpha >= 1, alpha <= 8, L <= 6)
TRIALS = 400
ROUNDING = 1e-9


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """Risk of the best steps, by quadrature over the limiting law."""
    law = marchenko_pastur(at.number("alpha"))
    kept = untied_residual(law, int(at["L"]))(law.eigenvalue)
    return law.total(kept**2), ROUNDING
