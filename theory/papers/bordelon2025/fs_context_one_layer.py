"""What short contexts cost a single layer, when all contexts share their covariance."""

import sympy

from theory.papers.bordelon2025._model import (
    CAPACITY,
    CONTEXT,
    POWER_LAW,
    SOURCE,
    P,
    beta,
    k,
    nu,
    power_laws,
)
from theory.records import Claim, Convention, Derivation, Identity, Meaning, Order, Premise, Spectral
from theory.symbols import named, parameters

x, s, T = parameters("x s T")
risk = sympy.Function("risk")(P)
a = nu * beta + 1
decay = nu * beta / a
LAW = sympy.pi / (a * sympy.sin(sympy.pi * decay)) * (P / sympy.zeta(a)) ** -decay

CLAIM = Claim(
    id="bordelon2025:fs-context-one-layer",
    title="Context law of one layer with a fixed covariance",
    statement=Order(risk, "~", LAW, P),
    source="ours",
    fidelity="as stated",
    reference="Ours.",
    meanings=(
        Meaning(risk, "least excess risk of one layer over a step for each mode, without label noise"),
        CONTEXT,
        CAPACITY,
        SOURCE,
        Meaning(s, "label variance of a mode"),
        Meaning(T, "label variance over the context length"),
        Meaning(x, "inverse of T"),
    ),
    assumptions=POWER_LAW,
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        limits="endless training first, then long contexts",
    ),
    derivation=Derivation(
        premises=(
            Premise("assumption", "Gaussian samples; covariance and target commute"),
            Premise(
                "citation",
                "the sample covariance S has E S Omega S = (1 + 1/P) Sigma Omega Sigma + Sigma tr(Sigma Omega)/P "
                "(textbook: fourth moments of a Gaussian), so a mode of power s keeps s - s^2/((1 + 1/P) s + T); the "
                "factor 1 + 1/P adds at most s/P to a mode and zeta(nu beta + 1)/P to the sum, which is a relative "
                "P^(-1/(nu beta + 1))",
            ),
        ),
        steps=(
            Identity(
                name="kept",
                lhs=s - s**2 / (s + T),
                rhs=s / (1 + x * s),
                given=((x, 1 / T),),
                why="a ridge filter of the power of each mode",
            ),
            Spectral(name="sum", summand=k**-a / (1 + x * k**-a), over=k, large=x),
            Identity(
                name="law",
                lhs=named("sum"),
                rhs=LAW,
                given=((x, P / sympy.zeta(a)),),
                why="the label variance is zeta(nu beta + 1)",
            ),
        ),
    ),
    instances=power_laws(("3/2", "1/2"), ("2", "3/4")),
    notes=(
        "Deep networks reach the context floor of ridgeless regression (bordelon2025:rrs-context-floor), P^(-nu beta) "
        "for beta < 2: here depth helps."
    ),
)
