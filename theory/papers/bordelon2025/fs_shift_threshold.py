"""Up to which shift depth helps against it."""

import sympy

from theory.papers.bordelon2025._shift import RATIO, SETTING, e, r, s, turn
from theory.records import Claim, Derivation, Instance, Meaning, Premise, Solution, Threshold
from theory.symbols import named

VALUE = r / (2 * (r - 1) ** 2)

CLAIM = Claim(
    id="bordelon2025:fs-shift-threshold",
    title="Shift of the covariance from which depth hurts",
    statement=Threshold(
        variable=turn,
        value=VALUE,
        condition=sympy.Gt((r - 1) ** 2, r / 2),
        where=sympy.Eq(1 - 2 * turn * (r - 1) ** 2 / r, 0),
    ),
    source="ours",
    fidelity="as stated",
    reference="Ours; summaries of the paper report that depth does not help against a shift, without a condition.",
    meanings=(
        Meaning(turn, "squared sine of the angle by which the covariance of two dimensions is turned after training"),
        RATIO,
        Meaning(e, "modulus of the largest eigenvalue of what a layer leaves"),
        Meaning(s, "size of the shift"),
    ),
    assumptions=(r > 1, (r - 1) ** 2 > r / 2),
    convention=SETTING,
    derivation=Derivation(
        premises=(
            Premise(
                "claim",
                "bordelon2025:fs-shift-rate: the largest modulus e has e^2 - s e - s = 0, with s = (r - 1)^2/r times "
                "the squared sine, so it is one where 1 - 2 s = 0; below that shift each layer lowers the risk",
            ),
        ),
        steps=(
            Solution(
                name="size",
                equation=1 - 2 * s,
                unknown=s,
                value=sympy.Rational(1, 2),
                why="the modulus is one",
            ),
            Solution(
                name="turn",
                equation=turn * (r - 1) ** 2 / r - named("size"),
                unknown=turn,
                value=VALUE,
                why="the angle of that shift",
            ),
        ),
    ),
    instances=tuple(Instance.of(r=ratio) for ratio in (3, 4, 8, 20)),
    notes=(
        "In any dimension depth helps if, and only if, the spectral radius of 1 - Sigma^(-1) Sigma' is below one. "
        "Covariances with eigenvalues within a factor of two stay below it at every angle."
    ),
)
