"""Dohmatob, Feng, Yang, Charton and Kempe: what learning from made-up data costs."""

from theory.records import Paper

PAPER = Paper(
    key="dohmatob2024",
    title="A Tale of Tails: Model Collapse as a Change of Scaling Laws",
    authors=("Elvis Dohmatob", "Yunzhen Feng", "Pu Yang", "François Charton", "Julia Kempe"),
    year=2024,
    venue="International Conference on Machine Learning",
    url="https://arxiv.org/abs/2402.07043",
    eprint="2402.07043",
    read="Not read; notes recall the model and its exponents.",
)
