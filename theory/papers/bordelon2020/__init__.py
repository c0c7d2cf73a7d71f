"""Bordelon, Canatar and Pehlevan: learning curves of kernel regression."""

from theory.records import Paper

PAPER = Paper(
    key="bordelon2020",
    title="Spectrum Dependent Learning Curves in Kernel Regression and Wide Neural Networks",
    authors=("Blake Bordelon", "Abdulkadir Canatar", "Cengiz Pehlevan"),
    year=2020,
    venue="International Conference on Machine Learning",
    url="https://arxiv.org/abs/2002.02561",
    eprint="2002.02561",
    read="Only the abstract was read; the exponent is recalled by notes and derived here.",
)
