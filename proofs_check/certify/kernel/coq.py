"""Expressions and relations of sympy as terms of Coq's real numbers."""

from __future__ import annotations

import re
from typing import Any

import sympy
from sympy.core.relational import Relational

from theory.errors import OutsideTheClassError

__all__ = ["name", "product", "quotient", "relation", "term", "total"]

Expr = Any

# Words that mean something to Coq or to the scripts, so that a parameter needs another name.
TAKEN = re.compile(
    r"as|at|cofix|else|end|exists|exists2|fix|for|forall|fun|if|in|let|match|mod|Prop|"
    r"return|Set|then|Type|using|where|with|by|of|exp|ln|sin|cos|tan|atan|sqrt|pow|PI|"
    r"Rpower|Rmax|Rmin|Rabs|Rdiv|Rinv|weight|total|mean|limit"
)
FUNCTIONS = {
    sympy.exp: "exp",
    sympy.log: "ln",
    sympy.sin: "sin",
    sympy.cos: "cos",
    sympy.tan: "tan",
    sympy.atan: "atan",
    sympy.Abs: "Rabs",
}
RELATIONS = {"<=": "<=", "<": "<", ">=": ">=", ">": ">", "==": "=", "!=": "<>"}


def name(symbol: sympy.Symbol) -> str:
    """A name that Coq takes for a variable.

    Examples
    --------
    >>> name(sympy.Symbol("alpha_N")), name(sympy.Symbol("lambda'")), name(sympy.Symbol("exp"))
    ('alpha_N', 'lambda_', 'exp_')
    """
    word = re.sub(r"\W", "_", str(symbol), flags=re.ASCII)
    word = word if word[0].isalpha() else f"v{word}"
    return f"{word}_" if TAKEN.fullmatch(word) else word


def term(expr: Expr) -> str:
    """An expression as a term of Coq, in parentheses where it is compound.

    Raises
    ------
    OutsideTheClassError
        If it holds a function that Coq's library of the reals lacks.

    Examples
    --------
    >>> a, N = sympy.symbols("a N", positive=True)
    >>> term(3 * N**(-a / 2)), term(sympy.exp(-N) - sympy.sqrt(a)), term(a**-2)
    ('(3 * (Rpower N (- (a / 2))))', '((- (sqrt a)) + (exp (- N)))', '(/ (a ^ 2))')
    """
    match expr:
        case sympy.Integer():
            return str(expr) if expr >= 0 else f"(- {-expr})"
        case sympy.Rational():
            return f"({expr.p} / {expr.q})" if expr > 0 else f"(- ({-expr.p} / {expr.q}))"
        case sympy.Symbol():
            return name(expr)
        case sympy.Add():
            return total([term(a) for a in expr.as_ordered_terms()])
        case sympy.Mul():
            return _multiplied(expr)
        case sympy.Pow():
            return _power(expr.base, expr.exp)
        case sympy.Max() | sympy.Min():
            return _folded("Rmax" if isinstance(expr, sympy.Max) else "Rmin", [term(a) for a in expr.args])
    if expr == sympy.pi:
        return "PI"
    if expr == sympy.E:
        return "(exp 1)"
    if expr.func in FUNCTIONS:
        return f"({FUNCTIONS[expr.func]} {term(expr.args[0])})"
    raise OutsideTheClassError(f"{expr} has no counterpart among Coq's real functions; leave it to the other evidence")


def _multiplied(expr: Expr) -> str:
    negative = expr.as_coeff_Mul()[0].is_negative
    parts = sympy.fraction(-expr if negative else expr, exact=True)
    text = quotient(*([term(f) for f in sympy.Mul.make_args(part) if f != 1] for part in parts))
    return f"(- {text})" if negative else text


def _power(base: Expr, exponent: Expr) -> str:
    if exponent == sympy.Rational(1, 2):
        return f"(sqrt {term(base)})"
    if exponent.is_Integer:
        power = term(base) if abs(exponent) == 1 else f"({term(base)} ^ {abs(exponent)})"
        return power if exponent > 0 else f"(/ {power})"
    if base == sympy.E:
        return f"(exp {term(exponent)})"
    return f"(Rpower {term(base)} {term(exponent)})"


def product(factors: list[str]) -> str:
    """Factors, multiplied."""
    return factors[0] if len(factors) == 1 else f"({' * '.join(factors)})" if factors else "1"


def quotient(above: list[str], below: list[str]) -> str:
    """A product over another; that above needs no parentheses of its own.

    Examples
    --------
    >>> quotient(["a", "b"], ["(c + d)"]), quotient(["(a + b)"], ["c", "d"]), quotient(["a"], [])
    ('(a * b / (c + d))', '((a + b) / (c * d))', 'a')
    """
    if not below:
        return product(above)
    return f"({' * '.join(above) or '1'} / {product(below)})"


def total(summands: list[str]) -> str:
    """Summands, added; those that are negative are subtracted.

    Examples
    --------
    >>> total(["1", "(- (2 * b))", "c"])
    '(1 - (2 * b) + c)'
    """
    if not summands:
        return "0"
    rest = (f"- {s[3:-1]}" if s.startswith("(- ") else f"+ {s}" for s in summands[1:])
    return summands[0] if len(summands) == 1 else f"({' '.join([summands[0], *rest])})"


def _folded(function: str, items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"({function} {items[0]} {_folded(function, items[1:])})"


def relation(fact: Expr) -> str:
    """A relation, or a conjunction of some, as a proposition of Coq.

    Examples
    --------
    >>> a, b = sympy.symbols("a b")
    >>> relation(sympy.Gt(a, b / 2))
    '(a > b / 2)'
    """
    if isinstance(fact, (sympy.And, sympy.Or)):
        word = r" /\ " if isinstance(fact, sympy.And) else r" \/ "
        return f"({word.join(relation(f) for f in fact.args)})"
    if not isinstance(fact, Relational):
        raise OutsideTheClassError(f"{fact} is no relation")
    sides: Any = fact
    return f"({_bare(sides.lhs)} {RELATIONS[sides.rel_op]} {_bare(sides.rhs)})"


def _bare(expr: Expr) -> str:
    """A term; a sum or product, which always stands in parentheses, without them."""
    return term(expr)[1:-1] if isinstance(expr, (sympy.Add, sympy.Mul)) else term(expr)
