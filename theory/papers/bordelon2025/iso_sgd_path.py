"""SGD on the matrix of one layer: a linear recursion for its distance from the best."""

import sympy

from theory.papers.bordelon2025._sgd import (
    ADDED,
    CONTEXTS,
    GAUSSIAN,
    INSTANCES,
    KEPT,
    SETTING,
    SYMBOLS,
    eta,
    q,
    spread,
    tau,
)
from theory.records import Claim, Derivation, Equality, Identity, Induction, Instance, Meaning
from theory.symbols import named, parameters

C, D, a = parameters("C D a")
T = parameters("T", integer=True)
distance = sympy.Function("C")(T)
PATH = KEPT**T / q**2 + ADDED * (1 - KEPT**T) / (1 - KEPT)

CLAIM = Claim(
    id="bordelon2025:iso-sgd-path",
    title="Path of SGD on one layer with isotropic contexts",
    statement=Equality(distance, PATH),
    source="ours",
    fidelity="reconstructed",
    reference="Re-derived; a summary of the paper reports the two coefficients of the recursion.",
    meanings=(
        Meaning(distance, "squared distance from the best matrix after T steps from zero, per dimension"),
        Meaning(T, "number of steps"),
        *SYMBOLS,
        Meaning(C, "squared distance per dimension before a step"),
        Meaning(D, "dimension"),
        Meaning(a, "share of the squared distance that a step keeps"),
    ),
    convention=SETTING,
    derivation=Derivation(
        premises=(GAUSSIAN, CONTEXTS),
        steps=(
            Identity(
                name="scatter",
                lhs=eta**2 / (tau * D) * (q * D) * spread * (D * (1 - 1 / q + q * C)) / D,
                rhs=eta**2 / tau * spread * (q - 1 + q**2 * C),
                why="squared step of tau D independent contexts, |S r|^2 |h|^2 each, per dimension",
            ),
            Identity(
                name="step",
                lhs=(1 - eta * q) ** 2 * C + named("scatter"),
                rhs=KEPT * C + ADDED,
                why="the mean step shrinks the distance by 1 - eta q; the scatter adds to its square",
            ),
            Identity(
                name="gain",
                lhs=named("step") - C,
                rhs=(KEPT - 1) * PATH + ADDED,
                given=((C, PATH),),
                why="what a step adds on the path",
            ),
            Induction(
                name="path",
                formula=PATH,
                index=T,
                start=1 / q**2,
                increment=named("gain"),
                why="from zero, at distance 1/q in every direction",
            ),
        ),
    ),
    instances=tuple(Instance.of(**point, T=steps) for point, steps in zip(INSTANCES, (6, 5, 4), strict=True)),
    notes=(
        "With noisy queries a step adds eta^2 q sigma^2/(tau kappa) more. The excess risk is q times the distance: "
        "D contexts of D tokens a step suffice, D^2 tokens, against D^3 with a single query in each."
    ),
)
