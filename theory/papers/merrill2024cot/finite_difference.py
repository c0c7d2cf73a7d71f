"""Finite differences of the inverse index."""

import sympy

from theory.papers.merrill2024cot._model import SUMMARY, Expr, i, k
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning, Premise

third = sympy.Function("D")(i)


def _difference(at: Expr, order: Expr) -> Expr:
    return sympy.gamma(order + 1) * sympy.gamma(at - order) / sympy.gamma(at + 1)


CLAIM = Claim(
    id="merrill2024cot:finite-difference",
    title="Third finite difference of the inverse index",
    statement=Equality(third, 6 / (i * (i - 1) * (i - 2) * (i - 3))),
    source="ours",
    fidelity="reconstructed",
    reference=SUMMARY.format("the k-th difference, k! over the product of i - j for j up to k, as lemma 9"),
    meanings=(
        Meaning(third, "third difference of 1/i: three times the value at i - 1 less the value at i"),
        Meaning(i, "index of a column"),
        Meaning(k, "order of a difference"),
    ),
    assumptions=(i > 3,),
    derivation=Derivation(
        premises=(
            Premise("assumption", "by induction on k: the difference of order zero is 1/i, and the step is the first"),
        ),
        steps=(
            Identity(
                name="next",
                lhs=_difference(i - 1, k) - _difference(i, k),
                rhs=_difference(i, k + 1),
                why="k! over the product of i - j for j up to k, at every order",
            ),
            Identity(
                name="third",
                lhs=_difference(i, 3),
                rhs=6 / (i * (i - 1) * (i - 2) * (i - 3)),
                why="at order three",
            ),
        ),
    ),
    instances=tuple(Instance.of(i=v) for v in (4, 5, 12, 60)),
    notes="In a decoder each order is one look-up of the previous column. The differences fall with i.",
)
