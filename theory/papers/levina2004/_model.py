"""Symbols and premises that the claims about neighbour distances share."""

from typing import Any

import sympy

from theory.records import Meaning, Premise
from theory.symbols import parameters

Expr = Any

d, k, s, t, u, x = parameters("d k s t u x")
R, r = parameters("R r")
S = parameters("S")

DIMENSION = Meaning(d, "intrinsic dimension of the data")
NEIGHBOURS = Meaning(k, "number of neighbours")
SUM = Meaning(S, "sum of log(r_k/r_j) over the nearer neighbours j < k, with r_j the distance of the j-th")

FLAT = Premise(
    "assumption",
    "the ball that reaches to the k-th neighbour is flat and evenly filled: given its radius, the k - 1 nearer points "
    "are independent and uniform in it",
)
GAMMA = Premise(
    "claim",
    "levina2004:log-ratio-law: S has the transform, hence the density, of a gamma variable of shape k - 1 and rate d",
)
DENSITY = d ** (k - 1) * s ** (k - 2) * sympy.exp(-d * s) / sympy.gamma(k - 1)
VALUE_OF_SUM = Meaning(s, "value of S")
