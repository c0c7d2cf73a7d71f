"""The best step size of a deep network: twice the inverse of the largest eigenvalue, per layer."""

import sympy

from theory.papers.bordelon2025._model import CAPACITY, DEPTH, POWER_LAW, REDUCTION, SOURCE, L, beta, k, nu, power_laws
from theory.records import Bound, Claim, Convention, Derivation, Limit, Meaning, Premise, Spectral, Squeeze
from theory.symbols import parameters, resources

g, x, delta = parameters("g x delta")
M = resources("M")
best = sympy.Function("g")(L)

CLAIM = Claim(
    id="bordelon2025:rrs-best-step",
    title="Best step size of deep layers",
    statement=Limit(best, L, sympy.oo, sympy.Integer(2)),
    source="ours",
    fidelity="as stated",
    reference="Ours.",
    meanings=(
        Meaning(best, "best step per layer, in units of the inverse of the largest eigenvalue"),
        DEPTH,
        CAPACITY,
        SOURCE,
        Meaning(g, "step per layer"),
        Meaning(M, "L - 1/2"),
    ),
    assumptions=POWER_LAW,
    convention=Convention(
        loss="squared", mode="expectation", target="average", limits="infinite width, context and time; then depth"
    ),
    derivation=Derivation(
        premises=(
            REDUCTION,
            Premise("assumption", "the eigenvalues are exactly k^-nu, and the largest is one"),
            Premise(
                "citation",
                "the risk is convex in the step, so the best one lies beyond any at which the risk still falls: there "
                "modes with g x < 1 pull upwards by the sum below, of a power of L, and the finitely many others push "
                "back by an exponentially small amount (textbook: convexity)",
            ),
        ),
        steps=(
            Bound(
                name="overshoot",
                relation=(1 - g) ** 2 >= 1,
                facts=(g >= 2,),
                why="beyond g = 2 the first mode alone keeps its power, so the best step is below 2",
            ),
            Bound(
                name="head",
                relation=(1 - (2 - delta) * x) ** 2 <= (1 - delta) ** 2,
                facts=(x <= 1, (2 - delta) * x >= 1, delta < 1),
                why="at g = 2 - delta the modes that overshoot keep a factor below one per layer",
            ),
            Spectral(
                name="pull",
                summand=k ** (-nu * beta - 1 - nu) * (1 - (2 - delta) * k**-nu) ** (2 * M),
                over=k,
                large=M,
                facts=(delta < 1,),
            ),
            Squeeze(
                name="step",
                lower=2 - delta,
                upper=2 + 0 * delta,
                slack=delta,
                why="the best step lies between 2 - delta and 2, for every delta",
            ),
        ),
    ),
    instances=power_laws(("3/2", "1/2"), ("2", "3/4")),
)
