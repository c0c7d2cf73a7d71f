"""Cubically many steps decide the context-free languages."""

from theory.papers._inclusions import chain

CLAIM = chain(
    "merrill2024cot:context-free-steps",
    "Cubically many steps decide the context-free languages",
    "CFL",
    "CoT(n**3)",
    reference="Ours: corollary 2.1, as a summary states it, with the cubic time of tabular parsing.",
)
