"""Linearly many steps stay within the context-sensitive languages."""

from theory.papers._inclusions import chain

CLAIM = chain(
    "merrill2024cot:linear-steps-in-csl",
    "Linearly many steps stay within the context-sensitive languages",
    "CoT(n)",
    "CSL",
    reference="A summary gives this consequence of theorem 4; the chain is recomputed here.",
    notes="The bound by time, soft n^2, is parallel to it: neither bound follows from the other.",
)
