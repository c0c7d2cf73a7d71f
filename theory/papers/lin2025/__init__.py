"""Lin, Wu and Bartlett: SGD that uses its data again and again."""

from theory.records import Paper

PAPER = Paper(
    key="lin2025",
    title="Improved Scaling Laws in Linear Regression via Data Reuse",
    authors=("Licong Lin", "Jingfeng Wu", "Peter L. Bartlett"),
    year=2025,
    venue="Advances in Neural Information Processing Systems",
    url="https://arxiv.org/abs/2506.08415",
    eprint="2506.08415",
    read="The abstract was read, which has the laws and the limit of their use; theorems and proofs were not.",
)
