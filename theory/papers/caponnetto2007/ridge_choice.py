"""The best ridge for noisy labels."""

from theory.papers._regression import points
from theory.papers.caponnetto2007._model import CHOICE, MEANINGS, REFERENCE, SETTING, b, c, n, ridge, tuned
from theory.records import Claim, Order

CLAIM = Claim(
    id="caponnetto2007:ridge-choice",
    title="Choice of the ridge",
    statement=Order(ridge, "Theta", n ** (-b / (b * c + 1)), n),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(CHOICE, *MEANINGS),
    assumptions=(b > 1, c < 2),
    convention=SETTING,
    derivation=tuned("h"),
    instances=points("b c noise", (2, "1/2", 1), (2, "3/2", 1)),
)
