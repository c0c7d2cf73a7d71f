"""Transformers of logarithmic precision lie in logarithmic space."""

from theory.papers._inclusions import chain

CLAIM = chain(
    "merrill2023parallelism:log-precision-in-l",
    "Transformers of logarithmic precision lie in logarithmic space",
    "T(1, log(n))",
    "L",
    reference="A summary gives this consequence of corollary 2.1; the chain is recomputed here.",
)
