"""Merrill and Sabharwal: first-order logic with majority, and transformers of logarithmic precision."""

from theory.records import Paper

PAPER = Paper(
    key="merrill2023logic",
    title="A Logic for Expressing Log-Precision Transformers",
    authors=("William Merrill", "Ashish Sabharwal"),
    year=2023,
    venue="Advances in Neural Information Processing Systems",
    url="https://arxiv.org/abs/2210.02671",
    eprint="2210.02671",
    read="Not read; definitions and theorems are known from a summary.",
)
