"""Linearly many steps decide the regular languages."""

from theory.papers.merrill2024cot._model import reported

CLAIM = reported(
    "regular-steps",
    "Linearly many steps decide the regular languages",
    "REG",
    "CoT(n)",
    "Theorem 1",
    notes="The construction is built and run in automaton-tokens.",
)
