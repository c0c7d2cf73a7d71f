"""Pillaud-Vivien, Rudi and Bach: several passes of SGD over hard problems."""

from theory.records import Paper

PAPER = Paper(
    key="pillaud2018",
    title="Statistical Optimality of Stochastic Gradient Descent on Hard Learning Problems through Multiple Passes",
    authors=("Loucas Pillaud-Vivien", "Alessandro Rudi", "Francis Bach"),
    year=2018,
    venue="Advances in Neural Information Processing Systems",
    url="https://arxiv.org/abs/1805.10074",
    eprint="1805.10074",
    read="The abstract was read: more passes are optimal for hard problems, the more the more samples. The rates are "
    "recalled by notes; inputs here are Gaussian, and the step falls where the paper averages.",
)
