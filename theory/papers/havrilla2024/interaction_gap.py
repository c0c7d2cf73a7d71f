"""How far the interaction vectors of two tokens are apart."""

import sympy

from theory.records import Bound, Claim, Derivation, Identity, Inequality, Instance, Meaning, Premise
from theory.symbols import parameters

length, gap, s, c, r = parameters("l gap s c r")

CLAIM = Claim(
    id="havrilla2024:interaction-gap",
    title="Interaction vectors of different tokens differ by the inverse square of the length",
    statement=Inequality(gap, ">=", 1 / length**2),
    source="ours",
    fidelity="reconstructed",
    reference=(
        "Summaries of the paper describe heads in which one token reads one other, by sinusoidal interaction terms and "
        "weights polynomial in the length. The constant is ours: twice the one from sin x >= 2x/pi, and best at l = 1."
    ),
    meanings=(
        Meaning(gap, "1 - cos(pi/(2 l)), by which the product of two different interaction vectors falls below one"),
        Meaning(length, "number of tokens; token j has the interaction vector (cos, sin)(j pi/(2 l))"),
        Meaning(s, "sin(pi/(4 l))"),
        Meaning(c, "pi/(4 l) as a fraction of pi/4"),
        Meaning(r, "sin(pi/4)"),
    ),
    assumptions=(length >= 1,),
    derivation=Derivation(
        premises=(
            Premise("citation", "the sine is concave up to pi/2, so that up to pi/4 it lies above its chord: s >= c r"),
        ),
        steps=(
            Identity(
                name="halved",
                lhs=1 - sympy.cos(sympy.pi / (2 * length)),
                rhs=2 * sympy.sin(sympy.pi / (4 * length)) ** 2,
                why="cosine of the double angle",
            ),
            Bound(
                name="bound",
                relation=gap >= 1 / length**2,
                facts=(
                    sympy.Eq(gap, 2 * s**2),
                    s >= c * r,
                    sympy.Eq(c * length, 1),
                    sympy.Eq(2 * r**2, 1),
                ),
                why="the chord, squared",
            ),
        ),
    ),
    instances=tuple(Instance.of(l=tokens) for tokens in (2, 3, 10, 100, 1000)),
    notes=(
        "So a head with C >= l^2 max|q| reads nothing but its source, where q is the score of the data; the form "
        "1/(2 l^2), hence C >= 2 l^2 max|q|, follows."
    ),
)
