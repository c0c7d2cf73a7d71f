"""How many weights of attention can differ from zero."""

import sympy

from theory.papers.merrill2023logic._model import EVEN
from theory.records import Bound, Claim, Derivation, Inequality, Instance, Meaning, Premise
from theory.symbols import parameters

K, smallest = parameters("K smallest")
count = sympy.Function("K")(smallest)

CLAIM = Claim(
    id="merrill2023logic:survivors",
    title="Rounded attention reaches boundedly many positions",
    statement=Inequality(count, "<=", 2 / smallest),
    source="ours",
    fidelity="reconstructed",
    reference="Ours; a summary has proposition 1 with 2^(2^p).",
    meanings=(
        Meaning(count, "weights that are not rounded to zero, of any attention"),
        Meaning(smallest, "smallest positive value of the format"),
        Meaning(K, "such a number of weights"),
    ),
    derivation=Derivation(
        premises=(
            EVEN,
            Premise("assumption", "weights sum to one, and each that survives is at least half the smallest value"),
        ),
        steps=(
            Bound(
                name="bound",
                relation=sympy.Le(count, 2 / smallest),
                facts=(sympy.Le(count * smallest / 2, 1), count > 0),
            ),
        ),
    ),
    instances=tuple(Instance.of(smallest=v) for v in ("1/8", "1/64", "1/1024")),
)
