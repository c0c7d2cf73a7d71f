"""What SGD in features leaves in the end: the floor F_0 of the paper, and the noise that the gradients keep."""

import sympy

from theory.papers._regression import unit
from theory.papers.paquette2024._model import (
    CAPACITY,
    CONSTANT,
    EQUIVALENT,
    GRADIENTS,
    B,
    alpha,
    beta,
    d,
    gamma,
)
from theory.problems.descent import KERNEL
from theory.records import Claim, Convention, Decomposed, Derivation, Identity, Instance, Meaning, Order
from theory.symbols import named

risk = sympy.Function("P")(d)
LAW = sympy.zeta(2 * beta) * unit(CAPACITY) ** CAPACITY * d**-CAPACITY

CLAIM = Claim(
    id="paquette2024:settled",
    title="What SGD in features leaves in the end",
    statement=Order((1 - KERNEL) * risk, "~", LAW, d),
    source="ours",
    fidelity="reconstructed",
    reference="Notes report the exponent of the paper's term F_0; the constant is ours.",
    meanings=(
        Meaning(risk, "risk after endless iterations"),
        Meaning(KERNEL, "sum of the kernel: sum over inputs of s l/(2 B - (B + 1) s l) at s = gamma B", r"\|K\|"),
        Meaning(d, "number of parameters, which weigh Gaussian random features"),
        Meaning(B, "samples in a batch, whose gradients are added up"),
        Meaning(gamma, "step size; the largest eigenvalue is one"),
        Meaning(alpha, "complexity of the data: input j has the standard deviation j^-alpha"),
        Meaning(beta, "complexity of the target: its weight on input j is j^-beta"),
    ),
    assumptions=(2 * alpha > 1, beta > alpha, (B + 1) * gamma < 2, KERNEL < 1),
    convention=Convention(
        loss="squared", mode="expectation", target="fixed", limits="endless iterations first, then many features"
    ),
    derivation=Derivation(
        (EQUIVALENT, GRADIENTS),
        (
            Decomposed("settled", CONSTANT, limit="features", term="approximation"),
            Identity("law", (1 - KERNEL) * named("settled"), LAW, why="the noise feeds on what the features miss"),
        ),
    ),
    instances=tuple(Instance.of(alpha=a, beta=b, gamma="1/8", B=1) for a, b in (("3/4", 1), (1, "3/2"))),
    notes="In phase II, 1/2 < beta < alpha, it is the same. At larger steps, (B + 1) gamma >= 2, the first mode "
    "overshoots: its share of the kernel's sum is negative, and the sum may be below one although the risk diverges.",
)
