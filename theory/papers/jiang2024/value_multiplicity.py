"""How often each eigenvalue of the value matrix occurs."""

import sympy

from theory.papers.jiang2024._model import BITS, LAYER, OURS, k, m
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning, Premise

count = sympy.Function("n")(k)

CLAIM = Claim(
    id="jiang2024:value-multiplicity",
    title="Multiplicities of the eigenvalues of the value matrix",
    statement=Equality(count, sympy.binomial(m, k)),
    source="ours",
    fidelity="as stated",
    reference=OURS,
    meanings=(Meaning(count, "how often the eigenvalue m - 2 k occurs", "n_k"), BITS, Meaning(k, "number of bits")),
    assumptions=(sympy.Ge(k, 0), sympy.Le(k, m)),
    derivation=Derivation(
        premises=(
            LAYER,
            Premise("claim", "jiang2024:value-spectrum: k bits give m - 2 k, which differs for every k"),
            Premise("citation", "the 2^m products of signs are orthogonal, and so a basis (textbook)"),
        ),
        steps=(
            Identity(
                "count",
                lhs=sympy.gamma(m + 1) / (sympy.gamma(k + 1) * sympy.gamma(m - k + 1)),
                rhs=sympy.binomial(m, k),
                why="choices of k bits out of m",
            ),
        ),
    ),
    instances=tuple(Instance.of(m=bits, k=j) for bits, j in ((3, 1), (6, 2), (8, 4))),
)
