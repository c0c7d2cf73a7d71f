"""From which tokens on a step along the first two terms of the gradient raises the rate."""

import sympy

from theory.papers.yu2023._model import ENERGY, HEADS, OURS, STEP, h, x
from theory.records import Claim, Derivation, Instance, Premise, Solution, Threshold

CLAIM = Claim(
    id="yu2023:one-term-threshold",
    title="Tokens for which the gradient's first two terms lead up",
    statement=Threshold(variable=x, value=sympy.Integer(1), condition=sympy.true, where=sympy.Eq(1 - h * (1 - x), 1)),
    source="ours",
    fidelity="as stated",
    reference=OURS + " Hu, Zou and Xu (2024) report ascent for the operator with its skip connection.",
    meanings=(ENERGY, STEP),
    derivation=Derivation(
        premises=(HEADS, Premise("claim", "yu2023:one-term-factor: singular values are multiplied by 1 - h (1 - x)")),
        steps=(
            Solution(
                "size", equation=1 - h * (1 - x) - 1, unknown=x, value=sympy.Integer(1), why="where nothing changes"
            ),
        ),
    ),
    instances=tuple(Instance.of(h=step) for step in ("1/10", "1/2", "3/2")),
)
