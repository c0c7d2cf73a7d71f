"""Cubically many steps decide the context-free languages."""

from theory.papers.merrill2024cot._model import chain

CLAIM = chain(
    "context-free-steps",
    "Cubically many steps decide the context-free languages",
    "CFL",
    "CoT(n**3)",
    reference="Ours: corollary 2.1, as a summary states it, with the cubic time of tabular parsing.",
)
