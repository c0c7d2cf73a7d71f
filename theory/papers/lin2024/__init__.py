"""Lin, Wu, Kakade, Bartlett and Lee: one-pass SGD on sketched linear regression."""

from theory.records import Paper

PAPER = Paper(
    key="lin2024",
    title="Scaling Laws in Linear Regression: Compute, Parameters, and Data",
    authors=("Licong Lin", "Jingfeng Wu", "Sham M. Kakade", "Peter L. Bartlett", "Jason D. Lee"),
    year=2024,
    venue="Advances in Neural Information Processing Systems",
    url="https://arxiv.org/abs/2406.08466",
    eprint="2406.08466",
    read="The abstract was read, which has the law of the risk; theorems and proofs were not. The paper halves its "
    "step again and again, here it falls like a power.",
)
