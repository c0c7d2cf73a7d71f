"""Worst error of piecewise multilinear interpolation, with its exact constant."""

import sympy

from theory.papers.havrilla2024._attention import AT_MOST_ONE, HOELDER, SHARED, H, beta, d, n
from theory.records import Bound, Claim, Convention, Derivation, Equality, Identity, Instance, Meaning, Premise, Squeeze
from theory.symbols import named, parameters

worst = sympy.Function("E")(n)
t, V, slack = parameters("t V slack")

CLAIM = Claim(
    id="havrilla2024:interpolation-error",
    title="Worst error of multilinear interpolation",
    statement=Equality(worst, H * (sympy.sqrt(d) / (2 * n)) ** beta),
    source="ours",
    fidelity="as stated",
    reference="A partition of unity on a cell gives at once the bound H (sqrt(d)/n)^beta, larger by 2^beta.",
    meanings=(
        Meaning(worst, "largest error at any point for any target: what the constructed transformer computes"),
        Meaning(t, "position within a cell along one axis, from 0 to 1"),
        Meaning(V, "mean squared distance from the nodes under the weights of one axis, in cells"),
        Meaning(slack, "distance of the point from the centre of its cell"),
        HOELDER,
        *SHARED,
    ),
    assumptions=(AT_MOST_ONE,),
    convention=Convention(target="worst case"),
    derivation=Derivation(
        premises=(
            Premise(
                "citation",
                "the weights of the nodes of a cell are a product distribution with mean x, so the error is at most H "
                "times the mean of |x - node|^beta, and by Jensen's inequality (beta <= 2) at most H times the mean of "
                "|x - node|^2 to the power beta/2; that mean is the sum of the variances t (1 - t)/n^2 of the axes",
            ),
            Premise(
                "citation",
                "H times the distance from the nearest node to the power beta has the Hölder constant H, since "
                "|a^beta - b^beta| <= |a - b|^beta for beta <= 1, and its interpolant is zero (textbook)",
            ),
        ),
        steps=(
            Bound(
                name="axis",
                relation=4 * V <= 1,
                facts=(sympy.Eq(V, t * (1 - t)), t <= 1),
                why="the variance is largest in the middle",
            ),
            Identity(
                name="centre",
                lhs=H * sympy.sqrt(d * (1 / (2 * n)) ** 2) ** beta,
                rhs=H * (sympy.sqrt(d) / (2 * n)) ** beta,
                why="error on the power of the distance, at the centre of a cell",
            ),
            Squeeze(
                name="worst",
                lower=named("centre"),
                upper=H * (d * (sympy.Rational(1, 4) + slack) / n**2) ** (beta / 2),
                slack=slack,
                why="no target errs more than the first premise allows, and one errs as much",
            ),
        ),
    ),
    instances=(
        Instance.of(beta="1/2", d=1, n=6, H=1),
        Instance.of(beta=1, d=1, n=20, H=3),
        Instance.of(beta="1/2", d=2, n=5, H=1),
        Instance.of(beta="3/4", d=2, n=8, H="1/2"),
        Instance.of(beta="1/2", d=3, n=3, H=1),
        Instance.of(beta=1, d=3, n=2, H=1),
    ),
)
