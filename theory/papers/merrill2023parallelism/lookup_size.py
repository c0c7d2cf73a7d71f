"""Size of a circuit for any function of logarithmically many bits."""

import sympy

from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning, Premise
from theory.symbols import parameters, resources

n = resources("n")
c, m = parameters("c m")
bits = c * sympy.log(n) / sympy.log(2)
size = sympy.Function("G")(n, c, m)

CLAIM = Claim(
    id="merrill2023parallelism:lookup-size",
    title="A function of logarithmically many bits takes polynomially many gates",
    statement=Equality(size, n**c + bits + m),
    source="ours",
    fidelity="reconstructed",
    reference="Ours; a summary has this number as a bound, with depth three, as lemma 1.",
    meanings=(
        Meaning(size, "gates of a circuit that looks a function up in a table, counting negations"),
        Meaning(n, "length"),
        Meaning(c, "input bits of the function over log2 n"),
        Meaning(m, "output bits, no two of them alike"),
    ),
    derivation=Derivation(
        premises=(
            Premise(
                "assumption", "a negation for each input, a conjunction for each row, a disjunction for each output bit"
            ),
        ),
        steps=(
            Identity(
                name="size",
                lhs=2**bits + bits + m,
                rhs=n**c + bits + m,
                why="a table has 2 to the number of bits rows",
            ),
        ),
    ),
    instances=tuple(Instance.of(n=a, c=b, m=k) for a, b, k in ((8, 1, 3), (16, 2, 5), (8, 3, 9), (64, 1, 12))),
)
