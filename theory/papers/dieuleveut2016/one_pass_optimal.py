"""Rate of one pass of SGD where a small enough step balances bias and noise."""

from theory.papers._regression import points
from theory.papers.dieuleveut2016._model import (
    EDGE,
    MEANINGS,
    REFERENCE,
    RISK,
    SETTING,
    alpha,
    facts,
    n,
    r,
    risk,
    tuned,
)
from theory.records import Claim, Order

CLAIM = Claim(
    id="dieuleveut2016:one-pass-optimal",
    title="One pass attains the best rate",
    statement=Order(risk, "Theta", n ** (-2 * alpha * r / (2 * alpha * r + 1)), n),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(RISK, *MEANINGS),
    assumptions=facts(r > EDGE),
    convention=SETTING,
    derivation=tuned(),
    instances=points("alpha r q noise", (2, "7/20", 4, 1)),
    notes="The rate of caponnetto2007:tuned-rate: the step n^(alpha/(2 alpha r + 1) - 1) takes the place of the ridge. "
    "That r < 1/2 bounds a cell of the decomposition, not the result: for smoother targets it is "
    "dieuleveut2016:one-pass-smooth, and from r = 1/2 to 1 - 1/(2 alpha) the same rate is derived, but no claim: at "
    "alpha = 2, r = 3/5 the slope is -0.692 between 10000 and 30000 samples, against -0.706, and not monotone before.",
)
