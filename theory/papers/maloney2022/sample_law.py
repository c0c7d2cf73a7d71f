"""What few samples leave of the target: the same law as of few features."""

from sympy import Function

from theory.papers._regression import points
from theory.papers.maloney2022._model import (
    CONSTANT,
    EXPONENT,
    REFERENCE,
    SAMPLES,
    SETTING,
    SPECTRUM,
    T,
    alpha,
    limited,
)
from theory.records import Claim, Meaning, Order

loss = Function("loss")(T)
LAW = CONSTANT * T**-alpha

CLAIM = Claim(
    id="maloney2022:sample-law",
    title="Loss of few samples",
    statement=Order(loss, "~", LAW, T),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(Meaning(loss, "excess risk with many more features than samples"), SAMPLES, SPECTRUM, EXPONENT),
    convention=SETTING,
    derivation=limited("samples", T, LAW),
    instances=points("alpha", ("1/2",), (1,)),
    notes="Features and samples are dual: maloney2022:width-law, with its constant.",
)
