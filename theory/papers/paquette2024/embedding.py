"""What finitely many features add to the risk while modes are learned: the term F_ac of the paper."""

import sympy

from theory.papers.paquette2024._model import CAPACITY, EQUIVALENT, SOURCE, B, alpha, beta, d, gamma, r
from theory.problems import GradientDescent, PowerLawRegression
from theory.records import Claim, Convention, Decomposed, Derivation, Identity, Instance, Meaning, Order
from theory.symbols import named

added = sympy.Function("F_ac")(r)
SPEED = 1 - 1 / (2 * alpha)
LAW = sympy.zeta(2 * beta) * sympy.gamma(SPEED) / (2 * alpha) * (2 * gamma * B) ** -SPEED * r**-SPEED

CLAIM = Claim(
    id="paquette2024:embedding",
    title="Variance of the features on the way to their floor",
    statement=Order(added, "~", LAW, r),
    source="ours",
    fidelity="reconstructed",
    reference="Notes report the exponent of the paper's term F_ac; the constant is ours.",
    meanings=(
        Meaning(added, "what d features add to the excess risk of full gradients, times d", "d\\,F_{ac}"),
        Meaning(d, "number of parameters, which weigh Gaussian random features"),
        Meaning(r, "number of iterations"),
        Meaning(B, "samples in a batch, whose gradients are added up"),
        Meaning(gamma, "step size"),
        Meaning(alpha, "complexity of the data: input j has the standard deviation j^-alpha"),
        Meaning(beta, "complexity of the target: its weight on input j is j^-beta"),
    ),
    assumptions=(2 * alpha > 1, 2 * beta > 1),
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="fixed",
        along="path",
        limits="many features first, then many iterations",
    ),
    derivation=Derivation(
        (EQUIVALENT,),
        (
            Decomposed(
                "variance",
                PowerLawRegression(CAPACITY, SOURCE, GradientDescent(r, step=gamma * B), features=d),
                limit="steps",
                term="feature variance",
            ),
            Identity("law", d * named("variance"), LAW, why="for one feature"),
        ),
    ),
    instances=tuple(Instance.of(alpha=a, beta=b, gamma=g, B=1) for a, b, g in ((1, "3/4", "1/4"), ("5/4", 1, "1/2"))),
    notes=(
        "Of the other terms of the paper, F_pp is velikanov2021:descent, F_0 in paquette2024:settled and, where the "
        "target is rough, in lin2024:model-law, and K_pp velikanov2023:passed-on. Right up to the ratio of learned "
        "modes to features, (gamma B r)^(1/(2 alpha))/d."
    ),
)
