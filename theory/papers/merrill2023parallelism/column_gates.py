"""Gates that count the ones of every place."""

import sympy

from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning, Premise
from theory.symbols import parameters, resources

n = resources("n")
t = parameters("t", integer=True)
size = sympy.Function("G")(n)
digits = sympy.log(n) / sympy.log(2) + 1

CLAIM = Claim(
    id="merrill2023parallelism:column-gates",
    title="Counting the columns of n numbers takes 3/2 n^2 gates and a logarithm",
    statement=Equality(size, n * (3 * n / 2 + digits)),
    source="ours",
    fidelity="as stated",
    reference="Ours.",
    meanings=(
        Meaning(size, "gates that give the digits of the count of ones at each of n places of n numbers"),
        Meaning(n, "how many numbers, and bits of each; a power of two"),
        Meaning(t, "threshold of a test"),
    ),
    derivation=Derivation(
        premises=(
            Premise(
                "assumption",
                "a place is tested for at least t at every t, for less than t at every even t, and has log2 n + 1 "
                "digits",
            ),
        ),
        steps=(
            Identity(
                name="size",
                lhs=n * (sympy.Sum(1, (t, 1, n)) + sympy.Sum(1, (t, 1, n / 2)) + digits),
                rhs=n * (3 * n / 2 + digits),
                why="tests and digits, at n places",
            ),
        ),
    ),
    instances=tuple(Instance.of(n=v) for v in (4, 8, 16, 64)),
    notes="The largest part of the circuit for the sum; carries add n^2/2 in the leading order.",
)
