"""LaTeX of claims, proofs, tables and whole documents, made from the records alone."""

from theory.typeset.document import stale, write
from theory.typeset.printer import expression
from theory.typeset.statements import statement
from theory.typeset.style import Style, read_style

__all__ = ["Style", "expression", "read_style", "stale", "statement", "write"]
