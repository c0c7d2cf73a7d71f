"""What P noise-free samples in the context cannot tell of smooth targets."""

import sympy

from theory.papers.bordelon2025._model import (
    CAPACITY,
    CONTEXT,
    POWER_LAW,
    SOURCE,
    P,
    beta,
    k,
    named,
    nu,
    power_laws,
)
from theory.records import Claim, Convention, Crossover, Derivation, Identity, Meaning, Order, Premise, Spectral
from theory.symbols import parameters

x, h = parameters("x h")
floor = sympy.Function("risk")(P)
packing = sympy.pi / (nu * sympy.sin(sympy.pi / nu))
LAW = nu * sympy.zeta(nu * beta - 2 * nu + 1) * (P / packing) ** (-2 * nu)

CLAIM = Claim(
    id="bordelon2025:rrs-context-floor-saturated",
    title="Context floor beyond source exponent two",
    statement=Order(floor, "Theta", P ** (-2 * nu), P),
    source="ours",
    fidelity="as stated",
    reference="Ours; ridgeless regression saturates at source exponent two.",
    meanings=(
        Meaning(floor, "excess risk of the interpolator of least norm, which endless depth and training reach"),
        CONTEXT,
        CAPACITY,
        SOURCE,
        Meaning(x, "inverse of the effective ridge kappa"),
        Meaning(h, "pi/(nu sin(pi/nu))"),
    ),
    assumptions=(*POWER_LAW, beta > 2),
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        limits="infinite depth, width and training time first, then long contexts",
    ),
    derivation=Derivation(
        premises=(
            Premise(
                "citation",
                "deterministic equivalent of ridgeless regression without noise: sum lambda/(lambda + kappa) = P and "
                "risk sum power (kappa/(lambda + kappa))^2 over 1 - (1/P) sum (lambda/(lambda + kappa))^2 (textbook)",
            ),
            Premise("assumption", "Gaussian samples without label noise"),
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
                right=P,
                variable=x,
                why="the effective ridge of P samples",
            ),
            Spectral(name="variance", summand=x**2 * k ** (-2 * nu) / (1 + x * k**-nu) ** 2, over=k, large=x),
            Identity(
                name="inflation",
                lhs=1 / (1 - named("variance") / P),
                rhs=nu,
                given=((x, named("inverse")), (h, packing)),
                why="the sampling noise of the interpolator multiplies the bias by the capacity exponent",
            ),
            Spectral(name="bias", summand=k ** (-nu * beta - 1) / (1 + x * k**-nu) ** 2, over=k, large=x),
            Identity(
                name="law",
                lhs=named("bias") * named("inflation"),
                rhs=LAW,
                given=((x, named("inverse")), (h, packing)),
                why="at that ridge",
            ),
        ),
    ),
    instances=power_laws(("3/2", "5/2")),
)
