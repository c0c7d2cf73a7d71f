"""Pairs of columns that decoding compares."""

import sympy

from theory.papers.merrill2024cot._model import n
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning
from theory.symbols import parameters

t = parameters("t", integer=True)
j = parameters("j", integer=True)
pairs = sympy.Function("W")(n, t)

CLAIM = Claim(
    id="merrill2024cot:decoding-pairs",
    title="Pairs of columns that reading and decoding compare",
    statement=Equality(pairs, (n + t - 1) * (n + t - 2) / 2),
    source="ours",
    fidelity="as stated",
    reference="Ours; a summary counts n^2 + t^2 up to constants, as in theorem 3.",
    meanings=(
        Meaning(pairs, "pairs of a column and an earlier one that one head of a sublayer scores"),
        Meaning(n, "tokens of the prompt with its start symbol"),
        Meaning(t, "tokens written; the last one is not read"),
        Meaning(j, "column"),
    ),
    derivation=Derivation(
        premises=(),
        steps=(
            Identity(
                name="pairs",
                lhs=sympy.Sum(j, (j, 0, n + t - 2)),
                rhs=(n + t - 1) * (n + t - 2) / 2,
                why="of n + t - 1 columns, number j from zero on sees j earlier ones",
            ),
        ),
    ),
    instances=tuple(Instance.of(n=a, t=b) for a, b in ((2, 3), (11, 12), (41, 42), (41, 200))),
    notes="At t = n decoding alone takes three quarters of them, about 3/8 of (n + t)^2.",
)
