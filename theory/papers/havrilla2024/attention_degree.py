"""Degree of a ReLU-attention network in its input."""

import sympy

from theory.papers.havrilla2024._network import LAYERS, L
from theory.records import Claim, Combine, Convention, Derivation, Induction, Instance, Meaning, Order, Premise
from theory.symbols import resources

x = resources("x")
largest = sympy.Function("H")(x)
degree = sympy.symbols("degree", positive=True)

CLAIM = Claim(
    id="havrilla2024:attention-degree",
    title="Degree of a ReLU-attention network in its input",
    statement=Order(largest, "Theta", x ** (3**L), x),
    source="ours",
    fidelity="reconstructed",
    reference="Ours. Notes on the paper recall the power 3^L in a covering lemma; it was not seen.",
    meanings=(
        Meaning(largest, "largest modulus of an entry after L blocks, over weights of at most a given modulus"),
        Meaning(x, "largest modulus of an entry of the input"),
        LAYERS,
    ),
    convention=Convention(target="worst case"),
    derivation=Derivation(
        premises=(
            Premise("claim", "havrilla2024:attention-growth: no network grows faster"),
            Premise(
                "assumption",
                "with positive weights and input no ReLU cuts anything off, the network is a polynomial with positive "
                "coefficients, and each block multiplies its degree by three: score times value",
            ),
        ),
        steps=(
            Induction(
                name="degree",
                formula=3**L,
                index=L,
                start=sympy.S.One,
                increment=2 * 3**L,
                why="a block of degree three",
            ),
            Combine(name="order", expression=x**degree, why="the highest power, below and above"),
        ),
    ),
    instances=tuple(Instance.of(L=depth, kappa=k) for depth, k in ((1, 1), (2, 1), (3, 1), (2, "1/4"))),
)
