"""Problems that are complete for P are out of reach."""

from theory.papers._inclusions import chain

CLAIM = chain(
    "merrill2023parallelism:complete-for-p",
    "Transformers of logarithmic precision decide no complete problem of polynomial time",
    "P-complete",
    "T(1, log(n))",
    "P not in L",
    reference="A summary names linear equalities, Horn satisfiability, circuit value and universal context-free "
    "recognition; the chain is recomputed here.",
    notes="That some problem of P is out of reach takes no hypothesis: see no-p.",
)
