"""Rate of one pass of SGD where even the largest step learns too little."""

from theory.papers._regression import points
from theory.papers.dieuleveut2016._model import EDGE, MEANINGS, REFERENCE, RISK, SETTING, facts, n, r, risk, tuned
from theory.records import Claim, Order

CLAIM = Claim(
    id="dieuleveut2016:one-pass-hard",
    title="One pass is too short for hard problems",
    statement=Order(risk, "Theta", n ** (-2 * r), n),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(RISK, *MEANINGS),
    assumptions=facts(r < EDGE),
    convention=SETTING,
    derivation=tuned(),
    instances=points("alpha r q noise", (2, "1/10", 4, 1)),
    notes="Slower than the best rate, which more passes attain: pillaud2018:multi-pass-rate. Near the edge, where "
    "bias and noise fall almost alike, the law sets in late.",
)
