"""Maloney, Roberts and Sully: a solvable model of neural scaling laws."""

from theory.records import Paper

PAPER = Paper(
    key="maloney2022",
    title="A Solvable Model of Neural Scaling Laws",
    authors=("Alexander Maloney", "Daniel A. Roberts", "James Sully"),
    year=2022,
    venue="arXiv preprint",
    url="https://arxiv.org/abs/2210.16859",
    eprint="2210.16859",
    read="Only the abstract was read; the loss is recalled by notes and derived here, for linear features.",
)
