"""Bi and Calhoun: scaling laws as redundancy laws of kernel regression."""

from theory.records import Paper

PAPER = Paper(
    key="bi2025",
    title="Scaling Laws are Redundancy Laws",
    authors=("Yuda Bi", "Vince D. Calhoun"),
    year=2025,
    venue="arXiv preprint",
    url="https://arxiv.org/abs/2509.20721",
    eprint="2509.20721",
    read="The abstract and a third party's review were read; the paper's own assumptions and proofs were not.",
)
