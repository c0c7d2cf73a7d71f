"""What two resolvents of a matrix in a random subspace carry between orthogonal directions."""

import sympy

from theory.papers.bordelon2025._free import (
    FIRST,
    FREEDOM,
    JOINED,
    LARGE,
    PROJECTED,
    PSI,
    SECOND,
    SQUARES,
    SYMBOLS,
    TAU,
    TWO_POINT,
    a,
    c,
    kappa,
    n,
    own,
    psi,
    q,
    rho,
    square,
    tau,
)
from theory.records import Claim, Derivation, Equality, Identity, Meaning, Premise, Solution
from theory.symbols import named

value = sympy.Function("carried")(kappa, a, rho)
COUPLING = (1 - rho) * (rho - tau) ** 2 / ((1 - tau) ** 2 * (rho - 2 * rho * tau + tau**2))
share = ((1 - rho) / (rho - 2 * rho * tau + tau**2)).subs(tau, FREEDOM)
PSI_VALUE = ((rho - tau) / (1 - tau)).subs(tau, FREEDOM)
VALUE = FIRST * SECOND * share / ((1 - share * SQUARES) * PSI_VALUE**2)

CLAIM = Claim(
    id="bordelon2025:free-two-point-projector",
    title="Two resolvents of a product with a random projector",
    statement=Equality(value, VALUE),
    source="ours",
    fidelity="reconstructed",
    reference="Ours in this form; summaries of the paper report a two-point equivalent without its coefficients.",
    meanings=(
        Meaning(value, "tr T (s + M)^-1 Omega (s + M^T)^-1, T and Omega projecting on the two halves"),
        *SYMBOLS,
        Meaning(rho, "share of the dimensions that the projector B keeps"),
        TAU,
        PSI,
        *TWO_POINT,
        Meaning(own, "ridge of B"),
    ),
    assumptions=(rho > FREEDOM, rho < 1),
    convention=LARGE,
    derivation=Derivation(
        premises=(
            Premise(
                "claim",
                "bordelon2025:free-ridge-projector: the ridge of M is kappa times psi = (rho - tau)/(1 - tau), and "
                "that of B is rho/tau - 1",
            ),
            JOINED,
        ),
        steps=(
            Identity(
                name="trace",
                lhs=rho / (own + 1) ** 2 + (1 - rho) / own**2,
                rhs=tau**2 / rho + (1 - rho) * tau**2 / (rho - tau) ** 2,
                given=((own, rho / tau - 1),),
                why="the trace of (own + B)^-2",
            ),
            Identity(
                name="coupling",
                lhs=(psi / tau) ** 2 - 1 / named("trace"),
                rhs=COUPLING,
                given=((psi, (rho - tau) / (1 - tau)),),
                why="the coupling of a projector",
            ),
            Solution(
                name="joint",
                equation=c * (q + n * square) / psi**2 - n,
                unknown=n,
                value=q * c / (psi**2 - c * square),
                why="the term that joins Omega",
            ),
            Identity(
                name="value",
                lhs=named("joint") * FIRST / psi**2,
                rhs=VALUE,
                given=(
                    (c, named("coupling")),
                    (q, SECOND),
                    (square, SQUARES),
                    (psi, (rho - tau) / (1 - tau)),
                    (tau, FREEDOM),
                ),
                why="against T only this term counts, since T Omega is zero",
            ),
        ),
    ),
    instances=PROJECTED,
    notes="Without the term that joins Omega the value would be zero.",
)
