"""Velikanov, Kuznedelev and Yarotsky: phases of mini-batch SGD on power laws."""

from theory.records import Paper

PAPER = Paper(
    key="velikanov2023",
    title="A View of Mini-batch SGD via Generating Functions",
    authors=("Maksim Velikanov", "Denis Kuznedelev", "Dmitry Yarotsky"),
    year=2023,
    venue="International Conference on Learning Representations",
    url="https://arxiv.org/abs/2206.11124",
    eprint="2206.11124",
    read="Only the abstract and the first page were read; notes recall the two phases. The paper draws batches from a "
    "finite sample, these claims from the population.",
)
