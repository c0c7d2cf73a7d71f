"""Redundancy laws: symbols."""

from __future__ import annotations

import sympy

from theory.conventions import convention
from theory.records import Meaning
from theory.symbols import parameters, resources

n, h, K = resources("n h K")
beta, s, noise, k = parameters("beta s noise k")
risk, freedom = sympy.Function("risk")(n), sympy.Function("N_eff")(K)
LETTERS = convention("bi2025")

FREEDOM = Meaning(freedom, "effective dimension: sum of l/(l + 1/K) over eigenvalues l")
RIDGE = Meaning(K, "one over the ridge")
