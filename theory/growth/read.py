"""Reading an expression in one symbol as a growth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

import sympy

from theory.errors import OutsideTheClassError, SeveralPhasesError
from theory.growth.scale import ONE, Growth, Level, largest, leading, power_of
from theory.growth.signs import Branch, always_positive, tidied

__all__ = ["growth", "readings"]

Expr = Any
Readings = tuple[tuple[Growth, ...], Branch]


def growth(expr: Expr, variable: sympy.Symbol, where: Iterable[Expr] = ()) -> Growth:
    """Read the growth of an expression as a symbol tends to infinity.

    Parameters
    ----------
    expr : sympy.Expr
        Made of powers, products, `exp`, `log`, `Max`, `Min` and sums of
        positive terms; a sum is read as its dominant term.
    variable : sympy.Symbol
        What grows; a positive symbol.
    where : iterable of sympy relations
        Facts about parameters.

    Returns
    -------
    Growth

    Raises
    ------
    OutsideTheClassError
        If the expression is not on the scale: signed sums, oscillation, powers
        that are not rational functions of real parameters.
    SeveralPhasesError
        If the dominant term depends on parameters.

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> C, (a, b) = resources("C"), parameters("a b")
    >>> print(growth(sympy.log(C**2 * sympy.log(C)) * C**-a, C))
    2*log(x)/x**a
    >>> print(growth(C**-a + C**-b, C, where=[a < b]))
    x**(-a)
    >>> growth(C**-a + C**-b, C)
    Traceback (most recent call last):
        ...
    theory.errors.SeveralPhasesError: the growth of C**(-b) + C**(-a) depends on parameters: C**(-a) where \
