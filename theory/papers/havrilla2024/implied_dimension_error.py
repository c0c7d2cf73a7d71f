"""Error of a dimension that is implied by a data exponent."""

import sympy

from theory.papers.havrilla2024._symbols import DIMENSION, SMOOTHNESS, beta
from theory.records import Claim, Derivation, Identity, Instance, Limit, Meaning, Premise, Squeeze
from theory.symbols import parameters

alpha_D, s = parameters("alpha_D s")
change = sympy.Function("change")(s)
quotient = sympy.symbols("quotient", positive=True)

IMPLIED = 2 * beta * (1 - alpha_D) / alpha_D

CLAIM = Claim(
    id="havrilla2024:implied-dimension-error",
    title="Error of an implied dimension",
    statement=Limit(change / s, s, sympy.S.Zero, 2 * beta / alpha_D**2),
    source="ours",
    fidelity="as stated",
    reference="Propagation of errors.",
    meanings=(
        Meaning(change, "change of the implied dimension when the exponent falls by s"),
        Meaning(s, "error of the exponent"),
        Meaning(alpha_D, "exponent of samples, with noise", r"\alpha_D"),
        SMOOTHNESS,
        DIMENSION,
    ),
    assumptions=(alpha_D < 1,),
    derivation=Derivation(
        premises=(Premise("claim", "havrilla2024:implied-dimension-data"),),
        steps=(
            Identity(
                name="quotient",
                lhs=(IMPLIED.subs(alpha_D, alpha_D - s) - IMPLIED) / s,
                rhs=2 * beta / (alpha_D * (alpha_D - s)),
                why="change per error",
            ),
            Squeeze(
                name="law",
                lower=2 * beta / alpha_D**2,
                upper=quotient,
                slack=s,
                why="small errors",
            ),
        ),
    ),
    instances=tuple(Instance.of(beta=b, alpha_D=a) for b, a in ((1, "1/10"), (1, "7/25"), ("1/2", "1/3"))),
    notes="Small exponents are hard to read: at alpha_D = 0.1 and beta = 1 an error of 0.01 is one of 2 dimensions.",
)
