"""Mathematics as MathML, so that every page reads without network."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from proofs_check.report.markup import el
from proofs_check.report.maths import mathml


def setup(app: Any) -> dict[str, Any]:
    """Register the renderer; ``html_math_renderer = "mathml"`` chooses it."""
    app.add_html_math_renderer("mathml", inline_renderers=(_inline, None), block_renderers=(_block, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _inline(writer: Any, node: nodes.math) -> None:
    writer.body.append(mathml(_convertible(node)))
    raise nodes.SkipNode


def _block(writer: Any, node: nodes.math_block) -> None:
    writer.body.append(el("div", mathml(_convertible(node), display=True), class_="math"))
    raise nodes.SkipNode


def _convertible(node: nodes.Element) -> str:
    """The LaTeX of a node; what does not convert stops the build instead of showing as code."""
    latex = node.astext()
    if mathml(latex).startswith("<code>"):
        raise ValueError(f"{node.source}:{node.line}: this does not convert to MathML: {latex}")
    return latex
