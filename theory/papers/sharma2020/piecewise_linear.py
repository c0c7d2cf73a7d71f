"""Squared error of a fit that is multilinear on each of N cells."""

from theory.papers.sharma2020._model import CELLS, DIMENSION, LINEAR, SIDE, SUMMARY, N, d, loss, r
from theory.records import Claim, Convention, Derivation, Instance, Meaning, Optimum, Order

CLAIM = Claim(
    id="sharma2020:piecewise-linear",
    title="Piecewise multilinear fits",
    statement=Order(loss, "Theta", N ** (-4 / d), N),
    source="ours",
    fidelity="reconstructed",
    reference=SUMMARY,
    meanings=(
        Meaning(loss, "mean squared error of multilinear interpolation of a smooth function on a grid"),
        CELLS,
        SIDE,
        DIMENSION,
    ),
    convention=Convention(loss="squared", mode="deterministic", target="fixed"),
    derivation=Derivation(
        premises=(LINEAR,),
        steps=(
            Optimum(
                name="law",
                risk=r**-4,
                costs=(r**d,),
                budget=N,
                why="the finest grid that N cells allow",
            ),
        ),
    ),
    instances=tuple(Instance.of(d=k) for k in (1, 2, 3, 4)),
)
