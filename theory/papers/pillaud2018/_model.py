"""SGD that draws from one sample for more steps than it has inputs, on hard problems."""

from __future__ import annotations

from typing import Any

import sympy

from theory.conventions import convention
from theory.papers._regression import FLOW, SGD, STEP_DECAY, average
from theory.problems import MultiPassSGD, PowerLawRegression
from theory.records import Decomposed, Derivation, Meaning, Optimum, Step
from theory.symbols import parameters, resources

n, t = resources("n t")
alpha, r, q, s, noise = parameters("alpha r q s noise")
LETTERS = convention("cui2021")  # the same letters
CLASS = (alpha > 1, r < (alpha - 1) / (2 * alpha), q > alpha - 1)
REFERENCE = "Notes recall the rate of the paper, whose abstract alone was read."
SETTING = average("the best number of steps at every number of samples")
MEANINGS = (
    Meaning(n, "number of samples"),
    Meaning(alpha, "capacity: the k-th eigenvalue is k^-alpha"),
    Meaning(r, "source: the k-th mode carries label variance k^-(1 + 2 alpha r)"),
    Meaning(s, "step size at the start"),
    Meaning(q, "power of the steps that are left, like which the step falls"),
    Meaning(noise, "variance of the noise of a label"),
)


def tuned(name: str, yields: str, *more: Step) -> Derivation:
    """The best number of steps, or the risk there."""
    problem = PowerLawRegression(LETTERS.capacity, LETTERS.source, MultiPassSGD(t, n, s, decay=q), noise=noise)
    terms: Any = sympy.Symbol("terms", positive=True)
    steps = (
        Decomposed("terms", problem, limit="steps"),
        Optimum(name, terms, (), n, yields=yields, resources=(t,)),
        *more,
    )
    return Derivation((SGD, FLOW, STEP_DECAY), steps)
