"""Constants of terms in numbers: sums over endless modes, integrals, and solutions of equations that define them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

import numpy as np
import sympy
from scipy.integrate import quad
from scipy.optimize import brentq

from proofs_check.arrays import Floats
from proofs_check.dynamics.spectra import spread_modes
from theory.errors import TheoryError
from theory.problems import Decomposition
from theory.problems.descent import KERNEL, PASSED
from theory.symbols import resources_of

__all__ = ["constant_value", "constants_from", "definitions"]

Expr = Any
Symbols = tuple[sympy.Symbol, ...]

MODES = 1e60  # that are summed; from the square root of their number on, a summand should be a power
STRAIGHT = 1e-9  # how little the power may change on the way
LARGEST = 1e300  # of what an equation may have as its solution
PRECISION = 1e-11  # relative, of an integral


def definitions(found: Decomposition, used: Collection[sympy.Symbol] | None = None) -> dict[sympy.Symbol, Expr]:
    """What the symbols for constants in terms stand for: all, or those used and those that say whether they are finite.

    Examples
    --------
    >>> from theory.problems import decompose
    >>> from theory.problems.grammar import problem_of
    >>> list(definitions(decompose(problem_of("sgd"))))
    [K_1, F_1]
    """
    needed = {s for s, _ in found.constants} if used is None else {*used, *({KERNEL} if PASSED in used else ())}
    return {symbol: expr for symbol, expr in found.constants if symbol in needed}


def constants_from(meanings: Mapping[sympy.Symbol, Expr], values: Mapping[Any, Any]) -> dict[sympy.Symbol, float]:
    """Numbers for symbols from what they stand for, in which those before them may occur; nan where one is infinite.

    Parameters
    ----------
    meanings : mapping
        As of `definitions`; an equation for what solves it.
    values : mapping
        A number for each letter.

    Raises
    ------
    TheoryError
        If a letter has no number, a step is so large that SGD diverges, or a constant depends on a resource.

    Examples
    --------
    >>> from theory.problems import decompose
    >>> from theory.problems.grammar import problem_of
    >>> from theory.symbols import parameters
    >>> a, b, s = parameters("a b s")
    >>> found = constants_from(definitions(decompose(problem_of("sgd"))), {a: 2, b: 4, s: 0.1})
    >>> {str(symbol): round(value, 6) for symbol, value in found.items()}
    {'K_1': 0.088223, 'F_1': 8.822276}
    """
    known = {symbol: sympy.sympify(value, strict=True) for symbol, value in values.items()}
    found: dict[sympy.Symbol, float] = {}
    for symbol, expr in meanings.items():
        there = expr.subs(known, simultaneous=True)
        _check_numbers(symbol, there, {symbol} if isinstance(expr, sympy.Eq) else set())
        found[symbol] = constant_value(there, symbol)
        known[symbol] = sympy.Float(found[symbol], 17)
        if symbol == KERNEL and not found[symbol] < 1:
            raise TheoryError(f"SGD diverges with this step: |K| = {found[symbol]:.4g} is not below one; take less")
    return found


def _check_numbers(symbol: sympy.Symbol, expr: Expr, unknown: set[sympy.Symbol]) -> None:
    if grown := resources_of(expr):
        raise TheoryError(f"{symbol} depends on {grown[0]}, which the budget buys; say a fixed step for numbers")
    if left := sorted(expr.free_symbols - unknown, key=str):
        missing = ",".join(f"{s}=..." for s in left)
        raise TheoryError(f"{symbol} has no number without {', '.join(map(str, left))}; say --at {missing}")


def constant_value(expr: Expr, symbol: sympy.Symbol) -> float:
    """The value of an expression with sums over modes and integrals in it, or of the symbol that solves an equation.

    Parameters
    ----------
    expr : sympy.Expr or sympy.Eq
        Without other free symbols; the sides of an equation cross once.
    symbol : sympy.Symbol

    Returns
    -------
    float
        Not a number where a sum is infinite.

    Raises
    ------
    TheoryError
        If what is summed is no power in the end or negative, or no number solves the equation.

    Examples
    --------
    >>> k = sympy.Symbol("k", positive=True)
    >>> round(constant_value(sympy.Sum(k**-1.001, (k, 1, sympy.oo)), k), 6)  # zeta(1.001)
    1000.577288
    """
    if isinstance(expr, sympy.Eq):
        return _solved(expr, symbol)
    inside = {e: sympy.Float(_integrating(e, ())(), 17) for e in expr.atoms(sympy.Integral)}
    there = expr.xreplace(inside)
    sums = {total: sympy.Float(_summing(total, ())(), 17) for total in there.atoms(sympy.Sum)}
    value = sympy.N(there.xreplace(sums))
    return float(sympy.re(value)) if value.is_finite else float("nan")


def _solved(equation: sympy.Eq, symbol: sympy.Symbol) -> float:
    """The root in logarithms, in a bracket that is doubled until it holds one."""
    gap = equation.lhs - equation.rhs
    integrals = {e: sympy.Dummy() for e in gap.atoms(sympy.Integral)}
    inner = [_integrating(e, (symbol,)) for e in integrals]
    outer = sympy.lambdify((symbol, *integrals.values()), gap.xreplace(integrals), "numpy")

    def at(y: float) -> float:
        z = float(np.exp(y))
        return float(outer(z, *(f(z) for f in inner)))

    reach = 1.0
    while at(-reach) * at(reach) > 0:
        reach *= 2
        if reach > np.log(LARGEST):
            raise TheoryError(f"no number up to {LARGEST:.0e} solves {equation}; give numbers closer to one")
    return float(np.exp(brentq(at, -reach, reach, xtol=1e-13, rtol=1e-14)))


def _summing(total: Expr, free: Symbols) -> Callable[..., float]:
    """A sum over modes as a function of its free symbols; nan where it is infinite."""
    (index, _, _), *_ = total.limits
    modes, weights = spread_modes(MODES, panel=1.0)
    summand = sympy.lambdify((index, *free), total.function, "numpy")

    def summed(*values: float) -> float:
        with np.errstate(over="ignore"):  # in denominators of what is lost anyway
            found = summand(modes, *values)
            last = summand(MODES ** np.array([0.5, 0.75, 1.0]), *values)
        if not (found >= 0).all():
            raise TheoryError("SGD diverges with this step, since it overshoots in the first mode; take less")
        return float(weights @ found) + _tail(last, total)

    return summed


def _tail(last: Floats, total: Expr) -> float:
    """The sum of a power beyond the last mode, from its values at a half and three quarters of its logarithm too.

    The index is so large that the sum is the integral from the middle between two modes.
    """
    if last[-1] < 1e-200:  # a power above three, of which nothing is left
        return 0.0
    before, power = -np.diff(np.log(last)) / (np.log(MODES) / 4)
    if abs(power - before) > STRAIGHT:
        raise TheoryError(f"what {total} sums is no power of the mode in the end; move capacity or source a little")
    return float(MODES * last[-1] / (power - 1)) if power > 1 + STRAIGHT else float("nan")


def _integrating(integral: Expr, free: Symbols) -> Callable[..., float]:
    """An integral as a function of its free symbols.

    It runs over the logarithm of the distance from its lower end, as powers of that may nearly diverge.
    """
    (variable, low, high), *_ = integral.limits
    x = sympy.Dummy(real=True)
    moved = low + (high - low) * sympy.exp(-x)
    sums = {total: sympy.Dummy() for total in integral.function.atoms(sympy.Sum)}
    inner = [_summing(total, (variable,)) for total in sums]
    there = (moved - low) * integral.function.xreplace(sums).subs(variable, moved)
    outer, place = sympy.lambdify((x, *sums.values(), *free), there, "numpy"), sympy.lambdify(x, moved, "numpy")

    def integrated(*values: float) -> float:
        found, _ = quad(
            lambda y: float(outer(y, *(f(place(y)) for f in inner), *values)), 0, np.inf, epsabs=0, epsrel=PRECISION
        )
        return float(found)

    return integrated
