"""What noisy labels cost an interpolator."""

from dataclasses import replace

import sympy

from theory.papers._regression import points
from theory.papers.bordelon2020._model import MEANINGS, PROBLEM, SETTING, a, b, learned, n, noise
from theory.records import Claim, Limit, Meaning

variance = sympy.Function("variance")(n)

CLAIM = Claim(
    id="bordelon2020:label-noise",
    title="An interpolator never forgets the noise of its labels",
    statement=Limit(variance, n, sympy.oo, noise * (b - 1)),
    source="ours",
    fidelity="as stated",
    reference="Ours, from the closed form of the paper as notes recall it.",
    meanings=(
        Meaning(variance, "what the noise of the labels adds to the excess risk"),
        Meaning(noise, "variance of the noise of a label"),
        *MEANINGS[1:],
    ),
    assumptions=(b > 1, a > 1, a < 1 + 2 * b),
    convention=SETTING,
    derivation=learned(replace(PROBLEM, noise=noise), term="label noise"),
    instances=points("a b noise", (2, "3/2", 1), (3, 2, "1/2")),
)
