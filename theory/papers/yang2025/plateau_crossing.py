"""When the bias of gradient descent has fallen to the plateau of a fixed number of samples."""

import sympy

from theory.papers.yang2025._steps import STEP_SIZE
from theory.records import Claim, Convention, Derivation, Instance, Meaning, Premise, Solution, Threshold
from theory.symbols import parameters, resources

T = resources("T")
kappa, D, w, u = parameters("kappa D w u")

CLAIM = Claim(
    id="yang2025:plateau-crossing",
    title="Steps at which the bias equals the plateau",
    statement=Threshold(
        variable=T,
        value=sympy.log(D) / (2 * sympy.log(1 - 1 / kappa)),
        condition=sympy.Lt(D, 1),
        where=sympy.Eq((1 - 1 / kappa) ** (2 * T), D),
    ),
    source="ours",
    fidelity="as stated",
    reference="Ours; the summaries of the paper report a critical threshold in compute, without its constants.",
    meanings=(
        Meaning(T, "number of steps"),
        Meaning(kappa, "condition number of the population's input covariance, over one"),
        Meaning(D, "level sigma^2 d/n of the plateau in units of the risk at the start"),
        Meaning(w, "minus the logarithm of 1 - 1/kappa"),
        Meaning(u, "minus the logarithm of D"),
    ),
    assumptions=(kappa > 1, D < 1),
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="fixed",
        along="path",
        limits="n to infinity at a fixed plateau; the target lies in the slowest direction",
    ),
    derivation=Derivation(
        premises=(
            Premise("claim", "yang2025:two-phase-curve: the bias is (1 - 1/kappa)^(2 T) and the plateau D"),
            Premise("assumption", STEP_SIZE),
        ),
        steps=(
            Solution(
                name="crossing",
                equation=(1 - 1 / kappa) ** (2 * T) - D,
                unknown=T,
                value=sympy.log(D) / (2 * sympy.log(1 - 1 / kappa)),
                given=((kappa, 1 / (1 - sympy.exp(-w))), (D, sympy.exp(-u))),
                why="with logarithms",
            ),
        ),
    ),
    instances=tuple(Instance.of(kappa=k, D=v) for k, v in ((12, "1/50"), (5, "1/1000"), (30, "1/10"))),
    notes=(
        "With width and samples fixed, compute grows with the steps alone, and the bias falls exponentially in it. "
        "With samples that grow with the steps the Lambert function takes the logarithm's place."
    ),
)
