"""How much the penalties of neighbouring columns differ."""

import sympy

from theory.papers.merrill2024cot._model import penalty
from theory.records import Claim, Convention, Derivation, Identity, Instance, Limit, Meaning, Squeeze
from theory.symbols import parameters, resources

j, s = resources("j"), parameters("s")
gap = sympy.Function("gap")(j)
scaled = sympy.Rational(24, 100) / ((1 + s) * (1 - s) * (1 - 2 * s) * (1 - 3 * s))

CLAIM = Claim(
    id="merrill2024cot:penalty-gap",
    title="Gap between the penalties of neighbouring columns",
    statement=Limit(j**5 * gap, j, sympy.oo, sympy.Rational(6, 25)),
    source="ours",
    fidelity="as stated",
    reference="Ours, from the penalty that a summary gives.",
    meanings=(
        Meaning(j, "index of a column"),
        Meaning(gap, "penalty of column j less that of column j + 1"),
        Meaning(s, "1/j"),
    ),
    convention=Convention(limits="late columns"),
    derivation=Derivation(
        premises=(),
        steps=(
            Identity(
                name="gap",
                lhs=(penalty(j) - penalty(j + 1)) / s**5,
                rhs=scaled * (1 - 3 * s) / (1 - 3 * s),
                given=((j, 1 / s),),
                why="a fourth difference, times j^5",
            ),
            Squeeze(name="limit", lower=scaled, upper=scaled, slack=s, why="continuous at s = 0"),
        ),
    ),
    instances=(Instance.of(),),
    notes="In the score of a match it is divided by the root of two, so that finding the right-most match takes "
    "5 log2 j + 2.6 bits: more than anything else in the construction.",
)
