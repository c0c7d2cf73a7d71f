"""Spectral sums as the large symbol grows: residues, in the order of decay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import sympy

from theory.errors import OutsideTheClassError, SeveralPhasesError
from theory.products import factored
from theory.qlog import QLog
from theory.spectral.asymptotics import SpectralAsymptotics
from theory.spectral.cutoff import Regime, missing_tail, saturated
from theory.spectral.reading import Reading, find_large, prove, read
from theory.spectral.residues import Expansion, expand, left_out_exponentially, residue_term
from theory.symbols import resources_of

__all__ = ["spectral_sum", "spectral_terms"]

Expr = Any


def spectral_sum(
    summand: Expr,
    over: sympy.Symbol,
    large: sympy.Symbol,
    where: Iterable[Expr] = (),
    cutoff: Expr | None = None,
    *,
    terms: int = 3,
    uniform: bool = False,
) -> SpectralAsymptotics:
    """Expand a sum over a power-law spectrum.

    Parameters
    ----------
    summand : sympy.Expr
        ``k**-a`` times one filter of ``x = c*t*k**-b``: ``exp(-x)``, ``1-exp(-x)``,
        ``1/(1+x)``, ``1/(1+x)**2``, ``x/(1+x)**2``, or ``(1 - c*k**-b)**(2*L)`` with
        the depth L large, also written ``(1 - x/L)**(2*L)``. Constants and powers
        of the large symbol may multiply it.
    over : sympy.Symbol
        The index k, summed over 1, 2, ...
    large : sympy.Symbol
        The symbol that grows.
    where : iterable of sympy relations
        Facts about the parameters besides their declared signs.
    cutoff : sympy.Expr, optional
        The last index M. If it is a resource, it grows as well: the expansion is
        for ``x`` small at the cutoff, and `regimes` gives both sides. If it is
        fixed, every mode saturates, and the expansion is that.
    terms : int
        How many saturation terms are kept, or for depth how many powers of 1/L.
    uniform : bool
        Whether a leading term that the facts leave open is given in a form uniform
        across the wall, by `QLog`. Its ratio to the sum tends to 1 up to and on the
        wall, and to 1/((z - 1) zeta(z)), between 1/z and 1, beyond it, with
        z = a - b j at the first pole j (source: ours).

    Returns
    -------
    SpectralAsymptotics

    Raises
    ------
    OutsideTheClassError
        If the summand is not of this form.
    SeveralPhasesError
        If the leading term depends on a sign that the facts leave open.

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> a, b, eta, k = parameters("a b eta k"); t = resources("t")
    >>> result = spectral_sum(k**-b*sympy.exp(-2*eta*t*k**-a), over=k, large=t, where=(b > 1,))
    >>> result.leading
    gamma((b - 1)/a)/(a*(2*t*eta)**((b - 1)/a))
    >>> [term.expression for term in spectral_sum(k**-2 / (1 + t/k), k, t, terms=2).terms]
    [log(t)/t, EulerGamma/t, 1/(2*t**2)]
    """
    facts = tuple(where)
    if terms < 1:
        raise OutsideTheClassError(f"terms={terms}: keep at least one term")
    reading = read(summand, over, large)
    conditions = _conditions(reading, facts)
    found = expand(reading, facts, terms)
    last = None if cutoff in (None, sympy.oo) else _last_index(cutoff, over, large)
    fixed = last is not None and not resources_of(last)
    leading, correction = _first_two(found, reading, over, uniform or fixed)
    result = SpectralAsymptotics(
        summand=summand,
        over=over,
        large=large,
        leading=leading,
        correction=correction,
        conditions=tuple(c for c in (*conditions, *found.conditions) if c is not sympy.true),
        filter=reading.filter.name,
        terms=found.terms,
        dominant=found.layers[0],
        error=found.error,
        uniform=_uniform(reading, found),
        exact=found.exact,
        exact_error=None if found.exact is None else left_out_exponentially(reading),
        cutoff=sympy.oo,
        regimes=(),
        reading=reading,
        facts=facts,
    )
    return result if last is None else _cut(result, found, last)


def spectral_terms(total: sympy.Sum, where: Iterable[Expr] = ()) -> tuple[Expr, ...]:
    """Expand a spectral sum into the terms of a risk.

    Parameters
    ----------
    total : sympy.Sum
        Over k from 1 to infinity, or to a last index. Its filter contains one
        resource, the one that grows.
    where : iterable of sympy relations
        Facts about the parameters.

    Returns
    -------
    tuple of sympy.Expr
        Positive by the facts, though sympy alone may not see it. Where the facts
        leave the leading term open it is a `QLog`, right up to a bounded constant.

    Raises
    ------
    OutsideTheClassError
        If the sum is not of this form, or its filter contains no resource or several.

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> a, k = parameters("a k"); t = resources("t")
    >>> spectral_terms(sympy.Sum(k**-(1 + a)*sympy.exp(-t/k), (k, 1, sympy.oo)))
    (gamma(a)/t**a,)
    """
    if len(total.limits) != 1 or total.limits[0][1] != 1:
        raise OutsideTheClassError(f"the spectral sum {total} must run over one index from 1 on")
    over, _, last = total.limits[0]
    large = find_large(total.function, over)
    cutoff = None if last == sympy.oo else last
    return spectral_sum(total.function, over, large, where, cutoff, uniform=True).risk_terms


def _conditions(read: Reading, facts: tuple[Expr, ...]) -> list[Expr]:
    """What every expansion needs, proved from the facts."""
    prove(sympy.Gt(read.b, 0), facts, "the filter must act on a decaying spectrum")
    convergent = sympy.Gt(factored(read.a + read.filter.vanishing * read.b), 1)
    prove(convergent, facts, "the sum over modes must converge without the filter")
    prove(sympy.Gt(read.strength, 0), facts, "the filter must act with a positive strength")
    if read.layers is None:
        return [convergent]
    contracting = sympy.Lt(read.strength, 2)
    prove(contracting, facts, f"every mode must contract, so {read.strength} < 2")
    return [convergent, contracting]


def _first_two(found: Expansion, read: Reading, over: sympy.Symbol, uniform: bool) -> tuple[Expr, Expr]:
    """Leading term and correction, or what stands for them across an undecided wall."""
    first, *rest = found.layers
    if len(first) == 1:
        following = sympy.Add(*(t.expression for t in rest[0])) if rest else found.error
        return first[0].expression, following
    j = sympy.Integer(read.filter.first or 0)
    if not uniform:
        below, above = sympy.Lt(found.spread, j), sympy.Gt(found.spread, j)
        raise SeveralPhasesError(
            f"the leading term of the sum over {over} changes at {sympy.Eq(found.spread, j)}: "
            f"say which side by the fact {below} or {above} (where=...), or take the form for both by uniform=True",
            (below, above),
        )
    return _uniform(read, found), read.outside * read.argument**-j


def _last_index(cutoff: Expr, over: sympy.Symbol, large: sympy.Symbol) -> Expr:
    last = sympy.sympify(cutoff, strict=True)
    if last.has(over, large) or not last.is_positive or (last.is_number and not last.is_Integer):
        raise OutsideTheClassError(
            f"the cutoff {last} must be a positive integer or a positive symbol other than {over} and {large}"
        )
    return last


def _cut(whole: SpectralAsymptotics, found: Expansion, M: Expr) -> SpectralAsymptotics:
    """End the sum at M."""
    read = whole.reading
    edge = M**read.b
    beyond = Regime(sympy.Gt(read.argument, edge), *saturated(read, whole.over, M, found.sides, whole.facts))
    cut = replace(whole, cutoff=M, exact=None, exact_error=None)
    if not resources_of(M):
        # Finitely many modes all saturate as the large symbol grows.
        known = {"leading": beyond.leading, "correction": beyond.correction, "error": beyond.correction}
        return replace(cut, **known, uniform=beyond.leading, terms=(), dominant=(), regimes=(beyond,))
    below = sympy.Lt(read.argument, edge)
    tail = residue_term(read, missing_tail(read, M), read.filter.vanishing, sign=-1, condition=below)
    correction = tail.expression + (0 if read.filter.first is None else whole.correction)
    return replace(
        cut,
        correction=correction,
        terms=(*whole.terms, tail),
        error=whole.error - tail.expression * (read.argument / edge + 1 / M),
        regimes=(Regime(below, whole.leading, correction), beyond),
    )


def _uniform(read: Reading, found: Expansion) -> Expr:
    s, j = found.spread, read.filter.first
    if j is None or read.filter.regular is None:
        return found.layers[0][0].expression
    nearer = {"<": s, "?": sympy.Min(s, j)}.get(found.sides[0], sympy.Integer(j))
    return read.outside * read.filter.regular(nearer) / read.b * QLog(read.argument, s, sympy.Integer(j))
