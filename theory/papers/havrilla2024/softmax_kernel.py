"""Softmax attention to keys of one length is regression with a Gaussian kernel."""

import sympy

from theory.papers.havrilla2024._in_context import WIDTH, h
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning, Premise
from theory.symbols import parameters

ratio = parameters("rho")
a, b, Q, K = parameters("a b Q K")
s, t = parameters("s t", positive=False)

CLAIM = Claim(
    id="havrilla2024:softmax-kernel",
    title="Softmax attention is kernel regression",
    statement=Equality(ratio, sympy.exp((b**2 - a**2) / h**2)),
    source="textbook",
    fidelity="as stated",
    reference=(
        "Nadaraya (1964) and Watson (1964) for the regression; that softmax attention is one, with a Gaussian kernel "
        "for keys of one length, is folklore. Summaries of later work on prompts build on it."
    ),
    meanings=(
        Meaning(ratio, "weight of one token over that of another, in softmax attention"),
        Meaning(a, "distance of the first key from the query"),
        Meaning(b, "distance of the second key from the query"),
        Meaning(Q, "length of the query"),
        Meaning(K, "length of every key"),
        Meaning(s, "product of the query with the first key"),
        Meaning(t, "product of the query with the second key"),
        WIDTH,
    ),
    derivation=Derivation(
        premises=(
            Premise("citation", "law of cosines: s = (Q^2 + K^2 - a^2)/2, and t likewise with b"),
            Premise("assumption", "all keys have one length"),
        ),
        steps=(
            Identity(
                name="weights",
                lhs=sympy.exp(2 * s / h**2) / sympy.exp(2 * t / h**2),
                rhs=sympy.exp((b**2 - a**2) / h**2),
                given=((s, (Q**2 + K**2 - a**2) / 2), (t, (Q**2 + K**2 - b**2) / 2)),
                why="softmax weights are in the ratio of the exponentials of the scores; the lengths cancel",
            ),
        ),
    ),
    instances=(
        Instance.of(a="1/2", b="3/4", h="1/2"),
        Instance.of(a="1/10", b=1, h="1/3"),
        Instance.of(a="3/2", b=1, h=2),
    ),
)
