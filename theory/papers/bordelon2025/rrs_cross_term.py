"""Compute law beyond source exponent one, where width and depth do not simply add."""

import sympy

from theory.papers.bordelon2025._joint import BUDGET, FRONTIER
from theory.papers.bordelon2025._model import (
    CAPACITY,
    DEPTH,
    EQUIVALENT,
    POWER_LAW,
    REDUCTION,
    SOURCE,
    WIDTH,
    C,
    L,
    N,
    beta,
    k,
    nu,
    power_laws,
)
from theory.records import Claim, Derivation, Meaning, Optimum, Order, Premise

best = sympy.Function("risk")(C)
VARIANCE = sympy.Sum(k**-nu / (1 + L * k**-nu), (k, 1, sympy.oo)) / N

CLAIM = Claim(
    id="bordelon2025:rrs-cross-term",
    title="Compute law of width and depth beyond source exponent one, for steep spectra",
    statement=Order(best, "Theta", C ** (-nu / (nu + 2)), C),
    source="ours",
    fidelity="as stated",
    reference="Ours; the variance of the features is the one of random-feature regression.",
    meanings=(
        Meaning(best, "least excess risk of all networks of cost C"),
        BUDGET,
        WIDTH,
        DEPTH,
        CAPACITY,
        SOURCE,
    ),
    assumptions=(*POWER_LAW, beta > 1, nu > 2),
    convention=FRONTIER,
    derivation=Derivation(
        premises=(
            REDUCTION,
            EQUIVALENT,
            Premise(
                "assumption",
                "for beta > 1 the joint risk is of the order of its floor N^-nu, its depth leg L^-beta and the "
                "variance of the features: N features raise a ridge 1/L by its freedom over N L, which costs in "
                "proportion because the squared weights of the target are summable",
            ),
        ),
        steps=(Optimum(name="law", risk=N**-nu + L**-beta + VARIANCE, costs=(N**2 * L,), budget=C),),
    ),
    instances=power_laws(("3", "3/2"), ("4", "3/2")),
    notes="Width and depth legs alone would give the exponent nu beta/(nu + 2 beta), 3/4 against 3/5 at nu = 3 and "
    "beta = 3/2. Depth still goes as width^nu. For nu < 2 the optimum moves to depth N^(1/(beta - 1 + 1/nu)).",
)
