"""How far the nearest different hash is from an equal one."""

import sympy

from theory.papers.merrill2024cot._model import Expr
from theory.records import Claim, Convention, Derivation, Identity, Instance, Limit, Meaning, Premise, Squeeze
from theory.symbols import named, parameters, resources

a, s = resources("a"), parameters("s")
gap = sympy.Function("gap")(a)


def scaled(share: Expr) -> Expr:
    """a^4 times the gap, by the inverse of a."""
    product = share**4 / ((1 + share**2) * ((1 - share) ** 2 + share**2))
    return 1 / ((1 + share**2) * ((1 - share) ** 2 + share**2)) / (1 + sympy.sqrt(1 - product))


CLAIM = Claim(
    id="merrill2024cot:hash-gap",
    title="Gap between equal and neighbouring hashes",
    statement=Limit(a**4 * gap, a, sympy.oo, sympy.Rational(1, 2)),
    source="ours",
    fidelity="as stated",
    reference="Ours; a summary gives the bound 1/(2 i^4) as lemma 8.",
    meanings=(
        Meaning(a, "largest number that is hashed"),
        Meaning(gap, "one less the largest product of the hashes of two different numbers among 1 to a"),
        Meaning(s, "1/a"),
    ),
    convention=Convention(limits="many numbers"),
    derivation=Derivation(
        premises=(
            Premise("claim", "merrill2024cot:hash-product"),
            Premise(
                "assumption",
                "the nearest pair is (a, a - 1), as the squared product is 1 - (q - k)^2/((q^2 + 1)(k^2 + 1))",
            ),
        ),
        steps=(
            Identity(
                name="square",
                lhs=1 - ((a**2 - a + 1) / sympy.sqrt((a**2 + 1) * ((a - 1) ** 2 + 1))) ** 2,
                rhs=1 / ((a**2 + 1) * ((a - 1) ** 2 + 1)),
                why="one less the squared product of neighbours",
            ),
            Identity(
                name="gap",
                lhs=(1 - sympy.sqrt(1 - named("square"))) / s**4,
                rhs=scaled(s),
                given=((a, 1 / s),),
                why="multiplied by the sum of one and the product",
            ),
            Squeeze(
                name="limit", lower=scaled(s), upper=scaled(s), slack=s, why="continuous at s = 0, where a is infinite"
            ),
        ),
    ),
    instances=(Instance.of(),),
)
