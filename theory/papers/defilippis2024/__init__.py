"""Defilippis, Loureiro and Misiakiewicz: rates of ridge regression in random features."""

from theory.records import Paper

PAPER = Paper(
    key="defilippis2024",
    title="Dimension-free Deterministic Equivalents and Scaling Laws for Random Feature Regression",
    authors=("Leonardo Defilippis", "Bruno Loureiro", "Theodor Misiakiewicz"),
    year=2024,
    venue="Advances in Neural Information Processing Systems",
    url="https://arxiv.org/abs/2405.15699",
    eprint="2405.15699",
    read="The abstract and the table of contents were read; the rates are recalled by notes and derived here.",
)
