"""With a fixed covariance one layer suffices in long contexts."""

import sympy

from theory.papers.bordelon2025._isotropic import L
from theory.papers.bordelon2025._model import DEPTH, gamma
from theory.records import Claim, Convention, Derivation, Equality, Instance, Meaning, Premise, Solution
from theory.symbols import parameters

x, w = parameters("x w")
score = sympy.Function("score")(x, L)

CLAIM = Claim(
    id="bordelon2025:fs-zero-risk",
    title="Scores that predict without error with a fixed covariance",
    statement=Equality(score, L / x),
    source="ours",
    fidelity="reconstructed",
    reference="Re-derived; summaries of the paper report that one layer reaches zero risk.",
    meanings=(
        Meaning(score, "what endless training makes of the scores along an eigenvector of the covariance"),
        Meaning(x, "eigenvalue of that eigenvector"),
        Meaning(w, "mean squared weight of the target on it"),
        Meaning(L, DEPTH.words),
        Meaning(gamma, "scores along it"),
    ),
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        limits="infinite context and endless training",
    ),
    derivation=Derivation(
        premises=(
            Premise("assumption", "covariance and target commute, and training starts from zero"),
            Premise("claim", "bordelon2025:fs-mode-path: beyond one layer training takes the risk of a mode to zero"),
            Premise(
                "citation",
                "so it does at L = 1, where the step obeys a linear equation and the risk is w x exp(-4 w x^3 t) "
                "(textbook)",
            ),
            Premise("claim", "bordelon2025:layers-descend: along it L layers leave (1 - gamma x/L)^L of the target"),
        ),
        steps=(
            Solution(
                name="zero",
                equation=w * x * (1 - gamma * x / L) ** (2 * L),
                unknown=gamma,
                value=L / x,
                why="there the risk of the mode is zero, at every depth; it is positive elsewhere",
            ),
        ),
    ),
    instances=(Instance.of(x=2, L=1), Instance.of(x="1/2", L=1), Instance.of(x=2, L=2), Instance.of(x="1/2", L=3)),
)
