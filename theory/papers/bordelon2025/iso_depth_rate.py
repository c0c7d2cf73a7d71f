"""How fast depth helps on isotropic data: exponentially, unless samples equal dimensions."""

import sympy

from theory.papers.bordelon2025._isotropic import DEEP, DEFINITIONS, OPTIMUM, L
from theory.papers.bordelon2025._model import alpha
from theory.records import Claim, Derivation, Identity, Instance, Limit, Meaning, Premise, Squeeze
from theory.symbols import named, parameters

q, slack = parameters("q slack")
gap = sympy.Function("gap")(L, alpha)
rate = 2 * sympy.sqrt(alpha) / (1 + alpha)
VALUE = alpha * (1 + alpha) / (sympy.sqrt(sympy.pi) * (1 - alpha) ** 2)

CLAIM = Claim(
    id="bordelon2025:iso-depth-rate",
    title="Rate of depth on isotropic data",
    statement=Limit(gap * L ** sympy.Rational(3, 2) * rate ** (-2 * L), L, sympy.oo, VALUE),
    source="ours",
    fidelity="as stated",
    reference="Ours.",
    meanings=(
        Meaning(gap, "least excess risk over the step size, without label noise, above its limit of great depth"),
        *DEFINITIONS,
        Meaning(q, "alpha/(1 + alpha)^2"),
        Meaning(slack, "a gap that falls with the depth"),
    ),
    assumptions=(sympy.Ne(alpha, 1),),
    convention=DEEP,
    derivation=Derivation(
        premises=(
            OPTIMUM,
            Premise("claim", "bordelon2025:iso-deep-limit: the whole series gives the limit"),
            Premise(
                "citation",
                "Cat_j = 4^j j^(-3/2)/sqrt(pi) times a factor below one that tends to one (textbook: Stirling), so the "
                "tail from L on is L^(-3/2) (4 q)^L/(sqrt(pi) (1 - 4 q)) times a factor between 1 - slack and 1",
            ),
        ),
        steps=(
            Identity(
                name="base",
                lhs=sympy.sqrt(4 * q),
                rhs=rate,
                given=((q, alpha / (1 + alpha) ** 2),),
                why="the powers of 4 q are those of the rate, squared",
            ),
            Identity(
                name="tail",
                lhs=alpha / (1 + alpha) / (sympy.sqrt(sympy.pi) * (1 - 4 * q)),
                rhs=VALUE,
                given=((q, alpha / (1 + alpha) ** 2),),
                why="the constant of the tail",
            ),
            Squeeze(
                name="limit",
                lower=named("tail") * (1 - slack),
                upper=named("tail"),
                slack=slack,
                why="the tail between its bounds",
            ),
        ),
    ),
    instances=tuple(Instance.of(alpha=a) for a in ("1/4", 2, 4, 9)),
    notes="Twice as many samples as dimensions: each layer multiplies the gap by 8/9. One each: iso-depth-law.",
)
