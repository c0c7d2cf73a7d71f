"""Velikanov and Yarotsky: explicit power laws of gradient descent."""

from theory.records import Paper

PAPER = Paper(
    key="velikanov2021",
    title="Explicit Loss Asymptotics in the Gradient Descent Training of Neural Networks",
    authors=("Maksim Velikanov", "Dmitry Yarotsky"),
    year=2021,
    venue="Advances in Neural Information Processing Systems",
    url="https://arxiv.org/abs/2105.00507",
    eprint="2105.00507",
    read="Not read; its letters and the exponent are those that notes recall.",
)
