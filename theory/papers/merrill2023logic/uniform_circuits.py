"""Transformers of logarithmic precision lie in uniform threshold circuits."""

from theory.papers._inclusions import chain

CLAIM = chain(
    "merrill2023logic:uniform-circuits",
    "Transformers of logarithmic precision lie in log-time-uniform threshold circuits",
    "T(1, log(n))",
    "TC0[logtime]",
    reference="A summary gives this consequence of theorem 2; the chain is recomputed here.",
    notes="The uniformity is that of this paper; the earlier result of the same authors has logarithmic space.",
)
