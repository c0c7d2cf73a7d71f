"""What it costs that the legs add instead of taking their maximum."""

import sympy

from theory.papers.yang2025.balanced_allocation import CLAIM as SUM
from theory.papers.yang2025.balanced_allocation import best as least_sum
from theory.papers.yang2025.minmax_allocation import CLAIM as MAX
from theory.papers.yang2025.minmax_allocation import best as least_max
from theory.records import Claim, Derivation, Equality, Identity, Meaning, Premise
from theory.symbols import parameters

a, b, c = parameters("a b c")
p, q, r = parameters("p q r")

S = p / a + q / b + r / c
WEIGHTS = (p / (a * S), q / (b * S), r / (c * S))
PRICE = sympy.Mul(*(w**-w for w in WEIGHTS))

CLAIM = Claim(
    id="yang2025:sum-over-max",
    title="The price of a sum over a maximum",
    statement=Equality(least_sum / least_max, PRICE),
    source="ours",
    fidelity="as stated",
    reference="Ours; the ratio of the two balanced allocations.",
    meanings=(Meaning(least_max, MAX.meanings[0].words), *SUM.meanings),
    convention=SUM.convention,
    derivation=Derivation(
        premises=(
            Premise("claim", "yang2025:balanced-allocation: the least sum of the legs"),
            Premise("claim", "yang2025:minmax-allocation: the least value of the largest leg"),
        ),
        steps=(
            Identity(
                name="ratio",
                lhs=SUM.statement.predictions["value"] / MAX.statement.predictions["value"],
                rhs=PRICE,
                why="coefficients and budget cancel; the shares w of the legs are left",
            ),
        ),
    ),
    instances=SUM.instances,
    notes="The exponential of the entropy of the shares: between 1 and 3, the number of legs, at any coefficients.",
)
