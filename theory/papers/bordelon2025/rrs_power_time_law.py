"""Time law when the step size is a power of one trained number."""

import sympy

from theory.papers.bordelon2025._model import (
    CAPACITY,
    POWER_LAW,
    REDUCTION,
    SOURCE,
    STEP,
    beta,
    gamma,
    k,
    nu,
    t,
)
from theory.records import Claim, Convention, Derivation, Flow, Identity, Instance, Meaning, Order, Premise, Spectral
from theory.symbols import named, parameters

p, w = parameters("p w")
risk = sympy.Function("risk")(t)
K = sympy.gamma(beta) / nu * 2**-beta

CLAIM = Claim(
    id="bordelon2025:rrs-power-time-law",
    title="Time law of a step size that is a power of one weight",
    statement=Order(risk, "~", K * ((p * beta + 2) * p * beta * K * t) ** (-p * beta / (p * beta + 2)), t),
    source="ours",
    fidelity="as stated",
    reference="Ours; summaries of the paper report the exponents at p = 1 and p = 5.",
    meanings=(
        Meaning(risk, "excess risk after training time t"),
        Meaning(t, "training time: d w/dt = - d risk/d w, with no factor absorbed"),
        STEP,
        Meaning(w, "the trained weight, of which the step size is the power p"),
        CAPACITY,
        SOURCE,
    ),
    assumptions=POWER_LAW,
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        along="path",
        limits="infinite width, context and depth first, then long training",
    ),
    derivation=Derivation(
        premises=(
            REDUCTION,
            Premise("assumption", "gradient flow on the population risk from a small positive weight"),
            Premise("citation", "the derivative of the spectral sum has the derivative of its leading term (textbook)"),
        ),
        steps=(
            Spectral(
                name="spectral",
                summand=k ** (-nu * beta - 1) * sympy.exp(-2 * gamma * k**-nu),
                over=k,
                large=gamma,
            ),
            Identity(
                name="constant",
                lhs=named("spectral") * w ** (p * beta),
                rhs=K,
                given=((gamma, w**p),),
                why="the risk is K over w^(p beta)",
            ),
            Flow(name="law", constant=named("constant"), decay=p * beta, time=t),
        ),
    ),
    instances=(
        Instance.of(nu="3/2", beta="1/2", p=3),
        Instance.of(nu="3/2", beta="1/2", p=5),
        Instance.of(nu=2, beta="3/4", p=2),
    ),
    notes=(
        "With p separate weights, equal at the start, each moves as if time ran p times slower; with four weights, one "
        "of them used twice, see bordelon2025:rrs-network-time-law. The exponent is the same."
    ),
)
