"""Quanta that are used with Zipf's law and learned in the order of their use: symbols and premises."""

from __future__ import annotations

import sympy

from theory.records import Convention, Derivation, Identity, Meaning, Premise, Solution
from theory.symbols import named, parameters, resources

N, D, S, C = resources("N D S C")
alpha, tau = parameters("alpha tau")
n, x = sympy.symbols("n x", positive=True)
ZIPF = sympy.zeta(1 + alpha)
SETTING = Convention(loss="cross-entropy", risk="excess", mode="expectation", target="fixed", limits="many quanta")
REFERENCE = "Derived anew; notes recall the exponent."

DRAWN = Meaning(alpha, "excess of Zipf's law: a sample needs quantum k with the chance k^-(1 + alpha)/zeta(1 + alpha)")
SEEN = Meaning(tau, "samples of a quantum that teach it")
ORDER = Premise("assumption", "quanta are learned in the order of their use, and each one unlearned costs one")
SUM = Premise(
    "citation", "integral test (textbook): the sum of k^-(1 + alpha) over k > n is its integral, to leading order"
)
COUNT = Premise("assumption", "a quantum is learned where its expected number of samples is tau")

LEFT = Identity(
    name="left",
    lhs=sympy.Integral(x ** -(1 + alpha) / ZIPF, (x, n, sympy.oo)),
    rhs=n**-alpha / (alpha * ZIPF),
    why="what lies beyond quantum n",
)


def of_samples(samples: sympy.Symbol) -> Derivation:
    """The loss once every quantum with tau samples is known."""
    known = (samples / (tau * ZIPF)) ** (1 / (1 + alpha))
    return Derivation(
        (ORDER, SUM, COUNT),
        (
            LEFT,
            Solution("known", samples * n ** -(1 + alpha) / ZIPF - tau, n, known, why="its expected count is tau"),
            Identity("law", named("left"), known**-alpha / (alpha * ZIPF), given=((n, named("known")),), why="there"),
        ),
    )
