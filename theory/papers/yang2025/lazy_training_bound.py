"""An upper bound on how far a wide network strays from its kernel, for any inputs."""

import sympy

from theory.papers.yang2025._network import LAYER, STEP, T, eta
from theory.records import Bound, Claim, Convention, Derivation, Induction, Inequality, Instance, Meaning, Premise
from theory.symbols import parameters

lam, K, e, D, S, R = parameters("lambda K e D S R")

CLAIM = Claim(
    id="yang2025:lazy-training-bound",
    title="Distance from the kernel by that of the kernels",
    statement=Inequality(D, "<=", sympy.S.One),
    source="textbook",
    fidelity="as stated",
    reference=(
        "Textbook (the argument of Du et al. 2019 and Lee et al. 2019): the difference of the two recursions. The "
        "summaries of the paper say that training is approximated by a kernel and do not give a bound."
    ),
    meanings=(
        Meaning(
            D,
            "largest length, over all steps, of the difference of the outputs of the network and of the limiting "
            "kernel, over K e/lambda",
        ),
        Meaning(K, "largest distance of the network's kernel from its limit over all steps, in the spectral norm"),
        Meaning(lam, "least eigenvalue of the limiting kernel"),
        Meaning(e, "length of the labels, which is that of the error at the start"),
        STEP,
        Meaning(T, "number of steps"),
        Meaning(S, "sum of step sizes, each times what later steps leave of it"),
        Meaning(R, "what T steps leave of an error, (1 - eta lambda)^T"),
    ),
    convention=Convention(target="fixed"),
    derivation=Derivation(
        premises=(
            LAYER,
            Premise(
                "assumption",
                "a step changes the outputs by eta times kernel times error, to first order in the step size; the step "
                "size is at most one over the largest eigenvalue of the kernel at any step, so no error grows",
            ),
            Premise(
                "citation",
                "in every step the difference is multiplied by 1 - eta lambda at most and gains eta K e at most",
            ),
        ),
        steps=(
            Induction(
                name="total",
                formula=(1 - (1 - eta * lam) ** T) / lam,
                index=T,
                start=sympy.S.Zero,
                increment=eta * (1 - eta * lam) ** T,
                why="step sizes, each times what later steps leave of it",
            ),
            Bound(
                name="bounded",
                relation=D <= 1,
                facts=(D * K * e <= lam * S * K * e, sympy.Eq(S * lam, 1 - R), R >= 0),
                why="the sum is below 1/lambda, whatever the number of steps",
            ),
        ),
    ),
    instances=tuple(Instance.of(n=16, d=8, m=width) for width in (64, 256, 1024)),
    notes=(
        "The kernels are K apart by order m^(-1/2) (their distance at the start is known exactly, and weights move by "
        "that order), so outputs are too, at every step."
    ),
)
