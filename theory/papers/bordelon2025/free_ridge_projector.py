"""Which ridge a random subspace adds to a matrix: one-point equivalent."""

import sympy

from theory.papers.bordelon2025._free import (
    FREEDOM,
    LARGE,
    MULTIPLICATIVE,
    PROJECTED,
    RIDGE,
    SYMBOLS,
    TAU,
    kappa,
    own,
    rho,
    s,
    tau,
)
from theory.records import Claim, Derivation, Equality, Identity, Meaning, Solution
from theory.symbols import named

ridge = sympy.Function("s")(kappa)
VALUE = kappa * (rho - FREEDOM) / (1 - FREEDOM)

CLAIM = Claim(
    id="bordelon2025:free-ridge-projector",
    title="Ridge of a product with a random projector",
    statement=Equality(ridge, VALUE),
    source="ours",
    fidelity="reconstructed",
    reference="Re-derived from a textbook theorem; summaries of the paper report it for random factors in general.",
    meanings=(
        Meaning(ridge, "ridge at which the product M keeps as much freedom as A keeps at the ridge kappa"),
        *SYMBOLS,
        Meaning(rho, "share of the dimensions that the projector B keeps"),
        RIDGE,
        TAU,
        Meaning(own, "ridge of B"),
    ),
    assumptions=(rho > FREEDOM, rho < 1),
    convention=LARGE,
    derivation=Derivation(
        premises=(MULTIPLICATIVE,),
        steps=(
            Solution(
                name="share",
                equation=rho / (own + 1) - tau,
                unknown=own,
                value=rho / tau - 1,
                why="the freedom of a projector, whose eigenvalues are one and zero",
            ),
            Solution(
                name="general",
                equation=kappa * named("share") - s * (1 - tau) / tau,
                unknown=s,
                value=kappa * (rho - tau) / (1 - tau),
                why="solved for the ridge of M",
            ),
            Identity(
                name="ridge",
                lhs=named("general"),
                rhs=VALUE,
                given=((tau, FREEDOM),),
                why="the freedom of A",
            ),
        ),
    ),
    instances=PROJECTED,
)
