"""Yu and others: transformers whose layers take steps on a coding rate."""

from theory.records import Paper

PAPER = Paper(
    key="yu2023",
    title="White-Box Transformers via Sparse Rate Reduction",
    authors=(
        "Yaodong Yu",
        "Sam Buchanan",
        "Druv Pai",
        "Tianzhe Chu",
        "Ziyang Wu",
        "Shengbang Tong",
        "Benjamin D. Haeffele",
        "Yi Ma",
    ),
    year=2023,
    venue="Advances in Neural Information Processing Systems",
    url="https://arxiv.org/abs/2306.01129",
    eprint="2306.01129",
    read="Not read; rates and steps are known from a restatement by the same group. What they do is derived here.",
)
