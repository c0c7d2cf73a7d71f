"""Statements and expressions of claims as the report shows them: MathML, or code where that fails."""

from __future__ import annotations

from typing import Any

from proofs_check.report.markup import Html, el
from theory.records import Claim
from theory.typeset import mathml as converter

__all__ = ["expression", "mathml", "result", "statement"]


def mathml(latex: str, *, display: bool = False) -> Html:
    """LaTeX as MathML; see `theory.typeset.mathml`."""
    return Html(converter.mathml(latex, display=display))


def statement(claim: Claim) -> tuple[Html, ...]:
    """The statement of a claim: the main relation, then its side conditions."""
    from theory.typeset.statements import parts

    main, *conditions = parts(claim)
    return (mathml(main, display=True), *(mathml(condition) for condition in conditions))


def expression(expr: Any, claim: Claim, *, display: bool = False) -> Html:
    """An expression in the names of a claim, as mathematics."""
    from theory.typeset import expression as typeset

    return mathml(typeset(expr, claim), display=display)


def result(written: str, claim: Claim, *, display: bool = False) -> Html:
    """Mathematics stored as text, in the names of a claim; as code if it cannot be read."""
    from theory.typeset.notation import read

    expr = read(written, claim)
    return el("code", written) if expr is None else expression(expr, claim, display=display)
