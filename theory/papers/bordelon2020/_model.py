"""Kernel regression without a ridge: symbols, problem and conventions."""

from __future__ import annotations

from typing import Any

import sympy

from theory.conventions import convention
from theory.papers._regression import RIDGE, average, unit
from theory.problems import PowerLawRegression, Ridge
from theory.records import Decomposed, Derivation, Meaning
from theory.symbols import parameters, resources

n = resources("n")
a, b, noise = parameters("a b noise")
risk = sympy.Function("risk")(n)
LETTERS = convention("bordelon2020")
PROBLEM = PowerLawRegression(LETTERS.capacity, LETTERS.source, Ridge(n))
U = unit(b)
REFERENCE = "Constant: ours. Notes recall the exponent min(a - 1, 2 b) of the paper, whose abstract alone was read."
SETTING = average("interpolation first, then many samples")

MEANINGS = (
    Meaning(risk, "excess risk of kernel interpolation"),
    Meaning(n, "number of samples"),
    Meaning(a, "exponent of the task: the k-th mode carries label variance k^-a"),
    Meaning(b, "exponent of the kernel: its k-th eigenvalue is k^-b"),
)


def learned(problem: PowerLawRegression = PROBLEM, term: str = "", facts: tuple[Any, ...] = ()) -> Derivation:
    """What the samples leave, from the spectrum and the algorithm."""
    return Derivation((RIDGE,), (Decomposed("law", problem, limit="samples", term=term, facts=facts),))
