"""A bound on the product of neighbouring hashes, at every size."""

import sympy

from theory.papers.merrill2024cot._model import SUMMARY, i
from theory.records import Bound, Claim, Derivation, Inequality, Instance, Meaning, Premise

square = (i**2 - i + 1) ** 2 / ((i**2 + 1) * ((i - 1) ** 2 + 1))
most = (1 - 1 / (2 * i**4)) ** 2

CLAIM = Claim(
    id="merrill2024cot:hash-gap-bound",
    title="Neighbouring hashes differ by a fourth power",
    statement=Inequality(square, "<=", most),
    source="ours",
    fidelity="reconstructed",
    reference=SUMMARY.format("the bound without the squares as lemma 8"),
    meanings=(Meaning(i, "a number at least 2; the left side is the squared product of its hash and that of i - 1"),),
    assumptions=(sympy.Ge(i, 2),),
    derivation=Derivation(
        premises=(Premise("claim", "merrill2024cot:hash-product"),),
        steps=(Bound(name="bound", relation=sympy.Le(square, most)),),
    ),
    instances=tuple(Instance.of(i=v) for v in (2, 3, 5, 20)),
    notes="Both products are positive, so that the bound holds without the squares as well.",
)
