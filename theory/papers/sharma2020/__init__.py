"""Sharma and Kaplan: scaling from the dimension of the data."""

from theory.records import Paper

PAPER = Paper(
    key="sharma2020",
    title="A Neural Scaling Law from the Dimension of the Data Manifold",
    authors=("Utkarsh Sharma", "Jared Kaplan"),
    year=2020,
    venue="arXiv preprint",
    read="Only a detailed summary was read.",
)
