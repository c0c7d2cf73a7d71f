"""Bahri et al.: variance-limited and resolution-limited scaling."""

from theory.records import Paper

PAPER = Paper(
    key="bahri2021",
    title="Explaining Neural Scaling Laws",
    authors=("Yasaman Bahri", "Ethan Dyer", "Jared Kaplan", "Jaehoon Lee", "Utkarsh Sharma"),
    year=2021,
    venue="arXiv preprint",
    read="Notes of a reading of a submitted version were used; proofs here are ours.",
)
