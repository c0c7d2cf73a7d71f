"""Learned features double the exponent of very hard tasks."""

import sympy

from theory.records import (
    Claim,
    Convention,
    Derivation,
    Identity,
    Instance,
    Meaning,
    Order,
    Premise,
    Solution,
    Spectral,
)
from theory.symbols import named, parameters, resources

t, T, K = resources("t T K")
nu, beta, k, s, n = parameters("nu beta k s n")
risk = sympy.Function("risk")(t)
TIME = ((1 + beta) / 2 * t) ** (2 / (1 + beta))

CLAIM = Claim(
    id="bordelon2024feature:hard-tasks",
    title="Time law of hard tasks with learned features",
    statement=Order(risk, "Theta", t ** (-2 * beta / (1 + beta)), t),
    source="ours",
    fidelity="reconstructed",
    reference="Ours, for a linear network of two layers; the abstract says that the exponent of very hard tasks "
    "approximately doubles.",
    meanings=(
        Meaning(risk, "excess risk while both layers of a linear network learn"),
        Meaning(t, "time of gradient flow"),
        Meaning(nu, "capacity exponent: the k-th eigenvalue of the data is k^-nu"),
        Meaning(beta, "source exponent: the k-th mode carries label variance k^(-nu beta - 1)"),
        Meaning(T, "time that a fixed kernel would need for the same"),
        Meaning(K, "modes that are learned by then"),
        Meaning(n, "squared length of the predictor"),
        Meaning(s, "squared length of the readout"),
    ),
    assumptions=(nu > 1, beta < 1),
    convention=Convention(
        loss="squared",
        mode="deterministic",
        target="fixed",
        along="path",
        limits="endless width and data first, then long training",
    ),
    derivation=Derivation(
        premises=(
            Premise(
                "citation",
                "the first layer times its transpose less the square of the readout is conserved (textbook), so from "
                "a zero readout and an orthogonal first layer n = s (1 + s), and the kernel is 1 + s, up to a factor "
                "of at most two along the predictor: dT/dt is of the order of s",
            ),
            Premise(
                "assumption",
                "modes up to K = T^(1/nu) are learned at time T, so that n is of the order of their squared weights, "
                "the sum of k^(nu - nu beta - 1), which is K^(nu (1 - beta)) for beta < 1",
            ),
        ),
        steps=(
            Solution(
                name="readout",
                equation=s**2 - n,
                unknown=s,
                value=sympy.sqrt(n),
                why="of a long predictor, for which s is large",
            ),
            Identity(
                name="pace",
                lhs=named("readout"),
                rhs=T ** ((1 - beta) / 2),
                given=((n, K ** (nu * (1 - beta))), (K, T ** (1 / nu))),
                why="the speed of the fixed kernel's time",
            ),
            Identity(
                name="clock",
                lhs=named("pace"),
                rhs=sympy.diff(TIME, t),
                given=((T, TIME),),
                why="this time runs at that speed",
            ),
            Spectral(
                name="left",
                summand=k ** (-nu * beta - 1) * sympy.exp(-2 * T * k**-nu),
                over=k,
                large=T,
            ),
            Identity(
                name="law",
                lhs=named("left"),
                rhs=sympy.gamma(beta) / nu * 2**-beta * TIME**-beta,
                given=((T, TIME),),
                why="the risk of the fixed kernel at that time, up to constants",
            ),
        ),
    ),
    instances=(Instance.of(nu="3/2", beta="1/2"), Instance.of(nu=2, beta="1/4")),
    notes="A frozen first layer has the exponent beta (bordelon2024:time-law).",
)
