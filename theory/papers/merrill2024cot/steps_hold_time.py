"""Decoding steps hold time."""

from theory.papers.merrill2024cot._model import reported

CLAIM = reported(
    "steps-hold-time",
    "A decoder runs a machine of polynomial time with a step for a step",
    "TIME(n**c)",
    "CoT(n**c)",
    "Corollary 2.1",
    notes="The construction is built and run in machine-tokens. Improvements by more than a logarithm would be news in "
    "complexity theory, as time g lies in space g/log g.",
)
