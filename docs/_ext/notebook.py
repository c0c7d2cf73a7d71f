"""The example notebook with what its cells show, executed without Jupyter.

::

    python docs/_ext/notebook.py
"""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).parents[1] / "example" / "law.ipynb"
FORMS = {"text/html": "_repr_html_", "text/latex": "_repr_latex_"}


def executed(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook after all cells ran in order, each with the forms of its last value as its output."""
    names: dict[str, Any] = {}
    cells, count = [], 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            count += 1
            value = _value("".join(cell["source"]), names)
            cell = {**cell, "execution_count": count, "outputs": _outputs(value, count)}
        cells.append(cell)
    return {**notebook, "cells": cells}


def written(notebook: dict[str, Any]) -> str:
    """The notebook as it is stored."""
    return json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _value(source: str, names: dict[str, Any]) -> Any:
    body = ast.parse(source).body
    last = ast.Expression(body.pop().value) if isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), str(NOTEBOOK), "exec"), names)
    return None if last is None else eval(compile(last, str(NOTEBOOK), "eval"), names)


def _outputs(value: Any, count: int) -> list[dict[str, Any]]:
    if value is None:
        return []
    data = {kind: getattr(value, form)().splitlines(keepends=True) for kind, form in FORMS.items()}
    return [{"data": data, "execution_count": count, "metadata": {}, "output_type": "execute_result"}]


if __name__ == "__main__":
    NOTEBOOK.write_text(written(executed(json.loads(NOTEBOOK.read_text(encoding="utf-8")))), encoding="utf-8")
