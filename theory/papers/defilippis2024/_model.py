"""Ridge regression in random features, ridge and number of features powers of the number of samples."""

from __future__ import annotations

from typing import Any

import sympy

from theory.conventions import convention
from theory.papers._regression import FEATURES, RIDGE, average, unit
from theory.problems import PowerLawRegression, Ridge
from theory.records import Decomposed, Derivation, Identity, Meaning, Optimum
from theory.symbols import named, parameters, resources

n, p, h = resources("n p h")
alpha, r, ell, q, noise = parameters("alpha r l q noise")
risk, variance = sympy.Function("risk")(n), sympy.Function("variance")(n)
LETTERS = convention("cui2021")  # the same letters
U = unit(alpha)
HALF = sympy.Rational(1, 2)
PREMISES = (RIDGE, FEATURES)
REFERENCE = "Constant: ours. Notes recall the exponent of the paper, whose abstract alone was read."
SETTING = average("many samples, ridge and number of features powers of their number")

SAMPLES = Meaning(n, "number of samples")
CAPACITY = Meaning(alpha, "capacity: the k-th eigenvalue is k^-alpha")
SOURCE = Meaning(r, "source: the k-th mode carries label variance k^-(1 + 2 alpha r)")
DECAY = Meaning(ell, "decay of the ridge n^-l on the mean squared error", r"\ell")
GROWTH = Meaning(q, "growth of the number n^q of random features")
NOISE = Meaning(noise, "variance of the noise of a label")
RISK = Meaning(risk, "excess risk without noise")
COST = Meaning(variance, "what the noise of the labels adds to the excess risk")
MEANINGS = (SAMPLES, CAPACITY, SOURCE, DECAY, GROWTH)


def regression(noise: Any = 0) -> PowerLawRegression:
    """Ridge regression with the ridge h in p random features."""
    return PowerLawRegression(LETTERS.capacity, LETTERS.source, Ridge(n, h), features=p, noise=noise)


def along(limit: str, term: str, law: Any) -> Derivation:
    """One term of the risk at the ridge n^-l in n^q features."""
    steps = (
        Decomposed("term", regression(noise), limit=limit, term=term),
        Identity("law", named("term"), law, given=((h, n**-ell), (p, n**q)), why="along n^-l and n^q"),
    )
    return Derivation(PREMISES, steps)


def largest(limit: str) -> Derivation:
    """The largest term of the risk without noise at the ridge n^-l in n^q features."""
    path = (sympy.Le(h, n**-ell), sympy.Ge(h, n**-ell), sympy.Le(p, n**q), sympy.Ge(p, n**q))
    why = "ridge and features are given; the larger term remains"
    terms = sympy.Symbol("terms", positive=True)
    steps = (
        Decomposed("terms", regression(), limit=limit),
        Optimum("law", terms, (), n, subject_to=path, free=(h,), resources=(p,), why=why),
    )
    return Derivation(PREMISES, steps)
