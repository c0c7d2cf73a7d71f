"""A logarithm that is also a power: the growth across a wall where two exponents meet.

A sum over modes behaves like ``t**-s0`` on one side of a wall, like ``t**-s1`` on
the other, and like ``t**-s0*log(t)`` on it. ``QLog(t, s0, s1)`` is all three in
one expression, so that constants stay bounded across the wall. For s0 = q - 1
and s1 = 0 it is the q-logarithm of Tsallis (1994).
"""

from __future__ import annotations

from typing import Any

import mpmath
import sympy
from sympy.core.function import ArgumentIndexError

from theory.products import factored
from theory.symbols import Resource

__all__ = ["QLog"]

Expr = Any


class QLog(sympy.Function):
    r"""Difference quotient of powers, ``(t**-s0 - t**-s1)/(s1 - s0)``.

    It equals :math:`\log t \int_0^1 t^{-s_0 - u (s_1 - s_0)}\,du`, hence it is
    symmetric in the exponents, equal to ``t**-s*log(t)`` where they meet, and for
    t > 1 positive and decreasing in each of them. Source: textbook (divided
    differences).

    Parameters
    ----------
    t : sympy.Expr
        A positive quantity, usually a resource.
    s0, s1 : sympy.Expr
        Real decay exponents.

    Examples
    --------
    >>> t, s = sympy.symbols("t s", positive=True)
    >>> QLog(t, s, 1).expanded()
    (-1/t**s + 1/t)/(s - 1)
    >>> QLog(t, s, 1).subs(s, 1), QLog(t, s, 1).order()
    (log(t)/t, t**(-Min(1, s)))
    """

    nargs = (3,)
    args: tuple[Any, ...]

    def __new__(cls, *args: Any, **options: Any) -> Any:
        # Text is refused: sympy's functions would evaluate it.
        return super().__new__(cls, *(sympy.sympify(arg, strict=True) for arg in args), **options)

    @classmethod
    def eval(cls, t: Expr, s0: Expr, s1: Expr) -> Expr | None:
        """Evaluate at t = 1 and where the exponents are the same; write the exponents in one order."""
        if t == 1:
            return sympy.S.Zero
        if s0 == s1 or factored(s0 - s1) == 0:
            return t**-s0 * sympy.log(t)
        if s0.sort_key() > s1.sort_key():
            return cls(t, s1, s0)
        return None

    def order(self) -> Expr:
        """Return the growth without its logarithm: the power that decays more slowly."""
        t, s0, s1 = self.args
        return t ** -sympy.Min(s0, s1)

    def expanded(self) -> Expr:
        """Return the difference quotient, which is 0/0 where the exponents meet."""
        t, s0, s1 = self.args
        return (t**-s0 - t**-s1) / (s1 - s0)

    def fdiff(self, argindex: int = 1) -> Expr:
        """Differentiate by one argument."""
        t, s0, s1 = self.args
        if argindex == 1:
            return (t**-s1 - s0 * self) / t
        if argindex not in (2, 3):
            raise ArgumentIndexError(self, argindex)
        own, other = (s0, s1) if argindex == 2 else (s1, s0)
        return (self - t**-own * sympy.log(t)) / (other - own)

    def _eval_expand_func(self, **_: Any) -> Expr:
        return self.expanded()

    def _eval_is_extended_real(self) -> bool | None:
        t, s0, s1 = self.args
        return True if t.is_positive and s0.is_real and s1.is_real else None

    def _eval_is_finite(self) -> bool | None:
        return True if self.is_extended_real and all(a.is_finite for a in self.args) else None

    def _eval_is_extended_positive(self) -> bool | None:
        above_one = (self.args[0] - 1).is_positive
        return True if self.is_extended_real and above_one else None

    def _eval_is_extended_nonnegative(self) -> bool | None:
        t = self.args[0]
        at_least_one = isinstance(t, Resource) or (t - 1).is_nonnegative
        return True if self.is_extended_real and at_least_one else None

    def _eval_evalf(self, prec: int) -> Expr:
        with mpmath.workprec(prec + 10):
            try:
                t, s0, s1 = (mpmath.mpf(a._to_mpmath(prec + 10)) for a in self.args)
            except (TypeError, ValueError):
                return None
            gap = s1 - s0
            # expm1 keeps all digits where the two powers nearly cancel.
            quotient = -mpmath.expm1(-gap * mpmath.log(t)) / gap if gap else mpmath.log(t)
            return sympy.Float._new((t**-s0 * quotient)._mpf_, prec)
