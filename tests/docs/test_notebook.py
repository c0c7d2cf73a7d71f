"""The example notebook runs from top to bottom, and shows formulas and tables."""

from __future__ import annotations

import ast
import json
from pathlib import Path

NOTEBOOK = Path(__file__).parents[2] / "docs" / "example" / "law.ipynb"


def shown(source, names):
    """What a notebook displays of a cell: the richest form of its last expression."""
    body = ast.parse(source).body
    last = ast.Expression(body.pop().value) if isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), str(NOTEBOOK), "exec"), names)
    if last is None:
        return None
    value = eval(compile(last, str(NOTEBOOK), "eval"), names)
    return value._repr_html_() if hasattr(value, "_repr_html_") else value._repr_latex_()


def test_every_cell_shows_a_formula_or_a_table():
    cells = [c for c in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"] if c["cell_type"] == "code"]
    names: dict[str, object] = {}
    risk, plan, certificate, claim, evidence, record = [shown("".join(c["source"]), names) for c in cells]
    assert risk == r"$\displaystyle A N^{-\alpha} + B D^{-\beta}$"
    assert r"\propto" in plan
    assert r"\ge" in certificate
    assert claim.startswith(r"$\displaystyle ")
    assert "<td>value</td>" in evidence
    assert "supported" in record and "theory verify yang2025:minmax-allocation" in record
