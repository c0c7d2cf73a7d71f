"""What the layers of linear attention do to one direction of the input."""

import sympy

from theory.papers.bordelon2025._network import NETWORK
from theory.records import Claim, Derivation, Equality, Identity, Induction, Instance, Meaning, Premise
from theory.symbols import parameters

L = parameters("L", integer=True)
g, x, r = parameters("g x r")
share = sympy.Function("share")(L)

CLAIM = Claim(
    id="bordelon2025:network-layers",
    title="L layers of linear attention take L steps of gradient descent",
    statement=Equality(share, 1 - (1 - g * x) ** L),
    source="ours",
    fidelity="as stated",
    reference="Summaries of the paper say so in words; formula and derivation are ours.",
    meanings=(
        Meaning(share, "predicted label over true label, for a query along an eigenvector of the context's covariance"),
        Meaning(L, "number of layers"),
        Meaning(g, "step per layer: v k q x^2/L, the multiples of the weights"),
        Meaning(x, "eigenvalue of the sample covariance of the context in that direction"),
        Meaning(r, "share of the labels that a layer finds"),
    ),
    derivation=Derivation(
        premises=(
            NETWORK,
            Premise(
                "assumption", "weights are multiples of rotations that cancel in the product; labels have no noise"
            ),
            Premise(
                "citation",
                "the scores of the context are g X X^T/P, and X X^T (X e) = P x (X e) for an eigenvector e (textbook)",
            ),
        ),
        steps=(
            Identity(name="layer", lhs=r - g * x * r, rhs=(1 - g * x) * r, why="what a layer leaves of the labels"),
            Induction(
                name="predicted",
                formula=1 - (1 - g * x) ** L,
                index=L,
                start=sympy.S.Zero,
                increment=g * x * (1 - g * x) ** L,
                why="a layer adds to the prediction what it takes from the labels it finds",
            ),
        ),
    ),
    instances=(
        Instance.of(L=1, g="1/2", x=1),
        Instance.of(L=4, g="1/4", x="1/2"),
        Instance.of(L=4, g="3/2", x=1),
        Instance.of(L=16, g="1/8", x="1/4"),
    ),
    notes=(
        "For any weights with one direction of labels the prediction is the one of gradient descent with the step "
        "matrix that is the product of all weights, to rounding."
    ),
)
