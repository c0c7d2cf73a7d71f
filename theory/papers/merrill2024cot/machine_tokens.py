"""How many tokens a decoder writes to run a Turing machine."""

import sympy

from theory.papers.merrill2024cot._model import CONSTRUCTION, n
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning
from theory.symbols import parameters

tokens = sympy.Function("T")(n)
j = parameters("j", integer=True)
phase = sympy.Sum(1, (j, 1, n)) + 1

CLAIM = Claim(
    id="merrill2024cot:machine-tokens",
    title="A decoder runs a Turing machine with one token for each step",
    statement=Equality(tokens, 3 * n + 4),
    source="ours",
    fidelity="reconstructed",
    reference="Ours, from the construction that a summary describes for theorem 2.",
    meanings=(
        Meaning(tokens, "tokens up to the verdict on a palindrome, all of them actions of the machine"),
        Meaning(n, "length of the word"),
        Meaning(j, "position in the word"),
    ),
    derivation=Derivation(
        premises=(CONSTRUCTION,),
        steps=(
            Identity(
                name="tokens",
                lhs=1 + phase + phase + phase,
                rhs=3 * n + 4,
                why="one step onto the word, then copying, rewinding and comparing, each with a step that sees its end",
            ),
        ),
    ),
    instances=tuple(Instance.of(n=v) for v in (1, 8, 20, 40)),
    notes="The machine has two tapes and decides palindromes. Random machines with one and two tapes are property "
    "tests. An output of the machine would take as many tokens again as it is long.",
)
