"""Up to which column the right-most match is found with a given number of bits."""

import sympy

from theory.papers.merrill2024cot._model import Expr
from theory.records import Claim, Derivation, Instance, Meaning, Order, Premise, Solution
from theory.symbols import parameters, resources

P: Expr = resources("P")
j = parameters("j")
latest = sympy.Function("J")(P)

CLAIM = Claim(
    id="merrill2024cot:penalty-range",
    title="Finding the right-most match takes five bits for each bit of the length",
    statement=Order(latest, "Theta", P ** sympy.Rational(1, 5), P),
    source="ours",
    fidelity="as stated",
    reference="Ours; a summary gives 5 log2 n + O(1) bits.",
    meanings=(
        Meaning(latest, "latest column up to which matches on neighbouring columns keep different scores"),
        Meaning(P, "2 to the number of bits of the mantissa"),
        Meaning(j, "index of a column"),
    ),
    derivation=Derivation(
        premises=(
            Premise("claim", "merrill2024cot:penalty-gap"),
            Premise("assumption", "scores are rounded to nearest, to multiples of 1/P: those further apart stay apart"),
        ),
        steps=(
            Solution(
                name="latest",
                equation=sympy.Rational(6, 25) / sympy.sqrt(2) / j**5 - 1 / P,
                unknown=j,
                value=(sympy.Rational(6, 25) / sympy.sqrt(2) * P) ** sympy.Rational(1, 5),
                why="where the gap is a spacing",
            ),
        ),
    ),
    instances=(Instance.of(),),
)
