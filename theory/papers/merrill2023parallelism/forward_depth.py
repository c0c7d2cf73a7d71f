"""Depth of a transformer of one layer, as a circuit."""

import sympy

from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning, Premise
from theory.symbols import parameters, resources

n = resources("n")
depth = sympy.Function("depth")(n)
t = parameters("t", integer=True)

CLAIM = Claim(
    id="merrill2023parallelism:forward-depth",
    title="A transformer of one layer with uniform attention is a circuit of depth fifteen",
    statement=Equality(depth, sympy.Integer(15)),
    source="ours",
    fidelity="as stated",
    reference="Ours; a summary has depth 3 + (9 + 2 a) d for d layers and sums of depth a, as theorem 1.",
    meanings=(
        Meaning(depth, "longest path of the circuit for n tokens"),
        Meaning(n, "number of tokens"),
        Meaning(t, "a look-up: the values of tokens, the answer from their sum"),
    ),
    derivation=Derivation(
        premises=(
            Premise("claim", "merrill2023parallelism:addition-depth"),
            Premise(
                "assumption",
                "any function of logarithmically many bits is looked up in depth three, and a sum of n values of "
                "fixed size has no more bits",
            ),
        ),
        steps=(
            Identity(
                name="depth",
                lhs=sympy.Sum(3, (t, 1, 2)) + 9,
                rhs=sympy.Integer(15),
                why="two look-ups with a sum between them: substituting circuits for nodes adds depths along a path",
            ),
        ),
    ),
    instances=tuple(Instance.of(n=v) for v in (4, 8, 12)),
)
