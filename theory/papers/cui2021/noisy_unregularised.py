"""What noisy labels cost, the ridge too small to matter."""

import sympy

from theory.papers._regression import points
from theory.papers.cui2021._model import (
    CLASS,
    COST,
    DECAY,
    MEANINGS,
    NOISE,
    REFERENCE,
    SETTING,
    alpha,
    ell,
    found,
    n,
    noise,
    variance,
)
from theory.records import Claim, Limit

CLAIM = Claim(
    id="cui2021:noisy-unregularised",
    title="The cost of noise, the ridge too small to matter",
    statement=Limit(variance, n, sympy.oo, noise * (alpha - 1)),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(COST, *MEANINGS[1:], DECAY, NOISE),
    assumptions=(*CLASS, ell > alpha),
    convention=SETTING,
    derivation=found("samples", "label noise"),
    instances=points("alpha r l noise", ("3/2", "1/2", 3, 1), (2, "3/4", 4, "1/2")),
    notes="More samples do not help: the plateau of benign noise.",
)
