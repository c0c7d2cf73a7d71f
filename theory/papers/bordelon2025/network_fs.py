"""When a trained two-layer network learns a mode, if all contexts share their covariance."""

from typing import Any

import sympy

from theory.papers.bordelon2025._model import gamma
from theory.papers.bordelon2025._network import NETWORK, WEIGHT, along, k, q, w, x
from theory.records import Claim, Combine, Derivation, Equality, Identity, Instance, Meaning, Premise
from theory.symbols import named, parameters

s, z, a, b, p = parameters("s z a b p")
arrival = sympy.Function("time")(b)


def effort(share: Any) -> Any:
    """Sixteen times the antiderivative of 1/(u**2*(1 - u**2)**3), at u**2 the share."""
    root = sympy.sqrt(share)
    logarithm = 15 * sympy.log((1 + root) / (1 - root))
    return logarithm - 16 / root + 14 * root / (1 - share) + 4 * root / (1 - share) ** 2


PACE = 16 * s * sympy.sqrt(z) * p ** sympy.Rational(3, 2) * (1 - p) ** 3

CLAIM = Claim(
    id="bordelon2025:network-fs",
    title="Time in which a two-layer network learns a mode of a fixed covariance",
    statement=Equality(arrival, (effort(b) - effort(a)) / (128 * s * sympy.sqrt(z))),
    source="ours",
    fidelity="as stated",
    reference="Ours; summaries of the paper report that the modes decouple.",
    meanings=(
        Meaning(arrival, "training time from the share a to the share b of the mode's final step, W_v held at one"),
        Meaning(s, "label variance of the mode"),
        Meaning(z, "eigenvalue of the mode"),
        Meaning(p, "share gamma z/2 of the final step"),
        Meaning(gamma, "total step of the mode, the product k q x^2 of the weights on it"),
        WEIGHT,
    ),
    assumptions=(b < 1,),
    convention=along("small learning rates and infinite context, at any dimension"),
    derivation=Derivation(
        premises=(
            NETWORK,
            Premise("assumption", "gradient flow: small learning rates, the same for W_x, W_k and W_q"),
            Premise(
                "citation",
                "with commuting covariances the modes decouple: the weights stay diagonal, balanced ones with k = q "
                "and x^2 = 2 k^2, and a mode has the risk s (1 - gamma z/2)^4 (reported; re-derived)",
            ),
        ),
        steps=(
            Identity(
                name="speed",
                lhs=sum(sympy.diff(k * q * x**2, each) ** 2 for each in (k, q, x)),
                rhs=4 * sympy.sqrt(2) * gamma ** sympy.Rational(3, 2),
                given=((k, w), (q, w), (x, sympy.sqrt(2) * w), (w, (gamma / 2) ** sympy.Rational(1, 4))),
                why="how fast three balanced weights move their product, per unit of slope",
            ),
            Identity(
                name="pace",
                lhs=-named("speed") * sympy.diff(s * (1 - gamma * z / 2) ** 4, gamma) * z / 2,
                rhs=PACE,
                given=((gamma, 2 * p / z),),
                why="speed of the share, downhill",
            ),
            Identity(
                name="clock",
                lhs=sympy.diff(effort(p), p) * PACE / (128 * s * sympy.sqrt(z)),
                rhs=named("pace") / PACE,
                why="this function of the share grows by one in a unit of time",
            ),
            Combine(
                name="time",
                expression=(effort(b) - effort(a)) / (128 * s * sympy.sqrt(z)) * named("clock"),
                why="its increase",
            ),
        ),
    ),
    instances=(
        Instance.of(s=1, z=1, a="1/4", b="3/4"),
        Instance.of(s="1/4", z="1/4", a="1/16", b="1/2"),
    ),
)
