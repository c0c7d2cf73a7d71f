"""Variance of softmax attention over a long prompt."""

import sympy

from theory.papers.havrilla2024._in_context import (
    AMBIENT,
    DIMENSION,
    ISOMETRY,
    KERNEL,
    PROMPT,
    SHARPNESS,
    SIZES,
    d,
    r,
)
from theory.records import Claim, Convention, Derivation, Identity, Meaning, Order, Premise, Squeeze
from theory.symbols import parameters

variance = sympy.Function("V")(r)
slack = parameters("slack")
axis = sympy.Symbol("axis", positive=True)
u = sympy.Symbol("u", real=True)

CLAIM = Claim(
    id="havrilla2024:attention-variance",
    title="Variance of softmax attention in context",
    statement=Order(variance, "~", (2 * sympy.pi) ** (d / 2) * r**d, r),
    source="textbook",
    fidelity="as stated",
    reference="Kernel regression at a uniform density (textbook: Tsybakov 2009, section 1.5).",
    meanings=(
        Meaning(variance, "variance from label noise over sigma^2/n, for a long prompt"),
        Meaning(u, "angle along one coordinate"),
        Meaning(slack, "a bound on what the kernel differs from a Gaussian, at great sharpness"),
        PROMPT,
        SHARPNESS,
        DIMENSION,
        AMBIENT,
    ),
    convention=Convention(loss="squared", mode="expectation", target="none", limits="long prompt, then sharp"),
    derivation=Derivation(
        premises=(
            KERNEL,
            ISOMETRY,
            Premise(
                "citation",
                "a weighted mean of n labels has the variance sigma^2/n times the mean of the squared weights over "
                "their squared mean (law of large numbers for a long prompt), a product over coordinates",
            ),
        ),
        steps=(
            Identity(
                name="axis",
                lhs=2
                * sympy.pi
                * sympy.Integral(sympy.exp(-2 * r**2 * u**2), (u, -sympy.oo, sympy.oo))
                / sympy.Integral(sympy.exp(-(r**2) * u**2), (u, -sympy.oo, sympy.oo)) ** 2,
                rhs=sympy.sqrt(2 * sympy.pi) * r,
                why="Gaussian integrals over a circle of length 2 pi",
            ),
            Squeeze(
                name="law",
                lower=(axis * (1 - slack)) ** d,
                upper=(axis * (1 + slack)) ** d,
                slack=slack,
                why="one factor for each coordinate",
            ),
        ),
    ),
    instances=SIZES,
)
