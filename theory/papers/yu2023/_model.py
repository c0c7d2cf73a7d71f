"""Coding rates, heads and steps: symbols, premises and sentences that the claims share."""

from typing import Any

from theory.records import Meaning, Premise
from theory.symbols import parameters

Expr = Any

beta, sigma, x, h, c = parameters("beta sigma x h c")

SCALE = Meaning(beta, "p/(N eps^2), for heads of dimension p, N tokens and the quantisation eps")
SINGULAR = Meaning(sigma, "singular value of the tokens as one head sees them, U_k^T Z")
ENERGY = Meaning(x, "beta times the square of a singular value of the tokens as one head sees them")
STEP = Meaning(h, "size of the step, in units of 1/beta")
HEADS = Premise(
    "assumption",
    "the rate is half the sum, over heads, of log det(I + beta A A^T) with A = U_k^T Z; heads are orthonormal and "
    "orthogonal to each other, so that steps act on the singular values of each A by themselves",
)
OURS = "Ours; rate and step as a restatement gives them."
