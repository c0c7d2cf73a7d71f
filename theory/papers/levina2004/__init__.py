"""Levina and Bickel: intrinsic dimension by maximum likelihood on neighbour distances."""

from theory.records import Paper

PAPER = Paper(
    key="levina2004",
    title="Maximum Likelihood Estimation of Intrinsic Dimension",
    authors=("Elizaveta Levina", "Peter J. Bickel"),
    year=2004,
    venue="Advances in Neural Information Processing Systems",
    read="Not read; the estimator is known from the literature and from code that uses it, its laws are derived here.",
)
