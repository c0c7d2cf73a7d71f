"""Michaud, Liu, Girit and Tegmark: neural scaling by discrete quanta of skill."""

from theory.records import Paper

PAPER = Paper(
    key="michaud2023",
    title="The Quantization Model of Neural Scaling",
    authors=("Eric J. Michaud", "Ziming Liu", "Uzay Girit", "Max Tegmark"),
    year=2023,
    venue="Advances in Neural Information Processing Systems",
    url="https://arxiv.org/abs/2303.13506",
    eprint="2303.13506",
    read="Not read; notes recall the model and its exponents. The compute law is ours.",
)
