"""Least risk of layers with steps of their own, on isotropic data without noise."""

import sympy

from theory.papers.bordelon2025._model import DEPTH, REDUCTION, SAMPLES, alpha
from theory.records import (
    Claim,
    Combine,
    Convention,
    Derivation,
    Equality,
    Identity,
    Induction,
    Instance,
    Meaning,
    Premise,
)
from theory.symbols import named, parameters

L = parameters("L", integer=True)
c = parameters("c")
least = sympy.Function("risk")(L, alpha)

CLAIM = Claim(
    id="bordelon2025:iso-untied",
    title="Least risk of untied layers on isotropic data",
    statement=Equality(least, (1 - alpha) / (1 - alpha ** (L + 1))),
    source="ours",
    fidelity="as stated",
    reference="Ours; summaries report that layers stay tied from a symmetric start, which untied ones need not.",
    meanings=(
        Meaning(least, "least excess risk over the step sizes of all layers, without label noise"),
        SAMPLES,
        Meaning(L, DEPTH.words),
    ),
    assumptions=(sympy.Ne(alpha, 1),),
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        limits="the dimension tends to infinity at a fixed number of samples per dimension and fixed depth",
    ),
    derivation=Derivation(
        premises=(
            REDUCTION,
            Premise(
                "citation",
                "the least mean square of a polynomial of degree L that is one at zero is one over the sum of the "
                "squares at zero of the orthonormal polynomials up to that degree (textbook: Christoffel)",
            ),
            Premise(
                "citation",
                "the orthonormal polynomials of the Marchenko-Pastur law with c = 1/alpha have the diagonal 1, 1 + c, "
                "1 + c, ... and the off-diagonal sqrt(c) in their recurrence, and their zeros are positive (textbook)",
            ),
        ),
        steps=(
            Identity(
                name="recurrence",
                lhs=sympy.sqrt(c) * sympy.sqrt(alpha) + sympy.sqrt(c) / sympy.sqrt(alpha),
                rhs=1 + c,
                given=((c, 1 / alpha),),
                why="at zero the polynomials are the powers of -sqrt(alpha), so their squares are the powers of alpha",
            ),
            Induction(
                name="squares",
                formula=(1 - alpha ** (L + 1)) / (1 - alpha),
                index=L,
                start=sympy.S.One,
                increment=alpha ** (L + 1),
                why="the geometric sum of the squares",
            ),
            Combine(name="least", expression=1 / named("squares"), why="Christoffel's formula"),
        ),
    ),
    instances=(
        Instance.of(alpha="1/2", L=3),
        Instance.of(alpha=2, L=2),
        Instance.of(alpha=2, L=4),
        Instance.of(alpha=4, L=2),
    ),
    notes="At alpha = 1 the risk is 1/(L + 1). Tied layers do worse from two layers on (bordelon2025:iso-optimum).",
)
