"""Linearly many steps decide more than none."""

from theory.papers._inclusions import chain

CLAIM = chain(
    "merrill2024cot:linear-beats-none",
    "Linearly many steps decide more than none",
    "CoT(n)",
    "T(1, log(n))",
    "NC1 not in TC0[logtime]",
    reference="A summary gives this consequence of theorem 1; the chain is recomputed here.",
)
