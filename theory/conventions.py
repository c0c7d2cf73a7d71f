"""The letters in which papers write source and capacity, and how they translate.

The canonical letters are those of a power-law problem: eigenvalues
``lambda_k = k**-a`` (capacity) and signal ``lambda_k * w_k**2 = k**-b``
(source). Every other convention is a pair of expressions for a and b in its own
letters, and translation is a composition of exact maps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sympy

from theory.errors import TheoryError
from theory.symbols import parameters

__all__ = ["CONVENTIONS", "SourceCapacity", "translate"]

Expr = Any

a, b = parameters("a b")


@dataclass(frozen=True)
class SourceCapacity:
    """One paper's pair of letters, with a and b written in them.

    Attributes
    ----------
    name : whose letters these are
    letters : the two symbols
    capacity : the exponent a of the eigenvalues in these letters
    source : the exponent b of the signal in these letters
    reference : where the convention was seen
    """

    name: str
    letters: tuple[sympy.Symbol, sympy.Symbol]
    capacity: Expr
    source: Expr
    reference: str

    def in_canonical(self) -> dict[sympy.Symbol, Expr]:
        """These letters as functions of the canonical a and b."""
        # Unknowns of their own: the canonical letters stand on both sides of their equations.
        unknown = {letter: sympy.Dummy(letter.name, positive=True) for letter in self.letters}
        equations = [self.capacity.xreplace(unknown) - a, self.source.xreplace(unknown) - b]
        (solved,) = sympy.solve(equations, list(unknown.values()), dict=True)
        return {letter: sympy.factor(solved[u]) for letter, u in unknown.items()}


_nu, _beta = parameters("nu beta")
_smooth, _d = parameters("beta d")
_alpha, _r = parameters("alpha r")

CONVENTIONS: dict[str, SourceCapacity] = {
    "canonical": SourceCapacity("power-law problem", (a, b), a, b, "ours"),
    "bordelon2025": SourceCapacity(
        "in-context regression",
        (_nu, _beta),
        _nu,
        1 + _nu * _beta,
        "reported: tail sums of the signal fall like lambda_k**beta",
    ),
    "havrilla2024": SourceCapacity(
        "smoothness on a manifold",
        (_smooth, _d),
        1 + 2 * _smooth / _d,
        1 + 2 * _smooth / _d,
        "ours: a target as smooth as the kernel's native space is a draw with the kernel's own spectrum",
    ),
    "caponnetto2007": SourceCapacity(
        "kernel ridge regression",
        (_alpha, _r),
        _alpha,
        1 + 2 * _alpha * _r,
        "textbook: capacity alpha, source r, with signal tail of order lambda_k**(2r)",
    ),
}


def translate(expr: Expr, source: str, target: str) -> Expr:
    """Write an expression in the letters of another convention.

    Parameters
    ----------
    expr : sympy.Expr
        In the letters of the convention `source`.
    source, target : str
        Keys of `CONVENTIONS`.

    Returns
    -------
    sympy.Expr

    Raises
    ------
    TheoryError
        If a convention is unknown, or the target has no letters of its own to
        express both exponents (a one-parameter family such as smoothness on a
        manifold).

    Examples
    --------
    >>> nu, beta = parameters("nu beta")
    >>> translate(nu*beta, "bordelon2025", "canonical")
    b - 1
    """
    for key in (source, target):
        if key not in CONVENTIONS:
            raise TheoryError(f"no convention {key!r}; known are {', '.join(CONVENTIONS)}")
    origin, goal = CONVENTIONS[source], CONVENTIONS[target]
    if sympy.cancel(origin.capacity - origin.source) == 0:
        raise TheoryError(f"{source} has one exponent only, so its letters are not functions of a and b")
    canonical = expr.subs(origin.in_canonical(), simultaneous=True)
    written = canonical.subs({a: goal.capacity, b: goal.source}, simultaneous=True)
    return sympy.factor(sympy.simplify(written))
