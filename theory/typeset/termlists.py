"""The terms of a risk for people at a terminal, and as JSON for programs."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

import sympy

from theory.expressions import text
from theory.facts import tidied
from theory.problems import Cell, Regime, RiskTerm
from theory.problems.grammar import words, written
from theory.terms import Plan, Terms, constants
from theory.typeset.answers import diagram, diagram_json
from theory.typeset.regimes import condition_words, subject

__all__ = ["after_law", "best_words", "law_words", "terms_json", "terms_text"]

WIDTH = 110

Expr = Any
Numbers = Mapping[Any, float]


NOISE_STAYS = (
    "Label noise stays: no budget lowers the risk below it. How the risk comes down to it is not derived, since label "
    "noise may approach its constant more slowly than any term above. Leave noise out for the law of the rest, or let "
    "the step fall (decay=1)."
)
ON_EDGE = (
    "On the edge of a regime, where this optimum lies or may lie, terms are right up to constants only: so are the "
    "constant of the law and the multiples in its allocation. Exponents hold."
)


def terms_text(terms: Terms, numbers: Numbers | None = None) -> str:
    """The terms regime by regime, the constants in them, and the compute-optimal law if one was asked for.

    Parameters
    ----------
    terms : Terms
    numbers : mapping, optional
        Values of constants, to be shown beside them.
    """
    found = terms.found
    parts = ["\n".join(_asked(terms))]
    for index, cell in enumerate(found.cells):
        parts.append(_cell_words(cell))
        parts += [_regime(terms, regime) for regime in cell.regimes]
        for plan in terms.plans:
            if plan.cell == index:
                parts.append(f"{law_words(plan)}\n\n{textwrap.indent(diagram(plan.diagram), '  ')}")
                if said := after_law(terms, plan):
                    parts.append(textwrap.fill(said, WIDTH))
        if len([plan for plan in terms.plans if plan.cell == index]) > 1:
            parts.append(best_words(terms.best(index)))
    if letters := constants(found):
        lines = [_constant(symbol, terms.at_point(expr), numbers or {}) for symbol, expr in letters.items()]
        parts.append("Constants\n" + "\n".join(lines))
    parts.append("Assumed\n" + "\n".join(f"  - {sentence}" for sentence in found.assumptions))
    return "\n\n".join(parts)


def law_words(plan: Plan) -> str:
    """The heading of a compute-optimal law."""
    within = "" if plan.regime is None else f", among allocations where {subject(plan.regime)} what is learned"
    return f"Compute-optimal{within}"


def after_law(terms: Terms, plan: Plan) -> str:
    """What must be known of a law beside it, if anything."""
    if plan.noise_stays:
        return NOISE_STAYS
    return ON_EDGE if terms.on_edge(plan) else ""


def best_words(plan: Plan | None) -> str:
    """Which of several laws of a cell is the best one."""
    if plan is None or plan.regime is None:
        return "The law of the cell is the best of these, which depends on letters here."
    return f"The law of the cell is the best of these: where {subject(plan.regime)} what is learned."


def _asked(terms: Terms) -> Iterator[str]:
    yield f"problem     {words(terms.found.problem)}"
    if terms.point:
        yield f"at          {', '.join(f'{s} = {written(v)}' for s, v in terms.point.items())}"
    if terms.letters:
        yield f"letters     {', '.join(map(str, terms.letters))}: positive, and fixed while the budget grows"
    if terms.walls:
        logs = any(term.monomial.logs for cell in terms.found.cells for r in cell.regimes for term in r.terms)
        walls = " and ".join(f"{written(wall.lhs)} = {written(wall.rhs)}" for wall in terms.walls)
        yield f"on a wall   {walls}: two exponents coincide there, and {'a' if logs else 'no'} logarithm comes in"


def _cell_words(cell: Cell) -> str:
    facts = " and ".join(_relation(fact) for fact in tidied(cell.facts))
    return f"Where {facts}" if facts else "Everywhere"


def _relation(fact: Expr) -> str:
    return f"{written(fact.lhs)} {fact.rel_op} {written(fact.rhs)}"


def _regime(terms: Terms, regime: Regime) -> str:
    heads = [
        f"  - {said + ': ' if said else ''}{small} << {large}" for small, large, said in _conditions(terms, regime)
    ]
    rank = written(terms.at_point(regime.rank))
    rows = [_row(terms, t) for t in regime.terms]
    widths = [max(len(row[i]) for row in rows) for i in range(3)]
    lines = ["    " + "  ".join([*(c.ljust(w) for c, w in zip(row, widths, strict=False)), row[3]]) for row in rows]
    return "\n".join(
        [
            f"  The {regime.limit} limit what is learned, of the order of {rank} modes",
            *heads,
            *(x.rstrip() for x in lines),
        ]
    )


def _conditions(terms: Terms, regime: Regime) -> list[tuple[str, str, str]]:
    problem = terms.found.problem
    return [
        (written(terms.at_point(x)), written(terms.at_point(y)), condition_words(problem, x, y))
        for x, y in regime.region.much_less
    ]


def _row(terms: Terms, term: RiskTerm) -> tuple[str, str, str, str]:
    constant, monomial = terms.split(term.monomial)
    over = f"other {term.below}" if term.below == term.name else term.below
    matters = f"never matters: below the {over}" if over else "matters"
    return term.name, written(constant), written(monomial), matters


def _constant(symbol: sympy.Symbol, expr: Expr, numbers: Numbers) -> str:
    number = numbers.get(symbol)
    value = "" if number is None else ", which is infinite" if math.isnan(number) else f" = {number:.6g}"
    if isinstance(expr, sympy.Eq):
        said = f"{symbol}{value} solves {written(expr.lhs)} = {written(expr.rhs)}"
    else:
        said = f"{symbol} = {written(expr)}{value}"
    return textwrap.fill(
        said,
        WIDTH,
        initial_indent="  ",
        subsequent_indent="      ",
        break_long_words=False,
        break_on_hyphens=False,
    )


# --- for programs -----------------------------------------------------------------------------------------------------


def terms_json(terms: Terms, numbers: Numbers | None = None) -> dict[str, Any]:
    """The same for programs; expressions are text that `theory.expressions.parse` reads."""
    found = terms.found
    return {
        "problem": words(found.problem),
        "resources": [r.name for r in found.problem.resources],
        "point": {s.name: text(v) for s, v in terms.point.items()},
        "walls": [text(wall) for wall in terms.walls],
        "letters": [s.name for s in terms.letters],
        "cells": [_cell_json(terms, index, cell) for index, cell in enumerate(found.cells)],
        "constants": {
            s.name: {"value": _finite((numbers or {}).get(s)), "expression": text(e)}
            for s, e in constants(found).items()
        },
        "assumptions": list(found.assumptions),
    }


def _finite(value: float | None) -> float | None:
    return None if value is None or math.isnan(value) else value


def _cell_json(terms: Terms, index: int, cell: Cell) -> dict[str, Any]:
    plans = [plan for plan in terms.plans if plan.cell == index]
    return {
        "where": [text(fact) for fact in tidied(cell.facts)],
        "regimes": [_regime_json(terms, regime) for regime in cell.regimes],
        "compute_optimal": [
            {
                "regime": None if plan.regime is None else plan.regime.limit,
                "noise_stays": plan.noise_stays,
                "on_edge": terms.on_edge(plan),
                **diagram_json(plan.diagram),
            }
            for plan in plans
        ],
    }


def _regime_json(terms: Terms, regime: Regime) -> dict[str, Any]:
    return {
        "limit": regime.limit,
        "rank": text(regime.rank),
        "conditions": [
            {"much_less": [text(x), text(y)], "words": condition_words(terms.found.problem, x, y)}
            for x, y in regime.region.much_less
        ],
        "terms": [_term_json(terms, term) for term in regime.terms],
    }


def _term_json(terms: Terms, term: RiskTerm) -> dict[str, Any]:
    constant, monomial = terms.split(term.monomial)
    return {
        "name": term.name,
        "constant": text(constant),
        "monomial": text(monomial),
        "powers": {r.name: text(terms.at_point(p)) for r, p in term.monomial.powers},
        "logs": {r.name: text(terms.at_point(q)) for r, _, q in term.monomial.logs},
        "from": term.origin,
        "matters": not term.below,
        "below": term.below,
    }
