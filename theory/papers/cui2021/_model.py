"""Kernel ridge regression with a ridge that decays with the samples: symbols, problem and derivations."""

from __future__ import annotations

from typing import Any

import sympy

from theory.conventions import convention
from theory.papers._regression import RIDGE, average, unit
from theory.problems import PowerLawRegression, Ridge
from theory.records import Crossover, Decomposed, Derivation, Identity, Meaning
from theory.symbols import named, parameters, resources

n, h = resources("n h")
alpha, r, ell, noise, S, B, V = parameters("alpha r l noise S B V")
risk, variance, meeting = sympy.Function("risk")(n), sympy.Function("variance")(n), sympy.Function("samples")(S)
LETTERS = convention("cui2021")
U = unit(alpha)
BIAS = sympy.gamma(2 * r) * sympy.gamma(2 - 2 * r)
BIAS_CONSTANT = {"ridge": BIAS / alpha, "samples": BIAS * U ** (2 * alpha * r)}
VARIANCE_CONSTANT = {"ridge": (1 - 1 / alpha) * U, "samples": alpha - 1}
CLASS = (alpha > 1, r < 1)
REFERENCE = "Constant: ours. Notes recall the exponent of the paper, which was read in part only."
SETTING = average("many samples, the ridge a power of their number")

SAMPLES = Meaning(n, "number of samples")
CAPACITY = Meaning(alpha, "capacity: the k-th eigenvalue is k^-alpha")
SOURCE = Meaning(r, "source: the k-th mode carries label variance k^-(1 + 2 alpha r)")
DECAY = Meaning(ell, "decay of the ridge n^-l on the mean squared error", r"\ell")
NOISE = Meaning(noise, "variance of the noise of a label")
SIGNAL = Meaning(S, "one over the variance of the noise of a label")
COST = Meaning(variance, "what the noise of the labels adds to the excess risk")
MEETING = Meaning(meeting, "number of samples at which noise and bias cost alike")
MEANINGS = (Meaning(risk, "excess risk"), SAMPLES, CAPACITY, SOURCE)


def regression(noise: Any = 0) -> PowerLawRegression:
    """Kernel ridge regression with the ridge h."""
    return PowerLawRegression(LETTERS.capacity, LETTERS.source, Ridge(n, h), noise=noise)


def found(limit: str, term: str) -> Derivation:
    """One term of the risk, where the ridge or the samples limit what is learned."""
    return Derivation((RIDGE,), (Decomposed("law", regression(noise), limit=limit, term=term),))


def along(term: str, rate: Any) -> Derivation:
    """One term of the risk at the ridge n^-l."""
    steps = (
        Decomposed("term", regression(noise), limit="ridge", term=term),
        Identity("law", named("term"), rate, given=((h, n**-ell),), why="at the ridge n^-l"),
    )
    return Derivation((RIDGE,), steps)


def crossing(limit: str, bias: Any, variance: Any) -> Derivation:
    """The number of samples at which bias and noise, of constants B and V at the ridge n^-l, cost alike."""
    problem = regression(1 / S)
    at_bias, at_variance = ((h, n**-ell), (B, BIAS_CONSTANT[limit])), ((h, n**-ell), (V, VARIANCE_CONSTANT[limit]))
    steps = (
        Decomposed("bias_found", problem, limit=limit, term="bias"),
        Identity("bias", named("bias_found"), B * bias, given=at_bias),
        Decomposed("variance_found", problem, limit=limit, term="label noise"),
        Identity("variance", named("variance_found"), V * variance / S, given=at_variance),
        Crossover("law", named("bias"), named("variance"), n),
    )
    return Derivation((RIDGE,), steps)
