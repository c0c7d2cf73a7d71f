"""From which size on a step along the gradient raises the rate."""

import sympy

from theory.papers.yu2023._model import ENERGY, HEADS, OURS, STEP, h, x
from theory.records import Claim, Derivation, Instance, Solution, Threshold

CLAIM = Claim(
    id="yu2023:descent-threshold",
    title="Size of a step along the gradient that gains nothing",
    statement=Threshold(variable=h, value=2 * (1 + x), condition=sympy.true, where=sympy.Eq(1 - h / (1 + x), -1)),
    source="ours",
    fidelity="as stated",
    reference=OURS,
    meanings=(ENERGY, STEP),
    derivation=Derivation(
        premises=(HEADS,),
        steps=(
            Solution(
                "size",
                equation=1 - h / (1 + x) + 1,
                unknown=h,
                value=2 * (1 + x),
                why="the singular value changes its sign and keeps its size",
            ),
        ),
    ),
    instances=tuple(Instance.of(x=v) for v in ("1/10", 1, 4)),
    notes="For tokens of all sizes that is two: the bound of yu2023:descent cannot hold beyond.",
)
