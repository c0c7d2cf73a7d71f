"""Layers of linear attention take steps of gradient descent on their context."""

import sympy

from theory.papers.bordelon2025._isotropic import L
from theory.papers.bordelon2025._model import DEPTH
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

g, x = parameters("g x")
r = sympy.Symbol("r", real=True)
kept = sympy.Function("kept")(g, x, L)

CLAIM = Claim(
    id="bordelon2025:layers-descend",
    title="Layers of linear attention descend the gradient",
    statement=Equality(kept, (1 - g * x) ** L),
    source="ours",
    fidelity="reconstructed",
    reference="Re-derived; summaries of the paper report the reduced predictor and call its layers descent steps.",
    meanings=(
        Meaning(kept, "share of a noise-free target that the prediction misses along an eigenvector of eigenvalue x"),
        Meaning(g, "step size per layer, on that eigenvector"),
        Meaning(x, "eigenvalue of the sample covariance times the trained matrix"),
        Meaning(L, DEPTH.words),
        Meaning(r, "share that the layers before left"),
    ),
    convention=Convention(target="fixed"),
    derivation=Derivation(
        premises=(
            Premise(
                "assumption",
                "each layer attends linearly: a token moves its label by minus the sum over the context of the score "
                "x_i^T Gamma x_j times the label left at j, divided by L P; the query adds up what it is moved by",
            ),
        ),
        steps=(
            Identity(
                name="layer",
                lhs=r - g * x * r,
                rhs=(1 - g * x) * r,
                why="what a layer leaves: the labels left at the context are X times the share left of the target, so "
                "the sum over the context is the sample covariance times it",
            ),
            Induction(
                name="predicted",
                formula=1 - (1 - g * x) ** L,
                index=L,
                start=sympy.S.Zero,
                increment=g * x * (1 - g * x) ** L,
                why="the query adds g x times what each layer finds left",
            ),
            Combine(name="missed", expression=1 - named("predicted"), why="what the prediction lacks of the target"),
        ),
    ),
    instances=tuple(
        Instance.of(g=g_, x=x_, L=depth)
        for g_, x_, depth in (("1/2", 1, 1), ("1/3", "1/2", 4), ("3/2", 1, 3), (1, "1/8", 12))
    ),
    notes="Label noise eps enters as g times the sum over l < L of (1 - g x)^l, applied to X^T eps/P.",
)
