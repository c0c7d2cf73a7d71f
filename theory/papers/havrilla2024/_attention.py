"""Symbols and meanings that the claims about the constructed transformer share."""

from theory.papers.havrilla2024._symbols import DIMENSION, beta, d
from theory.records import Meaning
from theory.symbols import parameters

H, n = parameters("H n")

SMOOTH = Meaning(beta, "Hölder exponent of the target, at most one")
CELLS = Meaning(n, "number of cells a side of the grid on the unit cube")
HOELDER = Meaning(H, "Hölder constant of the targets, with Euclidean distances")
SHARED = (SMOOTH, DIMENSION, CELLS)
AT_MOST_ONE = beta <= 1

__all__ = ["AT_MOST_ONE", "CELLS", "HOELDER", "SHARED", "SMOOTH", "H", "beta", "d", "n"]
