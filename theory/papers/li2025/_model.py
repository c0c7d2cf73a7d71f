"""One-pass SGD whose step falls like a power of the steps that are left: symbols and problem."""

from __future__ import annotations

from typing import Any

import sympy

from theory.conventions import convention
from theory.papers._regression import SGD, average
from theory.problems import OnePassSGD, PowerLawRegression
from theory.records import Decomposed, Derivation, Meaning, Premise
from theory.symbols import parameters, resources

t = resources("t")
beta, s, eta, q, noise = parameters("beta s eta q noise")
risk, kept = sympy.Function("risk")(t), sympy.Function("kept")(t)
LETTERS = convention("li2025")
SETTING = average("endless modes, then many steps", along="path")
REFERENCE = "Ours; the abstract says how a schedule enters the loss."

FADING = Premise(
    "assumption", "steps that fall pass on a bounded multiple of the noise, and none of their own at the end"
)
KEPT = Meaning(kept, "excess risk that the noise of the labels leaves")
MEANINGS = (
    Meaning(t, "number of steps, each on a fresh sample"),
    Meaning(beta, "capacity: the k-th eigenvalue is k^-beta"),
    Meaning(s, "source: the power of the target beyond mode k is of order k^-(beta s)"),
    Meaning(eta, "step size at the start; after u steps it is eta (1 - u/t)^q"),
    Meaning(q, "power of the steps that are left, like which the step falls"),
    Meaning(noise, "variance of the noise of a label"),
)


def of_term(term: str, noise: Any = 0) -> Derivation:
    """One term of the risk at the last step."""
    problem = PowerLawRegression(LETTERS.capacity, LETTERS.source, OnePassSGD(t, eta, decay=q), noise=noise)
    return Derivation((SGD, FADING), (Decomposed("law", problem, limit="steps", term=term, facts=(s < 1,)),))
