"""What the variance of too few features costs a smooth target."""

import sympy

from theory.papers._regression import points
from theory.papers.defilippis2024._model import (
    HALF,
    MEANINGS,
    PREMISES,
    REFERENCE,
    RISK,
    SETTING,
    alpha,
    ell,
    h,
    n,
    p,
    q,
    r,
    regression,
    risk,
)
from theory.records import Claim, Decomposed, Derivation, Optimum, Order

PATH = (sympy.Le(h, n**-ell), sympy.Ge(h, n**-ell), sympy.Le(p, n**q), sympy.Ge(p, n**q))

CLAIM = Claim(
    id="defilippis2024:feature-variance",
    title="Variance of the features",
    statement=Order(risk, "Theta", n ** (-q - ell + ell / alpha), n),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(RISK, *MEANINGS),
    assumptions=(alpha > 1, r > HALF, r < 1, ell < alpha, ell < alpha * q, q < 2 * ell * r - ell + ell / alpha),
    convention=SETTING,
    derivation=Derivation(
        PREMISES,
        (
            Decomposed("terms", regression(), limit="ridge"),
            Optimum(
                "law",
                sympy.Symbol("terms", positive=True),
                (),
                n,
                subject_to=PATH,
                free=(h,),
                why="ridge and features are given; the larger term remains",
            ),
        ),
    ),
    instances=points("alpha r l q", (3, "9/10", "3/2", "11/10"), (2, "9/10", 1, "9/10")),
    notes="With more features than that the bias of the ridge is larger, as in cui2021:noiseless-regularised.",
)
