"""How fast the chance falls that one wrong token beats the target."""

import sympy

from theory.papers.jiang2024._model import OURS
from theory.records import Claim, Convention, Derivation, Identity, Instance, Limit, Meaning, Premise, Solution
from theory.symbols import named, parameters, resources

L = resources("L")
p, q, x = parameters("p q x")
beaten = sympy.Function("P")(L)
RATE = -sympy.log(1 - (sympy.sqrt(p) - sympy.sqrt(q)) ** 2)

CLAIM = Claim(
    id="jiang2024:pair-exponent",
    title="Decay of the chance that a wrong token wins",
    statement=Limit(-sympy.log(beaten) / L, L, sympy.oo, RATE),
    source="ours",
    fidelity="as stated",
    reference=OURS,
    meanings=(
        Meaning(beaten, "chance that the wrong token has as many neighbours in the context as the target, or more"),
        Meaning(L, "number of tokens in the context"),
        Meaning(p, "chance of a neighbour of the target that is none of the wrong token"),
        Meaning(q, "chance of a neighbour of the wrong token that is none of the target"),
        Meaning(x, "exponential of the tilt"),
    ),
    assumptions=(q < p, p + q < 1),
    convention=Convention(limits="long contexts"),
    derivation=Derivation(
        premises=(
            Premise("assumption", "tokens of the context are drawn independently"),
            Premise(
                "citation", "theorem of Cramer (textbook): the rate is that of the least moment generating function"
            ),
        ),
        steps=(
            Solution(
                "tilt",
                equation=sympy.diff(1 - p - q + p / x + q * x, x),
                unknown=x,
                value=sympy.sqrt(p / q),
                why="where the moment generating function is least",
            ),
            Identity(
                "rate", lhs=-sympy.log(1 - p - q + p / x + q * x), rhs=RATE, given=((x, named("tilt")),), why="there"
            ),
        ),
    ),
    instances=tuple(Instance.of(p=one, q=two) for one, two in (("3/10", "1/20"), ("2/5", "1/4"), ("1/2", "1/10"))),
)
