"""What two resolvents of one sampled covariance carry between orthogonal directions."""

import sympy

from theory.papers.bordelon2025._free import (
    FIRST,
    FREEDOM,
    INSTANCES,
    JOINED,
    LARGE,
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
from theory.symbols import named, parameters

z = parameters("z")
value = sympy.Function("carried")(kappa, a, rho)
outer = (1 / tau - 1) * (1 - tau / rho)
VALUE = FIRST * SECOND / ((rho - SQUARES) * (1 - FREEDOM / rho) ** 2)

CLAIM = Claim(
    id="bordelon2025:free-two-point-wishart",
    title="Two resolvents of a product with a sample covariance",
    statement=Equality(value, VALUE),
    source="ours",
    fidelity="reconstructed",
    reference="Ours in this form; summaries of the paper report a two-point equivalent without its coefficients.",
    meanings=(
        Meaning(value, "tr T (s + M)^-1 Omega (s + M^T)^-1, T and Omega projecting on the two halves"),
        *SYMBOLS,
        Meaning(rho, "samples per dimension of the white sample covariance B"),
        TAU,
        PSI,
        *TWO_POINT,
        Meaning(own, "ridge of B"),
        Meaning(z, "trace of (own + B)^-2"),
    ),
    assumptions=(rho > FREEDOM,),
    convention=LARGE,
    derivation=Derivation(
        premises=(
            Premise("claim", "bordelon2025:free-ridge-wishart: the ridge of M is kappa times psi = 1 - tau/rho"),
            JOINED,
        ),
        steps=(
            Identity(
                name="trace",
                lhs=-sympy.diff((1 - tau) / outer, tau) / sympy.diff(outer, tau),
                rhs=tau**2 / ((1 - tau / rho) ** 2 * (1 - tau**2 / rho)),
                why="the trace of (own + B)^-2: minus the derivative of (1 - tau)/own with respect to own",
            ),
            Identity(
                name="coupling",
                lhs=(psi / tau) ** 2 - 1 / named("trace"),
                rhs=(1 - tau / rho) ** 2 / rho,
                given=((psi, 1 - tau / rho),),
                why="the coupling of a sample covariance",
            ),
            Solution(
                name="joint",
                equation=c * (q + n * square) / psi**2 - n,
                unknown=n,
                value=q / (rho - square),
                given=((c, psi**2 / rho),),
                why="the term that joins Omega, with that coupling",
            ),
            Identity(
                name="value",
                lhs=named("joint") * FIRST / psi**2,
                rhs=VALUE,
                given=((q, SECOND), (square, SQUARES), (psi, 1 - FREEDOM / rho)),
                why="against T only this term counts, since T Omega is zero",
            ),
        ),
    ),
    instances=INSTANCES,
    notes="Without the term that joins Omega the value would be zero.",
)
