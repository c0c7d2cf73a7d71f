"""Product of two layer-norm hashes."""

import sympy

from theory.papers.merrill2024cot._model import HASH, OTHER, SUMMARY, Expr, k, q
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning

product = sympy.Function("c")(q, k)


def _length(z: Expr) -> Expr:
    return sympy.sqrt(2 * z**2 + 2)


CLAIM = Claim(
    id="merrill2024cot:hash-product",
    title="Product of two layer-norm hashes",
    statement=Equality(product, (q * k + 1) / sympy.sqrt((q**2 + 1) * (k**2 + 1))),
    source="ours",
    fidelity="reconstructed",
    reference=SUMMARY.format("the identity as lemma 2"),
    meanings=(Meaning(product, "product of the hashes of two numbers", r"\phi_q \cdot \phi_k"), HASH, OTHER),
    derivation=Derivation(
        premises=(),
        steps=(
            Identity(
                name="product",
                lhs=2 * q * k / (_length(q) * _length(k)) + 2 / (_length(q) * _length(k)),
                rhs=(q * k + 1) / sympy.sqrt((q**2 + 1) * (k**2 + 1)),
                why="four entries, in two equal pairs",
            ),
        ),
    ),
    instances=tuple(Instance.of(q=a, k=b) for a, b in ((1, 2), (7, 7), (30, 29), (2, 300))),
    notes="It is one for equal numbers and smaller otherwise, so that the largest score finds an equal number.",
)
