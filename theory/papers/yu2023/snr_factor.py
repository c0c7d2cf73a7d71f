"""By how much a layer of thresholded attention raises the ratio of signal to noise."""

import sympy

from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning, Premise
from theory.symbols import parameters

eta, tau = parameters("eta tau")
s, n = parameters("s n")
ratio = sympy.Symbol("q")
MODEL: tuple[Meaning, ...] = (
    Meaning(ratio, "ratio of signal to noise after the layer, over that before it"),
    Meaning(eta, "size of the step"),
    Meaning(tau, "threshold of the attention weights, which is also their value above it"),
)


CLAIM = Claim(
    id="yu2023:snr-factor",
    title="Gain of one layer of thresholded attention",
    statement=Equality(ratio, 1 + eta * tau),
    source="ours",
    fidelity="reconstructed",
    reference="A textbook of the same group states it for all layers with high probability (Wang et al. 2025).",
    meanings=(*MODEL, Meaning(s, "length of the signal"), Meaning(n, "length of the noise")),
    assumptions=(tau < 1,),
    derivation=Derivation(
        premises=(
            Premise(
                "assumption",
                "each token attends to itself above the threshold in the head of its own subspace, and to none in the "
                "others; heads are orthogonal",
            ),
        ),
        steps=(
            Identity(
                "ratio", lhs=((s + eta * tau * s) / n) / (s / n), rhs=1 + eta * tau, why="the noise stays as it is"
            ),
        ),
    ),
    instances=tuple(Instance.of(eta=e, tau=t) for e, t in (("1/2", "9/10"), ("1/10", "3/4"))),
    notes="It holds as long as logits between tokens of different subspaces do not exceed the threshold. These grow "
    "with every layer, like (1 + eta tau)^layers: see yu2023:snr-layers-reported.",
)
