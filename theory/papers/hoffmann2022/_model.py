"""Hoffmann's parametric law: symbols, and where it is least within a budget."""

from __future__ import annotations

import sympy

from theory.records import Convention, Instance, Meaning, Premise, Solution
from theory.symbols import parameters, resources

N, D, C = resources("N D C")
A, B, alpha, beta = parameters("A B alpha beta")
G = (alpha * A / (beta * B)) ** (1 / (alpha + beta))
SIZE = G * (C / 6) ** (beta / (alpha + beta))
SETTING = Convention(loss="cross-entropy", mode="expectation", compute=6 * N * D, along="frontier")
MEANINGS = (
    Meaning(C, "compute in operations, 6 N D"),
    Meaning(N, "number of parameters"),
    Meaning(D, "number of tokens"),
    Meaning(A, "constant of the loss in parameters"),
    Meaning(B, "constant of the loss in tokens"),
    Meaning(alpha, "exponent of the loss in parameters"),
    Meaning(beta, "exponent of the loss in tokens"),
)
LAW = Premise("assumption", "the loss is E + A N^-alpha + B D^-beta with the compute 6 N D (reported fit)")
PUBLISHED = {"A": "406.4", "B": "410.7", "alpha": "0.34", "beta": "0.28"}
REFITTED = {"A": "482.01", "B": "2085.43", "alpha": "0.3478", "beta": "0.3658"}  # Besiroglu et al. 2024
FITS = (Instance.of(**PUBLISHED), Instance.of(**REFITTED))

STATIONARY = Solution(
    "size",
    sympy.diff(A * N**-alpha + B * (C / (6 * N)) ** -beta, N),
    N,
    SIZE,
    why="the only stationary point of a sum of a falling and a rising power, so its least",
)
