"""How long a context must be if embeddings are linear in the bits."""

import sympy

from theory.papers.jiang2024._model import BITS, DECAY, OURS, SETTING, a, m
from theory.records import Claim, Derivation, Identity, Instance, Limit, Meaning, Premise, Solution
from theory.symbols import named, parameters

f, x, length, rate = parameters("f x l rate")
needed = sympy.Function("L")(m)
LAW = 1 / sympy.log((1 + a) / (2 * sympy.sqrt(a)))

CLAIM = Claim(
    id="jiang2024:majority-context",
    title="Length of the context for embeddings that are linear in the bits",
    statement=Limit(needed / sympy.log(m), m, sympy.oo, LAW),
    source="ours",
    fidelity="as stated",
    reference=OURS,
    meanings=(
        Meaning(needed, "least number of tokens in the context with a chance of error of a twentieth", "L(m)"),
        BITS,
        DECAY,
        Meaning(f, "chance that a bit is wrong"),
        Meaning(x, "exponential of the tilt"),
    ),
    assumptions=(a < 1,),
    convention=SETTING,
    derivation=Derivation(
        premises=(
            Premise("claim", "jiang2024:majority-flip: the chance of a wrong bit tends to a/(1 + a) for many bits"),
            Premise(
                "assumption",
                "embeddings are the words of signs, the value matrix is the identity and attention is uniform: every "
                "bit is decided by its majority, and all of m bits must be right",
            ),
            Premise("citation", "theorem of Cramer (textbook): a majority fails with exp(-L rate), up to powers of L"),
        ),
        steps=(
            Solution(
                "tilt",
                equation=sympy.diff(f * x + (1 - f) / x, x),
                unknown=x,
                value=sympy.sqrt((1 - f) / f),
                why="where the moment generating function of a vote is least",
            ),
            Identity(
                "rate",
                lhs=-sympy.log(f * x + (1 - f) / x),
                rhs=sympy.log((1 + a) / (2 * sympy.sqrt(a))),
                given=((x, named("tilt")), (f, a / (1 + a))),
                why="its least value",
            ),
            Solution(
                "length",
                equation=sympy.log(m) - length * named("rate"),
                unknown=length,
                value=sympy.log(m) * LAW,
                why="where as many of m majorities fail as are allowed, up to a factor",
            ),
            Identity("share", lhs=named("length") / sympy.log(m), rhs=LAW, why="divided by log m"),
        ),
    ),
    instances=tuple(Instance.of(a=decay) for decay in ("1/7", "3/8", "2/3")),
    notes="With V = 2^m tokens that is of order log log V, against the power of V of jiang2024:context-exponent.",
)
