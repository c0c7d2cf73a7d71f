"""Error of the constructed transformer against its number of parameters."""

import sympy

from theory.papers.havrilla2024._attention import AT_MOST_ONE, SHARED, beta, d
from theory.records import Claim, Convention, Derivation, Instance, Meaning, Optimum, Order, Premise
from theory.symbols import resources

P, r = resources("P r")
error = sympy.Function("E")(P)

CLAIM = Claim(
    id="havrilla2024:transformer-parameters",
    title="Model exponent of the constructed transformer",
    statement=Order(error, "Theta", P ** (-2 * beta / d), P),
    source="ours",
    fidelity="reconstructed",
    reference="Summaries report the exponent 2 beta/d for the best transformer; this is the exponent of a built one.",
    meanings=(
        Meaning(error, "squared error of the constructed transformer: worst over Hölder functions, averaged over x"),
        Meaning(P, "entries of all weight matrices and tokens"),
        Meaning(r, "cells a side of the grid"),
        *SHARED,
    ),
    assumptions=(AT_MOST_ONE,),
    convention=Convention(loss="squared", target="worst case"),
    derivation=Derivation(
        premises=(
            Premise(
                "claim",
                "havrilla2024:interpolation-error: squared, the worst error is of order r^(-2 beta); and so is the "
                "average over x of the squared distance from the nodes to the power beta, which nobody interpolates",
            ),
            Premise(
                "assumption",
                "a node costs d tokens and a number of heads that depends on d only, of five by five matrices at most, "
                "so parameters are of order r^d; the feed-forward layers have a fixed size",
            ),
        ),
        steps=(
            Optimum(
                "error",
                r ** (-2 * beta),
                costs=(r**d,),
                budget=P,
                why="as many cells as the parameters allow",
            ),
        ),
    ),
    instances=tuple(Instance.of(beta=b, d=k) for b in ("1/4", "1/2", "3/4") for k in (1, 2)),
    notes=(
        "An upper bound for the best transformer of this size, and the exact order for this construction. Measured on "
        "random functions of exact smoothness, which err as the worst ones do, up to constants."
    ),
)
