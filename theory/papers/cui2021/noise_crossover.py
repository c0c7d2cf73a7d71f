"""Number of samples at which noise takes over, the ridge too small to matter."""

import sympy

from theory.papers._regression import points
from theory.papers.cui2021._model import (
    CAPACITY,
    CLASS,
    DECAY,
    MEETING,
    SETTING,
    SIGNAL,
    SOURCE,
    S,
    alpha,
    crossing,
    ell,
    meeting,
    n,
    r,
)
from theory.records import Claim, Order

CLAIM = Claim(
    id="cui2021:noise-crossover",
    title="Where noise takes over, without a ridge",
    statement=Order(meeting, "Theta", S ** (1 / (2 * alpha * r)), S),
    source="ours",
    fidelity="as stated",
    reference="Ours: notes have the crossover from the exponents on either side.",
    meanings=(MEETING, CAPACITY, SOURCE, DECAY, SIGNAL),
    assumptions=(*CLASS, ell > alpha),
    convention=SETTING,
    derivation=crossing("samples", n ** (-2 * alpha * r), sympy.S.One),
    instances=points("alpha r l", ("3/2", "1/2", 3), (2, "3/4", 4)),
)
