"""The least loss within a budget."""

import sympy

from theory.papers.hoffmann2022._model import FITS, LAW, MEANINGS, SETTING, A, B, C, D, G, N, alpha, beta
from theory.records import Claim, Derivation, Identity, Meaning, Optimum, Order
from theory.symbols import named

loss = sympy.Function("L")(C)
VALUE = (A * G**-alpha + B * G**beta) * (C / 6) ** (-alpha * beta / (alpha + beta))

CLAIM = Claim(
    id="hoffmann2022:least-loss",
    title="Least loss within a budget",
    statement=Order(loss, "~", VALUE, C),
    source="ours",
    fidelity="reconstructed",
    reference="Derived anew from the parametric law that notes transcribe.",
    meanings=(Meaning(loss, "least loss less the irreducible one, E"), *MEANINGS),
    convention=SETTING,
    derivation=Derivation(
        (LAW,),
        (
            Optimum("best", A * N**-alpha + B * D**-beta, (6 * N * D,), C, yields="value"),
            Identity("law", named("best"), VALUE, why="at G (C/6)^(beta/(alpha + beta)) parameters"),
        ),
    ),
    instances=FITS,
)
