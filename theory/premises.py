"""What derivations take for granted beyond the assumptions of their claims."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import sympy

from theory.decide import decide
from theory.errors import TheoryError
from theory.records import Claim

__all__ = ["facts_of_steps"]

Expr = Any


@lru_cache(maxsize=512)
def facts_of_steps(claim: Claim) -> tuple[tuple[str, tuple[Expr, ...]], ...]:
    """The facts that single steps use beyond the assumptions of a claim, by the name of the step.

    Examples
    --------
    >>> from theory.registry import builtin
    >>> facts_of_steps(builtin().claim("maloney2022:compute-law"))
    (('best', (a > 1,)),)
    """
    found = []
    for step in claim.derivation.steps if claim.derivation else ():
        facts = [f for f in getattr(step, "facts", ()) if f is not sympy.true]
        beyond = tuple(f for f in facts if f not in claim.assumptions and not _entailed(f, claim.assumptions))
        found += [(step.name, beyond)] if beyond else []
    return tuple(found)


def _entailed(fact: Expr, assumptions: tuple[Expr, ...]) -> bool:
    try:
        return decide(fact, assumptions).proved
    except TheoryError:  # beyond what the solver reads
        return False
