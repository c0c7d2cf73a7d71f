"""Hutter: learning curves of a learner that memorises."""

from theory.records import Paper

PAPER = Paper(
    key="hutter2021",
    title="Learning Curve Theory",
    authors=("Marcus Hutter",),
    year=2021,
    venue="arXiv preprint",
    url="https://arxiv.org/abs/2102.04074",
    eprint="2102.04074",
    read="Only the abstract was read; theorem statements and proofs were not.",
)
