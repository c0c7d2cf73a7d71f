"""Which of two expressions grows faster, and which term of a sum leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import sympy

from theory.decide import Point
from theory.errors import OutsideTheClassError
from theory.growth.read import readings
from theory.growth.scale import Growth, largest, leading
from theory.growth.signs import Branch, tidied

__all__ = ["Cell", "Comparison", "Dominant", "Verdict", "along", "compare", "dominant", "dominates"]

Expr = Any
Verdict = Literal["o", "equal", "theta", "omega", "unknown"]

_LATEX = {"o": "o", "equal": r"\sim", "theta": r"\Theta", "omega": r"\omega"}


@dataclass(frozen=True)
class Cell:
    """How two growths compare where conditions on parameters hold.

    Attributes
    ----------
    conditions : relations with zero, all of which hold
    verdict : ``o`` (left/right tends to 0), ``equal`` (to 1), ``theta`` (to
        another constant), or ``omega`` (to infinity)
    ratio : the limit of left/right, or None where it is not finite and
        positive or constants are left out
    witness : exact parameters that satisfy facts and conditions; None where
        the solver neither found any nor proved that there are none
    """

    conditions: tuple[Expr, ...]
    verdict: Verdict
    ratio: Expr | None
    witness: Point | None


@dataclass(frozen=True)
class Comparison:
    """Disjoint cells that cover all parameters at which the powers are defined; see `compare`."""

    left: Expr
    right: Expr
    cells: tuple[Cell, ...]

    @property
    def verdict(self) -> Verdict | None:
        """The verdict of all cells; None where they differ, unknown if only a cell that may be empty differs."""
        everywhere = {cell.verdict for cell in self.cells}
        certain = {cell.verdict for cell in self.cells if cell.witness is not None}
        if len(everywhere) == 1:
            return next(iter(everywhere))
        return None if len(certain) > 1 else "unknown"

    def at(self, point: Mapping[Any, Any]) -> Cell:
        """The cell that contains a point."""
        for cell in self.cells:
            if all(c.subs(point) == sympy.true for c in cell.conditions):
                return cell
        raise OutsideTheClassError(
            f"no cell contains {dict(point)}: give every parameter, where the powers are defined"
        )

    def __iter__(self) -> Iterator[Cell]:
        return iter(self.cells)

    def __str__(self) -> str:
        lines = (f"{_words(c)}{_where(' where ', ' and ', map(str, c.conditions))}" for c in self)
        return f"{self.left} against {self.right}:\n  " + "\n  ".join(lines)

    def latex(self) -> str:
        r"""The cells in LaTeX, without dollar signs.

        Examples
        --------
        >>> from theory.symbols import parameters, resources
        >>> C, a = resources("C"), parameters("a")
        >>> print(compare(C**-a, 1, C).latex())
        C^{- a} = \begin{cases} o\left(1\right) \end{cases}
        """
        right = sympy.latex(self.right)
        rows = (
            rf"{_LATEX[c.verdict]}\left({right}\right){_where(' & ', ', ', map(sympy.latex, c.conditions))}"
            for c in self
        )
        return "".join([sympy.latex(self.left), r" = \begin{cases} ", r" \\ ".join(rows), r" \end{cases}"])

    def _repr_latex_(self) -> str:
        return f"$\\displaystyle {self.latex()}$"


@dataclass(frozen=True)
class Dominant:
    """The terms of largest order where conditions on parameters hold; more than one where they tie."""

    conditions: tuple[Expr, ...]
    terms: tuple[Expr, ...]
    witness: Point | None


def _words(cell: Cell) -> str:
    return f"theta with ratio {cell.ratio}" if cell.verdict == "theta" and cell.ratio is not None else cell.verdict


def _where(before: str, between: str, conditions: Iterable[Any]) -> str:
    given = between.join(map(str, conditions))
    return before + given if given else ""


def compare(
    left: Expr | Growth, right: Expr | Growth, variable: sympy.Symbol, where: Iterable[Expr] = ()
) -> Comparison:
    """Compare two expressions as a symbol tends to infinity.

    Parameters
    ----------
    left, right : sympy.Expr or Growth
        On the growth scale, see `growth`; expressions must be positive.
    variable : sympy.Symbol
        What grows; a positive symbol.
    where : iterable of sympy relations
        Facts about parameters.

    Returns
    -------
    Comparison
        One cell where the facts settle the answer, several where it depends
        on parameters.

    Raises
    ------
    OutsideTheClassError
        If an expression is not on the scale, or no parameters satisfy the facts.

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> C, (a, b) = resources("C"), parameters("a b")
    >>> print(compare(C**(-a*b/(a + b)), C**(-b/2), C))
    C**(-a*b/(a + b)) against C**(-b/2):
      omega where -a + b > 0
      equal where Eq(a - b, 0)
      o where a - b > 0
    >>> compare(C**-a + C**-b, C**-a, C, where=[a < b]).verdict
    'equal'
    """
    found: list[tuple[tuple[Verdict, Expr | None], Branch]] = []
    for (mine, yours), given in readings([left, right], variable, Branch.of(where)):
        quotient = mine / yours
        for limit in leading(quotient, given):
            constant = quotient.coefficient
            ratio = None if limit.sign or constant is None else sympy.simplify(constant * limit.value)
            verdict: Verdict = "o" if limit.sign < 0 else "omega" if limit.sign else "equal" if ratio == 1 else "theta"
            found.append(((verdict, ratio), limit.branch))
    cells = (Cell(part.relations, verdict, ratio, part.witness) for (verdict, ratio), part in tidied(found))
    return Comparison(_expression(left, variable), _expression(right, variable), tuple(cells))


def _expression(given: Expr | Growth, variable: sympy.Symbol) -> Expr:
    return given.expression(variable) if isinstance(given, Growth) else sympy.sympify(given, strict=True)


def dominates(
    left: Expr | Growth, right: Expr | Growth, variable: sympy.Symbol, where: Iterable[Expr] = ()
) -> bool | Comparison | None:
    """Decide whether right/left tends to zero.

    Parameters
    ----------
    left, right, variable, where
        As for `compare`.

    Returns
    -------
    bool, Comparison or None
        True or False where that holds for all parameters; the comparison where
        it depends on them; None where the solver does not settle which.

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> C, (a, b) = resources("C"), parameters("a b")
    >>> dominates(C**-a, C**(-a - b), C), dominates(C**-a, sympy.log(C), C)
    (True, False)
    """
    found = compare(left, right, variable, where)
    answers = {cell.verdict == "omega" for cell in found}
    if len(answers) == 1:
        return answers.pop()
    certain = {cell.verdict == "omega" for cell in found if cell.witness is not None}
    return found if len(certain) > 1 else None


def dominant(terms: Iterable[Expr], variable: sympy.Symbol, where: Iterable[Expr] = ()) -> tuple[Dominant, ...]:
    """Find the terms of a positive sum that lead as a symbol tends to infinity.

    Parameters
    ----------
    terms : iterable of sympy.Expr
        On the growth scale, see `growth`.
    variable : sympy.Symbol
        What grows; a positive symbol.
    where : iterable of sympy relations
        Facts about parameters.

    Returns
    -------
    tuple of Dominant
        Disjoint cells that cover all parameters.

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> N, (a, b) = resources("N"), parameters("a b")
    >>> for cell in dominant([N**-a, N**-b], N):
    ...     print(*cell.terms, "where", *cell.conditions)
    N**(-a) where -a + b > 0
    N**(-a) N**(-b) where Eq(a - b, 0)
    N**(-b) where a - b > 0
    """
    given = [sympy.sympify(term, strict=True) for term in terms]
    leaders = (
        (tuple(given[i] for i in sorted(sizes)), part)
        for growths, branch in readings(given, variable, Branch.of(where))
        for sizes, part in largest(growths, branch)
    )
    return tuple(Dominant(part.relations, places, part.witness) for places, part in tidied(leaders))


def along(expr: Expr, path: Mapping[sympy.Symbol, Expr]) -> Expr:
    """Put resources on a path along which they are powers of one symbol.

    Parameters
    ----------
    expr : sympy.Expr
        In several resources.
    path : mapping of sympy.Symbol to sympy.Expr
        What each resource is, for example ``{N: C**x, D: C**y}``.

    Returns
    -------
    sympy.Expr
        In the symbol of the path, for `growth` and `compare`.

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> (N, D, C), (a, b, x) = resources("N D C"), parameters("a b x")
    >>> along(N**-a * D**b, {N: C**x, D: C**(1 - x)})
    C**(b*(1 - x))/C**(a*x)
    """
    pairs: Any = list(path.items())
    return sympy.sympify(expr, strict=True).subs(pairs, simultaneous=True)
