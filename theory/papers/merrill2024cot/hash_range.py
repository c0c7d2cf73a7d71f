"""Among how many numbers a look-up is exact with a given number of bits."""

import sympy

from theory.papers.merrill2024cot._model import Expr
from theory.records import Claim, Derivation, Instance, Meaning, Order, Premise, Solution
from theory.symbols import parameters, resources

P: Expr = resources("P")
a = parameters("a")
largest = sympy.Function("A")(P)

CLAIM = Claim(
    id="merrill2024cot:hash-range",
    title="A look-up takes four bits for each bit of its range",
    statement=Order(largest, "~", P ** sympy.Rational(1, 4), P),
    source="ours",
    fidelity="as stated",
    reference="Ours; a summary gives 4 log2 n + O(1) bits.",
    meanings=(
        Meaning(largest, "largest a such that no product of different hashes among 1 to a rounds to one"),
        Meaning(P, "2 to the number of bits of the mantissa"),
        Meaning(a, "largest number"),
    ),
    derivation=Derivation(
        premises=(
            Premise("claim", "merrill2024cot:hash-gap"),
            Premise("assumption", "products are rounded to nearest: one that is 1/(2 P) or less below one becomes one"),
        ),
        steps=(
            Solution(
                name="largest",
                equation=1 / (2 * a**4) - 1 / (2 * P),
                unknown=a,
                value=P ** sympy.Rational(1, 4),
                why="where the gap is half a spacing",
            ),
        ),
    ),
    instances=(Instance.of(),),
    notes="So b bits serve 2^(b/4) numbers if products are rounded once: 7 in half precision, 64 in single, 9742 in "
    "double; sums that are rounded on the way serve somewhat fewer.",
)
