"""Nakada and Imaizumi: Minkowski dimension and deep networks."""

from theory.records import Paper

PAPER = Paper(
    key="nakada2020",
    title="Adaptive Approximation and Generalization of Deep Neural Network with Intrinsic Dimensionality",
    authors=("Ryumei Nakada", "Masaaki Imaizumi"),
    year=2020,
    venue="Journal of Machine Learning Research",
    read="Only the abstract was read.",
)
