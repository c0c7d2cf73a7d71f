"""What the claims about the trained network share: its weights, its speed and what is taken for granted."""

from __future__ import annotations

import sympy

from theory.papers.bordelon2025._model import gamma
from theory.records import Convention, Identity, Meaning, Premise
from theory.symbols import parameters

v, k, q, x, w, u = parameters("v k q x w u")
ALL = v * k * q * x**2

NETWORK = Premise(
    "assumption",
    "linear attention, masked to the context, with the same weights in all layers: keys and queries read the inputs, "
    "values the labels; W_v acts on one direction of the stream",
)
ISOTROPIC = Premise(
    "citation",
    "where no direction is special, every weight stays a multiple v, k, q, x of a rotation, and the derivative of the "
    "loss in a multiple sums that over directions (reported; re-derived from rotation invariance)",
)
FLOW = Premise(
    "assumption",
    "gradient flow at small learning rates, D times that of W_v for W_x, W_k and W_q: the loss depends on a multiple "
    "of one of these through its D directions, and on W_v through one, so that all four multiples descend at one rate",
)
BALANCE = Premise(
    "claim",
    "bordelon2025:network-balance: sums of squares over learning rates, here k^2, q^2 and v^2, grow alike and x^2 "
    "twice as fast, so that a start near zero, or with v = k = q and x^2 = 2 k^2, keeps these relations",
)

STEP = Meaning(gamma, "total step of the network, the product v k q x^2 of the multiples of its weights")
WEIGHT = Meaning(w, "size of a balanced weight")

SPEED = Identity(
    name="speed",
    lhs=sum(sympy.diff(ALL, each) ** 2 for each in (v, k, q, x)),
    rhs=5 * 2 ** sympy.Rational(2, 5) * gamma ** sympy.Rational(8, 5),
    given=((v, w), (k, w), (q, w), (x, sympy.sqrt(2) * w), (w, (gamma / 2) ** sympy.Rational(1, 5))),
    why="how fast four balanced weights move their product, per unit of slope",
)


def along(limits: str) -> Convention:
    """Convention of a law along a training run."""
    return Convention(loss="squared", mode="expectation", target="average", along="path", limits=limits)
