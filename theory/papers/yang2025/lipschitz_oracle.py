"""What first-order methods cannot do on convex problems that are only Lipschitz."""

import sympy

from theory.papers.yang2025._oracle import STEPS, T
from theory.records import (
    Claim,
    Convention,
    Derivation,
    Equality,
    Identity,
    Instance,
    Meaning,
    Premise,
    Solution,
)
from theory.symbols import parameters

G, R, gamma, mu, s = parameters("G R gamma mu s")
k = parameters("k", integer=True)
x = parameters("x", positive=False)
gap = sympy.Function("g")(T)
place, depth = sympy.symbols("place depth", real=True)
reached = sympy.symbols("reached", positive=True)

CLAIM = Claim(
    id="yang2025:lipschitz-oracle",
    title="Oracle lower bound for Lipschitz convex problems",
    statement=Equality(gap, G * R / (2 * (1 + sympy.sqrt(T + 1)))),
    source="textbook",
    fidelity="as stated",
    reference=(
        "Nesterov (2004), theorem 3.2.1. The summaries of the paper name a first-order oracle argument and do not say "
        "for which class."
    ),
    meanings=(
        Meaning(
            gap,
            "least value that any method, whose iterates lie in the span of the subgradients seen, sees in T steps "
            "from zero, above the least value of gamma times the largest of k coordinates plus mu/2 times the "
            "squared length",
        ),
        STEPS,
        Meaning(G, "Lipschitz constant on the ball of radius R around zero, gamma + mu R"),
        Meaning(R, "distance of the minimiser from zero"),
        Meaning(k, "number of coordinates, T + 1"),
        Meaning(s, "its root"),
        Meaning(gamma, "slope of the largest coordinate, G s/(1 + s)"),
        Meaning(mu, "curvature, G/(R (1 + s))"),
        Meaning(x, "any coordinate of the minimiser"),
    ),
    convention=Convention(target="worst case"),
    derivation=Derivation(
        premises=(
            Premise(
                "citation",
                "Nesterov (2004), section 3.2.1: an oracle that names the first of the largest coordinates leaves one "
                "of the T + 1 at zero after T answers, so that no value below zero is seen",
            ),
            Premise("assumption", "by symmetry all coordinates of the minimiser are equal"),
        ),
        steps=(
            Solution(
                name="place",
                equation=gamma / k + mu * x,
                unknown=x,
                value=-gamma / (mu * k),
                why="the slope falls on all coordinates alike",
            ),
            Identity(
                name="depth",
                lhs=-(gamma * place + mu / 2 * k * place**2),
                rhs=gamma**2 / (2 * mu * k),
                why="how far the least value lies below zero",
            ),
            Identity(
                name="reached",
                lhs=depth,
                rhs=G * R / (2 * (1 + s)),
                given=((gamma, G * s / (1 + s)), (mu, G / (R * (1 + s))), (k, s**2)),
                why="with this slope and curvature; the minimiser then lies at the distance R",
            ),
            Identity(
                name="least",
                lhs=reached,
                rhs=G * R / (2 * (1 + sympy.sqrt(T + 1))),
                given=((s, sympy.sqrt(T + 1)),),
                why="for T + 1 coordinates; the value seen is zero, that of the start",
            ),
        ),
    ),
    instances=tuple(Instance.of(T=t, G=g, R=r) for t, g, r in ((3, 3, 1), (9, 1, 1), (99, 1, 2), (999, "1/2", 1))),
    notes=(
        "A lower bound for the class, of order T^(-1/2), and met with equality on this function: no such method sees a "
        "better value than that of the start."
    ),
)
