"""The layer-norm hash forgets a common factor."""

import sympy

from theory.papers.merrill2024cot._model import SUMMARY, i, x
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning

first = sympy.Function("first")(x / i, 1 / i)

CLAIM = Claim(
    id="merrill2024cot:hash-scale",
    title="The layer-norm hash forgets a common factor",
    statement=Equality(first, x / sympy.sqrt(2 * x**2 + 2)),
    source="ours",
    fidelity="reconstructed",
    reference=SUMMARY.format("the identity as lemma 1"),
    meanings=(
        Meaning(first, "first entry of the layer-norm of (x/i, 1/i, -x/i, -1/i)", r"\phi_1(x/i, 1/i)"),
        Meaning(x, "a number; a sum over columns"),
        Meaning(i, "a positive factor; the number of columns, by which attention divides"),
    ),
    derivation=Derivation(
        premises=(),
        steps=(
            Identity(
                name="entry",
                lhs=(x / i) / sympy.sqrt(2 * (x / i) ** 2 + 2 * (1 / i) ** 2),
                rhs=x / sympy.sqrt(2 * x**2 + 2),
                why="the vector has mean zero, and its length is a multiple of 1/i",
            ),
        ),
    ),
    instances=tuple(Instance.of(x=a, i=b) for a, b in ((3, 7), (1, 100), (40, 3), ("1/2", 9))),
    notes="The other entries likewise. So averages over columns give numbers that do not depend on how many there are.",
)
