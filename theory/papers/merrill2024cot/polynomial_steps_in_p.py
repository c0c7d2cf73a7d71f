"""Polynomially many steps decide no more than polynomial time."""

from theory.papers._inclusions import chain

CLAIM = chain(
    "merrill2024cot:polynomial-steps-in-p",
    "Polynomially many steps decide no more than polynomial time",
    "CoT(poly)",
    "P",
    reference="A summary gives this consequence of theorem 3; the chain is recomputed here for every power.",
)