-a + b > 0; 2/C**a where Eq(a - b, 0); C**(-b) where a - b > 0. Add facts with where, or use compare
    """
    found = tidied(readings([expr], variable, Branch.of(where)))
    if len(found) == 1:
        return found[0][0][0].tidy
    cells = (f"{g.expression(variable)} where {' and '.join(map(str, part.relations))}" for (g,), part in found)
    raise SeveralPhasesError(
        f"the growth of {expr} depends on parameters: {'; '.join(cells)}. Add facts with where, or use compare"
    )


def readings(exprs: Iterable[Expr], variable: sympy.Symbol, branch: Branch) -> Iterator[Readings]:
    """Growths of expressions, which may be growths already, on common branches of the parameters."""
    if not variable.is_positive:
        raise OutsideTheClassError(f"{variable} is not known to be positive; make it with resources({variable.name!r})")
    given = [expr if isinstance(expr, Growth) else sympy.sympify(expr, strict=True) for expr in exprs]
    yield from _Reader(variable).each(given, branch)


@dataclass(frozen=True)
class _Reader:
    """Reads expressions in one symbol."""

    variable: sympy.Symbol

    def read(self, expr: Expr, branch: Branch) -> Iterator[tuple[Growth, Branch]]:
        """Growths asymptotically equal to an expression, branch by branch."""
        if isinstance(expr, Growth):
            yield expr, branch
        elif not expr.has(self.variable):
            self._demand_positive(expr, expr, branch)
            yield Growth((), expr), branch
        elif expr == self.variable:
            yield power_of(Level()), branch
        elif expr.is_Mul:
            self._demand_positive(expr.as_independent(self.variable, as_Add=False)[0], expr, branch)
            yield from ((reduce(Growth.__mul__, factors), part) for factors, part in self.each(expr.args, branch))
        elif isinstance(expr, sympy.exp) or (expr.is_Pow and expr.exp.has(self.variable)):
            yield self._exponential(expr), branch
        elif expr.is_Pow:
            power = self._parameter(expr.exp)
            yield from ((g**power, part) for g, part in self.read(expr.base, branch))
        elif isinstance(expr, (sympy.Add, sympy.Max, sympy.Min)):
            yield from self._combined(expr, branch)
        elif isinstance(expr, sympy.log):
            for g, part in self.read(expr.args[0], branch):
                yield from self._logarithm(expr, g, part)
        else:
            raise self._outside(expr, "only powers, log, exp, Max and Min are read, and what oscillates has no order")

    def each(self, exprs: Iterable[Expr], branch: Branch) -> Iterator[Readings]:
        """Several expressions at once, on common branches."""
        states: list[Readings] = [((), branch)]
        for expr in exprs:
            states = [((*made, g), part) for made, given in states for g, part in self.read(expr, given)]
        yield from states

    def _demand_positive(self, constant: Expr, expr: Expr, branch: Branch) -> None:
        if constant.is_positive or (constant.is_rational_function() and always_positive(constant, branch)):
            return
        raise self._outside(
            expr,
            "it is not known to be positive. Declare constants with parameters(...); a signed sum can cancel, "
            "so that it has to be bounded by positive terms",
        )

    def _parameter(self, power: Expr) -> Expr:
        """A power, if it is a rational function of real parameters, Max or Min."""
        plain = power
        if power.has(sympy.Max, sympy.Min):
            plain = power.replace(lambda e: isinstance(e, (sympy.Max, sympy.Min)), lambda e: sympy.Add(*e.args))
        symbols = power.free_symbols
        if plain.is_rational_function(*symbols) and self.variable not in symbols and all(s.is_real for s in symbols):
            return power
        raise self._outside(power, "a power is a rational function of real parameters; give it a name of its own")

    def _combined(self, expr: Expr, branch: Branch) -> Iterator[tuple[Growth, Branch]]:
        """The dominant term of a sum or Max, or the last of a Min; constants are combined where several tie."""
        for growths, given in self.each(expr.args, branch):
            ranked = [g**-1 for g in growths] if isinstance(expr, sympy.Min) else growths
            for sizes, part in largest(ranked, given):
                first = growths[next(iter(sizes))]
                if isinstance(expr, sympy.Min):
                    sizes = {i: 1 / size for i, size in sizes.items()}
                constants = (growths[i].coefficient * size for i, size in sizes.items())
                yield replace(first, coefficient=expr.func(*constants)), part

    def _logarithm(self, expr: Expr, argument: Growth, branch: Branch) -> Iterator[tuple[Growth, Branch]]:
        for found in leading(argument, branch):
            if found.level is not None and found.sign > 0:
                yield Growth(found.level.logarithm.powers, found.value), found.branch
                continue
            constant = sympy.log(argument.coefficient * found.value) if found.level is None else sympy.S.Zero
            if not constant.is_positive:
                where = " and ".join(map(str, found.branch.relations))
                raise self._outside(
                    expr, f"it is not positive{' where ' if where else ''}{where}; change its sign or add a fact"
                )
            yield Growth((), constant), found.branch

    def _exponential(self, expr: Expr) -> Growth:
        """An exponential, exactly: an error in a rate would change the order."""
        exponent = expr.exp * (1 if isinstance(expr, sympy.exp) else sympy.log(expr.base))
        exponent = sympy.expand(sympy.expand_log(exponent, force=True), power_exp=False, power_base=False, log=False)
        return reduce(Growth.__mul__, map(self._exponential_of, sympy.Add.make_args(exponent)))

    def _exponential_of(self, term: Expr) -> Growth:
        constant, factors = term.as_independent(self.variable, as_Add=False)
        rate = self._exact(factors)
        if rate == ONE:
            return Growth((), sympy.exp(constant))
        if len(rate.powers) == 1 and (deep := rate.powers[0][0].depth) and rate.powers[0][1] == 1:
            return power_of(Level(deep - 1), self._parameter(constant))
        return power_of(Level(rate=rate), self._parameter(constant))

    def _exact(self, expr: Expr) -> Growth:
        """A product of powers of logarithms and exponentials, with nothing left out."""
        if expr == self.variable:
            return power_of(Level())
        if expr.is_Mul:
            return reduce(Growth.__mul__, (self._exact(factor) for factor in expr.args), ONE)
        if isinstance(expr, sympy.exp):
            return self._exponential(expr)
        if expr.is_Pow:
            return self._exact(expr.base).__pow__(self._parameter(expr.exp))
        if isinstance(expr, sympy.log):
            inside = self._exact(expr.args[0])
            if len(inside.powers) == 1 and inside.powers[0][1] == 1:
                return inside.powers[0][0].logarithm
        if expr == 1:
            return ONE
        raise self._outside(expr, "inside an exponential only products of powers, logarithms and exponentials are read")

    def _outside(self, expr: Expr, why: str) -> OutsideTheClassError:
        return OutsideTheClassError(f"{expr} is outside the growth scale of {self.variable}: {why}")
