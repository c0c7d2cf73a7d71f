r"""Expressions in LaTeX, ordered and laid out as in a paper.

Symbols follow the order in which a claim lists them, symbolic and fractional
powers stay superscripts (``N^{-\alpha}``, ``C^{-1/7}``), and fractions inside
exponents and inside other fractions are written with a slash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import sympy
from sympy.core.function import AppliedUndef
from sympy.printing.latex import LatexPrinter

from theory.records import Claim
from theory.symbols import Resource
from theory.typeset.factors import (
    Factor,
    belongs_below,
    collected,
    drawn_together,
    is_negative,
    is_special,
    is_tall,
    signed,
)
from theory.typeset.names import name
from theory.typeset.widths import width

__all__ = ["Printer", "expression"]

Expr = Any

_SUPERLATIVE = re.compile(r"(the )?(best|least|lowest|minimal|optimal|smallest)\b")
_LONGEST_EXPONENT = 14
_RELATIONS = {"==": "=", "!=": r"\ne", "<": "<", "<=": r"\le", ">": ">", ">=": r"\ge"}


def expression(expr: Expr, claim: Claim | None = None, *, inline: bool = False) -> str:
    r"""Write an expression or a relation in LaTeX, without dollar signs.

    Parameters
    ----------
    expr : sympy.Basic
        An expression, a relation, or a conjunction of relations.
    claim : Claim, optional
        Whose notation and order of symbols to use.
    inline : bool
        Whether fractions are written with a slash, for running text and tables.

    Returns
    -------
    str
        LaTeX for math mode, made of plain amsmath constructs.

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> N, D = resources("N D"); alpha, beta = parameters("alpha beta")
    >>> print(expression(N**-alpha), expression(D**(-2*beta/(2*beta + 1))))
    N^{-\alpha} D^{-2 \beta/(1 + 2 \beta)}
    """
    return Printer(claim, inline=inline).tex(expr)


class Printer(LatexPrinter):
    """Printer of one author's notation; anything exotic is left to sympy's own printer.

    Parameters
    ----------
    claim : Claim, optional
        Whose notation and order of symbols to use.
    inline : bool
        Whether fractions are written with a slash.
    names : mapping, optional
        LaTeX of symbols, by symbol or name, where there is no claim.
    order : sequence, optional
        Symbols or their names in the author's order, where there is no claim.
    """

    def __init__(
        self,
        claim: Claim | None = None,
        *,
        inline: bool = False,
        names: Mapping[Any, str] | None = None,
        order: Sequence[Any] = (),
    ) -> None:
        super().__init__({"order": "none"})  # type: ignore[no-untyped-call]
        meanings = claim.meanings if claim else ()
        self._written = {m.symbol: m.latex for m in meanings if m.latex}
        self._starred = {m.symbol for m in meanings if _SUPERLATIVE.match(m.words)}
        self._places = {m.symbol: place for place, m in enumerate(meanings)}
        self._names = {str(key): tex for key, tex in (names or {}).items()}
        self._order = {str(key): place for place, key in enumerate(order)}
        self._slashes = inline

    def tex(self, expr: Expr) -> str:
        """LaTeX of an expression."""
        return str(self._print(sympy.sympify(expr, strict=True)))

    # --- layout ------------------------------------------------------------------------------------------------------

    @contextmanager
    def _small(self) -> Iterator[None]:
        """Inside exponents, indices and fractions, fractions are written with a slash."""
        before, self._slashes = self._slashes, True
        try:
            yield
        finally:
            self._slashes = before

    def _small_tex(self, expr: Expr) -> str:
        with self._small():
            return self.tex(expr)

    def _in_parentheses(self, expr: Expr) -> str:
        return _parentheses(self.tex(expr))

    def _place(self, symbol: Expr) -> tuple[int, str, str]:
        # A symbol without a meaning is a plain coefficient, which authors write first; an abbreviation comes last.
        if symbol.is_Dummy:
            return len(self._places), "", symbol.name
        unnamed = len(self._order) if self._order else -1
        return self._places.get(symbol, self._order.get(symbol.name, unnamed)), symbol.name.lower(), symbol.name

    def _places_in(self, expr: Expr) -> list[tuple[int, str, str]]:
        return sorted(self._place(s) for s in expr.free_symbols)

    # --- atoms -------------------------------------------------------------------------------------------------------

    def _print_Symbol(self, expr: Expr, _exp: Any = None) -> str:
        return self._written.get(expr) or self._names.get(expr.name) or name(expr.name)

    _print_Dummy = _print_Symbol

    def _print_Rational(self, expr: Expr) -> str:
        if expr.q == 1:
            return str(expr.p)
        sign, p = ("-" if expr.p < 0 else ""), abs(expr.p)
        return f"{sign}{p}/{expr.q}" if self._slashes else rf"{sign}\frac{{{p}}}{{{expr.q}}}"

    def _print_Exp1(self, _expr: Expr, _exp: Any = None) -> str:
        return "e"

    # --- sums, products, powers --------------------------------------------------------------------------------------

    def _print_Add(self, expr: Expr, _exp: Any = None) -> str:
        made = ""
        for term in sorted(expr.args, key=self.term_key):
            negative, magnitude = signed(term)
            written = self.tex(magnitude)
            if made:
                made += f" {'-' if negative else '+'} {written}"
            else:
                made = f"-{written}" if negative else written
        return made

    def term_key(self, term: Expr) -> tuple[Any, ...]:
        """Positive terms first, a number before symbols, else in the order of resources, then of all symbols."""
        resources = sorted(self._place(s) for s in term.free_symbols if isinstance(s, Resource))
        return signed(term)[0], not term.is_number, resources, self._places_in(term), term.sort_key()

    def _print_Mul(self, expr: Expr) -> str:
        negative, magnitude = signed(expr)
        return ("-" if negative else "") + self._product(sympy.Mul.make_args(magnitude))

    def _print_Pow(self, expr: Expr) -> str:
        return self._product((expr,))

    def _print_ExpBase(self, expr: Expr, _exp: Any = None) -> str:
        return self._product((expr,))

    def _product(self, args: Sequence[Expr]) -> str:
        """Lay out a product: a fraction, then what is too tall for it; with a slash where space is scarce."""
        above: list[Factor] = []
        below: list[Factor] = []
        for base, exponent in sorted(drawn_together(collected(args)), key=self._factor_key):
            if base.is_Rational and exponent == 1:
                above += [(sympy.Integer(base.p), exponent)] if base.p != 1 else []
                below += [(sympy.Integer(base.q), exponent)] if base.q != 1 else []
            elif belongs_below(base, exponent):
                below.append((base, -exponent))
            else:
                above.append((base, exponent))
        if below:  # a power of a number joins a fraction but does not make one
            below += [(base, -exponent) for base, exponent in above if base.is_Rational and is_negative(exponent)]
            above = [f for f in above if not (f[0].is_Rational and is_negative(f[1]))]
            below.sort(key=self._factor_key)
        if not below:
            return self._juxtaposed(above)
        if self._slashes:
            denominator = self._juxtaposed(below)
            return f"{self._juxtaposed(above)}/{_parentheses(denominator) if len(below) > 1 else denominator}"
        beside = [f for f in above if is_tall(*f)]
        inside = [f for f in above if f not in beside]
        if not inside and not any(is_special(*f) for f in beside):
            inside, beside = beside, []
        with self._small():
            fraction = rf"\frac{{{self._juxtaposed(inside, bare=True)}}}{{{self._juxtaposed(below, bare=True)}}}"
        return f"{fraction} {self._juxtaposed(beside)}" if beside else fraction

    def _factor_key(self, arg: Factor) -> tuple[Any, ...]:
        """Numbers, symbols, brackets, functions, then whatever grows, its logarithms and sums last."""
        base, exponent = arg
        grows = base.has(Resource)
        kinds = (
            base.is_Rational,
            base.is_number,
            base.is_Symbol and not grows,
            base.is_Add and not grows,
            not grows and not base.has(sympy.Sum),
            not base.has(sympy.log, sympy.exp, sympy.Sum),
            not base.has(sympy.Sum),
            True,
        )
        return kinds.index(True), self._places_in(base), base.sort_key(), exponent.sort_key()

    def _juxtaposed(self, factors: Sequence[Factor], *, bare: bool = False) -> str:
        """Factors side by side; ``bare`` leaves the parentheses of a lone sum away."""
        if not factors:
            return "1"
        if bare and len(factors) == 1 and factors[0][1] == 1:
            return self.tex(factors[0][0])
        made = ""
        for index, (base, exponent) in enumerate(factors):
            written = self._power(base, exponent, last=index == len(factors) - 1)
            made += _gap(made, written) + written
        return made

    def _power(self, base: Expr, exponent: Expr, *, last: bool = True) -> str:
        if base == sympy.E and exponent != 1:
            return self._exponential(exponent)
        if exponent == sympy.Rational(1, 2):
            return rf"\sqrt{{{self._small_tex(base)}}}"
        written = self.tex(base)
        compound = base.is_Add or base.is_Mul or base.is_Pow or (base.is_Rational and (base.q != 1 or base.p < 0))
        if exponent == 1:
            return _parentheses(written) if base.is_Add or (not last and _is_open(base)) else written
        if compound or "^" in written or _is_open(base) or isinstance(base, sympy.Sum):
            written = _parentheses(written)
        return f"{written}^{{{self._exponent(exponent)}}}"

    def _exponent(self, exponent: Expr) -> str:
        if exponent.is_Add and all(is_negative(term) for term in exponent.args):
            return f"-({self._small_tex(-exponent)})"
        return self._small_tex(exponent)

    def _exponential(self, exponent: Expr) -> str:
        small = self._small_tex(exponent)
        if width(small) <= _LONGEST_EXPONENT and not exponent.has(sympy.Sum, sympy.log):
            return f"e^{{{small}}}"
        return rf"\exp{_parentheses(self.tex(exponent), attached=True)}"

    # --- functions ---------------------------------------------------------------------------------------------------

    def _print_AppliedUndef(self, expr: Expr, _exp: Any = None) -> str:
        if expr in self._written:
            return self._written[expr]
        head = name(type(expr).__name__)
        star = r"^\star" if expr in self._starred and "^" not in head else ""
        return f"{head}{star}{_parentheses(', '.join(map(self.tex, expr.args)))}"

    def _print_log(self, expr: Expr, _exp: Any = None) -> str:
        (inner,) = expr.args
        if inner.is_Symbol or isinstance(inner, AppliedUndef) or inner.is_Integer:
            return rf"\log {self.tex(inner)}"
        return rf"\log{_parentheses(self.tex(inner), attached=True)}"

    def _named(self, head: str, args: Sequence[Expr]) -> str:
        return head + _parentheses(", ".join(map(self.tex, args)), attached=True)

    def _print_LambertW(self, expr: Expr, _exp: Any = None) -> str:
        branch = self.tex(expr.args[1]) if len(expr.args) == 2 else "0"
        return self._named(f"W_{{{branch}}}" if len(branch) > 1 else f"W_{branch}", expr.args[:1])

    def _print_gamma(self, expr: Expr, _exp: Any = None) -> str:
        return self._named(r"\Gamma", expr.args)

    def _print_beta(self, expr: Expr, _exp: Any = None) -> str:
        return self._named(r"\mathrm{B}", expr.args)

    def _print_zeta(self, expr: Expr, _exp: Any = None) -> str:
        return self._named(r"\zeta", expr.args)

    def _print_erfc(self, expr: Expr, _exp: Any = None) -> str:
        return self._named(r"\operatorname{erfc}", expr.args)

    def _print_sin(self, expr: Expr, _exp: Any = None) -> str:
        return self._named(r"\sin", expr.args)

    def _print_cos(self, expr: Expr, _exp: Any = None) -> str:
        return self._named(r"\cos", expr.args)

    def _print_catalan(self, expr: Expr, _exp: Any = None) -> str:
        return rf"\mathrm{{Cat}}_{{{self._small_tex(expr.args[0])}}}"

    def _print_Max(self, expr: Expr, _exp: Any = None) -> str:
        return self._named(r"\max", sorted(expr.args, key=self.term_key))

    def _print_Min(self, expr: Expr, _exp: Any = None) -> str:
        return self._named(r"\min", sorted(expr.args, key=self.term_key))

    def _print_Abs(self, expr: Expr, _exp: Any = None) -> str:
        return rf"\left| {self.tex(expr.args[0])} \right|"

    def _print_Sum(self, expr: Expr) -> str:
        (index, low, high), summand = expr.limits[0], expr.function
        sign = rf"\sum_{{{self.tex(index)}={self._small_tex(low)}}}^{{{self._small_tex(high)}}}"
        return f"{sign} {self._in_parentheses(summand) if summand.is_Add else self.tex(summand)}"

    # --- relations ---------------------------------------------------------------------------------------------------

    def _print_Relational(self, expr: Expr) -> str:
        return f"{self.tex(expr.lhs)} {_RELATIONS[expr.rel_op]} {self.tex(expr.rhs)}"

    def _print_And(self, expr: Expr) -> str:
        return r" \text{ and } ".join(self.tex(a) for a in sorted(expr.args, key=self._term_order))

    def _print_Or(self, expr: Expr) -> str:
        return r" \text{ or } ".join(self.tex(a) for a in sorted(expr.args, key=self._term_order))

    def _term_order(self, relation: Expr) -> tuple[Any, ...]:
        return self._places_in(relation), relation.sort_key()


def _gap(before: str, after: str) -> str:
    r"""What stands between two factors: a dot before a digit, a thin space beside a word."""
    if not before:
        return ""
    if after[0].isdigit():
        return r" \cdot "
    word = re.search(r"\\mathrm\{\w{2,}\}$", before) or re.match(r"\\mathrm\{\w{2,}\}", after)
    return r" \, " if word else " "


def _is_open(base: Expr) -> bool:
    """Whether a factor printed without parentheses would swallow what follows."""
    return isinstance(base, sympy.Sum) or (isinstance(base, sympy.log) and not base.args[0].is_Add)


def _parentheses(tex: str, *, attached: bool = False) -> str:
    r"""Parentheses as high as needed; ``attached`` drops the space that \left puts after an operator."""
    if re.search(r"\\(frac|sum|binom)\b", tex):
        return (r"\!" if attached else "") + rf"\left( {tex} \right)"
    return f"({tex})"
