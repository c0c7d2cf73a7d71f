"""Logarithmically many steps decide no problem that is complete for P."""

from theory.papers._inclusions import chain

CLAIM = chain(
    "merrill2024cot:log-steps-p",
    "Logarithmically many steps decide no complete problem of polynomial time",
    "P-complete",
    "CoT(log(n))",
    "P not in L",
    reference="A summary gives this consequence of theorem 4; the chain is recomputed here.",
)
