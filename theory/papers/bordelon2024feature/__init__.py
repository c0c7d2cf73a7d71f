"""Bordelon, Atanasov and Pehlevan: scaling laws of networks that learn features."""

from theory.records import Paper

PAPER = Paper(
    key="bordelon2024feature",
    title="How Feature Learning Can Improve Neural Scaling Laws",
    authors=("Blake Bordelon", "Alexander Atanasov", "Cengiz Pehlevan"),
    year=2024,
    venue="arXiv preprint",
    url="https://arxiv.org/abs/2409.17858",
    eprint="2409.17858",
    read="Only the abstract was read; the exponents come from notes that quote it from memory.",
)
