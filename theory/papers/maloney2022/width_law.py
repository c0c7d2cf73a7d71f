"""What few features leave of the target."""

from sympy import Function

from theory.papers._regression import points
from theory.papers.maloney2022._model import CONSTANT, EXPONENT, REFERENCE, SETTING, SPECTRUM, WIDTH, N, alpha, limited
from theory.records import Claim, Meaning, Order

loss = Function("loss")(N)
LAW = CONSTANT * N**-alpha

CLAIM = Claim(
    id="maloney2022:width-law",
    title="Loss of few features",
    statement=Order(loss, "~", LAW, N),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(Meaning(loss, "excess risk with many more samples than features"), WIDTH, SPECTRUM, EXPONENT),
    convention=SETTING,
    derivation=limited("features", N, LAW),
    instances=points("alpha", ("1/2",), (1,)),
)
