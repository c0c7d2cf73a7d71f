"""Bits that uniform attention takes not to vanish."""

import sympy

from theory.papers.merrill2023logic._model import BITS, EVEN, FORMAT, p
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning, Premise
from theory.symbols import named, parameters

longest = sympy.Function("N")(p)
p_m, p_e = parameters("p_m p_e")

CLAIM = Claim(
    id="merrill2023logic:uniform-bits",
    title="Uniform attention vanishes beyond a doubly exponential length",
    statement=Equality(longest, 2 ** (1 + 2 ** (p - 3)) - 1),
    source="ours",
    fidelity="as stated",
    reference="Ours; a summary has proposition 1: below log log n bits uniform attention is zero.",
    meanings=(
        Meaning(longest, "largest n with 1/n not rounded to zero, in the best split of the bits"),
        BITS,
        Meaning(p_m, "bits of the mantissa"),
        Meaning(p_e, "bits of the exponent"),
    ),
    assumptions=(sympy.Ge(p, 4),),
    derivation=Derivation(
        premises=(
            FORMAT,
            EVEN,
            Premise("assumption", "the best split has two bits of mantissa: a further exponent bit doubles a power"),
        ),
        steps=(
            Identity(
                name="inverse",
                lhs=2 / 2 ** (-(p_m - 2 + 2 ** (p_e - 1))),
                rhs=2 ** (p_m - 1 + 2 ** (p_e - 1)),
                why="1/n is more than half the smallest value exactly if n is less than this",
            ),
            Identity(
                name="longest",
                lhs=named("inverse") - 1,
                rhs=2 ** (1 + 2 ** (p - 3)) - 1,
                given=((p_m, p - p_e), (p_e, p - 2)),
                why="the largest such n, with two bits of mantissa",
            ),
        ),
    ),
    instances=tuple(Instance.of(p=v) for v in (4, 5, 6, 7)),
    notes="So p = 3 + log2(log2(n + 1) - 1) bits are needed and suffice.",
)
