"""Symbols and premises of cell-wise fits."""

import sympy

from theory.records import Meaning, Premise
from theory.symbols import parameters, resources

N, r = resources("N r")
d, p = parameters("d p")
loss = sympy.Function("loss")(N)

CELLS = Meaning(N, "number of parameters, of the order of the number of cells")
SIDE = Meaning(r, "cells a side, one over their size")
DIMENSION = Meaning(d, "intrinsic dimension of the data")
LINEAR = Premise(
    "citation",
    "Taylor: multilinear interpolation on a cell of size 1/r misses a smooth function by the order of r^-2, by no less "
    "where its unmixed second derivatives do not vanish",
)
CONSTANT = Premise(
    "citation",
    "Taylor: a constant on a cell of size 1/r misses a smooth function by the order of r^-1, and by no less where its "
    "gradient does not vanish",
)
SUMMARY = "A detailed summary of the paper gives the exponent and this argument; the paper was not read."
