"""Reading and writing expressions as text, without ever evaluating text.

Text is parsed by Python's own grammar into a syntax tree, and the tree is
rebuilt in sympy from an allow-list of nodes and functions. Nothing is executed;
size, depth and numeric powers are bounded, so hostile input is refused quickly.
"""

from __future__ import annotations

import ast
import difflib
import re
import warnings
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import sympy
from sympy.printing.str import StrPrinter

from theory.errors import ExpressionError
from theory.qlog import QLog

__all__ = ["is_maximum", "parse", "summands", "text"]

MAX_LENGTH = 4000
MAX_DEPTH = 60
MAX_NODES = 2000
MAX_DIGITS = 60
MAX_POWER = 100
_LAMBDA = "lambd_"  # stands for lambda, which Python keeps for itself; as long, so that columns stay right
MAX_ARGUMENT = 10**6
MAX_EXACT = 1000
MAX_BITS = 8000
MAX_OPERANDS = 16
MAX_SUMMANDS = 256

FUNCTIONS: dict[str, Callable[..., Any]] = {
    "Abs": sympy.Abs,
    "Eq": sympy.Eq,
    "LambertW": sympy.LambertW,
    "Max": sympy.Max,
    "Min": sympy.Min,
    "Ne": sympy.Ne,
    "QLog": QLog,
    "beta": sympy.beta,
    "binomial": sympy.binomial,
    "catalan": sympy.catalan,
    "cos": sympy.cos,
    "erfc": sympy.erfc,
    "exp": sympy.exp,
    "gamma": sympy.gamma,
    "log": sympy.log,
    "sin": sympy.sin,
    "sqrt": sympy.sqrt,
    "zeta": sympy.zeta,
}
OVER: dict[str, Callable[..., Any]] = {"Integral": sympy.Integral, "Sum": sympy.Sum}
EXACT = {"beta", "binomial", "catalan", "gamma", "zeta"}  # become huge fractions at large integers
CONSTANTS = {"pi": sympy.pi, "oo": sympy.oo, "EulerGamma": sympy.EulerGamma}
COMPARISONS: dict[type[ast.cmpop], Callable[..., Any]] = {
    ast.Gt: sympy.Gt,
    ast.GtE: sympy.Ge,
    ast.Lt: sympy.Lt,
    ast.LtE: sympy.Le,
    ast.Eq: sympy.Eq,
    ast.NotEq: sympy.Ne,
}


def parse(
    source: str,
    symbols: Mapping[str, sympy.Symbol] | None = None,
    functions: Mapping[str, Callable[..., Any]] | None = None,
) -> Any:
    """Read an expression or a relation from text.

    Parameters
    ----------
    source : str
        Python-like arithmetic: ``+ - * / **``, parentheses, exact numbers,
        comparisons, and the functions in `FUNCTIONS`. Decimals are read as
        exact rationals.
    symbols : mapping of str to sympy.Symbol, optional
        The names allowed. When omitted, any name becomes a positive symbol.
    functions : mapping of str to callable, optional
        Further function names, for example undefined functions ``R``.

    Returns
    -------
    sympy.Expr or sympy relation

    Raises
    ------
    ExpressionError
        If the text is malformed, too large, or uses anything off the list.

    Examples
    --------
    >>> parse("N**-a + 0.5*D**(-b)")
    N**(-a) + 1/(2*D**b)
    >>> parse("N**-lambda")
    N**(-lambda)
    >>> parse("__import__('os')")
    Traceback (most recent call last):
        ...
    theory.errors.ExpressionError: function '__import__' is not allowed; allowed are Abs, Eq, \
Integral, LambertW, Max, Min, Ne, Piecewise, QLog, Sum, beta, \
binomial, catalan, cos, erfc, exp, gamma, log, sin, sqrt, zeta
    """
    (found,) = _read(source, symbols, functions, lambda tree: [tree])
    return found


def summands(source: str, symbols: Mapping[str, sympy.Symbol] | None = None) -> tuple[Any, ...]:
    """Read a sum, or a maximum, as its parts in the order in which they are written.

    Products of sums are multiplied out, also in that order.

    Examples
    --------
    >>> summands("N**-a + 2*(D**-b - 1)")
    (N**(-a), 2/D**b, -2)
    >>> summands("Max(N**-a, D**-b)")
    (N**(-a), D**(-b))
    """
    return _read(source, symbols, None, _parts)


def is_maximum(source: str) -> bool:
    """Whether the text is a maximum, which `summands` takes apart."""
    return _called_max(_syntax_tree(source).body)


