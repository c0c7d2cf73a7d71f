"""LaTeX of claims, proofs, tables and whole documents, made from the records alone."""

from theory.typeset.document import write
from theory.typeset.printer import expression
from theory.typeset.statements import statement

__all__ = ["expression", "statement", "write"]
