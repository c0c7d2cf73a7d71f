"""Ridge regression on noisy labels, its ridge tuned to the number of samples."""

from __future__ import annotations

import sympy

from theory.conventions import convention
from theory.papers._regression import RIDGE, average
from theory.problems import PowerLawRegression, Ridge
from theory.records import Decomposed, Derivation, Meaning, Optimum
from theory.symbols import parameters, resources

n, h = resources("n h")
b, c, noise = parameters("b c noise")
risk, ridge = sympy.Function("risk")(n), sympy.Function("ridge")(n)
LETTERS = convention("caponnetto2007")
REFERENCE = "Notes recall the rate of the paper's class, in the worst case; here it is that of every target."
SETTING = average("the best ridge at every number of samples")

MEANINGS = (
    Meaning(n, "number of samples"),
    Meaning(b, "capacity: the k-th eigenvalue is k^-b"),
    Meaning(c, "source: the k-th mode carries label variance k^-(1 + b c)"),
    Meaning(noise, "variance of the noise of a label"),
)
RISK = Meaning(risk, "excess risk at the best ridge")
CHOICE = Meaning(ridge, "best ridge on the mean squared error")


def tuned(yields: str) -> Derivation:
    """The best ridge, or the risk there, from bias and cost of the noise at any ridge."""
    problem = PowerLawRegression(LETTERS.capacity, LETTERS.source, Ridge(n, h), noise=noise)
    terms = sympy.Symbol("terms", positive=True)
    steps = (Decomposed("terms", problem, limit="ridge"), Optimum("law", terms, (), n, yields=yields, free=(h,)))
    return Derivation((RIDGE,), steps)
