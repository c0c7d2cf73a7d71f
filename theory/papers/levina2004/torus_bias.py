"""Estimates on a torus that bends through space are too large: distance in space is shorter than along it."""

import sympy

from theory.papers.levina2004._curvature import MEANINGS, PARTS, bias, mean_log_ratio, v
from theory.papers.levina2004._model import DIMENSION, R, d
from theory.records import (
    Claim,
    Convention,
    Derivation,
    Identity,
    Induction,
    Instance,
    Limit,
    Meaning,
    Premise,
)
from theory.symbols import named, parameters

M, c, s4 = parameters("M c s4")
GROWTH = (M + 1) * (2 * M + 1) * d / (48 * (d + 2))

CLAIM = Claim(
    id="levina2004:torus-bias",
    title="On a torus that bends through space the estimate is too large",
    statement=Limit(bias, R, sympy.S.Zero, -(M + 1) * (2 * M + 1) * d / (24 * (d + 2) ** 2)),
    source="ours",
    fidelity="as stated",
    reference="Ours, for the isometric embedding whose every angle runs through circles of M frequencies.",
    meanings=(
        *MEANINGS,
        DIMENSION,
        Meaning(M, "number of harmonics of the embedding, whose dimension is 2 d M"),
        Meaning(
            c, "sum of the m^2 up to M over 12 M, the curvature of the curve of an angle: chord^2 = angle^2 - c angle^4"
        ),
        Meaning(s4, "sum of the fourth powers of the coordinates of a direction, on average 3/(d + 2)"),
    ),
    convention=Convention(mode="expectation", limits="many points first, then small radius"),
    derivation=Derivation(
        premises=(
            PARTS,
            Premise(
                "assumption",
                "the squared distance in space is the sum over angles of (2 - 2 cos(m angle))/(M m^2) over the M "
                "harmonics m, so in a direction u it is the squared length l^2 less c l^4 times the sum of the u_i^4, "
                "up to the sixth order; one may go so far that l^d = r^d (1 + d c r^2/2 times that sum) to the next "
                "order (binomial series)",
            ),
            Premise("citation", "on the unit sphere in d dimensions the mean of u_i^4 is 3/(d (d + 2)) (textbook)"),
        ),
        steps=(
            Induction(
                name="squares",
                formula=M * (M + 1) * (2 * M + 1) / 6,
                index=M,
                start=sympy.S.Zero,
                increment=(M + 1) ** 2,
                why="sum of the m^2",
            ),
            Identity(
                name="bend",
                lhs=named("squares") / (12 * M),
                rhs=(M + 1) * (2 * M + 1) / 72,
                why="the coefficient c",
            ),
            Identity(
                name="volume",
                lhs=v * R**d * (1 + d * named("bend") * s4 / 2 * R**2),
                rhs=v * R**d * (1 + GROWTH * R**2),
                given=((s4, 3 / (d + 2)),),
                why="averaged over directions",
            ),
            *mean_log_ratio(GROWTH),
        ),
    ),
    instances=tuple(Instance.of(d=k, M=h) for k, h in ((1, 1), (2, 2), (4, 1), (4, 2))),
    notes="Downward on spheres, upward here: the sign of the bias says nothing unless the curvature is known.",
)
