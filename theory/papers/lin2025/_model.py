"""SGD on hard problems, in one pass or in many over one sample, with parameters in plenty."""

from __future__ import annotations

import sympy

from theory.papers._regression import FLOW, SGD, STEP_DECAY, average
from theory.problems import MultiPassSGD, OnePassSGD, PowerLawRegression
from theory.records import Meaning
from theory.symbols import parameters, resources

N, L = resources("N L")
a, b, s, q, u, noise = parameters("a b s q u noise")
risk, steps = sympy.Function("risk")(N), sympy.Function("steps")(N)
TERMS = sympy.Symbol("terms", positive=True)
ONCE = PowerLawRegression(a, b, OnePassSGD(N, s, decay=q), noise=noise)
AGAIN = PowerLawRegression(a, b, MultiPassSGD(L, N, s, decay=q), noise=noise)
CLASS = (b > 1, a > b, q > a - 1)
PREMISES = (SGD, FLOW, STEP_DECAY)
ABSTRACT = (
    "Abstract, which was read: L steps leave a risk of the order of M^(1 - b) + L^((1 - b)/a) where L is at most of "
    "the order of N^(a/b), and one pass of the order of M^(1 - b) + N^((1 - b)/a)."
)
SETTING = average("endless parameters first, then many samples")

DATA = Meaning(N, "number of samples")
MEANINGS = (
    DATA,
    Meaning(a, "the k-th eigenvalue is k^-a"),
    Meaning(b, "the k-th label variance is k^-b"),
    Meaning(s, "step size at the start"),
    Meaning(q, "power of the steps that are left, like which the step falls"),
    Meaning(noise, "variance of the noise of a label"),
)
