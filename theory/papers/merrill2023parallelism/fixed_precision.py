"""Transformers of fixed precision do not decide the regular languages."""

from theory.papers._inclusions import chain

CLAIM = chain(
    "merrill2023parallelism:fixed-precision",
    "Transformers of fixed precision do not decide the regular languages",
    "REG",
    "T(1, 1)",
    apart=True,
    reference="Ours: the upper bound is that of Li et al. 2024, as their abstract states it.",
)
