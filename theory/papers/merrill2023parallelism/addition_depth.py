"""Depth of a circuit for the sum of many numbers."""

import sympy

from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning, Premise
from theory.symbols import parameters, resources

n = resources("n")
depth = sympy.Function("depth")(n)
t = parameters("t", integer=True)

CLAIM = Claim(
    id="merrill2023parallelism:addition-depth",
    title="Many numbers are added in depth nine",
    statement=Equality(depth, sympy.Integer(9)),
    source="ours",
    fidelity="reconstructed",
    reference="Ours; a summary has constant depth for truncated sums as lemma 5.",
    meanings=(
        Meaning(depth, "longest path of the circuit for the sum of n numbers of n bits"),
        Meaning(n, "how many numbers, and bits of each"),
        Meaning(t, "a part of depth two: digits of columns, digits of blocks, parities"),
    ),
    derivation=Derivation(
        premises=(
            Premise("assumption", "a digit of a count takes two levels: tests of the count, and a count of the tests"),
            Premise("assumption", "a carry takes three: both or either of two bits, a way from its start, any way"),
            Premise("assumption", "blocks are so wide that their sums are twice as wide: two numbers are left"),
        ),
        steps=(
            Identity(
                name="depth",
                lhs=sympy.Sum(2, (t, 1, 3)) + 3,
                rhs=sympy.Integer(9),
                why="columns, blocks and parities are counts, and carries come between the last two",
            ),
        ),
    ),
    instances=tuple(Instance.of(n=v) for v in (4, 8, 16, 32, 64)),
    notes="Gates stay below 7 n^2 from n = 4 on and come to 2.3 n^2 at n = 192; wires grow like n^3.",
)
