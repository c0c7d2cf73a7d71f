"""Squared error of a fit that is constant on each of N cells."""

from theory.papers.sharma2020._model import CELLS, CONSTANT, DIMENSION, SIDE, SUMMARY, N, d, loss, r
from theory.records import Claim, Convention, Derivation, Instance, Meaning, Optimum, Order

CLAIM = Claim(
    id="sharma2020:piecewise-constant",
    title="Piecewise constant fits",
    statement=Order(loss, "Theta", N ** (-2 / d), N),
    source="ours",
    fidelity="reconstructed",
    reference=SUMMARY,
    meanings=(
        Meaning(loss, "mean squared error of a piecewise constant fit of a smooth function"),
        CELLS,
        SIDE,
        DIMENSION,
    ),
    convention=Convention(loss="squared", mode="deterministic", target="fixed"),
    derivation=Derivation(
        premises=(CONSTANT,),
        steps=(
            Optimum(
                name="law",
                risk=r**-2,
                costs=(r**d,),
                budget=N,
                why="the finest grid that N cells allow",
            ),
        ),
    ),
    instances=tuple(Instance.of(d=k) for k in (1, 2, 3, 4)),
)
