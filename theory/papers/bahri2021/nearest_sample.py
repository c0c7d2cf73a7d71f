"""Distance to the nearest of n samples."""

import sympy

from theory.papers.bahri2021._model import DIMENSION, NOTES, SAMPLES, d, n
from theory.records import Claim, Convention, Derivation, Identity, Instance, Meaning, Order, Premise
from theory.symbols import parameters

v, x = parameters("v x")
distance = sympy.Function("r_1")(n)
volume = sympy.pi ** (d / 2) / sympy.gamma(d / 2 + 1)
mean = sympy.symbols("mean", positive=True)
law = sympy.gamma(1 + 1 / d) * (volume * n) ** (-1 / d)

CLAIM = Claim(
    id="bahri2021:nearest-sample",
    title="Distance to the nearest sample",
    statement=Order(distance, "~", law, n),
    source="ours",
    fidelity="as stated",
    reference=NOTES + " The constant is textbook (Poisson process).",
    meanings=(
        Meaning(distance, "mean distance of a fresh point from the nearest of n, all uniform on a torus of volume one"),
        SAMPLES,
        DIMENSION,
        Meaning(v, "volume of the unit ball"),
        Meaning(x, "n v r^d, with r the distance"),
    ),
    convention=Convention(mode="expectation"),
    derivation=Derivation(
        premises=(
            Premise(
                "citation",
                "no sample lies within r with the probability (1 - v r^d)^n, to leading order exp(-n v r^d); a mean is "
                "the integral of such probabilities",
            ),
        ),
        steps=(
            Identity(
                name="mean",
                lhs=sympy.Integral(sympy.exp(-x) * x ** (1 / d - 1) / d, (x, 0, sympy.oo)) * (n * v) ** (-1 / d),
                rhs=sympy.gamma(1 + 1 / d) * (v * n) ** (-1 / d),
                why="with r = (x/(n v))^(1/d)",
            ),
            Identity(name="law", lhs=mean, rhs=law, given=((v, volume),), why="volume of the ball"),
        ),
    ),
    instances=tuple(Instance.of(d=k) for k in (1, 2, 4)),
)
