"""Problems that are complete for NP are out of reach."""

from theory.papers._inclusions import chain

CLAIM = chain(
    "merrill2023parallelism:complete-for-np",
    "Transformers of logarithmic precision decide no complete problem of NP",
    "NP-complete",
    "T(1, log(n))",
    "NP not in TC0[logspace]",
    reference="A summary gives satisfiability as out of reach under this hypothesis; the chain is recomputed here.",
)
