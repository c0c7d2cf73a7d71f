"""Yang: learning dynamics and generalization in transformer scaling laws."""

from theory.records import Paper

PAPER = Paper(
    key="yang2025",
    title="Unifying Learning Dynamics and Generalization in Transformers Scaling Law",
    authors=("Chiwun Yang",),
    year=2025,
    venue="arXiv preprint",
    url="https://arxiv.org/abs/2512.22088",
    eprint="2512.22088",
    read="Only abstracts and summaries were read; definitions, theorem statements and proofs were not.",
)
