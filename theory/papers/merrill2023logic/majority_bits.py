"""Bits that an exact majority by uniform attention takes."""

import sympy

from theory.papers.merrill2023logic._model import p
from theory.records import Claim, Derivation, Equality, Instance, Meaning, Premise, Solution
from theory.symbols import resources

n = resources("n")
fewest = sympy.Function("p")(n)

CLAIM = Claim(
    id="merrill2023logic:majority-bits",
    title="An exact count takes twice the bits of the length",
    statement=Equality(fewest, 2 * sympy.log(n + 1) / sympy.log(2) + 2),
    source="ours",
    fidelity="as stated",
    reference="Ours.",
    meanings=(
        Meaning(fewest, "fewest bits with which truncated sums of up to n ones are exact"),
        Meaning(n, "length, one less than a power of two"),
        Meaning(p, "bits, half for the mantissa and half for the exponent, each with its sign"),
    ),
    derivation=Derivation(
        premises=(
            Premise("assumption", "the ones are added exactly and the sum is truncated, once, to the format"),
            Premise("assumption", "n is odd, so that it takes all its bits: 2^(p/2 - 1) - 1 is the largest that fits"),
        ),
        steps=(
            Solution(
                name="fewest",
                equation=2 ** (p / 2 - 1) - (n + 1),
                unknown=p,
                value=2 * sympy.log(n + 1) / sympy.log(2) + 2,
                why="where the mantissa just holds n",
            ),
        ),
    ),
    instances=tuple(Instance.of(n=v) for v in (31, 63, 255, 1023)),
    notes="Powers of two are cheaper, as their mantissa is one bit.",
)
