"""Symbols and premises that the claims on first-order methods share."""

from theory.records import Meaning, Premise
from theory.symbols import parameters, resources

T = parameters("T", integer=True)
E = parameters("E")
kappa = resources("kappa")

STEPS = Meaning(T, "number of gradients seen")
CONDITION = Meaning(kappa, "condition number of the class: smoothness L over strong convexity mu")
FALL = Meaning(E, "logarithm of the factor by which the squared distance from the minimiser falls")

CHAIN = Premise(
    "assumption",
    "the chain is (L - mu)/8 times the sum of x_1^2 - 2 x_1 and all squared differences of neighbouring coordinates, "
    "plus mu/2 times the squared length of x: mu-strongly convex, L-smooth, and with infinitely many coordinates",
)
SPAN = Premise(
    "citation",
    "Nesterov (2004), section 2.1.4: gradients of the chain at points supported on the first i coordinates are "
    "supported on the first i + 1, so that from zero the span of T gradients is the first T coordinates",
)
