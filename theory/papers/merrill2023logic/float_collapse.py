"""Uniform attention collapses in the floats of machines."""

import sympy

from theory.papers.merrill2023logic._model import EVEN, s
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning

longest = sympy.Function("N")(s)

CLAIM = Claim(
    id="merrill2023logic:float-collapse",
    title="Uniform attention collapses in half and single precision",
    statement=Equality(longest, 2 ** (s + 1) - 1),
    source="ours",
    fidelity="as stated",
    reference="Ours.",
    meanings=(
        Meaning(longest, "largest n with 1/n not rounded to zero"),
        Meaning(s, "the smallest positive float is 2^(-s): 24 in half precision, 149 in single"),
    ),
    derivation=Derivation(
        premises=(EVEN,),
        steps=(
            Identity(name="longest", lhs=2 / 2 ** (-s) - 1, rhs=2 ** (s + 1) - 1, why="twice its inverse, less one"),
        ),
    ),
    instances=tuple(Instance.of(s=v) for v in (24, 149)),
    notes="A summary gives 2^(6 + 2^7) as about 1e42 for bfloat16, which is 2.2e40.",
)
