"""What random features leave, for tasks easier than the spectrum."""

import sympy

from theory.papers.bordelon2024._model import (
    CLASS,
    EQUIVALENT,
    SPECTRUM,
    TASK,
    WIDTH,
    N,
    a,
    b,
    k,
    setting,
    tasks,
)
from theory.records import Claim, Crossover, Derivation, Identity, Meaning, Order, Spectral
from theory.symbols import named, parameters

x, h = parameters("x h")
floor = sympy.Function("risk")(N)
packing = sympy.pi / (b * sympy.sin(sympy.pi / b))
LAW = sympy.zeta(a - b) * (N / packing) ** -b

CLAIM = Claim(
    id="bordelon2024:model-floor",
    title="Model floor of smooth tasks",
    statement=Order(floor, "~", LAW, N),
    source="ours",
    fidelity="as stated",
    reference="Ours. Below this range the floor is that of bordelon2025:rrs-width-floor, N^-(a - 1).",
    meanings=(
        Meaning(floor, "excess risk of the best predictor in the features"),
        WIDTH,
        TASK,
        SPECTRUM,
        Meaning(x, "inverse of the effective ridge kappa"),
        Meaning(h, "pi/(b sin(pi/b))"),
    ),
    assumptions=(*CLASS, a > b + 1),
    convention=setting("endless data and training first, then great width"),
    derivation=Derivation(
        premises=(EQUIVALENT,),
        steps=(
            Spectral(name="freedom", summand=x * k**-b / (1 + x * k**-b), over=k, large=x),
            Identity(
                name="counted",
                lhs=named("freedom"),
                rhs=h * x ** (1 / b),
                given=((h, packing),),
                why="by the reflection of the sine",
            ),
            Crossover(name="inverse", left=named("counted"), right=N, variable=x, why="the effective ridge"),
            Spectral(name="missed", summand=k**-a / (1 + x * k**-b), over=k, large=x),
            Identity(
                name="law",
                lhs=named("missed"),
                rhs=LAW,
                given=((x, named("inverse")), (h, packing)),
                why="at that ridge, one power of which is left",
            ),
        ),
    ),
    instances=tasks(("4", "3/2"), ("9/2", "2")),
    notes="The exponent is the smaller of a - 1 and b; at a - 1 = b there is a logarithm.",
)
