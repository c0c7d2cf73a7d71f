"""The example notebook runs from top to bottom, and what is stored of it is what it shows."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
NOTEBOOK = runpy.run_path(str(DOCS / "_ext" / "notebook.py"))


@pytest.fixture(scope="module")
def stored():
    return json.loads((DOCS / "example" / "law.ipynb").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def shown(stored):
    """What a notebook displays of each cell, by its form."""
    run = NOTEBOOK["executed"](stored)
    data = [c["outputs"][0]["data"] for c in run["cells"] if c["cell_type"] == "code"]
    return run, [{kind: "".join(lines) for kind, lines in forms.items()} for forms in data]


def test_what_is_stored_is_what_the_cells_show(stored, shown):
    assert stored == shown[0], "run: python docs/_ext/notebook.py"


def test_formulas_in_latex(shown):
    risk, plan, certificate, claim, evidence, record = [forms["text/latex"] for forms in shown[1]]
    assert risk == r"$\displaystyle A N^{-\alpha} + B D^{-\beta}$"
    assert r"\propto" in plan
    assert r"\ge" in certificate
    assert claim.startswith(r"$\displaystyle ")
    assert r"value & A = 1" in evidence
    assert claim in record and "supported" in record


def test_formulas_and_tables_in_html(shown):
    *formulas, evidence, record = [forms["text/html"] for forms in shown[1]]
    assert all("<math" in html and "<code>\\" not in html for html in formulas)
    assert "The least largest leg" in formulas[-1]
    assert "<td>value</td>" in evidence
    assert "supported" in record and "theory verify yang2025:minmax-allocation" in record
