"""Decoding takes quadratic time."""

from theory.papers.merrill2024cot._model import reported

CLAIM = reported(
    "steps-in-time", "Decoding takes soft quadratic time", "CoT(n**c)", "TIME~(n**2 + n**(2*c))", "Theorem 3"
)
