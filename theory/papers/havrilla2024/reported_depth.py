"""The depth of the approximating transformer as the abstract reports it."""

import sympy

from theory.papers.havrilla2024._symbols import DIMENSION, d
from theory.records import Claim, Convention, Meaning, Order

depth = sympy.Function("L")(d)

CLAIM = Claim(
    id="havrilla2024:reported-depth",
    title="Depth logarithmic in the intrinsic dimension, as reported",
    statement=Order(depth, "O", sympy.log(d), d),
    source="reported",
    fidelity="as stated",
    reference="Abstract: depth logarithmic in the intrinsic dimension suffices; the theorem was not seen.",
    meanings=(Meaning(depth, "number of transformer blocks, the same for every accuracy"), DIMENSION),
    convention=Convention(target="worst case"),
)
