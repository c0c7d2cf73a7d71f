"""Expressions as straight-line programs that balls and intervals run through.

sympy's own ways to a function (`lambdify`, `evalf`) round rational numbers to doubles; here 1/3 is a ball that holds
it. What has no enclosing evaluation is refused by name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sympy
from flint import arb, ctx, fmpq

from proofs_check.certify.intervals import Interval
from theory.errors import OutsideTheClassError

__all__ = ["Tape", "enclosed", "tape_of"]

Expr = Any
Number = Any  # a ball of Arb or an Interval

CONSTANTS = {sympy.pi: arb.pi, sympy.E: arb.const_e, sympy.EulerGamma: arb.const_euler}
FUNCTIONS = {
    sympy.exp: "exp",
    sympy.log: "log",
    sympy.sin: "sin",
    sympy.cos: "cos",
    sympy.tanh: "tanh",
    sympy.erf: "erf",
    sympy.erfc: "erfc",
    sympy.gamma: "gamma",
    sympy.loggamma: "lgamma",
    sympy.zeta: "zeta",
}
ADD, MULTIPLY, POWER, CALL = range(4)


@dataclass(frozen=True)
class Tape:
    """Several expressions in the same letters, each subexpression once.

    Attributes
    ----------
    symbols : what the first places stand for
    constants : what the next places hold
    steps : each an operation and the places of its operands (or, for POWER an exponent, for CALL a name and a branch)
    results : the places of the expressions
    """

    symbols: tuple[sympy.Symbol, ...]
    constants: tuple[Expr, ...]
    steps: tuple[tuple[int, int, Any], ...]
    results: tuple[int, ...]

    def run(self, values: Sequence[Number]) -> list[Number]:
        """The expressions at balls or intervals, enclosed; a ball that is not finite says nothing.

        Examples
        --------
        >>> x = sympy.Symbol("x", positive=True)
        >>> tape_of((x,), (x**2/3,)).run([arb(3)])[0].contains(3)
        True
        """
        wide = any(isinstance(value, Interval) for value in values)
        held = [*values, *map(_interval if wide else enclosed, self.constants)]
        for operation, left, right in self.steps:
            if operation == ADD:
                held.append(held[left] + held[right])
            elif operation == MULTIPLY:
                held.append(held[left] * held[right])
            elif operation == POWER:
                held.append(held[left].power(right) if wide else held[left] ** right)
            else:
                name, *branch = right
                held.append(getattr(held[left], name)(*branch))
        return [held[place] for place in self.results]


def enclosed(constant: Expr) -> Any:
    """A ball that holds a number, as small as the precision in use allows.

    Raises
    ------
    OutsideTheClassError
        If it is rounded already, or unknown.
    """
    return _ball(constant, ctx.prec)


@lru_cache(maxsize=4096)
def _ball(constant: Expr, _bits: int) -> Any:
    if isinstance(constant, sympy.Rational):
        return arb(fmpq(int(constant.p), int(constant.q)))
    if constant in CONSTANTS:
        return CONSTANTS[constant]()
    if isinstance(constant, sympy.Float):
        raise OutsideTheClassError(f"{constant} is rounded; write it as a fraction or a decimal in quotes")
    raise OutsideTheClassError(f"{constant} has no enclosure here; known are {', '.join(map(str, CONSTANTS))}")


def _interval(constant: Expr) -> Interval:
    ball = enclosed(constant)
    return Interval(ball.lower(), ball.upper())


def tape_of(symbols: Sequence[sympy.Symbol], expressions: Sequence[Expr]) -> Tape:
    """Write expressions as a tape.

    Raises
    ------
    OutsideTheClassError
        If a part of them cannot be enclosed.
    """
    writer = _Writer(tuple(symbols))
    results = [writer.place(e) for e in expressions]
    return writer.tape(results)


class _Writer:
    """Gives every subexpression its place, operands first; places of constants are settled at the end."""

    def __init__(self, symbols: tuple[sympy.Symbol, ...]) -> None:
        self.symbols = symbols
        self.places: dict[Any, Any] = {s: ("symbol", i) for i, s in enumerate(symbols)}
        self.constants: list[Expr] = []
        self.steps: list[tuple[int, Any, Any]] = []

    def place(self, expr: Expr) -> Any:
        if expr not in self.places:
            self.places[expr] = self._written(expr)
        return self.places[expr]

    def _written(self, expr: Expr) -> Any:
        if expr.is_Number or expr in CONSTANTS:
            enclosed(expr)  # refused here, where the expression is known
            self.constants.append(expr)
            return ("constant", len(self.constants) - 1)
        if expr.is_Add or expr.is_Mul:
            first, *rest = [self.place(a) for a in expr.args]
            for other in rest:
                first = self._step(ADD if expr.is_Add else MULTIPLY, first, other)
            return first
        if expr.is_Pow:
            return self._power(*expr.args)
        if expr.func == sympy.polygamma and expr.args[0] == 0:
            return self._step(CALL, self.place(expr.args[1]), ("digamma",))
        if expr.func == sympy.LambertW and expr.args[1:] in ((), (sympy.S.NegativeOne,)):
            return self._step(CALL, self.place(expr.args[0]), ("lambertw", *map(int, expr.args[1:])))
        name = FUNCTIONS.get(expr.func)
        if name is None or len(expr.args) != 1:
            known = ", ".join([*(f.__name__ for f in FUNCTIONS), "LambertW"])
            raise OutsideTheClassError(f"{expr} has no enclosure here; known are sums, products, powers, {known}")
        return self._step(CALL, self.place(expr.args[0]), (name,))

    def _power(self, base: Expr, exponent: Expr) -> Any:
        if exponent.is_Integer:
            return self._step(POWER, self.place(base), int(exponent))
        if exponent == sympy.S.Half:
            return self._step(CALL, self.place(base), ("sqrt",))
        return self.place(sympy.exp(exponent * sympy.log(base), evaluate=False))

    def _step(self, operation: int, left: Any, right: Any) -> Any:
        self.steps.append((operation, left, right))
        return ("step", len(self.steps) - 1)

    def tape(self, results: list[Any]) -> Tape:
        before = {"symbol": 0, "constant": len(self.symbols), "step": len(self.symbols) + len(self.constants)}

        def number(place: Any) -> Any:
            return before[place[0]] + place[1] if isinstance(place, tuple) and place[0] in before else place

        steps = tuple((operation, number(left), number(right)) for operation, left, right in self.steps)
        return Tape(self.symbols, tuple(self.constants), steps, tuple(map(number, results)))
