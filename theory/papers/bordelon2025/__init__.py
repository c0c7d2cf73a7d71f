"""Bordelon, Letey and Pehlevan: scaling laws of in-context regression."""

from theory.records import Paper

PAPER = Paper(
    key="bordelon2025",
    title="Theory of Scaling Laws for In-Context Regression: Depth, Width, Context and Time",
    authors=("Blake Bordelon", "Mary I. Letey", "Cengiz Pehlevan"),
    year=2025,
    venue="arXiv preprint",
    url="https://arxiv.org/abs/2510.01098",
    eprint="2510.01098",
    read="Only the abstract and machine-written summaries were read; theorem statements and proofs were not.",
)
