"""One pass of SGD over noisy labels, its first step tuned and its last ones small."""

from __future__ import annotations

from typing import Any

import sympy

from theory.conventions import convention
from theory.papers._regression import SGD, STEP_DECAY, average
from theory.problems import OnePassSGD, PowerLawRegression
from theory.records import Decomposed, Derivation, Meaning, Optimum
from theory.symbols import parameters, resources

n, s = resources("n s")
alpha, r, q, noise = parameters("alpha r q noise")
risk, step = sympy.Function("risk")(n), sympy.Function("step")(n)
LETTERS = convention("cui2021")  # the same letters
EDGE = (alpha - 1) / (2 * alpha)
REFERENCE = "Notes recall the rate of the paper, whose abstract alone was read."
SETTING = average("the best first step at every number of samples")

RISK = Meaning(risk, "excess risk at the best first step")
MEANINGS = (
    Meaning(n, "number of samples, each used in one step"),
    Meaning(alpha, "capacity: the k-th eigenvalue is k^-alpha"),
    Meaning(r, "source: the k-th mode carries label variance k^-(1 + 2 alpha r)"),
    Meaning(q, "power of the steps that are left, like which the step falls"),
    Meaning(noise, "variance of the noise of a label"),
)


def tuned(yields: str = "rate") -> Derivation:
    """The best first step, at most one, or the risk there."""
    problem = PowerLawRegression(LETTERS.capacity, LETTERS.source, OnePassSGD(n, s, decay=q), noise=noise)
    terms = sympy.Symbol("terms", positive=True)
    steps = (
        Decomposed("terms", problem, limit="steps"),
        Optimum("law", terms, (), n, yields=yields, subject_to=(s <= 1,), free=(s,)),
    )
    return Derivation((SGD, STEP_DECAY), steps)


def facts(*more: Any) -> tuple[Any, ...]:
    """The class: targets rougher than the native space, and a step that falls fast enough."""
    return (alpha > 1, r < sympy.Rational(1, 2), q > alpha - 1, *more)
