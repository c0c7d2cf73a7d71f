"""Caponnetto and De Vito: optimal rates of regularised least squares."""

from theory.records import Paper

PAPER = Paper(
    key="caponnetto2007",
    title="Optimal Rates for the Regularized Least-Squares Algorithm",
    authors=("Andrea Caponnetto", "Ernesto De Vito"),
    year=2007,
    venue="Foundations of Computational Mathematics",
    url="https://doi.org/10.1007/s10208-006-0196-8",
    read="Only the abstract was read; the rates are recalled by notes. Here one target at a time is learned from "
    "Gaussian inputs, on average; the lower bound over the paper's class of targets is not derived.",
)
