"""Spigler, Geiger and Wyart: learning curves of kernels, teacher and student."""

from theory.records import Paper

PAPER = Paper(
    key="spigler2020",
    title="Asymptotic Learning Curves of Kernel Methods: Empirical Data versus Teacher-Student Paradigm",
    authors=("Stefano Spigler", "Mario Geiger", "Matthieu Wyart"),
    year=2020,
    venue="Journal of Statistical Mechanics: Theory and Experiment",
    read="Only the abstract was read; the exponent is recalled by notes and derived here.",
)
