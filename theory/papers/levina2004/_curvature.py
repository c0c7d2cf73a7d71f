"""What curvature does to the mean log ratio of distances: shared by the sphere and the torus."""

import sympy

from theory.papers.levina2004._model import Expr, R, d, r
from theory.records import Identity, Meaning, Premise, Squeeze, Step
from theory.symbols import named, parameters

b, v, slack = parameters("b v slack")
mean = sympy.Function("m")(R)
bias = (d * mean - 1) / R**2

MEANINGS = (
    Meaning(
        mean,
        "mean of log(R/r) over the points of the manifold within a distance R in space of one of them, for evenly "
        "spread points: the inverse of the estimated dimension",
    ),
    Meaning(R, "radius of the ball"),
    Meaning(r, "distance in space"),
    Meaning(v, "volume of the flat unit ball"),
    Meaning(b, "relative growth of the volume with the squared radius: v r^d (1 + b r^2)"),
    Meaning(slack, "R^2"),
)
PARTS = Premise(
    "citation", "integrated by parts, the mean of log(R/r) is the integral of V(r)/r up to R, over V(R) (textbook)"
)


def mean_log_ratio(growth: Expr) -> tuple[Step, ...]:
    """Steps from a step ``volume``, which ends at v R^d (1 + growth R^2), to the bias at small radius."""
    return (
        Identity(
            name="logs",
            lhs=sympy.Integral(v * r ** (d - 1) * (1 + b * r**2), (r, 0, R)),
            rhs=v * R**d * (1 / d + b * R**2 / (d + 2)),
            why="integral of V(r)/r for the volume v r^d (1 + b r^2)",
        ),
        Identity(
            name="excess",
            lhs=(d * named("logs") / named("volume") - 1) / R**2,
            rhs=-2 * b / ((d + 2) * (1 + b * R**2)),
            given=((b, growth),),
            why="the flat part cancels",
        ),
        Squeeze(
            name="limit",
            lower=-2 * b / (d + 2),
            upper=-2 * b / ((d + 2) * (1 + b * slack)),
            slack=slack,
            why="small radius; what the volume has beyond its second term vanishes with R",
        ),
        Identity(
            name="law",
            lhs=named("limit"),
            rhs=-2 * growth / (d + 2),
            given=((b, growth),),
            why="with the growth of this volume",
        ),
    )
