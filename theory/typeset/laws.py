r"""LaTeX of what was asked for beyond the terms of a risk: numbers at a point, and compute-optimal laws."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sympy

from theory.facts import tidied
from theory.terms import Terms
from theory.typeset.certificates import enumerated
from theory.typeset.displays import displayed
from theory.typeset.numerals import decimal
from theory.typeset.phases import diagram
from theory.typeset.printer import Printer
from theory.typeset.termlists import after_law, best_words, law_words

__all__ = ["laws"]

Names = Mapping[Any, str] | None


def laws(
    terms: Terms, numbers: Mapping[Any, float] | None = None, names: Names = None, order: Sequence[Any] = ()
) -> str:
    r"""Values of letters and constants at the point, and each compute-optimal law; empty if none was asked for.

    Parameters
    ----------
    terms : Terms
    numbers : mapping, optional
        Values of constants by symbol.
    names : mapping, optional
        LaTeX of symbols, by symbol or name.
    order : sequence, optional
        Symbols or their names in the author's order.

    Returns
    -------
    str
        To stand behind `theory.typeset.terms.decomposition`.

    Examples
    --------
    >>> from theory.terms import TermsQuestion
    >>> print(laws(TermsQuestion("gradient-flow", point=("a=2", "b=3/2"), costs=("t",)).answer()))
    At $a = 2$ and $b = \frac{3}{2}$.
    <BLANKLINE>
    Compute-optimal:
    \[
      \min_{t \le C} c_1 t^{-1/4} \asymp C^{-1/4} \quad \text{at } t \propto C.
    \]
    <BLANKLINE>
    """
    return "".join(f"\n{part}\n" for part in _parts(terms, numbers or {}, names, order)).lstrip("\n")


def _parts(terms: Terms, numbers: Mapping[Any, float], names: Names, order: Sequence[Any]) -> Iterator[str]:
    printer = Printer(names=names, order=order)
    if terms.point:
        there = enumerated([f"${printer.tex(sympy.Eq(s, value, evaluate=False))}$" for s, value in terms.point.items()])
        values = [rf"${printer.tex(s)} \approx {decimal(x)}$" for s, x in numbers.items() if math.isfinite(x)]
        yield f"At {there}{': ' + enumerated(values) if values else ''}."
    for index, cell in enumerate(terms.found.cells):
        plans = [plan for plan in terms.plans if plan.cell == index]
        facts = [f"${printer.tex(fact)}$" for fact in tidied(map(terms.at_point, cell.facts))]
        for plan in plans:
            where = f" for {enumerated(facts)}" if facts else ""
            yield f"{law_words(plan)}{where}:\n{displayed([diagram(plan.diagram, names, order)], '.')}"
            if said := after_law(terms, plan):
                yield said
        if len(plans) > 1:
            yield best_words(terms.best(index))
