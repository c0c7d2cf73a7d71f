"""Risk of L layers on a power-law spectrum, with its constant."""

import sympy

from theory.papers.bordelon2025._model import (
    CAPACITY,
    DEPTH,
    POWER_LAW,
    REDUCTION,
    SOURCE,
    L,
    beta,
    k,
    nu,
    power_laws,
)
from theory.records import Bound, Claim, Convention, Derivation, Identity, Meaning, Order, Premise, Spectral, Squeeze
from theory.symbols import named, parameters, resources

g, x, delta = parameters("g x delta")
M = resources("M")
least = sympy.Function("risk")(L)
power = k ** (-nu * beta - 1)
small = (delta < 1,)

CLAIM = Claim(
    id="bordelon2025:rrs-depth-law",
    title="Depth law on a power-law spectrum",
    statement=Order(least, "~", sympy.gamma(beta) / nu * (4 * L) ** -beta, L),
    source="ours",
    fidelity="as stated",
    reference="Constant: ours. Summaries of the paper report the exponent.",
    meanings=(
        Meaning(least, "least excess risk over the step size: sum over modes of k^(-nu beta - 1) (1 - g k^-nu)^(2L)"),
        DEPTH,
        CAPACITY,
        SOURCE,
        Meaning(g, "step size per layer, gamma/L"),
    ),
    assumptions=POWER_LAW,
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        limits="infinite width, context and training time first, then great depth",
    ),
    derivation=Derivation(
        premises=(
            REDUCTION,
            Premise("assumption", "the eigenvalues are exactly k^-nu, for all k from 1 on, and the largest is one"),
        ),
        steps=(
            Bound(
                name="overshoot",
                relation=(1 - g) ** 2 >= 1,
                facts=(g >= 2,),
                why="beyond g = 2 the first mode alone keeps its power, so the least risk has g below 2",
            ),
            Bound(
                name="slower",
                relation=1 - g * x >= (1 - (1 + delta) * x) ** 2,
                facts=(g <= 2, x * (1 + delta) ** 2 <= 2 * delta, *small),
                why="whatever the step, a mode of so small an eigenvalue x keeps at least this; raised to the power 2L",
            ),
            Spectral(
                name="below",
                summand=power * (1 - (1 + delta) * k**-nu) ** (2 * M),
                over=k,
                large=M,
                facts=small,
            ),
            Identity(
                name="lower",
                lhs=named("below"),
                rhs=sympy.gamma(beta) / nu * (4 * (1 + delta) * L) ** -beta,
                given=((M, 2 * L),),
                why="the power 4L; the finitely many modes with a larger eigenvalue count for exponentially little",
            ),
            Spectral(
                name="upper",
                summand=power * (1 - (2 - delta) * k**-nu) ** (2 * L),
                over=k,
                large=L,
                facts=small,
            ),
            Squeeze(
                name="law",
                lower=named("lower"),
                upper=named("upper"),
                slack=delta,
                why="the least risk lies below that of the step g = 2 - delta, for every delta",
            ),
        ),
    ),
    instances=power_laws(("3/2", "1/2"), ("2", "3/4"), ("3/2", "3/2")),
    notes="The best step tends to 2L over the largest eigenvalue; the step L over it costs a factor 2^beta.",
)
