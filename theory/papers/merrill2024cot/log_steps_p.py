"""Logarithmically many steps decide no problem that is complete for P."""

from theory.papers.merrill2024cot._model import chain

CLAIM = chain(
    "log-steps-p",
    "Logarithmically many steps decide no complete problem of polynomial time",
    "P-complete",
    "CoT(log(n))",
    "P not in L",
    reference="A summary gives this consequence of theorem 4; the chain is recomputed here.",
)
