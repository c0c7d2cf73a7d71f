"""Number of samples at which noise takes over, where the ridge limits what is learned."""

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
    id="cui2021:regularised-crossover",
    title="Where noise takes over, with a ridge",
    statement=Order(meeting, "Theta", S ** (1 / (2 * ell * r + ell / alpha - 1)), S),
    source="ours",
    fidelity="as stated",
    reference="Ours. A review of the paper shows the caption of its first figure, with this bound of l.",
    meanings=(MEETING, CAPACITY, SOURCE, DECAY, SIGNAL),
    assumptions=(*CLASS, ell < alpha, ell > alpha / (1 + 2 * alpha * r)),
    convention=SETTING,
    derivation=crossing("ridge", n ** (-2 * ell * r), n ** (ell / alpha - 1)),
    instances=points("alpha r l", (2, "3/4", 1), (2, "1/2", "4/3")),
)
