"""The gain of every layer, as a restatement has it."""

from theory.papers.yu2023.snr_factor import MODEL, eta, ratio, tau
from theory.records import Claim, Equality, Instance, Meaning
from theory.symbols import parameters

layer = parameters("l")

CLAIM = Claim(
    id="yu2023:snr-layers-reported",
    title="Every layer gains alike",
    statement=Equality(ratio, 1 + eta * tau),
    source="reported",
    fidelity="as stated",
    reference="A textbook of the same group, on Wang et al. (2025), as a summary states it: for all layers, if the "
    "noise is at most of order sqrt(log N)/sqrt(p); constants are not given.",
    meanings=(*MODEL, Meaning(layer, "layer")),
    assumptions=(tau < 1,),
    instances=tuple(Instance.of(eta="1/2", tau="9/10", l=which) for which in (1, 3, 8)),
    notes="With the noise 1/5 at p = 64 and N = 300, below sqrt(log N)/sqrt(p) = 0.30, the second layer "
    "gains 7 % less already, and the third a half. What the order "
    "leaves out must fall with the number of layers, like (1 + eta tau)^(-layers).",
)
