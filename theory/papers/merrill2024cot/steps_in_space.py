"""Decoding takes linear space."""

from theory.papers.merrill2024cot._model import reported

CLAIM = reported(
    "steps-in-space", "Decoding takes space for its tokens", "CoT(n**c)", "SPACE(n**c + log(n))", "Theorem 4"
)
