"""Error of a memory of frequent items within a budget."""

import sympy

from theory.papers.jiang2024.memory_loss import LAW, d
from theory.papers.michaud2023._model import DRAWN, SEEN, alpha
from theory.records import Claim, Convention, Derivation, Instance, Meaning, Optimum, Order, Premise
from theory.symbols import resources

T, C = resources("T C")
least = sympy.Function("E")(C)

CLAIM = Claim(
    id="jiang2024:memory-compute",
    title="Compute law of a memory of frequent items",
    statement=Order(least, "Theta", C ** (-alpha / (2 + alpha)) * sympy.log(C) ** (alpha / (2 + alpha)), C),
    source="ours",
    fidelity="as stated",
    reference="Ours.",
    meanings=(
        Meaning(least, "least chance of an item that is not recalled"),
        Meaning(C, "budget, d^2 T"),
        Meaning(d, "dimension of the embeddings"),
        Meaning(T, "number of samples, each used once"),
        DRAWN,
        SEEN,
    ),
    convention=Convention(loss="0-1", compute=d**2 * T, along="frontier"),
    derivation=Derivation(
        premises=(
            Premise("claim", "jiang2024:memory-loss"),
            Premise("claim", "michaud2023:data-law"),
            Premise("assumption", "an item must be seen and find room, so that the greater of both errors is left"),
        ),
        steps=(Optimum("law", LAW + T ** (-alpha / (1 + alpha)), (d**2 * T,), C, combine="max"),),
    ),
    instances=tuple(Instance.of(alpha=v, tau=1) for v in ("1/2", 1, "3/2")),
)
