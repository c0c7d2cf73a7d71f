"""The floor of one-pass SGD at a small step: proportional to the step and to the trace."""

import sympy

from theory.papers.yang2025._floor import CONDITION, COORDINATE, DIMENSION, STEP, TRACE, eta, sigma
from theory.records import Bound, Claim, Convention, Derivation, Instance, Limit, Meaning, Premise, Squeeze
from theory.symbols import parameters

S, t, G, slack = parameters("S t G slack")
floor = sympy.Function("R")(eta)

CLAIM = Claim(
    id="yang2025:sgd-floor-small-step",
    title="Floor of one-pass SGD at a small step",
    statement=Limit(floor / eta, eta, sympy.S.Zero, sigma**2 / 2 * TRACE),
    source="textbook",
    fidelity="as stated",
    reference="Textbook (least mean squares).",
    meanings=(
        Meaning(floor, "mean excess risk of one-pass SGD after infinitely many steps"),
        STEP,
        Meaning(sigma, "standard deviation of the label noise"),
        CONDITION,
        DIMENSION,
        COORDINATE,
        Meaning(t, "sum of the curvatures"),
        Meaning(S, "eta/2 times the sum of all curvatures x, each over 1 - eta x"),
        Meaning(G, "the floor over sigma^2"),
    ),
    convention=Convention(loss="squared", mode="expectation", target="fixed", limits="time first, then the step size"),
    derivation=Derivation(
        premises=(
            Premise("claim", "yang2025:sgd-floor: the floor over sigma^2 is S/(1 - S)"),
            Premise("citation", "curvatures are at most one, so S lies between eta t/2 and eta t/(2 - 2 eta)"),
        ),
        steps=(
            Bound(
                name="low",
                relation=eta * t / 2 <= G,
                facts=(sympy.Eq(G * (1 - S), S), eta * t / 2 <= S, S < 1),
                why="the floor is above S",
            ),
            Bound(
                name="high",
                relation=G * (2 - 2 * eta - eta * t) <= eta * t,
                facts=(sympy.Eq(G * (1 - S), S), S * (2 - 2 * eta) <= eta * t, S < 1, eta < 1),
                why="and grows with S",
            ),
            Squeeze(
                name="limit",
                lower=sigma**2 / 2 * TRACE,
                upper=sigma**2 * TRACE / (2 - 2 * slack - slack * TRACE),
                slack=slack,
                why="over eta, with slack = eta",
            ),
        ),
    ),
    instances=(Instance.of(sigma="1/2", kappa=8, d=6), Instance.of(sigma=1, kappa=12, d=3)),
    notes="With six coordinates and kappa = 8 the floor at the step size 1/10 is a quarter higher.",
)
