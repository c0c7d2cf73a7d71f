"""The step as it is implemented, with softmax and skip connection, as a summary states it."""

import sympy

from theory.records import Claim, Inequality, Instance, Meaning
from theory.symbols import parameters

epsilon = parameters("epsilon")
ratio = sympy.Function("q")(epsilon)

CLAIM = Claim(
    id="yu2023:skip-reported",
    title="The step as implemented raises the rate",
    statement=Inequality(ratio, ">", sympy.Integer(1)),
    source="reported",
    fidelity="as stated",
    reference="Hu, Zou and Xu (2024), a caption: the operator with its skip connection behaves as ascent.",
    meanings=(
        Meaning(ratio, "rate under the heads of Z plus attention with softmax, over that of Z"),
        Meaning(epsilon, "quantisation"),
    ),
    instances=tuple(Instance.of(epsilon=v) for v in ("3/10", "1/2", "7/10", 1, 4)),
    notes="Not for all tokens by a theorem known here; yu2023:skip-factor is one for attention without softmax.",
)
