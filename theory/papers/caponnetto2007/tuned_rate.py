"""Rate of ridge regression on noisy labels at the best ridge."""

from theory.papers._regression import points
from theory.papers.caponnetto2007._model import MEANINGS, REFERENCE, RISK, SETTING, b, c, n, risk, tuned
from theory.records import Claim, Order

CLAIM = Claim(
    id="caponnetto2007:tuned-rate",
    title="Rate of tuned ridge regression",
    statement=Order(risk, "Theta", n ** (-b * c / (b * c + 1)), n),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(RISK, *MEANINGS),
    assumptions=(b > 1, c < 2),
    convention=SETTING,
    derivation=tuned("rate"),
    instances=points("b c noise", (2, "1/2", 1), (2, "3/2", 1), ("3/2", 1, "1/2")),
    notes="The paper asks for 1 <= c <= 2, where the target lies in the native space of the kernel, and has a "
    "logarithm in its upper bound at c = 1; on average neither is needed.",
)
