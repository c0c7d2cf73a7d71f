"""Simon, Dickens, Karkada and DeWeese: eigenlearning, a conservation law for kernel regression."""

from theory.records import Paper

PAPER = Paper(
    key="simon2021",
    title="The Eigenlearning Framework: A Conservation Law Perspective on Kernel Regression and Wide Neural Networks",
    authors=("James B. Simon", "Madeline Dickens", "Dhruva Karkada", "Michael R. DeWeese"),
    year=2023,
    venue="Transactions on Machine Learning Research",
    url="https://arxiv.org/abs/2110.03922",
    eprint="2110.03922",
    read="The abstract and summaries that repeat its equations were read; proofs were not.",
)
