"""Linearly many steps decide all context-free languages only if these are parsed in soft quadratic time."""

from theory.papers._inclusions import chain

CLAIM = chain(
    "merrill2024cot:context-free-linear",
    "Linearly many steps for all context-free languages would parse them in soft quadratic time",
    "CFL",
    "CoT(n)",
    "CFL not in TIME~(n**2)",
    reference="A summary gives this consequence of theorem 3; the chain is recomputed here.",
)
