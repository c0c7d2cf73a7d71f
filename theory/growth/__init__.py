"""The growth scale: how fast positive expressions grow, and which of two is faster.

A growth is a product of powers of *levels*: iterated logarithms ``x, log(x),
log(log(x)), ...`` and exponentials ``exp(rate)`` of other growths. Powers are
rational functions of parameters, so that a comparison is a list of cells.
"""

from theory.growth.compare import Cell, Comparison, Dominant, along, compare, dominant, dominates
from theory.growth.read import growth
from theory.growth.scale import Growth, Level

__all__ = [
    "Cell",
    "Comparison",
    "Dominant",
    "Growth",
    "Level",
    "along",
    "compare",
    "dominant",
    "dominates",
    "growth",
]
