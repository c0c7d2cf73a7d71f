"""Bordelon, Atanasov and Pehlevan: scaling laws of random features under gradient flow."""

from theory.records import Paper

PAPER = Paper(
    key="bordelon2024",
    title="A Dynamical Model of Neural Scaling Laws",
    authors=("Blake Bordelon", "Alexander Atanasov", "Cengiz Pehlevan"),
    year=2024,
    venue="International Conference on Machine Learning",
    url="https://arxiv.org/abs/2402.01092",
    eprint="2402.01092",
    read="Only the abstract and a machine-written summary were read; theorem statements and proofs were not.",
)
