"""What N random features cannot reach at source exponent one, where a logarithm appears."""

import sympy

from theory.papers.bordelon2025._model import (
    CAPACITY,
    EQUIVALENT,
    N,
    k,
    named,
    nu,
)
from theory.records import (
    Claim,
    Convention,
    Crossover,
    Derivation,
    Identity,
    Instance,
    Meaning,
    Order,
    Premise,
    Spectral,
)
from theory.symbols import parameters

x, h = parameters("x h")
floor = sympy.Function("risk")(N)
packing = sympy.pi / (nu * sympy.sin(sympy.pi / nu))

CLAIM = Claim(
    id="bordelon2025:rrs-width-floor-wall",
    title="Width floor at source exponent one",
    statement=Order(floor, "~", N**-nu * sympy.log(N), N),
    source="ours",
    fidelity="as stated",
    reference="Ours.",
    meanings=(
        Meaning(floor, "excess risk of the best predictor in the features, after endless depth, context and training"),
        Meaning(N, "width, in units of h features"),
        CAPACITY,
        Meaning(x, "inverse of the effective ridge kappa"),
        Meaning(h, "pi/(nu sin(pi/nu))"),
    ),
    assumptions=(nu > 1,),
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
                right=h * N,
                variable=x,
                why="the effective ridge of N features",
            ),
            Spectral(name="missed", summand=k ** (-nu - 1) / (1 + x * k**-nu), over=k, large=x),
            Identity(
                name="law",
                lhs=named("missed"),
                rhs=N**-nu * sympy.log(N),
                given=((x, named("inverse")), (h, packing)),
                why="the modes before the ridge count alike in every octave",
            ),
        ),
    ),
    instances=(Instance.of(nu="3/2"), Instance.of(nu=2)),
    notes="Between source exponents below one (bordelon2025:rrs-width-floor) and beyond (rrs-width-floor-saturated). "
    "The logarithm is slow: at 4096 features the local exponent is still 0.14 short of nu = 3/2.",
)
