"""The letters in which papers write source and capacity, and how they translate.

The canonical letters are those of a power-law problem: eigenvalues
``lambda_k = k**-a`` (capacity) and signal ``lambda_k * w_k**2 = k**-b``
(source). Every other convention writes a and b in its own letters, and translation
is a composition of exact maps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sympy

from theory.errors import TheoryError
from theory.symbols import parameters

__all__ = ["CONVENTIONS", "SourceCapacity", "convention", "translate"]

Expr = Any

FACTORED = 20  # largest total degree of what is written in factors

a, b = parameters("a b")


@dataclass(frozen=True)
class SourceCapacity:
    """One paper's letters, with a and b written in them.

    Attributes
    ----------
    name : what they are used for
    letters : the symbols, in the paper's order
    capacity : the exponent a of the eigenvalues in these letters
    source : the exponent b of the signal in these letters
    reference : where the convention was seen
    """

    name: str
    letters: tuple[sympy.Symbol, ...]
    capacity: Expr
    source: Expr
    reference: str

    @property
    def translates(self) -> bool:
        """Whether the letters are functions of a and b: two letters for two independent exponents."""
        return len(self.letters) == 2 and sympy.cancel(self.capacity - self.source) != 0

    def in_canonical(self) -> dict[sympy.Symbol, Expr]:
        """These letters as functions of the canonical a and b.

        Raises
        ------
        TheoryError
            If they are no functions of a and b.
        """
        if not self.translates:
            letters = ", ".join(map(str, self.letters))
            which = "three letters" if len(self.letters) > 2 else "one exponent only"
            raise TheoryError(f"{letters} ({self.name}): {which}, so the letters are not functions of a and b")
        # Unknowns of their own: the canonical letters stand on both sides of their equations.
        unknown = {letter: sympy.Dummy(letter.name, positive=True) for letter in self.letters}
        equations = [self.capacity.xreplace(unknown) - a, self.source.xreplace(unknown) - b]
        (solved,) = sympy.solve(equations, list(unknown.values()), dict=True)
        return {letter: sympy.factor(solved[u]) for letter, u in unknown.items()}


def _conventions() -> dict[str, SourceCapacity]:
    alpha, beta, nu, zeta, r, s, c, d = parameters("alpha beta nu zeta r s c d")
    teacher, student = parameters("alpha_T alpha_S")
    native = "ours: a target as smooth as the kernel's native space is a draw with the kernel's own spectrum"
    reported = "reported by a summary"
    smooth = 1 + 2 * beta / d
    return {
        "canonical": SourceCapacity("power-law problem", (a, b), a, b, "ours"),
        "bahri2021": SourceCapacity("kernels and their own draws", (alpha,), 1 + alpha, 1 + alpha, reported),
        "bi2025": SourceCapacity(
            "redundancy laws; eigenvalues k**-beta, as the final formula needs",
            (beta, s),
            beta,
            1 + 2 * beta * s,
            reported,
        ),
        "bordelon2020": SourceCapacity("learning curves of kernels; letters swapped", (b, a), b, a, reported),
        "bordelon2025": SourceCapacity(
            "in-context regression; tail sums of the signal fall like lambda_k**beta",
            (nu, beta),
            nu,
            1 + nu * beta,
            reported,
        ),
        "caponnetto2007": SourceCapacity("kernel ridge regression", (b, c), b, 1 + b * c, reported),
        "cui2021": SourceCapacity("kernel ridge regression", (alpha, r), alpha, 1 + 2 * alpha * r, reported),
        "havrilla2024": SourceCapacity("smoothness on a manifold", (beta, d), smooth, smooth, native),
        "li2025": SourceCapacity("functional scaling laws", (beta, s), beta, 1 + s * beta, reported),
        "maloney2022": SourceCapacity(
            "random features of latent variables, a teacher of equal weights", (alpha,), 1 + alpha, 1 + alpha, reported
        ),
        "paquette2024": SourceCapacity(
            "phases of one-pass SGD", (alpha, beta), 2 * alpha, 2 * alpha + 2 * beta, reported
        ),
        "spigler2020": SourceCapacity(
            "decay of the Fourier coefficients of teacher and student",
            (teacher, student, d),
            student / d,
            teacher / d,
            reported,
        ),
        "velikanov2021": SourceCapacity("gradient descent on power laws", (nu, zeta), nu, 1 + nu * zeta, reported),
    }


CONVENTIONS: dict[str, SourceCapacity] = _conventions()


def convention(key: str) -> SourceCapacity:
    """Look a convention up.

    Parameters
    ----------
    key : str
        Of `CONVENTIONS`.

    Returns
    -------
    SourceCapacity

    Raises
    ------
    TheoryError
        If it is unknown.

    Examples
    --------
    >>> convention("cui2021").letters
    (alpha, r)
    """
    if key not in CONVENTIONS:
        raise TheoryError(f"no convention {key!r}; known are {', '.join(CONVENTIONS)}")
    return CONVENTIONS[key]


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
        If a convention is unknown, or the letters of the source are no functions
        of a and b (as in smoothness on a manifold, with one exponent for two letters).

    Examples
    --------
    >>> nu, beta = parameters("nu beta")
    >>> translate(nu*beta, "bordelon2025", "canonical")
    b - 1
    """
    origin, goal = convention(source), convention(target)
    canonical = expr.subs(origin.in_canonical(), simultaneous=True)
    written = canonical.subs({a: goal.capacity, b: goal.source}, simultaneous=True)
    simple = sympy.simplify(written)
    if not isinstance(simple, sympy.Expr):
        return simple  # a condition
    # Factors of a large degree in several letters are found by trial, now and then in hours.
    degree = max(map(sympy.total_degree, sympy.fraction(sympy.together(simple))))
    return simple if degree > FACTORED else sympy.factor(simple)
