"""Where the exponential phase meets the power law, by the Lambert function."""

from typing import Any

import sympy

from theory.papers.yang2025._steps import STEP_SIZE
from theory.records import (
    Claim,
    Convention,
    Crossover,
    Derivation,
    Identity,
    Instance,
    Meaning,
    Premise,
    Threshold,
)
from theory.symbols import parameters, resources

T = resources("T")
b, D, kappa, rho = parameters("b D kappa rho")
balance = sympy.symbols("balance", positive=True)

RATE = -2 * sympy.log(1 - 1 / kappa)


def latest(rate: Any) -> Any:
    """The later of the two solutions of exp(-rate T) = D T^-b."""
    return -b / rate * sympy.LambertW(-(rate / b) * D ** (1 / b), -1)


CLAIM = Claim(
    id="yang2025:path-threshold",
    title="Threshold between the two phases",
    statement=Threshold(
        variable=T,
        value=latest(RATE),
        condition=sympy.Lt(RATE / b * D ** (1 / b), sympy.exp(-1)),
        where=sympy.Eq((1 - 1 / kappa) ** (2 * T), D * T**-b),
    ),
    source="ours",
    fidelity="as stated",
    reference="Ours; the summaries of the paper report a threshold without constants, which would not define one.",
    meanings=(
        Meaning(T, "number of steps"),
        Meaning(kappa, "condition number of the population's input covariance, over one"),
        Meaning(b, "power of the steps in the samples, n proportional to T^b"),
        Meaning(D, "floor sigma^2 d/n extended to one step, in units of the risk at the start"),
    ),
    assumptions=(sympy.Gt(kappa, 1),),
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="fixed",
        along="path",
        limits="n/T^b to infinity at fixed D; the target lies in the slowest direction",
    ),
    derivation=Derivation(
        premises=(
            Premise("assumption", STEP_SIZE),
            Premise(
                "assumption",
                "without label noise the risk after T steps is (1 - 1/kappa)^(2 T) of its start: descent in the "
                "slowest direction of the population, which samples tend to at every fixed T",
            ),
            Premise(
                "citation",
                "mean of an inverse Wishart matrix (textbook): converged descent has the risk sigma^2 d/n to leading "
                "order in n, which is D T^-b of the start",
            ),
        ),
        steps=(
            Crossover(
                name="balance",
                left=sympy.exp(-rho * T),
                right=D * T**-b,
                variable=T,
                facts=(rho / b * D ** (1 / b) < sympy.exp(-1),),
                why="the exponential falls below the power law for good",
            ),
            Identity(
                name="threshold",
                lhs=balance,
                rhs=latest(RATE),
                given=((rho, RATE),),
                why="the rate of the early phase",
            ),
        ),
    ),
    instances=(
        Instance.of(kappa=12, b=1, D="1/4"),
        Instance.of(kappa=20, b=2, D=10),
        Instance.of(kappa=8, b="3/2", D=1),
    ),
    notes="The other branch is an earlier crossing, before which the power law still lies above the exponential.",
)
