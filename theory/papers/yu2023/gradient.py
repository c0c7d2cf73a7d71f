"""Gradient of the rate under the heads."""

import sympy

from theory.papers.yu2023._model import HEADS, SCALE, SINGULAR, beta, sigma
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning, Premise

slope = sympy.Function("g")(sigma)

CLAIM = Claim(
    id="yu2023:gradient",
    title="Gradient of the coding rate",
    statement=Equality(slope, beta * sigma / (1 + beta * sigma**2)),
    source="ours",
    fidelity="reconstructed",
    reference="A restatement gives the gradient as a matrix, beta sum of U A (I + beta A^T A)^(-1).",
    meanings=(Meaning(slope, "gradient of the rate along a pair of singular vectors"), SINGULAR, SCALE),
    derivation=Derivation(
        premises=(
            HEADS,
            Premise("citation", "the gradient of log det M is the inverse of M, by the chain rule (textbook)"),
        ),
        steps=(
            Identity(
                "slope",
                lhs=beta * sigma - beta * sigma * beta * sigma**2 / (1 + beta * sigma**2),
                rhs=beta * sigma / (1 + beta * sigma**2),
                why="beta times A - beta A A^T (I + beta A A^T)^(-1) A, along singular vectors",
            ),
        ),
    ),
    instances=tuple(Instance.of(sigma=s, beta=v) for s, v in (("1/2", 1), (2, "1/3"), (1, 20))),
    notes="The matrix (I + beta A A^T)^(-1) A is the same as A (I + beta A^T A)^(-1).",
)
