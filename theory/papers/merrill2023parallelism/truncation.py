"""What truncating a float changes."""

import sympy

from theory.records import Bound, Claim, Derivation, Inequality, Instance, Meaning, Premise
from theory.symbols import parameters

p, value, lead = parameters("p value lead")
error = sympy.Function("error")(p)
share = 2 ** (2 - p / 2)

CLAIM = Claim(
    id="merrill2023parallelism:truncation",
    title="Truncation changes a float by a small share",
    statement=Inequality(error, "<=", share),
    source="ours",
    fidelity="reconstructed",
    reference="Ours; a summary has the bound as lemma 4.",
    meanings=(
        Meaning(error, "relative error of truncating a number to half of p bits of mantissa, sign included"),
        Meaning(p, "bits of the float"),
        Meaning(value, "the number"),
        Meaning(lead, "largest power of two that is not above it"),
    ),
    derivation=Derivation(
        premises=(
            Premise("assumption", "the number is in the range of the exponent, so that all bits of the mantissa count"),
        ),
        steps=(
            Bound(
                name="error",
                relation=sympy.Le(error, share),
                facts=(sympy.Le(error * value, lead * share), sympy.Le(lead, value)),
                why="what is cut off is less than the last bit of the mantissa",
            ),
        ),
    ),
    instances=tuple(Instance.of(p=v) for v in (8, 12, 16)),
)
