"""Tied layers do no better than layers with steps of their own."""

import sympy

from theory.papers.bordelon2025._isotropic import DEFINITIONS, ISOTROPIC, UNTIED, L
from theory.papers.bordelon2025._model import alpha
from theory.records import Bound, Claim, Combine, Derivation, Identity, Inequality, Instance, Meaning, Premise
from theory.symbols import named, parameters

least = sympy.Function("risk")(L, alpha)
tied, untied, total = parameters("tied untied total")
best = (1 - alpha) / (1 - alpha ** (L + 1))

CLAIM = Claim(
    id="bordelon2025:iso-untied-below-tied",
    title="Untied layers bound tied ones on isotropic data",
    statement=Inequality(least, ">=", best),
    source="ours",
    fidelity="as stated",
    reference="Ours.",
    meanings=(
        Meaning(least, "least excess risk over one step size for all layers, without label noise"),
        *DEFINITIONS,
        Meaning(tied, "risk of any tied layers"),
        Meaning(untied, "least risk of untied ones"),
        Meaning(total, "its inverse"),
    ),
    assumptions=(sympy.Ne(alpha, 1),),
    convention=ISOTROPIC,
    derivation=Derivation(
        premises=(UNTIED, Premise("assumption", "equal steps are one choice of steps")),
        steps=(
            Bound(
                name="choice",
                relation=tied * total >= 1,
                facts=(tied >= untied, sympy.Eq(untied * total, 1)),
                why="what one choice reaches is no less than the least",
            ),
            Identity(
                name="least",
                lhs=1 / total,
                rhs=best,
                given=((total, (1 - alpha ** (L + 1)) / (1 - alpha)),),
                why="the least risk of untied layers",
            ),
            Combine(
                name="bound",
                expression=sympy.Ge(least, named("least"), evaluate=False),
                why="among all tied layers, the best ones too",
            ),
        ),
    ),
    instances=(
        Instance.of(alpha="1/2", L=1),
        Instance.of(alpha=2, L=4),
        Instance.of(alpha=4, L=3),
    ),
    notes="One layer attains it. At alpha = 1 the bound is 1/(L + 1), against 1/sqrt(pi L) for many tied layers.",
)
