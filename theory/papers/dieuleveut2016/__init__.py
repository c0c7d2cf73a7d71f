"""Dieuleveut and Bach: one pass of SGD with large steps."""

from theory.records import Paper

PAPER = Paper(
    key="dieuleveut2016",
    title="Nonparametric Stochastic Approximation with Large Step-sizes",
    authors=("Aymeric Dieuleveut", "Francis Bach"),
    year=2016,
    venue="The Annals of Statistics",
    url="https://arxiv.org/abs/1408.0361",
    eprint="1408.0361",
    read="Only the abstract was read; the rates are recalled by notes. The paper averages the iterates of a constant "
    "step; here the step falls instead, and nothing is averaged.",
)