def _read(
    source: str,
    symbols: Mapping[str, sympy.Symbol] | None,
    functions: Mapping[str, Callable[..., Any]] | None,
    split: Callable[[ast.expr], list[ast.expr]],
) -> tuple[Any, ...]:
    tree = _syntax_tree(source)
    reader = _Reader(source, symbols, {**FUNCTIONS, **(functions or {})})
    try:
        return tuple(reader.read(part) for part in split(tree.body))
    except (ArithmeticError, RecursionError, TypeError, ValueError) as error:
        if isinstance(error, ExpressionError):
            raise
        raise ExpressionError(f"cannot handle {shortened(source)!r} ({error}); simplify it") from None


def _parts(node: ast.expr) -> list[ast.expr]:
    return list(node.args) if isinstance(node, ast.Call) and _called_max(node) else _added(node)


def _added(node: ast.expr) -> list[ast.expr]:
    """The summands of a sum, products multiplied out while there are few of them."""
    if not isinstance(node, ast.BinOp):
        return [node]
    left, right = _added(node.left), _added(node.right)
    match node.op:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left + [ast.copy_location(ast.UnaryOp(ast.USub(), part), part) for part in right]
        case ast.Mult() if 1 < len(left) * len(right) <= MAX_SUMMANDS:
            return [ast.copy_location(ast.BinOp(one, node.op, other), node) for one in left for other in right]
        case ast.Div() if len(left) > 1:
            return [ast.copy_location(ast.BinOp(part, node.op, node.right), node) for part in left]
    return [node]


def _called_max(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Max" and not node.keywords
    )


def _syntax_tree(source: str) -> ast.Expression:
    if not source.strip():
        raise ExpressionError("the expression is empty; write for example N**-a + D**-b")
    if len(source) > MAX_LENGTH:
        raise ExpressionError(
            f"the expression has {len(source)} characters, more than {MAX_LENGTH}; "
            "name its parts and give them one by one"
        )
    depth = deepest = 0
    for char in source:
        depth += (char in "([{") - (char in ")]}")
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH or re.search(rf"(?:[-+~]\s*){{{MAX_DEPTH},}}", source):
        raise ExpressionError(f"the expression nests more than {MAX_DEPTH} levels deep; simplify it")
    if re.search(rf"\d{{{MAX_DIGITS + 1},}}", source):
        raise ExpressionError(f"a number has more than {MAX_DIGITS} digits; use a symbol instead")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what Python would only warn of, such as 1or 2, is refused
            tree = ast.parse(re.sub(r"\blambda\b", _LAMBDA, source.strip()), mode="eval")
    except (SyntaxError, SyntaxWarning, DeprecationWarning, ValueError, MemoryError, RecursionError) as error:
        at = getattr(error, "offset", None)
        where = f" near column {at}" if at else ""
        raise ExpressionError(
            f"cannot read {shortened(source)!r}{where}: use + - * / ** and parentheses, "
            "for example A*N**-alpha + B*D**-beta"
        ) from None
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == _LAMBDA:
            node.id = "lambda"
    nodes = sum(1 for _ in ast.walk(tree))
    if nodes > MAX_NODES:
        raise ExpressionError(f"the expression has {nodes} parts, more than {MAX_NODES}; simplify it")
    return tree


def shortened(source: str) -> str:
    return source if len(source) <= 60 else source[:57] + "..."


