"""Noise of the labels under a step that falls fast."""

from theory.papers._regression import points
from theory.papers.li2025._model import KEPT, MEANINGS, REFERENCE, SETTING, beta, kept, noise, of_term, q, t
from theory.records import Claim, Order

CLAIM = Claim(
    id="li2025:label-noise",
    title="Label noise under a fast fall of the step",
    statement=Order(kept, "Theta", t ** -(1 - 1 / beta), t),
    source="ours",
    fidelity="as stated",
    reference=REFERENCE,
    meanings=(KEPT, *(m for m in MEANINGS if str(m.symbol) != "s")),
    assumptions=(beta > 1, beta < q + 1),
    convention=SETTING,
    derivation=of_term("label noise", noise),
    instances=points("beta eta q noise", ("3/2", "1/4", 2, 1), ("3/2", "1/4", 4, "1/2")),
    notes=(
        "The modes learned, t^(1/beta), over the samples, t: as much as ridge regression pays. The constant of the "
        "derivation is that of small steps: while the step is large SGD also feeds back its own noise, by the factor "
        "1/(1 - |K|) of the step of the time, which raises it by 13 % at beta = 3/2, eta = 1/4, q = 2."
    ),
)
