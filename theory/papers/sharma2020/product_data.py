"""Data on a product of manifolds, with a target that is a sum over them."""

import sympy

from theory.papers.sharma2020._model import LINEAR, SUMMARY, N, loss
from theory.records import Claim, Convention, Derivation, Instance, Meaning, Optimum, Order, Premise
from theory.symbols import parameters, resources

x, y = resources("x y")
d_1, d_2 = parameters("d_1 d_2")

CLAIM = Claim(
    id="sharma2020:product-data",
    title="The largest factor of a product sets the exponent",
    statement=Order(loss, "Theta", N ** (-4 / d_1), N),
    source="ours",
    fidelity="reconstructed",
    reference=SUMMARY,
    meanings=(
        Meaning(loss, "mean squared error of the best sum of two multilinear interpolations on grids"),
        Meaning(N, "number of parameters, of the order of the number of cells of both"),
        Meaning(x, "cells a side in the first factor, of dimension d_1"),
        Meaning(y, "cells a side in the second factor, of dimension d_2"),
        Meaning(d_1, "the larger dimension"),
        Meaning(d_2, "the smaller dimension"),
    ),
    assumptions=(sympy.Gt(d_1, d_2),),
    convention=Convention(loss="squared", mode="deterministic", target="fixed"),
    derivation=Derivation(
        premises=(
            LINEAR,
            Premise("assumption", "the target is a sum of one function on each factor, and the two errors add up"),
        ),
        steps=(
            Optimum(
                name="law",
                risk=x**-4 + y**-4,
                costs=(x**d_1, y**d_2),
                budget=N,
                why="up to constants each factor may have all cells",
            ),
        ),
    ),
    instances=tuple(Instance.of(d_1=k, d_2=j) for k, j in ((3, 1), (4, 2))),
    notes="Had the target mixed the factors, the dimension would be d_1 + d_2.",
)
