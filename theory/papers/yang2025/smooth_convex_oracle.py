"""What first-order methods cannot do on smooth convex problems."""

import sympy

from theory.papers.yang2025._oracle import STEPS, T
from theory.records import (
    Bound,
    Claim,
    Convention,
    Derivation,
    Identity,
    Induction,
    Inequality,
    Instance,
    Meaning,
    Premise,
)
from theory.symbols import parameters

G, r, v, x = parameters("G r v x")
k = parameters("k", integer=True)
j = parameters("j", integer=True)
squares = sympy.symbols("squares", positive=True)

CLAIM = Claim(
    id="yang2025:smooth-convex-oracle",
    title="Oracle lower bound for smooth convex problems",
    statement=Inequality(G, ">=", sympy.Rational(3, 32) / (T + 1) ** 2),
    source="textbook",
    fidelity="as stated",
    reference=(
        "Nesterov (2004), theorem 2.1.7. The summaries of the paper name a first-order oracle argument and do not say "
        "for which class."
    ),
    meanings=(
        Meaning(
            G,
            "value above the least one after T steps from zero on the flat chain, by any method whose iterates lie in "
            "the span of the gradients seen, over L times the squared distance of the start from the minimiser",
        ),
        STEPS,
        Meaning(k, "number of coordinates, 2 T + 1"),
        Meaning(v, "that value itself at L = 1"),
        Meaning(r, "squared distance of the start"),
        Meaning(j, "a coordinate"),
        Meaning(x, "a coordinate of the minimiser of the chain of k, 1 - j/(k + 1)"),
    ),
    convention=Convention(target="worst case"),
    derivation=Derivation(
        premises=(
            Premise(
                "assumption",
                "the flat chain of k coordinates is L/8 times x_1^2 - 2 x_1 + x_k^2 plus all squared differences of "
                "neighbours: convex and L-smooth",
            ),
            Premise(
                "citation",
                "Nesterov (2004), lemma 2.1.3: from zero the span of T gradients is the first T coordinates, and on "
                "these the chain is that of T coordinates; a quadratic's least value is half its linear term there",
            ),
        ),
        steps=(
            Identity(
                name="stationary",
                lhs=2 * (1 - j / (k + 1)) - (1 - (j - 1) / (k + 1)) - (1 - (j + 1) / (k + 1)),
                rhs=sympy.S.Zero,
                why="the gradient vanishes at x_j = 1 - j/(k + 1), whose neighbours beyond both ends are one and zero",
            ),
            Induction(
                name="squares",
                formula=k * (k + 1) * (2 * k + 1) / 6,
                index=k,
                start=sympy.S.Zero,
                increment=(k + 1) ** 2,
                why="sum of the squares up to k",
            ),
            Identity(
                name="distance",
                lhs=squares / (k + 1) ** 2,
                rhs=(2 * T + 1) * (4 * T + 3) / (12 * T + 12),
                given=((k, 2 * T + 1),),
                why="squared length of the minimiser",
            ),
            Identity(
                name="value",
                lhs=1 / (8 * T + 8) - 1 / (8 * k + 8),
                rhs=1 / (16 * T + 16),
                given=((k, 2 * T + 1),),
                why="least value on the first T coordinates less that on all, each -x_1/8 with its own x_1",
            ),
            Bound(
                name="bound",
                relation=sympy.Rational(3, 32) / (T + 1) ** 2 <= G,
                facts=(
                    G * r >= v,
                    sympy.Eq(v * 16 * (T + 1), 1),
                    sympy.Eq(r * 12 * (T + 1), (2 * T + 1) * (4 * T + 3)),
                    T >= 1,
                ),
                why="value over squared distance; (2 T + 1)(4 T + 3) is at most 8 (T + 1)^2",
            ),
        ),
    ),
    instances=tuple(Instance.of(T=t) for t in (1, 5, 20, 80)),
    notes=(
        "The time leg T^-2 of accelerated methods. Nesterov's method stays within a constant factor of it, gradient "
        "descent falls behind like T."
    ),
)
