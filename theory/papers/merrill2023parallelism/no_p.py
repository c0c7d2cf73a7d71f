"""Not all of polynomial time is within reach."""

from theory.papers._inclusions import chain

CLAIM = chain(
    "merrill2023parallelism:no-p",
    "Transformers of logarithmic precision do not decide all of polynomial time",
    "P",
    "T(1, log(n))",
    apart=True,
    reference="Ours: a forward pass takes soft quadratic time, and the hierarchy of time does the rest.",
    notes="It rests on time, not on depth, and says nothing about complete problems.",
)
