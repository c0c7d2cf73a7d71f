"""One-pass SGD on a power law: symbols and problem."""

from __future__ import annotations

import sympy

from theory.conventions import convention
from theory.papers._regression import SGD, average
from theory.problems import OnePassSGD, PowerLawRegression
from theory.problems.descent import FORGETTING, KERNEL
from theory.records import Meaning
from theory.symbols import parameters, resources

t = resources("t")
nu, zeta, s, B, k = parameters("nu zeta s B k")
risk, forgotten, kernel = (sympy.Function(name)(t) for name in ("L", "F", "K"))
LETTERS = convention("velikanov2021")
PROBLEM = PowerLawRegression(LETTERS.capacity, LETTERS.source, OnePassSGD(t, s, B))
HARD, BETWEEN, NOISE = (nu > 1, zeta < 1), (zeta > 1, zeta < 2 - 1 / nu), (nu > 1, zeta > 2 - 1 / nu)
REFERENCE = "Notes recall the exponents of both phases; constants: ours."
SETTING = average("endless modes, then many steps", along="path")
PREMISES = (SGD,)

RISK = Meaning(risk, "squared error on the population")
MEANINGS = (
    Meaning(t, "number of steps, each on a fresh batch"),
    Meaning(s, "step size, small enough for the risk to fall; the largest eigenvalue is one"),
    Meaning(B, "samples in a batch, whose gradients are averaged"),
    Meaning(nu, "capacity: the k-th eigenvalue is k^-nu"),
    Meaning(zeta, "source: the power of the target beyond mode k is of order k^-(nu zeta)"),
)
# Without the first a mode overshoots, whose share of the sum is negative: the sum is below one, and SGD diverges.
CONVERGES = ((B + 1) * s < 2 * B, KERNEL < 1)
FED_BACK = Meaning(KERNEL, "sum of the kernel: sum over modes of s l/(2 B - (B + 1) s l)", r"\|K\|")
SUMMED = Meaning(FORGETTING, "sum of what descent leaves: sum over modes of B p/(s l (2 B - (B + 1) s l))", r"\|F\|")
