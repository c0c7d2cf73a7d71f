"""Which ridge a sampled covariance adds to its population: one-point equivalent."""

import sympy

from theory.papers.bordelon2025._free import (
    FREEDOM,
    INSTANCES,
    LARGE,
    MULTIPLICATIVE,
    RIDGE,
    SYMBOLS,
    TAU,
    kappa,
    own,
    rho,
    s,
    tau,
)
from theory.records import Claim, Derivation, Equality, Identity, Meaning, Premise, Solution
from theory.symbols import named

ridge = sympy.Function("s")(kappa)

CLAIM = Claim(
    id="bordelon2025:free-ridge-wishart",
    title="Ridge of a product with a sample covariance",
    statement=Equality(ridge, kappa * (1 - FREEDOM / rho)),
    source="ours",
    fidelity="reconstructed",
    reference="Re-derived from a textbook theorem; summaries of the paper report it for random factors in general.",
    meanings=(
        Meaning(ridge, "ridge at which the product M keeps as much freedom as A keeps at the ridge kappa"),
        *SYMBOLS,
        Meaning(rho, "samples per dimension of the white sample covariance B"),
        RIDGE,
        TAU,
        Meaning(own, "ridge of B"),
    ),
    assumptions=(rho > FREEDOM,),
    convention=LARGE,
    derivation=Derivation(
        premises=(
            MULTIPLICATIVE,
            Premise("citation", "B keeps tau at the ridge (1/tau - 1) (1 - tau/rho) (textbook: Marchenko-Pastur law)"),
        ),
        steps=(
            Solution(
                name="general",
                equation=kappa * own - s * (1 - tau) / tau,
                unknown=s,
                value=kappa * (1 - tau / rho),
                given=((own, (1 / tau - 1) * (1 - tau / rho)),),
                why="solved for the ridge of M",
            ),
            Identity(
                name="ridge",
                lhs=named("general"),
                rhs=kappa * (1 - FREEDOM / rho),
                given=((tau, FREEDOM),),
                why="the freedom of A",
            ),
        ),
    ),
    instances=INSTANCES,
)
