r"""Statements of claims in LaTeX.

A statement is a main relation followed by side conditions; `parts` keeps them
apart, so that a theorem can break the line between them, and `statement` joins
them with ``\qquad``.
"""

from __future__ import annotations

from typing import Any

import sympy

from theory.records import Claim, Equality, Inclusion, Inequality, Limit, Order, Threshold
from theory.typeset.classes import relation_tex
from theory.typeset.printer import Printer
from theory.typeset.widths import width

__all__ = ["abbreviated", "parts", "statement"]

Expr = Any

_LETTERS = ("S", "Q", "Z", "Y")
_WORTH_NAMING = 9.0
_RELATIONS = {"<=": r"\le", ">=": r"\ge", "<": "<", ">": ">"}
_CLASSES = {"O": "O", "Omega": r"\Omega", "Theta": r"\Theta"}


def statement(claim: Claim) -> str:
    r"""Write the statement of a claim in LaTeX, in the notation of the claim.

    Parameters
    ----------
    claim : Claim

    Returns
    -------
    str
        LaTeX for math mode, without dollar signs, made of plain amsmath constructs.

    Examples
    --------
    >>> from theory.registry import builtin
    >>> print(statement(builtin().claim("havrilla2024:compute-law")))
    R^\star(C) = \Theta(C^{-\beta/(\beta + d)}) \qquad \text{as } C \to \infty
    """
    return r" \qquad ".join(parts(claim))


def parts(claim: Claim) -> tuple[str, ...]:
    """The main relation and its side conditions, each in LaTeX for math mode."""
    said = claim.statement
    printer = Printer(claim)
    tex = printer.tex
    match said:
        case Equality(lhs, rhs):
            short, named = abbreviated(rhs, claim)
            return (f"{tex(lhs)} = {tex(short)}", *named)
        case Inequality(lhs, relation, rhs):
            short, named = abbreviated(rhs, claim)
            return (f"{tex(lhs)} {_RELATIONS[relation]} {tex(short)}", *named)
        case Order(quantity, "~", rate, variable):
            return rf"{tex(quantity)} \sim {tex(rate)}", rf"\text{{as }} {tex(variable)} \to \infty"
        case Order(quantity, relation, rate, variable):
            order = f"{_CLASSES[relation]}{_sized(tex(rate))}"
            return f"{tex(quantity)} = {order}", rf"\text{{as }} {tex(variable)} \to \infty"
        case Limit(expr, variable, point, value):
            return (rf"\lim_{{{tex(variable)} \to {tex(point)}}} {tex(expr)} = {tex(value)}",)
        case Threshold(variable, value, condition, where):
            exists = Printer(claim, inline=True).tex(condition)
            conditions = [] if condition == sympy.true else [rf"\text{{provided }} {exists}"]
            crossing = rf"\text{{where }} {tex(where)} \text{{ at }} {tex(variable)} = {_star(tex(variable))}"
            return f"{_star(tex(variable))} = {tex(value)}", crossing, *conditions
        case Inclusion(hypotheses=hypotheses):
            given = " \\text{ and } ".join(relation_tex(h, claim) for h in hypotheses)
            return relation_tex(said.content, claim), *([rf"\text{{if }} {given}"] if given else [])


def abbreviated(expr: Expr, claim: Claim) -> tuple[Expr, list[str]]:
    """Name the repeated sum that makes an expression long, as an author would.

    Returns
    -------
    (sympy.Expr, list of str)
        The shorter expression, and the definition in LaTeX, if there is one.
    """
    counted: dict[Expr, int] = {}
    for node in sympy.preorder_traversal(expr):
        if node.is_Add and len(node.args) > 2 and node.free_symbols:
            counted[node] = counted.get(node, 0) + 1
    small = Printer(claim, inline=True)
    saved = {node: (times - 1) * width(small.tex(node)) for node, times in counted.items() if times > 1}
    taken = {s.name for s in expr.free_symbols} | {s.name for m in claim.meanings for s in m.symbol.free_symbols}
    free = [letter for letter in _LETTERS if letter not in taken]
    if not saved or max(saved.values()) < _WORTH_NAMING or not free:
        return expr, []
    best = max(saved, key=lambda node: (saved[node], node.sort_key()))
    letter = sympy.Dummy(free[0], positive=True)
    return expr.xreplace({best: letter}), [rf"\text{{with }} {letter.name} = {Printer(claim).tex(best)}"]


def _sized(tex: str) -> str:
    return rf"\left( {tex} \right)" if r"\frac" in tex or r"\sum" in tex else f"({tex})"


def _star(variable: str) -> str:
    return rf"{variable}^\star" if "^" not in variable else rf"({variable})^\star"
