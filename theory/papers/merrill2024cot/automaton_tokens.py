"""How many tokens a decoder writes to run a finite automaton."""

import sympy

from theory.papers.merrill2024cot._model import CONSTRUCTION, n
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning
from theory.symbols import parameters

tokens = sympy.Function("T")(n)
j = parameters("j", integer=True)

CLAIM = Claim(
    id="merrill2024cot:automaton-tokens",
    title="A decoder runs a finite automaton with n + 2 tokens",
    statement=Equality(tokens, n + 2),
    source="ours",
    fidelity="reconstructed",
    reference="Ours, from the construction that a summary describes; its theorem 1 counts n + 1 steps.",
    meanings=(
        Meaning(tokens, "tokens up to the verdict, all of them those of the automaton"),
        Meaning(n, "length of the word"),
        Meaning(j, "number of letters read"),
    ),
    derivation=Derivation(
        premises=(CONSTRUCTION,),
        steps=(
            Identity(
                name="tokens",
                lhs=sympy.Sum(1, (j, 0, n)) + 1,
                rhs=n + 2,
                why="the state after each number of letters, zero among them, then the verdict",
            ),
        ),
    ),
    instances=tuple(Instance.of(n=v) for v in (1, 10, 40, 80)),
    notes="The first state depends on nothing, so that n + 1 tokens would do. Measured on random automata with the "
    "weights written out; a single token that differs from the automaton's ends the count.",
)
