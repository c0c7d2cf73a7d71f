"""Havrilla and Liao: scaling laws of transformers on intrinsically low-dimensional data."""

from theory.records import Paper

PAPER = Paper(
    key="havrilla2024",
    title=(
        "Understanding Scaling Laws with Statistical and Approximation Theory for Transformer Neural Networks "
        "on Intrinsically Low-dimensional Data"
    ),
    authors=("Alexander Havrilla", "Wenjing Liao"),
    year=2024,
    venue="Advances in Neural Information Processing Systems",
    url="https://arxiv.org/abs/2411.06646",
    eprint="2411.06646",
    read="Only the abstract and summaries by others were read; theorem statements and proofs were not.",
)
