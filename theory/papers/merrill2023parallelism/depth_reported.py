"""Depth of a transformer as a circuit, as a summary states it."""

import sympy

from theory.records import Claim, Inequality, Instance, Meaning
from theory.symbols import parameters

a, d = parameters("a d")
depth = sympy.Function("depth")(a, d)

CLAIM = Claim(
    id="merrill2023parallelism:depth-reported",
    title="A transformer is a circuit of depth 3 + (9 + 2 a) d",
    statement=Inequality(depth, "<=", 3 + (9 + 2 * a) * d),
    source="reported",
    fidelity="as stated",
    reference="Theorem 1, as a summary states it; the proof was not read.",
    meanings=(
        Meaning(depth, "depth of a circuit for a transformer"),
        Meaning(a, "depth of a truncated sum"),
        Meaning(d, "layers"),
    ),
    instances=(Instance.of(a=9, d=1),),
    notes="Measured at one layer with uniform attention and no normalisation, shallower than the general case.",
)
