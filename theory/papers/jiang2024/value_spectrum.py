"""Eigenvalues of the value matrix."""

import sympy

from theory.papers.jiang2024._model import BITS, LAYER, OURS, k, m
from theory.records import Claim, Derivation, Equality, Induction, Instance, Meaning, Premise

value = sympy.Function("lambda_")(k)

CLAIM = Claim(
    id="jiang2024:value-spectrum",
    title="Eigenvalues of the value matrix",
    statement=Equality(value, m - 2 * k),
    source="ours",
    fidelity="as stated",
    reference=OURS,
    meanings=(
        Meaning(value, "eigenvalue of the product of the signs of k bits", r"\lambda_k"),
        BITS,
        Meaning(k, "number of bits in the product"),
    ),
    assumptions=(sympy.Ge(k, 0), sympy.Le(k, m)),
    derivation=Derivation(
        premises=(
            LAYER,
            Premise(
                "citation", "a product of signs changes its sign with each of its bits, and with no other (textbook)"
            ),
        ),
        steps=(
            Induction(
                "sum",
                formula=m - 2 * k,
                index=k,
                start=m,
                increment=sympy.Integer(-2),
                why="over the m neighbours of a token: with each further bit one of them changes its sign",
            ),
        ),
    ),
    instances=tuple(Instance.of(m=bits, k=j) for bits, j in ((3, 0), (6, 2), (8, 7), (8, 3))),
)
