"""Rate of one pass of SGD with a falling step on smooth targets."""

from theory.papers._regression import points
from theory.papers.dieuleveut2016._model import MEANINGS, RISK, SETTING, alpha, n, q, r, risk, tuned
from theory.records import Claim, Order

CLAIM = Claim(
    id="dieuleveut2016:one-pass-smooth",
    title="A falling step does not saturate",
    statement=Order(risk, "Theta", n ** (-2 * alpha * r / (2 * alpha * r + 1)), n),
    source="ours",
    fidelity="as stated",
    reference="Ours. Notes recall that averaged iterates of a constant step saturate at r = 1.",
    meanings=(RISK, *MEANINGS),
    assumptions=(alpha > 1, 2 * alpha * r > 2 * alpha - 1, q > alpha - 1),
    convention=SETTING,
    derivation=tuned(),
    instances=points("alpha r q noise", ("3/2", "3/4", 4, 1)),
    notes="At a constant step the noise of gradients would dominate such targets; it falls with the step and is below "
    "that of labels. Beyond r = 1 so small steps are best that some three modes are learned of 4000 samples: nothing "
    "is measured there.",
)
