"""Ferbach, Everett, Gidel, Paquette and Paquette: momentum adapted to the dimension."""

from theory.records import Paper

PAPER = Paper(
    key="ferbach2025",
    title="Dimension-adapted Momentum Outscales SGD",
    authors=("Damien Ferbach", "Katie Everett", "Gauthier Gidel", "Elliot Paquette", "Courtney Paquette"),
    year=2025,
    venue="Advances in Neural Information Processing Systems",
    url="https://arxiv.org/abs/2505.16098",
    eprint="2505.16098",
    read="Only the abstract and a figure's caption were read; notes report the effective time. These claims are about "
    "the flow without the noise of gradients.",
)