class _Reader:
    """Rebuild a syntax tree in sympy, node by allowed node."""

    def __init__(
        self,
        source: str,
        symbols: Mapping[str, sympy.Symbol] | None,
        functions: Mapping[str, Callable[..., Any]],
    ) -> None:
        self.source = source
        self.symbols = symbols
        self.functions = functions

    def read(self, node: ast.AST, depth: int = 0) -> Any:
        """Rebuild one node; a result that is no number at all is refused."""
        value = self._rebuilt(node, depth)
        if value in (sympy.zoo, sympy.nan):
            raise ExpressionError(f"{self._piece(node)!r} is not a number")
        if value.is_Rational and max(abs(value.p), value.q).bit_length() > MAX_BITS:
            raise ExpressionError(f"{self._piece(node)!r} is too large a number; use a symbol instead")
        return value

    def _number_like(self, node: ast.AST, depth: int) -> Any:
        """Read an operand of arithmetic, which a comparison is not."""
        value = self.read(node, depth)
        if not isinstance(value, sympy.Expr):
            raise ExpressionError(f"{self._piece(node)!r} is a comparison; arithmetic needs numbers")
        return value

    def _piece(self, node: ast.AST) -> str:
        return shortened(ast.get_source_segment(self.source.strip(), node) or type(node).__name__)

    def _rebuilt(self, node: ast.AST, depth: int) -> Any:
        if depth > 2 * MAX_DEPTH:
            raise ExpressionError(f"the expression nests more than {2 * MAX_DEPTH} levels deep; simplify it")
        match node:
            case ast.Constant(value=bool()):
                return sympy.true if node.value else sympy.false
            case ast.Constant(value=int(number)):
                if abs(number) >= 10**MAX_DIGITS:
                    raise ExpressionError(f"a number has more than {MAX_DIGITS} digits; use a symbol instead")
                return sympy.Integer(number)
            case ast.Constant(value=float()):
                return self._decimal(node)
            case ast.Name():
                return self._name(node.id)
            case ast.UnaryOp(op=ast.USub()) | ast.BinOp(op=ast.Mult() | ast.Div()):
                # One product for the whole chain: sympy multiplies a number into a sum when it meets them alone.
                return sympy.Mul(*self._factors(node, depth))
            case ast.UnaryOp(op=ast.UAdd()):
                return self._number_like(node.operand, depth + 1)
            case ast.BinOp():
                return self._binary(node, depth)
            case ast.Compare(ops=[op], comparators=[right]):
                left = self._number_like(node.left, depth + 1)
                return _comparison(op)(left, self._number_like(right, depth + 1))
            case ast.Compare():
                raise ExpressionError(f"{self._piece(node)!r} compares more than two things; write two comparisons")
            case ast.Call(func=ast.Name(), keywords=[]):
                return self._call(node, depth)
            case _:
                raise ExpressionError(
                    f"{self._piece(node)!r} is not allowed in an expression; "
                    "use numbers, names, + - * / ** and the listed functions"
                )

    def _decimal(self, node: ast.Constant) -> Any:
        written = ast.get_source_segment(self.source.strip(), node) or repr(node.value)
        mantissa, _, power = written.lower().replace("_", "").partition("e")
        if power and abs(int(power)) > MAX_POWER:
            raise ExpressionError(f"the number {shortened(written)} is too large or too small; use a symbol instead")
        return sympy.Rational(mantissa) * sympy.Integer(10) ** int(power or 0)

    def _name(self, name: str) -> Any:
        if self.symbols is not None and name in self.symbols:
            return self.symbols[name]
        if name in CONSTANTS:
            return CONSTANTS[name]
        if self.symbols is None:
            if name in self.functions:
                # Greek parameter names such as beta and gamma double as functions
                # only when they are called.
                return sympy.Symbol(name, positive=True)
            return _new_symbol(name)
        near = difflib.get_close_matches(name, self.symbols, n=1)
        known = f"known are {', '.join(self.symbols)}" if self.symbols else "there are no letters here, only numbers"
        hint = f"; did you mean {near[0]!r}?" if near else f"; {known}"
        raise ExpressionError(f"unknown name {name!r} in {shortened(self.source)!r}{hint}")

    def _factors(self, node: ast.AST, depth: int) -> list[Any]:
        """The factors of a chain of products, quotients and minus signs."""
        if depth > 2 * MAX_DEPTH:
            raise ExpressionError(f"the expression nests more than {2 * MAX_DEPTH} levels deep; simplify it")
        match node:
            case ast.UnaryOp(op=ast.USub()):
                return [sympy.S.NegativeOne, *self._factors(node.operand, depth + 1)]
            case ast.BinOp(op=ast.Mult()):
                return [*self._factors(node.left, depth + 1), *self._factors(node.right, depth + 1)]
            case ast.BinOp(op=ast.Div()):
                below = self._number_like(node.right, depth + 1)
                if below == 0:
                    raise ExpressionError(f"division by zero in {shortened(self.source)!r}")
                return [*self._factors(node.left, depth + 1), 1 / below]
        return [self._number_like(node, depth + 1)]

    def _binary(self, node: ast.BinOp, depth: int) -> Any:
        left, right = self._number_like(node.left, depth + 1), self._number_like(node.right, depth + 1)
        match node.op:
            case ast.Add():
                return left + right
            case ast.Sub():
                return left - right
            case ast.Pow():
                return _bounded_power(left, right)
            case ast.BitXor():
                raise ExpressionError("^ is not a power here; write ** instead")
        raise ExpressionError(f"operator in {shortened(self.source)!r} is not allowed; use + - * / **")

    def _call(self, node: ast.Call, depth: int) -> Any:
        assert isinstance(node.func, ast.Name)
        name = node.func.id
        if name in OVER:
            return self._over(node, depth)
        if name == "Piecewise":
            return self._piecewise(node, depth)
        if name not in self.functions:
            allowed = ", ".join(sorted([*self.functions, *OVER, "Piecewise"]))
            raise ExpressionError(f"function {name!r} is not allowed; allowed are {allowed}")
        arguments = [self._number_like(argument, depth + 1) for argument in node.args]
        most = MAX_EXACT if name in EXACT else MAX_ARGUMENT
        numbers = [n for a in arguments for n in (a, *a.atoms(sympy.Rational)) if n.is_number and n.is_finite]
        if any(abs(n) > most for n in numbers):
            raise ExpressionError(f"a number in {name}(...) is above {most}; use a symbol instead")
        if sum(len(a.args) if isinstance(a, (sympy.Max, sympy.Min)) else 1 for a in arguments) > MAX_OPERANDS:
            raise ExpressionError(f"{name} of more than {MAX_OPERANDS} expressions is refused")
        try:
            return self.functions[name](*arguments)
        except (TypeError, ValueError) as error:
            raise ExpressionError(f"wrong arguments for {name}: {error}") from None

    def _over(self, node: ast.Call, depth: int) -> Any:
        """A sum or an integral; neither is evaluated."""
        assert isinstance(node.func, ast.Name)
        name, limits = node.func.id, []
        for piece in node.args[1:]:
            match piece:
                case ast.Tuple(elts=[ast.Name(id=index), low, high]):
                    ends = (self._number_like(end, depth + 1) for end in (low, high))
                    limits.append((self._name(index), *ends))
                case _:
                    limits.clear()
                    break
        if not limits:
            raise ExpressionError(f"write {name}(term, (k, low, high))")
        return OVER[name](self._number_like(node.args[0], depth + 1), *limits)

    def _piecewise(self, node: ast.Call, depth: int) -> Any:
        """Cases, each a pair of a value and the condition under which it counts."""
        cases = []
        for piece in node.args:
            match piece:
                case ast.Tuple(elts=[value, condition]):
                    cases.append((self._number_like(value, depth + 1), self._condition(condition, depth + 1)))
                case _:
                    raise ExpressionError("write Piecewise((value, condition), (other value, True))")
        return sympy.Piecewise(*cases)

    def _condition(self, node: ast.AST, depth: int) -> Any:
        match node:
            case ast.BinOp(left=left, op=ast.BitAnd(), right=right):
                return sympy.And(self._condition(left, depth + 1), self._condition(right, depth + 1))
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                return sympy.Or(self._condition(left, depth + 1), self._condition(right, depth + 1))
        found = self.read(node, depth)
        if isinstance(found, sympy.Expr):
            raise ExpressionError(f"{self._piece(node)!r} is not a condition; write a comparison such as a > b")
        return found


