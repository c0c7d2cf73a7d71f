"""What samples leave, for tasks easier than twice the spectrum."""

import sympy

from theory.papers.bordelon2024._model import CLASS, SAMPLES, SPECTRUM, TASK, P, a, b, k, setting, tasks
from theory.records import Claim, Crossover, Derivation, Identity, Meaning, Order, Premise, Spectral
from theory.symbols import named, parameters

x, h = parameters("x h")
floor = sympy.Function("risk")(P)
packing = sympy.pi / (b * sympy.sin(sympy.pi / b))
LAW = b * sympy.zeta(a - 2 * b) * (P / packing) ** (-2 * b)

CLAIM = Claim(
    id="bordelon2024:data-floor",
    title="Data floor of smooth tasks",
    statement=Order(floor, "~", LAW, P),
    source="ours",
    fidelity="as stated",
    reference="Ours. Below this range the floor is that of bordelon2025:rrs-context-floor, P^-(a - 1).",
    meanings=(
        Meaning(floor, "excess risk of the interpolator of least norm"),
        SAMPLES,
        TASK,
        SPECTRUM,
        Meaning(x, "inverse of the effective ridge kappa"),
        Meaning(h, "pi/(b sin(pi/b))"),
    ),
    assumptions=(*CLASS, a > 2 * b + 1),
    convention=setting("endless width and training first, then many samples"),
    derivation=Derivation(
        premises=(
            Premise(
                "citation",
                "deterministic equivalent of ridgeless regression without noise: sum lambda/(lambda + kappa) = P and "
                "risk sum power (kappa/(lambda + kappa))^2 over 1 - (1/P) sum (lambda/(lambda + kappa))^2 (textbook)",
            ),
        ),
        steps=(
            Spectral(name="freedom", summand=x * k**-b / (1 + x * k**-b), over=k, large=x),
            Identity(
                name="counted",
                lhs=named("freedom"),
                rhs=h * x ** (1 / b),
                given=((h, packing),),
                why="by the reflection of the sine",
            ),
            Crossover(name="inverse", left=named("counted"), right=P, variable=x, why="the effective ridge"),
            Spectral(name="variance", summand=x**2 * k ** (-2 * b) / (1 + x * k**-b) ** 2, over=k, large=x),
            Identity(
                name="inflation",
                lhs=1 / (1 - named("variance") / P),
                rhs=b,
                given=((x, named("inverse")), (h, packing)),
                why="the sampling noise of the interpolator multiplies the bias by b",
            ),
            Spectral(name="bias", summand=k**-a / (1 + x * k**-b) ** 2, over=k, large=x),
            Identity(
                name="law",
                lhs=named("bias") * named("inflation"),
                rhs=LAW,
                given=((x, named("inverse")), (h, packing)),
                why="at that ridge",
            ),
        ),
    ),
    instances=tasks(("5", "3/2"), ("6", "2")),
)
