"""Hoffmann et al.: a parametric law of parameters and tokens, and the allocation of compute."""

from theory.records import Paper

PAPER = Paper(
    key="hoffmann2022",
    title="Training Compute-Optimal Large Language Models",
    authors=("Jordan Hoffmann", "Sebastian Borgeaud", "Arthur Mensch", "and others"),
    year=2022,
    venue="arXiv preprint",
    url="https://arxiv.org/abs/2203.15556",
    eprint="2203.15556",
    read="Not read; notes transcribe its parametric law and constants. What follows from the law is ours.",
)
