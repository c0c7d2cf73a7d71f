"""How long a context must be, for so many tokens."""

import sympy

from theory.papers.jiang2024._model import BITS, DECAY, LAYER, OURS, SETTING, TASK, V, a, m
from theory.records import Claim, Derivation, Identity, Instance, Limit, Meaning, Premise, Squeeze
from theory.symbols import named, parameters

s, r = parameters("s r")
needed = sympy.Function("L")(m)
GAMMA = sympy.log(1 + a) / sympy.log(2)

CLAIM = Claim(
    id="jiang2024:context-exponent",
    title="Length of the context against the number of tokens",
    statement=Limit(sympy.log(needed) / sympy.log(V), m, sympy.oo, GAMMA),
    source="ours",
    fidelity="as stated",
    reference=OURS + " A summary gives a sufficient length that is larger by powers of the number of concepts.",
    meanings=(
        Meaning(needed, "least number of tokens in the context with a chance of error of a twentieth", "L(m)"),
        BITS,
        DECAY,
        Meaning(s, "(log m)/m"),
        Meaning(r, "a number that depends on a and the allowed error alone"),
    ),
    assumptions=(a < 1,),
    convention=SETTING,
    derivation=Derivation(
        premises=(
            TASK,
            LAYER,
            Premise(
                "assumption",
                "from m = 3 on the length lies between (1 + a)^m/(r m) and r (1 + a)^m, so that its logarithm is that "
                "of (1 + a)^m up to r m s. Below, no neighbour of the target may have been drawn. Above, all 2^m "
                "chances that another token wins sum up to less, by Bernstein's inequality and jiang2024:gap-bound",
            ),
        ),
        steps=(
            Squeeze(
                "share",
                lower=(sympy.log(1 + a) - r * s) / sympy.log(2),
                upper=(sympy.log(1 + a) + r * s) / sympy.log(2),
                slack=s,
                why="divided by m log 2",
            ),
            Identity("exponent", lhs=named("share"), rhs=GAMMA, why="the exponent of the number of tokens"),
        ),
    ),
    instances=tuple(Instance.of(a=decay) for decay in ("1/7", "3/8", "2/3")),
    notes="With a = exp(-1/beta) the exponent is log2(1 + exp(-1/beta)). The length itself falls below that power by a "
    "factor of order log(m)/m: what wins is the most crowded of the m tokens one bit away.",
)
