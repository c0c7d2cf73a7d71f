"""Stone: optimal rates of nonparametric regression."""

from theory.records import Paper

PAPER = Paper(
    key="stone1982",
    title="Optimal Global Rates of Convergence for Nonparametric Regression",
    authors=("Charles J. Stone",),
    year=1982,
    venue="The Annals of Statistics",
    read="Not read; the rate is textbook.",
)
