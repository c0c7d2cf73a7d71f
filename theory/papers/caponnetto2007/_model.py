"""Ridge regression on noisy labels, its ridge tuned to the number of samples."""

from __future__ import annotations

from typing import Any

import sympy

from theory.conventions import convention
from theory.papers._regression import RIDGE, average
from theory.problems import PowerLawRegression, Ridge
from theory.records import Decomposed, Derivation, Identity, Meaning, Optimum
from theory.symbols import named, parameters, resources

n, h = resources("n h")
b, c, s, noise = parameters("b c s noise")
risk, ridge = sympy.Function("risk")(n), sympy.Function("ridge")(n)
LETTERS = convention("caponnetto2007")
REFERENCE = "Notes recall the rate of the paper's class, in the worst case; here it is that of every target."
SETTING = average("the best ridge at every number of samples")

MEANINGS = (
    Meaning(n, "number of samples"),
    Meaning(b, "capacity: the k-th eigenvalue is k^-b"),
    Meaning(c, "source: the k-th mode carries label variance k^-(1 + b c)"),
    Meaning(s, "exponent 1 + b c of the label variances"),
    Meaning(noise, "variance of the noise of a label"),
)
ROUGH, SMOOTH = s < 1 + 2 * b, s > 1 + 2 * b
RISK = Meaning(risk, "excess risk at the best ridge")
CHOICE = Meaning(ridge, "best ridge on the mean squared error")


def tuned(yields: str, side: Any, law: Any) -> Derivation:
    """The best ridge, or the risk there, from bias and cost of the noise at any ridge; then in the paper's letters."""
    problem = PowerLawRegression(b, s, Ridge(n, h), noise=noise)
    terms = sympy.Symbol("terms", positive=True)
    steps = (
        Decomposed("terms", problem, limit="ridge", facts=(s > 1, side)),
        Optimum("best", terms, (), n, yields=yields, free=(h,), facts=(s > 1, side)),
        Identity("law", named("best"), law, given=((s, LETTERS.source),), why="in the letters of the paper"),
    )
    return Derivation((RIDGE,), steps)
