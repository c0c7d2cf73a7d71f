r"""LaTeX of the terms of a risk: equations of the regimes with their conditions, a table, and the constants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sympy

from theory.facts import tidied
from theory.problems import Cell, Decomposition, Regime, RiskTerm
from theory.terms import Terms, constants
from theory.typeset.certificates import enumerated
from theory.typeset.displays import displayed
from theory.typeset.printer import Printer
from theory.typeset.regimes import condition_words, subject

__all__ = ["decomposition", "formula", "tables"]

Expr = Any
Names = Mapping[Any, str] | None

# As in whole documents; formulas that no line break helps are set smaller.
_SHRUNK = (
    r"\providecommand{\shrunk}[1]{\resizebox{\ifdim\width>\linewidth\linewidth\else\width\fi}{!}{$\displaystyle #1$}}"
)


def decomposition(found: Decomposition, names: Names = None, order: Sequence[Any] = ()) -> str:
    r"""The terms cell by cell: an equation for each regime and a table of all terms; then the constants.

    Parameters
    ----------
    found : Decomposition
    names : mapping, optional
        LaTeX of symbols, by symbol or name.
    order : sequence, optional
        Symbols or their names in the author's order.

    Returns
    -------
    str
        Needs the packages amsmath, booktabs and graphicx.

    Examples
    --------
    >>> from theory.problems import decompose
    >>> from theory.problems.grammar import problem_of
    >>> print(decomposition(decompose(problem_of("gradient-flow"))).split("\n\n")[1])
    For $a > 1$ and $b > 1$, where the steps limit what is learned (many steps, $1 \ll t$), to leading order the risk is
    \[
      c_1 t^{(1 - b)/a}.
    \]
    """
    writer = _Writer(found, names, order)
    cells = (part for cell in found.cells for part in writer.cell(cell))
    assumed = f"Assumed: {'; '.join(found.assumptions)}."
    return "\n\n".join([_SHRUNK, *cells, *writer.definitions(), assumed]) + "\n"


def formula(found: Decomposition) -> str:
    r"""The risk as one formula with a case for each regime of each cell.

    Examples
    --------
    >>> from theory.problems import decompose
    >>> from theory.problems.grammar import problem_of
    >>> print(formula(decompose(problem_of("gradient-flow"))))
    \begin{cases} c_1 t^{(1 - b)/a} & \text{if $a > 1$, $b > 1$, $1 \ll t$} \end{cases}
    """
    writer = _Writer(found, None, ())
    cases = (writer.case(cell, regime) for cell in found.cells for regime in cell.regimes)
    return " ".join([r"\begin{cases}", r" \\ ".join(cases), r"\end{cases}"])


def tables(found: Decomposition, names: Names = None, order: Sequence[Any] = ()) -> str:
    """The tables of `decomposition` with the constants below, without the equations of the regimes."""
    writer = _Writer(found, names, order)
    return "\n\n".join([*map(writer.table, found.cells), *writer.definitions()]) + "\n"


class _Writer:
    def __init__(self, found: Decomposition, names: Names, order: Sequence[Any]) -> None:
        self.found, self.terms = found, Terms(found, {})
        exponents = found.problem.capacity.free_symbols | found.problem.source.free_symbols
        self.order = order or sorted(exponents, key=str)
        self.display = Printer(names=names, order=self.order)
        self.inline = Printer(names=names, order=self.order, inline=True)

    def cell(self, cell: Cell) -> Iterator[str]:
        facts = [f"${self.inline.tex(fact)}$" for fact in tidied(cell.facts)]
        where = enumerated(facts) if facts else ""
        for number, regime in enumerate(cell.regimes):
            start = f"For {where}, where" if where and not number else "Where"
            limits = "; ".join(self._explained(regime))
            yield (
                f"{start} {subject(regime)} what is learned ({limits}), to leading order the risk is\n"
                f"{displayed([self._sum(regime)], '.')}"
            )
        yield self.table(cell)

    def table(self, cell: Cell) -> str:
        """All terms of a cell in the style of booktabs."""
        heads = ("limit", "term", "constant", "monomial", "matters")
        rows = [self._row(regime, t, not i) for regime in cell.regimes for i, t in enumerate(regime.terms)]
        body = "\n".join(" & ".join(row) + r" \\" for row in rows)
        columns = "l" * len(heads)
        return (
            rf"\begin{{tabular}}{{@{{}}{columns}@{{}}}}"
            "\n\\toprule\n"
            f"{' & '.join(heads)} \\\\\n\\midrule\n{body}\n\\bottomrule\n\\end{{tabular}}"
        )

    def case(self, cell: Cell, regime: Regime) -> str:
        facts = [f"${self.inline.tex(fact)}$" for fact in tidied(cell.facts)]
        where = ", ".join([*facts, *(f"${c}$" for c in self._conditions(regime))])
        return rf"{self._sum(regime)} & \text{{if {where}}}"

    def definitions(self) -> Iterator[str]:
        """The constants, each on a line of its own."""
        given = constants(self.found)
        if given:
            yield "Here"
        for symbol, expr in given.items():
            if isinstance(expr, sympy.Eq):
                yield f"${self.display.tex(symbol)}$ solves\n{displayed([self.display.tex(expr)])}"
            else:
                yield displayed([f"{self.display.tex(symbol)} = {self.display.tex(expr)}"])

    def _sum(self, regime: Regime) -> str:
        return " + ".join(self.inline.tex(self.terms.lettered(t.monomial)) for t in regime.kept)

    def _conditions(self, regime: Regime) -> list[str]:
        return [rf"{self.inline.tex(x)} \ll {self.inline.tex(y)}" for x, y in regime.region.much_less]

    def _explained(self, regime: Regime) -> Iterator[str]:
        said = (condition_words(self.found.problem, x, y) for x, y in regime.region.much_less)
        for words, condition in zip(said, self._conditions(regime), strict=True):
            yield f"{words}, ${condition}$" if words else f"${condition}$"

    def _row(self, regime: Regime, term: RiskTerm, first: bool) -> tuple[str, ...]:
        constant, monomial = self.terms.split(term.monomial)
        return (
            regime.limit if first else "",
            term.name,
            f"${self.inline.tex(constant)}$",
            f"${self.inline.tex(monomial)}$",
            f"never, below the {term.below}" if term.below else "yes",
        )
