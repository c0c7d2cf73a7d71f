"""How long embeddings must be whose products fall linearly with the bits."""

import sympy

from theory.papers.jiang2024._model import BITS, V, b, c, m
from theory.papers.jiang2024.embedding_spectrum import LINEAR, PRODUCTS
from theory.records import Claim, Derivation, Instance, Solution, Threshold

CLAIM = Claim(
    id="jiang2024:embedding-threshold",
    title="Length of embeddings that are linear in the bits",
    statement=Threshold(variable=b, value=c * m / 2, condition=sympy.true, where=sympy.Eq(b - c * m / 2, 0)),
    source="ours",
    fidelity="as stated",
    reference="Ours; captions show trained embeddings whose products are linear in the bits.",
    meanings=(BITS, *LINEAR),
    derivation=Derivation(
        premises=(PRODUCTS,),
        steps=(
            Solution(
                "length",
                equation=V * b - c * m * V / 2,
                unknown=b,
                value=c * m / 2,
                why="where the sum over all tokens vanishes",
            ),
        ),
    ),
    instances=tuple(Instance.of(m=bits, c=fall) for bits, fall in ((3, 1), (6, 2), (8, "1/2"))),
    notes="Above it the products are those of vectors, below it of none.",
)
