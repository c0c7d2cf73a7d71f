"""How fast the truncated gradient becomes right for small tokens."""

import sympy

from theory.papers.yu2023._model import OURS
from theory.records import Claim, Convention, Derivation, Identity, Instance, Meaning, Order, Premise
from theory.symbols import parameters, resources

r = resources("r")
J, x = parameters("J"), parameters("x")
error = sympy.Function("E")(r)

CLAIM = Claim(
    id="yu2023:neumann-slope",
    title="Error of the truncated gradient for small tokens",
    statement=Order(error, "Theta", r ** (-2 * (J + 1)), r),
    source="ours",
    fidelity="as stated",
    reference=OURS,
    meanings=(
        Meaning(error, "length of what the truncated gradient lacks, over that of the gradient"),
        Meaning(r, "number by which all tokens are divided"),
        Meaning(J, "power of beta A A^T up to which the inverse is expanded"),
        Meaning(x, "beta times the square of a singular value, before"),
    ),
    convention=Convention(limits="small tokens"),
    derivation=Derivation(
        premises=(Premise("claim", "yu2023:neumann-error: each part is off by the (J + 1)st power of its x"),),
        steps=(
            Identity(
                "part", lhs=(x / r**2) ** (J + 1) / x ** (J + 1), rhs=r ** (-2 * (J + 1)), why="relative to r = 1"
            ),
        ),
    ),
    instances=tuple(Instance.of(J=j) for j in (0, 1, 2)),
)
