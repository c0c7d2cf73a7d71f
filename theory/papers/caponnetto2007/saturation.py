"""Rate of ridge regression on targets smoother than a ridge can use."""

from theory.papers._regression import points
from theory.papers.caponnetto2007._model import MEANINGS, RISK, SETTING, b, c, n, risk, tuned
from theory.records import Claim, Order

CLAIM = Claim(
    id="caponnetto2007:saturation",
    title="Saturation of ridge regression",
    statement=Order(risk, "Theta", n ** (-2 * b / (2 * b + 1)), n),
    source="ours",
    fidelity="as stated",
    reference="Ours; that ridge regression saturates at c = 2 is textbook.",
    meanings=(RISK, *MEANINGS),
    assumptions=(b > 1, c > 2),
    convention=SETTING,
    derivation=tuned("rate"),
    instances=points("b c noise", (2, 3, 1), ("3/2", 4, 1)),
    notes="A smoother target is learned no faster, since a ridge shrinks even the first modes.",
)
