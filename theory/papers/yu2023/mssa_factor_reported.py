"""The weight of attention in the gradient's first two terms, as a restatement has it."""

import sympy

from theory.papers.yu2023._model import beta, sigma
from theory.papers.yu2023.mssa_factor import MEANINGS, SETTING, weight
from theory.records import Claim, Instance, Limit

CLAIM = Claim(
    id="yu2023:mssa-factor-reported",
    title="Weight of attention in the gradient, with one factor too many",
    statement=Limit(weight, sigma, sympy.Integer(0), beta**2),
    source="reported",
    fidelity="as stated",
    reference="A textbook of the same group, as a summary states it; an oversight, as its next formula shows.",
    meanings=MEANINGS,
    convention=SETTING,
    instances=tuple(Instance.of(beta=v) for v in ("1/3", 2, 20)),
)
