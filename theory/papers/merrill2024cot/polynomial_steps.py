"""Polynomially many steps decide all of polynomial time."""

from theory.papers._inclusions import chain

CLAIM = chain(
    "merrill2024cot:polynomial-steps",
    "Polynomially many steps decide all of polynomial time",
    "P",
    "CoT(poly)",
    reference="A summary gives this consequence of corollary 2.1; the chain is recomputed here for every power.",
)
