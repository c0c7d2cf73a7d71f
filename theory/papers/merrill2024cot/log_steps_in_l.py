"""Logarithmically many steps stay within logarithmic space."""

from theory.papers._inclusions import chain

CLAIM = chain(
    "merrill2024cot:log-steps-in-l",
    "Logarithmically many steps add no more than logarithmic space",
    "CoT(log(n))",
    "L",
    reference="A summary gives this consequence of theorem 4; the chain is recomputed here.",
)
