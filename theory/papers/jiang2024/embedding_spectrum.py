"""How many dimensions embeddings take whose products fall linearly with the bits."""

import sympy

from theory.papers.jiang2024._model import BITS, V, b, c, m
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning, Premise
from theory.symbols import parameters

value = sympy.Symbol("lambda_1")
total = parameters("S")
PRODUCTS = Premise(
    "citation",
    "products of signs are eigenvectors of any function of the number of different bits (textbook), with its sum over "
    "all tokens, times their signs, as eigenvalue",
)
LINEAR = (
    Meaning(b, "squared length of an embedding"),
    Meaning(c, "by which the product of two embeddings falls with every bit in which their tokens differ"),
)

CLAIM = Claim(
    id="jiang2024:embedding-spectrum",
    title="Spectrum of embeddings that are linear in the bits",
    statement=Equality(value, c * V / 2),
    source="ours",
    fidelity="as stated",
    reference="Ours; captions show trained embeddings whose products are linear in the bits.",
    meanings=(
        Meaning(value, "the m-fold eigenvalue of the products of embeddings"),
        BITS,
        *LINEAR,
        Meaning(total, "sum, over all values of the other bits, of how many of them differ"),
    ),
    assumptions=(b > c * m / 2,),
    derivation=Derivation(
        premises=(PRODUCTS,),
        steps=(
            Identity(
                "one bit",
                lhs=(b * V / 2 - c * total) - (b * V / 2 - c * (total + V / 2)),
                rhs=c * V / 2,
                why="tokens with that bit equal, less those where it differs, which differ in one bit more each",
            ),
        ),
    ),
    instances=tuple(Instance.of(m=bits, b=length, c=1) for bits, length in ((3, 3), (6, 4), (8, 5))),
    notes="The other eigenvalue that is not zero is V (b - c m/2), once: m + 1 dimensions hold the embeddings, and m "
    "at the bound of jiang2024:embedding-threshold, where they are the words of signs.",
)
