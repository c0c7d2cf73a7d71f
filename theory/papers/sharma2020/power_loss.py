"""Mean power of the error of a fit that is multilinear on each of N cells."""

from theory.papers.sharma2020._model import CELLS, DIMENSION, LINEAR, SIDE, SUMMARY, N, d, loss, p, r
from theory.records import Claim, Convention, Derivation, Instance, Meaning, Optimum, Order

CLAIM = Claim(
    id="sharma2020:power-loss",
    title="Other powers of the error of multilinear fits",
    statement=Order(loss, "Theta", N ** (-2 * p / d), N),
    source="ours",
    fidelity="reconstructed",
    reference=SUMMARY,
    meanings=(
        Meaning(loss, "mean of the error of multilinear interpolation on a grid to the power p"),
        CELLS,
        SIDE,
        DIMENSION,
        Meaning(p, "power of the error that is the loss"),
    ),
    convention=Convention(loss="none", mode="deterministic", target="fixed"),
    derivation=Derivation(
        premises=(LINEAR,),
        steps=(
            Optimum(
                name="law",
                risk=r ** (-2 * p),
                costs=(r**d,),
                budget=N,
                why="the finest grid that N cells allow",
            ),
        ),
    ),
    instances=tuple(Instance.of(d=k, p=q) for k, q in ((1, 1), (2, 3), (3, 4), (4, 3))),
)
