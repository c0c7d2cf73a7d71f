"""How many weights of attention can differ from zero, as a summary states it."""

import sympy

from theory.papers.merrill2023logic._model import BITS, p
from theory.records import Claim, Inequality, Instance, Meaning

count = sympy.Function("K")(p)

CLAIM = Claim(
    id="merrill2023logic:survivors-reported",
    title="Rounded attention reaches at most doubly exponentially many positions",
    statement=Inequality(count, "<=", 2 ** (2**p)),
    source="reported",
    fidelity="as stated",
    reference="Proposition 1, as a summary states it.",
    meanings=(Meaning(count, "weights that are not rounded to zero, of any attention"), BITS),
    instances=tuple(Instance.of(p=v) for v in (3, 4, 5)),
    notes="Far from attained: see uniform-bits.",
)
