"""Merrill and Sabharwal: transformers of logarithmic precision as threshold circuits of constant depth."""

from theory.records import Paper

PAPER = Paper(
    key="merrill2023parallelism",
    title="The Parallelism Tradeoff: Limitations of Log-Precision Transformers",
    authors=("William Merrill", "Ashish Sabharwal"),
    year=2023,
    venue="Transactions of the Association for Computational Linguistics",
    url="https://arxiv.org/abs/2207.00729",
    eprint="2207.00729",
    read="Not read; definitions, lemmas and theorems are known from a summary, and the circuits are built here.",
)
