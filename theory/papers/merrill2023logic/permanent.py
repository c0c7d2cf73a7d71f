"""Counting problems are out of reach."""

from theory.papers._inclusions import chain

CLAIM = chain(
    "merrill2023logic:permanent",
    "Transformers of logarithmic precision do not decide probabilistic polynomial time",
    "PP",
    "T(1, log(n))",
    apart=True,
    reference="A summary gives the permanent as out of reach by theorem 2; the chain is recomputed here for PP.",
    notes="Without any hypothesis, since the circuits are uniform in logarithmic time.",
)
