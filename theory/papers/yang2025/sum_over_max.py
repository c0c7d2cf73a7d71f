"""What it costs that the legs add instead of taking their maximum."""

import sympy

from theory.papers.yang2025.balanced_allocation import CLAIM as SUM
from theory.papers.yang2025.balanced_allocation import COST, LEGS, C, a, b, c, p, q, r
from theory.papers.yang2025.balanced_allocation import best as least_sum
from theory.papers.yang2025.minmax_allocation import CLAIM as MAX
from theory.papers.yang2025.minmax_allocation import best as least_max
from theory.records import Claim, Derivation, Equality, Identity, Meaning, Optimum, Premise

both, largest = sympy.symbols("both largest", positive=True)
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
        premises=(Premise("assumption", "each leg depends on one resource; the cost is a product of powers"),),
        steps=(
            Optimum(name="both", risk=LEGS, costs=(COST,), budget=C, yields="value"),
            Optimum(name="largest", risk=LEGS, costs=(COST,), budget=C, yields="value", combine="max"),
            Identity(
                name="ratio",
                lhs=both / largest,
                rhs=PRICE,
                why="coefficients and budget cancel; the shares w of the legs are left",
            ),
        ),
    ),
    instances=SUM.instances,
    notes="The exponential of the entropy of the shares: between 1 and 3, the number of legs, at any coefficients.",
)
