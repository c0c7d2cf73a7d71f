"""The time law with unlimited model size: where the curve of growing models flattens."""

import sympy

from theory.papers.yang2025._dense import CONVENTION, LEGS, MEANINGS, MODEL, OPTIMISATION, SIDES, N, a, s, t
from theory.records import Claim, Derivation, Identity, Instance, Limit, Meaning, Squeeze
from theory.symbols import parameters

slack = parameters("slack")
unlearned = sympy.symbols("unlearned", positive=True)
risk = sympy.Function("R")(N, t)

CLAIM = Claim(
    id="yang2025:isolated-time-law",
    title="Time law with unlimited model size",
    statement=Limit(risk, N, sympy.oo, OPTIMISATION * t ** (-s / a)),
    source="ours",
    fidelity="as stated",
    reference=(
        "Ours. The summaries of the paper report isolated laws for model size, training time and data, without their "
        "exponents."
    ),
    meanings=(
        Meaning(risk, "excess risk of gradient flow"),
        *MEANINGS[2:],
        Meaning(slack, "the other leg, N^-s/s, over this one"),
    ),
    convention=CONVENTION,
    derivation=Derivation(
        premises=(MODEL, SIDES),
        steps=(
            Identity(
                name="unlearned",
                lhs=LEGS[1].lhs,
                rhs=OPTIMISATION * t ** (-s / a),
                why="signal of all modes that is not learned in time, with u = 2 t x^-a in place of the mode x",
            ),
            Squeeze(
                name="flat",
                lower=unlearned,
                upper=unlearned * (1 + slack),
                slack=slack,
                why="the risk is at least this leg, and at most the sum of both",
            ),
        ),
    ),
    instances=tuple(Instance.of(a=p, s=q, t=time) for p, q, time in ((2, "1/2", 100), (2, "1/2", 10**6), (3, 2, 50))),
    notes="With the model size finite, more training flattens at the other leg, N^-s/s.",
)
