"""A risk bound: terms in resources, combined by sum or by max."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import prod
from typing import Any, Literal

import sympy

from theory.errors import OutsideTheClassError
from theory.monomials import Term, joined, term
from theory.spectral import spectral_terms
from theory.symbols import Resource

__all__ = ["Risk", "exact"]

MAX_TERMS = 64

Expr = Any
Combine = Literal["sum", "max"]
Direction = Literal["two-sided", "upper", "lower"]


def exact(expr: Expr) -> Expr:
    """An expression with every float written as the rational number it prints as.

    Examples
    --------
    >>> exact(sympy.Symbol("N", positive=True)**-0.34)
    N**(-17/50)
    """
    try:
        given = sympy.sympify(expr, strict=True)
    except sympy.SympifyError:
        raise OutsideTheClassError(
            f"{expr!r} is no expression of sympy; make its symbols with resources(...) and parameters(...)"
        ) from None
    return given.xreplace({f: sympy.Rational(repr(float(f))) for f in given.atoms(sympy.Float)})


@dataclass(frozen=True)
class Risk:
    """A risk decomposition, for example ``Risk(A*N**-alpha + B*D**-beta)``.

    Parameters
    ----------
    expression : sympy.Expr or sequence of them
        A sum of terms with positive coefficients, a `Max` of such terms, or the
        terms one by one, whose order is kept. A term is a product of powers of
        resources and of their logarithms, decaying exponentials ``exp(-T/N**b)``,
        and `QLog`; a ``Sum`` over modes is replaced by its leading terms
        (`theory.spectral`).
    combine : {"sum", "max"}
        How the terms combine; a `Max` expression implies "max".
    direction : {"two-sided", "upper", "lower"}
        Whether the true risk is of the order of this expression, at most or at least.
    where : tuple of sympy relations
        Facts about the parameters that the expansion of a ``Sum`` needs.

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> N, D = resources("N D"); alpha, beta = parameters("alpha beta")
    >>> [str(t.expression) for t in Risk(N**-alpha + D**-beta).terms]
    ['D**(-beta)', 'N**(-alpha)']
    """

    expression: Expr
    combine: Combine = "sum"
    direction: Direction = "two-sided"
    where: tuple[Expr, ...] = ()
    pieces: tuple[Expr | Term, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        given = self.expression
        pieces = tuple(p if isinstance(p, Term) else exact(p) for p in (given if _is_list(given) else [given]))
        written = [p.expression if isinstance(p, Term) else p for p in pieces]
        if not written:
            raise OutsideTheClassError("a risk needs at least one term")
        together = written[0] if len(written) == 1 else (sympy.Max if self.combine == "max" else sympy.Add)(*written)
        if isinstance(together, sympy.Max):
            object.__setattr__(self, "combine", "max")
        object.__setattr__(self, "expression", together)
        object.__setattr__(self, "where", tuple(self.where))
        object.__setattr__(self, "pieces", pieces)
        if self.direction == "two-sided" and any(s.limits[0][2] != sympy.oo for s in together.atoms(sympy.Sum)):
            # The terms of a sum that is cut off are those of the whole sum, which is larger.
            object.__setattr__(self, "direction", "upper")
        self.terms  # noqa: B018  (refuse at once what lies outside the class)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The terms, in the order given if they were given one by one, else by name."""
        return tuple(joined((t for piece in self.pieces for t in self._read(piece)), self.combine))

    @cached_property
    def written(self) -> tuple[tuple[Term, int], ...]:
        """The terms as they were given, each with the index in `terms` of the one that it is part of."""
        kinds = [t.kind for t in self.terms]
        return tuple((t, kinds.index(t.kind)) for piece in self.pieces for t in self._read(piece))

    def _read(self, piece: Expr | Term) -> Iterator[Term]:
        if isinstance(piece, Term):
            yield piece
            return
        if isinstance(piece, sympy.Max):
            summands = piece.args
        elif _expanded_length(piece) > MAX_TERMS:
            raise OutsideTheClassError(
                f"the risk has more than {MAX_TERMS} terms when multiplied out; drop the terms that never dominate"
            )
        else:
            summands = sympy.Add.make_args(sympy.expand_mul(piece))
        for summand in sorted(summands, key=str):
            yield from self._read_summand(summand)

    def _read_summand(self, summand: Expr) -> Iterator[Term]:
        total = next((f for f in sympy.Mul.make_args(summand) if isinstance(f, sympy.Sum)), None)
        if total is None:
            yield term(summand)
            return
        outside = term(summand / total)
        for leading in spectral_terms(total, self.where):
            inside = term(leading, trusted=True)
            product = term(outside.expression * leading / inside.prefactor.coefficient, trusted=True)
            made = product.with_coefficient(outside.prefactor.coefficient * inside.prefactor.coefficient)
            # Through a tie the constant of a sum is only bounded.
            yield replace(made, exact=not made.ties, literal=False)

    def latex(self, names: Mapping[Any, str] | None = None, order: Sequence[Any] = ()) -> str:
        """The terms as a formula for math mode; see `theory.typeset.phases`."""
        from theory.typeset.phases import risk

        return risk(self, names, order)

    def _repr_latex_(self) -> str:
        return rf"$\displaystyle {self.latex()}$"

    def _repr_html_(self) -> str:
        from theory.typeset.notebook import risk

        return risk(self)

    @property
    def resources(self) -> tuple[Resource, ...]:
        """The resources of the risk, sorted by name."""
        return tuple(sorted({r for t in self.terms for r in t.resources}, key=lambda r: r.name))

    @property
    def irreducible(self) -> Expr:
        """The part that no resource lowers: the term without any resource, or zero."""
        return next((t.prefactor.coefficient for t in self.terms if not t.resources), sympy.S.Zero)

    @property
    def excess(self) -> Risk:
        """The risk without its irreducible part.

        Examples
        --------
        >>> from theory.symbols import parameters, resources
        >>> N = resources("N"); a, E = parameters("a E")
        >>> Risk(E + N**-a).excess.expression
        N**(-a)
        """
        return self._of(t for t in self.terms if t.resources)

    def without(self, index: int) -> Risk:
        """The risk with one term dropped, for planting a structural error."""
        return self._of(t for i, t in enumerate(self.terms) if i != index)

    def _of(self, terms: Iterable[Term]) -> Risk:
        return Risk(tuple(terms), self.combine, self.direction, self.where)


def _is_list(given: Any) -> bool:
    return isinstance(given, (list, tuple))


def _expanded_length(expr: Expr) -> int:
    """How many terms an expression has at most when its products are multiplied out."""
    if expr.is_Add:
        return sum(map(_expanded_length, expr.args))
    return prod(map(_expanded_length, expr.args)) if expr.is_Mul else 1
