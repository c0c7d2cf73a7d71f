"""Paquette, Paquette, Xiao and Pennington: phases of compute-optimal one-pass SGD in random features."""

from theory.records import Paper

PAPER = Paper(
    key="paquette2024",
    title="4+3 Phases of Compute-Optimal Neural Scaling Laws",
    authors=("Elliot Paquette", "Courtney Paquette", "Lechao Xiao", "Jeffrey Pennington"),
    year=2024,
    venue="Advances in Neural Information Processing Systems",
    url="https://arxiv.org/abs/2405.15074",
    eprint="2405.15074",
    read="Only the abstract and a machine-written summary of the table of exponents were read.",
)
