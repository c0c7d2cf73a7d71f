"""Estimates on a sphere are too small: its volume grows less than that of flat space."""

import sympy

from theory.papers.levina2004._curvature import MEANINGS, PARTS, bias, mean_log_ratio, v
from theory.papers.levina2004._model import DIMENSION, R, d, r
from theory.records import Claim, Convention, Derivation, Identity, Instance, Limit, Premise

GROWTH = -d * (d - 2) / (8 * (d + 2))

CLAIM = Claim(
    id="levina2004:sphere-bias",
    title="On a sphere the estimate is too small",
    statement=Limit(bias, R, sympy.S.Zero, d * (d - 2) / (4 * (d + 2) ** 2)),
    source="ours",
    fidelity="as stated",
    reference="Ours, from the volume of spherical caps.",
    meanings=(*MEANINGS, DIMENSION),
    convention=Convention(mode="expectation", limits="many points first, then small radius"),
    derivation=Derivation(
        premises=(
            PARTS,
            Premise(
                "citation",
                "on the unit sphere the distance in space to a random point has a density in proportion to r^(d-1) "
                "(1 - r^2/4)^((d-2)/2) (textbook), so to r^(d-1) (1 - (d-2) r^2/8) up to the fourth order",
            ),
        ),
        steps=(
            Identity(
                name="volume",
                lhs=sympy.Integral(d * v * r ** (d - 1) * (1 - (d - 2) * r**2 / 8), (r, 0, R)),
                rhs=v * R**d * (1 + GROWTH * R**2),
                why="volume of a cap, so b = -d (d - 2)/(8 (d + 2))",
            ),
            *mean_log_ratio(GROWTH),
        ),
    ),
    instances=tuple(Instance.of(d=k) for k in (1, 3, 4, 8, 16)),
    notes=(
        "1/d is read too large by this times R^2, so d too small for d above 2; not at all for d = 2, and too large on "
        "a circle. In many dimensions even the nearest neighbours are far away, which makes R^2 of order one."
    ),
)
