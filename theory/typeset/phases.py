r"""LaTeX of risks and phase diagrams: formulas with cases, and tables in the author's notation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sympy

from theory.allocate import Phase, PhaseDiagram, Wall
from theory.risk import Risk
from theory.typeset.certificates import enumerated
from theory.typeset.factors import is_negative
from theory.typeset.printer import Printer

__all__ = ["cells", "conditions", "diagram", "left", "phase", "risk", "table"]

Expr = Any
Names = Mapping[Any, str] | None

RELATIONS = {"two-sided": r"\asymp", "upper": r"\lesssim", "lower": r"\gtrsim"}
KINDS = {"continuous": "the allocation is continuous", "jumping": "the allocation jumps"}
NO_PHASES = {
    "unbounded": r"\text{arbitrarily small}",
    "infeasible": r"\text{infeasible}",
    "cover-unproved": r"\text{not found}",
}


def risk(given: Risk, names: Names = None, order: Sequence[Any] = ()) -> str:
    r"""A risk as a formula, its terms in the order given.

    Examples
    --------
    >>> from theory import parameters, resources
    >>> N, D = resources("N D"); alpha, beta = parameters("alpha beta")
    >>> print(risk(Risk([N**-alpha, D**-beta])))
    N^{-\alpha} + D^{-\beta}
    """
    printer = Printer(names=names, order=order)
    written = [printer.tex(t.expression) for t in given.terms]
    return rf"\max({', '.join(written)})" if given.combine == "max" else " + ".join(written) or "0"


def phase(given: Phase, names: Names = None, order: Sequence[Any] = ()) -> str:
    """The order of the optimal risk in one phase, and where it holds."""
    printer = Printer(names=names, order=order, inline=True)
    return " ".join(_case(given, printer)).replace("&", r"\quad").strip()


def diagram(plan: PhaseDiagram, names: Names = None, order: Sequence[Any] = ()) -> str:
    r"""The optimal risk as a formula, with the allocation for one phase and cases for several.

    Examples
    --------
    >>> from theory import compute_optimal, parameters, resources
    >>> N = resources("N"); a = parameters("a")
    >>> print(diagram(compute_optimal(Risk(N**-a), cost=2*N)))
    \min_{2 N \le C} N^{-a} \asymp C^{-a} \quad \text{at } N \propto C
    """
    printer = Printer(names=names, order=order, inline=True)
    least, relation = left(plan, names, order), RELATIONS[plan.risk.direction]
    if not plan.phases:
        return rf"{least} \quad {NO_PHASES[plan.status]}"
    unproved = r" \quad \text{(more phases are not excluded)}" if plan.status == "cover-unproved" else ""
    if len(plan.phases) == 1:
        (only,) = plan.phases
        orders = [
            rf"{printer.tex(r)} \propto {printer.tex(only.orders[r])}"
            for r in _resources(plan, order)
            if r in only.orders
        ]
        at = r" \quad \text{at } " + r",\; ".join(orders) if orders else ""
        return f"{least} {relation} {phase(only, names, order)}{at}{unproved}"
    cases = " \\\\\n  ".join(" ".join(_case(p, printer)) for p in plan.phases)
    return f"{least} {relation} \\begin{{cases}}\n  {cases}\n\\end{{cases}}{unproved}"


def left(plan: PhaseDiagram, names: Names = None, order: Sequence[Any] = ()) -> str:
    """The least risk within its limits, as what a phase diagram is about."""
    written = risk(plan.risk, names, order)
    inside = written if plan.risk.combine == "max" or len(plan.risk.terms) == 1 else rf"\left( {written} \right)"
    return rf"\min_{{{_limits(plan, Printer(names=names, order=order, inline=True))}}} {inside}"


def table(plan: PhaseDiagram, names: Names = None, order: Sequence[Any] = ()) -> str:
    r"""The phases as a table in the style of booktabs, walls below.

    Parameters
    ----------
    plan : PhaseDiagram
    names : mapping, optional
        LaTeX of symbols, by symbol or name, and of terms in math mode, by expression.
    order : sequence, optional
        Resources, parameters and terms in the author's order.

    Returns
    -------
    str
        A ``tabular``; needs the packages amsmath, amssymb and booktabs.
    """
    return _Table(plan, names, order).written()


def cells(plan: PhaseDiagram) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """Heads, rows and lines on walls of that table, formulas in dollars."""
    made = _Table(plan, None, ())
    return (
        (*made.heads(),),
        tuple((*made.row(i, p),) for i, p in enumerate(plan.phases, 1)),
        (*map(made.wall, plan.walls),),
    )


def conditions(given: Phase) -> tuple[str, ...]:
    """Where a phase holds, each condition in LaTeX for math mode."""
    return tuple(_compared(c.lhs, ">", Printer(inline=True)) for c in given.conditions)


class _Table:
    """One phase per row; the column of logarithms only where there are some."""

    def __init__(self, plan: PhaseDiagram, names: Names, order: Sequence[Any]) -> None:
        self.plan, self.printer = plan, Printer(names=names, order=order, inline=True)
        self.names = {str(key): tex for key, tex in (names or {}).items()}
        self.places = {str(key): place for place, key in enumerate(order)}
        self.resources = _resources(plan, order)
        self.with_log = any(p.log != 0 for p in plan.phases)
        self.with_conditions = any(p.conditions for p in plan.phases)

    def written(self) -> str:
        heads = [*self.heads()]
        rows = [" & ".join(self.row(i, p)) + r" \\" for i, p in enumerate(self.plan.phases, 1)]
        walls = [rf"\multicolumn{{{len(heads)}}}{{@{{}}l@{{}}}}{{{self.wall(w)}}} \\" for w in self.plan.walls]
        lines = [
            rf"\begin{{tabular}}{{@{{}}{'l' * len(heads)}@{{}}}}",
            r"\toprule",
            " & ".join(heads) + r" \\",
            r"\midrule",
            *rows,
            *([r"\midrule", *walls] if walls else []),
            r"\bottomrule",
            r"\end{tabular}",
        ]
        return "\n".join(lines) + "\n"

    def heads(self) -> Iterator[str]:
        yield "phase"
        yield from ("where",) if self.with_conditions else ()
        yield "exponent"
        yield from ("log",) if self.with_log else ()
        yield from (self.math(r) for r in self.resources)
        yield "binding"

    def row(self, number: int, given: Phase) -> Iterator[str]:
        yield str(number)
        if self.with_conditions:
            yield ", ".join(f"${_compared(c.lhs, '>', self.printer)}$" for c in given.conditions) or "always"
        yield self.math(given.exponent)
        if self.with_log:
            yield self.math(given.log)
        yield from (self._share(given, r) for r in self.resources)
        yield ", ".join(self._term(t) for t in sorted(given.binding, key=self._place))

    def _share(self, given: Phase, resource: Expr) -> str:
        if resource in given.orders:
            return self.math(given.orders[resource])
        low, high = next((low, high) for r, low, high in given.intervals if r == resource)
        budget = self.printer.tex(self.plan.budget)
        ends = [f"${budget}^{{{self.printer.tex(e)}}}$" if e.is_finite is not False else "" for e in (low, high)]
        match ends:
            case ["", ""]:
                return "any"
            case [least, ""]:
                return f"at least {least}"
            case ["", most]:
                return f"at most {most}"
            case [least, most]:
                return f"{least} to {most}"
        raise AssertionError(ends)

    def _term(self, term: Expr) -> str:
        return f"${self.names[str(term)]}$" if str(term) in self.names else self.math(term)

    def _place(self, term: Expr) -> tuple[Any, ...]:
        given = [t.expression for t in self.plan.risk.terms]
        behind = given.index(term) if term in given else len(given)
        return self.places.get(str(term), len(self.places)), behind if not self.places else self.printer.term_key(term)

    def wall(self, wall: Wall) -> str:
        one, other = (i + 1 for i in wall.between)
        where = f"inside {one}" if one == other else f"between {one} and {other}"
        log = f", log {self.math(wall.log)}" if wall.log != 0 else ""
        equation = _compared(wall.equation, "=", self.printer)
        return f"On ${equation}$ ({where}) {KINDS[wall.kind]}; exponent {self.math(wall.exponent)}{log}."

    def math(self, expr: Expr) -> str:
        return f"${self.printer.tex(expr)}$"


def _case(given: Phase, printer: Printer) -> Iterator[str]:
    yield printer.tex(given.rate)
    conditions = [f"${_compared(c.lhs, '>', printer)}$" for c in given.conditions]
    if conditions:
        yield rf"& \text{{if {enumerated(conditions)}}}"


def _limits(plan: PhaseDiagram, printer: Printer) -> str:
    problem = plan.problem
    written = [rf"{printer.tex(c)} \le {printer.tex(plan.budget)}" for c in problem.costs]
    written += [printer.tex(s) for s in problem.subject_to]
    return r",\, ".join(written) or ", ".join(map(printer.tex, plan.resources))


def _compared(expr: Expr, relation: str, printer: Printer) -> str:
    """``expr > 0`` or ``expr = 0`` with the terms that are subtracted on the other side."""
    terms = sympy.Add.make_args(expr)
    left = sympy.Add(*(t for t in terms if not is_negative(t)))
    right = sympy.Add(*(-t for t in terms if is_negative(t)))
    if relation == "=" and (left == 0 or len(sympy.Add.make_args(right)) > len(sympy.Add.make_args(left))):
        left, right = right, left
    return f"{printer.tex(left)} {relation} {printer.tex(right)}"


def _resources(plan: PhaseDiagram, order: Sequence[Any]) -> list[Expr]:
    places = {str(key): place for place, key in enumerate(order)}
    return sorted(plan.resources, key=lambda r: (places.get(r.name, len(places)), r.name))
