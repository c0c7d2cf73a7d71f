"""How one mode is learned at any depth, when all contexts share their covariance."""

import sympy

from theory.papers.bordelon2025._model import DEPTH, gamma, t
from theory.records import Claim, Convention, Derivation, Equality, Identity, Instance, Meaning, Premise
from theory.symbols import parameters

L, x, w, m = parameters("L x w m")
risk = sympy.Function("risk")(t, L)
base = 1 + 4 * (1 - 1 / L) * w * x**3 * t
left = base ** (-1 / (2 * L - 2))
step = L / x * (1 - left)

CLAIM = Claim(
    id="bordelon2025:fs-mode-path",
    title="Path of a mode with a fixed covariance",
    statement=Equality(risk, w * x * base ** (-L / (L - 1))),
    source="ours",
    fidelity="as stated",
    reference="Ours; a summary of the paper reports the equation of a mode, and its solution at infinite depth.",
    meanings=(
        Meaning(risk, "excess risk of a mode after gradient flow from zero, at infinite context"),
        Meaning(t, "training time: each step descends the gradient of the risk, with no factor absorbed"),
        Meaning(L, DEPTH.words),
        Meaning(m, "number of layers after the first"),
        Meaning(x, "eigenvalue of the mode"),
        Meaning(w, "mean squared weight of the target on it"),
        Meaning(gamma, "total step size of the mode"),
    ),
    assumptions=(L > 1,),
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        along="path",
        limits="infinite context first",
    ),
    derivation=Derivation(
        premises=(
            Premise(
                "citation",
                "with commuting covariances the modes decouple: a mode has the risk w x (1 - x gamma/L)^(2 L), whose "
                "gradient gamma descends (reported; re-derived)",
            ),
        ),
        steps=(
            Identity(
                name="flow",
                lhs=2 * w * x**2 * (1 - x * gamma / L) ** (2 * L - 1),
                rhs=sympy.diff(step, t),
                given=((gamma, step), (L, 1 + m)),
                why="this step size is zero at the start and obeys the equation: its speed is minus the gradient",
            ),
            Identity(
                name="risk",
                lhs=w * x * (1 - x * gamma / L) ** (2 * L),
                rhs=w * x * base ** (-L / (L - 1)),
                given=((gamma, step), (L, 1 + m)),
                why="the risk along it",
            ),
        ),
    ),
    instances=(
        Instance.of(L=2, x=1, w=1, t=3),
        Instance.of(L=2, x="1/2", w=2, t=100),
        Instance.of(L=5, x="1/3", w=1, t=50),
        Instance.of(L=12, x=1, w="1/2", t=10),
    ),
    notes=(
        "One layer has w x exp(-4 w x^3 t), infinite depth w x/(1 + 4 w x^3 t): limits of this form. Every "
        "depth ends at gamma = L/x, where the risk is zero."
    ),
)
