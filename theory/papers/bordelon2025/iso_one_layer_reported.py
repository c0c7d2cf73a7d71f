"""Least risk of one layer on isotropic data: the form a summary reports."""

import sympy

from theory.papers.bordelon2025._model import SAMPLES, alpha
from theory.records import Claim, Convention, Equality, Instance, Meaning

least = sympy.Function("risk")(alpha)

CLAIM = Claim(
    id="bordelon2025:iso-one-layer-reported",
    title="Least risk of one layer on isotropic data, as a summary reports it",
    statement=Equality(least, (1 + alpha) ** -2),
    source="reported",
    fidelity="as stated",
    reference="Two machine-written summaries of the paper; the passage itself was not read.",
    meanings=(Meaning(least, "least excess risk of one layer over the step size, without label noise"), SAMPLES),
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        limits="the dimension tends to infinity at a fixed number of samples per dimension",
    ),
    instances=tuple(Instance.of(alpha=value) for value in ("1/2", 1, 2, 4)),
    notes="The reported form is the squared mean bias alone; bordelon2025:iso-one-layer adds the variance of the "
    "sample covariance. At alpha = 1 the two differ by 0.25 against 0.5.",
)
