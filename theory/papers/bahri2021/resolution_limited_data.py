"""A rough bound by how finely samples resolve the data."""

import sympy

from theory.papers.bahri2021._model import DIMENSION, NOTES, SAMPLES, d, n, r
from theory.records import Claim, Convention, Derivation, Instance, Meaning, Optimum, Order, Premise

loss = sympy.Function("loss")(n)

CLAIM = Claim(
    id="bahri2021:resolution-limited-data",
    title="Limited by the resolution of the data",
    statement=Order(loss, "O", n ** (-1 / d), n),
    source="ours",
    fidelity="reconstructed",
    reference=NOTES,
    meanings=(
        Meaning(loss, "mean absolute error of the nearest sample's label, for a Lipschitz target without noise"),
        SAMPLES,
        DIMENSION,
        Meaning(r, "inverse of the distance to the nearest sample"),
    ),
    convention=Convention(loss="root", mode="expectation", target="worst case"),
    derivation=Derivation(
        premises=(
            Premise("claim", "bahri2021:nearest-sample: n samples resolve distances 1/r with r^d of order n"),
            Premise("assumption", "the loss is Lipschitz in the prediction and target and prediction in the data"),
        ),
        steps=(
            Optimum(
                name="law",
                risk=1 / r,
                costs=(r**d,),
                budget=n,
                why="the loss is at most of the order of the distance",
            ),
        ),
    ),
    instances=tuple(Instance.of(d=k) for k in (1, 2, 3)),
    notes=(
        "The target that attains the distance depends on the sample; what is measured is that distance, as in "
        "bahri2021:nearest-sample. Smooth targets and estimators do better: the exponent is c/d with c = 2 or more for "
        "squared loss."
    ),
)
