"""Bias of softmax attention over a long prompt."""

import sympy

from theory.papers.havrilla2024._in_context import (
    AMBIENT,
    DIMENSION,
    ISOMETRY,
    KERNEL,
    SHARPNESS,
    SIZES,
    TARGET,
    beta,
    d,
    r,
)
from theory.papers.havrilla2024._symbols import SMOOTHNESS
from theory.records import Claim, Convention, Derivation, Identity, Meaning, Order, Premise, Squeeze
from theory.symbols import named, parameters

bias = sympy.Function("B")(r)
G, slack = parameters("G slack")
value = d * (2 - 2**beta) * sympy.gamma(1 - beta) / (4 ** (beta + 1) * beta) * r ** (-2 * beta)

CLAIM = Claim(
    id="havrilla2024:attention-bias",
    title="Bias of softmax attention in context",
    statement=Order(bias, "~", value, r),
    source="ours",
    fidelity="as stated",
    reference="The order is textbook for kernel regression (Tsybakov 2009, section 1.5); the constant is ours.",
    meanings=(
        Meaning(bias, "squared bias for an infinitely long prompt, averaged over targets and queries"),
        Meaning(G, "integral of v^(-beta - 1) (1 - exp(-v)) over v > 0, which is Gamma(1 - beta)/beta"),
        Meaning(slack, "a bound on what sums differ from integrals, and kernels from Gaussians, at great sharpness"),
        SHARPNESS,
        SMOOTHNESS,
        DIMENSION,
        AMBIENT,
    ),
    assumptions=(beta < 1,),
    convention=Convention(loss="squared", mode="expectation", target="average", limits="long prompt, then sharp"),
    derivation=Derivation(
        premises=(
            KERNEL,
            TARGET,
            ISOMETRY,
            Premise(
                "citation",
                "a Gaussian kernel keeps exp(-k^2 h^2/4) of frequency k, so that the bias is d/2 times the sum of "
                "k^-(2 beta + 1) (1 - exp(-k^2 h^2/4))^2, in the limit its integral; with v = k^2 h^2/4 this is d/4 "
                "(h/2)^(2 beta) times that of v^(-beta - 1) (1 - exp(-v))^2",
            ),
            Premise(
                "citation",
                "(1 - e^-v)^2 = 2 (1 - e^-v) - (1 - e^-2v), and the integral of v^(-beta - 1) (1 - exp(-c v)) is "
                "c^beta Gamma(1 - beta)/beta for beta < 1 (by parts)",
            ),
        ),
        steps=(
            Identity(
                name="leading",
                lhs=d / 4 * (1 / (2 * r)) ** (2 * beta) * (2 * G - 2**beta * G),
                rhs=value,
                given=((G, sympy.gamma(1 - beta) / beta),),
                why="the two integrals",
            ),
            Squeeze(
                name="law",
                lower=named("leading") * (1 - slack),
                upper=named("leading") * (1 + slack),
                slack=slack,
                why="Laplace's method and the integral test",
            ),
        ),
    ),
    instances=SIZES,
)
