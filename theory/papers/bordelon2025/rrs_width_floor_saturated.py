"""What N random features cannot reach of smooth targets, with its constant."""

import sympy

from theory.papers.bordelon2025._model import (
    CAPACITY,
    EQUIVALENT,
    POWER_LAW,
    SOURCE,
    WIDTH,
    N,
    beta,
    k,
    named,
    nu,
    power_laws,
)
from theory.records import Claim, Convention, Crossover, Derivation, Identity, Meaning, Order, Premise, Spectral
from theory.symbols import parameters

x, h = parameters("x h")
floor = sympy.Function("risk")(N)
packing = sympy.pi / (nu * sympy.sin(sympy.pi / nu))
LAW = sympy.zeta(nu * beta - nu + 1) * (N / packing) ** -nu

CLAIM = Claim(
    id="bordelon2025:rrs-width-floor-saturated",
    title="Width floor beyond source exponent one",
    statement=Order(floor, "~", LAW, N),
    source="ours",
    fidelity="as stated",
    reference="Ours; the filter of one power saturates as in kernel ridge regression.",
    meanings=(
        Meaning(floor, "excess risk of the best predictor in the features, after endless depth, context and training"),
        WIDTH,
        CAPACITY,
        SOURCE,
        Meaning(x, "inverse of the effective ridge kappa"),
        Meaning(h, "pi/(nu sin(pi/nu))"),
    ),
    assumptions=(*POWER_LAW, beta > 1),
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        limits="infinite depth, context and training time first, then great width",
    ),
    derivation=Derivation(
        premises=(
            EQUIVALENT,
            Premise("assumption", "Gaussian features, so that only the span of the projection matters"),
        ),
        steps=(
            Spectral(name="freedom", summand=x * k**-nu / (1 + x * k**-nu), over=k, large=x),
            Identity(
                name="counted",
                lhs=named("freedom"),
                rhs=h * x ** (1 / nu),
                given=((h, packing),),
                why="by the reflection of the sine",
            ),
            Crossover(
                name="inverse",
                left=named("counted"),
                right=N,
                variable=x,
                why="the effective ridge of N features",
            ),
            Spectral(name="missed", summand=k ** (-nu * beta - 1) / (1 + x * k**-nu), over=k, large=x),
            Identity(
                name="law",
                lhs=named("missed"),
                rhs=LAW,
                given=((x, named("inverse")), (h, packing)),
                why="the filter is linear in the ridge for all modes that matter",
            ),
        ),
    ),
    instances=power_laws(("3/2", "7/4")),
    notes="However smooth the target, the exponent stays at nu: the filter carries one power of the ridge, not two.",
)
