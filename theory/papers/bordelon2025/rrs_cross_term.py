"""Compute law beyond source exponent one, where width and depth do not simply add."""

import sympy

from theory.papers.bordelon2025._joint import BUDGET, FRONTIER, JOINT, RISK, TERMS
from theory.papers.bordelon2025._model import (
    CAPACITY,
    DEPTH,
    POWER_LAW,
    SOURCE,
    WIDTH,
    C,
    L,
    N,
    beta,
    nu,
    power_laws,
)
from theory.records import Claim, Derivation, Meaning, Optimum, Order

best = sympy.Function("risk")(C)

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
        premises=JOINT,
        steps=(TERMS, Optimum(name="law", risk=RISK, costs=(N**2 * L,), budget=C)),
    ),
    instances=power_laws(("3", "3/2"), ("4", "3/2")),
    notes="Width and depth legs alone would give the exponent nu beta/(nu + 2 beta), 3/4 against 3/5 at nu = 3 and "
    "beta = 3/2. Depth still goes as width^nu. For nu < 2 the optimum moves to depth N^(1/(beta - 1 + 1/nu)).",
)
