"""The model law with unlimited training: where the curve of longer training flattens."""

import sympy

from theory.papers.yang2025._dense import (
    APPROXIMATION,
    CONVENTION,
    LEGS,
    MEANINGS,
    MODEL,
    SIDES,
    N,
    approximation,
    s,
    t,
)
from theory.records import Claim, Derivation, Instance, Limit, Meaning, Squeeze
from theory.symbols import parameters

slack = parameters("slack")
risk = sympy.Function("R")(N, t)

CLAIM = Claim(
    id="yang2025:isolated-model-law",
    title="Model law with unlimited training time",
    statement=Limit(risk, t, sympy.oo, APPROXIMATION * N**-s),
    source="ours",
    fidelity="as stated",
    reference=(
        "Ours. The summaries of the paper report isolated laws for model size, training time and data, without their "
        "exponents."
    ),
    meanings=(
        Meaning(risk, "excess risk of gradient flow"),
        *MEANINGS[2:],
        Meaning(slack, "the other leg over this one"),
    ),
    convention=CONVENTION,
    derivation=Derivation(
        premises=(MODEL, SIDES),
        steps=(
            LEGS[0],
            Squeeze(
                name="flat",
                lower=approximation,
                upper=approximation * (1 + slack),
                slack=slack,
                why="the risk is at least this leg, and at most the sum of both; the other vanishes with time",
            ),
        ),
    ),
    instances=tuple(Instance.of(a=p, s=q, N=n) for p, q, n in ((2, "1/2", 100), (2, "1/2", 10**6), (3, 2, 100))),
    notes="With training time finite, larger models flatten at the other leg, of order t^(-s/a).",
)
