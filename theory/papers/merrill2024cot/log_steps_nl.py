"""Logarithmically many steps decide no problem that is complete for NL."""

from theory.papers._inclusions import chain

CLAIM = chain(
    "merrill2024cot:log-steps-nl",
    "Logarithmically many steps decide no complete problem of nondeterministic logarithmic space",
    "NL-complete",
    "CoT(log(n))",
    "NL not in L",
    reference="A summary gives this consequence of theorem 4; the chain is recomputed here.",
)
