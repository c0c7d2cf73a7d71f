"""The weight of attention in the gradient's first two terms."""

import sympy

from theory.papers.yu2023._model import HEADS, SCALE, SINGULAR, Expr, beta, sigma
from theory.records import Claim, Convention, Derivation, Identity, Instance, Limit, Meaning, Premise, Squeeze
from theory.symbols import named

weight = sympy.Function("w")(sigma)
MEANINGS = (
    Meaning(weight, "what the gradient lacks of beta times the tokens, over attention without softmax"),
    SINGULAR,
    SCALE,
)
ATTENTION = Premise("assumption", "attention without softmax is beta times the sum, over heads, of U A A^T A")
SETTING = Convention(limits="small tokens")
LACKING: Expr = (beta * sigma - beta * sigma / (1 + beta * sigma**2)) / (beta * sigma**3)

CLAIM = Claim(
    id="yu2023:mssa-factor",
    title="Weight of attention in the gradient",
    statement=Limit(weight, sigma, sympy.Integer(0), beta),
    source="ours",
    fidelity="corrected",
    reference="A restatement has the square of beta here; its step, which follows, has not.",
    meanings=MEANINGS,
    convention=SETTING,
    derivation=Derivation(
        premises=(HEADS, ATTENTION, Premise("claim", "yu2023:gradient")),
        steps=(
            Identity(
                "weight", lhs=LACKING, rhs=beta / (1 + beta * sigma**2), why="over attention along the same vectors"
            ),
            Squeeze("limit", lower=named("weight"), upper=named("weight"), slack=sigma, why="for small tokens"),
        ),
    ),
    instances=tuple(Instance.of(beta=v) for v in ("1/3", 2, 20)),
    notes="Attention has one factor beta already, so that the gradient is near beta (Z - attention).",
)
