"""Risk after gradient flow on the step size, with its constant."""

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
    power_laws,
    t,
)
from theory.records import Claim, Convention, Derivation, Flow, Identity, Meaning, Order, Premise, Spectral
from theory.symbols import named

risk = sympy.Function("risk")(t)
K = sympy.gamma(beta) / nu * 2**-beta

CLAIM = Claim(
    id="bordelon2025:rrs-time-law",
    title="Time law of training the step size",
    statement=Order(risk, "~", K * ((beta + 2) * beta * K * t) ** (-beta / (beta + 2)), t),
    source="ours",
    fidelity="as stated",
    reference="Constant: ours. Summaries of the paper report the exponent.",
    meanings=(
        Meaning(risk, "excess risk after training time t from gamma = 0"),
        Meaning(t, "training time: d gamma/dt = - d risk/d gamma, with no factor absorbed"),
        STEP,
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
            Premise("assumption", "gradient flow on the population risk from a zero step"),
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
                lhs=named("spectral") * gamma**beta,
                rhs=K,
                why="the risk is K gamma^-beta for a large step",
            ),
            Flow(name="law", constant=named("constant"), decay=beta, time=t),
        ),
    ),
    instances=power_laws(("3/2", "1/2"), ("2", "3/4"), ("3/2", "7/4")),
)