def _comparison(op: ast.cmpop) -> Callable[..., Any]:
    if type(op) not in COMPARISONS:
        raise ExpressionError("only >, >=, <, <=, == and != compare expressions")
    return COMPARISONS[type(op)]


def _new_symbol(name: str) -> sympy.Symbol:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,30}", name):
        raise ExpressionError(f"{shortened(name)!r} is not a symbol name; use letters, digits and _, letter first")
    return sympy.Symbol(name, positive=True)


def _bounded_power(base: Any, exponent: Any) -> Any:
    if exponent.is_number and (not exponent.is_finite or abs(exponent) > MAX_POWER):
        raise ExpressionError(f"a power above {MAX_POWER} is refused; use a symbol as exponent")
    if base.is_number and exponent.is_number and base.is_Rational:
        if exponent.is_Integer and exponent < 0 and base == 0:
            raise ExpressionError("zero to a negative power is not a number")
        if max(abs(base.p), base.q).bit_length() * abs(exponent) > 4000:
            raise ExpressionError("a power of numbers is too large; use a symbol instead")
    if exponent.is_Integer and base.is_Add and abs(exponent) > 20:
        raise ExpressionError("a sum to a power above 20 is refused; use a symbol as exponent")
    result = base**exponent
    if result.is_Pow and result.exp.is_Rational and abs(result.exp) > MAX_POWER:
        raise ExpressionError(f"a power of a power above {MAX_POWER} is refused; use a symbol as exponent")
    return result


class _ExactPrinter(StrPrinter):
    """Text that `parse` reads back to the same expression."""

    def _print_Exp1(self, _: Any) -> str:
        return "exp(1)"

    def _print_Catalan(self, _: Any) -> str:
        raise ExpressionError("Catalan's constant has no text form here")


@lru_cache(maxsize=2**14, typed=True)
def text(expr: Any) -> str:
    """Write an expression as text that `parse` reads back.

    Examples
    --------
    >>> N, a = sympy.symbols("N a", positive=True)
    >>> text(N**-a + sympy.exp(1))
    'exp(1) + N**(-a)'
    """
    printer: Any = _ExactPrinter()  # type: ignore[no-untyped-call]
    return str(printer.doprint(expr))
