"""Metric entropy of a class with bounded weights: its number of parameters, up to a logarithm."""

import sympy

from theory.records import (
    Bound,
    Claim,
    Combine,
    Convention,
    Derivation,
    Identity,
    Inequality,
    Instance,
    Meaning,
    Premise,
)
from theory.symbols import parameters

P, kappa, Lambda, delta, c = parameters("P kappa Lambda delta c")
entropy = sympy.Function("entropy")(delta)
side = sympy.symbols("side", positive=True)

CLAIM = Claim(
    id="havrilla2024:metric-entropy",
    title="Metric entropy of networks with bounded weights",
    statement=Inequality(entropy, "<=", P * sympy.log(1 + kappa * Lambda / delta)),
    source="textbook",
    fidelity="reconstructed",
    reference="Textbook (a grid of weights). Notes on the paper recall a lemma of this structure; it was not seen.",
    meanings=(
        Meaning(
            entropy,
            "logarithm of the least number of functions that come within delta of every one of the class",
            r"\log\mathcal N(\delta)",
        ),
        Meaning(delta, "largest deviation"),
        Meaning(P, "number of weights"),
        Meaning(kappa, "largest modulus of a weight"),
        Meaning(Lambda, "largest change of the function per change of every weight", r"\Lambda"),
        Meaning(c, "grid points per weight, the least whole number from kappa Lambda/delta on"),
    ),
    convention=Convention(target="worst case"),
    derivation=Derivation(
        premises=(
            Premise("assumption", "weights that differ by at most e give functions that differ by at most Lambda e"),
            Premise(
                "citation",
                "c <= 1 + kappa Lambda/delta for the least whole number c from kappa Lambda/delta on; c points at a "
                "spacing of at most 2 delta/Lambda come within delta/Lambda of every number up to kappa in modulus",
            ),
        ),
        steps=(
            Bound(
                name="spacing",
                relation=2 * kappa / c <= 2 * delta / Lambda,
                facts=(c * delta >= kappa * Lambda,),
                why="c points divide the range of a weight so finely",
            ),
            Identity(
                name="side",
                lhs=sympy.log((1 + kappa * Lambda / delta) ** P),
                rhs=P * sympy.log(1 + kappa * Lambda / delta),
                why="logarithm of a number that the grid in all weights does not exceed",
            ),
            Combine(name="bound", expression=entropy <= side, why="the grid is a cover"),
        ),
    ),
    instances=tuple(Instance.of(P=5, kappa=1, Lambda=10, delta=k) for k in ("1/2", "1/4", "1/8")),
    notes=(
        "The instances are one block of one token, head and unit of width one, M = 1, whose majorant "
        "(1 + kappa^2)(1 + kappa^3) has the slope 10 at kappa = 1."
    ),
)
