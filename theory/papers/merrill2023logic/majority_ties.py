"""The majority quantifier holds at ties."""

import sympy

from theory.papers.merrill2023logic._model import m
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning, Premise

ties = sympy.Function("ties")(m)

CLAIM = Claim(
    id="merrill2023logic:majority-ties",
    title="At least half is not more than half",
    statement=Equality(ties, sympy.binomial(2 * m, m)),
    source="ours",
    fidelity="corrected",
    reference="Ours; a summary says that the paper reads `M i. b(i)` as more b's than a's, and defines M as at least "
    "half.",
    meanings=(
        Meaning(ties, "words over a, b of length 2 m that satisfy M i. b(i) without more b's than a's"),
        Meaning(m, "half the length of the words"),
    ),
    derivation=Derivation(
        premises=(Premise("assumption", "the words are those with as many b's as a's"),),
        steps=(
            Identity(
                name="ties",
                lhs=sympy.gamma(2 * m + 1) / sympy.gamma(m + 1) ** 2,
                rhs=sympy.binomial(2 * m, m),
                why="orders of all letters over orders of equal ones",
            ),
        ),
    ),
    instances=tuple(Instance.of(m=v) for v in (1, 2, 3, 4)),
)
