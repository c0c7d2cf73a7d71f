"""What truncating a float changes."""

import sympy

from theory.records import Bound, Claim, Derivation, Inequality, Instance, Meaning, Premise
from theory.symbols import parameters

m, value, lead = parameters("m value lead")
error = sympy.Function("error")(m)
share = 2 ** (2 - m)

CLAIM = Claim(
    id="merrill2023parallelism:truncation",
    title="Truncation changes a float by a small share",
    statement=Inequality(error, "<=", share),
    source="ours",
    fidelity="reconstructed",
    reference="Ours; a summary has the bound as lemma 4.",
    meanings=(
        Meaning(error, "relative error of truncating a number"),
        Meaning(m, "bits of the mantissa, sign included: half of those of a float"),
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
    instances=tuple(Instance.of(m=v) for v in (4, 6, 8)),
)
