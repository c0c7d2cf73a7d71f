"""Symbols that the claims on the phases of training at a constant step share."""

import sympy

from theory.records import Meaning
from theory.symbols import parameters

eta, kappa, sigma = parameters("eta kappa sigma")
d = parameters("d", integer=True)
i = sympy.Symbol("i", integer=True, nonnegative=True)

CURVATURE = kappa ** (-i / (d - 1))


def over_modes(term: sympy.Expr) -> sympy.Sum:
    """The sum over all coordinates."""
    return sympy.Sum(term, (i, 0, d - 1))


TRACE = over_modes(CURVATURE)

STEP = Meaning(eta, "step size")
CONDITION = Meaning(kappa, "condition number: the curvature of coordinate i is kappa^(-i/(d - 1)), from 1 to 1/kappa")
DIMENSION = Meaning(d, "number of coordinates, at least two")
COORDINATE = Meaning(i, "a coordinate, from 0")
