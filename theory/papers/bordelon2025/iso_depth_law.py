"""Depth law at as many samples as dimensions, where no power of a constant helps."""

import sympy

from theory.papers.bordelon2025._isotropic import DEEP, OPTIMUM
from theory.papers.bordelon2025._model import DEPTH
from theory.papers.bordelon2025._model import L as depth
from theory.records import Claim, Derivation, Identity, Induction, Instance, Meaning, Order, Premise, Squeeze
from theory.symbols import named, parameters

L = parameters("L", integer=True)
slack = parameters("slack")
least = sympy.Function("risk")(depth)
half = sympy.Rational(1, 2)
catalan = 4**L * sympy.gamma(L + half) / (sympy.sqrt(sympy.pi) * sympy.gamma(L + 2))
binomial = sympy.gamma(L + half) / (sympy.sqrt(sympy.pi) * sympy.gamma(L + 1))

CLAIM = Claim(
    id="bordelon2025:iso-depth-law",
    title="Depth law of isotropic data with one sample per dimension",
    statement=Order(least, "~", 1 / sympy.sqrt(sympy.pi * depth), depth),
    source="ours",
    fidelity="as stated",
    reference="Ours.",
    meanings=(
        Meaning(least, "least excess risk over the step size without label noise, with as many samples as dimensions"),
        DEPTH,
        Meaning(slack, "1/(2 L)"),
    ),
    convention=DEEP,
    derivation=Derivation(
        premises=(
            OPTIMUM,
            Premise(
                "citation",
                "Gautschi's inequality (textbook): Gamma(L + 1/2)/Gamma(L + 1) lies between (L + 1/2)^(-1/2) and "
                "L^(-1/2)",
            ),
        ),
        steps=(
            Identity(
                name="saved",
                lhs=half * catalan / 4**L,
                rhs=binomial - binomial.subs(L, L + 1),
                why="what layer L + 1 saves at alpha = 1, where q = 1/4",
            ),
            Induction(
                name="exact",
                formula=binomial,
                index=L,
                start=sympy.S.One,
                increment=-named("saved"),
                why="the risk is the binomial coefficient of 2 L over L, divided by 4^L",
            ),
            Squeeze(
                name="law",
                lower=1 / sympy.sqrt(sympy.pi * depth * (1 + slack)),
                upper=1 / sympy.sqrt(sympy.pi * depth),
                slack=slack,
                why="Gautschi's bounds on the ratio of gamma functions",
            ),
        ),
    ),
    instances=(Instance(()),),
    notes="Exactly binom(2 L, L)/4^L. With more or fewer samples the risk falls exponentially in the depth.",
)
